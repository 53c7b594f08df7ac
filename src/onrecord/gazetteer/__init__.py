"""Names -> actors and places: what the stages ask (`onrecord.model.Gazetteer`), answered from the data that ships."""

from onrecord.gazetteer.lookup import Names, open_gazetteer

__all__ = ["Names", "open_gazetteer"]
