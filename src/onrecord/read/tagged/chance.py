"""chance: the weights of a table (words/tagged.yaml) over the evidence for a draft or a part."""

from math import exp

from onrecord.model.vocab import table

Numbers = dict[str, float]


def chance(weights: str, name: str, found: Numbers) -> float:
    """The probability that it is right, by the weights of that name in a table of `words`."""
    return weighed(table(f"read/words/{weights}")["weights"][name], found)


def least(weights: str, kind: str) -> float:
    """The probability from which on a draft of the kind is kept."""
    return float(table(f"read/words/{weights}")["least"][kind])


def sure(weights: str, what: str) -> float:
    """The probability from which on the tagger alone decides on `labels` or `voices`."""
    return float(table("read/words/sure")[weights][what])


def weighed(weights: Numbers, found: Numbers) -> float:
    """The logistic function of the weighted sum."""
    total = weights["bias"] + sum(weights.get(feature, 0.0) * value for feature, value in found.items())
    return 1 / (1 + exp(-total))
