"""A claim as weighing sees it: where, when, what and who, filled in from its own report where the claim is silent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.model import Claim, Event, Report, Toll, When, Where, vocab
from onrecord.weigh.keys import Name, name_of
from onrecord.weigh.kin import kins
from onrecord.weigh.page import Page
from onrecord.weigh.spots import Atlas, Spot

_SUMS = vocab.table("weigh/campaigns")
_NAMES = frozenset(_SUMS["names"])
_WAR = frozenset(vocab.table("weigh/weights")["families"]["battle"])
NEAR = 8
"""Claims before and after one that may lend it what it does not say."""
HARMS = {harm: frozenset(types) for harm, types in vocab.table("weigh/weights")["harms"].items()}
"""Event types that do each harm."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What two claims are compared by. Unknown is None; place, days and type may be inferred from neighbours."""

    claim: Claim
    origin: str
    published: int | None
    """Days, as all times here: ordinals of the proleptic calendar."""
    at: int
    """Where its evidence begins."""
    sentence: int
    paragraph: int
    type: str | None
    harm: str | None
    number: int | None
    """The toll's number, where it says one."""
    place: Where | None
    spot: Spot | None
    when: When | None
    days: tuple[int, int] | None
    doers: tuple[Name, ...]
    sufferers: tuple[Name, ...]
    words: frozenset[str]
    """What its sentence is about."""
    said: frozenset[str]
    """What its own words are about."""
    trigger: frozenset[str]
    sums: bool
    """Whether it may sum up a war or campaign: its sentence speaks of one."""
    total: bool
    """Whether it surely does: it says since when, or covers weeks."""
    lasts: bool
    """Whether it names a siege, offensive or war, without a day of its own."""
    clause: int
    """Words before it in its sentence that begin another clause."""
    chapter: int
    """How often its report had come to another day."""
    bare: bool
    """Whether it names no party, place or time of its own."""
    pointed: bool
    """Whether "the" or "this" stands before its act."""
    back: bool
    """Whether it speaks of something told before ("the attack")."""
    rank: int
    """Which claim of its report it is, in the order of the text."""
    kin: bytes
    """What the tagger says of it and of those that follow; see `kin`."""
    here: bool = True
    """Whether the place is its own, not its neighbour's."""
    now: bool = True
    """Whether the time is its own."""


