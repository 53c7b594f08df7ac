"""How a happening ended."""

import pytest

from onrecord.kit import Kit
from onrecord.model import Mood, Outcome, Report
from onrecord.read.events.outcomes import outcome_of
from onrecord.read.events.triggers import triggers


@pytest.mark.parametrize(
    ("text", "type_", "mood", "outcome"),
    [
        ("A blast shook the town.", "bomb", "happened", "succeeded"),
        ("A blast shook the town.", "bomb", "planned", "unknown"),
        ("A blast shook the town.", "bomb", "hypothetical", "unknown"),
        ("A clash began.", "armed-clash", "happened", "unknown"),
        ("A siege began.", "siege", "ongoing", "unknown"),
        ("A blast shook the town.", "bomb", "ongoing", "succeeded"),
        ("Rebels attacked the army.", "armed-clash", "happened", "unknown"),
        ("Rebels attacked the army and wounded a colonel.", "armed-clash", "happened", "succeeded"),
        ("Rebels attacked farmers.", "attack-on-civilians", "happened", "succeeded"),
        ("The army foiled an attack.", "armed-clash", "attempted", "repelled"),
        ("The offensive was repulsed.", "armed-clash", "happened", "repelled"),
    ],
)
def test_habit_of_the_type_mood_and_words_of_failure_decide(
    kit: Kit, text: str, type_: str, mood: Mood, outcome: Outcome
) -> None:
    trigger = next(iter(triggers(kit.read(Report(text=text, name="case")))))
    assert outcome_of(trigger, type_, mood) == outcome
