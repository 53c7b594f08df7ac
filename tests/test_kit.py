import pytest
from msgspec.structs import replace

from onrecord.errors import UsageError
from onrecord.kit import Kit, kit_of, with_senses
from onrecord.model import Event, Reading, Report, Toll
from onrecord.read import stage
from onrecord.tagger.sense import KEY, likeness


def fails(reading: Reading) -> Reading:
    raise RuntimeError("stumbled")


def test_a_chain_that_does_not_fit_is_refused_before_the_first_report() -> None:
    with pytest.raises(ValueError, match=r"stage fails needs mentions; before it there is report"):
        Kit((stage(fails, needs=["mentions"], gives=["drafts"]),), "test")


def test_each_tagger_reads_in_its_own_profile() -> None:
    report = Report(text="Rebels attacked an army convoy near Hama on Monday, killing 12 soldiers.", name="r")
    default, accurate = kit_of("default"), kit_of("accurate")
    assert default.version != accurate.version
    found = [{c.made_by: c.confidence for c in kit.read(report).claims} for kit in (default, accurate)]
    assert found[0].keys() & found[1].keys()
    assert found[0] != found[1]
    with pytest.raises(UsageError, match="use one of: fast, default, accurate"):
        kit_of("best")


def test_senses_are_of_one_model_in_every_profile() -> None:
    report = Report(text="Rebels attacked an army convoy near Hama on Monday, killing 12 soldiers.", name="r")
    found = {p: kit_of(p).read(report).claims for p in ("fast", "default", "accurate")}
    happened = {p: [c for c in claims if isinstance(c.act, Event | Toll)] for p, claims in found.items()}
    assert {c.sense[:KEY] for p in ("default", "accurate") for c in happened[p]} == {likeness().model}
    assert {c.sense for c in happened["fast"]} == {b""}
    again = [replace(c, sense=b"") for c in happened["default"]]
    assert with_senses(report, again) == happened["default"]
    assert with_senses(replace(report, language="ar"), again) == again


def test_claims_of_added_stages_have_a_sense() -> None:
    def again(reading: Reading) -> Reading:
        return reading.plus(claims=tuple(replace(claim, sense=b"", made_by="again") for claim in reading.claims))

    found = (
        kit_of("default")
        .plus(stage(again, needs=["claims"], gives=["claims"]))
        .read(Report(text="Rebels killed 12 soldiers.", name="r"))
    )
    assert {(c.made_by, c.sense[:KEY]) for c in found.claims} == {("again", likeness().model)}


def test_a_misspelt_layer_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown layers: mention"):
        Kit((stage(fails, needs=["report"], gives=["mention"]),), "test")


def test_a_stage_that_fails_adds_a_problem_and_the_others_go_on(kit: Kit) -> None:
    broken = Kit((kit.stages[0], stage(fails, gives=["dates"]), *kit.stages[1:]), "test")
    reading = broken.read(Report(text="Rebels killed 12 soldiers.", name="r"))
    assert [(p.stage, p.what) for p in reading.problems] == [("fails", "RuntimeError: stumbled")]
    assert reading.mentions


def test_many_reports_read_as_one_by_one(kit: Kit) -> None:
    reports = [Report(text=f"Rebels killed {n} soldiers.\nThe army denied it.", name=str(n)) for n in range(70)]
    for report, reading in zip(reports, kit.read_all(reports), strict=True):
        assert reading.report is report
    assert [c.id for c in kit.read(reports[3]).claims] == [c.id for c in list(kit.read_all(reports))[3].claims]
