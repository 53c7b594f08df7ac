"""A tagger that says what a test wants it to say."""

from collections.abc import Mapping

from onrecord.kit import Kit
from onrecord.model import Reading, Report

SURE, UNSURE = 0.98, 0.02
_CODES = {
    "type": ["other", "air-strike", "armed-clash", "shelling"],
    "harm": ["killed", "wounded", "detained"],
    "outcome": ["succeeded", "repelled", "unknown"],
    "mood": ["happened", "ongoing", "planned"],
}


class Said:
    """Answers by the letters of words: `holds` {(head, label, word)}, `codes` {word: type, harm, outcome or mood},
    `links` {(role, a, b)}."""

    def __init__(
        self,
        words: list[str],
        holds: set[tuple[str, str | None, str]],
        codes: Mapping[str, str] | None = None,
        links: set[tuple[str, str, str]] | None = None,
    ) -> None:
        self._words, self._holds, self._codes, self._links = words, holds, codes or {}, links or set()

    def holds(self, head: str, word: int, label: str | None = None) -> float:
        return SURE if (head, label, self._words[word]) in self._holds else UNSURE

    def shares(self, head: str, word: int) -> Mapping[str, float]:
        others = _CODES[head]
        likely = self._codes.get(self._words[word], "nothing")
        if likely not in others:
            return dict.fromkeys(others, 1 / len(others))
        return {code: UNSURE for code in others if code != likely} | {likely: SURE}

    def link(self, role: str, anchor: int, part: int) -> float:
        return SURE if (role, self._words[anchor], self._words[part]) in self._links else UNSURE


def understood(
    kit: Kit,
    text: str,
    holds: set[tuple[str, str | None, str]],
    codes: Mapping[str, str] | None = None,
    links: set[tuple[str, str, str]] | None = None,
) -> Reading:
    """A reading up to the drafts of the rules, with such a tagger's word."""
    whole = kit.read(Report(text=text, name="case", language="en"))
    return whole.plus(tags=Said([w.text for w in whole.words], holds, codes, links))
