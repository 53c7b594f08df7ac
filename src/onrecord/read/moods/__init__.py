"""Stance and mood of an act: did it happen, is it going on, was it tried, planned, only thinkable - or denied?

Both are read on the way from the act's word up the tree: its own auxiliaries and adverbs, then every word that governs
it, until a word hands the clause to somebody ("said that") or the act stands in a clause of its own.
"""

from dataclasses import dataclass, field

from onrecord.model import Act, Control, Draft, Event, Mood, Reading, Stance, Tie, Toll, Word
from onrecord.read.moods.modality import (
    VERBS,
    condition,
    goes_on,
    has_no,
    has_state,
    is_definite,
    is_infinitive,
    is_negated,
    is_present,
    modal_mood,
)
from onrecord.read.moods.words import mood_words
from onrecord.read.tree import child, children

_RANK: tuple[Mood, ...] = ("happened", "ongoing", "attempted", "planned", "hypothetical")
"""Where several words speak, the one farthest from the facts wins ("will try to", "would continue to")."""
_OBJECTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "oprd", "csubj", "csubjpass"})


def stance_of(reading: Reading, draft: Draft) -> Stance:
    """`denies` where the act itself is negated ("did not attack"); `doubts` under "probably", "unclear whether"."""
    seen = _look(reading, draft)
    if seen.denied:
        return "denies"
    first = reading.words[draft.anchor].sentence.words[:2]
    if len(first) > 1 and first[1].text == ":" and first[0].lower in mood_words().unconfirmed:
        return "doubts"
    return "doubts" if seen.doubted else "asserts"


def mood_of(reading: Reading, draft: Draft) -> Mood:
    """The mood that auxiliaries and governing words give the act; standing holds and ties are ongoing."""
    seen = _look(reading, draft)
    stands = isinstance(draft.act, Tie) or (
        isinstance(draft.act, Control) and draft.act.change in {"holds", "contests"}
    )
    if stands and not seen.over:
        seen.moods.append("ongoing")
    return max(seen.moods, key=_RANK.index, default="happened")


def _look(reading: Reading, draft: Draft) -> "_Walk":
    walk = _Walk(draft.act)
    walk.follow(reading.words[draft.anchor])
    return walk


