import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnrecordError
from onrecord.export import formats, write
from onrecord.export.contract import geo_precision, place_json, where_prec
from onrecord.export.ged import COLUMNS, priogrid
from onrecord.export.tables import safe
from onrecord.model import Claim, Judgement, Report, Span, Toll, Where
from onrecord.weigh import weigh
from tests.weigh.make import control, day, event, party, report, tie, toll

A = report("a", "2015-06-26", "Forty soldiers died in Hasakah. =SUM(A1) said the ministry.")
B = report("b", "2015-06-27", "Rebels fought in Hasakah and many people fled from there.")
REPORTS = {r.id: r for r in (A, B)}
ISIS, ARMY = party("ISIS", "isis"), party("Syrian army", "army-sy")
CLAIMS: list[Claim] = [
    event(A, agents=(ISIS,), targets=(ARMY,), when=day("2015-06-25")),
    toll(A, 40, at=3, victims=ARMY, by="=cmd"),
    toll(A, 7, at=5, victims=party("civilians")),
    toll(B, 24, None, 90, at=3, victims=party("ISIS fighters", "isis")),
    event(B, "air-strike", at=9, place=None),
    tie(A, ISIS, ARMY, "hostile"),
    control(B, ISIS, share=0.75),
]

SAME = [
    Judgement(subject=CLAIMS[1].id, verdict="same", other=CLAIMS[3].id, by="ana", at=datetime(2026, 1, 1, tzinfo=UTC))
]


def written(format: str, out: Path, claims: list[Claim] = CLAIMS, reports: dict[str, Report] = REPORTS) -> Path:
    write(format, weigh(claims, reports, SAME), claims, reports, out)
    return out


def rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def test_csv_holds_every_claim_with_its_words_and_incident(tmp_path: Path) -> None:
    found = list(rows(written("csv", tmp_path / "x.csv")))
    assert [row["claim"] for row in found] == [claim.id for claim in CLAIMS]
    assert all(row["quote"] and row["report"] and row["incident"] for row in found)
    toll_row = found[1]
    assert (toll_row["low"], toll_row["best"], toll_row["high"], toll_row["victims"]) == (
        "40",
        "40",
        "40",
        "Syrian army",
    )
    assert found[6]["share"] == "0.75"
    assert {row["is"] for row in found} == {"event", "toll", "control", "tie"}


def test_csv_disarms_formulas(tmp_path: Path) -> None:
    assert next(row for row in rows(written("csv", tmp_path / "x.csv")) if row["voice"])["voice"] == "'=cmd"


@given(st.text())
def test_no_cell_begins_like_a_formula(words: str) -> None:
    assert not safe(words).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert safe(words).removeprefix("'") in (words, words.removeprefix("'"))


def test_numbers_stay_numbers() -> None:
    assert safe(-12.5) == -12.5
    assert safe(None) is None


def test_csv_of_incidents_has_a_row_an_estimate(tmp_path: Path) -> None:
    written("csv", tmp_path / "x.csv")
    found = list(rows(tmp_path / "x.incidents.csv"))
    assert {row["victims"] for row in found if row["harm"] == "killed"} == {"Syrian army", "civilians", "ISIS fighters"}
    assert any(not row["harm"] for row in found)


def test_jsonl_is_the_contract(tmp_path: Path) -> None:
    lines = written("jsonl", tmp_path / "x.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [claim.id for claim in CLAIMS]
    incidents = [json.loads(line) for line in (tmp_path / "x.incidents.jsonl").read_text().splitlines()]
    assert {c["id"] for i in incidents for c in i["claims"]} == {claim.id for claim in CLAIMS}


def test_geojson_loses_no_incident(tmp_path: Path) -> None:
    found: dict[str, Any] = json.loads(written("geojson", tmp_path / "x.geojson").read_text())
    assert found["type"] == "FeatureCollection"
    placed = [f for f in found["features"] if f["geometry"]]
    assert placed[0]["geometry"] == {"type": "Point", "coordinates": [40.7, 36.5]}
    assert placed[0]["properties"]["where_prec"] == 1
    assert any(f["geometry"] is None for f in found["features"])
    assert len(found["features"]) == len(list(weigh(CLAIMS, REPORTS, SAME)))


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        (Where(Span(0, 1), "X"), (None, None)),
        (Where(Span(0, 1), "X", grain="town"), (1, 1)),
        (Where(Span(0, 1), "near X", grain="town", precision=2), (2, 2)),
        (Where(Span(0, 1), "X", grain="province"), (4, 3)),
        (Where(Span(0, 1), "X", grain="country"), (6, None)),
        (Where(Span(0, 1), "off X", grain="country", precision=7), (7, None)),
    ],
)
def test_a_place_has_the_codes_of_ucdp_and_acled(place: Where, codes: tuple[int | None, int | None]) -> None:
    assert (where_prec(place), geo_precision(place)) == codes
    assert (place_json(place)["where_prec"], place_json(place)["geo_precision"]) == codes


