"""Rows: header, cells and labels, told from sentences."""

from onrecord.kit import Kit
from onrecord.model import Reading, Report
from onrecord.read.rows import rows


def texts(reading: Reading) -> list[list[str]]:
    return [[" ".join(w.text for w in cell) for cell in row.cells] for row in rows(reading)]


def read(kit: Kit, text: str) -> Reading:
    return kit.read(Report(text=text, name="rows"))


def test_a_table_has_cells_under_its_header(kit: Kit) -> None:
    reading = read(kit, "Town | Killed | Hurt\nOrvel | 12 | \nTarsin | | 7")
    assert texts(reading) == [["Town", "Killed", "Hurt"], ["Orvel", "12"], ["Tarsin", "", "7"]]
    head, short, full = rows(reading)
    assert head.is_head
    assert not full.is_head
    assert full.head == head
    assert short.head is None  # fewer cells: nobody knows which


def test_bars_at_the_ends_and_a_rule_below_the_header_are_no_cells(kit: Kit) -> None:
    reading = read(kit, "| Town | Killed |\n|---|---|\n| Orvel | 12 |")
    assert texts(reading) == [["Town", "Killed"], ["Orvel", "12"]]
    assert rows(reading)[1].head is not None


def test_a_sentence_ends_a_table(kit: Kit) -> None:
    reading = read(kit, "Town | Killed\nOrvel | 12\nNobody knows more.\nTarsin | 9")
    assert [row.head is not None for row in rows(reading)] == [False, True, False]


def test_a_label_is_short_and_a_number_follows_alone(kit: Kit) -> None:
    reading = read(
        kit, "• Killed: 14\nThe mayor was clear on Monday about all of it: 14\nKilled: nobody\nHe said: 14 died."
    )
    assert texts(reading) == [["Killed", "14"]]
    assert rows(reading)[0].is_label
    assert not rows(reading)[0].is_head
