from hypothesis import given
from hypothesis import strategies as st

from onrecord.gazetteer import open_gazetteer
from onrecord.model import Claim, Report, Span, Where
from onrecord.weigh import reasons
from onrecord.weigh.block import pairs
from onrecord.weigh.cluster import Verdicts, scenes
from onrecord.weigh.compare import ACROSS, BESIDE, across, beside, score_across
from onrecord.weigh.profile import profiles
from onrecord.weigh.scene import Scene
from onrecord.weigh.spots import Atlas
from tests.weigh.make import ALEPPO, HASAKAH, SYRIA, day, event, party, report, toll

A, B = report("a", "2015-06-26"), report("b", "2015-06-27")
ISIS, YPG = party("ISIS", "isis"), party("YPG", "ypg")
CLAIMS = [
    event(A, agents=(ISIS,), when=day("2015-06-25")),
    event(A, "bomb", at=9, targets=(YPG,), place=ALEPPO),
    event(A, "protest", at=12, place=None),
    toll(A, 12, at=30),
    toll(A, 30, None, 40, at=31, victims=party("villagers")),
    event(A, "armed-clash", agents=(YPG,), targets=(ISIS,), place=SYRIA, mood="ongoing"),
    event(A, "bomb", place=None, by="a doctor"),
    event(A, "bomb", at=40, place=None, by="a mayor"),
]


TEXT = "A bomb hit Hasakah on Monday after a raid. Police held a man on Tuesday. He fled. The blast shook all."
TOLD = report("told", "2015-06-26", TEXT)


def seen(one: Claim, other: Claim) -> set[str]:
    """What is seen of two claims of TOLD, with one that has a day between them."""
    held = event(TOLD, "arrest", at=TEXT.index("held"), when=day("2015-06-23"))
    found = {p.claim.id: p for p in profiles([other, held, one], {TOLD.id: TOLD}, {}, Atlas())}
    return set(beside(found[one.id], found[other.id]))


def made(*claims: Claim) -> list[Scene]:
    reports: dict[str, Report] = {r.id: r for r in (A, B)}
    return scenes(profiles(claims, reports, {}, Atlas()), Verdicts(()))


@given(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS))
def test_claims_are_compared_alike_from_both_sides(a: Claim, b: Claim) -> None:
    found = {p.claim.id: p for p in profiles([a, b], {A.id: A}, {}, Atlas())}
    assert set(beside(found[a.id], found[b.id])) == set(beside(found[b.id], found[a.id]))


@given(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS), st.sampled_from([None, 2, 5, 100]))
def test_scenes_are_compared_alike_from_both_sides(a: Claim, b: Claim, crowd: int | None) -> None:
    [one], [other] = made(a), made(Claim(report=B.id, act=b.act, evidence=b.evidence))
    assert set(across(one, other, crowd)) == set(across(other, one, crowd))


def test_every_weight_is_a_finite_number_of_something_that_can_be_seen() -> None:
    assert all(-4 <= weight <= 4 for weight in (*BESIDE.values(), *ACROSS.values()))


def test_the_same_day_place_and_sides_say_more_than_other_ones() -> None:
    one, other, far = (
        made(event(r, agents=(ISIS,), targets=(YPG,), when=day(d)))[0]
        for r, d in ((A, "2015-06-25"), (B, "2015-06-25"), (B, "2015-06-02"))
    )
    assert score_across(one, other, 2) > score_across(one, far, 2)
    assert score_across(one, other, 2) > score_across(one, other, 60)


def test_other_countries_and_times_that_nobody_knows_speak_against_it() -> None:
    day_unknown = Report(text="Report u.", name="u")
    somalia = Where(Span(0, 5), "Mogadishu, Somalia", "53654", 2.0, 45.3, "town")
    [one], [there], [undated] = (
        scenes(profiles([event(r, place=where, when=None)], {r.id: r}, {}, Atlas(open_gazetteer())), Verdicts(()))
        for r, where in ((A, HASAKAH), (B, somalia), (day_unknown, HASAKAH))
    )
    assert "other_country" in set(across(one, there, 2))
    assert "time_unknown" in set(across(one, undated, 2)) - set(across(one, there, 2))
    assert ACROSS["other_country"] < -1 > ACROSS["time_unknown"]


