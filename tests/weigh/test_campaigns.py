from datetime import date

from onrecord.model import Claim, Incident, Report, When
from onrecord.weigh import weigh
from tests.weigh.make import ALEPPO, HASAKAH, day, event, party, report, toll

ISIS, YPG = party("ISIS", "isis"), party("YPG", "ypg")
WAR = report(
    "war", "2015-08-02", "The 33-day battle for Hasakah has cost 1,200 lives since the attack began. Calm returned."
)
RAID = report(
    "raid", "2015-07-02", "Six soldiers were killed in a raid on Hasakah on the first of July. Calm returned."
)
BATTLE = When(start=date(2015, 6, 25), end=date(2015, 7, 28), how="stated")


def kinds(*claims: Claim, reports: tuple[Report, ...] = (WAR, RAID)) -> list[Incident]:
    return sorted(weigh(claims, {r.id: r for r in reports}), key=lambda i: i.kind)


def test_a_battle_of_weeks_is_a_campaign_and_what_happens_in_it_is_part_of_it() -> None:
    whole = event(WAR, agents=(ISIS,), targets=(YPG,), when=BATTLE)
    one = event(RAID, agents=(ISIS,), targets=(YPG,), when=day("2015-07-01"))
    campaign, incident = kinds(whole, toll(WAR, 1200, at=31), one, toll(RAID, 6, at=5))
    assert (campaign.kind, incident.kind) == ("campaign", "incident")
    assert incident.part_of == campaign.id
    assert campaign.part_of is None


def test_its_toll_is_never_added_to_an_incident() -> None:
    one = event(WAR, at=80, agents=(ISIS,), when=day("2015-08-01"))
    found = kinds(one, toll(WAR, 1200, at=31, when=BATTLE), toll(RAID, 6, at=5, when=day("2015-07-01")))
    assert all(e.low == 6 for i in found if i.kind == "incident" for e in i.estimates)
    assert [e.low for i in found if i.kind == "campaign" for e in i.estimates] == [1200]


def test_a_toll_since_the_start_is_parted_from_the_day_it_is_told_with() -> None:
    text = "Five soldiers died at Hasakah on Saturday and 400 since the offensive began in May."
    both = report("both", "2015-08-02", text)
    clash = event(both, when=day("2015-08-01"))
    few = toll(both, 5, when=day("2015-08-01"))
    all_of_it = toll(both, 400, at=40, when=When(start=date(2015, 5, 1), end=date(2015, 8, 1), how="stated"))
    found = kinds(clash, few, all_of_it, reports=(both,))
    assert not any({few.id, all_of_it.id} <= set(i.claims) for i in found)


def test_what_is_elsewhere_later_or_of_others_is_no_part() -> None:
    whole = event(WAR, agents=(ISIS,), targets=(YPG,), when=BATTLE)
    for other in (
        event(RAID, agents=(ISIS,), when=day("2015-07-01"), place=ALEPPO),
        event(RAID, agents=(ISIS,), when=day("2014-07-01"), place=HASAKAH),
        event(RAID, "protest", agents=(party("students"),), when=day("2015-07-01")),
    ):
        assert [i.part_of for i in kinds(whole, other) if i.kind == "incident"] == [None]
