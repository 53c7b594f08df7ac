"""The hall: every verb of onrecord, once. The doors (command line, pages) call these and add nothing but looks."""

from onrecord.app.asking import NEAR, Timeline, Wanted, incidents, timeline
from onrecord.app.explaining import Explained, Quote, Reason, Told, explain, quote, tell
from onrecord.app.importing import Imported, bring
from onrecord.app.judging import judge, resolve
from onrecord.app.running import BATCH, Load, Tally, claims, file_of, run, understand
from onrecord.app.weighing import Shelf, judgements, reweigh, reweighed, standing

__all__ = [
    "BATCH",
    "NEAR",
    "Explained",
    "Imported",
    "Load",
    "Quote",
    "Reason",
    "Shelf",
    "Tally",
    "Timeline",
    "Told",
    "Wanted",
    "bring",
    "claims",
    "explain",
    "file_of",
    "incidents",
    "judge",
    "judgements",
    "quote",
    "resolve",
    "reweigh",
    "reweighed",
    "run",
    "standing",
    "tell",
    "timeline",
    "understand",
]
