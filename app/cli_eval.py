"""`qiantang eval`: how far the answers can be trusted, in figures."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_engine import settings_of
from app.cli_errors import BAD_INPUT, INTERRUPTED
from app.cli_options import CorpusOption, StorageOption
from app.cli_text import counted, one_line
from ingest.errors import InputError

if TYPE_CHECKING:
    from app.settings import Settings
    from eval.options import EvalOptions
    from eval.run import Run

COLUMNS = 100  # where no terminal says how wide it is


class EngineName(StrEnum):
    """Engines that can be measured."""

    OURS = "ours"
    NAIVE = "naive"
    BM25 = "bm25"
    FUSED = "fused"
    LLM = "llm"


def evaluate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Question sets (default: all that ship); with --public, names of sets."),
    ] = None,
    engines: Annotated[
        list[EngineName] | None, typer.Option("--engine", help="Engine to measure (default: ours); further ones stand beside it.")
    ] = None,
    against: Annotated[Path | None, typer.Option("--against", metavar="RUN", help="An earlier run to compare with.")] = None,
    minimum: Annotated[
        list[str] | None, typer.Option("--min", metavar="M=V", help="Exit with 1 below, such as facts.accuracy=0.7.")
    ] = None,
    maximum: Annotated[
        list[str] | None, typer.Option("--max", metavar="M=V", help="Exit with 1 above, such as p95_ms=900.")
    ] = None,
    answers: Annotated[
        list[Path] | None, typer.Option("--answers", metavar="FILE", help="Score these answers instead; one file for each FILE.")
    ] = None,
    public: Annotated[Path | None, typer.Option("--public", metavar="DIR", help="Measure on the public sets in here.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help="Draw N rows of each set, always the same.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Folder for the run (default: new, in runs/).")] = None,
    validate: Annotated[bool, typer.Option("--validate", help="Only prove that sets and documents go together.")] = False,
    details: Annotated[bool, typer.Option("--details", help="Print every measure of every set.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print a table for a README instead.")] = False,
    corpus: CorpusOption = None,
    storage: StorageOption = None,
) -> None:
    """Measure accuracy, citations, refusals and times on question sets; writes run.json and report.html."""
    from app.eval_plan import planned
    from app.eval_runs import new_folder
    from eval.errors import EvalError

    settings = settings_of(storage)
    try:
        options = planned(
            settings,
            files=files or [],
            engines=[name.value for name in engines or [EngineName.OURS]],
            against=against,
            minimum=minimum or [],
            maximum=maximum or [],
            answers=answers or [],
            public=public,
            sample=limit,
            out=None if validate else out or new_folder(settings.runs),
            corpus=corpus,
        )
        if validate:
            _validate(options, settings)
            return
        run = _measured(options, settings)
    except EvalError as exc:
        raise InputError(str(exc)) from exc
    if markdown:
        from eval.markdown import markdown_table

        print(markdown_table(run), end="")
    else:
        _print(run, is_detailed=details or len(options.sets) == 1)
    if run.interrupted or run.exit_code:
        raise typer.Exit(INTERRUPTED if run.interrupted else run.exit_code)


def _measured(options: "EvalOptions", settings: "Settings") -> "Run":
    from app.eval_engine import Engines
    from app.eval_progress import reporting
    from eval.runner import evaluate as measure

    with reporting() as progress:
        return measure(options, Engines(settings, progress), progress)


def _validate(options: "EvalOptions", settings: "Settings") -> None:
    from app.eval_engine import Engines
    from eval.progress import Silent
    from eval.runner import check_sets

    problems = check_sets(options, Engines(settings, Silent()))
    for problem in problems:
        print(one_line(str(problem)))
    if problems:
        typer.echo(f"qiantang: {counted(len(problems), 'problem')} in the question sets; mend the rows named above", err=True)
        raise typer.Exit(BAD_INPUT)
    print(f"{counted(len(options.sets), 'question set')}: every quote stands in its document, every key in its evidence.")


def _print(run: "Run", *, is_detailed: bool) -> None:
    from rich.console import Console

    from eval.compare import comparison_of
    from eval.run_folder import REPORT
    from eval.table import print_comparison, print_run

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=COLUMNS)
    print_run(run, console, details=is_detailed)
    comparison = comparison_of(run)
    if comparison is not None:
        print_comparison(comparison, console)
    if run.folder is not None:
        print(f"{run.folder / REPORT}")
