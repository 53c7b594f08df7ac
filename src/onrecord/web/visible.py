"""Text that is safe to show: reports come from anywhere, and a browser obeys direction marks as it obeys tags."""

_CONTROL = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: "\u2421"}
_OTHER = [
    *range(0x80, 0xA0),  # C1 controls
    *range(0x202A, 0x202F),  # embeddings and overrides of direction
    *range(0x2066, 0x206A),  # isolates
    *(0x200E, 0x200F, 0x061C),  # direction marks
    *range(0xD800, 0xE000),  # halves of pairs, which no encoding carries
]
_SHOWN = _CONTROL | dict.fromkeys(_OTHER, "\ufffd")


def visible(text: str) -> str:
    """The same length, with a visible sign for each character that would be obeyed and not seen.

    Line breaks and tabs stay. Offsets into the text are offsets into the result.
    """
    return text.translate(_SHOWN)
