"""A claim as weighing sees it: where, when, what and who, filled in from its own report where the claim is silent."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.model import Claim, Event, Party, Report, Span, Toll, When, Where, vocab
from onrecord.weigh.keys import Name, content_words, name_of, plain
from onrecord.weigh.spots import Atlas, Spot

_SUMS = vocab.table("weigh/campaigns")
_SUM_WORDS = frozenset(_SUMS["words"])
_LETTERS = re.compile(r"[a-z]+")
_SUM_PHRASES = re.compile(r"\b(?:" + "|".join(map(re.escape, _SUMS["phrases"])) + r")\b")
NEAR = 8
"""Claims before and after one that may lend it what it does not say."""
HARMS = {harm: frozenset(types) for harm, types in vocab.table("weigh/weights")["harms"].items()}
"""Event types that do each harm."""
_DEFINITE = frozenset(vocab.table("weigh/names")["definite"])
_ENDS = re.compile(r"(?<=[.!?])[\s”\"’)]+(?=[\w“\"‘'])|\n+")


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
    back: bool = False
    """Whether it speaks of something told before ("the attack")."""
    here: bool = True
    """Whether the place is its own, not its neighbour's."""
    now: bool = True
    """Whether the time is its own."""


def profiles(
    claims: Iterable[Claim], reports: Mapping[str, Report], origin: Mapping[str, str], atlas: Atlas
) -> list[Profile]:
    """Profiles of events and tolls, in the order of report and text."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.act, Event | Toll):
            by_report[claim.report].append(claim)
    found = []
    for id in sorted(by_report):
        page = _Page(reports.get(id))
        own = sorted(
            (_own(c, page, origin.get(id, id), atlas) for c in by_report[id]), key=lambda p: (p.at, p.claim.id)
        )
        found += _filled(own)
    return found


class _Page:
    """A report's sentences: where each begins, and what it is about."""

    def __init__(self, report: Report | None) -> None:
        self.published = report.published.toordinal() if report and report.published else None
        self._text = report.text if report else ""
        self._starts = [0, *(end.end() for end in _ENDS.finditer(self._text))]
        self._lines = [end.end() for end in re.finditer(r"\n+", self._text)]
        self._about: dict[int, tuple[frozenset[str], bool, bool]] = {}

    def place(self, at: int) -> tuple[int, int]:
        """Sentence and paragraph of a code point."""
        return bisect_right(self._starts, at) - 1, bisect_right(self._lines, at)

    def words(self, span: Span) -> frozenset[str]:
        """What a span is about."""
        return content_words(span.of(self._text))

    def is_definite(self, at: int) -> bool:
        """Whether the words there begin with "the", "this" and the like."""
        first = re.match(r"[a-z]+", self._text[at : at + 8].lower())
        return first is not None and first.group() in _DEFINITE

    def about(self, sentence: int) -> tuple[frozenset[str], bool, bool]:
        """A sentence's content words, whether it speaks of a war or campaign, and whether it counts one up."""
        if sentence not in self._about:
            end = self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self._text)
            text = plain(self._text[self._starts[sentence] : end])
            total = bool(_SUM_PHRASES.search(text))
            sums = total or not _SUM_WORDS.isdisjoint(_LETTERS.findall(text))
            self._about[sentence] = content_words(text), sums, total
        return self._about[sentence]


def _own(claim: Claim, page: _Page, origin: str, atlas: Atlas) -> Profile:
    act = claim.act
    assert isinstance(act, Event | Toll)
    at = claim.evidence[0].start
    sentence, paragraph = page.place(at)
    words, sums, total = page.about(sentence)
    toll = act if isinstance(act, Toll) else None
    when = act.when
    long = when is not None and (when.end - when.start).days > _SUMS["days"]
    crowd = toll is not None and toll.harm == "displaced" and toll.figure.low >= _SUMS["displaced"]
    doers = act.agents if isinstance(act, Event) else act.perpetrators
    sufferers = act.targets if isinstance(act, Event) else (act.victims,) if act.victims else ()
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
        back=act.place is None and when is None and page.is_definite(claim.evidence[0].start),
    )


def parties_of(act: Event | Toll) -> tuple[Party, ...]:
    """Everybody in the act."""
    if isinstance(act, Event):
        return (*act.agents, *act.targets)
    return (*((act.victims,) if act.victims else ()), *act.perpetrators)


def _filled(found: list[Profile]) -> list[Profile]:
    """Types, times and places of neighbours: of the same sentence, else of the sentences before."""
    filled: list[Profile] = []
    for i, one in enumerate(found):
        beside = [p for p in found[max(0, i - NEAR) : i + NEAR + 1] if p.sentence == one.sentence and p is not one]
        beside.sort(key=lambda p: (abs(p.at - one.at), p.at, p.claim.id))
        before = [p for p in found[max(0, i - NEAR) : i] if 0 < one.sentence - p.sentence <= 2][::-1]
        near = beside + before
        typed = next((p for p in near if p.type and one.harm and p.type in HARMS[one.harm]), None)
        if one.type is None and typed:
            one = replace(one, type=typed.type, doers=one.doers or typed.doers)
        timed = next((p for p in beside if p.days), None) or next((p for p in before if _is_short(p.days)), None)
        if one.days is None and timed:
            one = replace(one, when=timed.when, days=timed.days, now=False)
        placed = next((p for p in near if p.spot), None) or next((p for p in found[:i][::-1] if p.spot), None)
        if one.spot is None and placed:
            one = replace(one, place=placed.place, spot=placed.spot, here=False)
        filled.append(one)
    return filled


def _is_short(days: tuple[int, int] | None) -> bool:
    return days is not None and days[1] - days[0] <= 10
