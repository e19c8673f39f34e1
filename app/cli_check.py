"""`qiantang check`: a claim, a draft, or a file of claims."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_engine import opened_checker, settings_of
from app.cli_options import CorpusOption, JsonOption, StorageOption
from app.cli_progress import counting, waiting
from app.cli_text import print_json
from ingest.errors import InputError

if TYPE_CHECKING:
    from answer.checking.checker import Checker
    from answer.checking.types import DraftCheck
    from app.drafts import Draft

YEAR = re.compile(r"\d{4}")
EXAMPLE = 'qiantang check "Hangzhou hosted the G20 Summit in 2016."'


def check(
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="A sentence or a few, in quotes.")] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="A whole draft: .md, .txt or .docx.")] = None,
    batch: Annotated[
        Path | None, typer.Option("--batch", metavar="FILE", help="Claims, a JSON object a line, or .csv with a column 'claim'.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where the verdicts on --batch go (else stdout).")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="YEAR", help="Leave out documents whose figures are of a later year.")
    ] = None,
    as_json: JsonOption = False,
    storage: StorageOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Check whether the documents bear a claim out, contradict it, or do not say; with the quote and what differs."""
    if as_of is not None and not YEAR.fullmatch(as_of):
        raise InputError(f"--as-of is {as_of!r}; give a year in four digits, such as 2021")
    given = [name for name, value in (("a claim", claim), ("--file", file), ("--batch", batch)) if value is not None]
    if len(given) > 1:
        raise InputError(f"both {given[0]} and {given[1]} are given; give one of them")
    if out is not None and batch is None:
        raise InputError(f"--out {out} goes with --batch; for one claim or a draft use --json and '> {out}'")
    if batch is not None:
        _check_batch(batch, out, as_of, storage, corpus)
    elif file is not None:
        _check_file(file, as_of, as_json, storage, corpus)
    else:
        _check_claim(_checked(claim), as_of, as_json, storage, corpus)


def _check_claim(claim: str, as_of: str | None, as_json: bool, storage: Path | None, corpus: Path | None) -> None:
    checker = opened_checker(settings_of(storage), corpus)
    with waiting("Checking …"):
        verdict = checker.check(claim, as_of=as_of)
    if as_json:
        print_json(verdict.to_json())
        return
    from app.cli_verdict import print_verdict

    print_verdict(verdict)


def _check_file(file: Path, as_of: str | None, as_json: bool, storage: Path | None, corpus: Path | None) -> None:
    from app.drafts import read_draft

    draft = read_draft(file)  # before the model is loaded: a wrong file is told at once
    settings = settings_of(storage)
    limit = settings.max_check_chars
    if len(draft.text) > limit:
        raise InputError(
            f"--file {file} has {len(draft.text):,} characters, at most {limit:,} are checked at once; give it in parts, or set "
            "QIANTANG_MAX_CHECK_CHARS"
        )
    if not draft.text.strip():
        raise InputError(f"--file {file} holds no text; there is nothing to check")
    checker = opened_checker(settings, corpus)
    checked = _draft(checker, draft, as_of)
    if as_json:
        print_json(checked.to_json())
        return
    from app.cli_verdict import print_draft

    print_draft(checked)


def _draft(checker: "Checker", draft: "Draft", as_of: str | None) -> "DraftCheck":
    with waiting("Loading the models …"):
        claims = checker.claims(draft.text, media=draft.media)
        checker.warm_up()
    with counting("Checking", len(claims)) as advance:
        return checker.check_draft(draft.text, media=draft.media, as_of=as_of, progress=lambda done, total: advance())


def _check_batch(batch: Path, out: Path | None, as_of: str | None, storage: Path | None, corpus: Path | None) -> None:
    from app.check_batch import check_rows, read_claims
    from app.row_files import written_whole

    rows = read_claims(batch)  # before the model is loaded: a wrong file is told at once
    with written_whole(out) as file:
        checker = opened_checker(settings_of(storage), corpus)
        with waiting("Loading the models …"):
            checker.warm_up()
        check_rows(rows, checker, file, as_of=as_of)


def _checked(claim: str | None) -> str:
    """The claim, if there is one.

    Raises:
        InputError: there is none, or it is empty.
    """
    if claim is None:
        raise InputError(f"there is no claim; write it in quotes, as in: {EXAMPLE}; or name a draft with --file")
    if not any(char.isalnum() for char in claim):
        raise InputError(f"the claim {'is empty' if not claim.strip() else 'holds no words'}; write it in quotes, as in: {EXAMPLE}")
    return claim
