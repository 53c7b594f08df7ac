"""Draw how weighing grows: `figure.py SCALE.jsonl OUT.svg`, from what `scale.py --store --out` wrote.

Both axes are logarithmic; the dashed line is n log n through the first size. Seconds are of one processor.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from html import escape
from math import log10
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 640, 380
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 24, 48
Point = tuple[float, float]
"""Claims, and seconds."""


def lines(rows: Sequence[dict[str, Any]]) -> list[tuple[str, str, list[Point]]]:
    """Name, style and points of each line."""
    sizes = [row["claims"] for row in rows]
    measured = {
        "all claims": ("all", [row["seconds"][0] for row in rows]),
        "the same, with a store": ("store", [row["store_seconds"][0] for row in rows]),
        "one more report": ("more", [row["report"]["median"][0] for row in rows]),
        "one judgement": ("judged", [row["judgement"]["median"][0] for row in rows]),
    }
    found = [(name, style, list(zip(sizes, seconds, strict=True))) for name, (style, seconds) in measured.items()]
    first = rows[0]["seconds"][0] / (sizes[0] * log10(sizes[0]))
    return [*found, ("n log n", "law", [(n, first * n * log10(n)) for n in sizes])]


STYLE = """
text { font: 12px system-ui, sans-serif; fill: #333 } .grid { stroke: #ddd } path { fill: none; stroke-width: 2 }
.all { stroke: #1f5fa8 } .store { stroke: #7aa6d8 } .more { stroke: #b3441e } .judged { stroke: #e39a6f }
.law { stroke: #888; stroke-dasharray: 5 4 }
@media (prefers-color-scheme: dark) { text { fill: #ccc } .grid { stroke: #444 } }
"""


def drawn(rows: Sequence[dict[str, Any]]) -> str:
    """The figure as SVG."""
    found = lines(rows)
    x = _Axis([n for _, _, points in found for n, _ in points], LEFT, WIDTH - RIGHT)
    y = _Axis([s for _, _, points in found for _, s in points], HEIGHT - BOTTOM, TOP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">']
    parts += ["<title>Seconds that weighing takes, by number of claims</title>", f"<style>{STYLE}</style>"]
    for n in x.ticks:
        parts.append(f'<path class="grid" d="M{x.at(n):.1f} {TOP}V{HEIGHT - BOTTOM}"/>')
        parts.append(f'<text x="{x.at(n):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{n:,.0f}</text>')
    for s in y.ticks:
        parts.append(f'<path class="grid" d="M{LEFT} {y.at(s):.1f}H{WIDTH - RIGHT}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y.at(s) + 4:.1f}" text-anchor="end">{s:g}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">claims</text>')
    parts.append(f'<text x="{LEFT - 6}" y="{TOP - 8}" text-anchor="end">seconds</text>')
    ends = _apart({name: y.at(points[-1][1]) for name, _, points in found})
    for name, style, points in found:
        way = "L".join(f"{x.at(n):.1f} {y.at(s):.1f}" for n, s in points)
        parts.append(f'<path class="{style}" d="M{way}"/>')
        parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{ends[name] + 4:.1f}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>\n"])


class _Axis:
    """A logarithmic axis over whole powers of ten."""

    def __init__(self, values: Iterable[float], begin: float, end: float) -> None:
        logs = [log10(value) for value in values]
        self._low, high = int(min(logs) // 1), int(-(-max(logs) // 1))
        self._step = (end - begin) / (high - self._low)
        self._begin = begin
        self.ticks = [10.0**n for n in range(self._low, high + 1)]

    def at(self, value: float) -> float:
        return self._begin + (log10(value) - self._low) * self._step


def _apart(wanted: dict[str, float], gap: float = 15) -> dict[str, float]:
    """Heights of labels, none over another."""
    found: dict[str, float] = {}
    last = float("-inf")
    for name in sorted(wanted, key=wanted.__getitem__):
        last = found[name] = max(wanted[name], last + gap)
    return found


def main(source: str, out: str) -> None:
    """Read the measured sizes, and write the figure."""
    rows = sorted(map(json.loads, Path(source).read_text().splitlines()), key=lambda row: row["claims"])
    Path(out).write_text(drawn(rows), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
