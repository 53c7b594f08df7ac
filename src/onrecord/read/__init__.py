"""Reading: from a report's text to its claims. Pure: no disk, network or clock."""

from onrecord.read.stage import Stage, check, read, read_all, stage

__all__ = ["Stage", "check", "read", "read_all", "stage"]
