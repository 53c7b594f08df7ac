"""low / best / high from the tolls of one incident, under a named and versioned rule, with the reason in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.model import Claim, Estimate, Figure, Grade, Toll, Voice, vocab
from onrecord.weigh.keys import name_key, side_of, victims_key
from onrecord.weigh.profile import Profile

Rule = Literal["range", "ucdp", "acled", "margin"]
RULES: dict[Rule, str] = {"range": "range/2", "ucdp": "ucdp/1", "acled": "acled/1", "margin": "margin/1"}
"""Rules with their versions, as incidents name them."""
OFF = 2
"""How many times too high or too low a figure may be, under `margin`. Of 3,030 events of UCDP GED (Syria) with several
sources, 15 in 1,000 have a low number below half of the best one, and 24 a high one above its double; but most have no
range at all, and of the 508 that have one, it goes beyond in 22 of 100."""
_WITHIN = frozenset(vocab.table("weigh/names")["within"])
Inside = Literal["everybody", "a group"] | None
Key = tuple[str, str, str | None]
"""Harm, second harm or "", victims or None for everybody."""


@dataclass(frozen=True, slots=True)
class Word:
    """The last figure of one voice on one group of victims."""

    voice: str
    figure: Figure
    party: bool
    """Whether the voice takes part in the conflict that it counts."""


def check(rule: str) -> Rule:
    """The rule of this name. Raises ValueError with those that there are."""
    if rule not in RULES:
        raise ValueError(f"no rule {rule!r}; there are {', '.join(get_args(Rule))}")
    return rule


def estimates(group: Sequence[Profile], rule: Rule = "range") -> tuple[Estimate, ...]:
    """One estimate for every harm and group of victims, everybody first. Only claims that count do.

    A total is never added to its parts: where reports count soldiers and fighters apart, everybody is estimated from
    what each voice says of all, or from the sum of its parts.
    """
    tolls: dict[Key, list[Profile]] = defaultdict(list)
    for one in group:
        if isinstance(one.claim.act, Toll):
            tolls[_key(one.claim.act)].append(one)
    sides = _sides(group)
    words = {key: _words(told, sides) for key, told in tolls.items()}
    found = []
    for harm, also in sorted({key[:2] for key in tolls}):
        apart = {key: words[key] for key in tolls if key[:2] == (harm, also) and key[2] is not None and words[key]}
        whole = _whole(words.get((harm, also, None), []), apart)
        if whole:
            told = [p for key, members in tolls.items() if key[:2] == (harm, also) for p in members]
            summed = bool(apart)
            found.append(_estimate((harm, also, None), whole, told, rule, _parts_best(apart, rule), summed=summed))
        beside = any(key[2] not in _WITHIN for key in apart)
        for key in sorted(apart, key=lambda k: k[2] or ""):
            within = key[2] in _WITHIN and beside
            inside: Inside = "a group" if within else "everybody" if whole else None
            found += [_estimate(key, apart[key], tolls[key], rule, None, inside=inside)]
    return tuple(found)


def _key(toll: Toll) -> Key:
    return toll.harm, toll.also or "", victims_key(toll.victims)


def _sides(group: Iterable[Profile]) -> frozenset[str]:
    """Sides and names of everybody who did or suffered something in the incident."""
    names = [name for p in group for name in (*p.doers, *p.sufferers)]
    return frozenset(n.side for n in names if n.side) | frozenset(" ".join(sorted(n.words)) for n in names if n.words)


def _words(told: Iterable[Profile], sides: frozenset[str]) -> list[Word]:
    last = latest_by_voice(p for p in told if p.claim.counts)
    return [
        Word(voice, toll_of(one.claim).figure, _is_party(one.claim.voice, sides)) for voice, one in sorted(last.items())
    ]


def _is_party(voice: Voice | None, sides: frozenset[str]) -> bool:
    if voice is None:
        return False
    return side_of(voice.actor) in sides or name_key(voice.name) in sides


def _whole(said: list[Word], apart: dict[Key, list[Word]]) -> list[Word]:
    """What each voice says of everybody: its own total, else the sum of its parts if it counts several apart."""
    total = {word.voice: word for word in said}
    parts: dict[str, list[Word]] = defaultdict(list)
    for key, words in apart.items():
        if key[2] not in _WITHIN:
            for word in words:
                parts[word.voice].append(word)
    for voice, words in sorted(parts.items()):
        if voice not in total and len(words) > 1:
            total[voice] = Word(voice, _sum([w.figure for w in words]), words[0].party)
    return [total[voice] for voice in sorted(total)]


def _sum(figures: Sequence[Figure]) -> Figure:
    best = None if any(f.best is None for f in figures) else sum(f.best or 0 for f in figures)
    high = None if any(f.high is None for f in figures) else sum(f.high or 0 for f in figures)
    return Figure(sum(f.low for f in figures), best, high, figures[0].span)


def _parts_best(apart: dict[Key, list[Word]], rule: Rule) -> int | None:
    """Under `ucdp`, the best numbers of groups that do not hold each other, added."""
    bests = [_best(words)[0] for key, words in apart.items() if key[2] not in _WITHIN]
    if rule != "ucdp" or len(bests) < 2 or any(best is None for best in bests):
        return None
    return sum(best or 0 for best in bests)


def _estimate(
    key: Key,
    words: list[Word],
    told: Sequence[Profile],
    rule: Rule,
    parts: int | None,
    *,
    summed: bool = False,
    inside: Inside = None,
) -> Estimate:
    counting = [p for p in told if p.claim.counts and (summed or _key(toll_of(p.claim)) == key)]
    figures = [word.figure for word in words]
    low = min(f.low for f in figures)
    high = None if any(f.high is None for f in figures) else max(f.high or 0 for f in figures)
    best, support = _best(words)
    why = [_voices(words), f"low and high are the least and the most that they say ({_range(low, high)})"]
    if rule == "ucdp" and parts is not None and parts >= low and (high is None or parts <= high):
        best = parts
        why.append(f"best is the sum of the groups counted apart, {parts}")
    elif rule == "margin":
        low, high = margin(figures)
        why.append(f"any figure may be off by a factor of {OFF}: {_range(low, high)}")
    elif rule == "acled":
        best = low
        high = low
        why.append("the least is taken, as the most careful")
    elif best is not None:
        why.append(f"best is {best}, as {support} of {len(words)} say")
    else:
        why.append("nobody says a single number")
    same = [p for p in counting if _key(toll_of(p.claim)) == key]
    repeated = len(same) - len({voice_key(p) for p in same})
    if repeated:
        why.append(f"{repeated} repeated or updated by the same voice")
    if summed:
        why.append("groups counted apart are part of it, not added")
    denials = sorted({voice_key(p) for p in told if p.claim.stance == "denies"})
    if denials:
        why.append(f"denied by {len(denials)}")
    names = Counter(v.name for p in same if key[2] is not None and (v := toll_of(p.claim).victims))
    return Estimate(
        harm=key[0],
        also=key[1] or None,
        victims=min(names, key=lambda n: (-names[n], n), default=None),
        low=low,
        best=best,
        high=high,
        grade=_grade(words, support, len(denials)),
        claims=tuple(sorted(p.claim.id for p in counting)),
        why="; ".join(why),
        inside=inside,
    )


def margin(figures: Sequence[Figure]) -> tuple[int, int | None]:
    """What no figure rules out, if each may be OFF times too high or too low; never less than what they say.

    So a second voice that agrees makes it narrower.
    """
    low = min(min(f.low for f in figures), -(-max(f.low for f in figures) // OFF))
    if any(f.high is None for f in figures):
        return low, None
    highs = [f.high for f in figures if f.high is not None]
    return low, max(max(highs), OFF * min(highs))


def _voices(words: Sequence[Word]) -> str:
    parties = sum(word.party for word in words)
    why = f"{len(words)} independent {'voice' if len(words) == 1 else 'voices'}"
    return f"{why}, {parties} of them {'a party' if parties == 1 else 'parties'} to the conflict" if parties else why


def _range(low: int, high: int | None) -> str:
    return f"{low} or more" if high is None else f"{low} to {high}" if high != low else str(low)


def _best(words: Sequence[Word]) -> tuple[int | None, int]:
    """The number that most voices say, those outside the conflict before parties to it; of equals the lower."""
    for voices in ([w for w in words if not w.party], words):
        said = Counter(w.figure.best for w in voices if w.figure.best is not None)
        if said:
            best = min(said, key=lambda n: (-said[n], n))
            return best, said[best]
    return None, 0


def _grade(words: Sequence[Word], support: int, denials: int) -> Grade:
    if denials > len(words):
        return "discounted"
    if denials or any(not compatible(a.figure, b.figure) for a in words for b in words):
        return "contested"
    return "corroborated" if len(words) > 1 and (support > 1 or support == 0) else "single source"


def voice_key(profile: Profile) -> str:
    """Whose word a claim is: the named voice's, wherever it is quoted, else the report's (reprints are one)."""
    voice = profile.claim.voice
    if voice is None or voice.kind == "anonymous":
        return f"report {profile.origin}"
    return side_of(voice.actor) or name_key(voice.name)


def toll_of(claim: Claim) -> Toll:
    """The claim's act, which is a toll."""
    if not isinstance(claim.act, Toll):
        raise TypeError(f"claim {claim.id} is no toll")
    return claim.act


def latest_by_voice(tolls: Iterable[Profile]) -> dict[str, Profile]:
    """The last word of every voice: an update replaces what the same voice said before."""
    last: dict[str, Profile] = {}
    for one in sorted(tolls, key=lambda p: (p.published or 0, p.at, p.claim.id)):
        last[voice_key(one)] = one
    return last


def compatible(a: Figure, b: Figure) -> bool:
    """Whether one true number could satisfy both."""
    return (a.high is None or b.low <= a.high) and (b.high is None or a.low <= b.high)
