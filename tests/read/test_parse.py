"""Reports come apart into lines, sentences and words whose offsets are the report's own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.kit import Kit, load_parser
from onrecord.model import Reading, Report, Word
from onrecord.read.parse import Parse, in_capitals, lines

PARSE = Parse(load_parser(), is_name={"kenya", "buru"}.__contains__)


def parsed(text: str) -> Reading:
    return PARSE(Reading(Report(text=text, name="test")))


def words(text: str) -> list[Word]:
    return list(parsed(text).words)


@pytest.mark.parametrize(
    "dateline",
    [
        "NAIROBI - ",
        "PORT SUDAN, 24 August 2023 -- ",
        "KABUL, Afghanistan (Jan. 25, 2013) – ",
        "JUBA (Reuters) — ",
        "BOR/JUBA — ",
        "Beirut (AFP) - ",
        "Goma, 3 May 2012 - ",
        "QUITO, 3 JAN 90 (EFE) -- [TEXT] ",
    ],
)
def test_a_dateline_is_a_line_of_its_own(dateline: str) -> None:
    text = dateline + "The army took a town on Monday, a spokesman said."
    assert [s.of(text) for s in lines(text)] == [dateline.strip(), text[len(dateline) :]]


@pytest.mark.parametrize(
    "text",
    [
        "The army - Africa's largest - took the town.",
        "Seven men - all farmers - died.",
        "The Green Front (GF) - which is banned - fought back.",
        "THE ARMY REPORTED - AND NOBODY DOUBTED IT - THAT THE TOWN FELL.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert [s.of(text) for s in lines(text)] == [text]


def test_blank_lines_and_headlines_part() -> None:
    text = "Town falls\n\nThe army took it.\n  Nobody was hurt. "
    assert [s.of(text) for s in lines(text)] == ["Town falls", "The army took it.", "Nobody was hurt."]


def test_lines_broken_in_mid_sentence_are_joined() -> None:
    text = "The army took the town on Monday,\nand lost it again."
    assert len(list(lines(text))) == 1


def test_lines_broken_at_the_margin_are_joined_before_capitals_too() -> None:
    text = "The rebels said that they had taken the town\nof Malakal, which lies on the river, and its port.\nThe end"
    assert [s.of(text).split()[0] for s in lines(text)] == ["The", "The"]


def test_list_items_stay_apart() -> None:
    text = "Killed: 3\nWounded: 12\nA long line that shows how wide this page is set, more or less"
    assert len(list(lines(text))) == 3


def test_in_capitals_needs_letters() -> None:
    assert not in_capitals("FMLN 12")
    assert in_capitals("THE ARMY TOOK THE TOWN")


def test_capitals_are_read_as_if_printed_in_small_letters() -> None:
    found = words("THE ARMY STRAFED THE VILLAGE OF BURU IN KENYA, THE QRF AND XALTOK SAID.")
    said = "The army strafed the village of Buru in Kenya , the QRF and Xaltok said ."
    assert " ".join(w.text for w in found) == said
    assert {w.text: w.lemma for w in found}["said"] == "say"


def test_words_know_their_place_in_the_report(kit: Kit) -> None:
    reading = parsed("“We fled,” she said.\nIt’s over.")
    assert [w.i for w in reading.words] == list(range(len(reading.words)))
    assert all(reading.words[w.head.i] is w.head for w in reading.words)
    assert all(w in w.sentence.words for w in reading.words)
    assert [s.paragraph for s in reading.sentences][-1] == 1


PLAIN = str.maketrans("’‘“”\n", "''\"\" ")


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("AaBb ÉéßİK.,-–’“”\n\t12(:"), max_size=80))
def test_every_word_is_the_report_s_text_but_for_quotes_and_case(text: str) -> None:
    for word in words(text):
        assert word.text.casefold() == text[word.start : word.end].translate(PLAIN).casefold()


def test_many_reports_parse_as_one(kit: Kit) -> None:
    texts = ["The army fled.", "", "Rebels took the town.\nNobody died."]
    readings = PARSE.many([Reading(Report(text=t, name=str(i))) for i, t in enumerate(texts)])
    assert [r.sentences for r in readings] != []
    assert [len(r.sentences) for r in PARSE.many([Reading(Report(text=t, name="n")) for t in texts])] == [1, 0, 2]


def test_a_rank_before_a_name_ends_no_sentence() -> None:
    text = "Navy Capt. Ivo Weir fell ill. Staff Sgt. Crane took over."
    found = [s.span.of(text) for s in parsed(text).sentences]
    assert found == ["Navy Capt. Ivo Weir fell ill.", "Staff Sgt. Crane took over."]


def test_footnote_marks_are_no_words() -> None:
    assert [w.text for w in words("Rebels[3][4] left Orvel.[5]")] == ["Rebels", "left", "Orvel", "."]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_other_line_breaks_break_lines(mark: str) -> None:
    text = f"Rebels fled.{mark}The army came."
    assert [s.of(text) for s in lines(text)] == ["Rebels fled.", "The army came."]
    assert [s.paragraph for s in parsed(text).sentences] == [0, 1]
