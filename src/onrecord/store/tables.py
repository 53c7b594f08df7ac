"""The tables. Acts and incidents are JSON bodies, since only the model knows their form; what is asked for is a column.

Changing a table means adding a migration.
"""

from sqlalchemy import Column, Date, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

report = Table(
    "report",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),  # the order in which reports came
    Column("id", String(16), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Date),
    Column("language", String(3)),
    Column("digest", String(64), nullable=False),
    Column("left_out", Text, nullable=False),  # a JSON list of passages
    Column("left_out_count", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("hand", Text),  # whose claims of it are weighed; NULL: those of our own reading
)

ledger = Table(
    "ledger",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("state", String(24), nullable=False),
    Column("what", Text, nullable=False),
    Column("next_step", Text, nullable=False),
    Column("report", ForeignKey("report.id"), index=True),
    Column("digest", String(64), nullable=False, index=True),
    Column("seconds", Float, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("version", Text, nullable=False),
    Column("at", Text, nullable=False),  # ISO 8601 in UTC
)

# Two hands - our reading, and one or several imports - may find the same claim.
claim = Table(
    "claim",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("hand", Text, primary_key=True),  # who found it: OWN, JUDGED, OUTDATED or the `made_by` of an import
    Column("report", ForeignKey("report.id"), nullable=False),
    Column("place", Integer, nullable=False),  # where its words begin in the text
    Column("kind", String(8), nullable=False),
    Column("body", Text, nullable=False),
    Index("claim_report", "report", "place"),
)

# Subjects are no foreign keys: a judgement outlives the claim that it was made on.
judgement = Table(
    "judgement",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("subject", String(16), nullable=False, index=True),
    Column("other", String(16), index=True),
    Column("body", Text, nullable=False),
)

incident = Table(
    "incident",
    metadata,
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),  # its first day (of the proleptic calendar); LAST without one
    Column("disputes", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

incident_claim = Table(
    "incident_claim",
    metadata,
    Column("incident", ForeignKey("incident.id", ondelete="CASCADE"), primary_key=True),
    Column("claim", String(16), primary_key=True, index=True),
)

# One row.
note = Table(
    "note",
    metadata,
    Column("changes", Integer, nullable=False),  # grows with every write of claims or judgements
    Column("mark", Text, nullable=False),  # by what rules the incidents were made
    Column("weighed", Integer, nullable=False, server_default="0"),  # up to which change they were made
)

# Reports that changed since the incidents were made, with the change.
stale = Table(
    "stale",
    metadata,
    Column("report", String(16), primary_key=True),
    Column("change", Integer, nullable=False),
)

# What weighing keeps of how incidents were made; it can be made again.
posting = Table(
    "posting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("at", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

migration = Table(
    "onrecord_migration",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
)
