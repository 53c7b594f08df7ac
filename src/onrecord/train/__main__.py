"""Command line: `python -m onrecord.train fit …`, `… export …`."""

import json
import random
from dataclasses import asdict
from pathlib import Path

import click
import torch

from onrecord.tagger.layout import layout
from onrecord.tagger.pieces import load_tokenizer
from onrecord.tagger.session import Session
from onrecord.train import data
from onrecord.train.examples import Example
from onrecord.train.heads import head_scores
from onrecord.train.loop import Plan, train
from onrecord.train.network import CHECKPOINT, fitted, pretrained
from onrecord.train.teacher import taught

_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_WORK = click.option(
    "--work", type=_FOLDER, default=Path("train-words"), show_default=True, help="Keeps texts split in words."
)


@click.group()
def main() -> None:
    """Train the tagger on coded reports."""


@main.command()
@click.argument("out", type=_FOLDER)
@click.option("--encoder", type=_FOLDER, required=True, help="config.json, model.safetensors, tokenizer.json.")
@click.option("--from", "before", type=_FILE, help="A checkpoint to start from (a first training on other data).")
@click.option("--claims", "pairs", multiple=True, metavar="TEXTS=GOLD[*TIMES]", help="Coded reports.")
@click.option(
    "--incidents", "incident_files", multiple=True, type=_FILE, help="Which coded claims are of one incident."
)
@click.option("--claims-share", default=1.0, show_default=True, help="Share of coded reports (a learning curve).")
@click.option("--held", "held_pairs", multiple=True, metavar="TEXTS=GOLD", help="Coded reports to measure on.")
@click.option("--re3d", "re3d_file", type=_FILE, help="Entities; a fifth is kept back and measured on.")
@click.option("--polnear", "polnear_file", type=_FILE, help="Attributions to train on.")
@click.option("--polnear-held", type=_FILE, help="Attributions to measure on.")
@click.option("--polnear-share", default=1.0, show_default=True, help="Share of PolNeAR seen in an epoch.")
@click.option("--teacher", type=_FOLDER, help="An exported model that tells what is in the texts to teach.")
@click.option("--teach", "teach_files", multiple=True, type=_FILE, help="Texts that nobody coded (JSON lines, `text`).")
@click.option("--teach-share", default=1.0, show_default=True, help="Share of them seen in an epoch.")
@click.option("--re3d-times", default=1, show_default=True, help="How often an epoch sees re3d.")
@click.option("--epochs", default=8, show_default=True)
@click.option("--rate", default=1e-4, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--threads", default=1, show_default=True)
@click.option("--half", is_flag=True, help="Multiply in 16-bit floats: faster where the processor has them.")
@_WORK
def fit(
    out: Path,
    encoder: Path,
    before: Path | None,
    pairs: tuple[str, ...],
    claims_share: float,
    incident_files: tuple[Path, ...],
    held_pairs: tuple[str, ...],
    re3d_file: Path | None,
    polnear_file: Path | None,
    polnear_held: Path | None,
    polnear_share: float,
    teacher: Path | None,
    teach_files: tuple[Path, ...],
    teach_share: float,
    re3d_times: int,
    epochs: int,
    rate: float,
    seed: int,
    threads: int,
    half: bool,
    work: Path,
) -> None:
    """Train, writing checkpoints and scores to OUT; run again to go on after a stop."""
    if bool(teacher) != bool(teach_files):
        raise click.UsageError("--teacher and --teach go together")
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    splitter = data.Splitter(work)
    incidents = data.incidents(incident_files)
    coded: list[Example] = []
    for pair in pairs:
        folders, _, times = pair.partition("*")
        some = data.claims(folders, splitter, incidents)
        coded += random.Random(seed).sample(some, round(claims_share * len(some))) * int(times or 1)
    held = [e for pair in held_pairs for e in data.claims(pair, splitter, incidents)]
    if re3d_file:
        known, kept = data.held(data.re3d(re3d_file, splitter))
        coded += known * re3d_times
        held += kept
    quoted = data.polnear(polnear_file, splitter) if polnear_file else []
    held += data.polnear(polnear_held, splitter) if polnear_held else []
    shown = list(taught(teach_files, teacher, splitter, click.echo)) if teacher else []
    click.echo(f"{len(coded)} reports, {len(quoted)} with attributions, {len(shown)} taught, {len(held)} kept back")
    names = data.names(seed)
    network = fitted(encoder, before, anew=True) if before else pretrained(encoder)

    def epoch(number: int) -> list[Example]:
        some = random.Random(seed + number).sample(quoted, round(polnear_share * len(quoted)))
        more = random.Random(seed + number).sample(shown, round(teach_share * len(shown)))
        return [*coded, *some, *more]

    tokenizer = load_tokenizer(encoder)
    plan = Plan(epochs=epochs, rate=rate, seed=seed, half=half)
    train(network, epoch, held, names, tokenizer, layout(), plan, out, click.echo)


@main.command()
@click.argument("plans", type=_FILE)
@click.argument("out", type=_FOLDER)
def grid(plans: Path, out: Path) -> None:
    """Train each run that PLANS (YAML) names, into OUT/RUN; run again to go on after a stop."""
    from onrecord.train.grid import run

    run(plans, out, lambda words: fit.main(list(words), standalone_mode=False), click.echo)


@main.command()
@click.argument("model", type=_FOLDER)
@click.argument("files", nargs=-1, required=True, type=_FILE)
@_WORK
def teach(model: Path, files: tuple[Path, ...], work: Path) -> None:
    """Ask an exported MODEL about the texts of FILES beforehand (several of these may run side by side)."""
    many = sum(1 for _ in taught(files, model, data.Splitter(work), click.echo))
    click.echo(f"{many:,} texts taught")


@main.command("export")
@click.argument("folder", metavar="FITTED", type=_FOLDER)
@click.argument("out", type=_FOLDER)
@click.option("--encoder", type=_FOLDER, required=True, help="The encoder that the training began with.")
@click.option("--bits", type=click.Choice(["32", "8", "4"]), default="8", show_default=True, help="Of each weight.")
def export_model(folder: Path, out: Path, encoder: Path, bits: str) -> None:
    """Make of FITTED (what `fit` wrote) the files that the tagger reads."""
    from onrecord.train.export import export

    click.echo(export(fitted(encoder, folder / CHECKPOINT), encoder, layout(), out, int(bits)))


@main.command()
@click.argument("model", type=_FOLDER)
@click.option("--claims", "pairs", multiple=True, metavar="TEXTS=GOLD", help="Coded reports that it has not seen.")
@click.option("--re3d", "re3d_file", type=_FILE, help="Entities; the fifth that `fit` kept back is measured on.")
@click.option("--polnear", "polnear_file", type=_FILE, help="Attributions that it has not seen.")
@_WORK
def measure(model: Path, pairs: tuple[str, ...], re3d_file: Path | None, polnear_file: Path | None, work: Path) -> None:
    """Score each head of an exported MODEL, and write the scores beside it."""
    splitter = data.Splitter(work)
    examples = [e for pair in pairs for e in data.claims(pair, splitter)]
    examples += data.held(data.re3d(re3d_file, splitter))[1] if re3d_file else []
    examples += data.polnear(polnear_file, splitter) if polnear_file else []
    rows = head_scores(Session(model).scores, examples)
    (model / "scores.json").write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")
    for row in rows:
        click.echo(row)


@main.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--fold", "folds", multiple=True, required=True, metavar="MODEL:GOLD[,GOLD...]", help="GOLD is new to MODEL."
)
@click.option("--strength", default=0.1, show_default=True, help="Inverse of the ridge penalty.")
def combine(out: Path, folds: tuple[str, ...], strength: float) -> None:
    """Fit how much rules and tagger weigh, and write the table to OUT."""
    from onrecord.train.combine import Rows, of_fold, write

    rows = Rows()
    for fold in folds:
        model, _, golds = fold.partition(":")
        for gold in golds.split(","):
            of_fold(Path(model), Path(gold), rows)
            click.echo(f"{gold}: {sum(map(len, rows.found.values()))} rows so far")
    for line in write(rows, strength, out):
        click.echo(line)


if __name__ == "__main__":
    main()
