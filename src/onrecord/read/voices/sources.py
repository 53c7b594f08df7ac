"""Sources: whose words a statement is. Finds the source phrase and resolves it inside the report."""

from collections import deque

from onrecord.model import Mention, Reading, Span, Voice, VoiceKind, Word
from onrecord.read.tree import ancestors, child, children, noun_phrase, subtree
from onrecord.read.voices.cues import reporting_verb, words_of

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SELF = frozenset({"i", "we"})
"""Inside a quotation these are whoever is quoted; outside, the report itself."""
_GO_ON = frozenset({"say", "add"})
_HE = frozenset({"he", "she", "him", "her"})
_THEY = frozenset({"they", "them", "it"})
_KINDS: dict[str, frozenset[VoiceKind]] = {
    "he": frozenset({"person"}),
    "they": frozenset({"group", "anonymous", "document", "medium"}),
    "": frozenset(),
}
_SHARING = frozenset({"conj", "advcl", "xcomp", "pcomp", "ccomp", "dep"})
_LEFT_OUT = frozenset({"punct", "cc", "preconj", "case"})
MEMORY = 100
"""Voices back that a pronoun or a short name can reach."""
LONGEST_TITLE = 12
"""Words that an apposition may have to count as part of the source phrase ("Ali, a teacher in the town, said")."""


def source_of(verb: Word) -> Word | None:
    """The head of the phrase that names who speaks at a verb; None where the sentence does not say."""
    for one in (verb, *_borrowed(verb)):
        if (found := _own(one)) is not None:
            return None if found.dep == "expl" or found.lower in _SELF else found
    return None


def _own(verb: Word) -> Word | None:
    """The speaker that the verb itself names."""
    if nearer := _nearer(verb):
        return nearer
    if subject := _subject(verb):
        return verb.head if subject.lower in _RELATIVE and verb.dep == "relcl" else subject
    if verb.dep == "acl" and _is_name(verb.head):  # "a letter saying"
        return verb.head
    if verb.dep == "pcomp" and verb.head.lower == "as" and verb.head.head.lemma == "quote":
        return child(verb.head.head, "dobj") or child(verb.head.head, "nsubjpass")
    return _inverted(verb)


def _subject(verb: Word) -> Word | None:
    """The subject; of two, that behind the colon ("Orvel, in the west: the ministry says")."""
    found = children(verb, "nsubj", "nsubjpass", "expl")
    before = [w for w in found if w.i < verb.i]
    if len(before) > 1 and any(w.text == ":" and before[0].i < w.i < before[-1].i for w in verb.sentence.words):
        return before[-1]
    return found[0] if found else None


def _borrowed(verb: Word) -> list[Word]:
    """Verbs whose speaker a verb without one shares, the likeliest first: "said A and added B"."""
    if verb.head is verb or verb.dep not in _SHARING:
        return []
    above = [w for w in ancestors(verb) if w.pos in {"VERB", "AUX"}]
    speaking = [w for w in above if reporting_verb(w)] if verb.tag == "VBG" or verb.lemma in _GO_ON else []
    return speaking or above


def _nearer(verb: Word) -> Word | None:
    """ "…, west of the town, the mayor said": the noun phrase alone between a comma and the verb, however parsed."""
    words = verb.sentence.words[: verb.i - verb.sentence.words[0].i]
    if words and words[-1].text == "," and child(verb, "nsubj", "nsubjpass") is None and verb.tag != "VBG":
        words.pop()  # "…” the mayor, said."
    between: list[Word] = []
    for word in reversed(words):
        if word.text in {",", '"', ":"}:
            break
        between.insert(0, word)
    else:
        return None
    if relative := next((k for k, w in enumerate(between) if k and w.lower in _RELATIVE), 0):
        between = between[:relative]  # "…, the group that runs it said"
    names = [w for w in between if w.pos in {"NOUN", "PROPN", "PRON"} and w.dep not in {"compound", "poss"}]
    if not names or any(w.dep == "nsubj" or w.pos in {"VERB", "SCONJ"} for w in between):
        return None
    first = names[0]
    return None if any(w.pos == "ADP" and w.i < first.i for w in between) else first


def _inverted(verb: Word) -> Word | None:
    """“…,” said the mayor: the parser often takes this subject for an object."""
    words = verb.sentence.words
    at = verb.i - words[0].i
    if at == 0 or words[at - 1].text not in {",", '"', "'", "?", "!"} or verb.tag == "VBG":
        return None
    found = [c for c in children(verb, "dobj", "attr", "npadvmod", "dep", "oprd") if c.i > verb.i and _is_name(c)]
    return found[0] if found and min(w.i for w in subtree(found[0])) == verb.i + 1 else None


def _is_name(word: Word) -> bool:
    return word.pos in {"NOUN", "PROPN", "PRON"} or word.dep == "nsubj"


def phrase(head: Word, cue: Word | None = None) -> Span:
    """The source phrase as one would quote it: complements and short titles, no asides ("…, who left the town, …")."""
    kept = [head]
    todo = [c for c in head.children if c is not cue and _belongs(head, c)]
    while todo:
        one = todo.pop()
        kept.append(one)
        todo.extend(c for c in one.children if _belongs(one, c))
    if cue is not None and cue.i - 1 > head.i and cue.dep == "relcl":
        kept += _up_to(cue)  # "…, the group that runs it said", where "it" is taken for who said so
    colon = next((w.i for w in head.sentence.words if w.text == ":" and w.i > head.i), None)
    kept = sorted({w for w in kept if colon is None or w.i < colon}, key=lambda w: w.i)
    return _unbroken(kept, head)


