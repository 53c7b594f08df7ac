"""batches: examples -> windows -> padded tensors with their targets."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.tagger.layout import Layout
from onrecord.tagger.pieces import pieces_of
from onrecord.train.examples import Example, ToldLink, Words

NONE = -100
"""Target of a word for which a head is not taught."""


@dataclass
class Piece:
    """One window of an example."""

    ids: list[int]
    firsts: list[int]
    start: int
    example: Example


def cut(example: Example, tokenizer: Tokenizer, layout: Layout) -> list[Piece]:
    """The example's windows."""
    return [
        Piece(ids, firsts, window.start, example)
        for window, ids, firsts in pieces_of(example.words, tokenizer, layout.window, layout.overlap)
    ]


@dataclass
class Batch:
    """Tensors of several windows. `each`, `one`: head -> targets [batch, words, labels] and [batch, words]."""

    pieces: Tensor
    mask: Tensor
    firsts: Tensor
    words: Tensor
    """[batch, words], 1 for real ones."""
    each: dict[str, Tensor]
    one: dict[str, Tensor]
    bio: dict[str, Tensor]
    links: list[list[ToldLink]]
    """For every window: of words of anchors, the words of each part (none: it has no such part), as coders or a teacher
    tell."""
    scenes: list[list[tuple[list[int], list[int], str]]]
    """For every window: words of an anchor, of its sentence, and its incident."""
    told: Tensor
    """[batch, words, width], a teacher's probabilities; NONE where it was not asked."""


ROLES = {
    "trigger": ("agent", "target", "place", "when", "voice"),
    "toll": ("victims", "voice"),
    "control": ("holder", "voice"),
    "tie": ("allied", "hostile"),
    "cue": ("said_by", "says"),
}


def collate(pieces: Sequence[Piece], layout: Layout) -> Batch:
    """Pad and make targets."""
    longest = max(len(p.ids) for p in pieces)
    most = max(len(p.firsts) for p in pieces)
    size = (len(pieces), most)
    batch = Batch(
        pieces=torch.zeros(len(pieces), longest, dtype=torch.long),
        mask=torch.zeros(len(pieces), longest, dtype=torch.long),
        firsts=torch.zeros(size, dtype=torch.long),
        words=torch.zeros(size),
        each={h: torch.full((*size, len(labels)), float(NONE)) for h, labels in layout.each.items()},
        one={h: torch.full(size, NONE, dtype=torch.long) for h in layout.one},
        bio={h: torch.full(size, NONE, dtype=torch.long) for h in layout.bio},
        links=[],
        scenes=[],
        told=torch.full((*size, layout.width), float(NONE)),
    )
    for row, piece in enumerate(pieces):
        count = len(piece.firsts)
        batch.pieces[row, : len(piece.ids)] = torch.tensor(piece.ids)
        batch.mask[row, : len(piece.ids)] = 1
        batch.firsts[row, :count] = torch.tensor(piece.firsts)
        batch.words[row, :count] = 1
        _targets(batch, row, piece, layout)
        batch.links.append([*_links(piece, layout), *_told_links(piece)])
        batch.scenes.append(list(_scenes(piece)))
        told = piece.example.told
        if told is not None:
            batch.told[row, :count] = torch.from_numpy(told.chances[piece.start : piece.start + count].astype("f4"))
    return batch


def _scenes(piece: Piece) -> Iterator[tuple[list[int], list[int], str]]:
    """Anchors of the window, whole, with what of their sentence is in it."""
    count, start = len(piece.firsts), piece.start
    for (a, b), (c, d), incident in piece.example.scenes:
        if start <= a and b <= start + count:
            said = range(max(c - start, 0), min(d - start, count))
            yield list(range(a - start, b - start)), list(said) or [a - start], incident


def _told_links(piece: Piece) -> Iterator[ToldLink]:
    """The teacher's links from anchors of the window, cut at its edges, counted from its first word."""
    count, start = len(piece.firsts), piece.start
    for role, word, ends, chances in piece.example.told.links if piece.example.told else ():
        if start <= word < start + count:
            near = [(e - start, c) for e, c in zip(ends, chances, strict=True) if start <= e < start + count]
            yield ToldLink(role, word - start, [e for e, _ in near], [c for _, c in near])


def _spans(piece: Piece, head: str) -> Iterator[tuple[Words, str]]:
    """Spans of the window, cut at its edges, counted from its first word."""
    count = len(piece.firsts)
    for (a, b), label in piece.example.spans.get(head, ()):
        a, b = max(a - piece.start, 0), min(b - piece.start, count)
        if a < b:
            yield (a, b), label


def _targets(batch: Batch, row: int, piece: Piece, layout: Layout) -> None:
    count, taught = len(piece.firsts), piece.example.taught
    for head, labels in layout.each.items():
        if head in taught:
            batch.each[head][row, :count] = 0.0
            for (a, b), label in _spans(piece, head):
                batch.each[head][row, a:b, labels.index(label)] = 1.0
    for head, labels in layout.one.items():
        for (a, b), label in _spans(piece, head):
            batch.one[head][row, a:b] = labels.index(label)
    for head in layout.bio:
        if head in taught:
            batch.bio[head][row, :count] = 0
            for (a, b), _ in _spans(piece, head):
                batch.bio[head][row, a:b] = 2
                batch.bio[head][row, a] = 1


def _links(piece: Piece, layout: Layout) -> Iterator[ToldLink]:
    """For the words of every anchor in the window, what each of its roles leads to, also where that is nothing."""
    count, start = len(piece.firsts), piece.start
    parts: dict[tuple[str, Words], set[int]] = {}
    for role, anchor, (a, b) in piece.example.links:
        parts.setdefault((role, anchor), set()).update(range(max(a - start, 0), min(b - start, count)))
    for head, roles in ROLES.items():
        for anchor in {span for span, _ in piece.example.spans.get(head, ())}:
            for word in range(max(anchor[0] - start, 0), min(anchor[1] - start, count)):
                for role in roles:
                    ends = sorted(parts.get((role, anchor), ()))
                    yield ToldLink(layout.links.index(role), word, ends, [1.0] * len(ends))


def batches(pieces: Sequence[Piece], layout: Layout, size: int, chance: random.Random) -> Iterator[Batch]:
    """All windows once, in batches of about `size` word pieces, those of like length together, in random order."""
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i].ids) + chance.random() * 40)
    groups: list[list[int]] = [[]]
    for i in order:
        if groups[-1] and len(pieces[i].ids) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(i)
    chance.shuffle(groups)
    for group in groups:
        yield collate([pieces[i] for i in group], layout)
