"""Why one of several places of a name is meant."""

import pytest

from onrecord.gazetteer import Names
from onrecord.gazetteer.ranking import Match, Ranking, merged
from onrecord.model import Place


def first_and_why(gazetteer: Names, name: str, *countries: str) -> tuple[str, str]:
    ranking = gazetteer.look(name, countries)
    first, second = ranking.matches[:2]
    return first.place.id, ranking.why(first, second)


@pytest.mark.parametrize(
    ("name", "countries", "id", "why"),
    [
        ("Tripoli", ["LB"], "266826", "it lies in LB"),
        ("Tripoli", [], "2210247", "a town comes before a province of this size"),
        ("Aleppo province", ["SY"], "adm1-SY.09", "the words say that it is a province"),
        ("Hull", [], "2645425", "more people live there"),
        ("الهول", [], "173797", "its name is kept by hand"),
        ("Georgia", ["TR"], "614540", "a country is meant also in reports about other countries"),
    ],
)
def test_reasons(gazetteer: Names, name: str, countries: list[str], id: str, why: str) -> None:
    found, reason = first_and_why(gazetteer, name, *countries)
    assert found == id
    assert reason == why


def match(id: str, how: int, weight: int, people: int = 0) -> Match:
    return Match(Place(id=id, name=id, grain="town", population=people), how, weight)


def test_the_other_reasons() -> None:
    exact, bare, near, nearer = match("a", 1, 5), match("b", 2, 9), match("c", 3, 80), match("d", 3, 90)
    ranking = Ranking([exact, bare, near, nearer], (), None)
    assert ranking.matches == [exact, bare, nearer, near]
    assert ranking.why(exact, bare) == "the exact name comes before the name without its article"
    assert ranking.why(nearer, near) == "it sounds nearer"
    assert ranking.why(match("e", 1, 9), exact) == "it is the better known"
    assert ranking.why(exact, match("f", 1, 5)).startswith("nothing tells them apart")


def test_a_great_city_is_meant_everywhere() -> None:
    great, small = match("g", 1, 9, 2_000_000), match("s", 1, 8, 3_000)
    ranking = Ranking([small, great], ["US"], None)
    assert ranking.matches == [great, small]
    assert ranking.why(great, small) == "a city of 2,000,000 is meant also in reports about other countries"


def test_one_match_a_place() -> None:
    told = [match("a", 2, 1), match("b", 1, 1), match("a", 1, 7)]
    assert merged(told) == [match("a", 1, 7), match("b", 1, 1)]
