"""Who held a place, and how two parties stood, over time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.model import Change, Claim, Mood, Party, Report, Stance, TieKind, When
from onrecord.weigh.timeline import Step, control_line, key_of, pairs, tie_line
from tests.weigh.make import control, party, report, tie

PAPER, WIRE, UNDATED = report("paper", "2015-08-08"), report("wire", "2015-06-27"), Report(text="X.", name="undated")
PUBLISHED = {PAPER.id: PAPER.published, WIRE.id: WIRE.published, UNDATED.id: None}
ARMY, ISIS, YPG = party("the army", "army-sy"), party("ISIS"), party("YPG")


def said(
    holder: Party,
    change: Change,
    days: str | None = None,
    share: float | None = None,
    *,
    stance: Stance = "asserts",
    mood: Mood = "ongoing",
    of: Report = PAPER,
) -> Claim:
    claim = control(of, holder, change, share, stance)
    return replace(claim, mood=mood, act=replace(claim.act, when=when(days)))


def when(days: str | None) -> When | None:
    if days is None:
        return None
    first, _, last = days.partition("/")
    return When(start=date.fromisoformat(first), end=date.fromisoformat(last or first), how="stated")


def line(*claims: Claim) -> list[Step]:
    return control_line(claims, PUBLISHED)


def test_a_place_changes_hands() -> None:
    steps = line(
        said(ISIS, "loses", "2015-08-01"),
        said(YPG, "gains", "2015-08-01"),
        said(ISIS, "gains", "2015-06-25"),
        said(ARMY, "holds", "2015-06-01"),
    )
    assert [step.after for step in steps] == [("the army",), ("ISIS",), (), ("YPG",)]
    assert not any(step.disputed for step in steps)


def test_two_holders_of_the_whole_on_the_same_days_are_disputed() -> None:
    first, second = line(said(ARMY, "holds", "2015-06-01/2015-06-30"), said(ISIS, "holds", "2015-06-25"))
    assert (first.disputed, second.disputed) == (False, True)
    assert second.after == ("the army", "ISIS")
    (*_, later) = line(said(ARMY, "holds", "2015-06-01"), said(ISIS, "holds", "2015-06-25"))
    assert (later.after, later.disputed) == (("ISIS",), False)


def test_parts_stand_beside_each_other() -> None:
    steps = line(said(ARMY, "holds", "2015-06-01", 0.25), said(YPG, "holds", "2015-06-01", 0.75))
    assert steps[-1].after in {("the army", "YPG"), ("YPG", "the army")}
    assert not any(step.disputed for step in steps)


def test_who_contests_stands_beside_the_holder_until_somebody_gains() -> None:
    steps = line(
        said(ARMY, "holds", "2015-06-01"),
        said(ISIS, "contests", "2015-06-02"),
        said(YPG, "contests", "2015-06-03"),
        said(YPG, "loses", "2015-06-04"),
        said(ISIS, "gains", "2015-06-05"),
    )
    assert [(step.after, step.contested) for step in steps] == [
        (("the army",), ()),
        (("the army",), ("ISIS",)),
        (("the army",), ("ISIS", "YPG")),
        (("the army",), ("ISIS",)),
        (("ISIS",), ()),
    ]


@pytest.mark.parametrize(("stance", "mood"), [("denies", "ongoing"), ("doubts", "ongoing"), ("asserts", "planned")])
def test_what_does_not_count_changes_nothing(stance: Stance, mood: Mood) -> None:
    first, second = line(said(ARMY, "holds", "2015-06-01"), said(ISIS, "gains", "2015-06-02", stance=stance, mood=mood))
    assert first.after == second.after == ("the army",)


def test_a_denial_of_the_same_days_is_a_dispute() -> None:
    holds, denied = said(ISIS, "holds", "2015-06-25"), said(ISIS, "holds", "2015-06-25", stance="denies", of=WIRE)
    for pair in ((holds, denied), (denied, holds)):
        assert [step.disputed for step in line(*pair)].count(True) == 1
    other = said(ISIS, "holds", "2015-09-25", stance="denies", of=WIRE)
    assert not any(step.disputed for step in line(holds, other))


def test_the_reports_day_stands_in_and_says_so() -> None:
    steps = line(said(ARMY, "holds"), said(ISIS, "gains", of=WIRE), said(YPG, "gains", of=UNDATED))
    assert [(step.start, step.how) for step in steps] == [
        (date(2015, 6, 27), "published"),
        (date(2015, 8, 8), "published"),
        (None, None),
    ]
    assert steps[-1].after == ("the army",)


def tied(kind: TieKind, days: str | None, stance: Stance = "asserts", of: Report = PAPER) -> Claim:
    claim = tie(of, ARMY, YPG, kind, stance=stance)
    return replace(claim, act=replace(claim.act, when=when(days)))


def test_how_two_stand_changes() -> None:
    steps = tie_line([tied("hostile", "2015-08-01"), tied("allied", "2015-06-01")], PUBLISHED)
    assert [step.after for step in steps] == [("allied",), ("hostile",)]
    assert not any(step.disputed for step in steps)


def test_allied_and_hostile_at_once_is_a_dispute() -> None:
    steps = tie_line([tied("allied", "2015-06-01"), tied("hostile", "2015-06-01", of=WIRE)], PUBLISHED)
    assert steps[-1].after == ("allied", "hostile")
    assert steps[-1].disputed


def test_a_denied_tie() -> None:
    steps = tie_line([tied("allied", "2015-06-01"), tied("allied", "2015-06-01", "denies", WIRE)], PUBLISHED)
    assert [step.after for step in steps] in ([("allied",), ("allied",)], [(), ("allied",)])
    assert steps[-1].disputed


def test_pairs_have_no_order() -> None:
    one, other = tie(PAPER, ARMY, YPG), tie(WIRE, YPG, ARMY)
    assert pairs([one, other, said(ARMY, "holds")]) == {("army-sy", "ypg"): [one, other]}
    assert key_of(party("The Hawks")) == key_of(party("hawks"))


CHANGES = st.sampled_from(["holds", "gains", "loses", "contests"])
CLAIMS = st.builds(
    said,
    st.sampled_from([ARMY, ISIS, YPG]),
    CHANGES,
    st.sampled_from([None, "2015-06-01", "2015-06-01/2015-06-09", "2015-07-01"]),
    st.sampled_from([None, 0.5, 1.0]),
    stance=st.sampled_from(["asserts", "denies"]),
    of=st.sampled_from([PAPER, WIRE, UNDATED]),
)


@given(st.lists(CLAIMS, max_size=6, unique_by=lambda claim: claim.id), st.randoms())
def test_the_order_of_claims_does_not_matter(claims: list[Claim], shuffle: object) -> None:
    steps = line(*claims)
    other = list(claims)
    shuffle.shuffle(other)  # type: ignore[attr-defined]
    assert line(*other) == steps
    assert sorted(step.claim.id for step in steps) == sorted(claim.id for claim in claims)
    known = [step.start for step in steps if step.start]
    assert known == sorted(known)
