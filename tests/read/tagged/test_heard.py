"""Voices that the tagger alone hears."""

from onrecord.kit import Kit
from onrecord.model import Event, Reading
from onrecord.read.claims import claims
from onrecord.read.tagged.heard import heard
from onrecord.read.voices import voices
from tests.read.tagged.said import understood

TEXT = "A new count from Orvel Hospital. Rebels attacked the army near Hama. The army denied everything."


def said(kit: Kit, text: str, links: set[tuple[str, str, str]]) -> Reading:
    reading = understood(kit, text, {("trigger", None, "attacked")}, {"attacked": "armed-clash"}, links)
    return claims(heard(voices(reading)))


def voice(reading: Reading) -> str | None:
    claim = next(c for c in reading.claims if isinstance(c.act, Event))
    return claim.voice.name if claim.voice else None


def test_a_source_that_no_rule_sees_is_heard_with_its_whole_name(kit: Kit) -> None:
    assert voice(said(kit, TEXT, set())) is None
    assert voice(said(kit, TEXT, {("voice", "attacked", "Orvel")})) == "Orvel Hospital"


def test_whom_the_rules_hear_stays(kit: Kit) -> None:
    text = "Rebels attacked the army near Hama, the mayor said. The police were silent."
    assert voice(said(kit, text, {("voice", "attacked", "police")})) == "mayor"


def test_a_line_of_a_list_has_no_source_in_the_line_before(kit: Kit) -> None:
    lines = "- At Orvel Hospital ten beds are free.\n- Rebels attacked the army near Hama."
    assert voice(said(kit, lines, {("voice", "attacked", "Orvel")})) is None


def test_a_word_that_names_nobody_is_no_voice(kit: Kit) -> None:
    assert voice(said(kit, TEXT, {("voice", "attacked", "near")})) is None


def test_without_a_tagger_nothing_changes(kit: Kit) -> None:
    reading = Reading(understood(kit, TEXT, set(), {}).report)
    assert heard(reading) is reading
