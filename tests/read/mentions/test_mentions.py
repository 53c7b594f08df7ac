"""Noun phrases, their extent, and what kind of thing they stand for."""

import pytest

from onrecord.kit import Kit
from onrecord.model import Mention, Report
from onrecord.read import mentions as room
from onrecord.read.stage import read, stage


def mentions(kit: Kit, text: str) -> dict[str, Mention]:
    stages = (kit.stages[0], stage(room.mentions, gives=["mentions"]))
    reading = read(Report(text=text, name="test"), stages)
    return {m.span.of(text): m for m in reading.mentions}


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Two Kenyan soldiers were killed on Monday.", "Two Kenyan soldiers", "force"),
        ("The guerrillas freed a farmer.", "The guerrillas", "force"),
        ("The guerrillas freed a farmer.", "a farmer", "people"),
        ("Armed men entered the clinic.", "Armed men", "force"),
        ("Armed men entered the clinic.", "the clinic", "place"),
        ("Dozens of shoppers were hurt.", "Dozens of shoppers", "people"),
        ("A group of insurgents fled.", "A group of insurgents", "force"),
        ("Members of the rival movement died.", "Members of the rival movement", "force"),
        ("Members of the choir died.", "Members of the choir", "people"),
        ("Three were killed in the blast.", "Three", "people"),
        ("The wounded were flown home.", "The wounded", "people"),
        ("Spokesman Peter Okello denied it.", "Spokesman Peter Okello", "person"),
        ("He denied it.", "He", "person"),
        ("They fled.", "They", "people"),
        ("They fled in January.", "January", "thing"),
        ("The colonel spoke in Nairobi.", "Nairobi", "place"),
        ("The army took the village of Buru.", "the village of Buru", "place"),
        ("The army took the village of Buru.", "Buru", "place"),
        ("The unionists marched.", "The unionists", "people"),
        ("The ELF attacked.", "The ELF", "force"),
        ("It attacked.", "It", "thing"),
    ],
)
def test_kind_and_extent(kit: Kit, text: str, phrase: str, kind: str) -> None:
    assert mentions(kit, text)[phrase].kind == kind


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("The two soldiers died.", "The two soldiers", "soldiers"),
        ("Dozens of young farmers died.", "Dozens of young farmers", "young farmers"),
        ("At least five young farmers died.", "At least five young farmers", "young farmers"),
        ("Many other farmers died.", "Many other farmers", "farmers"),
        ("A 30-year-old nurse died.", "A 30-year-old nurse", "30-year-old nurse"),
    ],
)
def test_name_without_articles_and_numbers(kit: Kit, text: str, phrase: str, name: str) -> None:
    assert mentions(kit, text)[phrase].name == name


def test_relative_clause_is_left_out(kit: Kit) -> None:
    assert "the rebels" in mentions(kit, "The army fought the rebels who had burnt the town.")


@pytest.mark.parametrize("word", ["guerrillas", "parties", "gunmen", "marches"])
def test_singulars_hold_the_word_itself(word: str) -> None:
    assert room.singulars(word)[0] == word


def test_no_word_list_overlaps_where_kinds_would_clash() -> None:
    assert not room.nouns("force") & room.nouns("people")
    assert not room.nouns("people") & room.nouns("place")
