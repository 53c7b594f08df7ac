from hypothesis import given
from hypothesis import strategies as st

from onrecord.weigh.average import Pair, groups


def of(ids: str, scores: dict[Pair, float], **more: object) -> list[list[str]]:
    return groups(ids, scores, threshold=0.0, missing=-3.0, **more)  # type: ignore[arg-type]


def test_one_bridge_does_not_weld_two_groups() -> None:
    scores = {("a", "b"): 3.0, ("c", "d"): 3.0, ("b", "c"): 2.0}
    assert of("abcd", scores) == [["a", "b"], ["c", "d"]]


def test_the_likeliest_is_joined_first() -> None:
    assert of("abc", {("a", "b"): 1.0, ("b", "c"): 2.0, ("a", "c"): -3.0}) == [["a"], ["b", "c"]]


def test_analysts_join_and_part_whatever_the_scores() -> None:
    assert of("abc", {}, together=[("a", "c")]) == [["a", "c"], ["b"]]
    scores = {("a", "b"): 3.0, ("a", "c"): 3.0, ("b", "c"): 3.0}
    assert of("abc", scores, apart=[("a", "c")]) == [["a", "b"], ["c"]]
    assert of("abc", scores, apart=[("a", "c")], together=[("b", "c")]) == [["a"], ["b", "c"]]


def test_a_bar_is_inherited_by_what_is_joined() -> None:
    scores = {("a", "b"): 3.0, ("b", "c"): 2.0, ("a", "c"): 2.0, ("c", "d"): 2.9, ("b", "d"): 2.0, ("a", "d"): 2.0}
    assert of("abcd", scores, apart=[("b", "d")]) == [["a", "b"], ["c", "d"]]


SCORES = st.dictionaries(st.tuples(st.sampled_from("abcdef"), st.sampled_from("ghijkl")), st.floats(-3, 3), max_size=20)


@given(SCORES, st.permutations("abcdefghijkl"))
def test_order_does_not_matter_and_everybody_is_in_one_group(scores: dict[Pair, float], ids: list[str]) -> None:
    found = of("".join(ids), scores)
    assert found == of("abcdefghijkl", dict(reversed(scores.items())))
    assert sorted(one for group in found for one in group) == list("abcdefghijkl")


@given(SCORES)
def test_a_component_by_itself_comes_out_the_same(scores: dict[Pair, float]) -> None:
    for group in of("abcdefghijkl", scores):
        reached = set(group)
        while more := {x for pair, s in scores.items() if s >= 0 and reached & set(pair) for x in pair} - reached:
            reached |= more
        alone = of("".join(sorted(reached)), scores)
        assert group in alone
