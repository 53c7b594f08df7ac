"""Coded claims become spans and links over words."""

import json
from pathlib import Path

from onrecord.train.claims import from_claims
from onrecord.train.examples import Example

TEXT = "Rebels took Orvel on Monday, officials said. Twelve soldiers were killed by the rebels."
VOICED = {"voice": "officials", "voice_name": "officials", "stance": "asserts", "mood": "happened"}
CLAIMS = [
    {
        "is": "event",
        "type": "territory-taken",
        "trigger": "took",
        "agents": [{"quote": "Rebels", "name": "rebels"}],
        "targets": [],
        "place": {"quote": "Orvel", "name": "Orvel"},
        "when": {"quote": "on Monday", "start": None, "end": None},
        "outcome": "succeeded",
        "evidence": "Rebels took Orvel on Monday",
        **VOICED,
    },
    {
        "is": "control",
        "holder": {"quote": "Rebels", "name": "rebels"},
        "place": {"quote": "Orvel", "name": "Orvel"},
        "change": "gains",
        "share": None,
        "evidence": "Rebels took Orvel on Monday",
        **VOICED,
    },
    {
        "is": "toll",
        "harm": "killed",
        "victims": "Twelve soldiers",
        "victims_name": "soldiers",
        "words": "Twelve",
        "low": 12,
        "high": 12,
        "evidence": "Twelve soldiers were killed",
        "voice": None,
        "voice_name": None,
        "stance": "asserts",
        "mood": "happened",
    },
    {
        "is": "tie",
        "a": {"quote": "soldiers", "name": "soldiers"},
        "b": {"quote": "rebels", "name": "rebels"},
        "kind": "hostile",
        "evidence": "soldiers were killed by the rebels",
        "voice": None,
        "voice_name": None,
        "stance": "asserts",
        "mood": "ongoing",
    },
]


def example(tmp_path: Path) -> Example:
    words, at = [], 0
    for word in TEXT.replace(",", " ,").replace(".", " .").split():
        at = TEXT.index(word, at)
        words.append((word, at))
        at += len(word)
    gold = tmp_path / "one.claims.jsonl"
    gold.write_text("\n".join(map(json.dumps, CLAIMS)) + "\n", encoding="utf-8")
    return from_claims("one", TEXT, words, gold)


def test_incidents_are_noted_where_they_are_coded(tmp_path: Path) -> None:
    example(tmp_path)
    words = [(word, TEXT.index(word)) for word in TEXT.split()]
    coded = from_claims("one", TEXT, words, tmp_path / "one.claims.jsonl", {0: "one/0"})
    assert [incident for *_, incident in coded.scenes] == ["one/0", "alone/2"]
    assert example(tmp_path).scenes == []


def said(one: Example, head: str) -> list[tuple[str, str]]:
    return [(" ".join(one.words[a:b]), label) for (a, b), label in one.spans[head]]


def linked(one: Example) -> set[tuple[str, str, str]]:
    return {(r, " ".join(one.words[a:b]), " ".join(one.words[c:d])) for r, (a, b), (c, d) in one.links}


def test_anchors_are_marked_with_their_labels(tmp_path: Path) -> None:
    found = example(tmp_path)
    assert said(found, "trigger") == [("took", "trigger")]
    assert said(found, "type") == [("took", "territory-taken")]
    assert said(found, "control") == [("Orvel", "gains")]
    assert said(found, "harm") == [("Twelve", "killed")]
    assert said(found, "tie") == [("soldiers", "hostile"), ("rebels", "hostile")]


def test_parts_and_voices_are_linked_to_anchors(tmp_path: Path) -> None:
    found = linked(example(tmp_path))
    assert {
        ("agent", "took", "Rebels"),
        ("place", "took", "Orvel"),
        ("when", "took", "on Monday"),
        ("voice", "took", "officials"),
        ("voice", "Orvel", "officials"),
        ("holder", "Orvel", "Rebels"),
        ("victims", "Twelve", "Twelve soldiers"),
        ("hostile", "soldiers", "rebels"),
        ("hostile", "rebels", "soldiers"),
    } == found


def test_names_can_be_swapped_and_nouns_not(tmp_path: Path) -> None:
    found = example(tmp_path)
    assert ("place", (2, 3)) in found.names
    assert all(found.words[a] != "soldiers" for _, (a, _) in found.names)
