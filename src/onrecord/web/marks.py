"""Where a report's words are marked: overlapping spans, flattened into pieces that do not overlap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Claim, Control, Event, Span, Tie, Toll

KINDS: dict[str, type[Event | Toll | Control | Tie]] = {"toll": Toll, "event": Event, "control": Control, "tie": Tie}
"""Kinds of act, in the order in which they are shown."""


def kind_of(claim: Claim) -> str:
    """toll, event, control or tie."""
    return next(name for name, act in KINDS.items() if isinstance(claim.act, act))


@dataclass(frozen=True)
class Layer:
    """A span that one claim marks. `role`: a kind of act for its words, voice for its source, core for its figure."""

    span: Span
    claim: str
    role: str


@dataclass(frozen=True)
class Piece:
    """Words that are marked in one way throughout; unmarked where `claims` is empty."""

    text: str
    claims: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    """The kind of the closest claim; `also` where another kind lies there, too; voice, core."""
    begins: tuple[str, ...] = ()
    """Claims whose words begin here: where a link to them leads."""


def layers(claims: Iterable[Claim]) -> Iterator[Layer]:
    """What the claims of one report mark."""
    for claim in claims:
        yield from (Layer(span, claim.id, kind_of(claim)) for span in claim.evidence)
        if isinstance(claim.act, Toll):
            yield Layer(claim.act.figure.span, claim.id, "core")
        for voice in filter(None, (claim.voice, *claim.via)):
            yield Layer(voice.span, claim.id, "voice")


def paragraphs(text: str, marks: Iterable[Layer]) -> Iterator[list[Piece]]:
    """The pieces of each line, its line break included. Joined, they are the text; what a mark has beyond it is cut."""
    found = list(marks)
    edges: dict[int, tuple[list[Layer], list[Layer]]] = {}
    for mark in found:
        for at, side in ((min(mark.span.start, len(text)), 0), (min(mark.span.end, len(text)), 1)):
            edges.setdefault(at, ([], []))[side].append(mark)
    breaks = {at + 1 for at, letter in enumerate(text) if letter == "\n"} | {len(text)}
    open_: dict[Layer, None] = {}
    begun: set[str] = set()
    line: list[Piece] = []
    last = 0
    for at in sorted(edges.keys() | breaks):
        if at > last:
            line.append(_piece(text[last:at], list(open_), begun))
        if at in breaks and line:
            yield line
            line = []
        opened, closed = edges.get(at, ([], []))
        for mark in closed:
            open_.pop(mark, None)
        open_.update(dict.fromkeys(opened))
        last = at


def _piece(words: str, marks: Sequence[Layer], begun: set[str]) -> Piece:
    acts = sorted((mark for mark in marks if mark.role in KINDS), key=lambda mark: len(mark.span))
    kinds = list(dict.fromkeys(mark.role for mark in acts))
    looks = [*kinds[:1], *(["also"] if len(kinds) > 1 else []), *sorted({m.role for m in marks} - KINDS.keys())]
    claims = tuple(dict.fromkeys(mark.claim for mark in (*acts, *marks)))
    begins = tuple(dict.fromkeys(mark.claim for mark in acts if mark.claim not in begun))
    begun.update(begins)
    return Piece(words, claims, tuple(looks), begins)
