import json

import pytest

from onrecord.llm.rows import MOST, TollRow, row_of, rows_of, whole_rows_of
from tests.llm.told import toll


def test_a_fenced_answer_is_read() -> None:
    assert rows_of('Sure!\n```json\n{"claims": [1]}\n```') == [1]


@pytest.mark.parametrize(
    "answer",
    ["", "no", "{", "[]", '{"claims": 3}', '{"claims"', '{"claims": [}', "}{", "[" * 100_000, '{"a":' * 100_000 + "}"],
    ids=lambda answer: answer[:10],
)
def test_what_is_no_list_of_claims_is_refused(answer: str) -> None:
    with pytest.raises(ValueError, match="the answer"):
        rows_of(answer)


@pytest.mark.parametrize(
    ("answer", "rows"),
    [
        ("", []),
        ('{"claims": [', []),
        ('{"claims": [{"a": 1', []),
        ('{"claims" :[ {"a": 1} , {"b": [2]},{"c"', [{"a": 1}, {"b": [2]}]),
        ('{"claims": [{"a": 1}]}', [{"a": 1}]),
        ('{"claims": ' + "[" * 100_000, []),
    ],
    ids=range(6),
)
def test_what_stands_whole_in_an_answer_that_was_cut_off(answer: str, rows: list[object]) -> None:
    assert whole_rows_of(answer) == rows


def test_a_model_that_cannot_stop_is_refused() -> None:
    with pytest.raises(ValueError, match="more than"):
        rows_of(json.dumps({"claims": [{}] * (MOST + 1)}))


def test_a_row_in_its_form() -> None:
    assert isinstance(row_of(toll("12 died", "12", 12) | {"made_by": "me"}), TollRow)


@pytest.mark.parametrize(
    "row",
    [3, None, {}, {"is": "coup"}, toll("e", "w", -1), toll("e", "w", 10**30), toll("e", "w", 1) | {"stance": "swears"}],
)
def test_another_form_is_refused(row: object) -> None:
    with pytest.raises(ValueError, match=r"Expected|Invalid|Object"):
        row_of(row)