def test_csv_says_how_exact_a_place_and_a_day_are_and_why(tmp_path: Path) -> None:
    there = Where(Span(0, 1), "near X", id="1", grain="town", precision=2, matched="Ex", reason="the exact name")
    [row] = rows(written("csv", tmp_path / "x.csv", [toll(A, 3, place=there, when=day("2015-06-25"))]))
    assert (row["where_prec"], row["geo_precision"], row["date_prec"]) == ("2", "2", "1")
    assert (row["matched"], row["place_reason"]) == ("Ex", "the exact name")


def test_ged_has_its_columns_and_its_sums(tmp_path: Path) -> None:
    file = written("ged", tmp_path / "x.csv")
    assert file.read_text().split("\n", 1)[0].split(",") == COLUMNS
    assert len(COLUMNS) == 49
    [row] = rows(file)
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == ("Syrian army", "ISIS", "1")
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == ("40", "24", "7", "0")
    assert (row["low"], row["best"], row["high"]) == ("71", "71", "137")
    assert (row["date_start"], row["date_end"], row["date_prec"], row["where_prec"]) == (
        "2015-06-25",
        "2015-06-25",
        "1",
        "1",
    )
    assert row["number_of_sources"] == "2"
    assert row["country"] == "Syria"


def test_ged_adds_no_total_to_its_parts_and_no_wounded_to_the_dead(tmp_path: Path) -> None:
    both = toll(A, 300)
    hurt = Toll(harm="killed", also="wounded", figure=both.act.figure)  # type: ignore[union-attr]
    claims = [
        event(A, agents=(ISIS,), targets=(ARMY,), when=day("2015-06-25")),
        toll(A, 40, victims=ARMY),
        toll(A, 20, at=1, victims=ISIS),
        toll(A, 66, at=2),
        toll(A, 9, at=3, victims=party("children")),
        Claim(report=A.id, act=hurt, evidence=both.evidence),
    ]
    [row] = rows(written("ged", tmp_path / "x.csv", claims))
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == ("40", "20", "0", "6")
    assert (row["low"], row["best"], row["high"]) == ("66", "66", "66")


def test_ged_dates_undated_deaths_by_ucdps_default(tmp_path: Path) -> None:
    [row] = rows(written("ged", tmp_path / "x.csv", [toll(A, 3)]))
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2015-06-23", "2015-06-25", "2")
    assert row["side_a"] == ""
    assert row["type_of_violence"] == ""


def test_ged_knows_one_sided_and_non_state_violence(tmp_path: Path) -> None:
    massacre = [event(A, agents=(ISIS,), targets=(party("civilians"),)), toll(A, 9, at=3, victims=party("civilians"))]
    [row] = rows(written("ged", tmp_path / "x.csv", massacre))
    assert (row["type_of_violence"], row["side_b"]) == ("3", "")
    feud = [event(A, agents=(ISIS,), targets=(party("YPG", "ypg"),)), toll(A, 9, at=3, place=None)]
    [row] = rows(written("ged", tmp_path / "y.csv", feud))
    assert row["type_of_violence"] == "2"


def test_ged_leaves_out_what_has_no_deaths(tmp_path: Path) -> None:
    assert not list(rows(written("ged", tmp_path / "x.csv", [event(A), toll(A, 3, harm="wounded", at=5)])))


def test_a_report_without_a_date_leaves_the_days_empty(tmp_path: Path) -> None:
    undated = Report(text="Three died.", name="u")
    [row] = rows(written("ged", tmp_path / "x.csv", [toll(undated, 3, place=None)], {undated.id: undated}))
    assert (row["year"], row["date_start"], row["date_prec"], row["where_prec"]) == ("", "", "", "")


def test_prio_grid_cell_of_a_known_event() -> None:
    assert priogrid(34.802462, 36.707602) == 179714


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OnrecordError, match="cannot be written"):
        written("csv", tmp_path / "no" / "x.csv")
    assert not list(tmp_path.iterdir())


def test_a_failed_export_keeps_the_file_of_before(tmp_path: Path) -> None:
    out = tmp_path / "x.jsonl"
    out.write_text("before")
    with pytest.raises(KeyError):
        write("jsonl", [], CLAIMS, {}, out)
    assert [p.name for p in tmp_path.iterdir()] == ["x.jsonl"]
    assert out.read_text() == "before"


def test_the_formats_are_listed() -> None:
    assert {"csv", "jsonl", "geojson", "ged"} <= set(formats())
