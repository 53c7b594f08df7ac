"""tagged: rules and tagger decide together. Unlikely drafts go, parts are mended, what only the tagger sees comes.

The weights of words/tagged.yaml are logistic regressions on what each of the two says, fitted by `onrecord.train
combine` with taggers that had not seen the reports; so a claim's confidence is the share of such claims that coders
had, too.
"""

from msgspec.structs import replace

from onrecord.model import Draft, Reading
from onrecord.read.tagged.added import added
from onrecord.read.tagged.chance import least
from onrecord.read.tagged.evidence import Evidence
from onrecord.read.tagged.parts import with_parts


def tagged(reading: Reading, weights: str = "tagged") -> Reading:
    """The reading with the drafts that both together think likely, each with its confidence.

    `weights` names the table of `words` for the tagger that was asked: each tagger has its own.
    """
    if reading.tags is None:
        return reading
    said = Evidence(reading, reading.tags, weights)
    found = []
    for draft in (*reading.drafts, *added(said)):
        kind = kind_of(draft)
        likely = said.chance(kind, said.of(draft))
        if likely >= least(weights, kind):
            found.append(replace(with_parts(said, draft), confidence=round(likely, 3)))
    return reading.plus(drafts=tuple(found))


def kind_of(draft: Draft) -> str:
    """toll, event, control or tie: the name of its weights."""
    return type(draft.act).__name__.lower()