def profiles(
    claims: Iterable[Claim], reports: Mapping[str, Report], origin: Mapping[str, str], atlas: Atlas
) -> list[Profile]:
    """Profiles of events and tolls; those of one report side by side, in the order of its text."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.act, Event | Toll):
            by_report[claim.report].append(claim)
    found = []
    for report in reports.values():
        if own := by_report.pop(report.id, ()):
            found += _of_report(own, report, origin.get(report.id, report.id), atlas)
    for id in sorted(by_report):  # of reports that nobody has
        found += _of_report(by_report[id], None, origin.get(id, id), atlas)
    return found


def _of_report(claims: Iterable[Claim], report: Report | None, origin: str, atlas: Atlas) -> list[Profile]:
    page = Page(report, atlas)
    found = sorted(claims, key=lambda c: (c.evidence[0].start, c.id))
    told = zip(found, _chapters(found), kins(found), strict=True)
    own = [_own(claim, day, i, kin, page, origin, atlas) for i, (claim, day, kin) in enumerate(told)]
    return _filled(own, page, atlas)


def _chapters(claims: Iterable[Claim]) -> Iterator[int]:
    """How often they had come to another day, in the order of the text."""
    chapter, last = 0, None
    for claim in claims:
        when = _act(claim).when
        if when and (day := (when.start, when.end)) != last:
            chapter, last = chapter + 1, day
        yield chapter


def _act(claim: Claim) -> Event | Toll:
    assert isinstance(claim.act, Event | Toll)
    return claim.act


def _own(claim: Claim, chapter: int, rank: int, kin: bytes, page: Page, origin: str, atlas: Atlas) -> Profile:
    act = _act(claim)
    at = claim.evidence[0].start
    sentence, paragraph = page.place(at)
    words, sums, total = page.about(sentence)
    toll = act if isinstance(act, Toll) else None
    when = act.when
    long = when is not None and (when.end - when.start).days > _SUMS["days"]
    crowd = toll is not None and toll.harm == "displaced" and toll.figure.low >= _SUMS["displaced"]
    doers = act.agents if isinstance(act, Event) else act.perpetrators
    sufferers = act.targets if isinstance(act, Event) else (act.victims,) if act.victims else ()
    told = act.trigger if isinstance(act, Event) else act.figure.span
    silent = act.place is None and when is None
    return Profile(
        claim=claim,
        origin=origin,
        published=page.published,
        at=at,
        sentence=sentence,
        paragraph=paragraph,
        type=act.type if isinstance(act, Event) else None,
        harm=toll.harm if toll else None,
        number=toll.figure.low if toll else None,
        place=act.place,
        spot=atlas.spot(act.place) if act.place else None,
        when=when,
        days=(when.start.toordinal(), when.end.toordinal()) if when else None,
        doers=tuple(map(name_of, doers)),
        sufferers=tuple(map(name_of, sufferers)),
        words=words,
        said=page.words(claim.evidence[0]),
        trigger=page.words(act.trigger) if isinstance(act, Event) else frozenset(),
        sums=sums or long or crowd,
        total=long or crowd or (total and when is None),
        lasts=(when is None or long) and _lasts(act, page, sums or long or crowd),
        clause=page.clause(told.start),
        chapter=chapter,
        bare=silent and not doers and not sufferers,
        pointed=page.is_pointed_at(told.start if isinstance(act, Event) else at),
        back=silent and page.is_definite(at),
        rank=rank,
        kin=kin,
    )


def _lasts(act: Event | Toll, page: Page, sums: bool) -> bool:
    """Whether it is a siege, is called an offensive or war, or counts the people of one."""
    if isinstance(act, Event):
        return act.type == "siege" or (act.type in _WAR and not _NAMES.isdisjoint(page.words(act.trigger)))
    low = act.figure.low
    return sums and (low > 1 if act.harm == "displaced" else low >= _SUMS["many"])


def _filled(found: list[Profile], page: Page, atlas: Atlas) -> list[Profile]:
    """Types, times and places of neighbours: of the same sentence, else of the sentences before."""
    filled: list[Profile] = []
    for i, one in enumerate(found):
        beside = [p for p in found[max(0, i - NEAR) : i + NEAR + 1] if p.sentence == one.sentence and p is not one]
        beside.sort(key=lambda p: (abs(p.at - one.at), p.at, p.claim.id))
        before = [p for p in found[max(0, i - NEAR) : i] if 0 < one.sentence - p.sentence <= 2][::-1]
        near = beside + before
        typed = next((p for p in near if p.type and one.harm and p.type in HARMS[one.harm]), None)
        if one.type is None and typed:
            own = _lasts_with(one, typed) if typed.sentence == one.sentence else one.lasts
            one = replace(one, type=typed.type, doers=one.doers or typed.doers, lasts=own)
        timed = next((p for p in beside if p.days), None) or next((p for p in before if _is_short(p.days)), None)
        if one.days is None and timed:
            lasts = one.lasts and (one.total or not (one.harm or one.back))
            one = replace(one, when=timed.when, days=timed.days, now=False, lasts=lasts)
        if one.spot is None and (place := _place(one, beside, before, found[:i], page)):
            one = replace(one, place=place, spot=atlas.spot(place), here=False)
        filled.append(one)
    return filled


def _place(
    one: Profile, beside: list[Profile], before: list[Profile], above: list[Profile], page: Page
) -> Where | None:
    """Of the same sentence, else of what was told last; the people of a war are counted in its country."""
    own = next((p.place for p in beside if p.place), None)
    country = page.theatre(one.sentence) if own is None and one.lasts and one.harm else None
    told = next((p.place for p in (*before, *above[::-1]) if p.place), None)
    return own or country or told or page.theatre(one.sentence)


def _lasts_with(toll: Profile, act: Profile) -> bool:
    """A toll belongs to what lasts if its act does, and to no war at large if its act sums up."""
    return (toll.lasts and not act.total) or (act.lasts and toll.days is None)


def _is_short(days: tuple[int, int] | None) -> bool:
    return days is not None and days[1] - days[0] <= 10
