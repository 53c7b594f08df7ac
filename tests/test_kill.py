"""Stopped at any moment: what was done stays done, nothing is doubled, and the next run goes on."""

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from onrecord import app
from onrecord.store import open_store
from tests.small_kit import small_kit

REPORTS = 120

RUN = """
import sys
from pathlib import Path
from onrecord import app
from onrecord.store import open_store
from tests.small_kit import small_kit
print(0, flush=True)
for tally in app.run([Path(sys.argv[1])], open_store(sys.argv[2], create=True), load=small_kit):
    print(tally.taken, flush=True)
"""


def write_reports(folder: Path) -> Path:
    folder.mkdir()
    for n in range(1, REPORTS + 1):
        text = f"On Monday {n} people were killed in the town, officials said. Later {n + 1000} people were killed."
        (folder / f"{n:04}.txt").write_text(text)
    return folder


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    folder, store = write_reports(tmp_path / "reports"), str(tmp_path / "store.db")
    kept = [0]
    for lines in (1, 2, 3):
        child = subprocess.Popen([sys.executable, "-c", RUN, folder, store], stdout=subprocess.PIPE, text=True)
        assert child.stdout
        said = [int(child.stdout.readline()) for _ in range(lines)]
        time.sleep(0.005 * lines)
        child.send_signal(signal.SIGKILL)
        said += [int(line) for line in child.communicate()[0].splitlines()]
        with sqlite3.connect(store) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            has = db.execute("SELECT name FROM sqlite_master WHERE name = 'report'").fetchone()
            reports, claims = (db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] if has else 0 for t in _TABLES)
        db.close()
        assert claims == 2 * reports, "a report without all of its claims"
        assert reports >= max([kept[-1], *said]), "what was said to be done is gone"
        kept.append(reports)
    opened = open_store(store, create=True)
    (*_, tally) = app.run([folder], opened, load=small_kit)
    held = opened.summary()
    opened.close()
    assert 0 < kept[-1] == tally.unchanged
    assert tally.new == REPORTS - kept[-1]
    assert (held.reports, held.claims) == (REPORTS, {"toll": 2 * REPORTS})
    assert held.incidents > 0


_TABLES = ("report", "claim")
