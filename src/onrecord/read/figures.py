"""figures: number phrases -> low, best, high. A grammar over words; every word and value stands in `words/numbers.yaml`."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from onrecord.model import Figure, Reading, Sentence, Span, Word
from onrecord.model.vocab import table

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(k|mn|mln|m|bn)?-?")
_RANGE = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)")
_PLUS = re.compile(r"(\d[\d,]*)\+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?")
_OLDEST = 110


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
        self.quantities = phrases({phrase: tuple(bounds) for phrase, bounds in rules["quantities"].items()})
        self.before = phrases({p: kind for kind, found in rules["before"].items() for p in found}, backwards=True)
        self.after = phrases({p: kind for kind, found in rules["after"].items() for p in found})
        self.ranges: dict[str, list[str]] = rules["ranges"]
        self.fillers = frozenset(rules["fillers"])
        self.units = frozenset(rules["units"])
        self.months = frozenset(rules["months"])
        self.never_after = frozenset(rules["never_after"])
        self.year_after = frozenset(rules["year_after"])
        self.no_quantity_before = frozenset(rules["no_quantity_before"])
        self.one_before = frozenset(rules["one_before"])
        self.starts = {
            *self.cardinals,
            *self.vague,
            *self.quantities,
            "a",
            "an",
            "half",
            "hundred",
            "thousand",
            "million",
        }


def phrases(entries: dict[str, Any], backwards: bool = False) -> dict[str, list[tuple[tuple[str, ...], Any]]]:
    """Phrases under their first (or last) word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for phrase, value in entries.items():
        words = tuple(phrase.split())
        found.setdefault(words[-1 if backwards else 0], []).append((words, value))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


@cache
def grammar() -> Grammar:
    """The grammar of `words/numbers.yaml`."""
    return Grammar(table("read/words/numbers"))


def figures(reading: Reading) -> Reading:
    """A figure for every number phrase that can count people or things; measures, dates, ages and names are left out."""
    return reading.plus(figures=tuple(f for sentence in reading.sentences for f in in_sentence(sentence)))


def in_sentence(sentence: Sentence) -> Iterator[Figure]:
    """The figures of one sentence, in its order."""
    scan = _Scan(sentence.words)
    i = 0
    while i < len(scan.lower):
        number = scan.phrase_at(i) if scan.may_start(i) else None
        if number is None:
            i += 1
            continue
        if scan.counts(number):
            first, last = sentence.words[number.start], sentence.words[number.end - 1]
            yield Figure(number.low, number.best, number.high, Span(first.start, last.end))
        i = max(number.end, i + 1)


