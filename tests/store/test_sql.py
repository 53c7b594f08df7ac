"""What every store keeps and answers."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Thread

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import NotFound
from onrecord.model import Claim, Problem, Reading
from onrecord.store import IMPORT, LANGUAGE, Entry, Store, open_store
from tests.store.things import TEXT, claims, failed, incident, judgement, reading, report


def test_everything_comes_back_as_it_was_given(store: Store) -> None:
    one = reading("a", title="T", publisher="P", url="http://x", published=date(2015, 5, 4), left_out=("a table", "é"))
    two = reading("b", text=TEXT + " More.")
    store.add([one, two], "v1")
    assert list(store.reports()) == [one.report, two.report]
    assert store.report(two.report.id) == two.report
    assert list(store.claims()) == sorted(one.claims, key=_place) + sorted(two.claims, key=_place)
    assert list(store.claims(two.report.id)) == sorted(two.claims, key=_place)
    assert store.claim(one.claims[2].id) == one.claims[2]


def _place(claim: Claim) -> tuple[int, str]:
    return claim.evidence[0].start, claim.id


def test_the_same_report_again_doubles_nothing(store: Store) -> None:
    store.add([reading("a"), reading("a")], "v1")
    store.add([reading("a")], "v1")
    assert len(list(store.reports())) == 1
    assert len(list(store.claims())) == 4
    (entry,) = store.ledger()
    assert entry.attempts == 3


def test_a_newer_version_replaces_machine_claims_but_keeps_what_was_judged(store: Store) -> None:
    one = reading()
    store.add([one], "v1")
    store.judge(judgement(one.claims[0]))
    store.add([one.plus(claims=one.claims[3:])], "v2")
    assert list(store.claims()) == [one.claims[3]]
    assert list(store.outdated()) == [one.claims[0]]
    assert store.claim(one.claims[0].id) == one.claims[0]
    store.add([one], "v3")
    assert len(list(store.claims())) == 4
    assert list(store.outdated()) == []
    assert [j.subject for j in store.judgements()] == [one.claims[0].id]


def test_a_failing_reading_takes_nothing_away(store: Store) -> None:
    store.add([reading()], "v1")
    store.add([failed()], "v2")
    assert len(list(store.claims())) == 4


def test_unknown_metadata_does_not_overwrite_known(store: Store) -> None:
    store.add([reading(published=date(2015, 5, 4), title="T")], "v1")
    store.add([reading()], "v1")
    (kept,) = store.reports()
    assert (kept.published, kept.title) == (date(2015, 5, 4), "T")


def test_judgements_are_appended_and_come_back_in_order(store: Store) -> None:
    one = reading()
    store.add([one], "v1")
    first, second = one.claims[:2]
    new = msgspec.structs.replace(first, mood="attempted", made_by="Ada")
    said = [
        judgement(first),
        judgement(first, "reject", why="another day"),
        judgement(second, "replace", other=new.id),
        judgement(one.claims[3]),
    ]
    for each in said:
        store.judge(each, new if each.verdict == "replace" else None)
    assert list(store.judgements()) == said
    assert list(store.judgements(first.id)) == said[:2]
    assert list(store.judgements(new.id)) == [said[2]]
    assert store.claim(new.id) == new
    store.add([Reading(one.report)], "v2")
    assert list(store.claims()) == [new]
    assert {claim.id for claim in store.outdated()} == {first.id, second.id, one.claims[3].id}


def brought(of: Reading, file: str = "a.claims.jsonl", line: int | None = None) -> Entry:
    at = datetime(2026, 5, 4, tzinfo=UTC)
    origin, state = (file, "read") if line is None else (f"{file}#{line}", "refused")
    return Entry(origin=origin, state=state, report=of.report.id, version=IMPORT, at=at)  # type: ignore[arg-type]


def by(hand: str, *found: Claim) -> tuple[Claim, ...]:
    return tuple(msgspec.structs.replace(one, made_by=hand, source_id=f"{hand}:{n}") for n, one in enumerate(found))


def in_order(found: Iterable[Claim]) -> list[Claim]:
    return sorted(found, key=_place)


def test_one_hand_stands_for_a_report_and_the_others_are_kept(store: Store) -> None:
    one, other = reading(), reading("b", text=TEXT + " More.")
    store.add([one, other], "v1")
    coded = by("coder", *one.claims[:2])
    assert store.bring(one.plus(claims=coded), "coder", [brought(one)], [])
    assert list(store.claims(one.report.id)) == in_order(coded)
    assert store.claim(coded[0].id).source_id == "coder:0"
    assert list(store.claims(other.report.id)) == in_order(other.claims)
    assert store.summary().claims == {"event": 2, "tie": 2, "toll": 1, "control": 1}
    guessed = by("machine", one.claims[1])
    assert store.bring(one.plus(claims=guessed), "machine", [brought(one, "m.claims.jsonl")], [])
    assert list(store.claims(one.report.id)) == in_order(guessed)
    store.add([one], "v2")
    assert list(store.claims(one.report.id)) == in_order(guessed)
    assert store.bring(one.plus(claims=coded), "coder", [brought(one)], [], aside=True) is False
    assert list(store.claims(one.report.id)) == in_order(guessed)
    assert store.bring(one.plus(claims=guessed), "machine", [brought(one)], [], aside=True)
    assert list(store.claims(one.report.id)) == in_order(one.claims)
    assert store.bring(one.plus(claims=coded), "coder", [brought(one)], [])
    assert list(store.claims(one.report.id)) == in_order(coded)


def test_an_import_again_changes_nothing(store: Store) -> None:
    one = reading()
    coded = one.plus(claims=by("coder", *one.claims[:2]))
    assert store.bring(coded, "coder", [brought(one)], [brought(one, line=3), brought(one, line=4)])
    before = store.changes(), list(store.claims())
    assert not store.bring(coded, "coder", [brought(one)], [brought(one, line=4)])
    assert (store.changes(), list(store.claims())) == before
    assert [entry.origin for entry in store.ledger()] == ["a.claims.jsonl", "a.claims.jsonl#4"]
    assert store.known("v1") == set()
    assert not store.has(one.report, "v1")
    fewer = coded.plus(claims=coded.claims[:1])
    assert store.bring(fewer, "coder", [brought(one)], [])
    assert list(store.claims()) == list(fewer.claims)
    assert store.changes() > before[0]


def test_judgements_keep_what_another_hand_lacks(store: Store) -> None:
    one = reading()
    store.add([one], "v1")
    first, second, third, _ = one.claims
    store.judge(judgement(first, "same", other=second.id))
    store.judge(judgement(third))
    store.put_incidents([incident("i1", *one.claims)])
    store.bring(one.plus(claims=by("coder", second)), "coder", [brought(one)], [])
    assert [claim.id for claim in store.claims()] == [second.id]
    assert [claim.id for claim in store.outdated()] == [one.id for one in in_order([first, third])]
    assert [claim.id for claim in store.claims(incident="i1")] == [
        second.id,
        *(one.id for one in in_order([first, third])),
    ]
    store.add([one.plus(claims=())], "v2")
    assert [claim.id for claim in store.outdated()] == [one.id for one in in_order([first, third])]


def test_what_a_reading_finds_too_stands_once(store: Store) -> None:
    one = reading()
    store.add([one.plus(claims=one.claims[:1])], "v1")
    new = msgspec.structs.replace(one.claims[3], made_by="analyst/Ada")
    store.judge(judgement(one.claims[0], "replace", other=new.id), new)
    assert store.claim(new.id) == new
    store.add([one], "v2")
    assert list(store.claims()) == in_order(one.claims)
    assert store.claim(new.id) == one.claims[3]
    assert store.find(new.id) == [("claim", new.id)]


def test_incidents_replace_each_other(store: Store) -> None:
    one = reading()
    store.add([one], "v1")
    first, second = incident("i1", *one.claims[:2]), incident("i2", *one.claims[1:3])
    store.put_incidents([second, first], "mark 1")
    assert list(store.incidents()) == [first, second]
    assert store.incident("i1") == first
    assert list(store.incidents(claim=one.claims[0].id)) == [first]
    assert {claim.id for claim in store.claims(incident="i1")} == {one.claims[0].id, one.claims[1].id}
    assert store.mark() == "mark 1"
    store.put_incidents([], "mark 2")
    assert list(store.incidents()) == []
    assert store.mark() == "mark 2"


def test_changes_grow_with_claims_and_judgements_only(store: Store) -> None:
    one = reading()
    seen = [store.changes()]
    store.add([one], "v1")
    seen.append(store.changes())
    store.judge(judgement(one.claims[0]))
    seen.append(store.changes())
    assert seen[0] < seen[1] < seen[2]
    store.put_incidents([incident("i1")])
    store.refuse("x.pdf", "broken", "mend it", digest="d", version="v1")
    assert store.changes() == seen[2]


def test_known_is_what_need_not_be_taken_in_again(store: Store) -> None:
    dated = reading("a", published=date(2015, 5, 4))
    store.add([dated, reading("b", text=TEXT + " "), failed("c").plus(report=report("c", text="Other."))], "v1")
    store.refuse("d.pdf", "broken", "mend it", digest="d", version="v1")
    digest = {name: f"{name:0>64}" for name in "abc"} | {"d": "d"}
    assert store.known("v1") == set(digest.values())
    assert store.known("v2") == set()
    assert store.known("v1", retry_failed=True) == {digest["a"], digest["b"]}
    assert store.known("v1", published=date(2015, 5, 4)) == {digest["a"], digest["d"]}


def test_has_tells_whether_reading_would_change_something(store: Store) -> None:
    store.add([reading(published=date(2015, 5, 4))], "v1")
    assert store.has(report(), "v1")
    assert store.has(report(published=date(2015, 5, 4)), "v1")
    assert not store.has(report(published=date(2015, 5, 5)), "v1")
    assert not store.has(report(), "v2")
    assert not store.has(report("b", text="Other."), "v1")
    store.add([failed()], "v1")
    assert store.has(report(), "v1")
    assert not store.has(report(), "v1", retry_failed=True)


def test_a_copy_elsewhere_gets_a_ledger_row_of_its_own(store: Store) -> None:
    store.add([failed()], "v1")
    copy = msgspec.structs.replace(report(), origin="copy.txt", digest="c" * 64)
    store.again([copy, report("never-added", text="Other.")], "v1")
    assert [(e.origin, e.state, e.report) for e in store.ledger()] == [
        ("a.txt", "failed", copy.id),
        ("copy.txt", "failed", copy.id),
    ]


def test_the_ledger_tells_what_became_of_every_input(store: Store) -> None:
    foreign = Reading(report("b", text="Другой текст", language="ru"), problems=(Problem(LANGUAGE, "in 'ru'"),))
    broken = replace(failed("c"), report=report("c", text="Other."))
    store.add([reading("a"), foreign, broken], "v1", seconds=10.0)
    store.refuse("d.pdf", "the file is broken", "fetch it again", digest="d", version="v1")
    entries = {entry.origin: entry for entry in store.ledger()}
    assert {origin: entry.state for origin, entry in entries.items()} == {
        "a.txt": "read",
        "b.txt": "unsupported-language",
        "c.txt": "failed",
        "d.pdf": "refused",
    }
    assert entries["c.txt"].what == "events: it broke"
    assert all(entry.next_step for origin, entry in entries.items() if origin != "a.txt")
    assert sum(entry.seconds for entry in entries.values()) == pytest.approx(10.0)
    assert entries["a.txt"].seconds > entries["c.txt"].seconds
    assert {entry.origin for entry in store.problems()} == {"b.txt", "c.txt", "d.pdf"}


def test_attempts_count_tries_of_the_same_bytes(store: Store) -> None:
    for digest in ("1", "1", "2"):
        store.refuse("d.pdf", "broken", "mend it", digest=digest, version="v1")
    (entry,) = store.ledger()
    assert entry.attempts == 1
    store.refuse("d.pdf", "broken", "mend it", digest="2", version="v1")
    (entry,) = store.ledger()
    assert entry.attempts == 2


def test_ids_are_found_by_their_beginnings(store: Store) -> None:
    one = reading()
    store.add([one], "v1")
    store.put_incidents([incident("feed0001", *one.claims)])
    assert store.find("feed") == [("incident", "feed0001")]
    assert store.find(one.claims[0].id[:12]) == [("claim", one.claims[0].id)]
    assert store.find(one.report.id) == [("report", one.report.id)]
    assert store.find("%") == store.find("_") == store.find("'") == []


@pytest.mark.parametrize("kind", ["report", "claim", "incident"])
def test_an_unknown_id_is_told(store: Store, kind: str) -> None:
    with pytest.raises(NotFound, match=f"holds no {kind} nowhere"):
        getattr(store, kind)("nowhere")


def test_the_summary_counts(store: Store) -> None:
    empty = store.summary()
    assert (empty.reports, empty.claims, empty.incidents, empty.disputes, empty.left_out) == (0, {}, 0, 0, 0)
    one = reading(left_out=("a", "b"))
    store.add([one], "v1")
    store.judge(judgement(one.claims[0]))
    store.put_incidents([incident("i1", one.claims[0]), incident("i2")])
    held = store.summary()
    assert held.claims == {"control": 1, "event": 1, "tie": 1, "toll": 1}
    assert held.states == {"read": 1}
    assert (held.reports, held.incidents, held.disputes, held.judgements, held.left_out) == (1, 2, 2, 1, 2)


def test_a_batch_that_fails_leaves_no_trace(store: Store) -> None:
    stray = claims(report("b", text=TEXT + " ."))  # claims of a report that is not in the store
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        store.add([reading("a"), Reading(report("c", text="Other."), claims=stray)], "v1")
    assert store.summary().reports == 0


def test_reading_goes_on_while_somebody_writes(store: Store) -> None:
    store.add([reading(str(n), text=f"{TEXT} {n}") for n in range(3)], "v1")
    count = 0
    for found in store.reports():
        count += 1
        store.add([reading(f"new {found.name}", text=f"{TEXT} new {found.name}")], "v1")
    assert count == 3
    assert store.summary().reports == 6


def test_writers_wait_for_each_other(where: str) -> None:
    def write(name: str) -> None:
        mine = open_store(where, create=True)
        for n in range(5):
            one = reading(f"{name}{n}", text=f"{TEXT} {name} {n}")
            mine.add([one], "v1")
            mine.judge(judgement(one.claims[0]))
        mine.close()

    threads = [Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = open_store(where)
    held = store.summary()
    store.close()
    assert (held.reports, held.judgements) == (20, 20)


letters = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=letters, name=letters, left_out=st.lists(letters, max_size=3), problem=letters)
def test_any_text_comes_back(store: Store, text: str, name: str, left_out: list[str], problem: str) -> None:
    one = report(name[:20], text=text, left_out=tuple(left_out), origin=name, digest="x")
    store.add([Reading(one, problems=(Problem(problem, problem),))], "v1")
    assert store.report(one.id) == one
    assert f"{problem}: {problem}" in {entry.what for entry in store.ledger()}
