"""dates: not written yet."""

from onrecord.model import Reading


def dates(reading: Reading) -> Reading:
    """To be written."""
    return reading
