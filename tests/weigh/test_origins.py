from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Report
from onrecord.weigh.origins import origins

SENTENCES = [
    "Soldiers closed the road to the northern harbour shortly before noon.",
    "A fisherman said that three boats had been sunk by gunfire from the cliffs.",
    "The harbour master counted nine bodies on the quay in the evening.",
    "Nobody from the ministry was ready to speak about the order to fire.",
    "Two of the boats belonged to the brothers of the local schoolteacher.",
]
OTHER = "Farmers of the valley met on Sunday to talk about the price of water and seed."


def same(*texts: str) -> bool:
    reports = [Report(text=text, name=str(n), url=str(n)) for n, text in enumerate(texts)]
    return len(set(origins({r.id: r for r in reports}).values())) == 1


@settings(max_examples=30, deadline=None)
@given(st.permutations(SENTENCES), st.integers(2, 5))
def test_a_reprint_may_cut_reorder_and_retitle(order: list[str], kept: int) -> None:
    assert same(" ".join(SENTENCES), "Another title\n\n" + " ".join(order[:kept]))


def test_a_passage_inside_a_longer_report_is_found() -> None:
    assert same(" ".join(SENTENCES[:2]), OTHER + " " + " ".join(SENTENCES[:2]) + " " + SENTENCES[3])


def test_a_word_may_be_touched_up() -> None:
    touched = " ".join(SENTENCES).replace("shortly before noon", "shortly before midday").replace("nine", "9")
    assert same(" ".join(SENTENCES), touched)


def test_one_shared_sentence_of_many_is_no_reprint() -> None:
    assert not same(" ".join(SENTENCES), SENTENCES[0] + " " + OTHER + " The meeting lasted until the lamps went out.")


def test_short_sentences_are_said_by_everybody() -> None:
    assert not same("Two men were killed. More follows.", "Two men were killed. More follows soon.")


def test_reprints_of_reprints_are_one_origin_however_many() -> None:
    texts = [" ".join(SENTENCES[i % 2 :]) + f" {n}" for n, i in enumerate(range(30))]
    assert same(*texts)
