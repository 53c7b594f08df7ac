"""A small gazetteer for tests: real names, few enough to see what a test relies on."""

from collections.abc import Collection, Sequence
from datetime import date

from onrecord.model import Actor, Grain, Place

COUNTRIES = {
    "KE": ("Kenya", "Kenyan", "Kenyans"),
    "UG": ("Uganda", "Ugandan", "Ugandans"),
    "SS": ("South Sudan", "South Sudanese"),
    "SD": ("Sudan", "Sudanese"),
    "SO": ("Somalia", "Somali", "Somalis"),
    "US": ("United States", "American", "U.S.", "US", "Americans"),
}
TOWNS: tuple[tuple[str, Grain, str, str, int], ...] = (
    ("Nairobi", "town", "KE", "Nairobi", 4_400_000),
    ("Garissa", "town", "KE", "Garissa", 160_000),
    ("Garissa", "province", "KE", "Garissa", 840_000),
    ("Bor", "town", "SS", "Jonglei", 30_000),
    ("Bor", "town", "RS", "Bor", 34_000),
    ("Jonglei", "province", "SS", "Jonglei", 1_300_000),
    ("Wau", "town", "SS", "Western Bahr el Ghazal", 120_000),
    ("Wau", "town", "SS", "Jonglei", 900),
    ("Ali", "town", "KE", "Wajir", 2_000),
)
"""Name, grain, country, province, inhabitants; their ids count from 1."""
PLACES = (
    *(
        Place(id=str(i), name=name, grain=grain, lat=-1.5, lon=36.5, country=code, admin1=province, population=people)
        for i, (name, grain, code, province, people) in enumerate(TOWNS, 1)
    ),
    *(Place(id=c, name=names[0], grain="country", lat=0.0, lon=30.0, country=c) for c, names in COUNTRIES.items()),
)
ACTORS = (
    Actor(id="shabab", name="al-Shabab", kind="rebel-group", aliases=("Shabab", "HSM"), country="SO"),
    Actor(id="white-army", name="Nuer White Army", kind="identity-militia"),
    Actor(id="lra", name="Lord's Resistance Army", kind="rebel-group", aliases=("LRA",)),
    Actor(id="african-union", name="African Union", kind="organisation", aliases=("AU",)),
    *(
        Actor(id=f"{side}-{code.lower()}", name=f"{names[1]} {label}", kind=kind, country=code)
        for code, names in COUNTRIES.items()
        for side, label, kind in (
            ("gov", "government", "government"),
            ("army", "army", "state-forces"),
            ("police", "police", "state-forces"),
        )
    ),
)


class Atlas:
    """Answers as `onrecord.model.Gazetteer` asks."""

    def places(self, name: str, *, countries: Collection[str] = ()) -> Sequence[Place]:
        found = [p for p in PLACES if p.name.casefold() == name.casefold()]
        return sorted(found, key=lambda p: (p.country not in countries, p.grain != "town", -p.population))

    def country(self, word: str) -> str | None:
        return next((c for c, names in COUNTRIES.items() if word.casefold() in map(str.casefold, names)), None)

    def place(self, id: str) -> Place | None:
        return next((p for p in PLACES if p.id == id), None)

    def actors(self, name: str, *, on: date | None = None, countries: Collection[str] = ()) -> Sequence[Actor]:
        folded = name.casefold()
        return [a for a in ACTORS if folded == a.name.casefold() or folded in map(str.casefold, a.aliases)]

    def actor(self, id: str) -> Actor | None:
        return next((a for a in ACTORS if a.id == id), None)
