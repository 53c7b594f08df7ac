import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span

spans = st.tuples(st.integers(0, 500), st.integers(1, 500)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 4), (5, 2)])
def test_a_span_that_holds_no_letter_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_a_span_counts_code_points() -> None:
    text = "Ali — 🙂 الهول said"
    span = Span(6, 13)
    assert span.of(text) == "🙂 الهول"
    assert len(span) == 7


@given(spans, spans)
def test_join_holds_both_and_overlap_is_mutual(a: Span, b: Span) -> None:
    assert a.join(b).contains(a)
    assert a.join(b).contains(b)
    assert a.overlaps(b) == b.overlaps(a) == bool(set(range(a.start, a.end)) & set(range(b.start, b.end)))
    assert a.contains(b) == (set(range(b.start, b.end)) <= set(range(a.start, a.end)))
