"""Pairs: a shape of ties that matched - who stands with or against whom, and the words that say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import Any

from onrecord.model import Draft, Party, Span, Tie, TieKind, Word
from onrecord.model.vocab import table


@cache
def words(name: str) -> Any:
    """One section of words/ties.yaml; lists as sets."""
    section = table("read/words/ties")[name]
    ordered = name in {"one_side_pairs", "with_phrases"}
    return frozenset(section) if isinstance(section, list) and not ordered else section


@dataclass(frozen=True)
class Pairs:
    """Everybody of `a` with everybody of `b`; without `b`, every two of `a`."""

    shape: str
    anchor: Word
    kind: TieKind
    a: tuple[Party, ...]
    b: tuple[Party, ...] | None
    evidence: Span

    def each(self) -> Iterator[tuple[Party, Party]]:
        """Two at a time, never somebody with himself."""
        for a, b in combinations(self.a, 2) if self.b is None else product(self.a, self.b):
            if a.span != b.span and a.name.casefold() != b.name.casefold():
                yield a, b

    def draft(self, a: Party, b: Party) -> Draft:
        """The tie of two of them."""
        return Draft(
            act=Tie(a=a, b=b, kind=self.kind),
            anchor=self.anchor.i,
            evidence=self.evidence,
            made_by=f"rules/ties:{self.shape}",
        )
