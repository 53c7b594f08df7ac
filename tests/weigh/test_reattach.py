"""Judgements outlive the claims that they were made on."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Claim, Judgement, Verdict
from onrecord.weigh.reattach import reattach
from tests.weigh.make import ALEPPO, HASAKAH, control, event, party, report, tie, toll

ONE, OTHER = report("one", "2015-08-02"), report("other", "2015-08-02")
BEGIN = datetime(2026, 5, 4, tzinfo=UTC)


def said(subject: Claim, verdict: Verdict, other: Claim | None = None, at: int = 0) -> Judgement:
    second = other.id if other else None
    return Judgement(
        subject=subject.id, verdict=verdict, other=second, by="Ada", at=BEGIN + timedelta(hours=at), why="a reason"
    )


def test_nothing_gone_changes_nothing() -> None:
    a, b = toll(ONE, 12), event(ONE)
    judged = [said(a, "accept"), said(a, "same", b), said(b, "note")]
    found = reattach(judged, [], [])
    assert found.judgements == tuple(judged)
    assert (found.passed, found.lost, found.upheld, found.withdrawn) == ((), (), frozenset(), frozenset())


def test_a_verdict_passes_to_the_claim_that_says_the_same_elsewhere() -> None:
    old, new = toll(ONE, 12, place=HASAKAH), toll(ONE, 12, place=ALEPPO, at=5)
    verdict = said(old, "reject")
    found = reattach([verdict], [old], [new, toll(ONE, 12, at=300)])
    assert found.judgements == (said(new, "reject"),)
    assert found.passed == ((verdict, said(new, "reject")),)
    assert found.lost == ()


OLD = toll(ONE, 12)


@pytest.mark.parametrize(
    "new",
    [
        toll(OTHER, 12, place=ALEPPO),
        toll(ONE, 12, place=ALEPPO, at=300),
        toll(ONE, 13),
        toll(ONE, 12, harm="wounded"),
        toll(ONE, 12, stance="denies"),
        event(ONE),
    ],
    ids=["another report", "other words", "another number", "another harm", "another stance", "another kind"],
)
def test_a_verdict_on_what_a_claim_says_does_not_pass_to_another(new: Claim) -> None:
    verdict = said(OLD, "reject")
    found = reattach([verdict], [OLD], [new])
    assert found.lost == found.judgements == (verdict,)
    assert not found.upheld


def test_an_accepted_claim_without_an_heir_stands() -> None:
    found = reattach([said(OLD, "accept")], [OLD], [])
    assert found.upheld == {OLD.id}
    assert found.lost
    assert not reattach([said(OLD, "accept"), said(OLD, "reject", at=1)], [OLD], []).upheld
    noted = reattach([said(OLD, "accept"), said(OLD, "note", at=1)], [OLD], [])
    assert noted.upheld == {OLD.id}
    assert not reattach([said(OLD, "accept")], [OLD], [toll(ONE, 12, place=ALEPPO)]).upheld


def test_no_claim_inherits_over_a_verdict_of_its_own() -> None:
    new = toll(ONE, 12, place=ALEPPO)
    mine = said(new, "accept")
    found = reattach([said(OLD, "reject"), mine], [OLD], [new])
    assert found.judgements == (said(OLD, "reject"), mine)
    assert found.lost == (said(OLD, "reject"),)


def test_a_pair_passes_to_whatever_tells_of_the_happening() -> None:
    old, new, far = toll(ONE, 12), toll(ONE, 15), event(OTHER)
    found = reattach([said(old, "different", far)], [old], [new, event(ONE)])
    (now,) = found.judgements
    assert {now.subject, now.other} == {new.id, far.id}
    assert now.subject < (now.other or "")
    assert (now.verdict, now.by, now.why) == ("different", "Ada", "a reason")


def test_a_pair_needs_both_ends_and_two_of_them() -> None:
    old, also, new = toll(ONE, 12), toll(ONE, 14), toll(ONE, 15)
    pair = said(old, "same", also)
    assert reattach([pair], [old, also], [new]).lost == (pair,)
    assert reattach([pair], [also], []).lost == (pair,)


def test_the_nearest_words_inherit() -> None:
    old = toll(ONE, 12)
    here, there = toll(ONE, 12, place=ALEPPO, at=1), toll(ONE, 12, place=ALEPPO, harm="killed", at=10)
    (now,) = reattach([said(old, "note")], [old], [there, here]).judgements
    assert now.subject == here.id


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (event(ONE, place=HASAKAH), event(ONE, place=ALEPPO)),
        (control(ONE, party("Kurds")), control(ONE, party("Kurdish forces"))),
        (tie(ONE, party("Kurds"), party("Rebels")), tie(ONE, party("Kurds"), party("Islamists"))),
    ],
)
def test_every_kind_of_act_has_heirs(old: Claim, new: Claim) -> None:
    found = reattach([said(old, "reject")], [old], [new])
    assert [one.subject for one in found.judgements] == [new.id]


def test_the_claim_of_a_replace_that_was_taken_back_is_withdrawn() -> None:
    new = toll(ONE, 15)
    replaced = said(OLD, "replace", new)
    assert not reattach([replaced], [], []).withdrawn
    assert reattach([replaced, said(OLD, "accept", at=1)], [], []).withdrawn == {new.id}
    assert not reattach([replaced, said(OLD, "note", at=1)], [], []).withdrawn


def test_a_replace_passes_on_and_keeps_its_new_claim() -> None:
    right, heir = toll(ONE, 20), toll(ONE, 12, place=ALEPPO)
    (now,) = reattach([said(OLD, "replace", right)], [OLD], [heir]).judgements
    assert (now.subject, now.other) == (heir.id, right.id)


CLAIMS = [toll(r, n, at=at) for r in (ONE, OTHER) for n in (2, 3) for at in (0, 9, 40)] + [event(ONE), event(OTHER)]
SAID = st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS), st.sampled_from(["accept", "same", "note"]))


@given(st.lists(SAID, max_size=8), st.sets(st.sampled_from([claim.id for claim in CLAIMS])))
def test_every_judgement_holds_today_or_is_lost(some: list[tuple[Claim, Claim, Verdict]], gone: set[str]) -> None:
    judged = [said(a, v, b if v == "same" else None, n) for n, (a, b, v) in enumerate(some) if a.id != b.id]
    outdated = [claim for claim in CLAIMS if claim.id in gone]
    now = {claim.id: claim for claim in CLAIMS if claim.id not in gone}
    found = reattach(judged, outdated, now.values())
    assert len(found.judgements) == len(judged)
    for old, new in zip(judged, found.judgements, strict=True):
        ends = {new.subject, new.other or new.subject}
        assert (old in found.lost) == (not ends <= now.keys())
        assert (old.verdict, old.at, old.why) == (new.verdict, new.at, new.why)
    assert found.upheld <= {claim.id for claim in outdated}
