from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Claim, Incident, Judgement, Report, Verdict
from onrecord.weigh import weigh
from tests.weigh.make import ALEPPO, SYRIA, control, day, event, party, report, tie, toll

A = report("a", "2015-06-26")
B = report("b", "2015-06-27")
C = report("c", "2015-12-01")
REPORTS = {r.id: r for r in (A, B, C)}
YPG = party("YPG", "ypg")
ARMY = party("regime forces", "army-sy")
REGIME = party("the regime", "gov-sy")
ISIS = party("ISIS", "isis")


def incidents(*claims: Claim, judgements: tuple[Judgement, ...] = ()) -> list[Incident]:
    return list(weigh(claims, REPORTS, judgements))


def judged(subject: Claim, verdict: Verdict, other: Claim | None = None, minute: int = 0) -> Judgement:
    at = datetime(2026, 1, 1, 12, minute, tzinfo=UTC)
    return Judgement(subject=subject.id, verdict=verdict, by="ana", at=at, other=other.id if other else None)


def groups(found: list[Incident]) -> set[frozenset[str]]:
    return {frozenset(i.claims) for i in found}


def test_two_reports_of_one_clash_come_together() -> None:
    one, other = event(A, agents=(ISIS,), when=day("2015-06-25")), event(B, agents=(ISIS,), when=day("2015-06-25"))
    assert groups(incidents(one, other)) == {frozenset({one.id, other.id})}


def test_other_days_other_places_and_other_kinds_stay_apart() -> None:
    base = event(A, agents=(ISIS,), when=day("2015-06-25"))
    for other in (
        event(B, agents=(ISIS,), when=day("2015-06-01")),
        event(B, agents=(ISIS,), when=day("2015-06-25"), place=ALEPPO),
        event(B, "protest", when=day("2015-06-25")),
        event(C, agents=(ISIS,)),
    ):
        assert len(incidents(base, other)) == 2


def test_a_town_lies_inside_its_country() -> None:
    one = event(A, agents=(ISIS,), targets=(ARMY,), when=day("2015-06-25"))
    other = event(B, agents=(ISIS,), targets=(ARMY,), when=day("2015-06-25"), place=SYRIA)
    assert len(incidents(one, other)) in {1, 2}
    nowhere = event(A, at=30, agents=(ISIS,), place=None)
    assert len(incidents(one, nowhere)) == 1


def test_an_alliance_denied_and_asserted_is_one_dispute() -> None:
    denied = tie(A, YPG, ARMY, by="Salah Jamil", stance="denies")
    asserted = tie(B, REGIME, YPG, by="the opposition")
    [incident] = incidents(denied, asserted)
    [dispute] = incident.disputes
    assert incident.type == "tie"
    assert {(s.says, s.voices) for s in dispute.sides} == {
        ("asserts", ("the opposition",)),
        ("denies", ("Salah Jamil",)),
    }


def test_allied_and_hostile_at_once_is_a_dispute() -> None:
    [incident] = incidents(tie(A, YPG, ARMY), tie(B, YPG, ARMY, "hostile"))
    assert [d.about for d in incident.disputes] == ["regime forces and YPG: allied or hostile?"]


def test_two_holders_of_one_place_are_a_dispute_and_shares_are_not() -> None:
    [incident] = incidents(control(A, YPG), control(B, ARMY))
    assert incident.disputes[0].about == "control of Hasakah, Syria: who holds it?"
    [shared] = incidents(control(A, YPG, share=0.75), control(B, ARMY, share=0.25))
    assert not shared.disputes
    [denied] = incidents(control(A, YPG), control(B, YPG, stance="denies"))
    assert "held by YPG?" in denied.disputes[0].about


def test_an_event_denied_by_some_is_disputed() -> None:
    [incident] = incidents(
        event(A, "air-strike", when=day("2015-06-25")),
        event(B, "air-strike", when=day("2015-06-25"), by="x", stance="denies"),
    )
    assert [d.about for d in incident.disputes] == ["air strike: did it happen?"]


def test_figures_that_cannot_both_be_true_are_disputed_with_their_voices() -> None:
    one, other = toll(A, 1200, by="an officer"), toll(B, 300, by="a fighter")
    [incident] = incidents(one, other, judgements=(judged(one, "same", other),))
    [dispute] = incident.disputes
    assert {(s.says, s.voices) for s in dispute.sides} == {("1200", ("an officer",)), ("300", ("a fighter",))}


