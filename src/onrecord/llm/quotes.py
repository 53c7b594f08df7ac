"""quotes: where words that a model says it copied stand in a report - or that they do not."""

import re
from collections.abc import Iterator

from onrecord.model import Span

_PLAIN = str.maketrans("’‘‛ʼ“”„\u00a0\u202f\u2009\n\r\t–—‑−", "''''\"\"\"      ----")
"""Typography and kinds of space that models even out; one sign for one, so that offsets stay."""


class Unquoted(ValueError):
    """A quote does not stand in the report, or not where it should."""


class Quotes:
    """The quotes of one piece of a report. What is found is the report's own words, letter for letter."""

    def __init__(self, text: str, within: Span) -> None:
        self._plain = text.translate(_PLAIN)
        self._within = within

    def every(self, quote: str) -> list[Span]:
        """All its occurrences, in their order. Raises Unquoted if there is none."""
        found = list(self._all(quote))
        if not found:
            raise Unquoted(f"{short(quote)!r} does not stand in the report")
        return found

    def find(self, quote: str, near: Span) -> Span:
        """The occurrence inside `near`, or the one nearest to it. Raises Unquoted."""
        return min(self.every(quote), key=lambda span: _apart(span, near))

    def find_inside(self, quote: str, around: Span, near: Span) -> Span | None:
        """The nearest one that lies in the letters around; None if it stands elsewhere. Raises Unquoted."""
        inside = [span for span in self.every(quote) if around.contains(span)]
        return min(inside, key=lambda span: _apart(span, near), default=None)

    def holds(self, words: str) -> bool:
        """Whether these words stand anywhere in the report."""
        return bool(words.strip()) and _pattern(words).search(self._plain) is not None

    def _all(self, quote: str) -> Iterator[Span]:
        if not any(letter.isalnum() for letter in quote):
            return
        for match in _pattern(quote).finditer(self._plain, self._within.start, self._within.end):
            yield Span(*match.span())


def _pattern(quote: str) -> re.Pattern[str]:
    """Whole words only ("Iran" does not stand in "Iranian"); case counts; runs of space are one."""
    words = quote.translate(_PLAIN).split()
    before = r"(?<!\w)" if words and words[0][0].isalnum() else ""
    after = r"(?!\w)" if words and words[-1][-1].isalnum() else ""
    return re.compile(f"{before}{' +'.join(map(re.escape, words))}{after}")


def _apart(span: Span, near: Span) -> tuple[int, int]:
    return max(0, near.start - span.start, span.end - near.end), span.start


def short(quote: str) -> str:
    """For an error message."""
    return quote if len(quote) <= 80 else f"{quote[:77]}..."
