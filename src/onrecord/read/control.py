"""control: not written yet."""

from onrecord.model import Reading


def control(reading: Reading) -> Reading:
    """To be written."""
    return reading
