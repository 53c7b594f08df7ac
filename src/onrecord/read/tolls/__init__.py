"""tolls: how many people came to which harm, from harm words and the groups of people around them."""

from collections.abc import Iterator

from onrecord.model import Draft, Party, Reading, Sentence, Span, Toll, Word
from onrecord.read.circumstances import place_near, when_near
from onrecord.read.mentions.parties import party
from onrecord.read.rows import rows
from onrecord.read.tolls.findings import Finding
from onrecord.read.tolls.groups import Groups, subject
from onrecord.read.tolls.harms import harms
from onrecord.read.tolls.nouns import of_nouns
from onrecord.read.tolls.numbers import of_numbers
from onrecord.read.tolls.parts import parts
from onrecord.read.tolls.tables import tabled
from onrecord.read.tolls.totals import of_totals
from onrecord.read.tolls.verbs import of_verbs
from onrecord.read.tree import ancestors

_FEW = 8
_SEVERAL = 3


def tolls(reading: Reading) -> Reading:
    """A draft for every toll: harm, figure, victims, perpetrators, place and time; the anchor is the harm word."""
    figures = {f.span.start: f for f in reading.figures}
    found: list[Finding] = []
    cues = harms().cues
    lines = rows(reading)
    inside = {p for row in lines for p in row.paragraphs}
    for sentence in reading.sentences:
        last = _of_sentence_before(found, sentence)
        told = bool(last) and any(w.lower in harms()["them"] or w.start in figures for w in sentence.words)
        if sentence.paragraph in inside or not (told or any(w.lower in cues for w in sentence.words)):
            continue
        inside_it = _in_sentence(Groups(reading, sentence, figures), last)
        found.extend(f for f in inside_it if not _is_repeat(f, found))
    kept = [f for f in found if not _is_only_announced(f, found)]
    return reading.plus(drafts=(*reading.drafts, *(_draft(reading, f) for f in kept), *tabled(reading, lines)))


def _of_sentence_before(found: list[Finding], sentence: Sentence) -> list[Finding]:
    """What the sentence right before this one counts."""
    before = sentence.words[0].i - 1
    return [f for f in found[-_FEW:] if f.cue.sentence.words[-1].i == before]


def _in_sentence(groups: Groups, before: list[Finding]) -> Iterator[Finding]:
    """Findings of all rules, each number once a harm; a number without a noun counts whoever was counted before it."""
    direct = [*of_verbs(groups), *of_nouns(groups), *of_totals(groups)]
    direct += of_numbers(groups, direct, before)
    kept: dict[tuple[Span, str], Finding] = {}
    for one in [*direct, *parts(groups, direct, before)]:
        kept.setdefault((one.group.figure.span, one.harm), one)
    last = _bearer(groups)
    for one in sorted(kept.values(), key=lambda f: f.group.start):
        if one.victims is None and one.inherits:
            one = one.with_victims(last)
        last = one.victims or last
        yield one


def _bearer(groups: Groups) -> Party | None:
    """Whose losses are counted: "it ended when the rebels withdrew after losses totalling 1,200 dead"."""
    losses = next((w for w in groups.words if w.lower in harms()["bearing"]), None)
    for verb in ancestors(losses) if losses is not None else ():
        head = subject(verb)
        mention = groups.reading.mention_of.get(head.i) if head is not None and head is not losses else None
        if mention is not None and mention.kind in {"force", "people"}:
            return party(mention)
    return None


def _is_repeat(one: Finding, before: list[Finding]) -> bool:
    """Settled point 15: "the soldiers were killed", after they have been counted, says nothing new."""
    if not one.group.told or one.figure.low == 0:
        return False
    return any(_points_at(one, other) for other in before if other.harm == one.harm)


def _points_at(one: Finding, other: Finding) -> bool:
    """Whether "the four", "they", "the leader" or "the individuals" may be whom `other` counts."""
    if one.group.said:
        return (one.figure.low, one.figure.high) == (other.figure.low, other.figure.high)
    if _stem(one.group.head) in {_stem(w) for w in _words(other)}:
        return True
    if one.group.head.pos == "PRON":
        return one.figure.high == other.figure.high
    if (one.figure.high == 1) != (other.figure.high == 1):
        return False
    return one.group.head.lower in harms()["generic"] or _same_actor(one.victims, other.victims)


def _same_actor(one: Party | None, other: Party | None) -> bool:
    return one is not None and other is not None and one.actor is not None and one.actor == other.actor


def _words(one: Finding) -> list[Word]:
    """The words for the people of a finding."""
    span = one.victims.span if one.victims else one.figure.span
    return [w for w in one.cue.sentence.words if span.contains(w.span)]


def _stem(word: Word) -> str:
    return word.lower.rstrip("s")


def _is_only_announced(one: Finding, found: list[Finding]) -> bool:
    """Settled point 15: a headline without a number ("Rebels killed in raid", "Several killed") adds nothing."""
    sentence = one.cue.sentence
    if (
        sentence.paragraph > 0
        or (one.group.said and one.figure.low > _SEVERAL)
        or sentence.words[-1].text in {".", '"'}
    ):
        return False
    return any(f.harm == one.harm and f.cue.sentence.paragraph > 0 and f.figure.high != 0 for f in found)


def _is_number(one: Finding) -> bool:
    """Whether all that is known of the people is their number ("1,200 of their dead"): then nobody is named."""
    return one.victims is not None and not any(map(str.isalpha, one.victims.name))


def _draft(reading: Reading, one: Finding) -> Draft:
    toll = Toll(
        harm=one.harm,
        also=one.also,
        figure=one.figure,
        victims=None if _is_number(one) else one.victims,
        perpetrators=one.perpetrators,
        place=place_near(reading, one.cue),
        when=when_near(reading, one.cue),
    )
    return Draft(act=toll, anchor=one.cue.i, evidence=one.evidence, made_by=f"rules/tolls:{one.rule}")
