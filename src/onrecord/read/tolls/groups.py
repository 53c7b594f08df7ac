"""Groups of people in a sentence: a noun phrase with the number that it says, or that it means by being one or many."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Figure, MentionKind, Party, Reading, Sentence, Span, Word
from onrecord.read.mentions import kind_of, nouns
from onrecord.read.mentions.parties import party
from onrecord.read.tolls.harms import harms
from onrecord.read.tree import child

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = NOUNS | {"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "HYPH", "POS", "FW", "AFX"}
_OPENERS = frozenset({"DT", "PRP$", "PDT", "WP$"})
_PEOPLE: frozenset[MentionKind] = frozenset({"force", "people", "person"})
_MORE = frozenset({"more", "other", "additional", "further"})
_QUOTES = frozenset({'"', "``", "''", "'", "(", "["})


@dataclass(frozen=True)
class Group:
    """Somebody who can be counted: words `[start, end)` of the sentence."""

    start: int
    end: int
    head: Word
    """The noun, the pronoun, or the number that stands alone."""
    counted: Word | None
    """The noun that says who; None for a bare number."""
    figure: Figure
    said: bool
    """Whether a number is said."""
    told: bool
    """Whether the phrase points back at somebody told before ("the two men", "they")."""


class Groups:
    """Reads the groups of one sentence. Works on the row of words where the tree may err."""

    def __init__(self, reading: Reading, sentence: Sentence, figures: dict[int, Figure]) -> None:
        self.reading = reading
        self.words = sentence.words
        self.base = sentence.words[0].i
        self.number: dict[int, tuple[int, int, Figure]] = {}
        """Index of a word in the sentence -> first and last word, and the figure that it belongs to."""
        by_end = {w.end: k for k, w in enumerate(self.words)}
        for k, word in enumerate(self.words):
            if figure := figures.get(word.start):
                last = by_end.get(figure.span.end, k)
                self.number.update(dict.fromkeys(range(k, last + 1), (k, last, figure)))

    def at(self, k: int) -> Word | None:
        """The word at this index, if there is one."""
        return self.words[k] if 0 <= k < len(self.words) else None

    def lower(self, k: int) -> str:
        """Its small letters; empty outside the sentence."""
        return self.words[k].lower if 0 <= k < len(self.words) else ""

    def starting(self, k: int) -> Group | None:
        """The group that begins at word `k`, quotation marks aside."""
        while self.lower(k) in _QUOTES:
            k += 1
        if k in self.number:
            return self._numbered(self.number[k])
        end = self._run(k)
        if end is None:
            word = self.at(k)
            return (
                self.of(word)
                if word is not None and word.tag in {"PRP", "NN", "DT", "WP"} and word.pos == "PRON"
                else None
            )
        return self.of(self.words[end])

    def ending(self, k: int) -> Group | None:
        """The group that ends with word `k`."""
        word = self.at(k)
        if k in self.number or (word is not None and (word.tag in NOUNS or word.pos == "PRON")):
            return self.of(self.words[k])
        return None

    def of(self, head: Word) -> Group | None:
        """The group under this head; None where the words are no people."""
        k = head.i - self.base
        if k in self.number:
            return self._numbered(self.number[k])
        start = self.start_of(k)
        for i in range(start, k):
            if i in self.number and (i == start or self.lower(i - 1) not in {"of", ","}):
                first, _, figure = self.number[i]
                return self._group(first, k + 1, head, head, figure)
        if self.lower(start - 1) == "of" and start - 2 in self.number:
            return self._numbered(self.number[start - 2])
        if self.lower(start - 1) == "of" and self.lower(start - 2) in nouns("parts") and start - 3 in self.number:
            return self.of(self.words[start - 2])  # "35 members of her family"
        return self._unsaid(start, k, head)

    def _numbered(self, number: tuple[int, int, Figure]) -> Group | None:
        first, last, figure = number
        end = last + 1
        at = end + 1 if self.lower(end) == "of" else end
        while self.lower(at) in _QUOTES:
            at += 1
        while self.lower(at) in _MORE and self.words[at].tag not in NOUNS:
            at += 1
        run = self._run(at)
        if run is None and self.lower(end) == "of" and (word := self.at(at)) is not None and word.pos == "PRON":
            run = at
        if run is None:
            return self._group(first, end, self.words[last], None, figure)
        return self._group(first, run + 1, self.words[run], self.words[run], figure)

    def _group(
        self, start: int, end: int, head: Word, counted: Word | None, figure: Figure, said: bool = True
    ) -> Group:
        told = self.lower(start - 1) in harms()["told_before"] if said else self._is_told(start, head)
        return Group(start, end, head, counted, figure, said, told)

    def _is_told(self, start: int, head: Word) -> bool:
        return self.lower(start) in harms()["told_before"] or (
            head.pos == "PRON" and head.lower not in {"others", "who"}
        )

    def _unsaid(self, start: int, k: int, head: Word) -> Group | None:
        """One person, or "civilians": 2 or more."""
        span = Span(self.words[start].start, head.end)
        if self.lower(k + 1) == "of" and (own := self._numbered_at(k + 2)) is not None and own.counted is None:
            return self._group(start, own.end, head, head, own.figure)  # "a family of nine"
        if size := harms().sized.get(head.lower):
            return self._group(start, k + 1, head, head, Figure(size, size, size, span), said=False)
        if self.is_one(start, head):
            return self._group(start, k + 1, head, head, Figure(1, 1, 1, span), said=False)
        return self._group(start, k + 1, head, head, Figure(2, None, None, span), said=False)

    def _numbered_at(self, k: int) -> Group | None:
        return self._numbered(self.number[k]) if k in self.number else None

    def is_one(self, start: int, head: Word) -> bool:
        """Whether an unnumbered phrase is one person."""
        rules = harms()
        if head.pos == "PRON" or head.lower in rules["plural_pronouns"]:
            return head.lower in rules["singular_pronouns"]
        if head.lower in rules["many_in_one"]:
            return False
        if head.tag == "NNP":  # a name, or a common noun in a headline
            common = head.lower in nouns("force") or head.lower in nouns("people")
            return common or self.lower(start) in rules["indefinite"] or not self._is_force_name(head)
        return head.tag == "NN" or head.lower.endswith("old")

    def _is_force_name(self, head: Word) -> bool:
        mention = self.reading.mention_of.get(head.i)
        if mention is not None and (mention.actor is not None or mention.kind == "person"):
            return mention.kind == "force"
        return head.text.isupper() and len(head.text) > 1

    # -- the row of words

    def start_of(self, k: int) -> int:
        """Where the phrase that ends with the noun `k` begins."""
        i = k
        while i > 0:
            left = self.words[i - 1]
            if i - 1 in self.number:
                return self.number[i - 1][0]
            if left.text == '"' and i - 2 in self.number:
                return self.number[i - 2][0]  # "at least 12" rebels
            if left.tag == "RB" and (self.lower(i) == "-" or self.words[i].dep == "amod"):
                i -= 1  # "well-known", "newly displaced"
                continue
            if left.tag in _OPENERS:
                return i - 2 if left.tag == "DT" and self.lower(i - 2) == "all" and i > 1 else i - 1
            if left.tag not in _INSIDE or (
                left.dep in {"nsubj", "nsubjpass", "ROOT", "relcl"} and left.tag not in {"JJ"}
            ):
                return i
            if left.tag in {"VBN", "VBG"} and left.dep != "amod":
                return i
            i -= 1
        return i

    def _run(self, k: int) -> int | None:
        """The last noun of the run of determiners, adjectives and nouns that begins at `k`."""
        last, one = None, self.lower(k) in {"a", "an"}
        for i in range(k, len(self.words)):
            word = self.words[i]
            if last is not None and word.lower in harms()["held_as"]:
                break  # "took 60 villagers | hostage"
            if word.text.isupper() and word.lower in harms().states:
                break  # "12 WIA"
            if word.tag in NOUNS and not self._is_time(word):
                last = i
                if not one and self._is_plural_head(i):  # but "a Taliban leader"
                    break
            elif not self._goes_on(i, k, behind_noun=last is not None and not one):
                break
        return last

    def _is_plural_head(self, i: int) -> bool:
        word = self.words[i]
        return word.tag in {"NNS", "NNPS"} and self.lower(i + 1) not in {"'", "'s"} and word.dep != "compound"

    def _goes_on(self, i: int, k: int, behind_noun: bool) -> bool:
        """Whether a word that is no noun may stand inside the phrase that begins at `k`."""
        word = self.words[i]
        if word.tag in NOUNS or (i in self.number and i > k):
            return False
        following = self.at(i + 1)
        if word.tag == "RB" and following is not None and (following.text == "-" or following.dep == "amod"):
            return True  # "well-known", "newly displaced"
        if word.tag == "VBN" and self.lower(i - 1) == "-":
            return True  # "rebel-held"
        if word.tag in {"VBN", "VBG"} and word.dep != "amod":
            return False
        if word.tag in _OPENERS:
            return i == k or self.words[i - 1].tag in _OPENERS
        return word.lower == "-" or word.tag in ({"POS", "HYPH", "CD"} if behind_noun else _INSIDE)

    def _is_time(self, word: Word) -> bool:
        return word.lower in nouns("times") or (word.dep == "npadvmod" and kind_of(word) == "thing")

    # -- who it is

    def kind(self, group: Group) -> MentionKind | None:
        """What the group stands for; None for a bare number."""
        if group.counted is None:
            return None
        if group.counted.lower in harms().sized or group.counted.lower in harms()["owners"]:
            return "people"  # "both were killed", "two of ours"
        mention = self.reading.mention_of.get(group.counted.i)
        return mention.kind if mention is not None else kind_of(group.counted)

    def is_people(self, group: Group) -> bool:
        """Whether it is somebody who can come to harm."""
        return self.kind(group) in _PEOPLE and group.head.lower not in harms()["no_people"]

    def party(self, group: Group) -> Party | None:
        """Who it is, for the claim."""
        if group.counted is None:
            return None
        mention = self.reading.mention_of.get(group.counted.i)
        if mention is not None:
            return party(mention)
        start = group.counted.i - self.base
        span = Span(self.words[max(group.start, self.start_of(start))].start, group.counted.end)
        return Party(span=span, name=span.of(self.reading.report.text))

    def is_numbered(self, group: Group) -> bool:
        """Whether it stands behind "the number of" or "how many", so that its number is told elsewhere."""
        if self.lower(group.start - 1) == "how":
            return True
        return self.lower(group.start - 1) == "of" and self.lower(group.start - 2) in harms()["number_nouns"]

    def shares_number(self, before: Group | None, group: Group) -> bool:
        """Whether the number or plural before "and" counts these too: "13 women and children"."""
        if before is None or group.said or group.figure.best is not None or group.head.pos == "PRON":
            return False
        return (
            group.start == before.end + 1
            and self.lower(before.end) == "and"
            and self.words[group.start].tag not in _OPENERS
        )

    def series(self, k: int) -> Iterator[Group]:
        """Groups joined by commas and "and" from word `k` on: "two soldiers, a guard and their driver"."""
        before: Group | None = None
        while (group := self.starting(k)) is not None:
            if group.head.tag.startswith("W"):
                return  # "a leader, who …"
            if not self.shares_number(before, group):
                yield group
            before, k = group, group.end
            if self.lower(k) == "," and self.lower(k + 1) in {"and", "or"}:
                k += 2
            elif self.lower(k) in {",", "and", "or", "plus", ";"}:
                k += 1
            else:
                return


def antecedent(word: Word) -> Word:
    """For "who" and "that" the noun that the relative clause hangs on; any other word itself."""
    if word.tag in {"WP", "WDT"} or word.lower in {"who", "whom"}:
        clause = word.head
        while clause.dep in {"conj", "ccomp", "xcomp", "aux", "auxpass"} and clause.head is not clause:
            clause = clause.head
        if clause.dep == "relcl":
            return clause.head
    return word


def subject(verb: Word) -> Word | None:
    """The subject of the verb in the tree, through conjunctions, participles and relative clauses."""
    seen = 0
    while seen < 4:
        if found := child(verb, "nsubj", "nsubjpass"):
            return antecedent(found)
        if verb.dep == "acl":
            return verb.head
        if verb.dep in {"xcomp", "ccomp"} and verb.head.pos == "VERB" and (forced := child(verb.head, "dobj")):
            return forced
        if verb.dep not in {"conj", "xcomp", "advcl", "dep"} or verb.head.pos not in {"VERB", "AUX"}:
            return None
        verb, seen = verb.head, seen + 1
    return None
