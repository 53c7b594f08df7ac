"""Stance and mood of an act: did it happen, is it going on, was it tried, planned, only thinkable - or denied?

Both are read on the way from the act's word up the tree: its own auxiliaries and adverbs, then every word that governs
it, until a word hands the clause to somebody ("said that") or the act stands in a clause of its own.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord.model import Act, Control, Draft, Event, Mood, Reading, Stance, Tie, Toll, Word
from onrecord.model.vocab import table
from onrecord.read.tree import child, children

_RANK: tuple[Mood, ...] = ("happened", "ongoing", "attempted", "planned", "hypothetical")
"""Where several words speak, the one farthest from the facts wins ("will try to", "would continue to")."""
_VERBS = frozenset({"VERB", "AUX"})
_OBJECTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "oprd", "csubj", "csubjpass"})


def stance_of(reading: Reading, draft: Draft) -> Stance:
    """`denies` where the act itself is negated ("did not attack"); `doubts` under "probably", "unclear whether"."""
    seen = _look(reading, draft)
    if seen.denied:
        return "denies"
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

    def follow(self, word: Word) -> None:
        """From the act's word to the last word that bears on it."""
        words = _words()
        if word.lemma in words.self_telling:
            self.moods.append(words.self_telling[word.lemma])
        if isinstance(self.act, Event) and self.act.type in words.lasting and word.tag != "VBD":
            self.moods.append("ongoing")
        self._notice(word, negation=True, aspect=True)
        while (step := self._step(word)) is not None:
            word = step

    def _step(self, word: Word) -> Word | None:
        """The next word up that bears on the act; None at the end of the way."""
        head = word.head
        if head is word:
            self._headline(word)
            return None
        if word.dep == "conj":
            return self._joined(word, head)
        if word.dep == "compound":
            return self._told_by(head, _words().compounds)
        if word.dep in {"pobj", "pcomp"} and head.dep == "prep":
            return self._through(word, head)
        if word.dep == "advcl":
            return self._adverbial(word, head)
        via = "to" if _is_infinitive(word) else ""
        if word.dep in {"xcomp", "ccomp", "acl", "pcomp"}:
            return self._complement(word, head, via)
        return self._object(word, head, via) if word.dep in _OBJECTS else None

    def _joined(self, word: Word, head: Word) -> Word | None:
        """ "Will seize and hold": what is said of the first holds for the second, if they have the same form."""
        if word.pos in _VERBS and head.pos in _VERBS:
            if word.tag != head.tag or child(word, "nsubj", "nsubjpass", "aux", "auxpass", "mark"):
                return None
            but = any(c.lower == "but" for c in head.children if c.dep == "cc")
            self._notice(head, negation=not but, aspect=False)
        return head

    def _through(self, word: Word, prep: Word) -> Word | None:
        """Over a preposition: "threat of attack", "accused of attacking", "without attacking"."""
        words, head = _words(), prep.head
        if prep.lower in words.without:
            self.denied = not self.denied
            return None
        if prep is head or prep.lower in words.apart:
            return None
        return self._object(word, head, prep.lower)

    def _adverbial(self, word: Word, head: Word) -> Word | None:
        """A purpose is planned; "killing 12" goes with its main clause; all other clauses stand for themselves."""
        if _is_infinitive(word):
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
        if head.lemma in _words().saying and word.dep != "xcomp":
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
        words = _words()
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
        if subject and (_goes_on(head) or (head.lemma == "be" and _has_state(head))):
            self.moods.append("ongoing")
        if not light and not self._flows(word, head, via, subject):
            return None
        self._notice(head, negation=light, aspect=light and head.lemma != "be")
        return head

    def _flows(self, word: Word, head: Word, via: str, subject: bool) -> bool:
        """Whether a noun, or a gerund after a preposition, shares the mood of a word that does not speak of acts."""
        if isinstance(self.act, Tie):
            return False
        if word.pos in _VERBS:
            return via in _words().means
        if _is_definite(word) or (via not in {"", "of"} and head.pos not in _VERBS):
            return False
        return not subject or any(c.lower in _words().indefinite for c in children(word, "det"))

    def _told_by(self, head: Word, moods: dict[str, Mood]) -> Word | None:
        """ "Coup attempt": the head noun's mood."""
        if head.lemma not in moods:
            return None
        self.moods.append(moods[head.lemma])
        return head

    def _governed(self, head: Word, via: str) -> bool | None:
        """What a governing word of the table says. True: the way goes on; False: it ends; None: no such word."""
        words = _words()
        found = words.governors.get(f"{head.lemma} {via}") or words.governors.get(head.lemma)
        if found is None or (found == "ongoing" and (head.tag == "VBD" or via in words.apart | words.means)):
            return None
        negated = _is_negated(head)
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
        else:
            self.moods.append(found)
        self._notice(head, negation=True, aspect=False)
        return True

    def _notice(self, word: Word, *, negation: bool, aspect: bool) -> None:
        """What a word's own children say."""
        if word.pos in _VERBS:
            self._notice_verb(word, aspect)
        else:
            self._notice_noun(word)
        if negation and (_is_negated(word) or (not isinstance(self.act, Toll) and _has_no(word))):
            self.denied = not self.denied
        words = _words()
        for one in word.children:
            if one.lower in words.doubting:
                self.doubted = True
            elif one.lower in words.over:
                self.over = True

    def _notice_noun(self, word: Word) -> None:
        for one in children(word, "amod", "compound"):
            if one.lower in _words().adjectives:
                self._take(_words().adjectives[one.lower])

    def _notice_verb(self, word: Word, aspect: bool) -> None:
        words = _words()
        helpers = [c for c in word.children if c.dep in {"aux", "auxpass"}]
        perfect = any(h.lemma == "have" for h in helpers)
        for one in helpers:
            if one.tag == "MD" or one.lower in words.auxiliaries:
                if perfect and one.lower in words.unsure:
                    self.doubted = True
                else:
                    self.moods.append(_modal(word, one))
            elif one.lower == "had":
                self.over = True
        if aspect and (_goes_on(word) or (not isinstance(self.act, Toll) and _is_present(word, helpers))):
            self.moods.append("ongoing")
        for mark in children(word, "mark", "advmod"):
            if mark.lower in words.marks:
                self._take(_condition(word, mark))
        if any(c.lemma == "confirm" and any(m.lower == "if" for m in c.children) for c in children(word, "advcl")):
            self.doubted = True

    def _headline(self, word: Word) -> None:
        """ "Army to attack city": a main verb with nothing but "to" is a plan."""
        if word.pos in _VERBS and _is_infinitive(word):
            self.moods.append("planned")

    def _take(self, said: str) -> None:
        if said == "doubts":
            self.doubted = True
        else:
            self.moods.append(said)  # type: ignore[arg-type]


