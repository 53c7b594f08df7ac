"""low / best / high from the tolls of one incident, under the rule `range`, with the reason in words."""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.model import Claim, Estimate, Figure, Grade, Toll
from onrecord.weigh.keys import name_key, victims_key
from onrecord.weigh.profile import Profile

RULE = "range/1"


def estimates(group: list[Profile]) -> tuple[Estimate, ...]:
    """One estimate for every harm and group of victims. Only claims that count do; every number lists its claims."""
    tolls: dict[tuple[str, str | None], list[Profile]] = defaultdict(list)
    for one in group:
        if isinstance(one.claim.act, Toll):
            tolls[one.claim.act.harm, victims_key(one.claim.act.victims)].append(one)
    return tuple(
        estimate
        for key in sorted(tolls, key=lambda k: (k[0], k[1] or ""))
        if (estimate := _estimate(key[0], tolls[key])) is not None
    )


def voice_key(profile: Profile) -> str:
    """Whose word a claim is: the named voice's, wherever it is quoted, else the report's (reprints are one)."""
    voice = profile.claim.voice
    return (voice.actor or name_key(voice.name)) if voice else f"report {profile.origin}"


def toll_of(claim: Claim) -> Toll:
    """The claim's act, which is a toll."""
    if not isinstance(claim.act, Toll):
        raise TypeError(f"claim {claim.id} is no toll")
    return claim.act


def _estimate(harm: str, tolls: list[Profile]) -> Estimate | None:
    counting = [one for one in tolls if one.claim.counts]
    if not counting:
        return None
    latest = latest_by_voice(counting)
    figures = [toll_of(one.claim).figure for one in latest.values()]
    low = min(f.low for f in figures)
    high = None if any(f.high is None for f in figures) else max(f.high or 0 for f in figures)
    best, support = _best(figures)
    contested = any(not compatible(a, b) for a in figures for b in figures)
    denied = any(one.claim.stance == "denies" for one in tolls)
    grade: Grade = (
        "contested" if contested or denied else "corroborated" if len(latest) > 1 and support > 1 else "single source"
    )
    voices = len(latest)
    replaced = len(counting) - voices
    why = f"{voices} independent {'voice' if voices == 1 else 'voices'}; lowest low to highest high"
    why += f"; best as {support} of them say" if best is not None else "; no single number said"
    why += f"; {replaced} repeated or updated by the same voice" if replaced else ""
    victims = next((toll_of(one.claim).victims for one in counting if toll_of(one.claim).victims), None)
    return Estimate(
        harm=harm,
        victims=victims.name if victims else None,
        low=low,
        best=best,
        high=high,
        grade=grade,
        claims=tuple(sorted(one.claim.id for one in counting)),
        why=why,
    )


def latest_by_voice(tolls: Iterable[Profile]) -> dict[str, Profile]:
    """The last word of every voice: an update replaces what the same voice said before."""
    last: dict[str, Profile] = {}
    for one in sorted(tolls, key=lambda p: (str(p.published or ""), p.at, p.claim.id)):
        last[voice_key(one)] = one
    return last


def compatible(a: Figure, b: Figure) -> bool:
    """Whether one true number could satisfy both."""
    return (a.high is None or b.low <= a.high) and (b.high is None or a.low <= b.high)


def _best(figures: list[Figure]) -> tuple[int | None, int]:
    """The number that most voices say; between equals the lower, as UCDP and ACLED are careful."""
    said = [f.best for f in figures if f.best is not None]
    if not said:
        return None, 0
    best = min(said, key=lambda n: (-said.count(n), n))
    return best, said.count(best)
