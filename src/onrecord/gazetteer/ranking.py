"""Which of several places of one name is meant, and why, in words."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from onrecord.gazetteer.schema import BY_HAND, BY_SOUND, STRICT, WITHOUT_ARTICLE
from onrecord.model import Place

_GREAT = 500_000
_TIMES = 100
"""A city this great, and so many times greater than its namesakes in the report's countries, is meant nevertheless."""

HOW = {
    BY_HAND: "a name kept by hand",
    STRICT: "the exact name",
    WITHOUT_ARTICLE: "the name without its article",
    BY_SOUND: "a name that sounds alike",
}


class Match(NamedTuple):
    """A place, how its name was matched (see `schema`), and how likely it is meant beside its namesakes."""

    place: Place
    how: int
    weight: int


class Ranking:
    """Puts matches in order for a report about `countries`, which may say a `grain` ("the town of")."""

    def __init__(self, matches: Collection[Match], countries: Collection[str], grain: str | None) -> None:
        self._countries = countries
        self._grain = grain
        inside = [m for m in matches if m.place.country in countries]
        self._province_inside = any(m.place.grain in {"province", "region"} and m.how <= STRICT for m in inside)
        self._greatest = max((m.place.population for m in inside), default=0)
        self.matches: list[Match] = sorted(matches, key=self._order)

    def _stands_out(self, match: Match) -> bool:
        if match.how > STRICT:
            return False
        if match.place.grain == "country":
            return not self._province_inside
        return match.place.grain == "town" and match.place.population >= max(_GREAT, self._greatest * _TIMES)

    def _order(self, match: Match) -> tuple[bool, bool, bool, int, int]:
        """The less, the likelier; the criteria of `why` in their order."""
        elsewhere = bool(self._countries) and match.place.country not in self._countries
        return (
            match.place.grain != self._grain if self._grain else False,
            match.how != BY_HAND,
            elsewhere and not self._stands_out(match),
            match.how,
            -match.weight,
        )

    def why(self, first: Match, second: Match) -> str:
        """What puts the first before the second."""
        reasons = (
            f"the words say that it is a {self._grain}",
            "its name is kept by hand",
            self._there(first),
            f"{HOW[first.how]} comes before {HOW[second.how]}",
            _weightier(first, second),
        )
        pairs = zip(self._order(first), self._order(second), reasons, strict=True)
        return next((reason for a, b, reason in pairs if a != b), "nothing tells them apart; the order is arbitrary")

    def _there(self, match: Match) -> str:
        if match.place.country in self._countries:
            return f"it lies in {match.place.country}"
        what = "a country" if match.place.grain == "country" else f"a city of {match.place.population:,}"
        return f"{what} is meant also in reports about other countries"


def _weightier(first: Match, second: Match) -> str:
    if first.how == BY_SOUND:
        return "it sounds nearer"
    if first.place.grain == second.place.grain:
        return (
            "more people live there" if first.place.population > second.place.population else "it is the better known"
        )
    return f"a {first.place.grain} comes before a {second.place.grain} of this size"


def merged(matches: Iterable[Match]) -> list[Match]:
    """One match for each place: its best name and greatest weight, as the first database that has it tells it."""
    best: dict[str, Match] = {}
    for match in matches:
        known = best.setdefault(match.place.id, match)
        if known is not match:
            best[match.place.id] = Match(known.place, min(known.how, match.how), max(known.weight, match.weight))
    return list(best.values())
