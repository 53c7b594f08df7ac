"""Teach the tagger which claims are about one incident: `same.py FITTED ENCODER SETS [--test SETS]`.

FITTED is a folder that `python -m onrecord.train fit` wrote, ENCODER what it began from; SETS are files as in fit.py
(run that first), those under --test are measured only. The encoder stays as it is; only the tagger's senses and what
compares them are trained, on what the weights of weights.yaml leave unexplained (their log-odds are the offset of a
logistic regression). Every claim counts alike, however many its report has. FITTED/checkpoint.pt is written anew; then
export it.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import torch
from fit import load  # type: ignore[import-not-found,unused-ignore]
from synthetic import bcubed, f_score  # type: ignore[import-not-found,unused-ignore]
from torch import Tensor
from torch.nn import functional

from onrecord.tagger.layout import layout
from onrecord.tagger.pieces import load_tokenizer, pieces_of
from onrecord.tagger.sense import SIZE as SENSE
from onrecord.tagger.stage import words_at
from onrecord.train.data import Split, Splitter
from onrecord.train.network import CHECKPOINT, Tagger, fitted
from onrecord.weigh.average import groups, ordered
from onrecord.weigh.cluster import CUT, LIMIT, MISSING, SPAN
from onrecord.weigh.compare import score_beside
from onrecord.weigh.profile import Profile

PART = 0.7
"""How much of the tagger's log-odds counts (see `tagger` in weights.yaml)."""
EPOCHS, RATE, DECAY, DROP, BATCH = 5, 1e-3, 0.05, 0.4, 512


States = dict[str, tuple[Tensor, Split]]


def hidden(network: Tagger, encoder: Path, texts: dict[str, str], splitter: Splitter) -> States:
    """Report -> what the encoder makes of each of its words [words, size], and the words with their offsets."""
    tokenizer, plan, found = load_tokenizer(encoder), layout(), {}
    for number, (id, words) in enumerate(zip(texts, splitter.many(list(texts.values())), strict=True), 1):
        states = torch.zeros(len(words), network.norm.normalized_shape[0])
        for window, ids, firsts in pieces_of([word for word, _ in words], tokenizer, plan.window, plan.overlap):
            pieces = torch.tensor([ids])
            with torch.no_grad():
                read = network.words(pieces, torch.ones_like(pieces), torch.tensor([firsts]))[0]
            states[window.first : window.last] = read[window.first - window.start : window.last - window.start]
        found[id] = states, words
        if number % 50 == 0:
            print(f"  {number} of {len(texts)} reports read", flush=True)
    return found


class Pairs:
    """Claims [n, 2, size] (their anchors, their sentences), and pairs of them with offset, truth and weight."""

    def __init__(self, found: Sequence[Profile], label: dict[str, str], states: States) -> None:
        claims: list[Tensor] = []
        by_report = defaultdict(list)
        self.incident: dict[str, str] = {}
        """Number of a claim -> report and incident."""
        for one in found:
            by_report[one.claim.report].append(one)
        rows: list[tuple[int, int, float, float, float]] = []
        for report, own in by_report.items():
            hidden, words = states[report]
            first = len(claims)
            told = [(one, *words_at(one.claim, words)) for one in own]
            told = [row for row in told if row[1] and row[2]]
            own = [one for one, *_ in told]
            for _, act, said in told:
                claims.append(torch.stack([hidden[act].mean(0), hidden[said].mean(0)]))
            labels = [label[one.claim.id] for one in own]
            self.incident |= {str(first + i): f"{report} {mine}" for i, mine in enumerate(labels)}
            for i, a in enumerate(own):
                for j, b in list(enumerate(own))[i + 1 : i + 1 + SPAN]:
                    same = float(labels[i] == labels[j])
                    rows.append((first + i, first + j, score_beside(a, b), same, 1 / len(own)))
        self.claims = torch.stack(claims)
        self.ends = torch.tensor([row[:2] for row in rows])
        self.offset, self.truth, weight = torch.tensor([row[2:] for row in rows]).unbind(1)
        self.weight = weight / weight.mean()


