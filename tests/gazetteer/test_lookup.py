"""The door that reading asks, on the data that ships."""

from onrecord.model import Gazetteer


def test_a_country_is_a_place_and_its_government_an_actor(gazetteer: Gazetteer) -> None:
    assert gazetteer.country("Turkey") == "TR"
    assert gazetteer.actors("Turkey")[0].id == "gov-tr"
    assert gazetteer.places("Turkey")[0].grain == "country"
    gov = gazetteer.actor("gov-tr")
    assert gov is not None
    assert gov.kind == "government"


def test_ids_lead_back(gazetteer: Gazetteer) -> None:
    for name in ("Aleppo", "Syria", "Anbar", "Darfur", "Eastern Ghouta"):
        place = gazetteer.places(name)[0]
        assert gazetteer.place(place.id) == place
    syria = gazetteer.place("SY")
    assert syria is not None
    assert syria.grain == "country"
    for id in ("nowhere", "-1", "99999999999999999999", ""):
        assert gazetteer.place(id) is None
