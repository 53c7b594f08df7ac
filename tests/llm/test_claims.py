"""What becomes of a model's rows; the stages before have read the report already."""

from datetime import date

import pytest

from onrecord.errors import VocabularyError
from onrecord.kit import Kit
from onrecord.llm.claims import Claims
from onrecord.llm.rows import row_of
from onrecord.model import Claim, Control, Event, Reading, Report, Span, Tie, Toll
from tests.llm.told import Json, control, counted, event, named, tie, toll, voice

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


def test_without_other_stages_numbers_and_days_are_left_out_and_the_models_names_do_not_stand() -> None:
    bare = Reading(REPORT)
    when = {"quote": "3 May 2016", "start": "2016-05-03", "end": "2016-05-03"}
    row = event("rebels shelled Aleppo", "shelling", "shelled", when=when, agents=[named("rebels", "elves")])
    act = claim(bare, row).act
    assert isinstance(act, Event)
    assert act.when is None
    assert act.agents[0].name == "rebels"
    place = claim(bare, control("The army holds Aleppo", "The army", "Aleppo")).act
    assert isinstance(place, Control)
    assert (place.place.name, place.place.id) == ("Aleppo", None)
    with pytest.raises(ValueError, match="'12' is not one number of people"):
        claim(bare, toll("At least 12 soldiers died there", "12", 12))


def test_a_tie(reading: Reading) -> None:
    act = claim(reading, tie("Turkey backs the rebels", "Turkey", "the rebels")).act
    assert isinstance(act, Tie)
    assert act.a.span.of(TEXT) == "Turkey"
    assert act.b.span.start > TEXT.index("Turkey")


def test_evidence_always_covers_what_is_claimed(reading: Reading) -> None:
    found = claim(reading, event("rebels shelled", "shelling", "shelled Aleppo"))
    assert [span.of(TEXT) for span in found.evidence] == ["rebels shelled", "shelled Aleppo"]


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
        toll("At least 12 soldiers died there", "died", 12),
        control("The army holds Aleppo", "The army", "Aleppo", share=7),
    ],
    ids=range(10),
)
def test_one_quote_that_stands_nowhere_is_enough_to_refuse(row: Json) -> None:
    with pytest.raises(ValueError, match=r"does not stand|two parties|not one number|share lies"):
        claim(Reading(REPORT), row)


def test_codes_are_ours() -> None:
    with pytest.raises(VocabularyError, match="murdered"):
        claim(counted(REPORT), toll("At least 12 soldiers died there", "12", 12, harm="murdered"))


# -- numbers and days are the words', never the model's

PLAIN = (
    "Guards shot at civilians near the bridge. A farmer and 3 of 20 nurses died in the spring. Hall, 24, was wounded."
)


@pytest.fixture(scope="module")
def plain(kit: Kit) -> Reading:
    return kit.read(Report(text=PLAIN, name="plain", published=date(2016, 5, 4)))


def of_plain(reading: Reading, row: Json) -> Claim:
    return Claims(reading, Span(0, len(PLAIN)), "llm/small").of(row_of(row))


@pytest.mark.parametrize(
    ("evidence", "words", "told", "meant"),
    [
        ("Guards shot at civilians", "civilians", (5000, 9000), (2, None, None)),
        ("A farmer", "A farmer", (40, 40), (1, 1, 1)),
        ("3 of 20 nurses died", "3 of 20", (3, 3), (3, 3, 3)),
        ("3 of 20 nurses died", "20 nurses", (4, 5), (20, 20, 20)),
    ],
    ids=range(4),
)
def test_a_number_is_what_the_words_say_or_mean(
    plain: Reading, evidence: str, words: str, told: tuple[int, int], meant: tuple[int, int | None, int | None]
) -> None:
    act = of_plain(plain, toll(evidence, words, told[0]) | {"high": told[1]}).act
    assert isinstance(act, Toll)
    assert (act.figure.low, act.figure.best, act.figure.high) == meant


