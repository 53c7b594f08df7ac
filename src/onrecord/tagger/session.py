"""session: the model's files, opened once a process, and run on one thread."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from onrecord.errors import ModelError
from onrecord.tagger.layout import layout
from onrecord.tagger.pieces import load_tokenizer, pieces_of
from onrecord.tagger.tags import Links, Scores, TagScores
from onrecord.tagger.windows import Window

HOME = Path(__file__).parent / "model"
PIECES = 512
"""Word pieces run at once: about what fits into a core's cache."""
_Piece = tuple[int, Window, list[int], list[int]]
"""Report, window, piece ids, first pieces of its words."""


class Session:
    """Scores the words of reports. Raises ModelError if a file is missing or is not the one it was shipped as."""

    def __init__(self, home: Path = HOME) -> None:
        about = _about(home)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # whoever wants more starts more processes
        options.log_severity_level = 3
        try:
            self._tokenizer = load_tokenizer(home)
            self._run = onnxruntime.InferenceSession(str(home / "model.onnx"), options, ["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime and tokenizers raise classes of their own
            raise ModelError(
                f"the tagger's model in {home} cannot be opened: {error}", "install onrecord again"
            ) from error
        self._links = Links(np.array(about["steps"], np.float32), np.array(about["bias"], np.float32))
        self.version = str(about["sha256"])[:8]

    def scores(self, reports: Sequence[Sequence[str]]) -> list[TagScores]:
        """The scores for each report's words. Windows of like length are run together."""
        plan = layout()
        sizes = (len(plan.links), plan.link_size)
        tags: list[Scores] = [np.zeros((len(words), plan.width), np.float32) for words in reports]
        anchors: list[Scores] = [np.zeros((len(words), *sizes), np.float32) for words in reports]
        parts: list[Scores] = [np.zeros((len(words), *sizes), np.float32) for words in reports]
        cut = [
            (i, *piece)
            for i, words in enumerate(reports)
            for piece in pieces_of(words, self._tokenizer, plan.window, plan.overlap)
        ]
        for group in _grouped(sorted(cut, key=lambda piece: len(piece[2]))):
            found = self._scored(group)
            for row, (i, window, _, _) in enumerate(group):
                here = slice(window.first - window.start, window.last - window.start)
                for whole, new in zip((tags, anchors, parts), found, strict=True):
                    whole[i][window.first : window.last] = new[row, here]
        return [TagScores(*each, self._links) for each in zip(tags, anchors, parts, strict=True)]

    def _scored(self, group: Sequence[_Piece]) -> tuple[Scores, Scores, Scores]:
        longest = max(len(ids) for _, _, ids, _ in group)
        most = max(len(firsts) for *_, firsts in group)
        pieces = np.zeros((len(group), longest), np.int64)
        mask = np.zeros((len(group), longest), np.int64)
        first = np.zeros((len(group), most), np.int64)
        for row, (_, _, ids, firsts) in enumerate(group):
            pieces[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
            first[row, : len(firsts)] = firsts
        tags, anchors, parts = self._run.run(None, {"pieces": pieces, "mask": mask, "firsts": first})
        return tags, anchors, parts


def _grouped(cut: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    for piece in cut:
        if group and len(piece[2]) * (len(group) + 1) > PIECES:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _about(home: Path) -> dict[str, Any]:
    """What links.json tells of the model, after checking that the model is the one it tells of."""
    advice = "install onrecord again, or read with --profile fast, which needs no model"
    try:
        about: dict[str, Any] = json.loads((home / "links.json").read_text(encoding="utf-8"))
        digest = hashlib.sha256((home / "model.onnx").read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        raise ModelError(f"the tagger's model in {home} cannot be read: {error}", advice) from error
    if digest != about.get("sha256") or about.get("width") != layout().width:
        raise ModelError(f"{home / 'model.onnx'} is not the model that ships (or of another version)", advice)
    return about
