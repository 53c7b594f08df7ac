"""What a user is promised: the minimal pairs, and the quarrel over Hasakah from the sample report to the dispute."""

from pathlib import Path

import pytest

from onrecord.gazetteer import open_gazetteer
from onrecord.intake import intake
from onrecord.kit import Kit
from onrecord.model import Claim, Control, Event, Reading, Report, Tie, Toll
from onrecord.weigh import weigh

HASAKAH = Path(__file__).parents[1] / "examples" / "reports" / "hasakah-newspaper.txt"

VERBS = [("attacked", "attack"), ("bombed", "bomb"), ("shelled", "shell"), ("invaded", "invade"), ("raided", "raid")]
NAMES = [("Turkey", "Syria", "Russia"), ("Ethiopia", "Eritrea", "Kenya"), ("Azerbaijan", "Armenia", "Iran")]


@pytest.mark.parametrize(("past", "bare"), VERBS)
@pytest.mark.parametrize(("a", "b", "c"), NAMES)
def test_minimal_pairs(whole_kit: Kit, a: str, b: str, c: str, past: str, bare: str) -> None:
    """The same event, whoever tells it; a denial is a denial, and a fear is no fact (peers fail all but the first)."""
    for text, voice, stance, mood in (
        (f"{a} {past} {b}.", None, "asserts", "happened"),
        (f"{a} {past} {b}, {c} said.", c, "asserts", "happened"),
        (f"{c} said {a} {past} {b}.", c, "asserts", "happened"),
        (f"{a} denied that it {past} {b}.", a, "denies", "happened"),
        (f"{a} did not {bare} {b}.", None, "denies", "happened"),
        (f"{a} may {bare} {b}.", None, "asserts", "hypothetical"),
    ):
        [claim] = [c for c in whole_kit.read(Report(text=text, name="pair")).claims if isinstance(c.act, Event)]
        assert (claim.voice.name if claim.voice else None, claim.stance, claim.mood) == (voice, stance, mood), text
        assert isinstance(claim.act, Event)
        assert [p.actor for p in claim.act.agents] == [f"gov-{code(a)}"], text
        # the act itself is the same however it is told
        assert claim.act.trigger.of(text) in (past, bare)


def code(country: str) -> str:
    return {"Turkey": "tr", "Ethiopia": "et", "Azerbaijan": "az"}[country]


@pytest.fixture(scope="module")
def reading(whole_kit: Kit) -> Reading:
    [report] = [one for one in intake([HASAKAH]) if isinstance(one, Report)]
    return whole_kit.read(report)


def voice(claim: Claim) -> str:
    return claim.voice.name if claim.voice else ""


def tolls(reading: Reading, harm: str) -> dict[int, str]:
    found = [c for c in reading.claims if isinstance(c.act, Toll) and c.act.harm == harm and c.counts]
    return {c.act.figure.low: voice(c) for c in found if isinstance(c.act, Toll)}


def test_tolls_stand_with_their_voices(reading: Reading) -> None:
    killed = tolls(reading, "killed")
    assert "Haydar Suleiman" in killed[1200]
    assert "member of the militant group" in killed[300]
    assert "monitoring group" in killed[120]
    assert "aid workers" in tolls(reading, "displaced")[120000]


def test_who_holds_how_much(reading: Reading) -> None:
    shares = [c.act for c in reading.claims if isinstance(c.act, Control) and c.act.share]
    assert [(a.holder.actor, a.share, a.place.id, a.change) for a in shares] == [("ypg", 0.75, "173811", "holds")]


def test_nothing_hypothetical_counts_as_happened(reading: Reading) -> None:
    text = reading.report.text
    slaughter = text.index("ISIS would have slaughtered us")
    taken = text.index("the YPG would have taken everything")
    for at in (slaughter, taken):
        found = [c for c in reading.claims if c.evidence[0].start <= at + 12 < c.evidence[0].end]
        assert all(c.mood == "hypothetical" for c in found)


def test_an_alliance_asserted_and_denied_is_one_dispute(reading: Reading) -> None:
    ties = [c for c in reading.claims if isinstance(c.act, Tie)]
    assert any(c.stance == "denies" and "Rojda Amin" in voice(c) for c in ties)
    assert any(c.stance == "asserts" and "opposition" in voice(c) for c in ties)
    disputes = [d for i in weigh(reading.claims, {reading.report.id: reading.report}) for d in i.disputes]
    voices = [{name for side in d.sides for name in side.voices} for d in disputes]
    assert any(any("Rojda Amin" in n for n in names) and any("opposition" in n for n in names) for names in voices)


def test_every_claim_leads_back_to_its_words(reading: Reading) -> None:
    for claim in reading.claims:
        for span in claim.evidence:
            assert span.of(reading.report.text).strip()
            assert "\n" not in span.of(reading.report.text)


def test_the_sample_reports_come_together_and_their_figures_are_disputed(whole_kit: Kit) -> None:
    """Wire and ministry speak of one bombing; 231 and 276 cannot both be true, and both stand with their voices."""
    reports = {r.id: r for r in intake([HASAKAH.parent]) if isinstance(r, Report)}
    claims = [claim for reading in whole_kit.read_all(reports.values()) for claim in reading.claims]
    found = weigh(claims, reports, gazetteer=open_gazetteer())
    said = [{(side.says, voice) for side in d.sides for voice in side.voices} for i in found for d in i.disputes]
    assert any({says for says, _ in sides} >= {"231", "276"} for sides in said), said
    assert not [c for c in claims if not all(s.of(reports[c.report].text).strip() for s in c.evidence)]
