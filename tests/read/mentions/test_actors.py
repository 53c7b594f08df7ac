"""Names, nationalities and offices become actors of the gazetteer."""

import pytest

from onrecord.read.mentions.actors import full_name
from tests.read.atlas import ACTORS
from tests.read.understood import mention, understood


@pytest.mark.parametrize(
    ("text", "phrase", "id", "name"),
    [
        ("Shabab attacked.", "Shabab", "shabab", "al-Shabab"),
        ("The Lord's Resistance Army attacked.", "The Lord's Resistance Army", "lra", "Lord's Resistance Army (LRA)"),
        ("LRA rebels attacked.", "LRA rebels", "lra", "Lord's Resistance Army (LRA)"),
        ("Members of Shabab fled.", "Members of Shabab", "shabab", "al-Shabab"),
        ("Fighters of the LRA fled.", "Fighters", "lra", "Lord's Resistance Army (LRA)"),
        ("Kenyan soldiers fled.", "Kenyan soldiers", "army-ke", "Kenyan soldiers"),
        ("Ugandan government forces fled.", "Ugandan government forces", "army-ug", "Ugandan government forces"),
        ("Ugandan police fled.", "Ugandan police", "police-ug", "Ugandan police"),
        ("Rebels fought in Kenya. The army fled.", "The army", "army-ke", "Kenyan army"),
        ("Kenyan rebels fought. Government forces fled.", "Government forces", "army-ke", "Kenyan Government forces"),
        (
            "Rebels fought in Uganda. Rebels in Uganda fled. The army fled, said a group based in Kenya.",
            "The army",
            "army-ug",
            "Ugandan army",
        ),
        ("Kenya bombed Somalia.", "Kenya", "gov-ke", "Kenya"),
        ("Kenya bombed Somalia.", "Somalia", "gov-so", "Somalia"),
        ("The U.S. bombed a camp.", "The U.S.", "gov-us", "United States"),
        ("A Kenyan raid failed.", "Kenyan", "gov-ke", "Kenya"),
        ("A Shabab raid failed.", "Shabab", "shabab", "al-Shabab"),
        ("Ugandan towns burnt after government air strikes.", "government", "gov-ug", "Ugandan government"),
        ("Kenyan and allied forces fled.", "Kenyan and allied forces", None, "Kenyan and allied forces"),
        ("LRA spokesman Peter Okello denied it.", "LRA spokesman Peter Okello", "lra", "Peter Okello"),
    ],
)
def test_resolved(text: str, phrase: str, id: str | None, name: str) -> None:
    found = mention(text, phrase)
    assert (found.actor and found.actor.id, found.name) == (id, name)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Kenyan rebels fled.", "Kenyan rebels"),
        ("Shabab affiliates fled.", "Shabab affiliates"),
        ("Kenyan farmers fled.", "Kenyan farmers"),
        ("Kenyans fled.", "Kenyans"),
        ("A Kenyan fled.", "A Kenyan"),
        ("An army fled.", "An army"),
        ("The army fled.", "The army"),
        ("Soldiers fled in Kenya.", "Soldiers"),
        ("The US-led alliance fled.", "The US-led alliance"),
        ("The green army of Kenya fled.", "The green army"),
    ],
)
def test_left_alone(text: str, phrase: str) -> None:
    assert mention(text, phrase).actor is None


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("Forces of the Free Lake Front (FLF) fled. The FLF denied it.", "The FLF", "Free Lake Front (FLF)"),
        ("The Peace and Unity Party (PUP) fled. PUP denied it.", "PUP", "Peace and Unity Party (PUP)"),
        ("The Harakat Movement (HSM) fled. HSM denied it.", "HSM", "Harakat Movement (HSM)"),
    ],
)
def test_abbreviations_told_in_the_report(text: str, short: str, name: str) -> None:
    assert mention(text, short).name == name


def test_an_abbreviation_may_name_a_known_actor() -> None:
    found = mention("The Harakat Movement (HSM) fled. HSM denied it.", "HSM", 2)
    assert found.actor is not None
    assert found.actor.id == "shabab"


def test_the_army_of_the_place_in_the_sentence() -> None:
    text = "Ugandan and Ugandan and Ugandan envoys spoke. In Bor, in Jonglei state, the army fled."
    found = mention(text, "the army")
    assert found.actor is not None
    assert found.actor.id == "army-ss"


def test_a_country_that_is_a_place_still_knows_its_government() -> None:
    found = mention("The bomb fell in Kenya.", "Kenya")
    assert found.actor is not None
    assert (found.kind, found.actor.id) == ("place", "gov-ke")


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "name"),
    [
        ("Nairobi denied it.", "Nairobi", "force", "Kenya"),
        ("Nairobi and Kampala denied it.", "Kampala", "force", "Uganda"),
        ("The raid was ordered by Nairobi.", "Nairobi", "force", "Kenya"),
        ("Nairobi fell. Kenya mourned.", "Nairobi", "place", "Nairobi, Kenya"),
    ],
)
def test_a_capital_may_be_its_government(text: str, phrase: str, kind: str, name: str) -> None:
    found = mention(text, phrase)
    assert (found.kind, found.name) == (kind, name)


def test_mentions_stay_in_order_and_one_a_word() -> None:
    heads = [m.head for m in understood("Kenyan raids and a Shabab attack shook Garissa in Kenya.").mentions]
    assert heads == sorted(set(heads))


def test_full_name_adds_the_abbreviation_of_long_names_only() -> None:
    known = {a.id: a for a in ACTORS}
    assert full_name(known["african-union"]) == "African Union (AU)"
    assert full_name(known["shabab"]) == "al-Shabab"
    assert full_name(known["gov-ke"]) == "Kenyan government"
