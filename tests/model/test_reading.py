from onrecord.kit import Kit
from onrecord.model import Reading, Report, Span


def test_a_stage_gets_a_new_reading_and_the_old_one_stays(kit: Kit) -> None:
    empty = Reading(Report(text="Troops left. They went home.", name="r"))
    full = kit.stages[0](empty)
    assert not empty.sentences
    assert [s.span for s in full.sentences] == [Span(0, 12), Span(13, 28)]


def test_words_are_numbered_through_the_report(kit: Kit) -> None:
    reading = kit.read(Report(text="Troops left.\nThey went home.", name="r"))
    assert [w.i for w in reading.words] == list(range(len(reading.words)))
    assert all(reading.words[w.i] is w for w in reading.words)
    assert reading.sentences[1].root.text == "went"
    assert reading.mention_of[0].span == Span(0, 6)
    assert repr(reading.words[0]) == "<Troops nsubj>"
    assert reading.words[0].span == Span(0, 6)
