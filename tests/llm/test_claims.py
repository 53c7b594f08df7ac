"""What becomes of a model's rows; the stages before have read the report already."""

from datetime import date

import pytest

from onrecord.errors import VocabularyError
from onrecord.kit import Kit
from onrecord.llm.claims import Claims
from onrecord.llm.rows import row_of
from onrecord.model import Claim, Control, Event, Figure, Reading, Report, Span, Tie, Toll
from tests.llm.told import Json, control, event, named, tie, toll, voice

TEXT = (
    "Colonel Anna Brandt said rebels shelled Aleppo on 3 May 2016. At least 12 soldiers died there.\n"
    "The army holds Aleppo. Turkey backs the rebels. Dozens were missing, Brandt added."
)
REPORT = Report(text=TEXT, name="r", published=date(2016, 5, 4))


@pytest.fixture(scope="module")
def reading(kit: Kit) -> Reading:
    return kit.read(REPORT)


def claim(reading: Reading, row: Json) -> Claim:
    return Claims(reading, Span(0, len(TEXT)), "llm/small").of(row_of(row))


def test_an_event(reading: Reading) -> None:
    row = event(
        "rebels shelled Aleppo on 3 May 2016",
        "shelling",
        "shelled",
        agents=[named("rebels")],
        place=named("Aleppo", "Aleppo, Atlantis"),
        when={"quote": "3 May 2016", "start": "1999-01-01", "end": "1999-01-01"},
        voice=voice("Colonel Anna Brandt", "Anna Brandt"),
        outcome="succeeded",
    )
    found = claim(reading, row)
    act = found.act
    assert isinstance(act, Event)
    assert act.trigger.of(TEXT) == "shelled"
    assert [one.span.of(TEXT) for one in act.agents] == ["rebels"]
    assert act.place is not None
    assert act.place.name.startswith("Aleppo")
    assert "Atlantis" not in act.place.name
    assert act.place.lat is not None
    assert act.when is not None
    assert act.when.edtf == "2016-05-03"  # ours, not the model's
    assert found.voice is not None
    assert found.voice.name == "Anna Brandt"
    assert found.made_by == "llm/small"


def test_numbers_that_our_table_reads_are_read_by_our_table(reading: Reading) -> None:
    act = claim(reading, toll("At least 12 soldiers died there", "At least 12", 12_000, victims=named("soldiers"))).act
    assert isinstance(act, Toll)
    assert (act.figure.low, act.figure.high) == (12, None)


def test_without_other_stages_the_models_numbers_and_days_stand_and_its_names_do_not() -> None:
    bare = Reading(REPORT)
    when = {"quote": "3 May 2016", "start": "2016-05-03", "end": "2016-05-03"}
    row = toll(
        "Dozens were missing", "Dozens", 24, high=None, harm="missing", when=when, victims=named("Dozens", "elves")
    )
    act = claim(bare, row).act
    assert isinstance(act, Toll)
    assert act.figure == Figure(24, 24, None, act.figure.span)
    assert act.when is not None
    assert act.when.edtf == "2016-05-03"
    assert act.victims is not None
    assert act.victims.name == "Dozens"
    place = claim(bare, control("The army holds Aleppo", "The army", "Aleppo")).act
    assert isinstance(place, Control)
    assert (place.place.name, place.place.id) == ("Aleppo", None)


def test_a_range_has_no_best_number() -> None:
    act = claim(Reading(REPORT), toll("At least 12 soldiers died there", "12", 10) | {"high": 20}).act
    assert isinstance(act, Toll)
    assert (act.figure.low, act.figure.best, act.figure.high) == (10, None, 20)


def test_a_tie(reading: Reading) -> None:
    act = claim(reading, tie("Turkey backs the rebels", "Turkey", "the rebels")).act
    assert isinstance(act, Tie)
    assert act.a.span.of(TEXT) == "Turkey"
    assert act.b.span.start > TEXT.index("Turkey")


def test_evidence_always_covers_what_is_claimed(reading: Reading) -> None:
    found = claim(reading, event("rebels shelled Aleppo", "other", "died"))
    assert [span.of(TEXT) for span in found.evidence] == ["rebels shelled Aleppo", "died"]


@pytest.mark.parametrize(
    "row",
    [
        toll("At least 50 soldiers died", "50", 50),
        toll("At least 12 soldiers died there", "50", 50),
        event("rebels shelled Aleppo", "shelling", "bombed"),
        event("rebels shelled Aleppo", "shelling", "shelled", agents=[named("Martians")]),
        event("rebels shelled Aleppo", "shelling", "shelled", place=named("Homs")),
        event("rebels shelled Aleppo", "shelling", "shelled", voice=voice("a spokesman")),
        event(
            "rebels shelled Aleppo",
            "shelling",
            "shelled",
            when={"quote": "June", "start": "2016-06-01", "end": "2016-06-30"},
        ),
        tie("Turkey backs the rebels", "Turkey", "Turkey"),
        toll("At least 12 soldiers died there", "12", 12) | {"high": 3, "words": "died"},
        control("The army holds Aleppo", "The army", "Aleppo", share=7),
    ],
    ids=range(10),
)
def test_one_quote_that_stands_nowhere_is_enough_to_refuse(row: Json) -> None:
    with pytest.raises(ValueError, match=r"does not stand|two parties|low <= best|share lies"):
        claim(Reading(REPORT), row)


def test_codes_are_ours() -> None:
    with pytest.raises(VocabularyError, match="murdered"):
        claim(Reading(REPORT), toll("At least 12 soldiers died there", "12", 12, harm="murdered"))
