"""claims: drafts + attributions -> claims. Puts every act in the mouth of whoever says it."""

from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.model import Attribution, Claim, Draft, Event, Reading, Span, Stance, Voice
from onrecord.model.vocab import table
from onrecord.read.moods import mood_of, stance_of
from onrecord.read.repeats import tells_again
from onrecord.read.speaking import spoken_by


def claims(reading: Reading) -> Reading:
    """A claim for every draft and, where two say it, for both; drafts that mean the same become one claim."""
    found: dict[str, Claim] = {}
    drafts = sorted(reading.drafts, key=lambda d: (d.evidence.start, d.anchor))
    for claim in (one for draft in drafts for one in _said(reading, draft) if one is not None):
        earlier = found.get(claim.id) or next((c for c in found.values() if tells_again(claim, c)), None)
        if earlier is None:
            found[claim.id] = claim
        elif not any(claim.evidence[0].overlaps(span) for span in earlier.evidence):
            found[earlier.id] = replace(earlier, evidence=(*earlier.evidence, *claim.evidence))
    return reading.plus(claims=tuple(found.values()))


def _said(reading: Reading, draft: Draft) -> Iterator[Claim | None]:
    """What is denied beside it ("…, a charge X denies") is asserted, too; so is what somebody only owns up to."""
    around = sayings(reading, draft)
    denials = [one for one in around if _is_denied_beside(reading, draft, one)]
    said = [one for one in around if one not in denials]
    yield _claim(reading, draft, said)
    for denial in denials:
        yield _claim(reading, draft, [denial])
    if said and isinstance(draft.act, Event) and _owns_up(reading, draft):
        act = replace(draft.act, agents=tuple(p for p in draft.act.agents if not _is(said[0].voice, p.name)))
        yield _claim(reading, replace(draft, act=act), said[1:])


def _is_denied_beside(reading: Reading, draft: Draft, one: Attribution) -> bool:
    """Whether the denial hangs on what is denied, and not the other way about ("X denied that …")."""
    end = max(span.end for span in one.content)
    if one.stance != "denies" or end > one.cue.start or not reading.words[draft.anchor].sentence.span.contains(one.cue):
        return False
    return reading.report.text[end : one.cue.start].lstrip().startswith((",", "-", "–", "—"))


def _owns_up(reading: Reading, draft: Draft) -> bool:
    """Settled point 21: "X claimed responsibility for" something that the report tells here for the first time."""
    word, act = reading.words[draft.anchor], draft.act
    owned = word.head.head if word.head.lower == "for" else word
    tells = isinstance(act, Event) and (act.when is not None or act.place is not None or bool(act.targets))
    return tells and owned.lower in table("read/words/cues")["owned"].split()


def _is(voice: Voice, name: str) -> bool:
    return voice.name.casefold() == name.casefold()


def _claim(reading: Reading, draft: Draft, said: list[Attribution]) -> Claim | None:
    voices = [a.voice for a in said]
    act = spoken_by(draft.act, voices[0] if voices else None)
    if act is None:
        return None
    stance: Stance = said[0].stance if said else "asserts"
    if stance == "asserts":
        stance = stance_of(reading, draft)
    return Claim(
        report=reading.report.id,
        act=act,
        evidence=(draft.evidence,),
        voice=voices[0] if voices else None,
        via=tuple(voices[1:]),
        stance=stance,
        mood=draft.mood or mood_of(reading, draft),
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
