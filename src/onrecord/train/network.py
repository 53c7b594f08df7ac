"""network: one encoder and, over it, the heads of layout.py."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel, PreTrainedModel

from onrecord.tagger.layout import Layout, layout
from onrecord.tagger.scoring import scored
from onrecord.tagger.sense import SIZE as SENSE
from onrecord.tagger.tags import Links, Scores, TagScores


class Tagger(nn.Module):
    """Word pieces -> a row of scores for every word, and what its links are scored with.

    `forward(pieces, mask, firsts)`: pieces and mask are [batch, pieces], firsts [batch, words] gives the first piece of
    every word. Returns tags [batch, words, width]; anchors and parts [batch, words, links, link_size]; senses [batch,
    words, 2, SENSE], of a word as an anchor and as one of a sentence.
    """

    def __init__(self, encoder: PreTrainedModel, layout: Layout) -> None:
        super().__init__()
        self.encoder = encoder
        size = int(encoder.config.hidden_size)
        wide = len(layout.links) * layout.link_size
        self.shape = (len(layout.links), layout.link_size)
        self.norm = nn.LayerNorm(size)  # without it the heads learn little in so few steps (measured on MPNet)
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Dropout(0.1), nn.Linear(size, layout.width))
        self.anchors = nn.Linear(size, wide)
        self.parts = nn.Linear(size, wide)
        self.senses = nn.Linear(size, 2 * SENSE)
        self.same = nn.Sequential(nn.Linear(3 * SENSE, 32), nn.GELU(), nn.Dropout(0.1), nn.Linear(32, 1))
        self.steps = nn.Parameter(torch.zeros(len(layout.links), len(layout.steps) + 1))
        self.bias = nn.Parameter(torch.full((len(layout.links),), -5.0))

    def forward(self, pieces: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores before sigmoid or softmax; see the class."""
        words = self.drop(self.words(pieces, mask, firsts))
        lead = words.shape[:2]
        anchors = self.anchors(words).reshape(*lead, *self.shape)
        parts = self.parts(words).reshape(*lead, *self.shape)
        return self.tags(words), anchors, parts, self.senses(words).reshape(*lead, 2, SENSE)

    def words(self, pieces: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """What the encoder makes of each word [batch, words, size]; what all heads begin from."""
        hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        index = firsts.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        return cast(Tensor, self.norm(hidden.gather(1, index)))

    def one_incident(self, a: Tensor, b: Tensor) -> Tensor:
        """Scores [n] of pairs of claims, each by its sense [n, SENSE]: the more, the likelier about one incident."""
        return cast(Tensor, self.same(torch.cat([a * b, (a - b).abs(), a + b], dim=-1)).squeeze(-1))

    def links(self, anchors: Tensor, parts: Tensor, distance: Tensor, edges: Tensor) -> Tensor:
        """Scores [n, links, words]: anchors [n, links, size] by parts [words, links, size]; distance: [n, words]."""
        score = torch.einsum("nrd,wrd->nrw", anchors, parts) / self.shape[1] ** 0.5
        near = self.steps[:, torch.bucketize(distance, edges)].permute(1, 0, 2)
        return cast(Tensor, score + near + self.bias[None, :, None])


def sense(act: Tensor, said: Tensor) -> Tensor:
    """What a claim is about [SENSE], between -1 and 1, from the senses of its anchor's words and its sentence's."""
    return torch.tanh(act.mean(0) + said.mean(0))


CHECKPOINT = "checkpoint.pt"
"""What training leaves in its folder."""


def pretrained(folder: Path) -> Tagger:
    """The tagger over an encoder from disk (config.json, model.safetensors), its heads not yet trained."""
    return Tagger(AutoModel.from_pretrained(folder, add_pooling_layer=False), layout())


def fitted(encoder: Path, checkpoint: Path, *, anew: bool = False) -> Tagger:
    """The tagger as a checkpoint has it, over the encoder that it began from.

    `anew`: it is about to be trained, so the checkpoint may be from before taggers had senses.
    """
    network = pretrained(encoder)
    state = torch.load(checkpoint, weights_only=True)["network"]
    if anew:
        state = {name: value for name, value in network.state_dict().items() if _is_of_senses(name)} | state
    network.load_state_dict(state)
    return network


def _is_of_senses(name: str) -> bool:
    return name.startswith(("senses.", "same."))


def score(network: Tagger, words: Sequence[str], tokenizer: Tokenizer) -> TagScores:
    """The scores for a report's words, from a network that is not exported (and so not calibrated) yet."""
    links = Links(network.steps.detach().numpy(), network.bias.detach().numpy())

    def run(pieces: list[int], firsts: list[int]) -> list[Scores]:
        with torch.no_grad():
            ids = torch.tensor([pieces])
            return [found[0].numpy() for found in network(ids, torch.ones_like(ids), torch.tensor([firsts]))[:3]]

    return scored(words, tokenizer, run, links)
