"""Regular expressions written with named parts."""

import re
from collections.abc import Mapping

_PART = re.compile(r"\{([a-z_0-9]+)\}")


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with {name} replaced by the part of that name; {2} is left to the regular expression."""
    return _PART.sub(lambda m: m[0] if m[1].isdigit() else parts[m[1]], pattern)
