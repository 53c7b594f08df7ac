"""The ten nouns. Whoever knows these knows onrecord."""

from onrecord.model.acts import (
    Act,
    Change,
    Control,
    Event,
    Figure,
    Outcome,
    Party,
    Tie,
    TieKind,
    Toll,
    Where,
)
from onrecord.model.claim import REAL, Claim, Mood, Stance, Voice, VoiceKind
from onrecord.model.incident import Dispute, Estimate, Grade, Incident, Side
from onrecord.model.index import Index, Posting
from onrecord.model.judgement import Judgement, Verdict
from onrecord.model.names import Gazetteer
from onrecord.model.reading import Attribution, Draft, Mention, MentionKind, Problem, Reading
from onrecord.model.report import Report
from onrecord.model.sentence import Sentence, Word
from onrecord.model.span import Span
from onrecord.model.tags import Tags
from onrecord.model.things import GRAINS, Actor, Grain, How, Place, When

__all__ = [
    "GRAINS",
    "REAL",
    "Act",
    "Actor",
    "Attribution",
    "Change",
    "Claim",
    "Control",
    "Dispute",
    "Draft",
    "Estimate",
    "Event",
    "Figure",
    "Gazetteer",
    "Grade",
    "Grain",
    "How",
    "Incident",
    "Index",
    "Judgement",
    "Mention",
    "MentionKind",
    "Mood",
    "Outcome",
    "Party",
    "Place",
    "Posting",
    "Problem",
    "Reading",
    "Report",
    "Sentence",
    "Side",
    "Span",
    "Stance",
    "Tags",
    "Tie",
    "TieKind",
    "Toll",
    "Verdict",
    "Voice",
    "VoiceKind",
    "When",
    "Where",
    "Word",
]
