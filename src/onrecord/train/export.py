"""export: a trained network -> int8 ONNX and tokenizer, as the tagger reads them."""

import copy
import hashlib
import json
import math
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.tagger.layout import Layout
from onrecord.train.losses import RARE
from onrecord.train.network import Tagger

OPSET = 17


def export(network: Tagger, encoder: Path, layout: Layout, out: Path, *, exact: bool = False) -> str:
    """Write model.onnx, tokenizer.json and links.json into `out`; returns the model's SHA-256.

    `exact`: keep 32-bit floats, to measure what 8 bits cost.
    """
    network = _calibrated(network, layout)
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    target = out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _write(network, plain)
        if exact:
            shutil.copyfile(plain, target)
        else:
            quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True)
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")
    links = {"steps": network.steps.tolist(), "bias": network.bias.tolist(), "width": layout.width}
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    (out / "links.json").write_text(json.dumps({**links, "sha256": digest}), encoding="utf-8")
    return digest


def _calibrated(network: Tagger, layout: Layout) -> Tagger:
    """A copy whose anchors are probabilities: training counts each RARE times, which adds log RARE to its logit."""
    found = copy.deepcopy(network)
    with torch.no_grad():
        for head, times in RARE.items():
            found.tags[-1].bias[layout.columns[head]] -= math.log(times)
    return found


def _write(network: Tagger, file: Path) -> None:
    pieces = torch.ones(2, 12, dtype=torch.long)
    firsts = torch.tensor([[1, 2, 4], [1, 3, 0]])
    batch, words = {0: "batch"}, {0: "batch", 1: "words"}
    torch.onnx.export(
        network,
        (pieces, torch.ones_like(pieces), firsts),
        str(file),
        input_names=["pieces", "mask", "firsts"],
        output_names=["tags", "anchors", "parts"],
        dynamic_axes={
            "pieces": {**batch, 1: "pieces"},
            "mask": {**batch, 1: "pieces"},
            "firsts": words,
            "tags": words,
            "anchors": words,
            "parts": words,
        },
        opset_version=OPSET,
        dynamo=False,
    )