def _up_to(cue: Word) -> list[Word]:
    before = cue.sentence.words[cue.i - 1 - cue.sentence.words[0].i]
    return [before] if before.pos == "PRON" and before.head is cue and before.lower not in _RELATIVE else []


def _belongs(governor: Word, word: Word) -> bool:
    if word.text[0].isdigit() and ":" in word.text:  # the hour before an entry of a live blog
        return False
    if word.dep == "appos":
        return sum(1 for _ in subtree(word)) <= LONGEST_TITLE
    if word.dep in {"relcl", "acl"}:
        return not _after_comma(word)
    return word.dep not in _LEFT_OUT or (word.dep == "cc" and any(c.dep == "conj" for c in governor.children))


def _after_comma(word: Word) -> bool:
    first = min(subtree(word), key=lambda w: w.i)
    words = word.sentence.words
    return first.i > words[0].i and words[first.i - words[0].i - 1].text == ","


def _unbroken(kept: list[Word], head: Word) -> Span:
    """The run of words around the head, bridging commas and other small marks."""
    at = kept.index(head)
    first = last = at
    while first > 0 and kept[first].i - kept[first - 1].i <= 2:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1].i - kept[last].i <= 2:
        last += 1
    return Span(kept[first].start, kept[last].end)


class Speakers:
    """The sources met so far in a report: turns source phrases into voices, pronouns and short names resolved."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._heard: deque[tuple[Voice, frozenset[str]]] = deque(maxlen=MEMORY)

    def voice(self, head: Word, cue: Word | None = None) -> Voice:
        """The voice of a source phrase; remembers it for "he", "the sources" and last names to come."""
        span = phrase(head, cue)
        mention = self._reading.mention_of.get(head.i)
        said = span.of(self._reading.report.text)
        earlier = self._earlier(head, said)
        name = self._name(head, said, mention)
        if earlier and (head.pos == "PRON" or len(name) < len(earlier.name)):
            name = earlier.name
        actor = mention.actor.id if mention and mention.actor else earlier.actor if earlier else None
        kind = earlier.kind if earlier else self._kind(head, mention, said)
        found = Voice(span=span, name=name, actor=actor, kind=kind)
        self.remember(found)
        return found

    def remember(self, voice: Voice) -> None:
        """Keep a voice for what is to come."""
        said = voice.span.of(self._reading.report.text)
        self._heard.append((voice, _words(f"{said} {voice.name}")))

    def _name(self, head: Word, said: str, mention: Mention | None) -> str:
        """The mention's name where it knows more than the words; else the proper name among them, else the words."""
        text = self._reading.report.text
        if child(head, "conj"):
            return plain(said)
        if mention and mention.name.casefold() not in mention.span.of(text).casefold():
            return mention.name
        title = self._title(head)
        if title and title.pos == "PROPN" and head.pos != "PROPN":
            return plain(noun_phrase(title).of(text))
        return plain(phrase(head, title or child(head, "relcl")).of(text)) if head.pos == "PROPN" else plain(said)

    def _title(self, head: Word) -> Word | None:
        """The name set beside a source: "the mayor of Alder, Ann Abel" - but not "the mayor of the capital, Alder"."""
        if own := child(head, "appos"):
            return own
        if head.lower not in words_of("persons"):
            return None
        beside = (a for p in children(head, "prep") for c in children(p, "pobj") for a in children(c, "appos"))
        mention_of = self._reading.mention_of
        return next((a for a in beside if a.i in mention_of and mention_of[a.i].kind != "place"), None)

    def _earlier(self, head: Word, said: str) -> Voice | None:
        low, bare = head.lower, plain(said)
        heard = list(reversed(self._heard))
        if head.pos == "PRON":
            kinds = _KINDS["he" if low in _HE else "they" if low in _THEY else ""]
            last = heard[0][0] if kinds and heard else None
            return next((v for v, _ in heard if v.kind in kinds), last)
        if head.pos == "PROPN":
            return next((v for v, _ in heard if v.name.endswith(bare)), None)
        if said != bare and len(bare.split()) <= 2:
            return next((v for v, known in heard if low in known), None)
        return None

    def _kind(self, head: Word, mention: Mention | None, said: str) -> VoiceKind:
        words = _words(said)
        low = head.lower
        if low in words_of("documents"):
            return "document"
        if low in words_of("media"):
            return "medium"
        if words & words_of("anonymity") or (low in words_of("anonymous") and head.pos == "NOUN"):
            return "anonymous"
        if (mention and mention.kind == "person") or words & (words_of("persons") | words_of("titles")) or low in _HE:
            return "person"
        return "group"


def _words(said: str) -> frozenset[str]:
    return frozenset(said.lower().replace("-", " ").replace(",", " ").split())


def plain(said: str) -> str:
    """A phrase as a name: without its article, on one line."""
    first, *rest = said.split()
    return " ".join(rest if rest and first.lower() in {"the", "a", "an"} else [first, *rest])


def impersonal(word: Word, name: str) -> Voice:
    """The voice of a report that names none ("reportedly", "is believed to")."""
    return Voice(span=word.span, name=name, actor=None, kind="anonymous")
