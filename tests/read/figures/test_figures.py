"""Every row of the guidelines' number table, and more: the cases stand in bench/cases/figures.csv."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.kit import Kit
from onrecord.model import Figure, Reading, Report, Sentence, Word
from onrecord.read.figures import figures
from onrecord.read.figures.grammar import grammar

CASES = Path(__file__).parents[3] / "bench" / "cases" / "figures.csv"


def rows() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(row["text"], row["figures"] or "") for row in csv.DictReader(lines)]


def shown(reading: Reading) -> str:
    """The figures of a reading, written as in the table of cases."""

    def one(figure: Figure) -> str:
        low, best, high = ("*" if n is None else str(n) for n in (figure.low, figure.best, figure.high))
        return f"{figure.span.of(reading.report.text)} = {low}..{best}..{high}"

    return "; ".join(map(one, reading.figures))


def test_the_table_has_cases_of_both_kinds() -> None:
    assert sum(bool(expected) for _, expected in rows()) > 60
    assert sum(not expected for _, expected in rows()) > 20


@pytest.mark.parametrize(("text", "expected"), rows())
def test_case(kit: Kit, text: str, expected: str) -> None:
    assert shown(kit.read(Report(text=text, name="case"))) == expected


def sentence_of(tokens: list[str]) -> Reading:
    """A reading whose words carry no parse worth speaking of."""
    text, words, start = " ".join(tokens), [], 0
    sentence: Sentence | None = None
    for i, token in enumerate(tokens):
        words.append(Word(i, token, start, token, "NOUN", "NNS", "dep"))
        start += len(token) + 1
    report = Report(text=text, name="x")
    sentence = Sentence(words[0].span.join(words[-1].span), 0, words)
    for word in words:
        word.sentence, word.head = sentence, words[0]
    return Reading(report).plus(sentences=(sentence,))


MARKS = ["and", "or", "to", "of", "-", ",", ".", "%", "than", "least", "people", "killed", "May", "2003", "plus"]
TOKENS = st.lists(
    st.one_of(
        st.sampled_from(
            sorted({*grammar().starts, *grammar()["units"], *MARKS, *(w for p in grammar().before for w in p.split())})
        ),
        st.integers(0, 10**9).map(str),
        st.integers(0, 10**9).map("{:,}".format),
        st.text(alphabet="0123456789,.-km+", min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(TOKENS)
def test_any_row_of_words_gives_sound_figures_in_order(tokens: list[str]) -> None:
    reading = figures(sentence_of(tokens))
    spans = [figure.span for figure in reading.figures]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.end <= len(reading.report.text) for span in spans)


@given(st.integers(0, 10**12))
def test_digits_are_read_back(number: int) -> None:
    (figure,) = figures(sentence_of([f"{number:,}", "people"])).figures or (None,)
    assert figure is not None
    assert (figure.low, figure.best, figure.high) == (number, number, number)


@given(st.integers(1, 10**6))
def test_modifiers_keep_to_the_table(number: int) -> None:
    def read(*tokens: str) -> tuple[int, int | None, int | None]:
        (figure,) = figures(sentence_of([*tokens, f"{number:,}", "people"])).figures
        return figure.low, figure.best, figure.high

    assert read("some") == (number, number, number)
    assert read("at", "least") == (number, number, None)
    assert read("more", "than") == (number + 1, number + 1, None)
    assert read("up", "to") == (0, number, number)
    assert read("fewer", "than") == (0, None, number - 1)
