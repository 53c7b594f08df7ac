"""Campaigns: what sums up a war or battle of weeks. Incidents inside it are part of it; its tolls are never added."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from onrecord.model import Incident, Toll
from onrecord.weigh.profile import Profile
from onrecord.weigh.spots import RELATIONS, Spot, relation

_HOLDS = frozenset({"same_place", "place_inside", "same_country", "in_the_country"})


def is_campaign(group: Sequence[Profile]) -> bool:
    """Whether most of its claims sum up or last."""
    return 2 * sum(p.total or p.lasts for p in group) > len(group)


def parted(group: list[Profile]) -> list[list[Profile]]:
    """A group without the tolls that count a whole campaign, and these by themselves."""
    if is_campaign(group):
        return [group]
    counted = [p for p in group if p.total and isinstance(p.claim.act, Toll)]
    rest = [p for p in group if not (p.total and isinstance(p.claim.act, Toll))]
    return [part for part in (rest, counted) if part]


@dataclass(frozen=True, slots=True)
class Frame:
    """Place, days and parties of a campaign or incident, for telling what is part of what."""

    id: str
    campaign: bool
    spot: Spot
    first: int
    last: int
    reports: frozenset[str]
    parties: frozenset[str]

    @property
    def length(self) -> int:
        """Days."""
        return self.last - self.first


def frame(one: Incident, group: Sequence[Profile], spot: Spot | None) -> Frame | None:
    """None where no place or no time is known. A campaign without days of its own ends when it was reported."""
    days = [p.days for p in group if p.days]
    told = [p.published for p in group if p.published]
    if spot is None or not (days or told):
        return None
    first = min([start for start, _ in days] or told)
    last = max([end for _, end in days] + told)
    names = (n for p in group for n in (*p.doers, *p.sufferers))
    return Frame(
        one.id,
        one.kind == "campaign",
        spot,
        first,
        last,
        frozenset(p.claim.report for p in group),
        frozenset(n.side or " ".join(sorted(n.words)) for n in names),
    )


def parents(incidents: Iterable[Frame], campaigns: Iterable[Frame]) -> Mapping[str, str]:
    """Incident id -> the campaign that it is part of: the one nearest in place, then the shortest."""
    shelves: dict[str, list[Frame]] = defaultdict(list)
    for campaign in campaigns:
        for key in kept_under(campaign.spot):
            shelves[key].append(campaign)
    found = {}
    for one in incidents:
        near = {c.id: c for key in found_under(one.spot) for c in shelves.get(key, ())}
        fitting = sorted((order, id) for id, c in near.items() if (order := _fits(one, c)) is not None)
        if fitting:
            found[one.id] = fitting[0][1]
    return found


def kept_under(spot: Spot) -> set[str]:
    """Names under which a campaign is looked for."""
    return {f"in {spot.country}"} if spot.wide and spot.country else {spot.key, spot.name}


def found_under(spot: Spot) -> set[str]:
    """Names under which an incident looks for its campaign."""
    return {spot.key, spot.name, *spot.above, f"in {spot.country}"}


def _fits(one: Frame, campaign: Frame) -> tuple[int, bool, int] | None:
    lies = relation(one.spot, campaign.spot)
    inside = lies in _HOLDS and (campaign.spot.wide or not one.spot.wide)
    if not inside or one.first < campaign.first or one.last > campaign.last:
        return None
    together = bool(one.reports & campaign.reports)
    if not together and one.parties and campaign.parties and not one.parties & campaign.parties:
        return None
    return RELATIONS.index(lies), not together, campaign.length


def with_parents(found: Iterable[Incident], of: Mapping[str, str]) -> Iterable[Incident]:
    """The incidents, each naming what it is part of."""
    return [replace(one, part_of=of[one.id]) if one.id in of else one for one in found]
