"""What class, means and parties make of a trigger."""

import pytest

from onrecord.kit import Kit
from onrecord.model import Report
from onrecord.read.events.roles import roles
from onrecord.read.events.triggers import Trigger, triggers
from onrecord.read.events.types import refers_back, tells_means, type_of


def first(kit: Kit, text: str, before: str | None = None) -> tuple[Trigger, str]:
    reading = kit.read(Report(text=text, name="case"))
    trigger = next(iter(triggers(reading)))
    return trigger, type_of(reading, trigger, roles(reading, trigger), before)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Rebels attacked the army.", "armed-clash"),
        ("Rebels attacked villagers.", "attack-on-civilians"),
        ("Rebels attacked the army with mortars.", "shelling"),
        ("Helicopters attacked the army.", "air-strike"),
        ("A suicide bomber attacked the army.", "suicide-bomb"),
        ("A rocket strike hit the base.", "shelling"),
        ("A strike hit the base.", "air-strike"),
        ("A chemical attack hit the base.", "chemical-weapon"),
        ("A car bomb attack hit the base.", "bomb"),
        ("Soldiers killed rebels.", "armed-clash"),
        ("Soldiers killed farmers.", "attack-on-civilians"),
        ("Farmers were killed.", "attack-on-civilians"),
        ("Soldiers captured a commander.", "arrest"),
        ("Soldiers captured the town.", "territory-taken"),
        ("The town was captured.", "territory-taken"),
        ("The capture of the town was announced.", "territory-taken"),
    ],
)
def test_means_victims_and_places_decide(kit: Kit, text: str, type_: str) -> None:
    assert first(kit, text)[1] == type_


def test_only_a_mention_that_refers_back_takes_the_type_told_before(kit: Kit) -> None:
    assert first(kit, "The attack shocked the city.", "bomb")[1] == "bomb"
    assert first(kit, "An attack shocked the city.", "bomb")[1] == "armed-clash"
    assert first(kit, "The attack on the army shocked the city.", "bomb")[1] == "armed-clash"


def test_what_refers_back_and_what_tells_its_means(kit: Kit) -> None:
    back, _ = first(kit, "This attack shocked the city.")
    verb, _ = first(kit, "Rebels attacked the army.")
    assert refers_back(back)
    assert not refers_back(verb)
    assert tells_means(back, "bomb")
    assert not tells_means(back, "armed-clash")