def test_rejected_and_replaced_claims_go_out_and_the_latest_verdict_wins() -> None:
    one, other = toll(A, 40), toll(A, 90, at=30)
    assert [i.claims for i in incidents(one, other, judgements=(judged(other, "reject"),))] == [(one.id,)]
    assert [i.claims for i in incidents(one, other, judgements=(judged(other, "replace", one),))] == [(one.id,)]
    back = (judged(other, "reject", minute=1), judged(other, "accept", minute=2))
    assert {c for i in incidents(one, other, judgements=back) for c in i.claims} == {one.id, other.id}


def test_an_incident_is_reviewed_when_all_its_claims_are_accepted() -> None:
    one = toll(A, 40)
    assert incidents(one)[0].status == "open"
    assert incidents(one, judgements=(judged(one, "accept"),))[0].status == "reviewed"


def test_analysts_join_and_part_incidents() -> None:
    one = event(A, agents=(ISIS,), when=day("2015-06-25"))
    far = event(C, agents=(YPG,), when=day("2015-11-30"), place=ALEPPO)
    assert len(incidents(one, far, judgements=(judged(one, "same", far),))) == 1
    near = event(B, agents=(ISIS,), when=day("2015-06-25"))
    assert len(incidents(one, near, judgements=(judged(near, "different", one),))) == 2
    changed = (judged(one, "different", near, minute=1), judged(one, "same", near, minute=2))
    assert len(incidents(one, near, judgements=changed)) == 1


def test_analysts_part_claims_of_one_report_and_may_take_it_back() -> None:
    one, other = event(A, agents=(ISIS,), when=day("2015-06-25")), toll(A, 12, at=5)
    assert len(incidents(one, other)) == 1
    parted = judged(other, "different", one, minute=1)
    assert len(incidents(one, other, judgements=(parted,))) == 2
    assert len(incidents(one, other, judgements=(parted, judged(one, "same", other, minute=2)))) == 1


def test_a_verdict_across_reports_holds_for_all_that_belongs_to_the_claims() -> None:
    near = [event(r, agents=(ISIS,), targets=(ARMY,), when=day("2015-06-25")) for r in (A, B)]
    dead = [toll(r, 12, at=5) for r in (A, B)]
    assert groups(incidents(*near, *dead)) == {frozenset(c.id for c in (*near, *dead))}
    parted = groups(incidents(*near, *dead, judgements=(judged(dead[0], "different", dead[1]),)))
    assert parted == {frozenset({near[0].id, dead[0].id}), frozenset({near[1].id, dead[1].id})}


def test_planned_and_hypothetical_events_make_no_incident() -> None:
    assert not incidents(event(A, mood="planned"), event(A, at=30, mood="hypothetical"))


def test_nothing_to_weigh() -> None:
    assert not incidents()


CLAIMS = [
    make(r, at=at, when=w, place=p)
    for r in (A, B, C)
    for at, (make, w, p) in enumerate(
        [(event, day("2015-06-25"), ALEPPO), (event, None, SYRIA), (event, day("2015-06-24"), None)]
    )
] + [toll(r, n, at=9 * n, by=b) for r in (A, B) for n, b in ((3, "x"), (5, "y"), (8, None))]


@settings(max_examples=25, deadline=None)
@given(st.permutations(CLAIMS))
def test_the_order_of_reading_does_not_matter(claims: list[Claim]) -> None:
    assert incidents(*claims) == incidents(*CLAIMS)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(CLAIMS), unique=True))
def test_every_claim_is_in_exactly_one_incident_and_every_number_lists_its_claims(claims: list[Claim]) -> None:
    found = incidents(*claims)
    assert sorted(c for i in found for c in i.claims) == sorted({c.id for c in claims})
    for incident in found:
        for estimate in incident.estimates:
            assert estimate.claims
            assert set(estimate.claims) <= set(incident.claims)
            assert estimate.high is None or estimate.low <= estimate.high


def test_unknown_reports_do_no_harm() -> None:
    lost: Report = report("lost", "2015-06-26")
    assert len(list(weigh([toll(lost, 3, place=None)], {}))) == 1
