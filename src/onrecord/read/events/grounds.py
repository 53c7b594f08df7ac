"""Whom a happening strikes where only ground is named: its holder ("an ISIS base"), or what stands by a blast."""

from onrecord.model import Reading, Word
from onrecord.read.events.subjects import led_to, words
from onrecord.read.mentions import singulars
from onrecord.read.mentions.names import listed
from onrecord.read.tree import children

_BEFORE = ("compound", "amod", "nmod", "poss")


def holders_of(ground: Word) -> list[Word]:
    """Who holds it: "areas held by rebels"; of strongholds also "an ISIS base", "a stronghold of ISIS".

    "Rebel-held" only says where it was, so the coders of our reports took nobody for struck.
    """
    found = [w for c in children(ground, "acl", "relcl") if c.lower in words("held") for w in led_to(c, "by")]
    if not found and any(f in words("strongholds") for f in singulars(ground.lower)):
        found = [*children(ground, *_BEFORE), *led_to(ground, "of")]
    return found


def struck_at(reading: Reading, trigger: Word) -> list[Word]:
    """What a blast or a shell goes off at or in: buildings and posts; and people and vehicles that it goes off near.

    Settlements are only where it happens, and "near a school" only says where.
    """
    near = [w for w in led_to(trigger, *words("beside")) if not _is_place(reading, w)]
    return [*near, *(w for w in led_to(trigger, *words("within")) if is_site(w))]


def is_site(word: Word) -> bool:
    """Whether the noun stands for a building, a post or the like, which can be struck."""
    forms = singulars(word.lower)
    return any(f in listed("grains", "site") for f in forms) and not any(f in words("land") for f in forms)


def _is_place(reading: Reading, word: Word) -> bool:
    mention = reading.mention_of.get(word.i)
    return mention is None or mention.kind == "place"
