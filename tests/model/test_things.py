from datetime import date

import pytest

from onrecord.model import Place, When


def test_one_coordinate_without_the_other_is_refused() -> None:
    with pytest.raises(ValueError, match="one coordinate"):
        Place(id="x", name="X", grain="town", lat=1.0)


def test_coordinates_off_the_globe_are_refused() -> None:
    with pytest.raises(ValueError, match="not on Earth"):
        Place(id="x", name="X", grain="town", lat=91.0, lon=0.0)


def test_unknown_coordinates_stay_unknown() -> None:
    assert Place(id="x", name="X", grain="region").lat is None


def test_a_time_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        When(start=date(2015, 8, 2), end=date(2015, 8, 1), how="stated")


def test_edtf_is_a_day_or_an_interval() -> None:
    day = date(2015, 8, 21)
    assert When(start=day, end=day, how="stated").edtf == "2015-08-21"
    assert When(start=date(2015, 8, 1), end=day, how="relative").edtf == "2015-08-01/2015-08-21"
