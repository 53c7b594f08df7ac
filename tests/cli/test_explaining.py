"""onrecord explain --html: one page that needs nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from onrecord import app
from onrecord.cli.page import _round_up, figure, page, safe_url
from onrecord.model import Estimate, Incident, Toll
from onrecord.store import Store, open_store
from tests.cli.conftest import Command
from tests.web.made import BLAST, make


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(make(tmp_path / "onrecord.db"))
    yield opened
    opened.close()


def tree_of(store: Store, id: str) -> Any:
    return html.fromstring(page(app.explain(store, id)))


def by_class(tree: Any, *names: str) -> list[Any]:
    path = "".join(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in names)
    return list(tree.xpath(path))


def texts(found: list[Any]) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found]


def test_the_command_writes_the_page(onrecord: Command, store: Store, tmp_path: Path) -> None:
    assert onrecord("explain", BLAST[:6], "--html", "blast.html").stdout == "wrote blast.html\n"
    assert "Marib" in (tmp_path / "blast.html").read_text(encoding="utf-8")
    claim = next(store.claims())
    assert onrecord("explain", claim.id, "--html", "claim.html").exit_code == 1
    assert not (tmp_path / "claim.html").exists()


def test_figures_disputes_and_sources(store: Store) -> None:
    tree = tree_of(store, BLAST)
    assert texts(tree.xpath("//h1")) == ["bomb, Marib"]
    assert texts(by_class(tree, "row", "value")) == ["12 or more", "12", "20 or more", ""]
    assert texts(by_class(tree, "grade")) == ["contested"]
    assert texts(by_class(tree, "says")) == ["12", "20 or more"]
    assert texts([mark for side in by_class(tree, "side") for mark in side.iter("mark")]) == [
        "It killed 12 people",
        "At least 20 people died",
    ]
    assert [one.get("id") for one in by_class(tree, "claim")] == [
        f"c-{claim.id}" for claim in sorted_claims(store) if claim.id in store.incident(BLAST).claims
    ]
    assert texts(by_class(tree, "source")[0].xpath(".//blockquote"))[1].startswith(
        "It killed 12 people, the ministry said"
    )
    assert texts(tree.xpath("//*[@id='why']"))
    linked = {one.get("href").removeprefix("#") for one in tree.xpath("//a[starts-with(@href, '#')]")}
    assert linked <= {one.get("id") for one in tree.xpath("//*[@id]")}


def sorted_claims(store: Store) -> list[Any]:
    return sorted(store.claims(), key=lambda one: (store.report(one.report).published is None, one.evidence[0].start))


def test_everything_is_escaped_and_nothing_is_loaded(store: Store) -> None:
    words = page(app.explain(store, "e" * 16))
    tree = html.fromstring(words)
    assert not list(tree.iter("script", "img", "iframe", "object", "link", "form", "b"))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", words)
    assert not [one for one in tree.iter() for name in one.attrib if name.startswith("on") or name == "style"]
    assert all(one.get("href").startswith("#") for one in tree.xpath("//*[@href]"))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "<img src=x" in " ".join(texts(tree.xpath("//main")))


def test_a_judgement_and_a_note_are_shown(store: Store) -> None:
    claim = store.incident(BLAST).claims[1]
    app.judge(store, claim, "note", by="Ada <3", why="<b>see</b>")
    (found,) = [one.id for one in store.incidents(claim)]
    assert any(
        "note by Ada <3" in one and one.endswith("<b>see</b>")
        for one in texts(by_class(tree_of(store, found), "judged"))
    )


def test_what_an_analyst_joined_comes_first(store: Store) -> None:
    claims = [one for one in store.claims() if isinstance(one.act, Toll) and one.act.figure.low in {12, 20}]
    app.judge(store, claims[0].id, "same", other=claims[1].id, by="Ada", why="one list")
    (incident,) = store.incidents(claims[0].id)
    explained = app.explain(store, incident.id)
    assert explained.reasons[0].why == ("Ada says so: one list",)
    assert explained.reasons[0].across
    tree = html.fromstring(page(explained))
    assert texts(by_class(tree, "score"))[0] == "decided"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, safe: bool) -> None:
    assert safe_url(url) == (url if safe else None)


@given(st.integers(0, 10**9), st.integers(0, 10**6), st.booleans())
def test_a_figure_fits_its_scale(low: int, more: int, is_open: bool) -> None:
    high = None if is_open else low + more
    estimate = Estimate(
        harm="killed", victims=None, low=low, best=low, high=high, grade="single source", claims=(), why=""
    )
    found = figure(estimate, {})
    assert 0 <= found.weighed.start <= (found.weighed.best or 0) <= found.weighed.end <= 100
    assert found.ticks[-1][1] == _round_up(low + (0 if is_open else more))
    assert [at for at, _ in found.ticks] == sorted(at for at, _ in found.ticks)


def test_an_incident_without_figures(store: Store) -> None:
    incident = next(one for one in store.incidents() if not one.claims)
    assert isinstance(incident, Incident)
    tree = tree_of(store, incident.id)
    assert texts(tree.xpath("//h2")) == ["The sources, side by side"]
