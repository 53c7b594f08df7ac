"""Parties on which rules and tagger disagree."""

from onrecord.kit import Kit
from onrecord.model import Draft, Event
from onrecord.read.tagged.evidence import Evidence
from onrecord.read.tagged.parts import candidates, with_parts
from tests.read.tagged.said import understood

TEXT = "Rebels attacked the army near Hama."


def drafted(kit: Kit, links: set[tuple[str, str, str]]) -> tuple[Evidence, Draft]:
    reading = understood(kit, TEXT, {("trigger", None, "attacked")}, {"attacked": "armed-clash"}, links)
    assert reading.tags is not None
    event = next(d for d in reading.drafts if isinstance(d.act, Event))
    return Evidence(reading, reading.tags), event


def test_those_whom_the_rules_chose_come_first_and_are_marked(kit: Kit) -> None:
    said, draft = drafted(kit, set())
    (party, numbers), *_ = candidates(said, draft, "agent")
    assert (party.name, numbers["chosen"]) == ("Rebels", 1.0)
    assert numbers["link"] < 0


def test_the_other_side_is_marked_as_such(kit: Kit) -> None:
    said, draft = drafted(kit, {("agent", "attacked", "army")})
    army = next(n for p, n in candidates(said, draft, "agent") if "army" in p.span.of(TEXT))
    assert (army["chosen"], army["chosen for the other"]) == (0.0, 1.0)
    assert army["link"] > 3


def test_a_sure_tagger_knows_the_outcome_better(kit: Kit) -> None:
    text = "Rebels attacked the army near Hama in vain."
    for said in ("repelled", "nothing"):
        reading = understood(kit, text, {("trigger", None, "attacked")}, {"attacked": said})
        assert reading.tags is not None
        event = next(d for d in reading.drafts if isinstance(d.act, Event))
        assert isinstance(event.act, Event)
        act = with_parts(Evidence(reading, reading.tags), event).act
        assert isinstance(act, Event)
        assert event.act.outcome != "repelled"
        assert act.outcome == (event.act.outcome if said == "nothing" else "repelled")


def test_a_sure_tagger_knows_type_and_mood_better(kit: Kit) -> None:
    reading = understood(kit, TEXT, {("trigger", None, "attacked")}, {"attacked": "shelling"})
    assert reading.tags is not None
    draft = next(d for d in reading.drafts if isinstance(d.act, Event))
    act = with_parts(Evidence(reading, reading.tags), draft).act
    assert isinstance(act, Event)
    assert act.type == "shelling"
    reading = understood(kit, TEXT, {("trigger", None, "attacked")}, {"attacked": "planned"})
    assert reading.tags is not None
    assert draft.mood is None
    assert with_parts(Evidence(reading, reading.tags), draft).mood == "planned"
