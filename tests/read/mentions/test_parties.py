"""Mentions as the parties and places of an act."""

from onrecord.read.mentions.parties import parties, party, where
from tests.read.understood import mention, understood


def test_party_has_the_actor_s_id() -> None:
    found = party(mention("LRA rebels fled.", "LRA rebels"))
    assert (found.name, found.actor) == ("Lord's Resistance Army (LRA)", "lra")
    assert party(mention("Farmers fled.", "Farmers")).actor is None


def test_everybody_joined() -> None:
    reading = understood("Two farmers and a nurse fled quickly.")
    assert [p.name for p in parties(reading, reading.words[1])] == ["farmers", "nurse"]
    assert parties(reading, reading.words[-1]) == ()


def test_where_has_coordinates_only_if_known() -> None:
    known = where(mention("It happened in Nairobi.", "Nairobi"))
    assert (known.id, known.lat, known.grain) == ("1", -1.5, "town")
    unknown = where(mention("It happened in Xaltok.", "Xaltok"))
    assert (unknown.name, unknown.id, unknown.lat) == ("Xaltok", None, None)