class _Scan:
    """Reads the numbers of one sentence."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.lower = [w.lower for w in words]
        self.rules = grammar()

    def at(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def may_start(self, i: int) -> bool:
        word = self.lower[i]
        return word[0].isdigit() or word in self.rules.starts or word == "between" or "-" in word

    def phrase_at(self, i: int) -> Number | None:
        """The longest number phrase whose bare number (or "between") begins here, with the words that modify it."""
        options = [n for n in (self.span_between(i), self.exact(i), self.quantity(i)) if n]
        return self.modified(self.range_from(max(options, key=lambda n: n.end))) if options else None

    # -- bare numbers

    def exact(self, i: int) -> Number | None:
        """Digits, number words and plurals like "hundreds"."""
        readers: tuple[Callable[[int], Number | None], ...] = (self.digits, self.half, self.spelled, self.plural)
        for read in readers:
            if number := read(i):
                return number
        return None

    def digits(self, i: int) -> Number | None:
        word = self.at(i)
        if found := _RANGE.fullmatch(word):
            low, high = (_whole(g) for g in found.groups())
            return Number(i, i + 1, low, None, high) if low < high else None
        if found := _PLUS.fullmatch(word):
            return Number(i, i + 1, _whole(found[1]), _whole(found[1]), None)
        if not (found := _DIGITS.fullmatch(word)):
            return None
        value = float(found[1].replace(",", ""))
        end = i + 1
        while value < 1000 ** (end - i) and self.glued_thousands(end, found[1]):
            value, end = value * 1000 + int(self.at(end)), end + 1
        scale = self.rules.short.get(found[2] or "", 0)
        if not scale and self.at(end) in self.rules.short:
            scale, end = self.rules.short[self.at(end)], end + 1
        if scale and scale != 1000 and not self.noun_follows(end):
            return None  # metres
        value, end = self.scaled(value * (scale or 1), end)
        return _exactly(i, end, value)

    def glued_thousands(self, end: int, first: str) -> bool:
        """Whether the next word is a group of thousands after a space: "98 000"."""
        group = self.at(end)
        one_space = 0 < end < len(self.words) and self.words[end].start == self.words[end - 1].end + 1
        return one_space and len(group) == 3 and group.isdigit() and first.isdigit() and len(first) <= 3

    def half(self, i: int) -> Number | None:
        """ "half a million"."""
        if self.at(i) == "half" and self.at(i + 1) in {"a", "an"} and (scale := self.rules.scales.get(self.at(i + 2))):
            return _exactly(i, i + 3, scale / 2)
        return None

    def spelled(self, i: int) -> Number | None:
        """Number words: "one hundred and twenty-five", "a dozen", "twenty-five", "two and a half million"."""
        total, group, end, sign = 0.0, 0.0, i, False
        while True:
            word = self.at(end)
            if word in self.rules.cardinals and self.fits(group, self.rules.cardinals[word]):
                group, end, sign = group + self.rules.cardinals[word], end + 1, True
            elif end == i and "-" in word and (value := self.hyphened(word)):
                group, end, sign = value, end + 1, True
            elif word in {"a", "an"} and end == i and self.at(i + 1) in self.rules.scales:
                group, end = 1, end + 1
            elif word in self.rules.scales and (end > i or word != "dozen"):
                scale = self.rules.scales[word]
                if scale == 100 or scale == 12:
                    group = max(group, 1) * scale
                else:
                    total, group = total + max(group, 1) * scale, 0
                end, sign = end + 1, True
            elif (
                word == "and"
                and sign
                and self.at(end - 1) in self.rules.scales
                and self.at(end + 1) in self.rules.cardinals
                and self.at(end - 1) != "dozen"
            ):
                end += 1
            elif (
                word == "-"
                and self.at(end - 1) in self.rules.cardinals
                and self.at(end + 1) in self.rules.cardinals
                and self.fits(group, self.rules.cardinals[self.at(end + 1)])
            ):
                end += 1
            elif (
                word == "and"
                and self.lower[end + 1 : end + 3] == ["a", "half"]
                and self.at(end + 3) in self.rules.scales
            ):
                group, end = group + 0.5, end + 3
            else:
                break
        return _exactly(i, end, total + group) if sign else None

    @staticmethod
    def fits(group: float, value: int) -> bool:
        """Whether a cardinal may follow: units after tens, both after hundreds."""
        rest = group % 100
        return rest == 0 or (rest >= 20 and rest % 10 == 0 and value < 10)

    def hyphened(self, word: str) -> int:
        """ "twenty-five" as one word; 0 where it is none."""
        tens, _, unit = word.partition("-")
        a, b = self.rules.cardinals.get(tens, 0), self.rules.cardinals.get(unit, 0)
        return a + b if a >= 20 and 0 < b < 10 else 0

    def scaled(self, value: float, end: int) -> tuple[float, int]:
        while self.at(end) in self.rules.scales:
            value, end = value * self.rules.scales[self.at(end)], end + 1
        return value, end

    def plural(self, i: int) -> Number | None:
        """ "dozens", "hundreds of thousands"."""
        if self.at(i) not in self.rules.vague:
            return None
        low, end = self.rules.vague[self.at(i)][0], i + 1
        while True:
            step = 2 if self.at(end) == "of" else 1
            if self.at(end + step - 1) not in self.rules.vague:
                break
            low, end = low * self.rules.vague[self.at(end + step - 1)][1], end + step
        return Number(i, end, low, None, None)

    def quantity(self, i: int) -> Number | None:
        """ "several", "a number of", "a couple of hundred", "no one"."""
        for words, (low, high) in self.rules.quantities.get(self.at(i), ()):
            end = i + len(words)
            if tuple(self.lower[i:end]) != words or self.at(end) in self.rules.no_quantity_before:
                continue
            if low > 1 and self.at(end) in self.rules.vague:  # many thousands
                return self.grown(i, self.plural(end))
            if words == ("some",) and (self.at(end)[:1].isdigit() or self.exact(end)):
                return None  # "some 100,000": the number is read by itself
            scaled, behind = self.scaled(low, end)
            if behind > end and low > 1:
                return Number(i, behind, int(scaled), int(scaled) if high else None, int(scaled) if high else None)
            if words[-1] == "of":
                end -= 1
            return Number(i, end, low, low if low == high else None, high)
        return None

    @staticmethod
    def grown(i: int, number: Number | None) -> Number | None:
        return number and number._replace(start=i)

    # -- ranges and modifiers

    def span_between(self, i: int) -> Number | None:
        if self.at(i) != "between":
            return None
        low = self.exact(i + 1)
        if low and low.best is not None and self.at(low.end) in self.rules.ranges["between"]:
            high = self.exact(low.end + 1)
            if high and high.best is not None:
                return _range(i, low.best, high)
        return None

    def range_from(self, number: Number) -> Number:
        """ "10 to 15", "10-15", "two or three": the range that begins with this number, or the number itself."""
        link = self.at(number.end)
        joins = self.rules.ranges
        if number.best is None or not (link in joins["plain"] or link in joins["or"]):
            return number
        high = self.exact(number.end + 1)
        if not high or high.best is None:
            return number
        if link in joins["or"] and high.best > number.best + 5:
            return number
        grown = self.at(number.start - 1) == "from" and not self.noun_follows(high.end)
        return number if grown else _range(number.start, number.best, high) or number

    def modified(self, number: Number) -> Number:
        """The number with "at least", "up to", "or more" read into its bounds."""
        for words, kind in self.rules.after.get(self.at(number.end), ()):
            if tuple(self.lower[number.end : number.end + len(words)]) == words:
                number = _bounded(number, kind)._replace(end=number.end + len(words))
                break
        at = number.start - 1
        for gap in range(4):
            if (match := self.modifier_ending(at - gap)) and number.low + (number.high or 1) > 0:
                start, kind = match
                return _bounded(number, kind)._replace(start=start)
            if self.at(at - gap) not in self.rules.fillers:
                break
        return number

    def modifier_ending(self, at: int) -> tuple[int, str] | None:
        for words, kind in self.rules.before.get(self.at(at), ()):
            start = at + 1 - len(words)
            if start >= 0 and tuple(self.lower[start : at + 1]) == words:
                # "close to some 40": the first modifier decides, the second only adds "about"
                outer = self.modifier_ending(start - 1) if kind == "about" else None
                return outer or (start, kind)
        return None

    # -- what is no count

    def noun_follows(self, end: int) -> bool:
        """Whether a counted noun follows, adjectives aside."""
        while end < len(self.words) and self.words[end].tag in {"JJ", "VBN", "NNP", "CC"}:
            end += 1
        return end < len(self.words) and self.words[end].tag in {"NNS", "NN", "NNPS", "IN"}

    def counts(self, number: Number) -> bool:
        """Whether the number counts people or things, and is no measure, date, age, year, share or part of a name."""
        rules = self.rules
        first, before = self.at(number.start), self.at(number.start - 1)
        if before in rules.never_after or (before in rules.months and before != "may") or self.measured(number.end):
            return False
        if number.start == 0 and self.at(number.end) in {".", ")"} and len(self.words) > number.end + 1:
            return False  # a list's numbering
        if first == "one" and number.best == 1 and self.at(number.end) in rules.one_before:
            return False
        return not self.age(number) and not self.year(number)

    def year(self, number: Number) -> bool:
        """ "in 2003", "around 1990", "2011-2013"; but "2000 people" are people."""
        if not any(_YEAR.fullmatch(word) for word in self.lower[number.start : number.end]):
            return False
        after = self.words[number.end] if number.end < len(self.words) else None
        while after is not None and after.tag in {"JJ", "NNP"} and after.i < self.words[-1].i:
            after = self.words[after.i - self.words[0].i + 1]
        counted = after is not None and (after.tag == "NNS" or after.lower == "people")
        return not counted or self.at(number.start - 1) in self.rules.year_after

    def measured(self, end: int) -> bool:
        """Whether a unit follows: "-year-old", "square kilometres", "long years", "and 6 May"."""
        if self.at(end) in {"-", "–"}:
            end += 1
        if (
            self.at(end) in {"and", "to", "or"}
            and self.at(end + 1)[:1].isdigit()
            and self.at(end + 2) in self.rules.months
        ):
            return True
        for i in range(end, min(end + 3, len(self.words))):
            word = self.lower[i]
            if word in self.rules.units or (word in self.rules.months and self.words[i].text[0].isupper()):
                return True
            if word.endswith("-year-old") or self.words[i].tag not in {"JJ", "RB", "JJR"}:
                return False
        return False

    def age(self, number: Number) -> bool:
        """ "Hall, 24, died"."""
        before, after, named = self.at(number.start - 1), self.at(number.end), self.words[max(number.start - 2, 0)]
        return (
            number.end == number.start + 1
            and number.low < _OLDEST
            and self.at(number.start).isdigit()
            and before in {",", "("}
            and after in {",", ")", ".", "and", ""}
            and named.tag in {"NNP", "NN"}
        )


def _whole(digits: str) -> int:
    return int(digits.replace(",", ""))


def _exactly(start: int, end: int, value: float) -> Number | None:
    if value != int(value):
        return None  # a measure or a share: nobody counts half people
    return Number(start, end, int(value), int(value), int(value))


def _range(start: int, low: int, high: Number) -> Number | None:
    return Number(start, high.end, low, None, high.best) if high.best is not None and low < high.best else None


def _bounded(number: Number, kind: str) -> Number:
    """The guidelines' table: what each kind of modifier makes of low and high."""
    low, best, high = number.low, number.best, number.high
    top = high if high is not None else best
    if kind == "at_least":
        return number._replace(high=None)
    if kind == "more_than":
        # more than "hundreds" is still "hundreds": only a number that is said is passed by one
        return (
            number._replace(low=low + 1, best=best + 1, high=None) if best is not None else number._replace(high=None)
        )
    if kind == "up_to":
        return number._replace(low=0, best=top, high=top)
    if kind == "less_than":
        return number._replace(low=0, best=None, high=top - 1 if top else top)
    return number
