"""People by their names: last words that stand for somebody who is named in full somewhere in the report."""

from onrecord.model import Reading, Word
from onrecord.read.mentions import is_titled
from onrecord.read.mentions.countries import is_located
from onrecord.read.mentions.names import listed


def surnames(reading: Reading) -> frozenset[str]:
    """Last names of people who are named with a title or in full, and (these) never stand where places do."""
    heads = [(m, reading.words[m.head]) for m in reading.mentions]
    located = {w.text for _, w in heads if is_located(w) or _is_struck(w)}
    titled = {w.text for _, w in heads if is_titled(w)}
    full = {w.text for m, w in heads if m.kind == "person" and w.pos == "PROPN"}
    return frozenset(titled | full - located)


def _is_struck(word: Word) -> bool:
    """Whether it is what only places are: held, shelled, or one end of a way ("robbed between Rafah and …")."""
    while word.dep == "conj" and word.head is not word:
        word = word.head
    if word.dep == "dobj":
        return word.head.lemma in listed("grains", "holding")
    before = word.head
    return word.dep == "pobj" and before.lower == "between" and before.head.lemma not in listed("actors", "dealings")
