"""voices: not written yet."""

from onrecord.model import Reading


def voices(reading: Reading) -> Reading:
    """To be written."""
    return reading
