"""The hall on every store."""

from pathlib import Path

from onrecord import app
from onrecord.store import Store
from tests.small_kit import small_kit


def test_a_run_on_every_store(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(30):
        (folder / f"r{n}.txt").write_text(f"On Monday {n} people were killed in the town, officials said on Tuesday.")
    (folder / "empty.txt").write_text("")
    for new, unchanged in ((30, 0), (0, 30)):
        (*_, tally) = app.run([folder], store, load=small_kit)
        assert (tally.new, tally.unchanged) == (new, unchanged)
    claim = next(store.claims())
    assert app.explain(store, claim.id[:12]).incidents
    app.judge(store, claim.id, "reject", by="Ada")
    assert not app.explain(store, claim.id).incidents
