"""chance: the weights of words/tagged.yaml over the evidence for a draft or a part."""

from math import exp

from onrecord.model.vocab import table
from onrecord.read.tagged.evidence import Numbers


def chance(name: str, found: Numbers) -> float:
    """The probability that it is right: the logistic function of the weighted sum."""
    return weighed(table("read/words/tagged")["weights"][name], found)


def weighed(weights: Numbers, found: Numbers) -> float:
    """The same with weights that are given."""
    total = weights["bias"] + sum(weights.get(feature, 0.0) * value for feature, value in found.items())
    return 1 / (1 + exp(-total))
