"""From what the command line was given to what is measured: which sets, over which documents, held to which limits."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.settings import Settings
from eval.bench import public_specs
from eval.limits import parse_bound
from eval.options import LIMITS, QUESTIONS, EvalOptions, SetSpec, sets_from_files, shipped_sets
from index.generation import require_current
from ingest.errors import InputError


def planned(
    settings: Settings,
    *,
    files: Sequence[Path],
    engines: Sequence[str],
    against: Path | None,
    minimum: Sequence[str],
    maximum: Sequence[str],
    answers: Sequence[Path],
    public: Path | None,
    sample: int | None,
    out: Path | None,
    corpus: Path | None,
) -> EvalOptions:
    """What is to be measured.

    Args:
        files: of questions, or with `public` names of sets.
        public: folder of the public sets; None: they are not meant.
    Raises:
        EvalError: the options don't go together, or a file can't be read.
        InputError: a folder of documents can't be used.
        IndexMissingError: files of one's own without a folder of documents, and nothing was ingested yet.
    """
    sets = _sets(settings, files, public, corpus)
    is_all_that_ships = not files and public is None
    for folder in {spec.corpus for spec in sets}:
        _require_documents(folder, settings)
    options = EvalOptions(
        sets=sets,
        engines=tuple(engines),
        out=out,
        answers=tuple(answers),
        against=against,
        minimum=dict(parse_bound(text) for text in minimum),
        maximum=dict(parse_bound(text) for text in maximum),
        sample=sample,
        settings=settings.describe(),
    )
    return replace(options, limits=LIMITS if is_all_that_ships and _is_gated(options) else None)


def _sets(settings: Settings, files: Sequence[Path], public: Path | None, corpus: Path | None) -> tuple[SetSpec, ...]:
    if public is not None:
        if corpus is not None:
            raise InputError(f"both --public {public} and --corpus {corpus} are given; public sets bring their own documents")
        return public_specs(public, [str(name) for name in files])
    sets = sets_from_files(files) if files else shipped_sets()
    # What ships is about the documents that ship, whatever else was ingested; what a user brings, about the user's index.
    return tuple(replace(spec, corpus=corpus or (settings.corpus if _ships(spec) else None)) for spec in sets)


def _ships(spec: SetSpec) -> bool:
    return spec.path.resolve().parent == QUESTIONS.resolve()


def _require_documents(folder: Path | None, settings: Settings) -> None:
    if folder is None:
        require_current(settings.storage)
    elif not folder.is_dir():
        what = "is a file" if folder.exists() else "does not exist"
        raise InputError(f"the folder of documents {folder} {what}; name one with --corpus")


def _is_gated(options: EvalOptions) -> bool:
    """The limits that ship were measured with our engine on all rows; they say nothing about anything else."""
    return options.engines[0] == "ours" and not options.answers and options.sample is None
