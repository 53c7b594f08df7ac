"""An invented country's dump in GeoNames' form, and a data folder of the test's own."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from onrecord import config
from onrecord.gazetteer.adding import geonames
from onrecord.gazetteer.adding.geonames import Step
from onrecord.model import Gazetteer


def line(id: int, name: str, feature: str, *, names: str = "", units: str = "", people: int = 0, cc: str = "SY") -> str:
    """A row of a dump; `feature` as "P.PPL", `units` as "01.7"."""
    of_class, code = feature.split(".")
    admin1, _, admin2 = units.partition(".")
    point = (f"{35 + id % 10 / 10:.1f}", "38.5")
    cells = [str(id), name, name, names, *point, of_class, code, cc, "", admin1, admin2, "", "", str(people), "", "9"]
    return "\t".join([*cells, "Asia/Damascus", f"2024-01-{id % 28 + 1:02}"])


ROWS = (
    line(90001, "Wadi Nur", "A.ADM2", units="01.77", people=900),
    line(90002, "Umm Quzmar", "P.PPL", names="Oum Kouzmar,umqzmr,أم قزمر", units="01.77", people=700),
    line(90003, "Harat an Nahr", "P.PPLX", units="01.77"),
    line(90004, "Jabal Zahr", "T.MT", units="01"),
    line(90005, "Qasr Zaman", "P.PPLH", units="01"),
    line(90006, "Grey Wood", "V.FRST", units="01"),
    line(90007, "Umm Quzmar", "H.STM", units="01"),
    line(90008, "Mukhayyam Salam", "S.CMPRF", units="01"),
    line(90009, "Elsewhere on Sea", "P.PPL", units="02", people=40, cc="TR"),
    line(173811, "Al Ḩasakah", "P.PPLA", names="Hassetche Ville", units="01", people=500_000),
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gazetteer: Gazetteer) -> Path:
    """Where additions go; what ships is unpacked already."""
    monkeypatch.setenv(config.DATA.env, str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """SY.zip, with a readme beside its table."""
    file = tmp_path / "SY.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "nothing\n" * 999)
        archive.writestr("SY.txt", "\n".join(ROWS) + "\n")
    return file


def loaded(steps: Iterable[Step]) -> list[str]:
    """Runs a load; what it said it was doing."""
    return [step.doing for step in steps]


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch, data: Path, dump: Path) -> Path:
    """A load that was stopped after its second batch of three lines."""
    monkeypatch.setattr("onrecord.gazetteer.adding.layer.BATCH", 3)
    steps = geonames.load("SY", dump)
    next(steps)
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    return dump
