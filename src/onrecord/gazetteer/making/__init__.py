"""How the place database is made: source files -> rows. `onrecord.gazetteer.build` writes them."""
