"""loop: trains, measures after each epoch, keeps what is needed to go on after a stop."""

import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer

from onrecord.tagger.layout import Layout
from onrecord.train.batches import Batch, batches, cut
from onrecord.train.examples import Example
from onrecord.train.heads import head_scores
from onrecord.train.losses import loss
from onrecord.train.network import CHECKPOINT, Tagger, score
from onrecord.train.swap import swapped


@dataclass(frozen=True)
class Plan:
    """How to train. `pieces`: word pieces in a batch; `rate`: the encoder's, `heads` times it is the heads'; `half`:
    multiply in 16-bit floats (bfloat16; 1.4 times as fast on processors that have it)."""

    epochs: int = 8
    rate: float = 1e-4
    heads: float = 5.0
    pieces: int = 800
    warm: float = 0.1
    decay: float = 0.01
    seed: int = 1
    half: bool = False


Names = Mapping[str, Sequence[list[str]]]
Say = Callable[[str], None]


def train(
    network: Tagger,
    examples: Callable[[int], Sequence[Example]],
    held: Sequence[Example],
    names: Names,
    tokenizer: Tokenizer,
    layout: Layout,
    plan: Plan,
    folder: Path,
    say: Say = print,
) -> dict[str, float]:
    """Train on `examples(epoch)`, measure on `held`; goes on from the folder's checkpoint. Returns the last scores."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    kept = folder / CHECKPOINT
    optimizer = torch.optim.AdamW(_groups(network, plan), weight_decay=plan.decay, fused=True)
    done = _resume(network, optimizer, kept)
    scores: dict[str, float] = json.loads((folder / "scores.json").read_text()) if done else {}
    for epoch in range(done, plan.epochs):
        chance = random.Random(plan.seed * 1000 + epoch)
        torch.manual_seed(plan.seed * 1000 + epoch)
        pieces = [p for e in examples(epoch) for p in cut(swapped(e, names, chance), tokenizer, layout)]
        turns = list(batches(pieces, layout, plan.pieces, chance))
        began = time.monotonic()
        mean = _epoch(network, optimizer, turns, layout, plan, epoch, say)
        torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}, kept)
        scores = _measured(network, held, tokenizer)
        (folder / "scores.json").write_text(json.dumps(scores, indent=1))
        say(f"epoch {epoch + 1}/{plan.epochs}: loss {mean:.3f}, {time.monotonic() - began:.0f} s, {json.dumps(scores)}")
    return scores


def _measured(network: Tagger, held: Sequence[Example], tokenizer: Tokenizer) -> dict[str, float]:
    """Head -> F1 over words, or share right."""
    network.eval()
    rows = head_scores(partial(score, network, tokenizer=tokenizer), held)
    return {row.name: round(row.value, 3) for row in rows if row.measure in {"words", "right"}}


def _groups(network: Tagger, plan: Plan) -> list[dict[str, object]]:
    encoder = list(network.encoder.parameters())
    inside = {id(p) for p in encoder}
    rest = [p for p in network.parameters() if id(p) not in inside]
    return [{"params": encoder, "lr": plan.rate}, {"params": rest, "lr": plan.rate * plan.heads}]


def _resume(network: Tagger, optimizer: torch.optim.Optimizer, kept: Path) -> int:
    if not kept.exists():
        return 0
    state = torch.load(kept, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["epoch"])


def _epoch(
    network: Tagger,
    optimizer: torch.optim.Optimizer,
    turns: Sequence[Batch],
    layout: Layout,
    plan: Plan,
    epoch: int,
    say: Say,
) -> float:
    network.train()
    total = 0.0
    base = [plan.rate, plan.rate * plan.heads]
    for step, batch in enumerate(turns):
        part = _pace((epoch + step / len(turns)) / plan.epochs, plan.warm)
        for group, rate in zip(optimizer.param_groups, base, strict=True):
            group["lr"] = rate * part
        found = loss(network, batch, layout, half=plan.half)
        optimizer.zero_grad()
        found.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        total += float(found.detach())
        if step % 25 == 24:
            say(f"  epoch {epoch + 1}, batch {step + 1} of {len(turns)}: loss {total / (step + 1):.3f}")
    return total / max(len(turns), 1)


def _pace(part: float, warm: float) -> float:
    """Learning rate at a part of the way: up in a line while warming, then down in a line."""
    return part / warm if part < warm else max(0.0, (1 - part) / (1 - warm))