@dataclass
class _Walk:
    """What has been met on the way up."""

    act: Act
    moods: list[Mood] = field(default_factory=list)
    denied: bool = False
    doubted: bool = False
    over: bool = False
    passed: set[int] = field(default_factory=set)

    def follow(self, word: Word) -> None:
        """From the act's word to the last word that bears on it."""
        words = mood_words()
        if word.lemma in words.self_telling:
            self.moods.append(words.self_telling[word.lemma])
        if isinstance(self.act, Event) and self.act.type in words.lasting and word.tag != "VBD":
            self.moods.append("ongoing")
        self._notice(word, negation=True, aspect=True)
        self.passed.add(word.i)
        while (step := self._step(word)) is not None:
            word = step
            self.passed.add(word.i)

    def _step(self, word: Word) -> Word | None:
        """The next word up that bears on the act; None at the end of the way."""
        head = word.head
        if head is word:
            self._headline(word)
            return None
        if word.dep == "conj":
            return self._joined(word, head)
        if word.dep == "compound":
            return self._told_by(head, mood_words().compounds)
        if word.dep in {"pobj", "pcomp"} and head.dep == "prep":
            return self._through(word, head)
        if word.dep == "advcl":
            return self._adverbial(word, head)
        via = "to" if is_infinitive(word) else ""
        if word.dep in {"xcomp", "ccomp", "acl", "pcomp"}:
            return self._complement(word, head, via)
        return self._object(word, head, via) if word.dep in _OBJECTS else None

    def _joined(self, word: Word, head: Word) -> Word | None:
        """What is said of the first holds for the second of the same form: "will seize and hold"."""
        if word.pos in VERBS and head.pos in VERBS:
            if word.tag != head.tag or child(word, "nsubj", "nsubjpass", "aux", "auxpass", "mark"):
                return None
            but = any(c.lower == "but" for c in head.children if c.dep == "cc")
            self._notice(head, negation=not but, aspect=False)
        return head

    def _through(self, word: Word, prep: Word) -> Word | None:
        """Over a preposition: "threat of attack", "accused of attacking", "without attacking"."""
        words, head = mood_words(), prep.head
        if prep.lower in words.without:
            self.denied = not self.denied
            return None
        if prep is head or prep.lower in words.apart:
            return None
        return self._object(word, head, prep.lower)

    def _adverbial(self, word: Word, head: Word) -> Word | None:
        """A purpose is planned; "killing 12" goes with its main clause; all other clauses stand for themselves."""
        if is_infinitive(word):
            return self._complement(word, head, "to")
        alone = child(word, "mark", "nsubj", "nsubjpass", "aux", "auxpass", "advmod", "prep")
        if word.tag != "VBG" or alone:
            return None
        self._notice(head, negation=False, aspect=False)
        return head

    def _complement(self, word: Word, head: Word, via: str) -> Word | None:
        """A clause under a verb, noun or adjective: "tried to seize", "fears that", "plans to attack"."""
        known = self._governed(head, via)
        if known is not None:
            return head if known else None
        if head.lemma in mood_words().saying and word.dep != "xcomp":
            return None
        if via and (word.dep == "acl" or word.dep == "advcl" or (head.lemma == "be" and word.dep == "xcomp")):
            self.moods.append("planned")
            return None
        if word.dep == "xcomp" or (word.dep == "ccomp" and via):
            self._notice(head, negation=True, aspect=False)
            return head
        return None

    def _object(self, word: Word, head: Word, via: str) -> Word | None:
        """A noun under a verb or another noun: "launched an attack", "fears of attacks", "the attack was foiled"."""
        words = mood_words()
        subject = word.dep in {"nsubj", "csubj"}
        if not subject or head.lemma in words.of_subjects:
            known = self._governed(head, via)
            if known is not None:
                return head if known else None
        if head.lemma in words.saying:
            return None
        if via in words.states_in and head.lemma in words.standing:
            self.moods.append("ongoing")
            return None
        light = head.lemma in words.light and not via
        if subject and (goes_on(head) or (head.lemma == "be" and has_state(head))):
            self.moods.append("ongoing")
        if not light and not self._flows(word, head, via, subject):
            return None
        self._notice(head, negation=light, aspect=light and head.lemma != "be")
        return head

    def _flows(self, word: Word, head: Word, via: str, subject: bool) -> bool:
        """Whether a noun, or a gerund after a preposition, shares the mood of a word that does not speak of acts."""
        if isinstance(self.act, Tie):
            return False
        if word.pos in VERBS:
            return via in mood_words().means
        if is_definite(word) or (via not in {"", "of"} and head.pos not in VERBS):
            return False
        return not subject or any(c.lower in mood_words().indefinite for c in children(word, "det"))

    def _told_by(self, head: Word, moods: dict[str, Mood]) -> Word | None:
        """The mood that a compound's head gives: "coup attempt"."""
        if head.lemma not in moods:
            return None
        self.moods.append(moods[head.lemma])
        return head

    def _governed(self, head: Word, via: str) -> bool | None:
        """What a governing word of the table says. True: the way goes on; False: it ends; None: no such word."""
        words = mood_words()
        found = words.governors.get(f"{head.lemma} {via}") or words.governors.get(head.lemma)
        if found is None or (found == "ongoing" and (head.tag == "VBD" or via in words.apart | words.means)):
            return None
        negated = is_negated(head)
        if found == "ending":
            if negated or head.tag not in {"VBD", "VBN"}:
                self.moods.append("ongoing")
            return False
        if found == "preventing":
            if not negated:
                self.moods.append("hypothetical")
            return False
        if found == "refraining":
            self.denied = not self.denied
        elif found == "doubts":
            self.doubted = True
        elif isinstance(self.act, Tie) and head.lemma in words.refusing:  # who refuses to stand with somebody does not
            self.denied = not self.denied
        else:
            self.moods.append(found)
        self._notice(head, negation=True, aspect=False)
        return True

    def _notice(self, word: Word, *, negation: bool, aspect: bool) -> None:
        """What a word's own children say."""
        if word.pos in VERBS:
            self._notice_verb(word, aspect)
        else:
            self._notice_noun(word)
        if negation and (is_negated(word) or (not isinstance(self.act, Toll) and has_no(word, self.passed))):
            self.denied = not self.denied
        words = mood_words()
        for one in word.children:
            if one.lower in words.doubting:
                self.doubted = True
            elif one.lower in words.over:
                self.over = True

    def _notice_noun(self, word: Word) -> None:
        for one in children(word, "amod", "compound"):
            if one.lower in mood_words().adjectives:
                self._take(mood_words().adjectives[one.lower])

    def _notice_verb(self, word: Word, aspect: bool) -> None:
        words = mood_words()
        helpers = [c for c in word.children if c.dep in {"aux", "auxpass"}]
        perfect = any(h.lemma == "have" for h in helpers)
        for one in helpers:
            if one.tag == "MD" or one.lower in words.auxiliaries:
                if perfect and one.lower in words.unsure:
                    self.doubted = True
                else:
                    self.moods.append(modal_mood(word, one))
            elif one.lower == "had":
                self.over = True
        if aspect and (goes_on(word) or (not isinstance(self.act, Toll) and is_present(word, helpers))):
            self.moods.append("ongoing")
        for mark in children(word, "mark", "advmod"):
            if mark.lower in words.marks:
                self._take(condition(word, mark))
        if any(c.lemma == "confirm" and any(m.lower == "if" for m in c.children) for c in children(word, "advcl")):
            self.doubted = True

    def _headline(self, word: Word) -> None:
        """A main verb with nothing but "to" is a plan: "Army to attack city"."""
        if word.pos in VERBS and is_infinitive(word):
            self.moods.append("planned")

    def _take(self, said: str) -> None:
        if said == "doubts":
            self.doubted = True
        else:
            self.moods.append(said)  # type: ignore[arg-type]
