from datetime import UTC, datetime

from onrecord.model import Judgement, Verdict
from onrecord.weigh.settle import latest, reviewed, settle
from tests.weigh.make import event, report

ONE = event(report("a", "2015-06-26"))


def said(verdict: Verdict, minute: int) -> Judgement:
    return Judgement(
        subject=ONE.id, verdict=verdict, by="ana", at=datetime(2026, 1, 1, 12, minute, tzinfo=UTC), why="seen"
    )


def test_a_note_hides_no_earlier_verdict() -> None:
    accepted, rejected = said("accept", 1), said("reject", 1)
    assert latest([said("note", 2), accepted]) == {(ONE.id, None): accepted}
    assert reviewed([accepted, said("note", 2)]) == {ONE.id}
    assert settle([ONE], [rejected, said("note", 2)]) == []
    assert latest([said("note", 2)]) == {}


def test_the_last_verdict_holds() -> None:
    assert settle([ONE, ONE], [said("accept", 2), said("reject", 1)]) == [ONE]
    assert reviewed([said("accept", 1), said("reject", 2)]) == frozenset()
