"""Training, on a tiny encoder: it learns, goes on after a stop, and what it exports says what it said."""

import json
import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
transformers = pytest.importorskip("transformers", reason="the extra `train` is not installed")

from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: E402

from onrecord.tagger.layout import layout  # noqa: E402
from onrecord.tagger.session import Session  # noqa: E402
from onrecord.train.batches import batches, cut  # noqa: E402
from onrecord.train.examples import Example, Told, ToldLink  # noqa: E402
from onrecord.train.export import export  # noqa: E402
from onrecord.train.heads import head_scores  # noqa: E402
from onrecord.train.loop import Plan, train  # noqa: E402
from onrecord.train.losses import loss  # noqa: E402
from onrecord.train.network import Tagger, score, sense  # noqa: E402

WORDS = ["rebels", "army", "took", "fled", "Orvel", "Hask", "on", "the", "road", "slept", "."]


def tokenizer() -> Tokenizer:
    vocabulary = {w: i for i, w in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


def network() -> Tagger:
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=len(WORDS) + 4,
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=layout().window,
    )
    return Tagger(transformers.BertModel(config, add_pooling_layer=False), layout())


def example(number: int) -> Example:
    """ "rebels took Orvel": `took` is a trigger, and rebels its agent; `slept` is none."""
    chance = random.Random(number)
    who, where = chance.choice(["rebels", "army"]), chance.choice(["Orvel", "Hask"])
    one = Example(f"e{number}", [who, "took", where, ".", "the", who, "slept", "on", "the", "road", "."], TAUGHT)
    one.mark("trigger", (1, 2), "trigger")
    one.mark("type", (1, 2), "territory-taken")
    one.link("agent", (1, 2), (0, 1))
    one.link("place", (1, 2), (2, 3))
    return one


TAUGHT = frozenset({"trigger", "type"})
PLAN = Plan(epochs=12, rate=1e-2, heads=1.0, pieces=400, seed=1)


def fit(folder: Path, plan: Plan) -> tuple[Tagger, dict[str, float]]:
    made, many = network(), [example(n) for n in range(60)]
    scores = train(made, lambda epoch: many, many[:10], {}, tokenizer(), layout(), plan, folder, lambda line: None)
    return made, scores


def test_it_learns_triggers_and_their_parts(tmp_path: Path) -> None:
    _, scores = fit(tmp_path, PLAN)
    assert scores["trigger"] > 0.95
    assert scores["-> agent"] > 0.95
    assert json.loads((tmp_path / "scores.json").read_text()) == scores


def test_it_goes_on_after_a_stop(tmp_path: Path) -> None:
    whole, _ = fit(tmp_path / "whole", PLAN)
    said: list[str] = []

    class Stopped(Exception):
        pass

    def stop(line: str) -> None:
        said.append(line)
        if line.startswith("epoch 5"):
            raise Stopped

    many = [example(n) for n in range(60)]
    with pytest.raises(Stopped):
        train(network(), lambda e: many, [], {}, tokenizer(), layout(), PLAN, tmp_path / "half", stop)
    again = network()
    train(again, lambda e: many, many[:10], {}, tokenizer(), layout(), PLAN, tmp_path / "half", said.append)
    assert sum(line.startswith("epoch") for line in said) == PLAN.epochs
    for name, value in whole.state_dict().items():
        assert torch.allclose(value, again.state_dict()[name], atol=1e-5), name


def test_an_untaught_head_has_no_part_in_the_loss() -> None:
    made, one = network(), example(1)
    (batch,) = batches(cut(one, tokenizer(), layout()), layout(), 400, random.Random(1))
    loss(made, batch, layout()).backward()
    column = layout().columns["toll"].start
    gradient = made.tags[-1].weight.grad
    assert gradient[column].abs().sum() == 0
    assert gradient[layout().columns["trigger"].start].abs().sum() > 0


@pytest.mark.filterwarnings("ignore")  # the exporter warns of what it will do without one day
def test_what_is_exported_says_what_the_network_said(tmp_path: Path) -> None:
    made, _ = fit(tmp_path / "fit", PLAN)
    (tmp_path / "encoder").mkdir()
    tokenizer().save(str(tmp_path / "encoder" / "tokenizer.json"))
    for bits in (32, 8, 4):
        export(made, tmp_path / "encoder", layout(), tmp_path / "out", bits)
        found = Session(tmp_path / "out").scores(example(1).words)
        assert found.holds("trigger", 1) > 0.9
        assert found.holds("trigger", 6) < 0.1
        assert found.link("agent", 1, 0) > 0.5 > found.link("agent", 1, 6)


def test_it_learns_which_claims_are_of_one_incident(tmp_path: Path) -> None:
    """Those that speak of Orvel are."""
    many = []
    for number in range(40):
        places = [random.Random(number * 7 + i).choice(["Orvel", "Hask"]) for i in range(4)]
        one = Example(f"s{number}", [w for place in places for w in ("took", place, ".")], TAUGHT)
        one.scenes += [((3 * i, 3 * i + 1), (3 * i, 3 * i + 3), place) for i, place in enumerate(places)]
        many.append(one)
    made = network()
    train(
        made,
        lambda e: many,
        [],
        {},
        tokenizer(),
        layout(),
        replace(PLAN, epochs=40, rate=3e-3),
        tmp_path,
        lambda line: None,
    )
    made.eval()
    (batch,) = batches(cut(many[0], tokenizer(), layout()), layout(), 400, random.Random(1))
    senses = made(batch.pieces, batch.mask, batch.firsts)[3][0].detach()
    own = torch.stack([sense(senses[act, 0], senses[said, 1]) for act, said, _ in batch.scenes[0]])
    incidents = [incident for *_, incident in batch.scenes[0]]
    for i, j in combinations(range(4), 2):
        assert (float(made.one_incident(own[i], own[j]).detach()) > 0) == (incidents[i] == incidents[j])


def test_it_learns_what_a_teacher_says(tmp_path: Path) -> None:
    many = [taught_example(n) for n in range(60)]
    made = network()
    train(made, lambda e: many, [], {}, tokenizer(), layout(), PLAN, tmp_path, lambda line: None)
    made.eval()
    found = score(made, example(1).words, tokenizer())
    assert found.holds("trigger", 1) > 0.6 > 0.1 > found.holds("trigger", 6)
    assert found.link("agent", 1, 0) > 0.5 > found.link("agent", 1, 6)


def taught_example(number: int) -> Example:
    """That of `example`, as a teacher tells it who is not quite sure."""
    plain, plan = example(number), layout()
    chances = np.zeros((len(plain.words), plan.width), np.float16)
    chances[1, plan.columns["trigger"]] = 0.8
    chances[1, plan.columns["type"].start] = 1.0
    links = [ToldLink(plan.links.index("agent"), 1, [0], [0.9])]
    return Example(f"t{number}", plain.words, frozenset(), told=Told(chances, links))


def test_scores_count_nothing_where_nothing_is_taught() -> None:
    made = network()
    names = {row.name for row in head_scores(lambda words: score(made, words, tokenizer()), [example(1)])}
    assert "toll" not in names
    assert "trigger" in names


def test_sixteen_bits_learn_too(tmp_path: Path) -> None:
    _, scores = fit(tmp_path, replace(PLAN, half=True))
    assert scores["trigger"] > 0.95
