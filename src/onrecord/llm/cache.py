"""cache: answers on disk, by report, endpoint, model and prompt. What was paid for once is not asked again."""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class Cache:
    """Answers below a folder, which is made with the first one. They quote reports: only the user may read them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, report: str, request: Json) -> str | None:
        """The answer to this request about the report with this id; None if there is none, or it is damaged."""
        try:
            found = json.loads(self._file(report, request).read_text(encoding="utf-8"))["answer"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found if isinstance(found, str) else None

    def put(self, report: str, request: Json, answer: str) -> None:
        """Keep an answer; whole, or not at all. A full disk is no reason to lose the reading."""
        file = self._file(report, request)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=file.parent)  # mode 0600
            with os.fdopen(handle, "w", encoding="utf-8") as new:
                json.dump({"model": request["model"], "answer": answer}, new)
            Path(name).replace(file)

    def _file(self, report: str, request: Json) -> Path:
        """The request holds endpoint, model, prompt and text: a change in any of them is another file."""
        asked = hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()
        return self._folder / report / f"{asked[:32]}.json"
