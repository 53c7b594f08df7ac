"""People by their names: last words that stand for somebody who is named in full somewhere in the report."""

from onrecord.model import Reading
from onrecord.read.mentions import is_titled
from onrecord.read.mentions.countries import is_located


def surnames(reading: Reading) -> frozenset[str]:
    """Last names of people who are named with a title or in full, and (these) never stand where places do."""
    heads = [(m, reading.words[m.head]) for m in reading.mentions]
    located = {w.text for _, w in heads if is_located(w)}
    titled = {w.text for _, w in heads if is_titled(w)}
    full = {w.text for m, w in heads if m.kind == "person" and w.pos == "PROPN"}
    return frozenset(titled | full - located)
