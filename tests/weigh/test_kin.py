"""What the tagger says of two claims of a report joins them, or keeps them apart, and is told as a reason."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from msgspec.structs import replace

from onrecord.model import Claim
from onrecord.weigh import kin, reasons, weigh
from onrecord.weigh.kin import kins, verdict
from tests.weigh.make import event, party, report


class Likeness:
    """Senses are letters: equal ones are one incident, others are not, and "?" cannot be told."""

    def scores(self, senses: Sequence[bytes], reach: int) -> Iterator[np.ndarray]:
        for i, one in enumerate(senses):
            others = senses[i + 1 : i + 1 + reach]
            yield np.array([np.nan if b"?" in (one, other) else 9.0 if one == other else -9.0 for other in others])


@pytest.fixture(autouse=True)
def likeness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kin, "likeness", Likeness)


TEXT = "Gunmen attacked a market in Orvel.\n\nOn Friday, the group struck a bus in the town.\n\nIt hit a school."
ONE = report("one", "2020-05-04", TEXT)


def told(*senses: bytes) -> list[Claim]:
    """Three acts of one type, on others each time, without place or day."""
    acts = zip((("attacked", "market"), ("struck", "bus"), ("hit", "school")), senses, strict=True)
    return [
        replace(event(ONE, at=TEXT.index(word), targets=(party(target),), place=None), sense=sense)
        for (word, target), sense in acts
    ]


def test_verdicts_stand_between_a_claim_and_those_after_it() -> None:
    found = kins(told(b"a", b"b", b"a"))
    assert verdict(found[0], 1) == "tagger_rules_it_out"
    assert verdict(found[0], 2) == "tagger_is_sure"
    assert verdict(found[1], 1) == "tagger_rules_it_out"
    assert verdict(found[2], 1) is None


def test_nothing_is_said_without_senses() -> None:
    assert kins(told(b"", b"", b"")) == [b"", b"", b""]
    assert verdict(b"", 1) is None
    assert verdict(kins(told(b"a", b"?", b"a"))[0], 1) is None


def test_what_the_tagger_holds_for_one_is_joined_and_told() -> None:
    alike, apart = told(b"a", b"a", b"b"), told(b"a", b"b", b"c")
    assert max(len(i.claims) for i in weigh(alike, {ONE.id: ONE})) == 2
    assert max(len(i.claims) for i in weigh(apart, {ONE.id: ONE})) == 1
    found = reasons(alike[:2], {ONE.id: ONE})
    assert "tagger is sure (+2.1)" in next(iter(found.values())).why


def test_an_id_does_not_hang_on_the_sense() -> None:
    (one, *_), (other, *_) = told(b"a", b"b", b"c"), told(b"", b"", b"")
    assert one.id == other.id
