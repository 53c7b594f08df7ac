"""The stage against a real server of the protocol, at the end of a small and of the default chain."""

import json
import signal
import threading
from pathlib import Path
from time import monotonic

import pytest

from onrecord.kit import Kit
from onrecord.llm import Usage
from onrecord.llm.stage import STRIKES
from onrecord.model import Event, Problem, Reading, Report, Toll
from onrecord.store import state_of
from tests.llm.conftest import Asking
from tests.llm.endpoint import Endpoint, Reply, error, said, serving
from tests.llm.told import control, counted, event, named, toll
from tests.small_kit import small_kit

TEXT = "On Monday 12 people were killed in the town. Rebels hold the bridge."
TOLD = toll("12 people were killed", "12", 12, victims=named("people"))
SAID = event("12 people were killed", "attack-on-civilians", "killed", targets=[named("people")])
HELD = control("Rebels hold the bridge", "Rebels", "the bridge")


def report(text: str = TEXT) -> Report:
    return Report(text=text, name="r")


def fails(reading: Reading) -> list[Problem]:
    return [one for one in reading.problems if one.fails]


def test_what_is_new_joins_what_is_there(endpoint: Endpoint, asking: Asking) -> None:
    endpoint.replies = [said({"claims": [SAID, HELD]})]
    ask = asking()
    found = small_kit().plus(ask).read(report())
    assert [claim.made_by for claim in found.claims] == ["onrecord", "llm/small", "llm/small"]
    assert found.problems == ()
    assert str(ask.usage) == "1 asked, 0 claims left out, 100 tokens in, 10 out"


def test_the_request(endpoint: Endpoint, asking: Asking) -> None:
    asking(key="sk-secret")(Reading(report()))
    (request,) = endpoint.requests
    assert set(request) == {"model", "messages", "temperature", "max_tokens", "response_format"}  # and no tools
    assert request["response_format"]["json_schema"]["strict"] is True
    assert "sk-secret" not in json.dumps(request)


def test_an_answer_is_asked_for_once(endpoint: Endpoint, asking: Asking, tmp_path: Path) -> None:
    endpoint.replies = [said({"claims": [HELD]})]
    first, second = asking(key="sk-secret"), asking()
    assert first(Reading(report())).claims == second(Reading(report())).claims
    assert len(endpoint.requests) == 1
    assert str(second.usage) == "0 asked, 1 from the cache, 0 claims left out, 0 tokens in, 0 out"
    asking(model="other")(Reading(report()))
    asking()(Reading(report(TEXT + " Nobody came.")))
    assert len(endpoint.requests) == 3
    assert not any("sk-secret" in file.read_text() for file in tmp_path.rglob("*.json"))


def test_what_does_not_stand_in_the_report_is_left_out_and_told(endpoint: Endpoint, asking: Asking) -> None:
    endpoint.replies = [said({"claims": [toll("90 people were killed", "90", 90), HELD, {"is": "coup"}]})]
    found = asking()(Reading(report()))
    assert [claim.evidence[0].of(TEXT) for claim in found.claims] == ["Rebels hold the bridge"]
    assert "'90 people were killed' does not stand in the report" in found.problems[0].what
    assert len(found.problems) == 2
    assert state_of(found) == "read"  # asking again would bring the same


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        (error(500), "answers 500"),
        (error(429, "quota", retry_after="9999"), "quota"),
        (said('{"claims": ['), "no JSON"),
        (said("{", finish="length"), "cut off"),
        (said(None, tool_calls=[{"function": {"name": "send"}}]), "a tool that it does not have"),
        (Reply(b"{}", after=0.5), "no whole answer within"),
        (said("I cannot help with that."), "no list of claims"),
    ],
    ids=range(7),
)
def test_a_bad_answer_is_a_problem_and_the_other_reports_go_on(
    endpoint: Endpoint, asking: Asking, reply: Reply, what: str
) -> None:
    ask = asking(tries=1, timeout=0.3)
    endpoint.replies = [reply, said({"claims": [HELD]})]
    first, second = small_kit().plus(ask).read_all([report(), report(TEXT + " So it was.")])
    assert [claim.made_by for claim in first.claims] == ["onrecord"]
    assert what in first.problems[0].what
    assert state_of(first) == "failed"
    assert [claim.made_by for claim in second.claims] == ["onrecord", "llm/small"]
    assert second.problems == ()
    assert ask.usage.failed == 1


def test_of_an_answer_that_was_cut_off_the_whole_claims_are_taken(endpoint: Endpoint, asking: Asking) -> None:
    cut = json.dumps({"claims": [HELD, TOLD]})[:-9]
    endpoint.replies = [said(cut, finish="length"), said({"claims": [HELD, TOLD]})]
    ask = asking()
    first = ask(counted(report()))
    assert len(first.claims) == 1
    assert state_of(first) == "failed"
    assert len(ask(counted(report())).claims) == 2  # not kept: asked again


def test_a_bad_answer_is_not_kept(endpoint: Endpoint, asking: Asking) -> None:
    endpoint.replies = [said("nonsense"), said({"claims": [HELD]})]
    ask = asking()
    assert fails(ask(Reading(report())))
    assert len(ask(Reading(report())).claims) == 1
    assert ask.usage.tokens_in == 200  # the bad one was paid for, too


def test_an_endpoint_that_is_gone_is_left_alone(endpoint: Endpoint, asking: Asking) -> None:
    endpoint.replies = [error(401, "bad key")]
    found = list(asking().many([Reading(report(f"Report {n}.")) for n in range(STRIKES + 4)]))
    assert len(endpoint.requests) == STRIKES
    assert all(fails(one) for one in found)
    assert "not asked" in found[-1].problems[0].what


