from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Claim, Estimate, Figure, Incident, Judgement, Report, Span, Toll, Voice
from onrecord.weigh import weigh
from onrecord.weigh.estimate import margin
from tests.weigh.make import day, event, party, report, toll

A = report("a", "2015-06-26")
B = report("b", "2015-06-27")
C = report("c", "2015-06-28")


def incidents(*claims: Claim, reports: tuple[Report, ...] = (A, B, C), rule: str = "range") -> list[Incident]:
    """Of claims that an analyst brought together, so that only the counting is in play."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    same = [
        Judgement(subject=claims[0].id, verdict="same", other=one.id, by="ana", at=at)
        for one in claims[1:]
        if one.mood not in {"planned", "hypothetical"} and one.id != claims[0].id
    ]
    return list(weigh(claims, {r.id: r for r in reports}, same, rule=rule))


def only_estimate(*claims: Claim) -> Estimate:
    [incident] = incidents(*claims)
    [estimate] = incident.estimates
    return estimate


def test_one_voice_is_a_single_source() -> None:
    found = only_estimate(toll(A, 40, by="the ministry"))
    assert (found.low, found.best, found.high, found.grade) == (40, 40, 40, "single source")


def test_three_sources_40_65_and_dozens() -> None:
    found = only_estimate(
        toll(A, 40, by="residents"), toll(B, 65, by="the ministry"), toll(C, 24, None, 9999, by="a doctor")
    )
    assert (found.low, found.high, found.grade) == (24, 9999, "contested")
    assert found.best == 40
    assert len(found.claims) == 3
    assert "3 independent voices" in found.why


def test_agreeing_voices_corroborate() -> None:
    found = only_estimate(toll(A, 40, by="residents"), toll(B, 40, by="the ministry"))
    assert (found.low, found.best, found.high, found.grade) == (40, 40, 40, "corroborated")


def test_one_voice_quoted_twice_is_one_voice() -> None:
    found = only_estimate(toll(A, 40, by="the ministry"), toll(B, 40, by="The Ministry"))
    assert found.grade == "single source"
    assert "1 independent voice;" in found.why


def test_an_update_by_the_same_voice_replaces_the_earlier_figure() -> None:
    found = only_estimate(toll(A, 137, by="police"), toll(B, 231, by="police"))
    assert (found.low, found.best, found.high) == (231, 231, 231)
    assert "1 repeated or updated" in found.why


def test_denied_doubted_planned_and_hypothetical_tolls_never_count() -> None:
    found = only_estimate(
        toll(A, 40),
        toll(B, 90, by="x", stance="denies"),
        toll(B, 91, by="y", stance="doubts"),
        toll(C, 92, by="z", mood="planned"),
        toll(C, 93, by="z", mood="hypothetical"),
    )
    assert (found.low, found.high) == (40, 40)
    assert len(found.claims) == 1
    assert found.grade == "contested"


def test_or_more_stays_open() -> None:
    found = only_estimate(toll(A, 101, 101, None), toll(B, 200))
    assert (found.low, found.best, found.high) == (101, 101, None)


def test_harms_and_victims_are_kept_apart() -> None:
    army, isis = party("the army", "army-sy"), party("ISIS", "isis")
    [incident] = incidents(
        toll(A, 30, at=0, victims=army),
        toll(A, 20, at=5, victims=isis),
        toll(A, 9, at=10, harm="wounded", victims=isis),
    )
    assert [(e.harm, e.victims, e.low) for e in incident.estimates] == [
        ("killed", None, 50),
        ("killed", "ISIS", 20),
        ("killed", "the army", 30),
        ("wounded", "ISIS", 9),
    ]


def test_a_reprint_is_no_second_voice() -> None:
    text = "Rebels attacked the town of Hasakah at dawn on Thursday. At least forty people were killed in the fighting."
    one, other = report("one", "2015-06-26", text), report("two", "2015-06-27", "New title\n\n" + text)
    [incident] = incidents(toll(one, 40), toll(other, 40), reports=(one, other))
    assert incident.estimates[0].grade == "single source"
    assert len(incident.estimates[0].claims) == 2


def test_tolls_belong_to_the_event_beside_them() -> None:
    [incident] = incidents(event(A, "suicide-bomb", when=day("2015-06-25")), toll(A, 6, at=8, place=None))
    assert incident.type == "suicide-bomb"
    assert incident.what == "suicide bomb, Hasakah, Syria, 2015-06-25"
    assert incident.place is not None


def soldiers(at: int = 0) -> Claim:
    return toll(A, 30, at=at, victims=party("soldiers of the army", "army-sy"))


def fighters(at: int = 10) -> Claim:
    return toll(A, 20, at=at, victims=party("fighters of the Front", "front"))


@pytest.mark.parametrize("rule", ["range", "ucdp", "acled"])
def test_a_total_and_its_parts_are_not_added_twice(rule: str) -> None:
    [incident] = incidents(soldiers(), fighters(), toll(A, 50, at=20), rule=rule)
    whole = incident.estimates[0]
    assert (whole.victims, whole.low, whole.best, whole.high) == (None, 50, 50, 50)
    assert "not added" in whole.why


def test_parts_without_a_total_are_added_by_voice() -> None:
    [incident] = incidents(soldiers(), fighters())
    assert [(e.victims, e.low, e.inside) for e in incident.estimates] == [
        (None, 50, None),
        ("fighters of the Front", 20, "everybody"),
        ("soldiers of the army", 30, "everybody"),
    ]


def test_children_are_part_of_others_and_add_nothing() -> None:
    children = toll(A, 5, at=20, victims=party("children"))
    [incident] = incidents(toll(A, 12, victims=party("villagers")), children)
    assert [(e.victims, e.low, e.inside) for e in incident.estimates] == [
        ("children", 5, "a group"),
        ("villagers", 12, None),
    ]


def test_ucdp_adds_parts_acled_takes_the_least() -> None:
    claims = (soldiers(), fighters(), toll(B, 60, by="a doctor"), toll(C, 40, by="a reporter"))
    [ucdp] = incidents(*claims, rule="ucdp")
    assert (ucdp.rule, ucdp.estimates[0].low, ucdp.estimates[0].best, ucdp.estimates[0].high) == ("ucdp/1", 40, 50, 60)
    [acled] = incidents(*claims, rule="acled")
    assert (acled.rule, acled.estimates[0].low, acled.estimates[0].best, acled.estimates[0].high) == (
        "acled/1",
        40,
        40,
        40,
    )


def test_a_margin_is_what_no_voice_rules_out() -> None:
    def found(*claims: Claim) -> tuple[int, int | None, int | None, str]:
        [incident] = incidents(*claims, rule="margin")
        [one] = incident.estimates
        assert incident.rule == "margin/1"
        return one.low, one.best, one.high, one.why

    assert found(toll(A, 7))[:3] == (4, 7, 14)
    assert found(toll(A, 1))[:3] == (1, 1, 2)
    assert found(toll(A, 10), toll(B, 14, by="a doctor"))[:3] == (7, 10, 20)
    low, _, high, why = found(toll(A, 10), toll(B, 30, by="a doctor"))
    assert (low, high) == (10, 30)
    assert "factor of 2: 10 to 30" in why
    assert found(toll(A, 10, 12, None))[:3] == (5, 12, None)


FIGURES = st.builds(
    lambda low, more: Figure(low, None, low + more, Span(0, 2)), st.integers(0, 500), st.integers(0, 500)
)


@given(st.lists(FIGURES, min_size=1), FIGURES)
def test_a_margin_holds_what_is_said(figures: list[Figure], one: Figure) -> None:
    low, high = margin(figures)
    assert low <= min(f.low for f in figures)
    assert high is not None
    assert high >= max(f.high or 0 for f in figures)
    assert margin([one, one]) == margin([one])


@given(st.integers(1, 500), st.lists(st.floats(0.5, 2), min_size=1, max_size=5))
def test_a_margin_holds_the_truth_if_no_voice_is_further_off(true: int, off: list[float]) -> None:
    said = [min(2 * true, max(-(-true // 2), round(true * factor))) for factor in off]
    low, high = margin([Figure(n, n, n, Span(0, 2)) for n in said])
    assert high is not None
    assert low <= true <= high


def test_an_unknown_rule_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no rule 'guess'; there are range, ucdp, acled, margin"):
        incidents(toll(A, 3), rule="guess")


def test_a_party_to_the_conflict_is_marked_and_does_not_make_the_best_number() -> None:
    front = party("Dawn Front", "front")
    claim = toll(A, 90, by="Dawn Front")
    said = Claim(report=A.id, act=claim.act, evidence=claim.evidence, voice=Voice(Span(0, 5), "Dawn Front", "front"))
    [incident] = incidents(event(A, agents=(front,)), said, toll(B, 40, by="a doctor"))
    assert incident.estimates[0].best == 40
    assert "2 independent voices, 1 of them a party to the conflict" in incident.estimates[0].why


def test_killed_or_wounded_is_counted_apart_from_killed() -> None:
    both = Toll(harm="killed", also="wounded", figure=Figure(300, 300, 300, Span(0, 3)))
    mixed = Claim(report=A.id, act=both, evidence=(Span(0, 9),))
    [incident] = incidents(toll(A, 40), mixed)
    assert [(e.also, e.victims, e.low) for e in incident.estimates] == [(None, None, 40), ("wounded", None, 300)]


def test_more_denials_than_voices_discount_a_toll() -> None:
    found = only_estimate(toll(A, 40), toll(B, 40, by="x", stance="denies"), toll(C, 40, by="y", stance="denies"))
    assert found.grade == "discounted"


def test_numbers_alone_name_no_victims() -> None:
    found = only_estimate(toll(A, 1200, victims=party("1,200")), toll(B, 1200, victims=party("1,200 people")))
    assert found.victims is None
