"""Who did it and to whom, one construction a row."""

import pytest

from onrecord.kit import Kit
from onrecord.model import Report
from onrecord.read.events.roles import roles
from onrecord.read.events.triggers import triggers

VERBS = [
    ("Gunmen shot at a patrol.", "shot", ["Gunmen"], ["a patrol"]),
    ("A patrol was ambushed by gunmen.", "ambushed", ["gunmen"], ["A patrol"]),
    ("Rebels stormed the palace and killed two guards.", "killed", ["Rebels"], ["two guards"]),
    ("The army ordered troops to attack the rebels.", "attack", ["troops"], ["the rebels"]),
    ("The rebels wanted to attack the garrison.", "attack", ["The rebels"], ["the garrison"]),
    ("The brigade, which attacked the garrison, left.", "attacked", ["The brigade"], ["the garrison"]),
    ("The army found soldiers whom the rebels had kidnapped.", "kidnapped", ["the rebels"], ["soldiers"]),
    ("Police arrested men suspected of killing a judge.", "killing", ["men"], ["a judge"]),
    ("Insurgents and tribesmen attacked the police and the army.", "attacked", ["Insurgents", "tribesmen"],
     ["the police", "the army"]),
    ("Rebels shot down a helicopter.", "shot", ["Rebels"], ["a helicopter"]),
    ("The army fought with the rebels.", "fought", ["The army"], ["the rebels"]),
    ("Rebels laid siege to the garrison.", "laid", ["Rebels"], ["the garrison"]),
    ("The rebels attacked the town.", "attacked", ["The rebels"], []),
    ("The attackers blew themselves up.", "blew", ["The attackers"], []),
]  # fmt: skip
NOUNS = [
    ("The militia's attack on the barracks failed.", "attack", ["The militia"], ["the barracks"]),
    ("An attack by rebels wounded two guards.", "attack", ["rebels"], ["two guards"]),
    ("Clashes between rebels and soldiers went on.", "Clashes", ["rebels"], ["soldiers"]),
    ("Clashes on Friday in the city between rebels and soldiers went on.", "Clashes", ["rebels"], ["soldiers"]),
    ("Rebels carried out a raid against the garrison.", "raid", ["Rebels"], ["the garrison"]),
    ("A raid carried out by rebels failed.", "raid", ["rebels"], []),
    ("The raid was carried out by rebels.", "raid", ["rebels"], []),
    ("The killing of civilians was condemned.", "killing", [], ["civilians"]),
    ("Rebels launched a series of attacks.", "attacks", ["Rebels"], []),
    ("The government accused the rebels of the attack.", "attack", ["the rebels"], []),
    ("The rebels were accused of the attack.", "attack", ["The rebels"], []),
    ("The attack was blamed on the rebels.", "attack", ["the rebels"], []),
    ("The rebels claimed responsibility for the attack.", "attack", ["The rebels"], []),
    ("The rebels are responsible for the attack.", "attack", ["The rebels"], []),
    ("Two guards were killed in the attack.", "attack", [], ["Two guards"]),
    ("One guard was killed and two others were wounded in the attack.", "attack", [], ["One guard"]),
    ("An attack that killed two guards shook the city.", "attack", [], ["two guards"]),
    ("An attack in which two guards were killed shook the city.", "attack", [], ["two guards"]),
    ("The army repelled the assault.", "assault", [], ["The army"]),
    ("The army suffered an attack.", "attack", [], ["The army"]),
    ("The rebel offensive began.", "offensive", ["rebel"], []),
    ("The Brazilian offensive began.", "offensive", ["Brazilian"], []),
    ("The military offensive began.", "offensive", [], []),
    ("The northern offensive began.", "offensive", [], []),
    ("The army responded with shelling.", "shelling", ["The army"], []),
    ("The garrison is under siege.", "siege", [], ["The garrison"]),
    ("Air strikes and shelling by government forces went on.", "shelling", ["government forces"], []),
    ("War!", "War", [], []),
    ("Government attacks, blamed on the army, went on.", "attacks", ["Government", "the army"], []),
    ("They blamed the attack on the rebels.", "attack", ["the rebels"], []),
    ("Rebels killed two guards in a wave of attacks.", "attacks", ["Rebels"], ["two guards"]),
]
HABITS = [
    ("The deployment of peacekeepers began.", "deployment", ["peacekeepers"], []),
    ("The army sent troops to the border.", "sent", ["The army"], []),
    ("Troops were deployed on the border.", "deployed", ["Troops"], []),
    ("The government and the rebels signed a truce.", "truce", ["The government", "the rebels"], []),
    ("Fighters captured the airport from the army.", "captured", ["Fighters"], ["the airport", "the army"]),
    ("Fighters seized control of the airport from the army.", "seized", ["Fighters"], ["the army"]),
    ("The town fell to the rebels.", "fell", ["the rebels"], []),
    ("The convoy came under fire from rebels.", "came", ["rebels"], ["The convoy"]),
    ("Rebels set fire to a school.", "set", ["Rebels"], ["a school"]),
]
AROUND = [
    ("The guards surrendered to the rebels.", "surrendered", ["the rebels"], ["The guards"]),
    ("Smugglers supplied the rebels with rifles.", "supplied", ["Smugglers"], ["the rebels"]),
    ("Smugglers supplied rifles to the rebels.", "supplied", ["Smugglers"], ["the rebels"]),
    ("Rebels fired rockets at Norway.", "fired", ["Rebels"], ["Norway"]),
    ("The army attacked the rebel-held town of Aleppo.", "attacked", ["The army"], []),
    ("A bomb exploded at a junction.", "exploded", [], []),
    ("The army recaptured a town held by rebels.", "recaptured", ["The army"], ["rebels"]),
    ("The army recaptured a rebel stronghold.", "recaptured", ["The army"], ["rebel"]),
    ("The army cleared 20 percent of the city.", "cleared", ["The army"], []),
    ("Gunmen attacked a village.", "attacked", ["Gunmen"], ["a village"]),
    ("The attackers attacked the villages of Marwin and Tolbo.", "attacked", ["The attackers"], []),
    ("An explosion at a mosque shook the city.", "explosion", [], ["a mosque"]),
    ("A bomb exploded near a convoy.", "exploded", [], ["a convoy"]),
    ("An explosion near a school shook the city.", "explosion", [], []),
    ("The embassy attack was condemned.", "attack", [], ["embassy"]),
    ("Two guards were killed when a shell hit the town.", "hit", [], ["Two guards"]),
    ("The army launched an offensive to crush the rebels.", "offensive", ["The army"], ["the rebels"]),
    ("The raid targeting the smugglers failed.", "raid", [], ["the smugglers"]),
    ("A guard was shot on the bridge.", "shot", [], ["A guard"]),
    ("The rebels and the army fought each other.", "fought", ["The rebels"], ["the army"]),
    ("The rebels fought each other.", "fought", ["The rebels"], ["each other"]),
    ("The army killed a guard and wounded two others.", "killed", ["The army"], ["a guard"]),
    ("Ten people died in the fighting.", "fighting", [], []),
    ("The attacker blew himself up, killing a guard.", "blew", ["The attacker"], ["a guard"]),
    ("They used villagers as human shields.", "shields", [], ["villagers"]),
    (
        "The deal ended two years of war between rebels in southern Sudan and the Khartoum government.",
        "war",
        ["rebels"],
        ["the Khartoum government"],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "agents", "targets"), VERBS + NOUNS + HABITS + AROUND)
def test_parties_are_read_from_the_grammar(
    kit: Kit, text: str, trigger: str, agents: list[str], targets: list[str]
) -> None:
    reading = kit.read(Report(text=text, name="case"))
    cast = next(roles(reading, t) for t in triggers(reading) if t.word.text == trigger)
    assert [p.span.of(text) for p in cast.agents] == agents
    assert [p.span.of(text) for p in cast.targets] == targets
