"""Places and their names, gathered in memory before they are written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.gazetteer import keys
from onrecord.gazetteer.schema import BY_HAND, STRICT, WITHOUT_ARTICLE
from onrecord.model import Grain
from onrecord.model.vocab import table


@dataclass
class Row:
    """A place in the making. `names`: strict key -> how it fits (see `schema`)."""

    id: int
    ref: str | None
    name: str
    grain: Grain
    lat: float | None
    lon: float | None
    country: str | None
    admin1: int | None = None
    parent: int | None = None
    """The least place of ours that it lies in: a town's district, a district's province."""
    population: int = 0
    weight: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def call(self, names: Iterable[str], *, articles: bool = False, by_hand: bool = False) -> None:
        """Give it names; with `articles`, also without their Arabic articles."""
        for name in names:
            exact = keys.strict(name)
            self._add(exact, BY_HAND if by_hand else STRICT)
            if articles:
                self._add(keys.bare(name), WITHOUT_ARTICLE)

    def _add(self, key: str, how: int) -> None:
        if len(key) > 1:
            self.names[key] = min(how, self.names.get(key, how))

    def shares_name(self, other: "Row") -> bool:
        """Whether one name stands for both."""
        return not self.names.keys().isdisjoint(other.names)


_NATIVE = re.compile(r"[\u0400-\u052f'’ʼ -]+|[\u0600-\u06ff\u200c ]+")

_OLD = re.compile("[ǣǽ]", re.IGNORECASE)
"""Letters of Old English and Old Norse, in which no report is written."""


def readable(names: Iterable[str]) -> list[str]:
    """The names in Latin, Cyrillic or Arabic letters, without codes ("DAM"), machine transliterations ("alhskt") and
    figures."""
    return [
        n for n in names if _NATIVE.fullmatch(n) or (_is_name(n) and keys.strict(n).isascii() and not _OLD.search(n))
    ]


def _is_name(name: str) -> bool:
    code = name.isupper() and len(name) <= 4
    return not code and any(c.isupper() for c in name) and not any(c.isdigit() for c in name)


def plain(name: str) -> str:
    """A transliterated name as English prints it: "Al Ḩasakah" -> "Al Hasakah", "‘Afrīn" -> "Afrin"."""
    by_key = keys.strict(name).split(" ")
    said = name.replace("-", " ").split()
    if len(by_key) != len(said) or name.isascii():
        return name
    cased = [k.capitalize() if w.lstrip("‘’`'")[:1].isupper() else k for k, w in zip(by_key, said, strict=True)]
    return " ".join(cased)


def without_grain(name: str) -> str:
    """ "Idlib Governorate", "Shahba District" -> "Idlib", "Shahba"; but "Northern Province" is no "Northern"."""
    words = name.split()
    grains = {w for ws in table("gazetteer/data/wording")["grains"].values() for w in ws}
    while words and keys.strict(words[-1]) in grains:
        words.pop()
    empty = keys.wording("parts") | keys.wording("articles")
    return name if all(keys.strict(word) in empty for word in words) else " ".join(words)
