"""`qiantang ask`: one question, or a file of them."""

import re
import unicodedata
from pathlib import Path
from typing import Annotated

import typer

from app.cli_engine import opened_engine, settings_of
from app.cli_options import CorpusOption, JsonOption, StorageOption
from app.cli_progress import waiting
from app.cli_text import print_json
from ingest.errors import InputError

YEAR = re.compile(r"\d{4}")


def ask(
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="A question, in quotes.")] = None,
    batch: Annotated[
        Path | None, typer.Option("--batch", metavar="FILE", help="Questions or dialogues, a JSON object a line, each with an id.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where the answers to --batch go (else stdout).")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="YEAR", help="Leave out documents whose figures are of a later year.")
    ] = None,
    as_json: JsonOption = False,
    storage: StorageOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Answer a question from the documents, every sentence cited; or say that they do not answer it."""
    if as_of is not None and not YEAR.fullmatch(as_of):
        raise InputError(f"--as-of is {as_of!r}; give a year in four digits, such as 2021")
    settings = settings_of(storage)
    if batch is not None:
        if question is not None:
            raise InputError(f"both a question and --batch {batch} are given; give one of them")
        _ask_batch(batch, out, as_of, storage, corpus)
        return
    if out is not None:
        raise InputError(f"--out {out} goes with --batch; for one question use --json and '> {out}'")
    asked = _checked(question, settings.max_question_chars)
    engine = opened_engine(settings, corpus)
    with waiting("Reading …"):
        answer = engine.ask(asked, as_of=as_of)
    if answer.reason in ("empty", "too_long"):
        raise InputError(answer.answer)
    if as_json:
        print_json(answer.to_json())
        return
    from app.cli_answer import print_answer

    print_answer(answer, engine)


def _ask_batch(batch: Path, out: Path | None, as_of: str | None, storage: Path | None, corpus: Path | None) -> None:
    from app.batch import answer_rows, read_rows
    from app.row_files import written_whole

    rows = read_rows(batch)  # before the model is loaded: a wrong file is told at once
    with written_whole(out) as file:
        engine = opened_engine(settings_of(storage), corpus)
        with waiting("Loading the embedding model …"):
            engine.warm_up()
        answer_rows(rows, engine, file, as_of=as_of)


def _checked(question: str | None, limit_chars: int) -> str:
    """The question, if there is one to ask.

    Raises:
        InputError: there is none, it is too long, or it holds nothing that can be seen.
    """
    if question is None:
        raise InputError('there is no question; write it in quotes, as in: qiantang ask "Which city has the most unicorns?"')
    if all(unicodedata.category(char)[0] in "CZ" for char in question):  # control characters and spaces; true of "" as well
        what = "is empty" if not question.strip() else f"holds only control characters ({question[:8]!r})"
        raise InputError(f'the question {what}; write it in quotes, as in: qiantang ask "Which city has the most unicorns?"')
    if len(question) > limit_chars:
        raise InputError(
            f"the question has {len(question):,} characters, at most {limit_chars:,} are read; shorten it, or set "
            "QIANTANG_MAX_QUESTION_CHARS"
        )
    return question
