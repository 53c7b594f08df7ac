"""claims: coded claims (quotes, by the guidelines) -> examples for the heads of the four acts, their links, voices."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.evals.gold import evidence, locate
from onrecord.model import REAL
from onrecord.train.examples import Example, Text, Words

TAUGHT = frozenset({"trigger", "toll", "control", "tie", "voice"})
Claim = dict[str, Any]


def from_claims(
    name: str, text: str, words: list[tuple[str, int]], gold: Path, incidents: Mapping[int, str] | None = None
) -> Example:
    """The example of one coded report. `incidents`: line of the gold file, from 0 -> incident, where they are coded; a
    claim in no line stands alone."""
    there = Text(words)
    example = Example(name, there.words, TAUGHT)
    for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines()):
        if line.strip():
            incident = incidents.get(number, f"alone/{number}") if incidents is not None else None
            _Coded(example, text, there, json.loads(line), incident).add()
    return example


class _Coded:
    def __init__(self, example: Example, text: str, there: Text, claim: Claim, incident: str | None) -> None:
        self.example, self.text, self.there, self.claim, self.incident = example, text, there, claim, incident
        self.near = evidence(text, claim)

    def add(self) -> None:
        """Mark the claim's anchor and parts."""
        getattr(self, f"_{self.claim['is']}")()

    def _words(self, value: Any) -> Words | None:
        found = locate(self.text, value, self.near)
        return self.there.at(found.start, found.end) if found else None

    def _anchor(self, head: str, words: Words | None, label: str) -> Words | None:
        if words is None:
            return None
        self.example.mark(head, words, label)
        self.example.mark("mood", words, self.claim["mood"])
        self.example.mark("stance", words, self.claim["stance"])
        voice = self._words(self.claim["voice"])
        if voice is not None:
            self.example.mark("voice", voice, "voice")
            self.example.link("voice", words, voice)
        said = self.there.at(self.near.start, self.near.end) if self.near else None
        if self.incident and said and head in {"trigger", "toll"} and self.claim["mood"] in REAL:
            self.example.scenes.append((words, said, self.incident))
        return words

    def _named(self, kind: str, value: Any) -> Words | None:
        """The words of a part; those that are a name may be swapped for another."""
        words = self._words(value)
        if words is not None:
            quoted = self.example.words[words[0] : words[1]]
            if all(w[:1].isupper() for w in quoted):
                self.example.names.append((kind, words))
        return words

    def _event(self) -> None:
        claim = self.claim
        anchor = self._anchor("trigger", self._words(claim["trigger"]), "trigger")
        if anchor is None:
            return
        self.example.mark("type", anchor, claim["type"])
        self.example.mark("outcome", anchor, claim["outcome"])
        for role in ("agent", "target"):
            for party in claim[f"{role}s"]:
                self.example.link(role, anchor, self._named("actor", party))
        self.example.link("place", anchor, self._named("place", claim["place"]))
        self.example.link("when", anchor, self._words(claim["when"]))

    def _toll(self) -> None:
        anchor = self._anchor("toll", self._words(self.claim["words"]), "toll")
        if anchor is not None:
            self.example.mark("harm", anchor, self.claim["harm"])
            self.example.link("victims", anchor, self._words(self.claim["victims"]))

    def _control(self) -> None:
        anchor = self._anchor("control", self._named("place", self.claim["place"]), self.claim["change"])
        if anchor is not None:
            self.example.link("holder", anchor, self._named("actor", self.claim["holder"]))

    def _tie(self) -> None:
        a, b = self._named("actor", self.claim["a"]), self._named("actor", self.claim["b"])
        for one in (a, b):
            self._anchor("tie", one, self.claim["kind"])
        if a is not None and b is not None:
            self.example.link(self.claim["kind"], a, b)
            self.example.link(self.claim["kind"], b, a)