def _is_infinitive(word: Word) -> bool:
    return any(c.lower == "to" and c.dep == "aux" for c in word.children)


def _is_definite(word: Word) -> bool:
    return any(c.dep == "poss" or (c.dep == "det" and c.lower in _words().definite) for c in word.children)


def _is_negated(word: Word) -> bool:
    """Whether "not", "never", "neither" or "no longer" bears on the word; "not only" does not."""
    for one in word.children:
        if one.dep == "neg" or one.lower in _words().negations:
            after = one.sentence.words[one.i - one.sentence.words[0].i + 1 :][:1]
            if not (after and after[0].lower in _words().not_only):
                return True
        if one.dep == "advmod" and any(c.dep == "neg" for c in one.children) and one.lower in _words().no_longer:
            return True
    return False


def _has_no(word: Word) -> bool:
    """Whether "no" counts the noun, or the verb's subject, away."""
    nothing = _words().nothing
    subjects = [word] if word.pos not in _VERBS else children(word, "nsubj", "nsubjpass")
    return any(
        (s is not word and s.lower in nothing)
        or any(c.dep in {"det", "neg"} and c.lower in nothing for c in s.children)
        for s in subjects
    )


def _goes_on(word: Word) -> bool:
    """Progressive: "are fighting", "are being held"."""
    helpers = children(word, "aux", "auxpass")
    return (word.tag == "VBG" and any(h.lemma == "be" for h in helpers)) or any(h.lower == "being" for h in helpers)


def _is_present(word: Word, helpers: list[Word]) -> bool:
    """A present tense in a full sentence; a headline's present tells the past."""
    finite = helpers[0] if helpers else word
    sentence = word.sentence
    return (
        finite.tag in {"VBZ", "VBP"}
        and finite.lemma != "have"
        and len(helpers) <= 1
        and sentence.paragraph > 0
        and sentence.words[-1].text in _words().full_stops
    )


def _has_state(word: Word) -> bool:
    """ "Attacks are common"."""
    return any(c.lemma in _words().states for c in children(word, "acomp", "attr"))


def _modal(word: Word, modal: Word) -> Mood:
    """ "It said it would attack" is planned; any other "would" is hypothetical."""
    words = _words()
    if modal.lower in words.would:
        subject = child(word, "nsubj", "nsubjpass")
        own = subject is None or subject.pos == "PRON"
        conditional = any(m.lower in words.marks for c in children(word, "advcl") for m in c.children)
        told = word.dep in {"ccomp", "acl", "relcl"} and word.head.lemma in words.announcing
        conditional = conditional or any(c.lemma == "have" for c in children(word, "aux"))
        return "planned" if told and own and not conditional else "hypothetical"
    return words.auxiliaries.get(modal.lower, "hypothetical")


def _condition(word: Word, mark: Word) -> str:
    """ "Whether", and "if" under words of finding out, are doubts; other conditions are hypothetical."""
    said: str = _words().marks[mark.lower]
    over = word.head
    near = {over.lemma, *(c.lemma for c in children(over, "acomp", "attr"))}
    if said == "hypothetical" and word.dep in {"ccomp", "advcl"} and near & _words().checking:
        return "doubts" if word.dep == "ccomp" or _is_negated(over) else said
    return said


@dataclass(frozen=True)
class _Words:
    """The table, turned for look-up."""

    lasting: frozenset[str]
    self_telling: dict[str, Mood]
    governors: dict[str, Any]
    compounds: dict[str, Mood]
    adjectives: dict[str, str]
    auxiliaries: dict[str, Mood]
    marks: dict[str, str]
    doubting: frozenset[str]
    saying: frozenset[str]
    announcing: frozenset[str]
    checking: frozenset[str]
    light: frozenset[str]
    states: frozenset[str]
    unsure: frozenset[str]
    would: frozenset[str]
    over: frozenset[str]
    without: frozenset[str]
    apart: frozenset[str]
    means: frozenset[str]
    of_subjects: frozenset[str]
    states_in: frozenset[str]
    standing: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    negations: frozenset[str]
    not_only: frozenset[str]
    no_longer: frozenset[str]
    nothing: frozenset[str]
    full_stops: frozenset[str]


@cache
def _words() -> _Words:
    lists: dict[str, Any] = {}
    for name, words in table("read/words/moods").items():
        grouped = isinstance(words, dict)
        lists[name] = {w: group for group, ws in words.items() for w in ws} if grouped else frozenset(words)
    return _Words(**lists)
