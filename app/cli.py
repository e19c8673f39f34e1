"""The command line: `qiantang VERB …`. Here the verbs are put together; what each does is in `cli_<verb>.py`.

Modules of the verbs import nothing heavy at their top: `--help` and `documents` must not wait for PyTorch, LlamaIndex or Chroma.
"""

import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from app.cli_ask import ask
from app.cli_chat import chat
from app.cli_check import check
from app.cli_doctor import doctor
from app.cli_documents import documents
from app.cli_errors import run_guarded
from app.cli_eval import evaluate
from app.cli_ingest import ingest

app = typer.Typer(name="qiantang", add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")

app.command()(ingest)
app.command()(ask)
app.command()(check)
app.add_typer(documents, name="documents")
app.command()(chat)
app.command()(doctor)
app.command(name="eval")(evaluate)
# Verbs that come later (bench, serve) are registered here, each from its own `cli_<verb>.py`.


def _show_version(is_asked: bool) -> None:
    if is_asked:
        try:
            print(f"qiantang {version('qiantang')}")
        except PackageNotFoundError:
            print("qiantang (not installed; run 'make setup')")
        raise typer.Exit


@app.callback()
def _qiantang(
    shown: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Answers about Hangzhou's digital economy, with a checkable citation behind every sentence.

    Settings come from the environment and from .env; .env.example lists them.
    """


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 a measure beyond its limit, 2 wrong use or bad input, 130 after Ctrl-C, 141 if nobody reads on."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return run_guarded(typer.main.get_command(app), arguments or ["--help"])


if __name__ == "__main__":
    sys.exit(main())
