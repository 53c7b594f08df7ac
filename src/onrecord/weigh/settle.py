"""What analysts decided, applied to the claims: rejected and replaced ones go out."""

from collections.abc import Iterable

from onrecord.model import Claim, Judgement


def latest(judgements: Iterable[Judgement]) -> dict[tuple[str, str | None], Judgement]:
    """The last judgement on each subject; verdicts on pairs are kept per pair. Notes decide nothing."""
    last: dict[tuple[str, str | None], Judgement] = {}
    for one in sorted((j for j in judgements if j.verdict != "note"), key=lambda j: j.at):
        pair = one.other if one.verdict in {"same", "different"} else None
        last[one.subject, pair] = one
    return last


def settled(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Claims that an analyst has rejected or replaced."""
    last = latest(judgements)
    return frozenset(s for (s, pair), j in last.items() if pair is None and j.verdict in {"reject", "replace"})


def settle(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> list[Claim]:
    """The claims that stand, each once, in the order of their ids."""
    return standing(claims, settled(judgements))


def standing(claims: Iterable[Claim], gone: frozenset[str]) -> list[Claim]:
    """Those that are not gone, each once, in the order of their ids."""
    found = {claim.id: claim for claim in claims if claim.id not in gone}
    return [found[id] for id in sorted(found)]


def reviewed(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Claims that an analyst has accepted."""
    return frozenset(s for (s, pair), j in latest(judgements).items() if pair is None and j.verdict == "accept")
