"""Short forms and pronouns find whom they stand for."""

import pytest

from tests.read.understood import mention

LRA = "Lord's Resistance Army (LRA)"


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Peter Okello fled. Police followed Okello.", "Okello", "Peter Okello"),
        ("LRA spokesman Peter Okello denied it. Gen. Okello left.", "Gen. Okello", "Peter Okello"),
        ("The prime minister, Ana Silva, left.", "The prime minister", "Ana Silva"),
        ("The minister of defence, Ana Silva, left.", "The minister", "Ana Silva"),
        ("Peter Okello fled. He was hurt.", "He", "Peter Okello"),
        ("A farmer met Ana Silva. She was hurt.", "She", "Ana Silva"),
        ("Kenyan soldiers fought the LRA in Uganda. The group lost ten men.", "The group", LRA),
        ("LRA fighters fought Kenyan soldiers. The rebels fled.", "The rebels", LRA),
        ("A US-led alliance met. Kenyan rebels fled. The alliance spoke.", "The alliance", "US-led alliance"),
        ("The LRA said that it had left.", "it", LRA),
        ("Armed tribesmen took the town. They burnt houses.", "They", "Armed tribesmen"),
        ("Villagers buried their dead.", "their", "Villagers"),
        ("Police met villagers who had fled.", "who", "villagers"),
        ("Kenya fought the LRA. Members of the group fled.", "Members of the group", LRA),
        ("The militant group Shabab fled.", "The militant group", "al-Shabab"),
        ("The rebel group, Shabab, fled.", "The rebel group", "al-Shabab"),
        ("Ana Silva spoke. Her troops fled.", "Her troops", "Ana Silva's troops"),
        ("LRA spokesman Peter Okello said: \"We fled.\"", "We", LRA),
        ("LRA spokesman Peter Okello spoke on Monday. \"We fled,\" he said.", "We", LRA),
        ("Ana Silva said: \"We fled.\"", "We", "Ana Silva"),
    ],
)  # fmt: skip
def test_stands_for(text: str, phrase: str, name: str) -> None:
    assert mention(text, phrase).name == name


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("The group fled.", "The group", "group"),
        ("Kenya fought. The rebels fled.", "The rebels", "rebels"),
        ("LRA fighters fled. Rebels came.", "Rebels", "Rebels"),
        ("LRA fighters fled. The southern rebels came.", "The southern rebels", "southern rebels"),
        ("The LRA fled. It is unclear why.", "It", "It"),
        ("They fled.", "They", "They"),
        ("The LRA said so. We doubt it.", "We", "We"),
        ("We fled.", "We", "We"),
        ("Soldiers left. Those in the town stayed.", "Those", "Those"),
        ("Okello fled.", "Okello", "Okello"),
        ("Okello fled. It rained. It poured. It dripped. It stopped. He died.", "He", "He"),
        ("That is all.", "That", "That"),
    ],
)
def test_stands_for_nobody_known(text: str, phrase: str, name: str) -> None:
    assert mention(text, phrase).name == name


def test_what_stands_for_an_actor_is_one() -> None:
    found = mention("Kenya fought the LRA. The group fled.", "The group")
    assert found.actor is not None
    assert (found.kind, found.actor.id) == ("force", "lra")


def test_a_pronoun_is_not_what_its_own_verb_does_something_to() -> None:
    assert mention("Villagers fled. Soldiers shot them.", "them").name == "Villagers"
