"""Reads files in a process of their own: a hostile or broken one costs a bounded time and memory, and no more than itself."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from ingest.errors import SourceFileError
from ingest.loaders.extracted import Extracted
from ingest.loaders.worker import from_json
from ingest.options import ReadOptions

ROOT = Path(__file__).parents[2]
CODE = "from ingest.loaders.worker import serve; serve()"
PASSED_ON = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LANG", "LC_ALL", "LD_LIBRARY_PATH")  # and no keys


class Reader:
    """Reads one file after the other; the process starts with the first and starts anew after one that it did not survive."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def read(self, media: str, raw: bytes) -> Extracted:
        """What the file says.

        Raises:
            SourceFileError: it cannot be read, or took more time or memory than it may.
        """
        process = self._started()
        is_late = threading.Event()

        def stop() -> None:
            is_late.set()
            process.kill()

        timer = threading.Timer(self._options.timeout_s, stop)
        timer.start()
        try:
            answer = self._asked(process, media, raw)
        except (OSError, ValueError) as exc:
            self.close()
            if is_late.is_set():
                what = f"reading it takes more than {self._options.timeout_s:g} s"
                raise SourceFileError(f"{what}; save it anew or split it, or raise QIANTANG_READ_TIMEOUT_S") from exc
            raise SourceFileError("it is damaged: the program that reads it broke off; save it anew") from exc
        except BaseException:  # the word to stop: what is half sent must not be taken for the next file
            self.close()
            raise
        finally:
            timer.cancel()
        if "refused" in answer:
            raise SourceFileError(str(answer["refused"]))
        return from_json(answer)

    def _asked(self, process: "subprocess.Popen[bytes]", media: str, raw: bytes) -> dict[str, object]:
        assert process.stdin is not None and process.stdout is not None
        asked = {"media": media, "size": len(raw), "options": asdict(self._options)}
        process.stdin.write(json.dumps(asked).encode("ascii") + b"\n" + raw)
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())  # nothing, and so no JSON, if the process has ended
        if not isinstance(answer, dict):
            raise ValueError("no answer")
        return answer

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
            paths = [str(ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", CODE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**kept, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"},
            )
        return self._process
