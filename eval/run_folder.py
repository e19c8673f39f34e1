"""A run folder that is there whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType

from eval.errors import RunFolderError
from eval.run import FILE, Run, to_json

REPORT = "report.html"


class RunFolder:
    """Writes a run beside its place first and moves it there in one step; leaves nothing behind if that fails.

    Used in a `with` statement around the whole evaluation, so that a folder that can't be written is known before the
    first question is asked.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._draft: Path | None = None

    def __enter__(self) -> RunFolder:
        if self.path.exists():
            raise RunFolderError(f"{self.path} is there already; name a folder that isn't, a run is never overwritten")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._draft = Path(tempfile.mkdtemp(prefix=f".{self.path.name}-", dir=self.path.parent))
        except OSError as exc:
            raise RunFolderError(f"the run folder {self.path} can't be written: {exc.strerror or exc}; name another place") from exc
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None) -> None:
        if self._draft is not None and self._draft.exists():
            shutil.rmtree(self._draft, ignore_errors=True)

    def write(self, run: Run, report: str) -> None:
        """Put `run.json` and `report.html` in their place.

        Raises:
            RunFolderError: the disk is full, or someone else has made the folder meanwhile.
        """
        if self._draft is None:
            raise RuntimeError("a run folder is written inside its with statement")
        try:
            text = json.dumps(to_json(run), ensure_ascii=False, allow_nan=False, indent=1)
            (self._draft / FILE).write_text(text + "\n", encoding="utf-8", errors="backslashreplace")
            (self._draft / REPORT).write_text(report, encoding="utf-8", errors="backslashreplace")
            self._draft.chmod(0o777 & ~_umask())  # mkdtemp makes it private
            self._draft.rename(self.path)
        except OSError as exc:
            raise RunFolderError(f"the run folder {self.path} can't be written: {exc.strerror or exc}; name another place") from exc


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
