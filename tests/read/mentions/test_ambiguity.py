"""Names that stand for several places, or for a place and somebody: what the words around them decide."""

from datetime import date

import pytest

from onrecord.kit import Kit
from onrecord.model import Mention, Report


def mention(kit: Kit, text: str, phrase: str, nth: int = 1) -> Mention:
    reading = kit.read(Report(text=text, name="ambiguity", published=date(2015, 8, 21)))
    assert not reading.problems
    found = [m for m in reading.mentions if m.span.of(text) == phrase]
    assert len(found) >= nth, [m.span.of(text) for m in reading.mentions]
    return found[nth - 1]


HASAKAH, TRIPOLI_LY, TRIPOLI_LB, HAMA, AL_HAWL, WASHINGTON = (
    "173811",
    "2210247",
    "266826",
    "170017",
    "173797",
    "4140963",
)


@pytest.mark.parametrize(
    ("text", "phrase", "id"),
    [
        ("Syrian rebels shelled the Nashwa neighbourhood of Hasakah.", "the Nashwa neighbourhood of Hasakah", HASAKAH),
        ("Syrian troops hold Hasakah. A mortar hit the Nashwa quarter.", "the Nashwa quarter", HASAKAH),
        ("Syrian rebels took ground. Clashes went on in Nashwa.", "Nashwa", None),
        ("A mine exploded in Tripoli. Lebanon sent more troops.", "Tripoli", TRIPOLI_LB),
        ("A mine exploded in Tripoli. Libya sent more troops.", "Tripoli", TRIPOLI_LY),
        ("A mine exploded in Tripoli, Lebanon. Libyan envoys left.", "Tripoli", TRIPOLI_LB),
        ("Syrian rebels fought in Hama.", "Hama", HAMA),
        ("Syrian rebels fought in Hamah.", "Hamah", HAMA),
        ("Syrian rebels fought 17 km north of Hama.", "Hama", HAMA),
        ("Russian troops fought in Georgia. Georgian troops fled.", "Georgia", "614540"),
        ("A bomb exploded in Georgia, a U.S. state.", "Georgia", "adm1-US.GA"),
        ("A U.S. court in Atlanta, Georgia, heard him.", "Atlanta", "4180439"),
        ("Syrian families fled to al-Hawl.", "al-Hawl", AL_HAWL),
        ("SHOTS WERE FIRED IN SAN SALVADOR. EL SALVADOR MOURNED.", "SAN SALVADOR", "3583361"),
        ("Fighting broke out in eastern DR Congo.", "eastern DR Congo", "203312"),
        ("The ship lay in Tripoli, Libya. A shell hit the Port.", "the Port", None),
        ("A raid took place in Sangin and Marjah districts, Afghanistan.", "Marjah", "region-marjah"),
        ("Afghan police held Khost, Paktika and Zabul provinces.", "Paktika", "adm1-AF.29"),
        (
            "Shells fell on Rafah. Jets flew over Gaza City. A lorry was robbed between Khan Younis and Rafah.",
            "Khan Younis",
            "281124",
        ),
        ("Syrian families fled to El Hol.", "El Hol", AL_HAWL),
        ("Shots were fired in Washington.", "Washington", WASHINGTON),
        ("Shots were fired in San Salvador. El Salvador mourned.", "San Salvador", "3583361"),
        ("A bomb hit Madina district in Mogadishu, Somalia.", "Madina district", "53654"),
        ("A bomb hit Zobe junction in Mogadishu, Somalia.", "Zobe junction", "53654"),
        ("Shots were fired near the Australian Embassy in Beirut, Lebanon.", "the Australian Embassy", "276781"),
        ("Syrian rebels attacked the town of Tell Tamer.", "the town of Tell Tamer", "163434"),
        ("Two men were shot in Kajaki district, Helmand province, Afghanistan.", "Kajaki district", "adm1-AF.10"),
    ],
)
def test_which_place(kit: Kit, text: str, phrase: str, id: str | None) -> None:
    found = mention(kit, text, phrase)
    assert (found.kind, found.place and found.place.id) == ("place", id)


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        ("Jordan said it had shot down a drone.", "Jordan", "gov-jo"),
        ("Washington denied it.", "Washington", "gov-us"),
        ("Syrian rebels were helped by Washington.", "Washington", "gov-us"),
        ("Syrian rebels held talks with Washington.", "Washington", "gov-us"),
        ("Syrian rebels thanked Washington, which had armed them.", "Washington", "gov-us"),
        ("Raids by the US-led coalition hit Raqqa in Syria.", "the US-led coalition", "us-led-coalition"),
    ],
)
def test_who_and_not_where(kit: Kit, text: str, phrase: str, actor: str) -> None:
    found = mention(kit, text, phrase)
    assert (found.kind, found.place, found.actor and found.actor.id) == ("force", None, actor)


def test_a_person_named_like_a_country(kit: Kit) -> None:
    found = mention(kit, "Michael Jordan denied it. Jordan said he had left.", "Jordan")
    assert (found.kind, found.name, found.actor, found.place) == ("person", "Michael Jordan", None, None)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("American envoys called the Union a friend.", "the Union"),
        ("Russian jets killed Syrians.", "Syrians"),
        ("A Kenyan was arrested in Garissa.", "A Kenyan"),
        ("Israeli jets hit Israeli military positions.", "Israeli military positions"),
        ("Operation Sayeed (Hunter) began in Iraq. American troops fought.", "Hunter"),
    ],
)
def test_what_is_no_place_of_the_gazetteer(kit: Kit, text: str, phrase: str) -> None:
    reading = kit.read(Report(text=text, name="ambiguity"))
    assert not [m for m in reading.mentions if m.span.of(text) == phrase and m.place]


def test_a_name_that_only_sounds_alike_is_suggested(kit: Kit) -> None:
    found = mention(kit, "Syrian rebels fought in Qamishly.", "Qamishly")
    assert (found.kind, found.place, found.suggested) == ("place", None, "173377")
    assert "sounds like it" in found.reason


@pytest.mark.parametrize(
    "text",
    ["Rebels fought in Qamishly, Hasakah province, Syria.", "In Syria, Hasakah province saw a raid in Qamishly."],
)
def test_it_is_taken_where_its_province_is_named_beside_it(kit: Kit, text: str) -> None:
    found = mention(kit, text, "Qamishly")
    assert found.place is not None
    assert found.place.id == "173377"


def test_a_great_city_elsewhere_is_known_and_a_small_one_not(kit: Kit) -> None:
    known = mention(kit, "Syrian and Russian envoys met in Istanbul. Syrian rebels left.", "Istanbul")
    assert known.place is not None
    assert known.place.country == "TR"
    assert "well known" in known.reason
    assert mention(kit, "Kenyan rebels met in Daman. Kenyan jets left.", "Daman").place is None
