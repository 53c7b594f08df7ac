"""What is kept of a weighing, so that the next one need not begin anew (`onrecord.model.Index`)."""

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.model import Claim, Index, Posting
from onrecord.weigh.average import Pair, ordered
from onrecord.weigh.block import keys, lasting_keys, told
from onrecord.weigh.campaigns import Frame, found_under, kept_under
from onrecord.weigh.origins import Said
from onrecord.weigh.scene import Scene, packed, unpacked

SUMS = " sums"
_frame = msgspec.json.Decoder(Frame).decode
_claim = msgspec.json.Decoder(Claim).decode
_encode = msgspec.json.Encoder(order="deterministic").encode


def of_scene(one: Scene) -> Iterator[Posting]:
    """The scene, its place among those of its report, and its place on every shelf."""
    yield Posting(f"scene {one.id}", 0, one.id, packed(one))
    yield Posting(f"report {one.report}", 0, one.id)
    if one.lasts:
        yield from (Posting(f"lasting {key}", told(one), one.id) for key in set(lasting_keys(one)))
        return
    for key in set(keys(one)):
        yield Posting(f"near {key}", one.day, one.id, SUMS if one.sums else "")
        if one.sums:
            yield Posting(f"sums {key}", one.day, one.id)


def scenes_under(index: Index, ids: Iterable[str]) -> dict[str, Scene]:
    """The scenes with these ids."""
    return {found.id: unpacked(found.body) for found in index.under(f"scene {id}" for id in sorted(set(ids)))}


def of_link(pair: Pair, score: float) -> Iterator[Posting]:
    """Two scenes that score `score`."""
    yield from (Posting(f"link {a}", 0, b, repr(score)) for a, b in (pair, pair[::-1]))


def links_under(index: Index, ids: Iterable[str]) -> dict[Pair, float]:
    """The links of these scenes, to whichever others."""
    found = index.under(f"link {id}" for id in sorted(set(ids)))
    return {ordered(one.key.removeprefix("link "), one.id): float(one.body) for one in found}


def of_frame(one: Frame) -> Iterator[Posting]:
    """A campaign where its parts look for it; an incident where a campaign finds it."""
    yield Posting(f"frame {one.id}", 0, one.id, _encode(one).decode())
    shelf, names = ("campaign", kept_under(one.spot)) if one.campaign else ("part", found_under(one.spot))
    yield from (Posting(f"{shelf} {name}", one.first, one.id) for name in names)


def frames_under(index: Index, ids: Iterable[str]) -> dict[str, Frame]:
    """The frames of these incidents; some have none."""
    return {found.id: _frame(found.body) for found in index.under(f"frame {id}" for id in sorted(set(ids)))}


def of_state(about: str, claim: Claim) -> Iterator[Posting]:
    """A claim among those about one place or pair."""
    yield Posting(f"state {about}", 0, claim.id, _encode(claim).decode())
    yield Posting(f"report {claim.report}", 1, claim.id, about)


def state_under(index: Index, about: str) -> list[Claim]:
    """All claims about a place or pair."""
    return [_claim(found.body) for found in index.under([f"state {about}"])]


def of_origin(report: str, origin: str) -> Iterator[Posting]:
    """A report that others print, too."""
    yield Posting(f"report {report}", 2, origin)
    yield Posting(f"origin {origin}", 0, report)


def of_saying(key: str, said: Said) -> Posting:
    """A report among those that hold a sentence."""
    return Posting(f"says {key}", 0, said.report, f"{said.sentence} {said.of} {int(said.whole)}")


def said_in(found: Posting) -> Said:
    """The sentence again."""
    sentence, of, whole = map(int, found.body.split())
    return Said(found.id, sentence, of, bool(whole))
