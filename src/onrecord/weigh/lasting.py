"""What lasts: sieges, offensives, wars and their totals. Told without a day, they are one if theatre and sides agree.

A siege is known by its place, an offensive by its sides and theatre, the totals of a war by its country, much as UCDP
tells a conflict from its events by what is fought over and by whom. Another side, place or year makes another one.
"""

from onrecord.model import vocab
from onrecord.weigh.compare import Link, crossed, link, meet, nearest, time_between
from onrecord.weigh.scene import Scene

LASTING: dict[str, float] = vocab.table("weigh/weights")["lasting"]
"""Log-odds of each conclusion on two that last."""
YEAR = 366
"""Days between reports, at most, of what has no days of its own."""
_THERE = frozenset({"same_place", "two_kilometres", "near", "around", "place_inside"})
_COUNTRY = frozenset({"same_country", "in_the_country"})


def explain_lasting(a: Scene, b: Scene) -> Link:
    """Two that last, of one report or several."""
    return link([conclusion(a, b)], LASTING)


def score_lasting(a: Scene, b: Scene) -> float:
    """The score alone."""
    return LASTING[conclusion(a, b)]


def conclusion(a: Scene, b: Scene) -> str:
    """What place, sides and time of two that last come to: a name of weights.yaml. Symmetric."""
    if _years_apart(a, b):
        return "at_other_times"
    lie = nearest(a.spots, b.spots) if a.spots and b.spots else None
    if a.tolls and b.tolls:
        return "totals_of_one_place" if lie in {"same_place", "same_country"} else "totals_of_others"
    if a.tolls or b.tolls:
        return "its_toll" if _together(a, b) else "act_and_toll"
    here = lie in _THERE
    if lie and not here and lie not in _COUNTRY and a.here and b.here:
        return "elsewhere"
    sieges = ("siege" in a.types) + ("siege" in b.types)
    doers, sufferers = meet(a.doers, b.doers), meet(a.sufferers, b.sufferers)
    if sieges == 1:
        return "siege_in_an_offensive" if here and sufferers and doers is not False else "siege_and_offensive"
    if sieges == 2:
        return _siege(doers, sufferers, here, lie in _COUNTRY)
    return _offensive(doers, sufferers, here, crossed(a, b))


def _siege(doers: bool | None, sufferers: bool | None, here: bool, country: bool) -> str:
    if here:
        return "siege_by_others" if doers is False else "one_siege"
    agree = (doers or sufferers) and doers is not False and sufferers is not False
    return "siege_of_the_same" if agree and not country else "another_siege"


def _offensive(doers: bool | None, sufferers: bool | None, here: bool, crossed: bool) -> str:
    if doers and sufferers:
        return "both_sides_again"
    if here and (doers or sufferers):
        return "a_side_again_and_there"
    if here and (crossed or (doers is None and sufferers is None)):
        return "there_again"
    if (doers and sufferers is None) or (sufferers and doers is None):
        return "the_one_side_known_again"
    return "the_same_target" if sufferers else "another_offensive"


def _years_apart(a: Scene, b: Scene) -> bool:
    if a.days and b.days and a.now and b.now:
        return time_between(a.days, b.days) in {"weeks_apart", "long_apart"}
    return bool(a.published and b.published and abs(a.published - b.published) > YEAR)


def _together(a: Scene, b: Scene) -> bool:
    return a.report == b.report and not a.sentences.isdisjoint(b.sentences)
