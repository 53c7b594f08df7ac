"""Who does and who undergoes it."""

import pytest

from onrecord.read.states.arguments import (
    by,
    doers,
    is_passive,
    is_relative,
    objects_of,
    phrase_span,
    subjects,
    undergoers,
)
from tests.read.acts import read, word


@pytest.mark.parametrize(
    ("text", "verb", "who", "whom"),
    [
        ("Rebels and soldiers seized the town.", "seized", ["Rebels", "soldiers"], ["town"]),
        ("The town and the port were seized by rebels.", "seized", ["rebels"], ["town", "port"]),
        ("The town was surrounded and seized by rebels.", "seized", ["rebels"], ["town"]),
        ("They left the town seized by rebels.", "seized", ["rebels"], ["town"]),
        ("The rebels, who seized the town, left.", "seized", ["rebels"], ["town"]),
        ("They left the town that the rebels had seized.", "seized", ["rebels"], ["town"]),
        ("Rebels stormed the town and seized the port.", "seized", ["Rebels"], ["port"]),
        ("Rebels seized and looted the town.", "seized", ["Rebels"], ["town"]),
        ("Rebels began seizing villages.", "seizing", ["Rebels"], ["villages"]),
        ("After seizing the town, rebels rested.", "seizing", ["rebels"], ["town"]),
        ("The general ordered his soldiers to leave the town.", "leave", ["soldiers"], ["town"]),
        ("The army kept rebels from seizing the town.", "seizing", ["rebels"], ["town"]),
        ("The minister accused Zembla of arming rebels.", "arming", ["Zembla"], ["rebels"]),
        ("Soldiers guarding the port fled.", "guarding", ["Soldiers"], ["port"]),
        ("Seize the town!", "Seize", [], ["town"]),
    ],
)
def test_who_does_what_to_whom(text: str, verb: str, who: list[str], whom: list[str]) -> None:
    it = word(read(text), verb)
    assert [w.text for w in doers(it)] == who
    assert [w.text for w in undergoers(it)] == whom


def test_prepositions_lead_to_all_their_nouns() -> None:
    it = word(read("Rebels were driven out of Orvel and Hask by soldiers."), "driven")
    assert is_passive(it)
    assert [w.text for w in objects_of(it, "out")] == ["Orvel", "Hask"]
    assert [w.text for w in by(it)] == ["soldiers"]
    assert objects_of(it, "with") == []


def test_relatives() -> None:
    reading = read("The rebels who seized the town left.")
    assert is_relative(word(reading, "who"))
    assert not is_relative(word(reading, "rebels"))
    assert [w.text for w in subjects(word(reading, "seized"))] == ["rebels"]


def test_a_phrase_ends_with_its_prepositions() -> None:
    text = "The capture of Orvel by rebels on Friday shocked many who heard of it."
    reading = read(text)
    assert phrase_span(word(reading, "capture")).of(text).startswith("The capture of Orvel by rebels")
    assert "shocked" not in phrase_span(word(reading, "capture")).of(text)
