from onrecord.model import Claim, Estimate, Incident, Report
from onrecord.weigh import weigh
from tests.weigh.make import day, event, party, report, toll

A = report("a", "2015-06-26")
B = report("b", "2015-06-27")
C = report("c", "2015-06-28")


def incidents(*claims: Claim, reports: tuple[Report, ...] = (A, B, C)) -> list[Incident]:
    return list(weigh(claims, {r.id: r for r in reports}))


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
