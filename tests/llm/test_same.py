import pytest

from onrecord.llm.claims import Claims
from onrecord.llm.rows import row_of
from onrecord.llm.same import says_again
from onrecord.model import Claim, Report, Span
from tests.llm.told import Json, control, counted, event, named, tie, toll, voice

TEXT = "Rebels shelled the town and killed 12 men, Ali said. The army holds Hama, backed by Iran. Guards shot 3 boys."
SHELLED = event("Rebels shelled the town", "shelling", "shelled", agents=[named("Rebels")])
KILLED = toll("killed 12 men", "12", 12, victims=named("men"))
HOLDS = control("The army holds Hama", "The army", "Hama")
BACKED = tie("The army holds Hama, backed by Iran", "The army", "Iran")


def of(row: Json) -> Claim:
    return Claims(counted(Report(text=TEXT, name="r")), Span(0, len(TEXT)), "llm/x").of(row_of(row))


@pytest.mark.parametrize(
    ("new", "old"),
    [
        (SHELLED, SHELLED),
        (SHELLED | {"type": "armed-clash", "agents": []}, SHELLED),
        (SHELLED | {"trigger": "killed", "evidence": TEXT[:51]}, SHELLED),
        (KILLED | {"voice": voice("Ali"), "evidence": "killed 12 men, Ali said"}, KILLED),
        (KILLED | {"words": "12 men"}, KILLED),
        (HOLDS | {"holder": named("army")}, HOLDS),
        (BACKED | {"a": BACKED["b"], "b": BACKED["a"]}, BACKED),
    ],
    ids=range(7),
)
def test_the_same_act_at_the_same_words(new: Json, old: Json) -> None:
    assert says_again(of(new), of(old))


@pytest.mark.parametrize(
    ("new", "old"),
    [
        (KILLED | {"stance": "denies"}, KILLED),
        (KILLED | {"harm": "wounded"}, KILLED),
        (toll("shot 3 boys", "3", 3), KILLED),
        (KILLED, SHELLED | {"evidence": TEXT[:41]}),
        (HOLDS | {"change": "gains"}, HOLDS),
        (HOLDS | {"evidence": TEXT, "place": named("the town")}, HOLDS),
        (BACKED | {"kind": "hostile"}, BACKED),
        (
            event(TEXT, "attack-on-civilians", "shot", agents=[named("Guards")]),
            event(TEXT, "attack-on-civilians", "killed", agents=[named("Rebels")]),
        ),
    ],
    ids=range(8),
)
def test_something_else(new: Json, old: Json) -> None:
    assert not says_again(of(new), of(old))
