"""Overlapping spans, flattened."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.web.marks import Layer, Piece, kind_of, layers, paragraphs
from tests.web.made import WIRE, wire

TEXTS = st.text(st.sampled_from("ab \n<&é𝔄"), max_size=60)
ROLES = st.sampled_from(["toll", "event", "control", "tie", "voice", "core"])
SPANS = st.tuples(st.integers(0, 70), st.integers(1, 30)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
MARKS = st.lists(st.builds(Layer, span=SPANS, claim=st.sampled_from("pqrs"), role=ROLES), max_size=12)


def flat(text: str, marks: list[Layer]) -> list[Piece]:
    return [piece for line in paragraphs(text, marks) for piece in line]


@given(TEXTS, MARKS)
def test_the_pieces_are_the_text_and_each_letter_has_its_marks(text: str, marks: list[Layer]) -> None:
    pieces = flat(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    at = 0
    for piece in pieces:
        for letter in range(at, at + len(piece.text)):
            covering = {mark.claim for mark in marks if mark.span.start <= letter < mark.span.end}
            assert set(piece.claims) == covering
        at += len(piece.text)


@given(TEXTS, MARKS)
def test_a_line_is_a_paragraph_and_a_claim_begins_once(text: str, marks: list[Layer]) -> None:
    lines = list(paragraphs(text, marks))
    assert ["".join(piece.text for piece in line) for line in lines] == text.splitlines(keepends=True)
    begun = [claim for line in lines for piece in line for claim in piece.begins]
    inside = {m.claim for m in marks if m.role not in {"voice", "core"} and m.span.start < len(text)}
    assert sorted(begun) == sorted(inside)


def test_the_closest_claim_gives_the_look_and_others_are_told() -> None:
    marks = [Layer(Span(0, 9), "p", "event"), Layer(Span(2, 5), "q", "toll"), Layer(Span(3, 4), "q", "core")]
    pieces = flat("abcdefghi", marks)
    assert [piece.looks for piece in pieces] == [
        ("event",),
        ("toll", "also"),
        ("toll", "also", "core"),
        ("toll", "also"),
        ("event",),
    ]
    assert [piece.begins for piece in pieces] == [("p",), ("q",), (), (), ()]


def test_a_claim_marks_its_words_its_figure_and_its_voice() -> None:
    event, toll, tie = wire().claims
    assert [kind_of(claim) for claim in (event, toll, tie)] == ["event", "toll", "tie"]
    assert [(mark.span.of(WIRE), mark.role) for mark in layers([toll])] == [
        ("It killed 12 people", "toll"),
        ("12", "core"),
        ("the ministry", "voice"),
    ]
