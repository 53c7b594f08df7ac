"""teacher: what a larger tagger says of texts that nobody coded, as targets for a smaller one (distillation)."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from onrecord.tagger.layout import layout
from onrecord.tagger.session import Session
from onrecord.tagger.tags import TagScores, sigmoid
from onrecord.train.batches import ROLES
from onrecord.train.data import Splitter
from onrecord.train.examples import Example, Told, ToldLink

LIKELY = 0.1
"""A word is an anchor that the teacher tells of from here on."""
LEAST = 0.03
"""Words of parts below this count as none."""


def taught(files: Sequence[Path], model: Path, splitter: Splitter, say: Callable[[str], None]) -> Iterator[Example]:
    """An example for each `text` of JSON-lines files, with what the model says of it, kept beside the split words."""
    session = Session(model)
    texts = [json.loads(line)["text"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    for number, (text, split) in enumerate(zip(texts, splitter.many(texts), strict=True), 1):
        words = [word for word, _ in split]
        name = hashlib.sha256(text.encode()).hexdigest()[:24]
        kept = splitter.folder / f"{name}.{session.version}.npz"
        found = _kept(kept) if kept.exists() else None
        if found is None or len(found.chances) != len(words):  # or the texts were split otherwise since
            found = told(session.scores(words))
            _keep(found, kept)
        yield Example(name, words, frozenset(), told=found)
        if number % 200 == 0:
            say(f"  {number:,} of {len(texts):,} texts taught")


def told(scores: TagScores) -> Told:
    """The scores as probabilities: of every label, and of the parts of likely anchors."""
    plan = layout()
    chances = np.zeros(scores.tags.shape, np.float16)
    for head in plan.each:
        chances[:, plan.columns[head]] = sigmoid(scores.tags[:, plan.columns[head]])
    for head in plan.one:
        raw = scores.tags[:, plan.columns[head]]
        raised = np.exp(raw - raw.max(axis=1, keepdims=True))
        chances[:, plan.columns[head]] = raised / raised.sum(axis=1, keepdims=True)
    links = []
    for head in plan.each:
        for word in np.nonzero(chances[:, plan.columns[head]].max(axis=1) > LIKELY)[0].tolist():
            links += [_parts(scores, role, word) for role in ROLES.get(head, ())]
    return Told(chances, links)


def _parts(scores: TagScores, role: str, word: int) -> ToldLink:
    chance = scores.links_of(role, word)
    ends = np.nonzero(chance > LEAST)[0]
    return ToldLink(layout().links.index(role), word, ends.tolist(), chance[ends].tolist())


def _keep(found: Told, file: Path) -> None:
    flat = [(link.role, link.word, len(link.ends)) for link in found.links]
    ends = [end for link in found.links for end in link.ends]
    chances = [chance for link in found.links for chance in link.chances]
    half = file.with_suffix(f".{os.getpid()}.npz")  # others may be reading, or writing, the same one
    np.savez_compressed(
        half,
        tags=found.chances,
        links=np.array(flat, np.int32).reshape(-1, 3),
        ends=np.array(ends, np.int32),
        chances=np.array(chances, np.float16),
    )
    half.replace(file)


def _kept(file: Path) -> Told:
    with np.load(file) as data:
        tags, flat, ends, chances = data["tags"], data["links"], data["ends"].tolist(), data["chances"].tolist()
    links, at = [], 0
    for role, word, count in flat.tolist():
        links.append(ToldLink(role, word, ends[at : at + count], chances[at : at + count]))
        at += count
    return Told(tags, links)
