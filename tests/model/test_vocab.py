import pytest

from onrecord.errors import VocabularyError
from onrecord.model import vocab


def test_every_event_type_has_its_crosswalk() -> None:
    for code, row in vocab.codes("events").items():
        assert row["label"], code
        assert len(row["acled"]) == 2, code
        assert row["plover"] is None or len(row["plover"]) == 2, code


def test_an_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(VocabularyError, match=r"(?s)vexed.*killed, wounded"):
        vocab.check("harms", "vexed")


def test_a_missing_table_says_what_to_do() -> None:
    with pytest.raises(VocabularyError, match=r"(?s)no/such.*install onrecord again"):
        vocab.table("no/such")
