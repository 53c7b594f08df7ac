"""events: not written yet."""

from onrecord.model import Reading


def events(reading: Reading) -> Reading:
    """To be written."""
    return reading
