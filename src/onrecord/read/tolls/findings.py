"""A toll as found, before it becomes a draft."""

from dataclasses import dataclass, replace
from typing import Self

from onrecord.model import Figure, Party, Span, Word
from onrecord.read.tolls.groups import Group, Groups


@dataclass(frozen=True)
class Finding:
    """A group of people and the word that says which harm it came to."""

    harm: str
    group: Group
    cue: Word
    rule: str
    victims: Party | None
    evidence: Span
    also: str | None = None
    perpetrators: tuple[Party, ...] = ()

    @property
    def figure(self) -> Figure:
        """The number, as said or meant."""
        return self.group.figure

    @property
    def inherits(self) -> bool:
        """Whether it is a bare number, whose people are named before it."""
        return self.group.counted is None

    def with_victims(self, victims: Party | None) -> Self:
        """The same toll, of these people."""
        return replace(self, victims=victims)


def finding(
    groups: Groups,
    group: Group,
    harm: str,
    cue: Word,
    rule: str,
    *,
    also: str | None = None,
    perpetrators: tuple[Party, ...] = (),
) -> Finding:
    """A finding with its evidence: from the first to the last of number, people and harm word."""
    words = groups.words
    who = groups.party(group)
    evidence = Span(words[group.start].start, words[group.end - 1].end).join(cue.span).join(group.figure.span)
    if perpetrators and perpetrators[0].span.start < evidence.start and perpetrators[0].span.start >= words[0].start:
        evidence = evidence.join(perpetrators[0].span)
    return Finding(harm, group, cue, rule, who, evidence, also, perpetrators)
