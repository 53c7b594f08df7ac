"""Claims in words."""

from datetime import date

import pytest
from msgspec.structs import replace

from onrecord.cli.words import act_in_words, days, estimate_in_words, saying, source, title
from onrecord.model import Event, Party, Toll, Voice
from onrecord.model.wording import number
from tests.store.things import claims, incident, report, span

EVENT, TIE, TOLL, CONTROL = claims(report())


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ((12, 12, 12), "12"),
        ((1200, 1200, None), "1,200 or more"),
        ((2, None, None), "2 or more"),
        ((10, None, 20), "10 to 20"),
        ((10, 12, 20), "12 (10 to 20)"),
        ((10, 12, None), "12 (10 or more)"),
    ],
)
def test_numbers(figure: tuple[int, int | None, int | None], words: str) -> None:
    assert number(*figure) == words


def test_acts() -> None:
    assert act_in_words(EVENT.act) == "shelling · rebels · Marib · 2015-05-03"
    assert act_in_words(TOLL.act) == "12 killed · soldiers · by rebels · Marib · 2015-05-03"
    assert act_in_words(CONTROL.act) == "rebels: holds 50% of the old town"
    assert act_in_words(TIE.act) == "rebels and soldiers: hostile"


def test_acts_with_more_and_less() -> None:
    assert isinstance(EVENT.act, Event)
    assert isinstance(TOLL.act, Toll)
    soldiers = Party(span("soldiers"), "soldiers")
    both = replace(EVENT.act, targets=(soldiers,), outcome="repelled", when=None)
    assert act_in_words(both) == "shelling · rebels -> soldiers · Marib · repelled"
    assert act_in_words(replace(both, agents=(), place=None)) == "shelling · -> soldiers · repelled"
    bare = replace(TOLL.act, also="wounded", victims=None, perpetrators=(), place=None, when=None)
    assert act_in_words(bare) == "12 killed or wounded"


def test_who_says_so() -> None:
    assert saying(EVENT) == "said by the ministry (group)"
    assert saying(TOLL) == "denied by the ministry (group)"
    assert saying(CONTROL) == "said in the report's own words; planned"
    radio = Voice(span("the ministry"), "the radio", kind="medium")
    assert saying(replace(TOLL, stance="doubts", via=(radio,))) == (
        "doubted by the ministry (group), via the radio (medium)"
    )


def test_which_report() -> None:
    assert source(report()) == "a"
    assert source(report(publisher="Example News", published=date(2015, 5, 4))) == "a (Example News, 2015-05-04)"


def test_incidents() -> None:
    one = incident("i1", TOLL)
    assert title(one) == "shelling, Marib - 1 claim"
    assert estimate_in_words(one.estimates[0]) == "12 (10 or more) killed (soldiers) - contested, 1 claim"
    assert days(date(2015, 5, 3), None) == "2015-05-03"
    assert days(date(2015, 5, 3), date(2015, 5, 4)) == "2015-05-03/2015-05-04"
