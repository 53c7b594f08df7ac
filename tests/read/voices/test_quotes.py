"""Quotation marks of every make, closed and unclosed."""

import pytest

from onrecord.model import Sentence, Span
from onrecord.read.voices.quotes import quotations


def found(text: str) -> list[str]:
    sentences = []
    start = 0
    for paragraph, line in enumerate(text.split("\n")):
        if line:
            sentences.append(Sentence(Span(start, start + len(line)), paragraph))
        start += len(line) + 1
    return [span.of(text) for span in quotations(text, sentences)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("No marks at all.", []),
        ("“We left,” he said. “They came.”", ["“We left,”", "“They came.”"]),
        ('"We left," he said. "They came."', ['"We left,"', '"They came."']),
        ("«We left», he said.", ["«We left»"]),
        ("He said: “We left.\n“They came.”", ["“We left.", "“They came.”"]),
        ('The so-called "safe" zone fell.', ['"safe"']),
        ('"The army ""left"" the town, police said."', ['""left""']),
        ("A stray ” closes nothing.", []),
        ('A pipe of 12" burst.', []),
    ],
)
def test_quotations(text: str, quotes: list[str]) -> None:
    assert found(text) == quotes
