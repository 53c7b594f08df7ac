"""onrecord claims"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.reading import Names
from tests.cli.conftest import Command


def test_json_lines_where_there_is_no_terminal(onrecord: Command, reports: Path) -> None:
    result = onrecord("claims", "reports")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["figure"]["best"] for one in found] == [1, 2, 3]
    assert all(one["evidence"][0]["text"].endswith("people were killed") for one in found)
    assert not Path("onrecord.db").exists()


def test_a_list_for_people(onrecord: Command, reports: Path) -> None:
    listed = onrecord("claims", "reports/r2.txt", "--text").stdout
    assert listed.splitlines() == [
        "r2",
        "",
        "Tolls",
        "  2 killed · people",
        "    said in the report's own words",
        "    “2 people were killed”",
        "",
    ]


def test_a_report_that_claims_nothing_says_so(onrecord: Command, reports: Path) -> None:
    (reports / "r1.txt").write_text("Nothing at all happened in the town on Monday, officials said in a statement.")
    assert "Nothing that could be claimed" in onrecord("claims", "reports/r1.txt", "--text").stdout


def test_a_terminal_is_not_taken_over(onrecord: Command, reports: Path) -> None:
    (reports / "r1.txt").write_text(
        "A \x1b]0;title\x07 of [red]it[/red]\n4 people\x9b were killed \u202eand 5 people were killed by \x1b[2J them."
    )
    for flag in ("--text", "--json"):
        shown = onrecord("claims", "reports/r1.txt", flag).stdout
        assert "5 people were killed" in shown
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def test_a_folder_of_files_one_per_report(onrecord: Command, reports: Path) -> None:
    rows = [{"id": name, "text": f"In all {n} people were killed."} for n, name in enumerate(["r1", "../up", "R1"])]
    (reports / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = onrecord("claims", "reports", "--out", "out/claims")
    assert result.exit_code == 0
    names = {file.name for file in Path("out/claims").iterdir()}
    assert {"r1.claims.jsonl", "r2.claims.jsonl", "r1-2.claims.jsonl", "_up.claims.jsonl", "R1-3.claims.jsonl"} <= names
    assert len(names) == 6
    (line,) = Path("out/claims/r2.claims.jsonl").read_text().splitlines()
    assert json.loads(line)["is"] == "toll"


def test_what_cannot_be_read_is_told_on_stderr(onrecord: Command, reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    (reports / "ru.txt").write_text("Представители властей сообщили, что в понедельник в городе погибли люди.")
    result = onrecord("claims", "reports")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 3
    assert "reports/empty.txt is empty\n  -> " in result.stderr
    assert "reports/ru.txt: language: in 'ru'" in result.stderr
    assert onrecord("claims", "reports/empty.txt").exit_code == 1


@given(st.lists(st.text(max_size=200), max_size=20))
def test_file_names_are_harmless_and_unique(names: list[str]) -> None:
    made = Names()
    found = [made.unique(name) for name in names]
    assert len({name.casefold() for name in found}) == len(names)
    for name in found:
        assert not set("/\\:\0\n") & set(name)
        assert name.strip(". ")
        assert len(name) < 130


@pytest.mark.parametrize("name", ["hasakah", "TRT-06-02-2018", "Bericht über X.v2"])
def test_a_plain_name_stays_as_it_is(name: str) -> None:
    assert Names().unique(name) == name
