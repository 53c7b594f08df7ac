"""Who says what, and where two say it of one act."""

import pytest

from onrecord.kit import Kit
from onrecord.model import Claim, Event, Report


def events(kit: Kit, text: str) -> list[Claim]:
    return [c for c in kit.read(Report(text=text, name="case")).claims if isinstance(c.act, Event)]


def said(kit: Kit, text: str) -> list[tuple[str | None, str]]:
    return [(c.voice.name if c.voice else None, c.stance) for c in events(kit, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army shelled the market.", [(None, "asserts")]),
        ("The ministry denied that the army shelled the market.", [("ministry", "denies")]),
        ("The army shelled the market, which the ministry denied.", [(None, "asserts"), ("ministry", "denies")]),
        ("The army shelled the market, a claim denied by the militia.", [(None, "asserts"), ("militia", "denies")]),
        (
            "The front accuses the militia of shelling the market, a charge the ministry denies.",
            [("front", "asserts"), ("ministry", "denies")],
        ),
    ],
)
def test_a_denial_beside_the_act_leaves_it_asserted(
    kit: Kit, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert said(kit, text) == expected


def test_who_owns_up_to_something_new_is_not_alone_in_saying_it(kit: Kit) -> None:
    one, other = events(kit, "The militia claimed responsibility for Monday's suicide bombing in Goma.")
    assert (one.voice and one.voice.name, other.voice) == ("militia", None)
    assert isinstance(other.act, Event)
    assert not other.act.agents


def test_who_owns_up_to_the_attack_told_before_adds_one_claim(kit: Kit) -> None:
    text = "A bomb exploded at a market. The militia claimed responsibility for the attack."
    assert said(kit, text) == [(None, "asserts"), ("militia", "asserts")]


def test_nobody_owning_up_tells_nothing(kit: Kit) -> None:
    assert not events(kit, "No group has claimed responsibility for the attack.")
