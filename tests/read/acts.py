"""What the tests of control and ties share: reading a text up to the mentions, and the rows of a case table."""

import csv
from functools import cache
from pathlib import Path

from onrecord.kit import load_parser
from onrecord.model import Reading, Report, Word
from onrecord.read.mentions import mentions
from onrecord.read.parse import Parse

BENCH = Path(__file__).parents[2] / "bench" / "cases"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of bench/cases/NAME.csv without its comments."""
    with (BENCH / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def wanted(cell: str) -> list[list[str]]:
    """ "A | kind | B; …" as lists of its parts."""
    return [[part.strip() for part in one.split("|")] for one in cell.split(";") if one.strip()]


@cache
def _parser() -> Parse:
    return Parse(load_parser())


def read(text: str) -> Reading:
    """The text, parsed and with its mentions."""
    return mentions(_parser()(Reading(Report(text=text, name="case"))))


def word(reading: Reading, text: str) -> Word:
    """The first word that reads so."""
    return next(w for w in reading.words if w.text == text)


PHRASES = (
    "rebels army town of the from control seized withdrew Orvel - held backed pro anti 75% half , and who is allied",
    "its allies “ ” ' war against fell to hands under loyal joined forces . between deal capital militia fighting",
)
WORDS = (*" ".join(PHRASES).split(), "U.S.-backed", "\n")
"""What random texts in tests are made of: words that rules look at, in any order."""
