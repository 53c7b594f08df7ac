"""figures: not written yet."""

from onrecord.model import Reading


def figures(reading: Reading) -> Reading:
    """To be written."""
    return reading
