"""Bare numbers: digits, number words, "dozens", "several". Every word and value stands in `words/numbers.yaml`."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from onrecord.model import Word
from onrecord.model.vocab import table

Phrases = dict[str, list[tuple[tuple[str, ...], Any]]]

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(k|mn|mln|m|bn)?-?")
_RANGE = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)")
_PLUS = re.compile(r"(\d[\d,]*)\+")
_BEFORE_NOUN = frozenset({"JJ", "VBN", "NNP", "CC"})
_NOUN = frozenset({"NNS", "NN", "NNPS", "IN"})


class Number(NamedTuple):
    """A number read from words `[start, end)` of a sentence."""

    start: int
    end: int
    low: int
    best: int | None
    high: int | None


class Grammar:
    """The table, made ready for look-ups word by word."""

    def __init__(self, rules: Any) -> None:
        self.cardinals: dict[str, int] = rules["cardinals"]
        self.scales: dict[str, int] = rules["scales"]
        self.short: dict[str, int] = rules["short_scales"]
        self.vague: dict[str, list[int]] = rules["vague"]
        self.quantities = _by_word({phrase: tuple(bounds) for phrase, bounds in rules["quantities"].items()})
        self.before = _by_word({p: kind for kind, found in rules["before"].items() for p in found}, last=True)
        self.after = _by_word({p: kind for kind, found in rules["after"].items() for p in found})
        self.ranges: dict[str, list[str]] = rules["ranges"]
        self.sets: dict[str, frozenset[str]] = {k: frozenset(v) for k, v in rules.items() if isinstance(v, list)}
        self.starts = frozenset({*self.cardinals, *self.vague, *self.quantities, *self.scales, *rules["openers"]})

    def __getitem__(self, name: str) -> frozenset[str]:
        """A plain list of the table."""
        return self.sets[name]


def _by_word(entries: dict[str, Any], last: bool = False) -> Phrases:
    """Phrases under their first (or last) word, the longest first."""
    found: Phrases = {}
    for phrase, value in entries.items():
        words = tuple(phrase.split())
        found.setdefault(words[-1 if last else 0], []).append((words, value))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


@cache
def grammar() -> Grammar:
    """The grammar of `words/numbers.yaml`."""
    return Grammar(table("read/words/numbers"))


class Numbers:
    """Reads the bare numbers of one sentence."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.lower = [w.lower for w in words]
        self.rules = grammar()

    def at(self, i: int) -> str:
        """The word at this index; empty outside the sentence."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def exact(self, i: int) -> Number | None:
        """Digits, number words, "half a million", and plurals like "hundreds"."""
        readers: tuple[Callable[[int], Number | None], ...] = (self._digits, self._half, self._spelled, self._plural)
        return next((number for read in readers if (number := read(i))), None)

    def quantity(self, i: int) -> Number | None:
        """ "several", "a number of", "a couple of hundred", "no one"."""
        for words, (low, high) in self.rules.quantities.get(self.at(i), ()):
            end = i + len(words)
            if tuple(self.lower[i:end]) != words or self.at(end) in self.rules["no_quantity_before"]:
                continue
            if low == 0 and self.at(end) in self.rules["no_zero_before"]:
                continue
            if low > 1 and (plural := self._plural(end)):
                return plural._replace(start=i)  # many thousands
            if words == ("some",) and self.exact(end):
                return None  # "some 100,000": the number is read by itself
            scaled, behind = self._scaled(low, end)
            if behind > end and low > 1:
                known = int(scaled) if high else None
                return Number(i, behind, int(scaled), known, known)
            return Number(i, end - (words[-1] == "of"), low, low if low == high else None, high)
        return None

    def noun_follows(self, end: int) -> bool:
        """Whether a counted noun follows, adjectives aside."""
        while end < len(self.words) and self.words[end].tag in _BEFORE_NOUN:
            end += 1
        return end < len(self.words) and self.words[end].tag in _NOUN

    def _digits(self, i: int) -> Number | None:
        word = self.at(i)
        if not word[:1].isdigit():
            return None
        if found := _RANGE.fullmatch(word):
            low, high = (_whole(g) for g in found.groups())
            return Number(i, i + 1, low, None, high) if low < high else None
        if found := _PLUS.fullmatch(word):
            return Number(i, i + 1, _whole(found[1]), _whole(found[1]), None)
        if not (found := _DIGITS.fullmatch(word)):
            return None
        value, end = float(found[1].replace(",", "")), i + 1
        while self._is_next_thousands(end, found[1]):
            value, end = value * 1000 + int(self.at(end)), end + 1
        scale = self.rules.short.get(found[2] or "", 0)
        if not scale and self.at(end) in self.rules.short:
            scale, end = self.rules.short[self.at(end)], end + 1
        if scale and not self.noun_follows(end):
            return None  # metres
        return _exactly(i, *self._scaled(value * (scale or 1), end))

    def _is_next_thousands(self, end: int, first: str) -> bool:
        """Whether the next word is a group of thousands after a space: "98 000"."""
        group = self.at(end)
        if not (len(group) == 3 and group.isdigit() and first.isdigit() and len(first) <= 3):
            return False
        return self.words[end].start == self.words[end - 1].end + 1

    def _half(self, i: int) -> Number | None:
        """ "half a million"."""
        if self.at(i) == "half" and self.at(i + 1) in {"a", "an"} and (scale := self.rules.scales.get(self.at(i + 2))):
            return _exactly(i, scale / 2, i + 3)
        return None

    def _spelled(self, i: int) -> Number | None:
        """Number words: "one hundred and twenty-five", "a dozen", "two and a half million"."""
        cardinals, scales = self.rules.cardinals, self.rules.scales
        total, group, end, is_number = 0.0, 0.0, i, False
        if self.at(i) in {"a", "an"} and self.at(i + 1) in scales:
            group, end = 1.0, i + 1
        while True:
            word = self.at(end)
            if (value := cardinals.get(word) or self._hyphened(word)) and _fits(group, value):
                group, is_number, end = group + value, True, end + 1
            elif word in scales and (end > i or word != "dozen"):
                if scales[word] < 1000:
                    group = max(group, 1) * scales[word]
                else:
                    total, group = total + max(group, 1) * scales[word], 0.0
                is_number, end = True, end + 1
            elif is_number and self._is_link(end, group):
                end += 1
            elif word == "and" and self.lower[end + 1 : end + 3] == ["a", "half"] and self.at(end + 3) in scales:
                group, end = group + 0.5, end + 3
            else:
                return _exactly(i, total + group, end) if is_number else None

    def _is_link(self, at: int, group: float) -> bool:
        """Whether "and" (a hundred and five) or a hyphen (twenty - five) goes on with the number."""
        before, after = self.at(at - 1), self.rules.cardinals.get(self.at(at + 1))
        if after is None:
            return False
        if self.at(at) == "and":
            return before in self.rules.scales and before != "dozen"
        return self.at(at) == "-" and before in self.rules.cardinals and _fits(group, after)

    def _hyphened(self, word: str) -> int:
        """ "twenty-five" as one word; 0 where it is none."""
        if "-" not in word:
            return 0
        tens, _, unit = word.partition("-")
        a, b = self.rules.cardinals.get(tens, 0), self.rules.cardinals.get(unit, 0)
        return a + b if a >= 20 and 0 < b < 10 else 0

    def _scaled(self, value: float, end: int) -> tuple[float, int]:
        """The value times the scales that follow, and where they end."""
        while self.at(end) in self.rules.scales:
            value, end = value * self.rules.scales[self.at(end)], end + 1
        return value, end

    def _plural(self, i: int) -> Number | None:
        """ "dozens", "hundreds of thousands"."""
        vague = self.rules.vague
        if self.at(i) not in vague:
            return None
        low, end = vague[self.at(i)][0], i + 1
        while (next_one := end + (self.at(end) == "of")) and self.at(next_one) in vague:
            low, end = low * vague[self.at(next_one)][1], next_one + 1
        return Number(i, end, low, None, None)


def _fits(group: float, value: int) -> bool:
    """Whether a cardinal may follow: units after tens, both after hundreds."""
    rest = group % 100
    return rest == 0 or (rest >= 20 and rest % 10 == 0 and value < 10)


def _whole(digits: str) -> int:
    return int(digits.replace(",", ""))


def _exactly(start: int, value: float, end: int) -> Number | None:
    if value != int(value):
        return None  # a measure or a share: nobody counts half people
    return Number(start, end, int(value), int(value), int(value))
