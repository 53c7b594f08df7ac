"""tolls: not written yet."""

from onrecord.model import Reading


def tolls(reading: Reading) -> Reading:
    """To be written."""
    return reading
