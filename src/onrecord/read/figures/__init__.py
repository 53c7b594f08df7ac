"""figures: number phrases -> low, best, high, as the coding guidelines' number table reads them.

The grammar's words and values stand in `words/numbers.yaml`; bare numbers are read by `number_words`.
"""

import re
from collections.abc import Iterator

from onrecord.model import Figure, Reading, Sentence, Span, Word
from onrecord.read.figures.grammar import Number, Numbers

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?")
_OLDEST = 110
_FILLERS = 3
"""Words that may stand between a modifier and its number ("at least a further 12")."""
_CLOSE = 5
"""Numbers joined by "or" further apart than this are two numbers."""


def figures(reading: Reading) -> Reading:
    """A figure for every number phrase that counts people or things, but for measures, dates, ages and names."""
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
        i = scan.read_to = max(number.end, i + 1)


class _Scan(Numbers):
    """Reads the number phrases of one sentence."""

    read_to = 0
    """Where the last phrase ended; the next begins there at the earliest."""

    def may_start(self, i: int) -> bool:
        """Whether a look is worth while."""
        word = self.lower[i]
        return word in self.rules.starts or word[0].isdigit() or "-" in word

    def phrase_at(self, i: int) -> Number | None:
        """The longest number phrase whose bare number (or "between") begins here, with the words that modify it."""
        options = [n for n in (self._between(i), self.exact(i), self.quantity(i)) if n]
        return self._modified(self._ranged(max(options, key=lambda n: n.end))) if options else None

    # -- ranges

    def _between(self, i: int) -> Number | None:
        """ "between 10 and 15"."""
        low = self.exact(i + 1) if self.at(i) == "between" else None
        if low is None or self.at(low.end) not in self.rules.ranges["between"]:
            return None
        return _range(i, low, self.exact(low.end + 1))

    def _ranged(self, number: Number) -> Number:
        """ "10 to 15", "10-15", "two or three": the range that begins with this number, or the number itself."""
        link, joins = self.at(number.end), self.rules.ranges
        if link not in joins["plain"] and link not in joins["or"]:
            return number
        both = _range(number.start, number, self.exact(number.end + 1))
        if both is None or both.high is None:
            return number
        if link in joins["or"] and both.high > both.low + _CLOSE:
            return number
        rises = self.at(number.start - 1) == "from" and not self.noun_follows(both.end)
        return number if rises else both

    # -- modifiers

    def _modified(self, number: Number) -> Number:
        """The number with "at least", "up to", "or more" read into its bounds."""
        for words, kind in self.rules.after.get(self.at(number.end), ()):
            if tuple(self.lower[number.end : number.end + len(words)]) == words:
                number = _bounded(number, kind)._replace(end=number.end + len(words))
                break
        for at in range(number.start - 1, number.start - 2 - _FILLERS, -1):
            if number.high != 0 and (found := self._modifier(at)):
                return _bounded(number, found[1])._replace(start=found[0])
            if self.at(at) not in self.rules["fillers"]:
                break
        return number

    def _modifier(self, at: int) -> tuple[int, str] | None:
        """Start and kind of the modifier that ends with the word `at`."""
        for words, kind in self.rules.before.get(self.at(at), ()):
            start = at + 1 - len(words)
            if start >= self.read_to and tuple(self.lower[start : at + 1]) == words:
                # "at least some 40": "some" adds nothing, what stands before it decides
                outer = self._modifier(start - 1) if kind == "about" else None
                return outer or (start, kind)
        return None

    # -- what counts nobody

    def counts(self, number: Number) -> bool:
        """Whether the number counts people or things, and is no measure, date, age, year, share or part of a name."""
        rules, first, before = self.rules, self.at(number.start), self.at(number.start - 1)
        if before in rules["never_after"] or (before in rules["months"] and before != "may"):
            return False
        if number.start == 0 and self.at(number.end) in {".", ")"} and len(self.words) > number.end + 1:
            return False  # a list's numbering
        if first == "one" and number.best == 1 and self.at(number.end) in rules["one_before"]:
            return False
        return not (self._is_measure(number.end) or self._is_age(number) or self._is_year(number))

    def _is_measure(self, end: int) -> bool:
        """Whether a unit follows: "-year-old", "square kilometres", "long years", "and 6 May"."""
        months = self.rules["months"]
        if self.at(end) in {"-", "–"}:
            end += 1
        if self.at(end) in {"and", "to", "or"} and self.at(end + 1)[:1].isdigit() and self.at(end + 2) in months:
            return True
        for i in range(end, min(end + 3, len(self.words))):
            word = self.words[i]
            if word.lower in self.rules["units"] or self._is_month(word):
                return True
            if word.tag not in {"JJ", "RB", "JJR"}:
                return False
        return False

    def _is_month(self, word: Word) -> bool:
        rules = self.rules
        return word.lower in rules["months"] and (word.text[0].isupper() or word.lower not in rules["months_and_words"])

    def _is_age(self, number: Number) -> bool:
        """ "Hall, 24, died"."""
        if number.low >= _OLDEST or not self.at(number.start).isdigit() or number.start < 2:
            return False
        closed = self.at(number.start - 1) in {",", "("} and self.at(number.end) in {",", ")", ".", "and", ""}
        return closed and self.words[number.start - 2].tag in {"NNP", "NN"}

    def _is_year(self, number: Number) -> bool:
        """ "in 2003", "around 1990", "2011-2013"; but "2000 people" are people."""
        if not any(_YEAR.fullmatch(word) for word in self.lower[number.start : number.end]):
            return False
        if self.at(number.start - 1) in self.rules["year_after"]:
            return True
        rest = self.words[number.end :]
        after = next((w for w in rest if w.tag not in {"JJ", "NNP"}), None)
        return after is None or not (after.tag == "NNS" or after.lower == "people")


def _range(start: int, low: Number, high: Number | None) -> Number | None:
    if high is None or low.best is None or high.best is None or low.best >= high.best:
        return None
    return Number(start, high.end, low.best, None, high.best)


def _bounded(number: Number, kind: str) -> Number:
    """What each kind of modifier makes of low and high."""
    low, best, top = number.low, number.best, number.high if number.high is not None else number.best
    if kind == "at_least":
        return number._replace(high=None)
    if kind == "more_than":
        # more than "hundreds" is still "hundreds": only a number that is said is passed by one
        over = {} if best is None else {"low": low + 1, "best": best + 1}
        return number._replace(high=None, **over)
    if kind == "up_to":
        return number._replace(low=0, best=top, high=top)
    if kind == "less_than":
        return number._replace(low=0, best=None, high=top - 1 if top else top)
    return number
