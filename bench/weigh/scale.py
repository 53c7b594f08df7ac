"""How time and memory grow with the number of claims: `scale.py [CLAIMS ...]`. Made-up events, one a place and day."""

import random
import resource
import sys
from datetime import date, timedelta
from time import perf_counter
from typing import Any

from synthetic import make  # type: ignore[import-not-found,unused-ignore]

from onrecord.weigh import weigh

DENSITY = 12
"""Events a day, over a hundred towns: about as crowded as the worst months of a war."""


def events(count: int) -> list[dict[str, Any]]:
    """Rows like those of UCDP GED."""
    chance = random.Random(5)
    return [
        {
            "id": n,
            "best": 1 + int(chance.expovariate(0.2)),
            "date_start": date(1900, 1, 1) + timedelta(days=n // DENSITY),
            "side_a": "Government",
            "side_b": f"group {chance.randrange(5)}",
            "type_of_violence": chance.choice([1, 1, 1, 3]),
            "adm_1": f"province {(town := chance.randrange(100)) // 10}",
            "country": "Velia",
            "latitude": 30 + town // 10 * 0.6,
            "longitude": 40 + town % 10 * 0.6,
            "where_prec": 1,
            "where_coordinates": f"town {town}",
        }
        for n in range(count)
    ]


def main(sizes: list[int]) -> None:
    """Print claims, seconds and the peak of memory so far."""
    for size in sizes:
        world = make(events(int(size / 3.3)))
        begin = perf_counter()
        found = sum(1 for _ in weigh(world.claims, world.reports))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(world.claims):9} claims  {found:8} incidents  {perf_counter() - begin:7.1f} s  {peak:6.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
