"""Entities and attributions of other data sets become examples."""

from onrecord.train.others import from_polnear, from_re3d

TEXT = "Syrian troops left, Amal said."
WORDS = [("Syrian", 0), ("troops", 7), ("left", 14), (",", 18), ("Amal", 20), ("said", 25), (".", 29)]


def test_nested_entities_of_one_type_leave_the_outermost() -> None:
    row = {
        "id": "1",
        "entities": [
            {"type": "Organisation", "start": 0, "end": 13},
            {"type": "Organisation", "start": 0, "end": 6},
            {"type": "Nationality", "start": 0, "end": 6},
            {"type": "Vehicle", "start": 7, "end": 13},
        ],
    }
    found = from_re3d(row, WORDS)
    assert found.spans == {"Organisation": [((0, 2), "Organisation")], "Nationality": [((0, 1), "Nationality")]}


def test_a_cue_is_linked_to_its_source_and_its_content() -> None:
    row = {"id": "1", "attributions": [{"source": [[20, 24]], "cue": [[25, 29]], "content": [[0, 18]]}]}
    found = from_polnear(row, WORDS)
    assert found.spans["content"] == [((0, 3), "content")]
    assert set(found.links) == {("said_by", (5, 6), (4, 5)), ("says", (5, 6), (0, 3))}
