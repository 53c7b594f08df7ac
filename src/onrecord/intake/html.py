"""Web pages: trafilatura finds the article and its metadata; we keep what it drops of it.

Extractors lose list items, table rows and repeated paragraphs - and with them tolls. So trafilatura decides where the
article begins and ends, and every block between is kept in the page's order. What lies outside is counted as left out.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import LxmlError

from onrecord.errors import IntakeError
from onrecord.intake.extracted import Extracted, with_title
from onrecord.intake.source import decode
from onrecord.model import vocab

_TAGS = vocab.table("intake/tags")
_BLOCKS, _SKIP, _FURNITURE = (frozenset(_TAGS[part]) for part in ("blocks", "skip", "furniture"))
_APART = _BLOCKS | _FURNITURE | {"ul", "ol", "table", "tbody", "thead", "main", "article", "body"}
_TELLING = 30
_DIGIT = re.compile(r"\d")
_SPACE = re.compile(r"\s+")
Block = tuple[str, bool]
"""A block's words, and whether it is furniture of the page (menus, footers, asides)."""


def html(data: bytes) -> Extracted:
    """The article of a page. Raises IntakeError where a page has no words."""
    page = decode(data) if b"charset" not in data[:2048].lower() else data
    try:
        tree = lxml_html.fromstring(page)
    except (ValueError, LxmlError) as error:
        raise IntakeError(f"the page cannot be parsed: {error}", "save it again from the browser") from error
    blocks = list(_blocks(tree))
    found: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_tables=True, include_comments=False, favor_recall=True
    )
    kept, left_out = _article(blocks, found.text if found and found.text else "")
    if not kept:
        raise IntakeError("the page has no article that could be found", "save the text of the article as a .txt file")
    title = _clean(found.title) if found and found.title else None
    body = [block for block in kept if block != title]
    return Extracted(
        text=with_title(title, "\n".join(body)),
        title=title,
        publisher=found.sitename if found else None,
        url=found.url if found else None,
        published=date.fromisoformat(found.date[:10]) if found and found.date else None,
        left_out=tuple(left_out),
    )


def _article(blocks: list[Block], extracted: str) -> tuple[list[str], list[str]]:
    lines, haystack = {_key(line) for line in extracted.split("\n")}, _key(extracted)

    def chosen(words: str) -> bool:
        key = _key(words)
        # a menu's "Syria" stands somewhere in any article on Syria: short blocks must be a line of their own
        return key in lines or (len(key) >= _TELLING and key in haystack)

    inside = [i for i, (words, furniture) in enumerate(blocks) if not furniture and chosen(words)]
    if not inside:
        return [words for words, furniture in blocks if not furniture], [words for words, f in blocks if f]
    first, last = inside[0], inside[-1]
    while last + 1 < len(blocks) and not blocks[last + 1][1] and _tells(blocks[last + 1][0]):
        last += 1  # extractors like to stop before an article's last words
    kept = [words for words, furniture in blocks[first : last + 1] if not furniture]
    outside = (*blocks[:first], *(b for b in blocks[first : last + 1] if b[1]), *blocks[last + 1 :])
    return kept, [words for words, _ in outside]


def _blocks(page: Any) -> Iterator[Block]:
    """Paragraphs, list items ("- …"), rows ("a | b") and loose words, in order; no recursion, as pages nest."""
    stack: list[tuple[Any, bool]] = [(page, False)]
    while stack:
        one, inside = stack.pop()
        if isinstance(one, str):
            yield one, inside
        elif one.tag == "tr":
            cells = [_clean("".join(c.itertext())) for c in one if c.tag in {"td", "th"}]
            if any(cells):
                yield " | ".join(cells), inside or one.tag in _FURNITURE
        elif isinstance(one.tag, str) and one.tag not in _SKIP:
            parts = _parts(one)
            if one.tag == "li" and parts and isinstance(parts[0], str):
                parts[0] = f"- {parts[0]}"
            stack.extend((part, inside or one.tag in _FURNITURE) for part in reversed(parts))


def _parts(node: Any) -> list[Any]:
    """What a node holds: runs of words (inline elements included), and the elements that stand apart."""
    parts: list[Any] = []
    run = [node.text or ""]
    for one in node:
        if isinstance(one.tag, str) and (one.tag in _APART or any(c.tag in _APART for c in one.iterdescendants())):
            parts += ["".join(run), one]
            run = []
        elif isinstance(one.tag, str) and one.tag not in _SKIP:
            run.append(" " if one.tag == "br" else "".join(one.itertext()))
        run.append(one.tail or "")
    parts.append("".join(run))
    return [clean if isinstance(p, str) else p for p in parts if not isinstance(p, str) or (clean := _clean(p))]


def _tells(words: str) -> bool:
    """Whether a block is a sentence, or a list item or table row with a number - and no menu entry or button."""
    return words.endswith((".", "”", '."')) or (
        (words.startswith("- ") or " | " in words) and bool(_DIGIT.search(words))
    )


def _clean(words: str) -> str:
    return _SPACE.sub(" ", words).strip().replace("\x00", "\ufffd")


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()