def test_a_weapon_is_no_party() -> None:
    bomb, shabaab = party("a car bomb"), party("al-Shabaab", "al-shabaab")
    [one], [other] = made(event(A, agents=(bomb,))), made(event(B, agents=(shabaab,)))
    assert one.doers == ()
    assert "other_doers" not in set(across(one, other, 2))


def test_large_tolls_tell_more_than_small_ones() -> None:
    [one], [other] = made(toll(A, 231), toll(A, 2, at=40)), made(toll(B, 276), toll(B, 2, at=40))
    assert "numbers_close" in set(across(one, other, 2))
    [one], [other] = made(toll(A, 2)), made(toll(B, 2))
    assert "same_small_number" in set(across(one, other, 2))


def test_a_bare_mention_is_of_what_was_told_before() -> None:
    bomb = event(TOLD, "bomb", at=TEXT.index("bomb"), when=day("2015-06-22"))
    bare, named = (event(TOLD, "bomb", at=TEXT.index("blast"), place=None, targets=t) for t in ((), (YPG,)))
    assert "later_one_is_bare" in seen(bomb, bare)
    assert "later_one_is_bare" not in seen(bomb, named)
    assert "later_one_is_pointed_at" in seen(bomb, named)
    early = event(TOLD, "bomb", at=TEXT.index("bomb"), place=None)
    late = event(TOLD, "movement", at=TEXT.index("fled"))
    assert "later_one_is_pointed_at" not in seen(bomb, late)
    assert "later_one_is_bare" not in seen(early, named)


def test_a_report_that_turned_to_another_day_tells_another_happening() -> None:
    monday = day("2015-06-22")
    bomb, raid = (event(TOLD, t, at=TEXT.index(w), when=monday) for t, w in (("bomb", "bomb"), ("armed-clash", "raid")))
    fled, blast = (event(TOLD, "movement", at=TEXT.index(w)) for w in ("fled", "blast"))
    assert "day_changed_in_between" in seen(bomb, blast)
    assert "day_changed_in_between" not in seen(fled, blast)
    assert "other_clause" in seen(bomb, raid)
    assert "other_clause" not in seen(bomb, blast)


def test_who_is_quoted_on_both_speaks_of_the_matter_of_the_report() -> None:
    told, said, answered = (
        event(TOLD, "bomb", at=at, by=by) for at, by in ((2, None), (50, "a doctor"), (80, "a mayor"))
    )
    assert "none_quoted" in seen(told, event(TOLD, "bomb", at=60))
    assert "one_quoted" in seen(told, said)
    assert "both_quoted" in seen(said, answered)
    assert BESIDE["both_quoted"] > 0 > BESIDE["none_quoted"]


def test_a_pair_keeps_its_reasons_in_words() -> None:
    one, other = event(A, agents=(ISIS,), when=day("2015-06-25")), event(B, agents=(ISIS,), when=day("2015-06-25"))
    beside_it = toll(A, 12, at=5)
    found = reasons([one, other, beside_it], {A.id: A, B.id: B})
    told = " ".join(why for link in found.values() for why in link.why)
    assert "same place (+" in told
    assert "same day (+" in told
    assert "same sentence (+" in told
    assert len(found) == 2


def test_two_scenes_of_one_report_are_never_paired_across() -> None:
    assert not list(pairs(made(CLAIMS[0], CLAIMS[2])))


def test_only_the_next_few_in_time_are_compared() -> None:
    days = [f"2015-{m:02}-{d:02}" for m in (6, 7) for d in range(1, 29)]
    reports = [report(f"r{n}", d, f"Report number {n}.") for n, d in enumerate(days)]
    found = scenes(
        profiles(
            [event(r, when=day(d)) for r, d in zip(reports, days, strict=True)], {r.id: r for r in reports}, {}, Atlas()
        ),
        Verdicts(()),
    )
    assert len(list(pairs(found))) <= 12 * len(found)
