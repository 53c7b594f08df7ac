"""Keys under which names are found: what differs between spellings of one name is taken away, step by step."""

import re
import unicodedata
from functools import cache, lru_cache

from onrecord.model.vocab import table

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h"}
    | {"ة": "ه", "ہ": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ڪ": "ك"}
)
"""Letters that NFKD leaves whole; Arabic ones that keyboards and countries write differently."""
_SILENT = re.compile(r"['’‘ʼʻʿʾ`´.\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c\u200d]")
_OTHER = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_SERVANT = re.compile(r"\babd(?:el|al|ul|u[lr])\b")
_DOUBLE = re.compile(r"(?<=.)(.)\1")
_RUN = re.compile(r"(?<=.)(.)\1+")
_SOUNDS = (
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sh", "s"),
    ("zh", "z"),
    ("ch", "c"),
    ("ph", "f"),
    ("q", "k"),
    ("x", "ks"),
)
_VOWELS = str.maketrans("", "", "aeiouyw")


@cache
def wording(name: str) -> frozenset[str]:
    """One of the word lists of data/wording.yaml."""
    return frozenset(table("gazetteer/data/wording")[name])


@lru_cache(65536)
def strict(name: str) -> str:
    """Lower case, no accents, apostrophes or dots, one blank for anything else: "Al-Ḩasakah" -> "al hasakah"."""
    plain = name.casefold()
    if not plain.isascii():
        whole = unicodedata.normalize("NFKD", plain).casefold()
        plain = whole.replace("\u06d5\u0654", "ه").translate(_LETTERS)
    return _OTHER.sub(" ", _SILENT.sub("", plain)).strip()


def bare(name: str) -> str:
    """The strict key without articles: "al-Hasakah", "Hasakah" -> "hasakah". A name made of articles keeps them."""
    key = strict(name)
    kept = [w for w in key.split(" ") if w not in wording("articles")]
    if not key.isascii():
        kept = [_without_prefix(w) for w in kept]
    return " ".join(kept) if kept else key


def _without_prefix(word: str) -> str:
    """Articles of the Arabic script are written as one with the word."""
    while len(word) > 4 and (prefix := next((p for p in wording("prefixes") if word.startswith(p)), None)):
        word = word.removeprefix(prefix)
    return word


def skeleton(name: str) -> str:
    """The consonants: "Hassakeh", "al-Hasakah", "الحسكة" -> "hsk". Spellings of one name mostly agree in them."""
    key = _SERVANT.sub("abd", bare(name)).replace(" ", "")
    if not key.isascii():
        key = key.translate(_consonants())
    for letters, sound in _SOUNDS:
        key = key.replace(letters, sound)
    key = _DOUBLE.sub(r"\1", key).removesuffix("h")
    first = "a" if key[:1] in "aeiou" else ""
    return first + key.translate(_VOWELS)


@cache
def _consonants() -> dict[int, str]:
    """Arabic letters -> the Latin ones that stand for them in a skeleton."""
    return str.maketrans(table("gazetteer/data/wording")["arabic_letters"])


def group(name: str) -> str:
    """Key of an actor's name: bare, doubled letters and British spellings evened out ("Hizbullah" -> "hizbulah")."""
    british = table("gazetteer/data/wording")["spelling"]
    return " ".join(_even(british.get(word, word)) for word in bare(name).split(" "))


def _even(word: str) -> str:
    return _RUN.sub(r"\1", word) if len(word) > 4 else word


def owner(name: str) -> str:
    """The name without a possessive ending: "Syria's", "Houthis'" -> "Syria", "Houthis"."""
    return _POSSESSIVE.sub("", name.strip())


def fits(words: str, name: str) -> bool:
    """Whether words in this case may stand for the name: "us" is not "US", nor "Is" "IS", but "Isis" is "ISIS"."""
    letters = "".join(c for c in name if c.isalnum())
    if not letters.isupper() or " " in name:
        return True
    said = "".join(c for c in words if c.isalnum())
    return said.isupper() if len(letters) < 3 else not said.islower()
