"""tolls: how many people came to which harm, from harm words and the groups of people around them."""

from collections.abc import Iterator

from onrecord.model import Draft, Party, Reading, Span, Toll, Word
from onrecord.read.circumstances import place_near, when_near
from onrecord.read.findings import Finding
from onrecord.read.groups import Groups
from onrecord.read.harm_nouns import of_nouns
from onrecord.read.harm_parts import parts
from onrecord.read.harm_verbs import of_verbs
from onrecord.read.harms import harms


def tolls(reading: Reading) -> Reading:
    """A draft for every toll: harm, figure, victims, perpetrators, place and time; the anchor is the harm word."""
    figures = {f.span.start: f for f in reading.figures}
    found: list[Finding] = []
    drafts: list[Draft] = []
    cues = harms().cues
    for sentence in reading.sentences:
        if not any(w.lower in cues for w in sentence.words):
            continue
        for one in _in_sentence(Groups(reading, sentence, figures)):
            if not _is_repeat(one, found):
                found.append(one)
                drafts.append(_draft(reading, one))
    return reading.plus(drafts=(*reading.drafts, *drafts))


def _in_sentence(groups: Groups) -> Iterator[Finding]:
    """Findings of all rules, each number once for each harm; a number without a noun is of whom was counted before it."""
    direct = [*of_verbs(groups), *of_nouns(groups)]
    kept: dict[tuple[Span, str], Finding] = {}
    for one in [*direct, *parts(groups, direct)]:
        kept.setdefault((one.group.figure.span, one.harm), one)
    last: Party | None = None
    for one in sorted(kept.values(), key=lambda f: f.group.start):
        if one.victims is None and one.inherits:
            one = one.with_victims(last)
        last = one.victims or last
        yield one


def _is_repeat(one: Finding, before: list[Finding]) -> bool:
    """Settled point 15: "the soldiers were killed", after they have been counted, says nothing new."""
    if not one.group.told or one.figure.low == 0:
        return False
    for other in before:
        if other.harm != one.harm:
            continue
        if one.group.said and (one.figure.low, one.figure.high) == (other.figure.low, other.figure.high):
            return True
        if not one.group.said and (one.group.head.pos == "PRON" or _same_noun(one.group.head, other.group.counted)):
            return True
    return False


def _same_noun(word: Word, other: Word | None) -> bool:
    return other is not None and word.lower.rstrip("s") == other.lower.rstrip("s")


def _draft(reading: Reading, one: Finding) -> Draft:
    toll = Toll(
        harm=one.harm,
        also=one.also,
        figure=one.figure,
        victims=one.victims,
        perpetrators=one.perpetrators,
        place=place_near(reading, one.cue),
        when=when_near(reading, one.cue),
    )
    return Draft(act=toll, anchor=one.cue.i, evidence=one.evidence, made_by=f"rules/tolls:{one.rule}")
