from datetime import date

from onrecord.errors import IntakeError
from onrecord.intake.extracted import Extracted
from onrecord.intake.tables import jsonl, table


def test_a_report_a_line() -> None:
    data = (
        b'{"id": "a", "body": "Two died.", "headline": "Bombing", "source": "P", "date": "2015-01-02"}\n\n{"text": "x"}'
    )
    (name, _, first), (second, _, other) = jsonl(data, "file")
    assert (name, second) == ("a", "file-3")
    assert first == Extracted(text="Bombing\n\nTwo died.", title="Bombing", publisher="P", published=date(2015, 1, 2))
    assert isinstance(other, Extracted)
    assert other.text == "x"


def test_bad_lines_are_refused_and_the_others_go_on() -> None:
    data = b'{"text": "Two died."}\n{"text": \n[1]\n{"title": "no text"}\n{"text": "Three died."}'
    found = [row for _, _, row in jsonl(data, "file")]
    assert [type(f) for f in found] == [Extracted, IntakeError, IntakeError, IntakeError, Extracted]
    assert "line 2 is not a JSON object" in str(found[1])
    assert "row 4 has no text" in str(found[3])


def test_csv_by_comma_semicolon_or_tab() -> None:
    for sep in ",;\t":
        data = f'title{sep}text{sep}published\nRaid{sep}"Two\r\n""soldiers"" died."{sep}3 May 2014\n'.encode()
        [(name, _, row)] = table(data, "t")
        assert name == "t-2"
        assert isinstance(row, Extracted)
        assert row.text == 'Raid\n\nTwo\n"soldiers" died.'
        assert row.published == date(2014, 5, 3)


def test_a_table_without_a_text_column_is_refused_once() -> None:
    [(_, _, row)] = table(b"a,b\n1,2\n3,4\n", "t")
    assert isinstance(row, IntakeError)
    assert "no column holds the text; the header has: a, b" in str(row)


def test_a_row_with_too_many_cells_still_counts() -> None:
    [(_, _, row)] = table(b"text\nTwo died.,extra,cells\n", "t")
    assert isinstance(row, Extracted)
    assert row.text == "Two died."


def test_a_row_that_csv_cannot_read_is_refused() -> None:
    rows = list(table(b'text\n"' + b"x" * (33 * 1024 * 1024) + b'"\nTwo died.\n', "t"))
    assert any(isinstance(row, IntakeError) for _, _, row in rows)


def test_what_no_store_can_hold_is_replaced() -> None:
    [(_, _, row)] = jsonl(b'{"text": "Two \\ud800died\\u0000.", "title": "\\udc00"}', "t")
    assert isinstance(row, Extracted)
    assert row.text == "\ufffd\n\nTwo \ufffddied\ufffd."
