"""usage: what asking took, in calls, tokens and money."""

from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Usage:
    """A tally that threads may share. Prices are per million tokens, in whatever currency they were given in."""

    price_in: float | None = None
    price_out: float | None = None
    asked: int = 0
    cached: int = 0
    """Answers that were on disk."""
    failed: int = 0
    left_out: int = 0
    """Claims that did not stand in their report, or had another form."""
    tokens_in: int = 0
    tokens_out: int = 0
    untold: int = 0
    """Answers of which the endpoint did not tell the tokens."""
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def add(self, **more: int) -> None:
        """Count up."""
        with self._lock:
            for name, number in more.items():
                setattr(self, name, getattr(self, name) + number)

    @property
    def cost(self) -> float | None:
        """None where no price is known."""
        if self.price_in is None or self.price_out is None:
            return None
        return (self.tokens_in * self.price_in + self.tokens_out * self.price_out) / 1_000_000

    def __str__(self) -> str:
        told = [
            f"{self.asked:,} asked",
            f"{self.cached:,} from the cache" if self.cached else "",
            f"{self.failed:,} failed" if self.failed else "",
            f"{self.left_out:,} claims left out",
            f"{self.tokens_in:,} tokens in, {self.tokens_out:,} out",
            f"{self.untold:,} answers without a count of tokens" if self.untold else "",
            f"cost {self.cost:,.4f}" if self.cost is not None else "",
        ]
        return ", ".join(one for one in told if one)
