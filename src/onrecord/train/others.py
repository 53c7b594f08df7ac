"""others: entities of re3d and attributions of PolNeAR -> examples for the heads of mentions and voices."""

from typing import Any

from onrecord.train.examples import Example, Text

Row = dict[str, Any]
MENTIONS = frozenset({"Person", "Organisation", "Location", "Nationality", "Temporal", "Quantity"})
ATTRIBUTION = frozenset({"source", "cue", "content"})


def from_re3d(row: Row, words: list[tuple[str, int]]) -> Example:
    """The outermost entities of each type. Types of fewer than 100 entities are left out."""
    there = Text(words)
    example = Example(f"re3d-{row['id']}", there.words, MENTIONS)
    for one in row["entities"]:
        kind = one["type"]
        rest = [o for o in row["entities"] if o is not one and o["type"] == one["type"]]
        nested = any(o["start"] <= one["start"] and one["end"] <= o["end"] and _wider(o, one) for o in rest)
        if kind in MENTIONS and not nested and (at := there.at(one["start"], one["end"])) is not None:
            example.mark(kind, at, kind)
    return example


def _wider(one: Row, other: Row) -> bool:
    return bool(one["end"] - one["start"] > other["end"] - other["start"])


def from_polnear(row: Row, words: list[tuple[str, int]]) -> Example:
    """Sources, cues and contents, with links from each word of a cue."""
    there = Text(words)
    example = Example(f"polnear-{row['id']}", there.words, ATTRIBUTION)
    for one in row["attributions"]:
        parts = {k: [at for s in one[k] if (at := there.at(*s)) is not None] for k in ATTRIBUTION}
        for kind, spans in parts.items():
            for at in spans:
                example.mark(kind, at, kind)
        for cue in parts["cue"]:
            for role, kind in (("said_by", "source"), ("says", "content")):
                for at in parts[kind]:
                    example.link(role, cue, at)
    return example
