from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import IntakeError
from onrecord.intake import Refusal, intake, sources
from onrecord.intake.language import language_of
from onrecord.model import Report

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


def taken(*paths: Path, **options: object) -> list[Report | Refusal]:
    return list(intake(paths, **options))  # type: ignore[arg-type]


def test_the_sample_reports_are_all_taken_in() -> None:
    reports = taken(EXAMPLES)
    assert all(isinstance(r, Report) for r in reports)
    assert len(reports) == 13
    for report in reports:
        assert isinstance(report, Report)
        assert report.language == "en"
        assert report.published, report.name
        assert len(report.digest) == 64


def test_plain_text_keeps_every_letter(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\n  A headline \r\n\r\nTwo\tdied.\n\n")
    [report] = taken(file, published=date(2020, 1, 2))
    assert isinstance(report, Report)
    assert report.text == "\n  A headline \n\nTwo\tdied.\n\n"
    assert report.published == date(2020, 1, 2)
    assert report.title == "A headline"
    assert report.origin == str(file)


def test_a_date_of_its_own_goes_before_the_one_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Report of 2015-08-21\n\nTwo died.")
    [report] = taken(tmp_path, published=date(2020, 1, 2))
    assert isinstance(report, Report)
    assert report.published == date(2015, 8, 21)


def test_front_matter_names_title_publisher_date_and_address(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Raid\nsource: P\nlink: u\ndate: 2015-01-02 10:00:00\n---\nTwo died.\n")
    [report] = taken(tmp_path)
    assert isinstance(report, Report)
    assert (report.text, report.publisher, report.url) == ("Raid\n\nTwo died.", "P", "u")
    assert report.published == date(2015, 1, 2)


def test_what_cannot_be_read_is_refused_by_name_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"nonsense")
    (tmp_path / "b.doc").write_bytes(b"old")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.jsonl").write_text('{"text": "Two died."}\nnonsense\n')
    (tmp_path / "e.txt").write_text("Three died.")
    (tmp_path / "f.md").write_text("---\ntitle: ''\n---\n")
    found = taken(tmp_path)
    refused = {Path(r.origin).name: r for r in found if isinstance(r, Refusal)}
    assert [r.name for r in found if isinstance(r, Report)] == ["d-1", "e"]
    assert set(refused) == {"a.pdf", "b.doc", "c.txt", "d.jsonl#2", "f.md"}
    assert "cannot be read yet" in refused["b.doc"].what
    assert all(r.next_step for r in refused.values())
    assert refused["a.pdf"].digest
    assert not refused["c.txt"].digest


def test_known_bytes_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two died.")
    (tmp_path / "b.jsonl").write_text('{"text": "Three died."}\n{"text": "Four died."}\n')
    digests = [r.digest for r in taken(tmp_path)]
    assert len(set(digests)) == 3
    assert [r.digest for r in taken(tmp_path, known={digests[0], digests[2]}.__contains__)] == [digests[1]]


def test_a_path_that_is_not_there_stops_at_once(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="there is no"):
        taken(tmp_path / "gone.txt")


def test_sources_count_for_the_progress_bar() -> None:
    assert len(sources([EXAMPLES])) == 11


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rebels attacked the town at dawn and killed twelve people, residents said.", "en"),
        ("REBELS ATTACKED THE TOWN AT DAWN AND KILLED TWELVE PEOPLE, RESIDENTS SAID.", "en"),
        ("Les rebelles ont attaqué la ville à l'aube et tué douze personnes, selon des habitants.", "fr"),
        ("هاجم المتمردون المدينة فجرا وقتلوا اثني عشر شخصا بحسب السكان المحليين", "ar"),
        ("Two died.", None),
    ],
)
def test_the_language_is_told(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_codes_and_names_at_the_head_do_not_decide_the_language() -> None:
    head = "HQ NORTH - 2012-03-S-044 / 1314,1198, 1173, 1341 / Kreuz Bergdorf Wald Adler Haus Stein Grund. " * 2
    body = (
        "A patrol stopped a lorry at the river crossing and detained two men after they found rockets under the grain. "
    )
    assert language_of(head + body * 3) == "en"
    assert language_of("Die Armee nahm das Dorf ein. " * 30 + body) == "de"
