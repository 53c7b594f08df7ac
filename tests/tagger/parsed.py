"""A reading with words, made without a parser."""

from onrecord.model import Reading, Report, Sentence, Span, Word


def parsed(text: str) -> Reading:
    """Words at blanks, all hanging on the first."""
    words, at = [], 0
    for i, letters in enumerate(text.split()):
        at = text.index(letters, at)
        words.append(Word(i, letters, at, letters, "NOUN", "NN", "dep"))
        at += len(letters)
    sentence = Sentence(Span(0, len(text)), 0, words)
    for word in words:
        word.sentence, word.head = sentence, words[0]
    return Reading(Report(text=text, name=text), sentences=(sentence,))
