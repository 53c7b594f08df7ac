"""The hall: every verb of onrecord, once. The doors (command line, pages) call these and add nothing but looks."""

from onrecord.app.explaining import Explained, Quote, Told, explain, quote, tell
from onrecord.app.judging import judge, resolve
from onrecord.app.running import BATCH, Load, Tally, claims, file_of, run, understand
from onrecord.app.weighing import Shelf, reweigh

__all__ = [
    "BATCH",
    "Explained",
    "Load",
    "Quote",
    "Shelf",
    "Tally",
    "Told",
    "claims",
    "explain",
    "file_of",
    "judge",
    "quote",
    "resolve",
    "reweigh",
    "run",
    "tell",
    "understand",
]
