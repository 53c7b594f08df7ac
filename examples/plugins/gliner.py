"""GLiNER as a stage: labels in plain words, and claims of its own at the end of the chain.

Shows the other way in: not mentions for the rules to work on, but finished claims. In your package: pip install gliner,
and in pyproject.toml

    [project.entry-points.onrecord]
    gliner = "my_package.gliner"
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from onrecord.model import Claim, Figure, Party, Reading, Sentence, Span, Toll
from onrecord.plugins import hook
from onrecord.read import Stage, stage

MODEL = "urchade/gliner_small-v2.1"
HARMS = {"number of people killed": "killed", "number of people wounded": "wounded"}
VICTIMS = "people who were killed or wounded"
SURE = 0.6


class Model(Protocol):
    """What `gliner.GLiNER` offers: dicts with `start`, `end`, `text`, `label`, `score`."""

    def predict_entities(self, text: str, labels: list[str], threshold: float) -> Sequence[Mapping[str, Any]]: ...


def stage_of(model: Callable[[], Model], name: str = MODEL) -> Stage:
    """The stage; `model` loads the model, and is called when the first report comes."""

    def gliner(reading: Reading) -> Reading:
        known = [one.act.figure.span for one in reading.claims if isinstance(one.act, Toll)]
        new = (one for sentence in reading.sentences for one in _tolls(reading, sentence, model(), name))
        return reading.plus(claims=(*reading.claims, *(c for c, at in new if not any(at.overlaps(k) for k in known))))

    made = stage(gliner, needs=["figures", "claims"], gives=["claims"])
    made.name = f"gliner {name}"
    return made


def _tolls(reading: Reading, sentence: Sentence, model: Model, name: str) -> Iterator[tuple[Claim, Span]]:
    text, start = reading.report.text, sentence.span.start
    found = model.predict_entities(sentence.span.of(text), [*HARMS, VICTIMS], threshold=SURE)
    spans = [(one["label"], Span(start + one["start"], start + one["end"])) for one in found]
    victims = next((Party(span, span.of(text)) for label, span in spans if label == VICTIMS), None)
    for label, span in spans:
        figure = _figure(reading, span)
        if label in HARMS and figure is not None:
            act = Toll(harm=HARMS[label], figure=figure, victims=victims)
            made_by = f"gliner/{name}"
            yield Claim(report=reading.report.id, act=act, evidence=(sentence.span,), made_by=made_by), figure.span


def _figure(reading: Reading, span: Span) -> Figure | None:
    """What our number table makes of the words that the model found: a model finds, a table reads."""
    return next((one for one in reading.figures if one.span.overlaps(span)), None)


@cache
def load() -> Model:
    """The model, loaded once a process."""
    from gliner import GLiNER

    made: Model = GLiNER.from_pretrained(MODEL)
    return made


@hook
def stages() -> Sequence[Stage]:
    """What onrecord asks for."""
    return [stage_of(load)]
