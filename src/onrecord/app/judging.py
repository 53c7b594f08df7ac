"""What analysts decide, and ids as they type them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from onrecord.app.weighing import reweigh
from onrecord.errors import NotFound
from onrecord.model import Judgement, Verdict
from onrecord.store import Store


def judge(store: Store, id: str, verdict: Verdict, *, by: str, why: str = "") -> Judgement:
    """Accept or reject a claim, by its id or the beginning of it, and weigh again. Raises NotFound."""
    judgement = Judgement(subject=resolve(store, id, ["claim"]), verdict=verdict, by=by, why=why, at=datetime.now(UTC))
    store.judge(judgement)
    reweigh(store)
    return judgement


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
