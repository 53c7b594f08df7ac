"""pieces: words -> word pieces, in windows. Training and reading cut alike."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.tagger.windows import Window, windows

LONGEST = 16
"""Pieces of one word that are read; web addresses and the like have more."""
_BEGIN, _END, _UNKNOWN = ("<s>", "[CLS]"), ("</s>", "[SEP]"), ("[UNK]",)
"""Names of special pieces, MPNet's first: its vocabulary holds BERT's, too, but it was not trained on them."""


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer.json of a folder, without the padding and the length limit that may stand in it."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def pieces_of(
    words: Sequence[str], tokenizer: Tokenizer, size: int, overlap: int
) -> Iterator[tuple[Window, list[int], list[int]]]:
    """Every window with its piece ids (those of beginning and end, too), and where in them each of its words begins."""
    begin, end, unknown = (_special(tokenizer, names) for names in (_BEGIN, _END, _UNKNOWN))
    coded = [e.ids[:LONGEST] or [unknown] for e in tokenizer.encode_batch(list(words), add_special_tokens=False)]
    for window in windows([len(ids) for ids in coded], size - 2, overlap):
        ids, firsts = [begin], []
        for word in coded[window.start : window.end]:
            firsts.append(len(ids))
            ids += word
        yield window, [*ids, end], firsts


def _special(tokenizer: Tokenizer, names: Sequence[str]) -> int:
    return next(number for name in names if (number := tokenizer.token_to_id(name)) is not None)
