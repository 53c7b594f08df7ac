"""What speaks for and against a trigger."""

from math import fsum

import pytest

from onrecord.kit import Kit
from onrecord.model import Report
from onrecord.model.vocab import table
from onrecord.read.events.gate import Told, features, weight
from onrecord.read.events.roles import roles
from onrecord.read.events.triggers import triggers


def of(kit: Kit, text: str, word: str) -> frozenset[str]:
    """The features of the last trigger at this word."""
    reading = kit.read(Report(text=text, name="case"))
    found = list(triggers(reading))
    one = [t for t in found if t.word.text == word][-1]
    casts = [roles(reading, t) for t in found]
    return features(reading, one, casts[found.index(one)], Told(reading, zip(found, casts, strict=True)))


@pytest.mark.parametrize(
    ("text", "word", "feature"),
    [
        ("Rebels ambushed a patrol.", "ambushed", "often verb"),
        ("Rebels ambushed a patrol.", "ambushed", "agent force"),
        ("The war went on.", "war", "seldom noun"),
        ("Rebels set fire to a school.", "set", "phrase"),
        ("Two men were killed.", "killed", "killing by nobody"),
        ("The attack was long.", "attack", "refers back, nobody"),
        ("The attack by rebels was long.", "attack", "refers back"),
        ("An attack was reported.", "attack", "a new one"),
        ("Attacks were reported.", "Attacks", "bare plural"),
        ("Rebels came back after sunset, and shelling began.", "shelling", "bare noun"),
        ("A blast hit the market, killing three people.", "killing", "killing that follows"),
        ("Villagers fled from the town.", "fled", "civilians who leave"),
        ("Rebels tried to attack.", "attack", "infinitive"),
        ("Rebels tried to attack.", "attack", "verb as xcomp"),
        ("A man kidnapped in May returned.", "kidnapped", "bare participle"),
        ("Rebels attacked a convoy near Hask.", "attacked", "named place in sentence"),
        ("Farmers fear attacks.", "attacks", "no force in sentence"),
        ("Rebels attacked a convoy. Rebels attacked a base.", "attacked", "word told before"),
        ("Two men were killed.", "killed", "counts people"),
        ("Two men died in the attack.", "attack", "after in"),
        ("Rebels attacked a convoy. The rebels attacked.", "attacked", "type told before of the same"),
        ("Rebels attacked a convoy. Soldiers attacked Hask.", "attacked", "type told before of others"),
        ("Rebels attacked a convoy. The attack was long.", "attack", "type told before, nobody"),
        ("An ambush killed two guards.", "killed", "above another in its clause"),
        ("An ambush killed two guards.", "ambush", "below another in its clause"),
    ],
)
def test_features_have_the_names_that_the_weights_know(kit: Kit, text: str, word: str, feature: str) -> None:
    assert feature in of(kit, text, word)
    assert feature in table("read/words/gate")


def test_a_named_attacker_outweighs_a_bare_reference(kit: Kit) -> None:
    told = weight(of(kit, "Rebels launched an attack on the army in Hask.", "attack"))
    assert told > 0 > weight(of(kit, "Schools closed after the attack.", "attack"))


def test_unknown_features_weigh_nothing() -> None:
    assert weight(frozenset({"no such feature"})) == weight(frozenset())


def test_the_sum_is_exact_and_so_the_same_in_whatever_order_a_set_is() -> None:
    weights: dict[str, float] = table("read/words/gate")
    assert weight(frozenset(weights) - {"bias"}) == fsum(weights.values())
    assert weight(frozenset()) == weights["bias"]
