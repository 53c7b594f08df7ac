import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.llm.quotes import Quotes, Unquoted
from onrecord.model import Span

TEXT = "Iranian guns fell silent.\nIran’s army – it said – lost 12 men. Iran denied it."


def quotes(text: str = TEXT) -> Quotes:
    return Quotes(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("Iran", "Iran"),  # not inside "Iranian"
        ("Iran's army - it said", "Iran’s army – it said"),
        ("silent. Iran’s", "silent.\nIran’s"),
        ("12  men", "12 men"),
        ("12 men.", "12 men."),
    ],
)
def test_what_stands_is_found_in_the_reports_own_letters(quote: str, stands: str) -> None:
    assert quotes().every(quote)[0].of(TEXT) == stands


def test_whole_words_only() -> None:
    assert quotes().every("Iran")[0].start == TEXT.index("Iran’s")


@pytest.mark.parametrize(
    "quote", ["1 men", "lost 120 men", "iran denied", "", " ", "–", ".*", "Iran denied it all", "\ud800"]
)
def test_what_does_not_stand_is_refused(quote: str) -> None:
    with pytest.raises(Unquoted, match="does not stand"):
        quotes().every(quote)[0]


def test_of_several_the_one_nearest_to_the_evidence() -> None:
    (near,) = quotes().every("Iran denied it")
    assert quotes().find("Iran", near).start == near.start
    assert quotes().find("Iran", quotes().every("lost 12 men")[0]).of(TEXT) == "Iran"


def test_what_stands_elsewhere_is_none() -> None:
    (near,) = quotes().every("lost 12 men")
    last = Span(TEXT.index("Iran denied"), len(TEXT))
    assert quotes().find_inside("Iran", last, near) == Span(last.start, last.start + 4)
    assert quotes().find_inside("army", last, near) is None
    with pytest.raises(Unquoted, match="'navy' does not stand in the report"):
        quotes().find_inside("navy", last, near)


def test_only_the_piece_that_was_asked_about_is_searched() -> None:
    piece = Quotes(TEXT, Span(0, 25))
    with pytest.raises(Unquoted):
        piece.every("12 men")
    assert piece.holds("12 men")
    assert not piece.holds("13 men")
    assert not piece.holds("")


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_a_span_always_holds_the_quote_up_to_typography(before: str, quote: str, after: str) -> None:
    text = f"{before} {quote} {after}"
    try:
        span = quotes(text).every(quote)[0]
    except Unquoted:
        assert not any(c.isalnum() for c in quote) or quote.split() != quote.split(" ")
    else:
        plain = [sign for sign in quote if sign.isalnum()]
        assert [sign for sign in span.of(text) if sign.isalnum()] == plain
