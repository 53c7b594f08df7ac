"""Control said in plain words, with no verb of holding: "have the bridge", "stays with X", "its flag over Y"."""

from collections.abc import Iterator

from onrecord.model import Change, Mention, Party, Reading, Sentence, Span, Word
from onrecord.read.states.arguments import doers, objects_of, subjects
from onrecord.read.states.findings import Found
from onrecord.read.states.sides import Sides
from onrecord.read.states.territory import words
from onrecord.read.tree import child, children, clause_span, conjuncts, noun_phrase


def plainly(reading: Reading, sides: Sides, word: Word) -> Iterator[Found]:
    """Whatever of it the word carries."""
    lemma = word.lemma.lower()
    if word.pos in {"VERB", "AUX"}:
        if lemma in words("having"):
            yield from _having(reading, sides, word)
        if lemma in words("staying"):
            holders = sides.armed(objects_of(word, "with"))
            yield Found("with", word, "holds", holders, tuple(subjects(word)), clause_span(word), weak=True)
        if lemma in words("sharing"):
            yield from _dealt_out(reading, word)
    elif word.lower in words("flags"):
        yield from _flag(sides, word)
    elif word.lower in words("free_run") and {c.lower for c in word.children}.intersection(
        words("free_run")[word.lower]
    ):
        verb, places = word.head, tuple(objects_of(word, "of"))
        yield Found("free-run", word, "holds", sides.armed(subjects(verb)), places, clause_span(verb))


def _having(reading: Reading, sides: Sides, verb: Word) -> Iterator[Found]:
    """ "the guards have the bridge and the fort": only what is known by "the" or a name, and only forces."""
    held = [one for w in children(verb, "dobj") for one in conjuncts(w) if _is_definite(one)]
    if any(c.tag in {"VBN", "TO"} or c.dep in {"aux", "neg", "xcomp", "ccomp", "oprd"} for c in verb.children):
        return
    forces = (reading.mention_of.get(w.i) for w in doers(verb))
    if all(m is not None and m.kind == "force" for m in forces):
        yield Found("having", verb, "holds", sides.armed(doers(verb)), tuple(held), clause_span(verb), weak=True)


def _is_definite(noun: Word) -> bool:
    """Known and whole: not "the town's trust", nor "the bridge to defend"."""
    known = noun.pos == "PROPN" or (child(noun, "poss") is None and any(c.lower == "the" for c in noun.children))
    return known and child(noun, "relcl", "acl") is None


def _flag(sides: Sides, flag: Word) -> Iterator[Found]:
    """ "raised its flag over the town" takes it; "the flag of X flies over the town" holds it."""
    verb, over = flag.head, words("flag_over")
    places = tuple(objects_of(verb, *over) or objects_of(flag, *over))
    lemma = verb.lemma.lower()
    if flag.dep in {"dobj", "nsubjpass"} and lemma in words("raising"):
        holders: tuple[Party, ...] = sides.armed(doers(verb)) or sides.owners(flag)
        change: Change = "gains"
    elif flag.dep == "nsubj" and lemma in words("flying"):
        holders, change = sides.owners(flag) or sides.at(objects_of(flag, "of")), "holds"
    else:
        return
    yield Found("flag", flag, change, holders, places, clause_span(verb))


def _dealt_out(reading: Reading, verb: Word) -> Iterator[Found]:
    """ "the valley is divided among X in the north, Y in the south and Z in Orvel"; by position, not by the tree."""
    row = verb.sentence.words[verb.i - verb.sentence.words[0].i :]
    if not any(w.lower in words("among") for w in row):
        return
    for mention in _forces(reading, verb.sentence, verb.i):
        after = [w for w in row if w.start >= mention.span.end][:1]
        if after and after[0].lower == "in":
            places = tuple(w for one in children(after[0], "pobj") for w in conjuncts(one) if _held(reading, w))
            if places:
                evidence = mention.span.join(noun_phrase(places[-1]))
                yield Found("dealt-out", verb, "holds", (_party(mention),), places, _on(verb, evidence))


def _forces(reading: Reading, sentence: Sentence, after: int) -> list[Mention]:
    """The forces and unknown names of the sentence behind a word."""
    there = (reading.mention_of.get(w.i) for w in sentence.words if w.i > after)
    return [m for m in there if m is not None and m.kind == "force"]


def _held(reading: Reading, word: Word) -> bool:
    """Not the next holder, which the parser joins to the place before it: "in the north, and Y in Z"."""
    mention = reading.mention_of.get(word.i)
    return mention is None or mention.kind != "force"


def _party(mention: Mention) -> Party:
    return Party(span=mention.span, name=mention.name, actor=mention.actor.id if mention.actor else None)


def _on(verb: Word, evidence: Span) -> Span:
    return clause_span(verb).join(evidence)