def teach(network: Tagger, pairs: Pairs) -> None:
    """Train senses and comparison in place."""
    torch.manual_seed(1)
    network.senses.reset_parameters()
    for part in network.same:
        if isinstance(part, torch.nn.Linear):
            part.reset_parameters()
    own = [*network.senses.parameters(), *network.same.parameters()]
    optimizer = torch.optim.AdamW(own, lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(pairs.ends) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    network.same.train()
    for epoch in range(EPOCHS):
        total = 0.0
        for rows in torch.randperm(len(pairs.ends)).split(BATCH):
            claims = (functional.dropout(pairs.claims[end], DROP) for end in pairs.ends[rows].unbind(1))
            a, b = (senses(network, some) for some in claims)
            score = network.one_incident(a, b) + pairs.offset[rows]
            each = functional.binary_cross_entropy_with_logits(score, pairs.truth[rows], reduction="none")
            loss = (each * pairs.weight[rows]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            pace.step()
            total += float(loss.detach()) * len(rows)
        print(f"epoch {epoch + 1}/{EPOCHS}: loss {total / len(pairs.ends):.4f}", flush=True)


def senses(network: Tagger, claims: Tensor) -> Tensor:
    """The senses [n, SENSE] of claims [n, 2, size]."""
    act, said = claims.unbind(1)
    return torch.tanh(network.senses(act)[:, :SENSE] + network.senses(said)[:, SENSE:])


def measure(name: str, network: Tagger, pairs: Pairs) -> None:
    """Average precision of pairs and B-cubed F1 inside reports: by the weights alone, the tagger alone, and both."""
    network.same.eval()
    with torch.no_grad():
        own = senses(network, pairs.claims)
        tagger = network.one_incident(*(own[end] for end in pairs.ends.unbind(1)))
    for by, score in (("weights", pairs.offset), ("tagger", tagger), ("both", pairs.offset + PART * tagger)):
        order = score.argsort(descending=True)
        truth, weight = pairs.truth[order], pairs.weight[order]
        precision = (truth * weight).cumsum(0) / weight.cumsum(0)
        average = float((precision * truth * weight).sum() / (truth * weight).sum())
        both = f_score(*bcubed(joined(pairs, score), pairs.incident))
        print(f"{name}, {by}: average precision {average:.3f}, B3 F {both:.3f}")


def joined(pairs: Pairs, score: Tensor) -> list[list[str]]:
    """Numbers of claims, joined as weighing joins them."""
    scores = {
        ordered(str(a), str(b)): max(-LIMIT, min(LIMIT, s))
        for (a, b), s in zip(pairs.ends.tolist(), score.tolist(), strict=True)
    }
    return groups(pairs.incident, scores, threshold=CUT["beside"], missing=MISSING, together=[], apart=[])


def main(arguments: list[str]) -> None:
    """Read, train, measure, write."""
    folder, encoder = Path(arguments[0]), Path(arguments[1])
    at = arguments.index("--test") if "--test" in arguments else len(arguments)
    taught = [load(*arguments[i : i + 4]) for i in range(2, at, 4)]
    kept = [load(*arguments[i : i + 4]) for i in range(at + 1, len(arguments), 4)]
    network = fitted(encoder, folder / CHECKPOINT, anew=True).eval()
    texts = {id: text for *_, own in taught + kept for id, text in own.items()}
    states = hidden(network, encoder, texts, Splitter(folder / "words"))
    claims = [one for found, *_ in taught for one in found]
    labels = {id: incident for _, label, _ in taught for id, incident in label.items()}
    teach(network, Pairs(claims, labels, states))
    for name, (found, label, _) in zip(arguments[at + 1 :: 4], kept, strict=True):
        measure(name, network, Pairs(found, label, states))
    state = torch.load(folder / CHECKPOINT, weights_only=True)
    torch.save({**state, "network": network.state_dict()}, folder / "half")
    (folder / "half").replace(folder / CHECKPOINT)


if __name__ == "__main__":
    main(sys.argv[1:])
