"""Claims that cannot all be true, side by side: figures, denials, holders, and ties."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.model import Claim, Control, Dispute, Party, Side, Tie, Toll
from onrecord.weigh.estimate import compatible, latest_by_voice, toll_of
from onrecord.weigh.keys import party_key, victims_key
from onrecord.weigh.profile import Profile

UNNAMED = "the report"


def toll_disputes(group: Sequence[Profile]) -> list[Dispute]:
    """Figures of different voices that no one number satisfies, one dispute a harm and group of victims.

    What counts up a whole campaign stands in no dispute with what counts one incident.
    """
    tolls: dict[tuple[str, str, str | None], list[Profile]] = defaultdict(list)
    for one in group:
        if isinstance(one.claim.act, Toll) and one.claim.counts:
            toll = one.claim.act
            tolls[toll.harm, toll.also or "", victims_key(toll.victims)].append(one)
    found = []
    for (harm, also, victims), members in sorted(tolls.items(), key=lambda item: (item[0][:2], item[0][2] or "")):
        last = [one.claim for one in latest_by_voice(members).values()]
        if any(not compatible(toll_of(a).figure, toll_of(b).figure) for a, b in combinations(last, 2)):
            sides: dict[str, list[Claim]] = defaultdict(list)
            for claim in last:
                sides[_figure(toll_of(claim))].append(claim)
            named = usual_name(v for c in last if (v := toll_of(c).victims)) if victims else "people"
            found.append(_dispute(f"{harm}{also and f' or {also}'}: {named}", sides))
    return found


def denials(claims: Iterable[Claim], about: str) -> list[Dispute]:
    """One dispute where some voices assert what others deny or doubt."""
    sides: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        sides[claim.stance].append(claim)
    return [_dispute(about, sides)] if "asserts" in sides and len(sides) > 1 else []


def tie_disputes(claims: list[Claim], about: str) -> list[Dispute]:
    """Allied or not, and allied and hostile at once."""
    found = []
    by_kind: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.act, Tie) and claim.mood != "hypothetical":
            by_kind[claim.act.kind].append(claim)
    for kind in sorted(by_kind):
        found += denials(by_kind[kind], f"{about}: {kind}?")
    now = {kind: [c for c in cs if c.counts and c.mood == "ongoing"] for kind, cs in by_kind.items()}
    if len(now) > 1 and all(now.values()):
        found.append(_dispute(f"{about}: allied or hostile?", now))
    return found


def control_disputes(claims: list[Claim], about: str) -> list[Dispute]:
    """Two holders of one whole place at one time, and a hold that is denied."""
    holders: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.act, Control) and claim.act.change == "holds" and claim.mood == "ongoing":
            holders[party_key(claim.act.holder)].append(claim)
    name = {k: usual_name(c.act.holder for c in cs if isinstance(c.act, Control)) for k, cs in holders.items()}
    found = [d for key in sorted(holders) for d in denials(holders[key], f"{about}: held by {name[key]}?")]
    whole = {k: [c for c in cs if c.counts and _share(c) in (None, 1.0)] for k, cs in holders.items()}
    whole = {k: cs for k, cs in whole.items() if cs}
    if len(whole) > 1 and len({c.report for cs in whole.values() for c in cs}) > 1 and _at_one_time(whole):
        found.append(_dispute(f"{about}: who holds it?", {f"{name[k]} holds it": cs for k, cs in whole.items()}))
    return found


def _at_one_time(whole: Mapping[str, list[Claim]]) -> bool:
    """Whether two holders' times meet; a claim without days may be of any time."""
    for one, other in combinations(whole.values(), 2):
        for a in one:
            for b in other:
                x, y = a.act.when, b.act.when
                if x is None or y is None or (x.start <= y.end and y.start <= x.end):
                    return True
    return False


def usual_name(parties: Iterable[Party]) -> str:
    """The name that most claims give."""
    names = Counter(p.name for p in parties)
    return min(names, key=lambda n: (-names[n], n))


def _share(claim: Claim) -> float | None:
    return claim.act.share if isinstance(claim.act, Control) else None


def _figure(toll: Toll) -> str:
    f = toll.figure
    if f.high == f.low:
        return str(f.low)
    return f"{f.low} or more" if f.high is None else f"{f.low} to {f.high}"


def _dispute(about: str, sides: dict[str, list[Claim]]) -> Dispute:
    return Dispute(
        about=about,
        sides=tuple(
            Side(
                says=says,
                voices=tuple(sorted({c.voice.name if c.voice else UNNAMED for c in claims})),
                claims=tuple(sorted(c.id for c in claims)),
            )
            for says, claims in sorted(sides.items())
        ),
    )
