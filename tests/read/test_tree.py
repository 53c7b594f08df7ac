"""Walks in the dependency tree."""

from onrecord.kit import Kit
from onrecord.model import Reading, Report, Span, Word
from onrecord.read import tree


def words(kit: Kit, text: str) -> dict[str, Word]:
    return {w.text: w for w in kit.stages[0](Reading(Report(text=text, name="test"))).words}


TEXT = "The two soldiers of Kenya who fled on Monday did not burn the old village and its school."


def test_subtree_and_its_span(kit: Kit) -> None:
    found = words(kit, TEXT)
    assert {w.text for w in tree.subtree(found["village"])} >= {"the", "old", "village", "school"}
    assert tree.span_of(found["Kenya"]).of(TEXT) == "Kenya"
    assert tree.span_of(found["village"]).of(TEXT) == "the old village and its school"


def test_ancestors_end_at_the_root(kit: Kit) -> None:
    found = words(kit, TEXT)
    assert [w.text for w in tree.ancestors(found["old"])] == ["village", "burn"]
    assert list(tree.ancestors(found["burn"])) == []


def test_children_by_label(kit: Kit) -> None:
    found = words(kit, TEXT)
    assert [c.text for c in tree.children(found["soldiers"], "det", "nummod")] == ["The", "two"]
    assert tree.child(found["burn"], "agent") is None
    assert tree.child(found["burn"], "dobj") is found["village"]


def test_conjuncts_in_order(kit: Kit) -> None:
    found = words(kit, TEXT)
    assert tree.conjuncts(found["village"]) == [found["village"], found["school"]]


def test_noun_phrase_leaves_clauses_out(kit: Kit) -> None:
    found = words(kit, TEXT)
    assert tree.noun_phrase(found["soldiers"]).of(TEXT) == "The two soldiers"
    assert tree.noun_phrase(found["village"]).of(TEXT) == "the old village"


def test_noun_phrase_takes_a_number_behind(kit: Kit) -> None:
    one = next(iter(words(kit, "Platoon").values()))
    number = Word(1, "7", 8, "7", "NUM", "CD", "nummod")
    number.head = one
    one.children.append(number)
    assert tree.noun_phrase(one) == Span(0, 9)


def test_negation(kit: Kit) -> None:
    assert tree.is_negated(words(kit, TEXT)["burn"])
    assert tree.is_negated(words(kit, "They never left.")["left"])
    assert not tree.is_negated(words(kit, TEXT)["fled"])


def test_clause_of_a_word_and_its_span(kit: Kit) -> None:
    text = "Rebels who had fled in May burnt the village after police left."
    found = words(kit, text)
    assert tree.clause_of(found["May"]) is found["fled"]
    assert tree.clause_of(found["village"]) is found["burnt"]
    assert tree.clause_span(found["burnt"]).of(text) == "Rebels who had fled in May burnt the village"
    assert tree.clause_span(found["left"]).of(text) in {"police left", "after police left"}


def test_clause_without_a_second_verb(kit: Kit) -> None:
    text = "The rebels burnt houses, and police fled."
    assert tree.clause_span(words(kit, text)["burnt"]).of(text) == "The rebels burnt houses"
