"""ties: not written yet."""

from onrecord.model import Reading


def ties(reading: Reading) -> Reading:
    """To be written."""
    return reading
