"""What analysts decide, and ids as they type them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from onrecord.app.weighing import ANALYST, reweigh
from onrecord.errors import NotFound, OnrecordError
from onrecord.intake.claims import read_claim
from onrecord.model import Claim, Judgement, Verdict
from onrecord.store import Store


def judge(
    store: Store,
    id: str,
    verdict: Verdict,
    *,
    by: str,
    why: str = "",
    other: str | None = None,
    row: Mapping[str, Any] | None = None,
) -> Judgement:
    """Append a judgement on a claim, by its id or the beginning of it, and weigh again.

    `other` is the second claim of `same` and `different`; `row` the claim that a `replace` puts in its place, in the
    form of the contract. Raises NotFound; IntakeError for a row whose words do not stand in the report; OnrecordError
    for a verdict that lacks something.
    """
    subject = resolve(store, id, ["claim"])
    second = resolve(store, other, ["claim"]) if other else None
    new = None
    if row is not None:
        new = _written(store.claim(subject), row, store, by)
        second = new.id
    elif second and verdict in {"same", "different"}:
        subject, second = sorted((subject, second))  # one pair, one last word
    try:
        judgement = Judgement(subject=subject, verdict=verdict, other=second, by=by, why=why, at=datetime.now(UTC))
    except ValueError as error:
        raise OnrecordError(str(error), NEXT[verdict]) from error
    store.judge(judgement, new)
    reweigh(store)
    return judgement


NEXT: dict[Verdict, str] = {
    "accept": "name one claim and nothing else",
    "reject": "name one claim and nothing else",
    "replace": "give a claim that says something else",
    "same": "name the claim that it goes with",
    "different": "name the claim that it has to be kept from",
    "note": "say what is to be noted with --why",
}
"""What to do about a verdict that lacks something."""


def _written(old: Claim, row: Mapping[str, Any], store: Store, by: str) -> Claim:
    """What she wrote; it is about what the old claim is about if its words are the same."""
    new = read_claim(dict(row), store.report(old.report))
    sense = old.sense if new.evidence == old.evidence else b""
    return replace(new, made_by=f"{ANALYST}{by}", source_id=old.source_id, sense=sense)


def resolve(store: Store, prefix: str, kinds: Sequence[str] = ("claim", "incident")) -> str:
    """The one id that is, or begins with, `prefix`. Raises NotFound if there is none, or more than one."""
    found = [id for kind, id in store.find(prefix) if kind in kinds] if prefix else []
    if prefix in found or len(found) == 1:
        return prefix if prefix in found else found[0]
    if found:
        raise NotFound(f"{prefix} is the beginning of several ids: {', '.join(found)}", "give more of it")
    raise NotFound(
        f"the store has no {' or '.join(kinds)} {prefix}", "see `onrecord incidents --json` for the ids that it has"
    )
