"""session: the model's files, opened once a process, and run on one thread."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from onrecord.errors import ModelError
from onrecord.tagger.layout import layout
from onrecord.tagger.pieces import load_tokenizer, pieces_of
from onrecord.tagger.tags import Links, Scores, TagScores

HOME = Path(__file__).parent / "model"


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
        """The scores for each report's words."""
        return [self._of(words) for words in reports]

    def _of(self, words: Sequence[str]) -> TagScores:
        """Every window is run by itself: the 8-bit scale is that of what is run together, and would make what a report
        says depend on the reports beside it. (Batches are no faster on one thread.)"""
        plan = layout()
        tags: Scores = np.zeros((len(words), plan.width), np.float32)
        anchors: Scores = np.zeros((len(words), len(plan.links), plan.link_size), np.float32)
        parts = np.zeros_like(anchors)
        for window, pieces, firsts in pieces_of(words, self._tokenizer, plan.window, plan.overlap):
            given = {
                "pieces": np.array([pieces], np.int64),
                "mask": np.ones((1, len(pieces)), np.int64),
                "firsts": np.array([firsts], np.int64),
            }
            here = slice(window.first - window.start, window.last - window.start)
            for whole, new in zip((tags, anchors, parts), self._run.run(None, given), strict=True):
                whole[window.first : window.last] = new[0, here]
        return TagScores(tags, anchors, parts, self._links)


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
