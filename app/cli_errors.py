"""Whatever goes wrong → one line on stderr and an exit code. The only place where exceptions become text."""

import contextlib
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Protocol

import typer

from app.cli_text import one_line
from ingest.errors import QiantangError

BAD_INPUT = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
NOBODY_READS = 141  # 128 + SIGPIPE: the reader of a pipe has gone, as in `qiantang documents | head -1`
DEBUG = "QIANTANG_DEBUG"  # set: unexpected exceptions are raised, and warnings of libraries are shown


class Runnable(Protocol):
    """What typer makes of an application."""

    def main(self, *, args: Sequence[str], prog_name: str, standalone_mode: bool) -> object:
        """Runs the verb; returns the exit code if the verb asked for one."""


def run_guarded(command: Runnable, arguments: Sequence[str]) -> int:
    """The exit code of a command; what it raises is told in one line on stderr."""
    is_debugging = bool(os.environ.get(DEBUG))
    if not is_debugging:
        warnings.simplefilter("ignore")  # of libraries; stderr is for our own lines
    _write_what_cannot_be_encoded_as_escapes()
    try:
        code = command.main(args=arguments, prog_name="qiantang", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except QiantangError as exc:
        return complain(str(exc))
    except typer.TyperException as exc:
        return complain(f"{exc.format_message().rstrip('.')}; {_help_hint(exc)}")
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return _leave_pipe()
    except SystemExit:  # typer and rich leave so, and only so, when the reader of a pipe has gone
        return _leave_pipe()
    except Exception as exc:
        if is_debugging:
            raise
        return complain(f"unexpected {type(exc).__name__}: {exc or 'no message'} (set {DEBUG}=1 to see where)")


def complain(message: str) -> int:
    """Says it in one line on stderr; returns the exit code for bad input."""
    with contextlib.suppress(OSError):
        print(f"qiantang: {one_line(message)}", file=sys.stderr, flush=True)
    return BAD_INPUT


def _help_hint(exc: typer.TyperException) -> str:
    context = getattr(exc, "ctx", None)
    return f"see '{context.command_path if context is not None else 'qiantang'} --help'"


def _write_what_cannot_be_encoded_as_escapes() -> None:
    """A file name that is not UTF-8, or "¶" on an ASCII terminal, must not end the program. In JSON the escape is the right one."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _leave_pipe() -> int:
    # Python flushes stdout once more when it ends, which would print an error; there is nowhere left to write to.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return NOBODY_READS
