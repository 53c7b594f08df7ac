"""train: makes the tagger's model from coded reports (extra `[train]`). `python -m onrecord.train --help`."""
