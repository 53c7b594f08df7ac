"""Our own sample and a small synthetic world, as floors: see docs/weighing.md for the whole figures."""

from datetime import date, timedelta
from typing import Any

from bench.weigh.corpus import corpus, pairwise
from bench.weigh.synthetic import make, score
from onrecord.weigh import weigh
from onrecord.weigh.origins import origins

SAMPLE = corpus()
FOUND = list(weigh(SAMPLE.claims, SAMPLE.reports))


def test_the_sample_is_brought_together() -> None:
    assert len(SAMPLE.reports) >= 40
    assert len(set(SAMPLE.truth.values())) == 12
    assert pairwise(FOUND, SAMPLE.truth) >= 0.9


def test_no_two_days_are_merged() -> None:
    for incident in FOUND:
        if incident.kind == "incident":
            assert len({SAMPLE.truth[claim] for claim in incident.claims}) == 1


def test_all_reprints_are_found_and_nothing_else() -> None:
    origin = origins(SAMPLE.reports)
    assert len(SAMPLE.reprints) >= 3
    assert all(origin[a] == origin[b] for a, b in SAMPLE.reprints)
    assert len(set(origin.values())) == len(SAMPLE.reports) - len(SAMPLE.reprints)


def test_a_reprint_is_no_second_voice() -> None:
    strike = next(i for i in FOUND if "air strike, Deir Sof" in i.what and "03-02" in i.what)
    [wounded] = [e for e in strike.estimates if e.harm == "wounded"]
    assert wounded.grade == "single source"


def test_the_campaign_holds_what_happened_in_it_and_counts_for_itself() -> None:
    [campaign] = [i for i in FOUND if i.kind == "campaign"]
    belum = next(i for i in FOUND if i.type == "territory-taken")
    assert belum.part_of == campaign.id
    assert [e.low for e in campaign.estimates] == [400]


def test_a_synthetic_world_is_brought_together() -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": n,
            "best": 3 + n % 40,
            "date_start": date(2020, 1, 1) + timedelta(days=n),
            "side_a": "Government",
            "side_b": f"group {n % 3}",
            "type_of_violence": 1 if n % 4 else 3,
            "adm_1": f"province {n % 5}",
            "country": "Velia",
            "latitude": 30 + n % 5,
            "longitude": 40 + n % 7,
            "where_prec": 1,
            "where_coordinates": f"town {n % 35}",
        }
        for n in range(300)
    ]
    world = make(rows)
    got = score(list(weigh(world.claims, world.reports)), world)
    assert got.f >= 0.85
    assert got.biggest <= 20
