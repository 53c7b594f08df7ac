"""coreference: short forms, "the group", "he", "which" - and whom they stand for inside the report."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.model import Mention, MentionKind, Reading, Word
from onrecord.read.mentions import content, nouns, singulars
from onrecord.read.mentions.actors import full_name
from onrecord.read.mentions.names import as_text, listed, name_run, words_of
from onrecord.read.tree import child

BANDS = frozenset({"rebel-group", "political-militia", "identity-militia"})
REACH = 3
"""Sentences that a pronoun looks back."""
WEIGHTS = {"nsubj": 6, "nsubjpass": 6, "agent": 4, "dobj": 3, "attr": 2, "conj": 2, "pobj": 1, "poss": 1}
"""Salience by grammatical role: subjects first (Lappin & Leass 1994, in their order)."""


def coreference(reading: Reading) -> Reading:
    """Give every mention the fullest name that the report has for it."""
    return reading.plus(mentions=tuple(_Discourse(reading).run()))


class _Discourse:
    """Who has been spoken of so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._full = _full_names(reading)
        self._said: list[Mention] = []
        self._done: dict[int, Mention] = {}
        self._place_of = {id(s): i for i, s in enumerate(reading.sentences)}
        self._sayers = _sayers(reading)

    def run(self) -> Iterator[Mention]:
        for mention in self._reading.mentions:
            one = self._resolved(mention)
            self._said.append(one)
            self._done[one.head] = one
            yield one

    def _resolved(self, mention: Mention) -> Mention:
        head = self._reading.words[mention.head]
        if head.pos == "PRON":
            found = self._antecedent(mention, head)
            return _as(mention, found) if found else mention
        if head.pos == "PROPN":
            return self._person(mention, head)
        if (inner := content(head)) is not None and (whole := self._reading.mention_of.get(inner.i)) is not None:
            whole = self._resolved(whole)
            return _as(mention, whole) if whole.actor else mention
        if (named := _apposition(self._reading, head)) is not None:
            return replace(mention, kind=named.kind, name=named.name, actor=mention.actor or named.actor)
        if mention.actor is None and (owner := self._owner(head)) is not None:
            return replace(mention, actor=owner.actor, name=f"{owner.name}'s {head.text}")
        if mention.actor is None and mention.place is None and _is_definite(head):
            found = self._named_before(head) if _is_bare(head) else None
            return _as(mention, found) if found else mention
        return mention

    def _person(self, mention: Mention, head: Word) -> Mention:
        full = self._full.get(head.text) if mention.place is None or mention.kind == "person" else None
        if full is None or (mention.actor is not None and mention.kind != "person"):
            return mention
        known = next((m for m in self._said if m.kind == "person" and m.name == full and m.actor), None)
        return replace(mention, kind="person", name=full, actor=mention.actor or (known.actor if known else None))

    def _owner(self, head: Word) -> Mention | None:
        """Whose "its forces" are."""
        pronoun = child(head, "poss")
        if (
            pronoun is None
            or pronoun.pos != "PRON"
            or not any(f in listed("actors", "owned") for f in singulars(head.lower))
        ):
            return None
        owner = self._done.get(pronoun.i)
        return owner if owner is not None and owner.name.lower() != pronoun.lower else None

    def _named_before(self, head: Word) -> Mention | None:
        same, band = self._same_noun(head), self._band(head)
        if same is not None and (same.actor is not None or any(w[0].isupper() for w in same.name.split())):
            return same
        return band or same

    def _same_noun(self, head: Word) -> Mention | None:
        """An earlier phrase with more to it and the same noun: "the coalition" after "the US-led coalition"."""
        for mention in reversed(self._said):
            word = self._reading.words[mention.head]
            if word.lower == head.lower and mention.kind == "force" and " " in mention.name:
                return mention
        return None

    def _band(self, head: Word) -> Mention | None:
        """The last armed party that is no state, for "the group", "the rebels"."""
        if not any(f in listed("actors", "bands") for f in singulars(head.lower)):
            return None
        for mention in reversed(self._said):
            word = self._reading.words[mention.head]
            if mention.kind == "force" and word.pos != "PRON" and _is_band(mention, word):
                return mention
        return None

    def _antecedent(self, mention: Mention, head: Word) -> Mention | None:
        if head.tag in {"WDT", "WP", "WP$"} or (head.lower == "that" and head.dep in WEIGHTS):
            return self._relative(head)
        wanted = _wanted(head.lower)
        if wanted is None or _is_empty(head) or not _is_bare(head):
            return None
        if head.lower in listed("anaphora", "speaker"):
            return self._speaker(head)
        best, most = None, 0.0
        for one in reversed(self._said):
            word = self._reading.words[one.head]
            back = self._sentences_back(word, head)
            if back > REACH:
                break
            if one.kind not in wanted or _shares_verb(word, head) or not _agrees(one, word, head):
                continue
            score = WEIGHTS.get(word.dep, 0) + 8 - 4 * back + (2 if one.actor else 0)
            score += 3 if one.kind == "force" else 4 if one.kind == "person" else 0
            score += 4 if head.lower in nouns("people_pronouns") and word.tag in {"NNS", "NNPS"} else 0
            if score > most:
                best, most = one, score
        return best

    def _sentences_back(self, word: Word, head: Word) -> int:
        return self._place_of[id(head.sentence)] - self._place_of[id(word.sentence)]

    def _relative(self, head: Word) -> Mention | None:
        """ "who", "which": the noun that the relative clause hangs on."""
        one = head
        while one.head is not one and one.dep != "relcl":
            one = one.head
        return self._done.get(one.head.i) if one.dep == "relcl" else None

    def _speaker(self, head: Word) -> Mention | None:
        """ "we", "our": whoever says the sentence, or his side."""
        said = self._said_by(head)
        if said is None or said.actor is None:
            return said
        return replace(said, kind="force", name=full_name(said.actor))

    def _said_by(self, head: Word) -> Mention | None:
        """The subject of the verb of saying above the word, or the last one before it in the text."""
        subject = self._sayers.get(head.sentence.words[0].i)
        if subject is None and _is_quoted(self._reading, head):
            before = [i for i in self._sayers if i < head.i]
            subject = self._sayers[max(before)] if before else None
        if subject is None or subject.lower in listed("anaphora", "speaker"):
            return None
        said = self._done.get(subject.i) or self._reading.mention_of.get(subject.i)
        return self._resolved(said) if said is not None and subject.i > head.i else said


