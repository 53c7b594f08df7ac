"""How fast reading is, beside the bare parse of the same texts: `make bench`, or `python bench/speed.py FOLDER`.

Prints words per CPU-second of the parse alone and of the whole chain, their ratio, and each stage's cost. The ratio
says more than the speeds, which depend on the machine.
"""

import resource
import sys
from pathlib import Path
from time import process_time

from onrecord.intake import intake
from onrecord.kit import Kit, default_kit
from onrecord.model import Reading, Report
from onrecord.read import Stage
from onrecord.read.stage import BatchStage

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"
REPEAT = 20


def stage_seconds(kit: Kit, reports: list[Report]) -> tuple[dict[str, float], list[Reading]]:
    """CPU-seconds by stage, one stage after the other over all reports."""
    seconds: dict[str, float] = {}
    readings = [Reading(report) for report in reports]
    for one in kit.stages:
        begin = process_time()
        readings = _all(one, readings)
        seconds[one.name] = process_time() - begin
    return seconds, readings


def _all(stage: Stage, readings: list[Reading]) -> list[Reading]:
    return list(stage.many(readings)) if isinstance(stage, BatchStage) else [stage(reading) for reading in readings]


def main(folder: Path) -> None:
    """Measure and print."""
    found = [one for one in intake([folder]) if isinstance(one, Report)]
    reports = found * max(1, REPEAT // max(1, len(found) // 13))
    kit = default_kit()
    stage_seconds(kit, found)  # once to warm the caches
    seconds, readings = stage_seconds(kit, reports)
    words = sum(len(reading.words) for reading in readings)
    parse, total = seconds["parse"], sum(seconds.values())
    print(f"{len(reports)} reports, {words:,} words")
    for name, spent in seconds.items():
        print(f"  {name:12} {1e6 * spent / words:7.1f} µs a word")
    print(f"parse alone  {words / parse:,.0f} words per CPU-second")
    print(f"whole chain  {words / total:,.0f} words per CPU-second")
    print(f"our stages cost {(total - parse) / parse:.2f} times the parse")
    print(f"peak memory  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
