"""What only the tagger sees becomes a draft."""

from onrecord.kit import Kit
from onrecord.model import Control, Tie, Toll
from onrecord.read.tagged.added import added
from onrecord.read.tagged.evidence import Evidence
from tests.read.tagged.said import understood


def test_a_number_that_the_tagger_takes_for_a_toll(kit: Kit) -> None:
    text = "The ward took in 14 miners after the fighting."
    reading = understood(kit, text, {("toll", None, "14")}, {"14": "wounded"}, {("victims", "14", "miners")}).plus(
        drafts=()
    )
    assert reading.tags is not None
    (draft,) = added(Evidence(reading, reading.tags))
    assert isinstance(draft.act, Toll)
    assert (draft.act.harm, draft.act.figure.low, draft.made_by) == ("wounded", 14, "tagger/tolls")
    assert draft.act.victims is not None
    assert draft.act.victims.span.of(text) == "14 miners"
    assert draft.act.figure.span.of(text) in draft.evidence.of(text)


def test_a_number_that_a_rule_has_taken_is_left_alone(kit: Kit) -> None:
    reading = understood(kit, "Rebels killed 14 miners.", {("toll", None, "14")}, {"14": "killed"})
    assert reading.tags is not None
    assert not [d for d in added(Evidence(reading, reading.tags)) if isinstance(d.act, Toll)]


def test_people_whom_no_number_counts(kit: Kit) -> None:
    text = "The fathers are in prison, and a local journalist is dead."
    said: set[tuple[str, str | None, str]] = {("toll", None, word) for word in ("fathers", "local", "journalist")}
    reading = understood(kit, text, said, {"fathers": "detained", "journalist": "killed"})
    reading = reading.plus(drafts=(), figures=())
    assert reading.tags is not None
    found = {d.act.figure.span.of(text): d for d in added(Evidence(reading, reading.tags)) if isinstance(d.act, Toll)}
    assert set(found) == {"The fathers", "a local journalist"}
    assert {d.made_by for d in found.values()} == {"tagger/people"}
    fathers, journalist = found["The fathers"].act, found["a local journalist"].act
    assert isinstance(fathers, Toll)
    assert isinstance(journalist, Toll)
    assert (fathers.harm, fathers.figure.low, fathers.figure.high) == ("detained", 2, None)
    assert (journalist.figure.low, journalist.figure.high) == (1, 1)
    assert journalist.victims is not None


def test_who_is_counted_already_is_left_alone(kit: Kit) -> None:
    reading = understood(kit, "A journalist was killed.", {("toll", None, "journalist")})
    assert [d for d in reading.drafts if isinstance(d.act, Toll)]
    assert reading.tags is not None
    assert not [d for d in added(Evidence(reading, reading.tags)) if isinstance(d.act, Toll)]


def test_a_holder_of_a_place(kit: Kit) -> None:
    text = "In Raqqa the flag of ISIS flies."
    links = {("holder", "Raqqa", "ISIS")}
    reading = understood(kit, text, {("control", "holds", "Raqqa")}, links=links).plus(drafts=())
    assert reading.tags is not None
    (draft,) = added(Evidence(reading, reading.tags))
    assert isinstance(draft.act, Control)
    assert draft.act.change == "holds"
    assert draft.act.holder.span.of(text).endswith("ISIS")
    assert draft.act.place.span.of(text) == "Raqqa"


def test_a_tie_needs_a_likely_end_and_a_link(kit: Kit) -> None:
    text = "ISIS and Hamas shared bread."
    one: set[tuple[str, str | None, str]] = {("tie", "allied", "ISIS")}
    link = {("allied", "ISIS", "Hamas")}
    for ends, links, wanted in ((one, set(), 0), (set(), link, 0), (one, link, 1)):
        reading = understood(kit, text, ends, links=links).plus(drafts=())
        assert reading.tags is not None
        found = [d.act for d in added(Evidence(reading, reading.tags))]
        assert len(found) == wanted
        assert all(isinstance(act, Tie) and act.kind == "allied" for act in found)