@pytest.mark.parametrize(
    ("evidence", "words", "low"),
    [
        ("3 of 20 nurses died", "3 of 20", 5),  # two numbers, and neither is it
        ("Hall, 24, was wounded", "24", 24),  # an age
        ("Guards shot at civilians near the bridge", "the bridge", 7),
        ("Guards shot at civilians near the bridge", "near", 7),
    ],
)
def test_words_that_are_no_number_of_people_are_refused(plain: Reading, evidence: str, words: str, low: int) -> None:
    with pytest.raises(ValueError, match="is not one number of people"):
        of_plain(plain, toll(evidence, words, low))


@pytest.mark.parametrize("quote", ["near the bridge", "in the spring"])
def test_no_day_is_made_up(plain: Reading, quote: str) -> None:
    when = {"quote": quote, "start": "2001-01-01", "end": "2001-01-01"}
    found = of_plain(plain, event(PLAIN[:40], "attack-on-civilians", "shot", when=when)).act.when
    assert found is None


# -- what makes up a claim stands in one place

FAR = "The army reached Homs in May. Rebels from Idlib waited. They shot two guards of the town. The market is open."


@pytest.fixture(scope="module")
def far(kit: Kit) -> Reading:
    return kit.read(Report(text=FAR, name="far", published=date(2016, 5, 4)))


def of_far(reading: Reading, row: Json) -> Claim:
    return Claims(reading, Span(0, len(FAR)), "llm/small").of(row_of(row))


@pytest.mark.parametrize(
    "row",
    [
        event("The market is open", "attack-on-civilians", "shot"),
        event("They shot two guards", "attack-on-civilians", "shot", agents=[named("The army")]),
        event("They shot two guards", "attack-on-civilians", "shot", place=named("Homs")),
        toll("The market is open", "two guards", 2),
        toll("They shot two guards", "two guards", 2, victims=named("The army")),
        control("Rebels from Idlib waited", "Rebels", "Homs"),
        control("The market is open", "Rebels", "The market"),
        tie("The market is open", "The army", "Rebels"),
    ],
    ids=range(8),
)
def test_scattered_quotes_are_no_claim(far: Reading, row: Json) -> None:
    with pytest.raises(ValueError, match="does not stand in the sentence of its evidence"):
        of_far(far, row)


def test_wide_evidence_does_not_gather_them(far: Reading) -> None:
    with pytest.raises(ValueError, match="its evidence runs over 4 sentences"):
        of_far(far, event(FAR, "attack-on-civilians", "shot", agents=[named("The army")]))


def test_a_party_may_be_named_elsewhere_where_a_word_of_the_sentence_stands_for_it(far: Reading) -> None:
    act = of_far(far, event("shot two guards", "attack-on-civilians", "shot", agents=[named("Rebels from Idlib")])).act
    assert isinstance(act, Event)
    assert [one.span.of(FAR) for one in act.agents] == ["They"]
    assert "Rebels" in act.agents[0].name


def test_a_day_of_another_sentence_is_not_this_ones(far: Reading) -> None:
    may = {"quote": "May", "start": "2016-05-01", "end": "2016-05-31"}
    assert of_far(far, event("They shot two guards", "attack-on-civilians", "shot", when=may)).act.when is None
    when = of_far(far, event("The army reached Homs", "other", "reached", when=may)).act.when
    assert when is not None
    assert when.edtf == "2016-05-01/2016-05-31"


def test_of_several_places_of_the_evidence_it_is_the_one_that_bears_it_out() -> None:
    text = "Shots were fired. Rebels said that shots were fired. Guards ran when shots were fired at Hama."
    reading = Reading(Report(text=text.replace(". ", ".\n"), name="r"))
    row = event("shots were fired", "attack-on-civilians", "fired", place=named("Hama"))
    found = Claims(reading, Span(0, len(text)), "llm/small").of(row_of(row))
    assert found.evidence[0].start == text.rindex("shots")
