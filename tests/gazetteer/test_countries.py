"""Countries answer to names and demonyms."""

import pytest

from onrecord.gazetteer import countries


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Syria", "SY"),
        ("Syrian", "SY"),
        ("Syrians", "SY"),
        ("Syria's", "SY"),
        ("Israelis", "IL"),
        ("Afghans", "AF"),
        ("British", "GB"),
        ("U.S.", "US"),
        ("US", "US"),
        ("American", "US"),
        ("Americans", "US"),
        ("Russian", "RU"),
        ("Ivorian", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Congolese", "CD"),
        ("Turks", "TR"),
        ("the Netherlands", "NL"),
        ("Burmese", "MM"),
        ("Kosovo", "XK"),
        ("Taiwanese", "TW"),
        ("Palestinians", "PS"),
        ("Sahrawi", "EH"),
        ("South Sudanese", "SS"),
        ("North Korea", "KP"),
        ("us", None),
        ("is", None),
        ("Kurdish", None),
        ("Mosul", None),
        ("", None),
    ],
)
def test_code(word: str, code: str | None) -> None:
    assert countries.code(word) == code


def test_every_country_answers_to_its_own_names() -> None:
    for country in countries.countries().values():
        assert countries.code(country.name) == country.code, country
        for name in country.names:
            assert countries.code(name) == country.code, name


def test_members_of_the_un_have_demonyms() -> None:
    named = [c for c in countries.countries().values() if c.demonyms]
    assert len(named) >= 193
