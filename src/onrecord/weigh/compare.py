"""How likely two claims of a report, or two scenes of different reports, are about one incident, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Span, Toll, vocab
from onrecord.weigh.keys import Name
from onrecord.weigh.kin import verdict
from onrecord.weigh.profile import HARMS, Profile
from onrecord.weigh.scene import Days, Scene
from onrecord.weigh.spots import RELATIONS, Spot, relation

_TABLE = vocab.table("weigh/weights")
BESIDE: dict[str, float] = _TABLE["beside"]
"""Log-odds of what is seen of two claims in one report."""
ACROSS: dict[str, float] = _TABLE["across"]
"""Log-odds of what is seen of two scenes in different reports."""
_CROWDS = ((2, "alone"), (4, "among_few"), (8, "among_some"), (16, "among_several"), (40, "among_many"))
CROWDED = 1 + max(most for most, _ in _CROWDS)
"""From here on, more make no difference."""
_TOGETHER = ((0, "same_day"), (3, "same_days"), (40, "days_overlap"))
_DAYS_APART = ((1, "a_day_apart"), (2, "two_days_apart"), (4, "days_apart"), (30, "weeks_apart"))
_FAMILIES = [frozenset(types) for types in _TABLE["families"].values()]


@dataclass(frozen=True, slots=True)
class Link:
    """The score of a pair (log-odds) and its reasons: what was seen, the weightiest first, with what it weighs."""

    score: float
    why: tuple[str, ...]


def explain_beside(a: Profile, b: Profile) -> Link:
    """Two claims of one report."""
    return link(beside(a, b), BESIDE)


def explain_across(a: Scene, b: Scene, crowd: int | None = None) -> Link:
    """Two scenes of different reports, and how many stand around them, if it is known."""
    return link(across(a, b, crowd), ACROSS)


def link(seen: Iterable[str], weights: dict[str, float]) -> Link:
    """What was seen, weighed, and in words."""
    weighed = sorted(((weights.get(f, 0.0), f) for f in seen), key=lambda wf: (-abs(wf[0]), wf[1]))
    why = tuple(f"{f.replace('_', ' ')} ({w:+.1f})" for w, f in weighed if w and not f.startswith("always"))
    return Link(sum(w for w, _ in weighed), why)


def score_beside(a: Profile, b: Profile) -> float:
    """The score alone, of two claims of one report."""
    get = BESIDE.get
    return sum([get(f, 0.0) for f in beside(a, b)])


def score_across(a: Scene, b: Scene, crowd: int | None) -> float:
    """The score alone, of two scenes of different reports."""
    get = ACROSS.get
    return sum([get(f, 0.0) for f in across(a, b, crowd)])


def beside(a: Profile, b: Profile) -> Iterator[str]:
    """What can be told of two claims of one report, as names of weights.yaml. Symmetric."""
    yield "always"
    yield from _position(a, b)
    if a.spot and b.spot:
        found = relation(a.spot, b.spot)
        yield found if a.here and b.here else f"{found}_inferred"
    if a.days and b.days:
        found = time_between([a.days], [b.days])
        yield found if a.now and b.now else f"{found}_inferred"
    elif a.days or b.days:
        yield "one_is_dated"
    yield from _acts(a, b)
    yield from _parties(a.doers, a.sufferers, b.doers, b.sufferers)
    if a.sentence != b.sentence:
        yield from _shared(a.said, b.said)
        if a.trigger & b.said or b.trigger & a.said:
            yield "same_word_for_it"
    if a.sums or b.sums:
        yield "both_sum_up" if a.sums and b.sums else "one_sums_up"
    if a.claim.mood != b.claim.mood:
        yield "other_mood"
    yield from _told(a, b)
    first, later = (a, b) if a.rank < b.rank else (b, a)
    if said := verdict(first.kin, later.rank - first.rank):
        yield said


def _position(a: Profile, b: Profile) -> Iterator[str]:
    gap = abs(a.sentence - b.sentence)
    steps = ((0, "same_sentence"), (1, "next_sentence"), (3, "two_or_three_sentences_on"), (8, "same_passage"))
    yield next((name for most, name in steps if gap <= most), "another_passage")
    if gap == 0:
        yield _overlap(a.claim.evidence[0], b.claim.evidence[0])
    if min(a.sentence, b.sentence) <= 2:
        yield "one_is_the_lead"


def _told(a: Profile, b: Profile) -> Iterator[str]:
    quoted = (a.claim.voice is not None) + (b.claim.voice is not None)
    yield ("none_quoted", "one_quoted", "both_quoted")[quoted]
    if a.sentence == b.sentence:
        if a.clause != b.clause:
            yield "other_clause"
        return
    if a.chapter != b.chapter:
        yield "day_changed_in_between"
    later = a if (a.at, a.claim.id) > (b.at, b.claim.id) else b
    if later.bare:
        yield "later_one_is_bare"
    if later.pointed:
        yield "later_one_is_pointed_at"


def _overlap(a: Span, b: Span) -> str:
    shared = min(a.end, b.end) - max(a.start, b.start)
    if shared <= 0:
        return "words_beside"
    return "one_in_the_other" if shared > 0.9 * min(a.end - a.start, b.end - b.start) else "words_overlap"


def _acts(a: Profile, b: Profile) -> Iterator[str]:
    if a.harm and b.harm:
        yield _tolls(a, b) if a.harm == b.harm else "other_harm"
    elif a.harm or b.harm:
        harm, type = (a.harm, b.type) if a.harm else (b.harm, a.type)
        yield "harm_of_this_act" if type in HARMS.get(harm or "", ()) else "harm_of_another_act"
    elif a.type and b.type:
        yield _types(frozenset((a.type,)), frozenset((b.type,)))


def _tolls(a: Profile, b: Profile) -> str:
    x, y = a.claim.act, b.claim.act
    assert isinstance(x, Toll)
    assert isinstance(y, Toll)
    f, g = x.figure, y.figure
    if f.low == g.low and f.low > 3:
        return "same_number"
    if (f.high is None or g.low <= f.high) and (g.high is None or f.low <= g.high):
        return "numbers_agree"
    return "numbers_close" if max(f.low, g.low) <= 2 * min(f.low, g.low) else "numbers_differ"


def crowded(crowd: int) -> str:
    """How crowded it is, as a name of weights.yaml."""
    return next((name for most, name in _CROWDS if crowd <= most), "among_very_many")


_EMPTY = max(ACROSS.get(crowded(most), 0.0) for most in (*(most for most, _ in _CROWDS), CROWDED))


def most_across(a: Scene, b: Scene) -> float:
    """The score of two scenes of different reports, at most, however many stand around them."""
    return score_across(a, b, None) + _EMPTY


def across(a: Scene, b: Scene, crowd: int | None) -> Iterator[str]:
    """What can be told of two scenes of different reports, as names of weights.yaml. Symmetric.

    `crowd` counts the scenes of the place and days: the fewer, the likelier are two of them the same.
    """
    yield "always"
    if crowd is not None:
        yield crowded(crowd)
    if a.origin == b.origin:
        yield "reprint"
    if a.published and b.published:
        gap = abs(a.published - b.published)
        steps = ((2, "two_days"), (7, "a_week"), (31, "a_month"), (183, "half_a_year"))
        yield f"published_within_{next((n for most, n in steps if gap <= most), 'years')}"
    if a.spots and b.spots:
        found = nearest(a.spots, b.spots)
        yield found if a.here and b.here else f"{found}_inferred"
    if a.days and b.days:
        found = time_between(a.days, b.days)
        yield found if a.now and b.now else f"{found}_inferred"
    elif a.days or b.days:
        dated, other = (a, b) if a.days else (b, a)
        if other.published:
            ago = other.published - max(end for _, end in dated.days)
            yield "reported_soon_after" if -2 <= ago <= 7 else "reported_later" if ago > 7 else "reported_before"
    if not all(one.days or one.published for one in (a, b)):
        yield "time_unknown"
    if a.types and b.types:
        yield _types(a.types, b.types)
    yield from _parties(a.doers, a.sufferers, b.doers, b.sufferers)
    yield from _harms(a, b)
    yield from _shared(a.words, b.words)


def nearest(ours: tuple[Spot, ...], theirs: tuple[Spot, ...]) -> str:
    """How the nearest two places lie to each other."""
    if len(ours) == 1 and len(theirs) == 1:
        return relation(ours[0], theirs[0])
    return min((relation(x, y) for x in ours for y in theirs), key=RELATIONS.index)


def time_between(ours: Iterable[Days], theirs: Iterable[Days]) -> str:
    """How the nearest two times lie to each other."""
    gap, longest = min((max(0, y[0] - x[1], x[0] - y[1]), max(x[1] - x[0], y[1] - y[0])) for x in ours for y in theirs)
    if gap == 0:
        return next((name for most, name in _TOGETHER if longest <= most), "years_overlap")
    return next((name for most, name in _DAYS_APART if gap <= most), "long_apart")


def _types(ours: frozenset[str], theirs: frozenset[str]) -> str:
    if ours & theirs:
        return "same_type"
    return "same_family" if any(ours & family and theirs & family for family in _FAMILIES) else "other_type"


def _harms(a: Scene, b: Scene) -> Iterator[str]:
    if any(number > 3 for _, number in a.tolls & b.tolls):
        yield "same_number"
    elif both := [(min(x, y), max(x, y)) for h, x in a.tolls for g, y in b.tolls if h == g]:
        telling = [pair for pair in both if pair[0] > 3] or both  # two dead here and there are no sign
        least = min(most / max(1, fewest) for fewest, most in telling)
        steps = ((1.0, "same_small_number"), (1.3, "numbers_close"), (2.0, "numbers_alike"), (3.0, "numbers_apart"))
        yield next((name for most, name in steps if least <= most), "numbers_differ")
    elif a.tolls and b.tolls:
        yield "other_harm"


def _parties(
    a_doers: tuple[Name, ...], a_sufferers: tuple[Name, ...], b_doers: tuple[Name, ...], b_sufferers: tuple[Name, ...]
) -> Iterator[str]:
    doers, sufferers = meet(a_doers, b_doers), meet(a_sufferers, b_sufferers)
    if doers is not None:
        yield "same_doers" if doers else "other_doers"
    if sufferers is not None:
        yield "same_sufferers" if sufferers else "other_sufferers"
    if doers and sufferers:
        yield "same_sides"
    if not doers and not sufferers and (meet(a_doers, b_sufferers) or meet(a_sufferers, b_doers)):
        yield "roles_crossed"


def crossed(a: Scene, b: Scene) -> bool:
    """Whether one suffers here what it does there."""
    return bool(meet(a.doers, b.sufferers) or meet(a.sufferers, b.doers))


def meet(ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> bool | None:
    """Whether any is the same; None where one side says nothing."""
    if not ours or not theirs:
        return None
    return any(x.same(y) for x in ours for y in theirs)


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> Iterator[str]:
    least = min(len(ours), len(theirs))
    if least < 2:
        return
    share = len(ours & theirs) / least
    steps = ((0.5, "same_words"), (0.33, "many_words"), (0.2, "some_words"), (0.1, "few_words"))
    yield next((name for part, name in steps if share >= part), "other_words")
