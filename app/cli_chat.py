"""`qiantang chat`: the web app."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli_options import StorageOption
from ingest.errors import InputError


def chat(
    port: Annotated[str | None, typer.Option("--port", metavar="N", help="Port (or QIANTANG_PORT; default 8501).")] = None,
    host: Annotated[
        str | None, typer.Option("--host", metavar="ADDRESS", help="Address (or QIANTANG_HOST; default 127.0.0.1).")
    ] = None,
    storage: StorageOption = None,
    corpus: Annotated[
        Path | None, typer.Option("--corpus", metavar="DIR", help="Chat about the documents of this folder instead.")
    ] = None,
) -> None:
    """Serve the chat in the browser until Ctrl-C."""
    from app.cli_engine import over_corpus
    from app.settings import read_settings

    if port is not None and not (port.isdecimal() and 1 <= int(port) <= 65535):
        raise InputError(f"--port is {port!r}; give a number from 1 to 65535, such as 8501")
    settings = read_settings(storage=storage, host=host, port=port)
    if corpus is not None:
        settings = over_corpus(settings, corpus)
    from app.serve import serve

    serve(settings)
