"""Whom "we" means in an act, and that its voice is not its target."""

import pytest
from msgspec.structs import replace

from onrecord.kit import Kit
from onrecord.model import Control, Event, Party, Report, Span, Tie, Voice
from onrecord.read.speaking import spoken_by


def test_a_tie_of_we_is_one_of_whoever_speaks(kit: Kit) -> None:
    text = 'Two camps\n\n"We coordinate with the army," said Ali Salem, a rebel commander.'
    [tie] = [c.act for c in kit.read(Report(text=text, name="camps")).claims if isinstance(c.act, Tie)]
    assert tie.a.name == "Ali Salem" or tie.b.name == "Ali Salem"


@pytest.mark.parametrize("who", ["Nobody coordinated with us", "We coordinate with the army"])
def test_no_tie_with_nobody_nor_with_a_we_that_nobody_speaks(kit: Kit, who: str) -> None:
    found = kit.read(Report(text=f"Two camps\n\n{who}.", name="camps")).claims
    assert not [c for c in found if isinstance(c.act, Tie)]


def test_holders_and_agents_are_named_too_and_kept_without_a_name(kit: Kit) -> None:
    said = 'Two camps\n\n"We control the town and we shelled the port," said Ali Salem, a rebel commander.'
    acts = [c.act for c in kit.read(Report(text=said, name="camps")).claims]
    assert {a.holder.name for a in acts if isinstance(a, Control)} == {"Ali Salem"}
    assert {p.name for a in acts if isinstance(a, Event) for p in a.agents} == {"Ali Salem"}
    alone = kit.read(Report(text="Two camps\n\nWe control the town.", name="camps")).claims
    assert [c.act.holder.name for c in alone if isinstance(c.act, Control)] == ["We"]


def test_who_is_named_behind_an_act_as_its_voice_is_not_its_target() -> None:
    text = "Fighters seized the quarter, residents said. Residents who fled told us that shells hit them."
    act = Event(type="territory-taken", trigger=span(text, "seized"), targets=(named(text, "residents"),))
    said = Voice(span(text, "residents"), "residents")
    assert spoken_by(act, said) == replace(act, targets=())
    hit = Event(type="shelling", trigger=span(text, "hit"), targets=(named(text, "Residents"),))
    assert spoken_by(hit, Voice(span(text, "Residents"), "Residents")) == hit


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def named(text: str, words: str) -> Party:
    return Party(span(text, words), words)
