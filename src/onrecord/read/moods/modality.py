"""What a word's own children say of it: negation, tense, modal verbs, conditions."""

from onrecord.model import Mood, Word
from onrecord.read.moods.words import mood_words
from onrecord.read.tree import child, children

VERBS = frozenset({"VERB", "AUX"})


def is_infinitive(word: Word) -> bool:
    """Whether the verb stands with "to"."""
    return any(c.lower == "to" and c.dep == "aux" for c in word.children)


def is_definite(word: Word) -> bool:
    """Whether the noun is known already: "the attack", "their attack"."""
    return any(c.dep == "poss" or (c.dep == "det" and c.lower in mood_words().definite) for c in word.children)


def is_negated(word: Word) -> bool:
    """Whether "not", "never", "neither" or "no longer" bears on the word; "not only" does not."""
    for one in word.children:
        if one.dep == "neg" or one.lower in mood_words().negations:
            after = one.sentence.words[one.i - one.sentence.words[0].i + 1 :][:1]
            if not (after and after[0].lower in mood_words().not_only):
                return True
        if one.dep == "advmod" and any(c.dep == "neg" for c in one.children) and one.lower in mood_words().no_longer:
            return True
    return False


def has_no(word: Word, passed: set[int]) -> bool:
    """Whether "no" counts the noun, or the verb's subject (if not told already), away."""
    nothing = mood_words().nothing
    below = [s for s in children(word, "nsubj", "nsubjpass") if s.i not in passed]
    subjects = [word] if word.pos not in VERBS else below
    return any(
        (s is not word and s.lower in nothing)
        or any(c.dep in {"det", "neg"} and c.lower in nothing for c in s.children)
        for s in subjects
    )


def goes_on(word: Word) -> bool:
    """Progressive: "are fighting", "are being held"."""
    helpers = children(word, "aux", "auxpass")
    return (word.tag == "VBG" and any(h.lemma == "be" for h in helpers)) or any(h.lower == "being" for h in helpers)


def is_present(word: Word, helpers: list[Word]) -> bool:
    """A present tense in a full sentence; a headline's present tells the past."""
    finite = helpers[0] if helpers else word
    sentence = word.sentence
    return (
        finite.tag in {"VBZ", "VBP"}
        and finite.lemma != "have"
        and len(helpers) <= 1
        and sentence.paragraph > 0
        and sentence.words[-1].text in mood_words().full_stops
    )


def has_state(word: Word) -> bool:
    """Whether the verb tells a lasting state: "attacks are common"."""
    return any(c.lemma in mood_words().states for c in children(word, "acomp", "attr"))


def modal_mood(word: Word, modal: Word) -> Mood:
    """The mood of a verb under a modal verb: "it said it would attack" is planned, any other "would" hypothetical."""
    words = mood_words()
    if modal.lower in words.would:
        subject = child(word, "nsubj", "nsubjpass")
        own = subject is None or subject.pos == "PRON"
        conditional = any(m.lower in words.marks for c in children(word, "advcl") for m in c.children)
        told = word.dep in {"ccomp", "acl", "relcl"} and word.head.lemma in words.announcing
        conditional = conditional or any(c.lemma == "have" for c in children(word, "aux"))
        return "planned" if told and own and not conditional else "hypothetical"
    return words.auxiliaries.get(modal.lower, "hypothetical")


def condition(word: Word, mark: Word) -> str:
    """What a conjunction makes of a clause: doubts ("whether", "if" after words of finding out), or hypothetical."""
    said: str = mood_words().marks[mark.lower]
    over = word.head
    near = {over.lemma, *(c.lemma for c in children(over, "acomp", "attr"))}
    if said == "hypothetical" and word.dep in {"ccomp", "advcl"} and near & mood_words().checking:
        return "doubts" if word.dep == "ccomp" or is_negated(over) else said
    return said
