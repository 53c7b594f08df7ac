from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import OnrecordError
from onrecord.evals import gold
from onrecord.evals.match import Coded, same_list, same_party
from onrecord.evals.score import score
from onrecord.model import Claim, Control, Event, Figure, Party, Report, Span, Tie, Toll, Voice, When, Where
from tests.weigh.make import day

TEXT = (
    "Rebels killed 40 soldiers in Mill Town on Monday, the army said. The rebels hold Mill Town. They fight the army."
)


def line(**fields: Any) -> Coded:
    base = {"voice": None, "voice_name": None, "stance": "asserts", "mood": "happened"}
    return gold.coded({**base, **fields}, TEXT, "here")


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


TOLL = line(
    **{
        "is": "toll",
        "harm": "killed",
        "victims": "soldiers",
        "victims_name": "army",
        "words": "40",
        "low": 40,
        "high": 40,
    },
    evidence="Rebels killed 40 soldiers",
    voice="the army",
    voice_name="the army",
)
EVENT = line(
    **{"is": "event", "type": "armed-clash", "trigger": "killed", "outcome": "succeeded"},
    agents=[{"quote": "Rebels", "name": "rebels"}],
    targets=[{"quote": "soldiers", "name": "army"}],
    place={"quote": "Mill Town", "name": "Mill Town"},
    when={"quote": "Monday", "start": "2015-06-22", "end": "2015-06-22"},
    evidence="Rebels killed 40 soldiers",
)
CONTROL = line(
    **{"is": "control", "holder": {"quote": "The rebels", "name": "rebels"}, "change": "holds", "share": None},
    place={"quote": "Mill Town", "name": "Mill Town"},
    evidence="The rebels hold Mill Town",
    mood="ongoing",
)
TIE = line(
    **{"is": "tie", "a": {"quote": "They", "name": "rebels"}, "b": {"quote": "the army", "nth": 2, "name": "army"}},
    kind="hostile",
    evidence="They fight the army",
    mood="ongoing",
)
GOLD = [TOLL, EVENT, CONTROL, TIE]

REPORT = Report(text=TEXT, name="r")
MILL = Where(span("Mill Town"), "Mill Town")
ARMY, REBELS = Party(span("soldiers"), "army"), Party(span("Rebels"), "rebels")
OURS = [
    Claim(
        report=REPORT.id,
        act=Toll(harm="killed", figure=Figure(40, 40, 40, span("40")), victims=ARMY),
        evidence=(span("Rebels killed 40 soldiers"),),
        voice=Voice(span("the army"), "the army"),
    ),
    Claim(
        report=REPORT.id,
        act=Event(
            type="armed-clash",
            trigger=span("killed"),
            agents=(REBELS,),
            targets=(ARMY,),
            place=MILL,
            when=When(start=day("2015-06-22").start, end=day("2015-06-22").end, how="relative"),
            outcome="succeeded",
        ),
        evidence=(span("killed 40"),),
    ),
    Claim(
        report=REPORT.id,
        act=Control(
            holder=Party(span("The rebels"), "rebels"), place=Where(span("Mill Town", 1), "Mill Town"), change="holds"
        ),
        evidence=(span("The rebels hold Mill Town"),),
        mood="ongoing",
    ),
    Claim(
        report=REPORT.id,
        act=Tie(a=Party(span("the army", 1), "army"), b=Party(span("They"), "rebels"), kind="hostile"),
        evidence=(span("They fight the army"),),
        mood="ongoing",
    ),
]


def test_the_same_claims_score_full_marks() -> None:
    found = score([(GOLD, [gold.read(claim, REPORT) for claim in OURS])])
    for kind in ("toll", "event", "control", "tie", "all"):
        assert found[kind].found == 1, kind
        assert found[kind].claim == 1, found[kind].attributes


def test_nothing_found_scores_nothing_and_nothing_to_find_scores_full() -> None:
    assert score([(GOLD, [])])["all"].found == 0
    assert score([([], [])])["all"].found == 1
    assert score([([], [])])["all"].right == 0


def test_a_wrong_attribute_costs_its_share() -> None:
    wrong = Coded({**TOLL.fields, "low": 41})
    found = score([([TOLL], [wrong])])["toll"]
    assert found.found == 1
    assert found.claim == pytest.approx(6 / 7)
    assert found.attributes["low"] == [0.0]


def test_claims_match_one_to_one_the_better_pair_first() -> None:
    worse = Coded({**TOLL.fields, "harm": "wounded"})
    found = score([([TOLL], [worse, TOLL])])["toll"]
    assert (found.hits, found.ours) == (1, 2)
    assert found.claim == pytest.approx(2 / 3)


@pytest.mark.parametrize("claim", GOLD)
def test_a_repeat_of_a_matched_claim_counts_for_neither_side(claim: Coded) -> None:
    far = Span(900, 910)
    moved = {key: (far, value[1]) for key, value in claim.fields.items() if key in {"words", "trigger"} and value}
    again = Coded({**claim.fields, **moved, "evidence": far})
    assert score([([claim], [claim, again])])[claim.kind].ours == 1
    new = Coded({**again.fields, "mood": "planned"})
    assert score([([claim], [claim, new])])[claim.kind].ours == 2


def test_parties_are_the_same_by_place_or_by_name() -> None:
    here, there = Span(0, 5), Span(9, 12)
    assert same_party((here, "x"), (Span(4, 8), "y"))
    assert same_party((here, "The Syrian army"), (there, "army"))
    assert not same_party((here, "the"), (there, "the"))
    assert not same_party((here, "x"), None)
    assert same_party(None, None)
    assert same_list([], []) == 1
    assert same_list([(here, "a b"), (there, "c d")], [(there, "c d")]) == pytest.approx(2 / 3)


def test_a_quote_is_the_nth_or_the_nearest() -> None:
    text = "army, army, army"
    assert gold.locate(text, {"quote": "army", "nth": 3}, None) == Span(12, 16)
    assert gold.locate(text, "army", Span(6, 10)) == Span(6, 10)
    assert gold.locate(text, "army", Span(15, 16)) == Span(12, 16)
    assert gold.locate(text, "navy", None) is None


def test_gold_that_does_not_fit_its_report_says_where(tmp_path: Path) -> None:
    (tmp_path / "a.claims.jsonl").write_text('{"is": "tie", "evidence": "not there"}\n')
    with pytest.raises(OnrecordError, match=r"a\.claims\.jsonl:1: the evidence does not stand"):
        gold.load(tmp_path, {"a": "Text."})
    with pytest.raises(OnrecordError, match="codes a report that is not there"):
        gold.load(tmp_path, {})
    with pytest.raises(OnrecordError, match=r"here voice: the quote does not stand"):
        line(**{"is": "tie", "evidence": "Rebels", "voice": "the navy"})
