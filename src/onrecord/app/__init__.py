"""The hall: every verb of onrecord, once. The doors (command line, pages) call these and add nothing but looks."""

from onrecord.app.explaining import Explained, Quote, Told, explain, quote, tell
from onrecord.app.importing import Imported, bring
from onrecord.app.judging import judge, resolve
from onrecord.app.running import BATCH, Load, Tally, claims, file_of, run, understand
from onrecord.app.weighing import Shelf, judgements, reweigh, standing

__all__ = [
    "BATCH",
    "Explained",
    "Imported",
    "Load",
    "Quote",
    "Shelf",
    "Tally",
    "Told",
    "bring",
    "claims",
    "explain",
    "file_of",
    "judge",
    "judgements",
    "quote",
    "resolve",
    "reweigh",
    "run",
    "standing",
    "tell",
    "understand",
]
