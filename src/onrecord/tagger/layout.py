"""layout: which column of the model's output means what. Shared by training and reading."""

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, chain

from onrecord.model.vocab import table


@dataclass(frozen=True)
class Layout:
    """Names of heads and their columns."""

    each: dict[str, tuple[str, ...]]
    """Head -> labels that may hold at any word, independently."""
    one: dict[str, tuple[str, ...]]
    """Head -> labels of which one holds, asked at the words of an anchor."""
    bio: tuple[str, ...]
    """Kinds of phrases; three columns each: outside, beginning, inside."""
    links: tuple[str, ...]
    """Roles: from a word of an anchor to a word of its part."""
    link_size: int
    steps: tuple[int, ...]
    window: int
    overlap: int

    @property
    def heads(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every head with its labels, in the order of the columns."""
        phrases = [(kind, ("O", "B", "I")) for kind in self.bio]
        return [*self.each.items(), *self.one.items(), *phrases]

    @cached_property
    def columns(self) -> dict[str, slice]:
        """Head -> its columns."""
        ends = list(accumulate(len(labels) for _, labels in self.heads))
        starts = chain([0], ends)
        return {name: slice(a, b) for (name, _), a, b in zip(self.heads, starts, ends, strict=False)}

    @property
    def width(self) -> int:
        """Number of columns."""
        return sum(len(labels) for _, labels in self.heads)


@cache
def layout() -> Layout:
    """The layout of heads.yaml."""
    data = table("tagger/heads")
    return Layout(
        each={k: tuple(v) for k, v in data["each"].items()},
        one={k: tuple(v) for k, v in data["one"].items()},
        bio=tuple(data["bio"]),
        links=tuple(data["links"]),
        link_size=data["link_size"],
        steps=tuple(data["steps"]),
        window=data["window"],
        overlap=data["overlap"],
    )
