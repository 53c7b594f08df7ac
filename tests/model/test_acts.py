import msgspec
import pytest

from onrecord.errors import VocabularyError
from onrecord.model import Act, Control, Event, Figure, Party, Span, Tie, Toll, Where

HERE = Span(0, 5)
WHO = Party(HERE, "YPG", "ypg")
PLACE = Where(HERE, "Hasakah, Syria", "173811", 36.5, 40.7, "town")


@pytest.mark.parametrize(("low", "best", "high"), [(3, 2, None), (3, None, 2), (-1, None, None), (1, 5, 4)])
def test_a_figure_out_of_order_is_refused(low: int, best: int | None, high: int | None) -> None:
    with pytest.raises(ValueError, match="low <= best <= high"):
        Figure(low, best, high, HERE)


def test_or_more_and_no_number_said_are_none() -> None:
    assert Figure(24, None, None, HERE).high is None


@pytest.mark.parametrize("share", [-0.1, 1.01])
def test_a_share_lies_between_nothing_and_all(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        Control(holder=WHO, place=PLACE, change="holds", share=share)


def test_codes_come_from_the_vocabulary() -> None:
    with pytest.raises(VocabularyError, match="duel"):
        Event(type="duel", trigger=HERE)
    with pytest.raises(VocabularyError, match="scared"):
        Toll(harm="scared", figure=Figure(1, 1, 1, HERE))
    with pytest.raises(VocabularyError, match="scared"):
        Toll(harm="killed", also="scared", figure=Figure(1, 1, 1, HERE))


@pytest.mark.parametrize(
    "act",
    [
        Event(type="armed-clash", trigger=HERE, agents=(WHO,), place=PLACE),
        Toll(harm="killed", also="wounded", figure=Figure(300, 300, 300, HERE), victims=WHO),
        Control(holder=WHO, place=PLACE, change="holds", share=0.75),
        Tie(a=WHO, b=WHO, kind="allied"),
    ],
)
def test_every_kind_of_act_survives_json(act: Act) -> None:
    assert msgspec.json.decode(msgspec.json.encode(act), type=Act) == act
