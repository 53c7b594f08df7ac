from dataclasses import dataclass

import pytest

from onrecord.gazetteer import open_gazetteer
from onrecord.model import Span
from onrecord.weigh.page import Page
from onrecord.weigh.spots import Atlas
from tests.weigh.make import report

TEXT = "Aid failed. In South Sudan the war goes on. Kenya and Sudan look on. A Sudanese baker wept. They fled."


@dataclass(frozen=True)
class Case:
    sentence: int
    country: str | None


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas(open_gazetteer())


@pytest.mark.parametrize("case", [Case(1, "SS"), Case(3, "SD"), Case(0, "SD"), Case(2, "SD")])
def test_the_theatre_is_what_the_sentence_names_else_what_the_report_names_most(atlas: Atlas, case: Case) -> None:
    found = Page(report("a", "2015-06-26", TEXT), atlas).theatre(case.sentence)
    assert found is not None
    assert found.id == case.country
    assert found.span is not None
    assert atlas.country(found.span.of(TEXT)) == case.country


def test_no_theatre_where_none_or_several_are_named_alike(atlas: Atlas) -> None:
    assert Page(report("a", "2015-06-26", "Kenya and Uganda talk. They met."), atlas).theatre(1) is None
    assert Page(report("a", "2015-06-26", "They met."), atlas).theatre(0) is None
    assert Page(report("a", "2015-06-26", TEXT), Atlas()).theatre(1) is None
    assert Page(None, atlas).theatre(0) is None


def test_sentences_say_whether_they_sum_up(atlas: Atlas) -> None:
    page = Page(report("a", "2015-06-26", "Since the war began 9 died.\nThe war goes on. He left."), atlas)
    assert [page.about(n)[1:] for n in range(3)] == [(True, True), (True, False), (False, False)]
    assert page.place(30) == (1, 1)
    assert page.is_definite(28)
    assert not page.is_definite(0)
    assert page.words(Span(10, 13)) == {"war"}


def test_some_words_begin_another_clause_of_a_sentence() -> None:
    text = "Two were held after a raid, while troops fled. Since then all is calm."
    page = Page(report("a", "2015-06-26", text), Atlas())
    found = [page.clause(text.index(word)) for word in ("Two", "after", "raid", "fled", "Since", "calm")]
    assert found == [0, 0, 1, 2, 0, 1]
    assert Page(None, Atlas()).clause(7) == 0


def test_the_and_this_point_to_what_was_told_before() -> None:
    text = "A raid hit a town. The raid, this second raid and that big bad raid went on."
    page = Page(report("a", "2015-06-26", text), Atlas())
    at = [n for n in range(len(text)) if text.startswith("raid", n)]
    assert [page.is_pointed_at(n) for n in at] == [False, True, True, False]
    assert not page.is_pointed_at(0)