def test_slow_answers_do_not_silence_an_endpoint(endpoint: Endpoint, asking: Asking) -> None:
    slow = [Reply(b"{}", after=0.4) for _ in range(STRIKES + 1)]
    endpoint.replies = [*slow, said({"claims": [HELD]})]
    found = list(asking(timeout=0.1).many([Reading(report(TEXT + f" {n}.")) for n in range(STRIKES + 2)]))
    assert len(endpoint.requests) == STRIKES + 2
    assert all("no whole answer" in one.problems[0].what for one in found[:-1])
    assert len(found[-1].claims) == 1


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="no signals to threads here")
@pytest.mark.parametrize("at_once", [1, 4])
def test_an_interruption_waits_for_nobody(endpoint: Endpoint, asking: Asking, at_once: int) -> None:
    endpoint.replies = [Reply(b"{}", after=20.0)]
    ask, me = asking(at_once=at_once, timeout=30.0, window=500), threading.get_ident()
    reports = [Reading(report(f"Report {n}. " * 100)) for n in range(8)]  # several pieces each
    timer = threading.Timer(0.5, lambda: signal.pthread_kill(me, signal.SIGINT))
    begin = monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        list(ask.many(reports))
    assert monotonic() - begin < 2.5
    assert len(endpoint.requests) <= 2 * at_once
    endpoint.replies = [said({"claims": [HELD]})]
    assert ask(Reading(report())).claims  # it may go on with the same endpoint


def test_another_endpoint_is_another_question(endpoint: Endpoint, asking: Asking) -> None:
    with serving(said({"claims": [HELD]})) as other:
        assert asking()(Reading(report())).claims == ()
        assert len(asking(url=other.url)(Reading(report())).claims) == 1
        assert asking(url=f"{endpoint.url}/")(Reading(report())).claims == ()
    assert len(endpoint.requests) == 1


def test_a_key_in_an_answer_gets_into_no_problem_and_no_cache(
    endpoint: Endpoint, asking: Asking, tmp_path: Path
) -> None:
    key = "sk-secret-of-mine"
    rows = [toll("9 died", "9", 9), event(f"{'x' * 70} {key}", "shelling", key), {"is": key}, HELD | {"change": key}]
    endpoint.replies = [said({"claims": rows})]
    found = asking(key=key)(Reading(report()))
    assert len(found.problems) == 4
    assert "sk-" not in repr(found.problems)
    assert all("sk-" not in file.read_text() for file in tmp_path.rglob("*.json"))


def test_a_long_report_is_asked_about_in_pieces(endpoint: Endpoint, asking: Asking) -> None:
    lines = [f"In village {n} {n + 10} people were killed." for n in range(30)]
    endpoint.replies = [said({"claims": [toll(lines[9], "19", 19), toll(lines[0], "10", 10)]})]
    found = asking(window=400, overlap=100)(counted(report("\n".join(lines))))
    assert len(endpoint.requests) > 3
    assert all(any(line in one["messages"][1]["content"] for one in endpoint.requests) for line in lines)
    # each is found in the piece that holds it, and once where two pieces do
    assert sorted(c.act.figure.low for c in found.claims if isinstance(c.act, Toll)) == [10, 19]


def test_one_bad_piece_does_not_spoil_the_others(endpoint: Endpoint, asking: Asking) -> None:
    text = f"{TEXT}\n{'x' * 500}"
    endpoint.replies = [said({"claims": [HELD]}), error(400)]
    found = asking(window=500)(Reading(report(text)))
    assert len(found.claims) == len(fails(found)) == 1


def test_several_at_once_in_their_order(endpoint: Endpoint, asking: Asking) -> None:
    endpoint.replies = [Reply(said({"claims": []}).body, after=0.4)]
    reports = [Reading(report(f"Report {n}.")) for n in range(8)]
    begin = monotonic()
    found = list(asking(at_once=8).many(reports))
    assert [one.report.text for one in found] == [one.report.text for one in reports]
    assert monotonic() - begin < 8 * 0.4


def test_strange_letters_get_no_further_than_a_problem(endpoint: Endpoint, asking: Asking) -> None:
    endpoint.replies = [said({"claims": [toll("\ud800\u0000", "1", 1), {"is": "\ud800"}]})]
    found = asking()(Reading(report()))
    assert len(found.problems) == 2
    assert all(one.what.encode() and len(one.what) < 500 for one in found.problems)


def test_cost() -> None:
    usage = Usage(price_in=3.0, price_out=15.0)
    usage.add(asked=2, tokens_in=1_000_000, tokens_out=100_000, untold=1, failed=1)
    assert usage.cost == pytest.approx(4.5)
    assert str(usage) == (
        "2 asked, 1 failed, 0 claims left out, 1,000,000 tokens in, 100,000 out, 1 answers without a count of tokens, "
        "cost 4.5000"
    )


def test_a_place_and_a_party_are_those_of_the_stages_before(kit: Kit, endpoint: Endpoint, asking: Asking) -> None:
    text = "The Taliban bulldozed a school in Kabul, Afghanistan."
    row = event(text[:-1], "destruction", "bulldozed a school", agents=[named("The Taliban")], place=named("Kabul"))
    endpoint.replies = [said({"claims": [row]})]
    bare = Reading(report(text)).plus(
        mentions=kit.read(report(text)).mentions, sentences=kit.read(report(text)).sentences
    )
    (claim,) = asking()(bare).claims
    assert isinstance(claim.act, Event)
    assert claim.act.agents[0].actor is not None
    assert claim.act.place is not None
    assert claim.act.place.lat == pytest.approx(34.5, abs=0.3)
