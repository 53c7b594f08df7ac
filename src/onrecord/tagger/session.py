"""session: a model's files, opened once a process, and run on one thread."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from onrecord.errors import ModelError
from onrecord.tagger.layout import layout
from onrecord.tagger.pieces import load_tokenizer
from onrecord.tagger.scoring import scored
from onrecord.tagger.tags import Links, Scores, TagScores

HOMES = {"default": Path(__file__).parent / "model", "accurate": Path(__file__).parent / "accurate"}
"""Profile -> the model that ships for it."""
HOME = HOMES["default"]


def home_of(profile: str) -> Path:
    """The model of a profile; that of the default one where it has none."""
    return HOMES.get(profile, HOME)


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
        self.model = bytes.fromhex(str(about["sha256"]))

    def scores(self, words: Sequence[str]) -> TagScores:
        """The scores for a report's words."""
        return replace(scored(words, self._tokenizer, self._window, self._links), model=self.model)

    def _window(self, pieces: list[int], firsts: list[int]) -> list[Scores]:
        given = {
            "pieces": np.array([pieces], np.int64),
            "mask": np.ones((1, len(pieces)), np.int64),
            "firsts": np.array([firsts], np.int64),
        }
        return [found[0] for found in self._run.run(None, given)]


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
