"""onrecord gazetteer"""

import zipfile
from pathlib import Path

import pytest

from onrecord import config
from onrecord.gazetteer import own
from tests.cli.conftest import Command
from tests.gazetteer.adding.conftest import ROWS


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(config.DATA.env, str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror"
    folder.mkdir()
    for name in ("SY", "allCountries"):
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
            archive.writestr(f"{name}.txt", "\n".join(ROWS))
    with zipfile.ZipFile(folder / "hierarchy.zip", "w") as archive:
        archive.writestr("hierarchy.txt", "90002\t90003\t\n")
    with zipfile.ZipFile(folder / "alternateNamesV2.zip", "w") as archive:
        archive.writestr("alternateNamesV2.txt", "1\t90002\ten\tOlive Mother\t\t\t\t\n")
    (folder / "admin1CodesASCII.txt").write_text("SY.99\tNewland\tNewland\t90050\n")
    (folder / "admin2Codes.txt").write_text("SY.99.5\tFar District\tFar\t90051\n")
    return folder


def test_look(onrecord: Command) -> None:
    shown = onrecord("gazetteer", "look", "Tripoli", "--country", "lb")
    assert shown.exit_code == 0
    first, why = shown.stdout.splitlines()[:2]
    assert first == (
        "1. Tripoli (town, 229,398 people; 34.43352, 35.84415; id 266826), in North Lebanon, Lebanon - the exact name"
    )
    assert why == "    before the next, since it lies in LB"
    assert "more" in onrecord("gazetteer", "look", "San Jose").stdout.splitlines()[-1]


def test_look_for_what_is_not_there(onrecord: Command) -> None:
    shown = onrecord("gazetteer", "look", "Karabilah", "--country", "IQ")
    assert shown.exit_code == 1
    assert "No place is called 'Karabilah'" in shown.stdout
    assert "    Karbala (town" in shown.stdout
    assert "alike: none (with --country" in onrecord("gazetteer", "look", "Karabilah").stdout


def test_a_file(onrecord: Command, mirror: Path) -> None:
    done = onrecord("gazetteer", "add", "--from-file", mirror / "SY.zip")
    assert done.exit_code == 0, done.stderr
    assert "SY: 10 places from SY.zip, admin1CodesASCII.txt, admin2Codes.txt, hierarchy.zip, alter" in done.stdout
    assert "as of 2024-01-18" in done.stdout
    assert onrecord("gazetteer", "look", "Olive Mother").exit_code == 0


def test_some_countries_of_a_file(onrecord: Command, mirror: Path) -> None:
    onrecord("gazetteer", "add", "TR", "--from-file", mirror / "allCountries.zip")
    onrecord("gazetteer", "add", "--from-file", mirror / "allCountries.zip")
    assert [source.name for source in own.sources()] == ["TR", "all"]


def test_downloads(onrecord: Command, mirror: Path, data: Path) -> None:
    assert onrecord("gazetteer", "add", "SY", "--base", mirror.as_uri()).exit_code == 0
    assert onrecord("gazetteer", "look", "Olive Mother").exit_code == 1
    assert onrecord("gazetteer", "add", "--all", "--alternates", "--base", mirror.as_uri()).exit_code == 0
    assert onrecord("gazetteer", "look", "Olive Mother").exit_code == 0
    assert list((data / "downloads").iterdir()) == []


def test_without_a_connection_it_says_what_to_do(onrecord: Command) -> None:
    offline = onrecord("gazetteer", "add", "SY", "--base", "http://127.0.0.1:9")
    assert offline.exit_code == 1
    assert "cannot be reached" in offline.stderr
    assert "--from-file" in offline.stderr


def test_a_list(onrecord: Command, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("name,lat,lon\nKhirbat Ours,36.1,40.2\n")
    assert onrecord("gazetteer", "add-places", "mine.csv", "--country", "SY").stdout == "list-mine: 1 places\n"
    assert "Syria" in onrecord("gazetteer", "look", "Khirbat Ours").stdout


def test_info(onrecord: Command) -> None:
    shown = onrecord("gazetteer", "info").stdout
    assert "places and" in shown
    assert "CC BY 4.0" in shown
    assert "You have added nothing." in shown
    own.call("isis", ["X Men"])
    assert "1 actors with names of yours" in onrecord("gazetteer", "info").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add"], "name countries"),
        (["add", "SYR"], "no country code"),
        (["add", "Syria"], "Syria is SY"),
        (["look", "X", "--country", "Narnia"], "no country code"),
        (["add", "--from-file", "none.zip"], "does not exist"),
    ],
)
def test_mistakes_are_told(onrecord: Command, arguments: list[str], message: str) -> None:
    wrong = onrecord("gazetteer", *arguments)
    assert wrong.exit_code == 2
    assert message in wrong.stderr
