"""Text that is safe to print: reports come from anywhere, and a terminal obeys what it is sent."""

import json
from typing import Any

_KEPT = "\n\t"
_CONTROL = [*range(0x20), *range(0x7F, 0xA0)]
_TURNING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]  # they reorder what stands around
_DROP = {code: None for code in [*_CONTROL, *_TURNING] if chr(code) not in _KEPT}
_ESCAPE = {code: f"\\u{code:04x}" for code in [*_CONTROL, *_TURNING]}


def clean(text: str) -> str:
    """Without control characters (but line breaks and tabs) and without those that change the direction of writing."""
    return text.translate(_DROP)


def one_line(text: str) -> str:
    """Clean, with all white space as single blanks."""
    return " ".join(clean(text).split())


def json_line(value: Any) -> str:
    """JSON on one line, for eyes and programs: letters of all scripts as they are, control characters escaped."""
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPE)
