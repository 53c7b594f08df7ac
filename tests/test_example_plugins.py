"""The examples of extractors from elsewhere, with stand-ins that are called, and answer, as the real ones do."""

import importlib.util
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.kit import Kit, added_stages, default_version, kit_of, placed
from onrecord.model import Control, Event, Reading, Report, Span, Toll
from onrecord.plugins import plugins
from onrecord.read import Stage, stage
from onrecord.read.mentions.found import with_found

EXAMPLES = Path(__file__).parents[1] / "examples" / "plugins"


def example(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"example_{name}", EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def told(text: str, labels: Mapping[str, str], key: str) -> list[dict[str, Any]]:
    """The answer of a model that knows these words, in the form that both libraries share but for one key."""
    found = ((label, match) for words, label in labels.items() for match in re.finditer(re.escape(words), text))
    return [{"start": m.start(), "end": m.end(), "score": 0.97, key: label, "word": m.group()} for label, m in found]


class Gliner:
    """Called as `gliner.GLiNER` is."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels

    def predict_entities(self, text: str, labels: list[str], threshold: float) -> Sequence[Mapping[str, Any]]:
        return [
            one for one in told(text, self._labels, "label") if one["label"] in labels and one["score"] >= threshold
        ]


@pytest.fixture(scope="module")
def fast() -> Kit:
    return kit_of("fast")


def with_stage(kit: Kit, one: Stage) -> Kit:
    return Kit(placed(kit.stages, [one]), "test")


def test_names_of_a_token_classifier_change_what_the_rules_make_of_a_sentence(fast: Kit) -> None:
    report = Report(text="It was Monday.\nNight Owls seized Ardo.", name="r")
    names = {"Night Owls": "ORG", "Ardo": "LOC", "Monday": "MISC"}
    one = example("token_classifier").stage_of(lambda: lambda text: told(text, names, "entity_group"))
    before, after = fast.read(report), with_stage(fast, one).read(report)
    assert after.problems == ()
    assert any(isinstance(claim.act, Toll) for claim in before.claims)  # a parser's guess: Ardo as somebody taken
    event, control = (claim.act for claim in after.claims)
    assert isinstance(event, Event)
    assert isinstance(control, Control)
    assert (control.holder.name, control.place.name, control.change) == ("Night Owls", "Ardo", "gains")


def test_what_the_classifier_is_not_sure_of_is_left(fast: Kit) -> None:
    report = Report(text="Night Owls seized Ardo.", name="r")

    def unsure(text: str) -> list[dict[str, Any]]:
        return [found | {"score": 0.3} for found in told(text, {"Ardo": "LOC"}, "entity_group")]

    one = example("token_classifier").stage_of(lambda: unsure)
    assert with_stage(fast, one).read(report).claims == fast.read(report).claims


def test_gliner_adds_tolls_that_the_rules_missed_and_no_other(fast: Kit) -> None:
    text = "The raid took 14 farmers from this world. Rebels killed 3 soldiers."
    labels = {
        "14": "number of people killed",
        "farmers": "people who were killed or wounded",
        "3": "number of people killed",
        "this world": "number of people wounded",
    }
    one = example("gliner").stage_of(lambda: Gliner(labels), "small")
    before = fast.read(Report(text=text, name="r"))
    after = with_stage(fast, one).read(Report(text=text, name="r"))
    (new,) = after.claims[len(before.claims) :]
    assert isinstance(new.act, Toll)
    assert new.act.victims is not None
    assert (new.act.harm, new.act.figure.low, new.act.victims.name, new.made_by) == (
        "killed",
        14,
        "farmers",
        "gliner/small",
    )


@pytest.mark.parametrize("name", ["token_classifier", "gliner"])
def test_they_enter_through_the_hook(name: str) -> None:
    before, module = default_version(), example(name)
    plugins().register(module)
    try:
        (one,) = added_stages()
        assert one.name.endswith(module.MODEL)
        assert default_version() == f"{before} + {one.name}"
    finally:
        plugins().unregister(module)


def _nothing(reading: Reading) -> Reading:
    return reading


def _chain() -> Iterator[Stage]:
    for name in ("a", "b"):
        one = stage(_nothing, gives=["mentions"])
        one.name = name
        yield one


def test_a_stage_says_where_it_comes() -> None:
    first = stage(_nothing, gives=["mentions"], after="a")
    last = stage(_nothing, gives=["mentions"])
    first.name, last.name = "first", "last"
    assert [one.name for one in placed(tuple(_chain()), [last, first])] == ["a", "first", "b", "last"]
    with pytest.raises(ValueError, match="stage first is to come after a; there are b"):
        placed(tuple(_chain())[1:], [first])


def test_found_phrases_become_mentions_or_change_their_kind(fast: Kit) -> None:
    text = "The Night Owls seized Ardo."
    reading = fast.read(Report(text=text, name="r"))
    spans = [(Span(2, 12), "force"), (Span(text.index("Ardo"), len(text) - 1), "place"), (Span(3, 4), "thing")]
    found = with_found(reading, spans)  # type: ignore[arg-type]
    kinds = {reading.words[one.head].text: one.kind for one in found.mentions}
    assert kinds["Owls"] == "force"
    assert kinds["Ardo"] == "place"
    assert [one.head for one in found.mentions] == sorted(one.head for one in found.mentions)
    seized = text.index("seized")
    new = with_found(reading, [(Span(seized, seized + 3), "thing")])
    assert len(new.mentions) == len(reading.mentions) + 1
    assert any(one.name == "seized" for one in new.mentions)
    assert with_found(reading, [(Span(100, 101), "thing")]).mentions == reading.mentions
