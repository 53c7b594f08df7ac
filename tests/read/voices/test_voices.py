"""Who says so: every row of bench/cases/voices.csv, and what holds for any text."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.kit import Kit, load_parser
from onrecord.model import Attribution, Draft, Event, Reading, Report
from onrecord.read.claims import sayings
from onrecord.read.mentions import mentions
from onrecord.read.parse import Parse
from onrecord.read.voices import voices

CASES = Path(__file__).parents[3] / "bench" / "cases" / "voices.csv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def parser() -> Parse:
    return Parse(load_parser())


def read(text: str) -> Reading:
    return voices(mentions(parser()(Reading(Report(text=text, name="case")))))


def said_of(reading: Reading, fact: str) -> list[Attribution]:
    """The attributions around these words, the nearest source first."""
    start = reading.report.text.index(fact)
    word = next(w for w in reading.words if w.start <= start < w.end)
    act = Event(type="other", trigger=word.span)
    return sayings(reading, Draft(act=act, anchor=word.i, evidence=word.span, made_by="test"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['fact']} · {row['text'][:60]}")
def test_each_case_has_its_voice_and_stance(row: dict[str, str]) -> None:
    found = said_of(read(row["text"]), row["fact"])
    nearest = (
        (found[0].voice.span.of(row["text"]), found[0].voice.name, found[0].stance) if found else ("", "", "asserts")
    )
    assert nearest == (row["voice"], row["name"], row["stance"])


def test_the_table_is_large_and_mixed() -> None:
    table = rows()
    assert len(table) >= 60
    assert {row["stance"] for row in table} == {"asserts", "denies", "doubts"}
    assert sum(not row["voice"] for row in table) >= 15


ATTACKS = [("attacked", "attack"), ("shelled", "shell"), ("raided", "raid"), ("invaded", "invade")]
NAMES = [("Turkey", "Syria", "Russia"), ("Kenya", "Somalia", "Uganda"), ("Chad", "Sudan", "Libya")]


@pytest.mark.parametrize(("past", "bare"), ATTACKS)
@pytest.mark.parametrize(("a", "b", "c"), NAMES)
def test_minimal_pairs(a: str, b: str, c: str, past: str, bare: str) -> None:
    def voice(text: str, fact: str) -> tuple[str, str] | None:
        found = said_of(read(text), fact)
        return (found[0].voice.name, found[0].stance) if found else None

    assert voice(f"{a} {past} {b}.", past) is None
    assert voice(f"{a} {past} {b}, {c} said.", past) == (c, "asserts")
    assert voice(f"{c} said {a} {past} {b}.", past) == (c, "asserts")
    assert voice(f"{a} denied that it {past} {b}.", past) == (a, "denies")
    assert voice(f"{a} did not {bare} {b}.", bare) is None
    assert voice(f"{a} may {bare} {b}.", bare) is None


def test_the_nearest_source_comes_first_and_the_others_follow() -> None:
    found = said_of(read("The minister said that villagers said that troops burned the barn."), "burned")
    assert [a.voice.name for a in found] == ["villagers", "minister"]


def test_a_source_quoted_by_a_medium_is_nearer_than_the_medium() -> None:
    found = said_of(read("The rebels shelled the fort, the mayor said, according to Radio Alder."), "shelled")
    assert [a.voice.name for a in found] == ["mayor", "Radio Alder"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The spokesman said rebels attacked.", "person"),
        ("A UN report said rebels attacked.", "document"),
        ("State television said rebels attacked.", "medium"),
        ("Residents said rebels attacked.", "anonymous"),
        ("Sources who asked for anonymity said rebels attacked.", "anonymous"),
        ("The army said rebels attacked.", "group"),
    ],
)
def test_kinds_of_sources(text: str, kind: str) -> None:
    assert said_of(read(text), "attacked")[0].voice.kind == kind


def test_the_cue_and_the_source_are_no_part_of_what_is_said() -> None:
    text = "On Monday, after the raid, the mayor told reporters in a statement that four miners were shot dead."
    [one] = read(text).attributions
    assert one.cue.of(text) == "told"
    assert [s.of(text) for s in one.content] == ["that four miners were shot dead."]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", '"', "he", "said", "that", ",", ".", "rebels", "reportedly", "according", "to", "\n"]
        ),
        max_size=25,
    )
)
def test_any_text_can_be_read(words: list[str]) -> None:
    reading = read(" ".join(words))
    for one in reading.attributions:
        assert one.content
        assert all(span.end <= len(reading.report.text) for span in one.content)
        assert list(one.content) == sorted(one.content)


def test_rows_of_a_table_are_those_of_the_sources_in_its_first_column() -> None:
    table = "Toll so far\n\nSource | Killed | Wounded\nArmy | 10 | 25\nOur count | 30 | 45\n"
    reading = read(table)
    assert [a.voice.name for a in said_of(reading, "25")] == ["Army"]
    assert not said_of(reading, "45")
    places = read("Toll so far\n\nPlace | Killed | Wounded\nOrvel | 10 | 25\nHealth ministry | 30 | 45\n")
    assert not said_of(places, "25")
    assert [a.voice.name for a in said_of(places, "45")] == ["Health ministry"]


def test_what_somebody_calls_a_lie_is_said_by_the_one_and_denied_by_the_other(kit: Kit) -> None:
    text = "Rebels said they had attacked the port, a claim the army called fantasy."
    claims = [c for c in kit.read(Report(text=text, name="case")).claims if isinstance(c.act, Event)]
    assert {(c.voice.name if c.voice else "", c.stance) for c in claims} == {("Rebels", "asserts"), ("army", "denies")}
