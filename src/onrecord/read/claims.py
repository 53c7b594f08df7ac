"""claims: drafts + attributions -> claims. Puts every act in the mouth of whoever says it."""

from msgspec.structs import replace

from onrecord.model import Attribution, Claim, Draft, Reading, Span, Stance
from onrecord.read.moods import mood_of, stance_of
from onrecord.read.repeats import tells_again


def claims(reading: Reading) -> Reading:
    """One claim a draft; drafts that mean the same become one claim with several pieces of evidence."""
    found: dict[str, Claim] = {}
    for draft in sorted(reading.drafts, key=lambda d: (d.evidence.start, d.anchor)):
        claim = _claim(reading, draft)
        earlier = found.get(claim.id) or next((c for c in found.values() if tells_again(claim, c)), None)
        if earlier is None:
            found[claim.id] = claim
        elif not any(claim.evidence[0].overlaps(span) for span in earlier.evidence):
            found[earlier.id] = replace(earlier, evidence=(*earlier.evidence, *claim.evidence))
    return reading.plus(claims=tuple(found.values()))


def _claim(reading: Reading, draft: Draft) -> Claim:
    said = sayings(reading, draft)
    voices = [a.voice for a in said]
    stance: Stance = said[0].stance if said else "asserts"
    if stance == "asserts":
        stance = stance_of(reading, draft)
    return Claim(
        report=reading.report.id,
        act=draft.act,
        evidence=(draft.evidence,),
        voice=voices[0] if voices else None,
        via=tuple(voices[1:]),
        stance=stance,
        mood=mood_of(reading, draft),
        made_by=draft.made_by,
        confidence=draft.confidence,
    )


def sayings(reading: Reading, draft: Draft) -> list[Attribution]:
    """The attributions that the act stands in, the one nearest to the fact first."""
    return sayings_at(reading, reading.words[draft.anchor].span)


def sayings_at(reading: Reading, at: Span) -> list[Attribution]:
    """The attributions around some words, the nearest source first, each voice once."""
    around = [
        (sum(map(len, a.content)), a) for a in reading.attributions if any(span.contains(at) for span in a.content)
    ]
    seen: set[str] = set()
    found = []
    for _, one in sorted(around, key=lambda pair: pair[0]):
        if one.voice.name not in seen:
            seen.add(one.voice.name)
            found.append(one)
    return found
