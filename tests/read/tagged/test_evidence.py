"""Probabilities become logits, the highest of a stretch of words counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.kit import Kit
from onrecord.model import Span
from onrecord.read.tagged.evidence import FAR, Evidence, logit
from tests.read.tagged.said import SURE, understood


@given(st.floats(0, 1))
def test_logits_are_cut(share: float) -> None:
    assert -FAR <= logit(share) <= FAR


def test_an_even_chance_is_nought() -> None:
    assert logit(0.5) == 0


def test_the_likeliest_word_of_a_stretch_counts(kit: Kit) -> None:
    reading = understood(kit, "Rebels launched heavy attacks.", {("trigger", None, "attacks")})
    assert reading.tags is not None
    said = Evidence(reading, reading.tags)
    assert said.holds("trigger", Span(0, 30)) == pytest.approx(logit(SURE))
    assert said.holds("trigger", Span(0, 6)) == pytest.approx(-logit(SURE))
    assert said.best("trigger", Span(0, 30)) == 3
    assert said.best("trigger", Span(6, 7)) is None  # the blank between two words
