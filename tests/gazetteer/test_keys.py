"""Keys take away what differs between spellings of one name, and nothing that tells names apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.gazetteer import keys

NAMES = st.text(max_size=40)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Al-Ḩasakah", "al hasakah"),
        ("‘Āmūdā", "amuda"),
        ("U.S.-led", "us led"),
        ("Côte d'Ivoire", "cote divoire"),
        ("Łódź", "lodz"),
        ("  Deir   ez-Zor ", "deir ez zor"),
        ("", ""),
    ],
)
def test_strict(name: str, key: str) -> None:
    assert keys.strict(name) == key


@pytest.mark.parametrize(
    ("name", "key"), [("al-Hol", "hol"), ("Deir ez-Zor", "deir zor"), ("the Houthis", "houthis"), ("Al", "al")]
)
def test_bare_drops_articles_but_never_everything(name: str, key: str) -> None:
    assert keys.bare(name) == key


@pytest.mark.parametrize(
    "spellings",
    [
        ["Hasakah", "al-Hasakah", "Hassakeh", "Hasaka", "Hasakeh", "Al Ḩasakah"],
        ["Shadadi", "Ash Shaddādah", "Shaddadeh"],
        ["Jebel Abdel Aziz", "Jabal ‘Abd al ‘Azīz"],
        ["Derbassiya", "Ad Darbāsīyah"],
    ],
)
def test_spellings_share_a_skeleton(spellings: list[str]) -> None:
    assert len({keys.skeleton(s) for s in spellings}) == 1


def test_skeletons_tell_names_apart() -> None:
    assert len({keys.skeleton(n) for n in ["Homs", "Hama", "Idlib", "Aleppo", "Damascus", "Daraa", "Manbij"]}) == 7


@given(NAMES)
def test_keys_are_stable(name: str) -> None:
    for key in (keys.strict, keys.bare, keys.group):
        assert key(key(name)) == key(name)


@given(NAMES)
def test_strict_ignores_composition_and_edges(name: str) -> None:
    assert keys.strict(f" {name}- ") == keys.strict(name)
    assert keys.strict(unicodedata.normalize("NFC", name)) == keys.strict(unicodedata.normalize("NFD", name))


@given(st.text("bdghklmnrstaeiou ", min_size=1, max_size=20))
def test_vowels_within_a_word_do_not_matter_to_a_skeleton(name: str) -> None:
    word = "b" + name
    assert keys.skeleton(word + "k") == keys.skeleton(word + "ak") or name.rstrip().endswith(tuple("kgstdh"))


@pytest.mark.parametrize(
    ("words", "name", "fit"),
    [
        ("US", "US", True),
        ("us", "US", False),
        ("Us", "US", False),
        ("U.S.", "U.S.", True),
        ("is", "IS", False),
        ("Isis", "ISIS", True),
        ("Nato", "NATO", True),
        ("eta", "ETA", False),
        ("syria", "Syria", True),
    ],
)
def test_case_tells_abbreviations_from_words(words: str, name: str, fit: bool) -> None:
    assert keys.fits(words, name) is fit


@pytest.mark.parametrize(("said", "owner"), [("Syria's", "Syria"), ("Houthis’", "Houthis"), ("Isis", "Isis")])
def test_owner(said: str, owner: str) -> None:
    assert keys.owner(said) == owner
