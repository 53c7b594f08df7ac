from datetime import date

import pytest

from onrecord.errors import IntakeError
from onrecord.intake.html import html

PAGE = """<!DOCTYPE html><html><head><title>Bridge falls | The Lantern</title>
<meta property="og:site_name" content="The Lantern">
<meta property="article:published_time" content="2016-02-03T10:00:00Z">
<link rel="canonical" href="https://lantern.example/bridge"></head><body>
<nav><a href="/">Front page</a> <a href="/war">War</a></nav>
<article><h1>Bridge falls</h1>
<p>Rebel fighters took the bridge over the river on Tuesday after two days of shelling, people in the town said.</p>
<ul><li>At least 14 soldiers were killed.</li><li>Thirty civilians were wounded.</li></ul>
<p>The army said nothing.</p>
<p>The army said nothing.</p>
<table><tr><th>Village</th><th>Dead</th></tr><tr><td>Upper Mill</td><td>3 killed</td></tr>
<tr><td>Old Ford</td><td>9 killed</td></tr></table>
<p>Shelling went on until the evening, and hundreds of families left for the hills in the north of the district.</p>
</article>
<aside><p>Read also: a market reopens</p></aside>
<div class="related"><p>War</p></div>
<footer>All rights reserved</footer><script>var dead = 99;</script></body></html>"""


def test_an_article_with_its_metadata() -> None:
    page = html(PAGE.encode())
    assert page.title == "Bridge falls"
    assert page.publisher == "The Lantern"
    assert page.published == date(2016, 2, 3)
    assert page.url == "https://lantern.example/bridge"
    assert page.text.startswith("Bridge falls\n\nRebel fighters took the bridge")


@pytest.mark.parametrize(
    "line",
    [
        "- At least 14 soldiers were killed.",
        "- Thirty civilians were wounded.",
        "Upper Mill | 3 killed",
        "Old Ford | 9 killed",
        "Village | Dead",
    ],
)
def test_figures_in_lists_and_tables_survive(line: str) -> None:
    assert line in html(PAGE.encode()).text.split("\n")


def test_repeated_paragraphs_survive() -> None:
    assert html(PAGE.encode()).text.count("The army said nothing.") == 2


def test_what_is_left_out_is_listed() -> None:
    page = html(PAGE.encode())
    assert "Read also: a market reopens" in page.left_out
    assert "All rights reserved" in page.left_out
    assert "War" in page.left_out
    assert not any("dead = 99" in words for words in (page.text, *page.left_out))


def test_every_word_of_the_page_is_in_the_text_or_left_out() -> None:
    page = html(PAGE.encode())
    all_words = " ".join((page.text, *page.left_out))
    for word in ("Front", "Tuesday", "evening", "market", "rights"):
        assert word in all_words


def test_a_page_in_divs_and_with_loose_words() -> None:
    page = html(
        b"<html><body><div>Gunmen stormed a village at dawn, killing seven people.<div>They burned the mill and the "
        b"school, and took two teachers away with them.<br>Nobody knows why.</div>Soldiers came at noon.</div>"
    )
    for words in ("killing seven people", "two teachers", "Nobody knows why", "Soldiers came at noon"):
        assert words in page.text
    assert page.published is None


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(IntakeError, match="no article"):
        html(b"<html><body><script>1</script><nav>Menu</nav></body></html>")


def test_declared_encodings_are_kept() -> None:
    head = '<html><head><meta charset="windows-1256"></head>'
    page = head + "<body><p>قتل خمسة أشخاص في هجوم على المدينة مساء أمس</p></body></html>"
    assert "قتل خمسة أشخاص" in html(page.encode("windows-1256")).text
