"""The layout: columns do not overlap, and mean what the vocabularies and the guidelines list."""

from onrecord.model import vocab
from onrecord.tagger.layout import layout


def test_columns_cover_the_width_without_overlap() -> None:
    taken = [i for columns in layout().columns.values() for i in range(columns.start, columns.stop)]
    assert sorted(taken) == list(range(layout().width))


def test_types_and_harms_are_those_of_the_vocabularies() -> None:
    assert set(layout().one["type"]) == set(vocab.codes("events"))
    assert set(layout().one["harm"]) == set(vocab.codes("harms"))