def _as(mention: Mention, other: Mention) -> Mention:
    return replace(mention, kind=other.kind, name=other.name, actor=other.actor, place=other.place)


def _full_names(reading: Reading) -> dict[str, str]:
    """Last (and first) name -> the full name of a person, as first given."""
    found: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.kind != "person":
            continue
        run = untitled(name_run(words_of(reading, mention)))
        if len(run) > 1:
            found.setdefault(run[-1].text, as_text(run))
    return found


def untitled(run: Sequence[Word]) -> list[Word]:
    """A person's name without what stands before it: "Press Secretary Ana Silva", "Gen. Okello"."""
    titles = [i for i, w in enumerate(run[:-1]) if w.lower.rstrip(".") in nouns("titles")]
    return list(run[titles[-1] + 1 :] if titles else run)


def _sayers(reading: Reading) -> dict[int, Word]:
    """First word of a sentence -> the subject of its verb of saying."""
    found = {}
    for sentence in reading.sentences:
        for word in sentence.words:
            if word.lemma in listed("anaphora", "saying") and word.pos == "VERB":
                subject = child(word, "nsubj")
                if subject is not None and subject.lower not in listed("anaphora", "speaker"):
                    found[sentence.words[0].i] = subject
    return found


def _is_quoted(reading: Reading, head: Word) -> bool:
    """Whether the word stands between quotation marks that were opened on its line."""
    first = head.i
    while first > 0 and reading.words[first - 1].sentence.paragraph == head.sentence.paragraph:
        first -= 1
    return sum(w.text == '"' or w.tag in {"``", "''"} for w in reading.words[first : head.i]) % 2 == 1


def _apposition(reading: Reading, head: Word) -> Mention | None:
    """The name beside a noun for its bearer: "the prime minister, Ana Silva", "the militant group Hamas"."""
    beside, of = child(head, "appos"), child(head, "prep")
    if beside is None and of is not None and (inner := child(of, "pobj")) is not None:
        beside = child(inner, "appos")  # "the Secretary of State, Ana Silva"
    mention = reading.mention_of.get(beside.i) if beside is not None and beside.pos == "PROPN" else None
    if mention is None or head.tag not in {"NN", "NNP"}:
        return None
    own = reading.mention_of.get(head.i)
    kinds = {"people", "person"} if mention.kind == "person" else {"force"} if mention.actor else set()
    return mention if own is not None and own.kind in kinds else None


def _is_band(mention: Mention, word: Word) -> bool:
    if mention.actor is not None:
        return mention.actor.kind in BANDS
    return word.pos == "PROPN" and word.text.isupper() and len(word.text) > 2


def _is_bare(head: Word) -> bool:
    return not any(c.dep in {"amod", "compound", "prep", "nummod", "relcl", "acl"} for c in head.children)


def _is_definite(head: Word) -> bool:
    determiner = child(head, "det", "poss")
    return determiner is not None and determiner.lower in {"the", "this", "these", "those", "that"}


def _wanted(pronoun: str) -> frozenset[MentionKind] | None:
    if pronoun in nouns("person_pronouns"):
        return frozenset({"person", "people", "force"})
    if pronoun in nouns("people_pronouns"):
        return frozenset({"force", "people"})
    return frozenset({"force", "thing", "place"}) if pronoun in listed("anaphora", "it") else None


def _agrees(one: Mention, word: Word, pronoun: Word) -> bool:
    plural = word.tag in {"NNS", "NNPS"}
    if pronoun.lower in nouns("person_pronouns"):
        return one.kind == "person" or (not plural and word.pos == "NOUN" and one.actor is None)
    if pronoun.lower in listed("anaphora", "it"):
        return not plural or one.actor is not None
    return True


def _shares_verb(word: Word, pronoun: Word) -> bool:
    return pronoun.dep in {"dobj", "pobj", "nsubj"} and word.head is pronoun.head


def _is_empty(head: Word) -> bool:
    """ "it was reported that", "it is unclear": stands for nobody."""
    return head.lower == "it" and (
        head.dep == "expl" or (head.dep != "dobj" and any(c.dep in {"acomp", "ccomp"} for c in head.head.children))
    )
