"""export: a trained network -> ONNX with narrow weights and tokenizer, as the tagger reads them."""

import copy
import hashlib
import json
import math
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor

from onrecord.tagger.layout import Layout
from onrecord.train.losses import RARE
from onrecord.train.network import Tagger

OPSET = 17
BLOCK = 32
"""Weights that share a scale, where each has 4 bits."""


def export(network: Tagger, encoder: Path, layout: Layout, out: Path, bits: int = 8) -> str:
    """Write model.onnx, tokenizer.json and links.json into `out`; returns the model's SHA-256.

    `bits` of each weight. 8: rounded, and what it is multiplied with, too: fast; costs a small encoder next to nothing.
    4: rounded by blocks, which costs a large encoder less than 8 do and makes it half as big, but half as fast. 32: as
    it is, to measure what the others cost.
    """
    network = _calibrated(network, layout)
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    target = out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _write(network, plain)
        if bits == 32:
            shutil.copyfile(plain, target)
        elif bits == 4:
            _by_blocks(plain, target)
        else:
            quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True)
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")
    links: dict[str, object] = {"steps": network.steps.tolist(), "bias": network.bias.tolist(), "width": layout.width}
    links["same"] = {
        "first": _rounded(network.same[0].weight),
        "bias": _rounded(network.same[0].bias),
        "last": _rounded(network.same[-1].weight[0]),
        "base": float(network.same[-1].bias),
    }
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    (out / "links.json").write_text(json.dumps({**links, "sha256": digest}), encoding="utf-8")
    return digest


def _rounded(weights: Tensor) -> object:
    """As lists of numbers with four digits."""
    return weights.detach().double().numpy().round(4).tolist()


def _by_blocks(plain: Path, target: Path) -> None:
    """4 bits for what is multiplied, 8 for the embeddings."""
    narrow = MatMulNBitsQuantizer(onnx.load(plain), bits=4, block_size=BLOCK, is_symmetric=True, accuracy_level=4)
    narrow.process()
    onnx.save(narrow.model.model, plain)
    quantize_dynamic(plain, target, weight_type=QuantType.QUInt8, op_types_to_quantize=["Gather"])


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
        output_names=["tags", "anchors", "parts", "senses"],
        dynamic_axes={
            "pieces": {**batch, 1: "pieces"},
            "mask": {**batch, 1: "pieces"},
            "firsts": words,
            "tags": words,
            "anchors": words,
            "parts": words,
            "senses": words,
        },
        opset_version=OPSET,
        dynamo=False,
    )
