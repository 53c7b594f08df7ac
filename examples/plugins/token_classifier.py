"""A Hugging Face token classifier as a stage: its names become mentions, right behind our own.

In your package: pip install transformers torch, and in pyproject.toml

    [project.entry-points.onrecord]
    token-classifier = "my_package.token_classifier"
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from onrecord.model import MentionKind, Reading, Span
from onrecord.plugins import hook
from onrecord.read import Stage, stage
from onrecord.read.mentions.found import with_found

MODEL = "dslim/bert-base-NER"
"""Any token classifier; KINDS must know its labels."""
KINDS: Mapping[str, MentionKind] = {"PER": "person", "ORG": "force", "LOC": "place"}
SURE = 0.8

Classifier = Callable[[str], Sequence[Mapping[str, Any]]]
"""What `transformers.pipeline("token-classification", aggregation_strategy="simple")` gives: a text -> dicts with
`entity_group`, `score`, `start`, `end`."""


def stage_of(classify: Callable[[], Classifier], name: str = MODEL) -> Stage:
    """The stage; `classify` loads the model, and is called when the first report comes."""

    def token_classifier(reading: Reading) -> Reading:
        found = []
        for sentence in reading.sentences:  # a sentence at a time: models cut long texts off
            for one in classify()(sentence.span.of(reading.report.text)):
                kind = KINDS.get(one["entity_group"])
                if kind and one["score"] >= SURE:
                    start = sentence.span.start
                    found.append((Span(start + one["start"], start + one["end"]), kind))
        return with_found(reading, found)

    made = stage(token_classifier, needs=["mentions"], gives=["mentions"], after="mentions")
    made.name = f"token classifier {name}"  # in the version of each reading: another model, another reading
    return made


@cache
def load() -> Classifier:
    """The model, loaded once a process."""
    from transformers import pipeline

    made: Classifier = pipeline("token-classification", model=MODEL, aggregation_strategy="simple")
    return made


@hook
def stages() -> Sequence[Stage]:
    """What onrecord asks for."""
    return [stage_of(load)]
