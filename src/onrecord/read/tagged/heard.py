"""heard: voices that no rule hears, where the tagger is sure of them."""

from collections.abc import Iterator

from onrecord.model import Attribution, Control, Draft, Event, Reading, Span, Toll, Word
from onrecord.read.claims import sayings
from onrecord.read.tagged.chance import sure
from onrecord.read.tagged.evidence import Evidence
from onrecord.read.voices.sources import Speakers

FAR = 90
"""Words between an act and its voice, at most."""
_PARTS = frozenset({"compound", "amod", "det", "nummod", "poss", "case", "nmod"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})


def heard(reading: Reading, weights: str = "tagged") -> Reading:
    """The reading with an attribution for each draft that nobody says by the rules, and somebody by the tagger.

    `weights` names the tagger that was asked, as in `tagged`.
    """
    if reading.tags is None:
        return reading
    speakers, found = Speakers(reading), []
    known = sorted(reading.attributions, key=lambda a: a.cue.start)
    for head, draft in sorted(_unheard(reading, Evidence(reading, reading.tags, weights)), key=lambda pair: pair[0].i):
        while known and known[0].cue.start < head.start:
            speakers.remember(known.pop(0).voice)
        voice = speakers.voice(head)
        found.append(Attribution(voice=voice, content=(reading.words[draft.anchor].span,), cue=voice.span))
    return reading.plus(attributions=(*reading.attributions, *found))


def _unheard(reading: Reading, said: Evidence) -> Iterator[tuple[Word, Draft]]:
    """The head of the source phrase, and what it says."""
    for draft in reading.drafts:
        if not sayings(reading, draft) and (head := _source(said, draft)) is not None:
            yield head, draft


def _source(said: Evidence, draft: Draft) -> Word | None:
    """The head of the phrase that the likeliest word belongs to, if it is likely enough and names somebody."""
    at = _anchor(draft)
    anchor = said.words(at) if at is not None else range(0)
    if not anchor:
        return None
    words, tags = said.reading.words, said.tags
    line = words[anchor[0]].sentence.paragraph  # the next bullet of a list is somebody else's
    around = range(max(0, anchor[0] - FAR), min(len(words), anchor[-1] + FAR + 1))
    near = (i for i in around if i not in anchor and words[i].sentence.paragraph == line)
    likely, best = max(((max(tags.link("voice", a, i) for a in anchor), i) for i in near), default=(0.0, 0))
    if likely < sure(said.weights, "voices"):
        return None
    word = words[best]
    while word.dep in _PARTS and word.head is not word:
        word = word.head
    return word if word.pos in _NAMES else None


def _anchor(draft: Draft) -> Span | None:
    """Where the tagger's links to a voice begin: those of ties were not taught."""
    match draft.act:
        case Event() as act:
            return act.trigger
        case Toll() as act:
            return act.figure.span
        case Control() as act:
            return act.place.span
    return None
