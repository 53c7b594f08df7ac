import stat
from pathlib import Path

from onrecord.llm import Cache

REQUEST = {"model": "small", "messages": ["a report's text"]}


def test_an_answer_is_found_again_and_only_for_the_same_question(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "llm")
    assert cache.get("r1", REQUEST) is None
    cache.put("r1", REQUEST, '{"claims": []} \ud800')
    assert Cache(tmp_path / "llm").get("r1", REQUEST) == '{"claims": []} \ud800'
    assert cache.get("r2", REQUEST) is None
    assert cache.get("r1", REQUEST | {"model": "large"}) is None


def test_only_the_user_may_read_it(tmp_path: Path) -> None:
    Cache(tmp_path / "llm").put("r1", REQUEST, "{}")
    (file,) = tmp_path.rglob("*.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not [one for one in tmp_path.rglob("*") if one.is_file() and one != file]


def test_a_damaged_file_is_no_answer(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "llm")
    cache.put("r1", REQUEST, "{}")
    (file,) = tmp_path.rglob("*.json")
    for damage in ("", "[]", "{}", '{"answer": 3}'):
        file.write_text(damage)
        assert cache.get("r1", REQUEST) is None


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "llm").write_text("a file")
    Cache(tmp_path / "llm").put("r1", REQUEST, "{}")
