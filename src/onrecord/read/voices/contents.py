"""Contents: the stretch of text that a cue hands over, without the asides in which the report speaks itself."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from onrecord.model import Sentence, Span, Word
from onrecord.read.tree import SUBJECTS, ancestors, child, children, subtree

_WH = frozenset({"which", "who", "whose", "whom", "where", "when"})
_TURNS = frozenset({"but", "while", "although", "though", "whereas", "yet", "however"})
_FREE = frozenset({"conj", "advcl", "parataxis"})
_SET_OFF = frozenset({",", ";", "(", "-", "--", "–", "—"})


def start_of(word: Word) -> int:
    """Index of the first word of the subtree."""
    return min(w.i for w in subtree(word))


def end_of(word: Word) -> int:
    """Index of the last word of the subtree."""
    return max(w.i for w in subtree(word))


def stretch(sentence: Sentence, first: int, last: int) -> list[Word]:
    """The words of a sentence from one index to another, both included."""
    base = sentence.words[0].i
    return sentence.words[max(first - base, 0) : last - base + 1]


def reach(verb: Word) -> int:
    """Index of the last word that a verb can govern: its sentence's end, unless its clause ends before a later verb.

    The parser loses long tails, so a verb that nothing follows but its own clause is given everything up to the end.
    """
    last = end_of(verb)
    later = any(a.i > last for a in ancestors(verb)) or verb.dep == "relcl"
    end = last if later else verb.sentence.words[-1].i
    if _opens(verb):
        commas = (w.i for w in stretch(verb.sentence, verb.i + 1, end) if w.text == ",")
        end = min(end, next(commas, end))
    for turn in verb.children:
        if turn.dep in _FREE and turn.i > verb.i and _turns(verb, turn):
            end = min(end, start_of(turn) - 1)
    return end


def _opens(verb: Word) -> bool:
    """Whether the verb stands in a clause that opens the sentence ("After police said S, …")."""
    first = verb.sentence.words[0]
    return first.dep == "mark" and first.head is verb and first.lower != "that"


def _turns(verb: Word, clause: Word) -> bool:
    """Whether a clause beside the reporting verb is no longer said: it has its own subject and sets itself off."""
    if child(clause, *SUBJECTS) is None:
        return False
    opener = next(iter(children(clause, "mark", "advmod")), None)
    joined = [c.lower for c in verb.children if c.dep == "cc" and c.i < clause.i]
    turning = (opener is not None and opener.lower in _TURNS) or bool(set(joined[-1:]) & _TURNS)
    if clause.tag == "VBG" and not child(clause, "aux"):  # "16 died, and 31 missing"
        return turning
    return turning or (clause.dep == "conj" and _comma_before(start_of(clause), verb.sentence, joined))


def _comma_before(first: int, sentence: Sentence, joined: list[str]) -> bool:
    before = stretch(sentence, first - (2 if joined else 1), first - 1)
    return bool(before) and before[0].text in _SET_OFF


def without_asides(words: Iterable[Word], quoted: Iterable[Span]) -> tuple[Span, ...]:
    """Spans of the given words, cut at asides that do not stand between quotation marks."""
    kept = list(words)
    inside = list(quoted)
    there = {w.i for w in kept}
    cut: set[int] = set()
    for word in kept:
        for gone in _aside(word, there):
            if not any(q.contains(gone.span) for q in inside):
                cut.add(gone.i)
    return tuple(_spans([w for w in kept if w.i not in cut]))


def _aside(word: Word, there: set[int]) -> Iterator[Word]:
    if word.dep == "relcl" and word.head.i in there:
        words = sorted(subtree(word), key=lambda w: w.i)
        if any(w.lower in _WH for w in words[:2]) and _comma_before(words[0].i, word.sentence, []):
            yield from words
    elif (
        word.dep == "appos"
        and word.pos != "NUM"
        and word.head.i in there
        and _comma_before(start_of(word), word.sentence, [])
    ):
        yield from subtree(word)
    elif word.text == "-":
        yield from _modifier(word)


def _modifier(hyphen: Word) -> list[Word]:
    """The words of "US-backed", "rebel-held" and the like, which the report says of a party in passing."""
    around = stretch(hyphen.sentence, hyphen.i - 1, hyphen.i + 1)
    if len(around) < 3 or around[0].end != hyphen.start or around[2].start != hyphen.end:
        return []
    if around[2].head.i <= around[2].i and around[2].dep not in {"amod", "compound", "nmod"}:
        return []
    return around if around[2].tag == "VBN" or around[0].lower in {"pro", "anti"} else []


def _spans(words: list[Word]) -> Iterator[Span]:
    """Runs of neighbouring words as spans."""
    for _, run in groupby(enumerate(words), key=lambda at: at[1].i - at[0]):
        there = [word for _, word in run]
        yield Span(there[0].start, there[-1].end)
