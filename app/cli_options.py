"""Options that several verbs share."""

from pathlib import Path
from typing import Annotated

import typer

StorageOption = Annotated[
    Path | None, typer.Option("--storage", metavar="DIR", help="Folder of the index (or QIANTANG_STORAGE; default .qiantang).")
]
CorpusOption = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="DIR", help="Use the documents of this folder instead; its index is kept and renewed."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
