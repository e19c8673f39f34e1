"""What an evaluation is asked to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.errors import EvalError, QuestionFileError

HERE = Path(__file__).parent
QUESTIONS = HERE / "questions"
LIMITS = HERE / "limits.toml"
ALL = "all"  # name of all question sets taken together


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSpec:
    """A file of questions and the documents it is about."""

    name: str
    path: Path
    corpus: Path | None = None  # folder of the documents; None: the corpus that is indexed by default


@dataclass(frozen=True, slots=True, kw_only=True)
class EvalOptions:
    """One evaluation.

    Raises:
        EvalError: a name stands twice, or answers don't go with the sets.
    """

    sets: tuple[SetSpec, ...]
    engines: tuple[str, ...]  # the first is measured, the others are peers beside it
    out: Path | None  # run folder to write, must not exist; None: write nothing
    answers: tuple[Path, ...] = ()  # files of answers in the order of the sets; nothing is asked then
    against: Path | None = None  # earlier run to compare with
    minimum: Mapping[str, float] = field(default_factory=dict)  # measure, or set.measure → lowest value allowed
    maximum: Mapping[str, float] = field(default_factory=dict)
    limits: Path | None = None  # file of further limits; those of sets that don't run are passed over
    sample: int | None = None  # rows of each set; None: all
    resamples: int = 1000  # of the bootstrap
    settings: Mapping[str, Any] = field(default_factory=dict)  # of the application, secrets masked, for the report

    def __post_init__(self) -> None:
        names = [spec.name for spec in self.sets]
        if not names:
            raise EvalError("no question set was named; give a file of questions")
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise EvalError(f"two question sets are called {twice[0]!r}; rename one of the files")
        if ALL in names:
            raise EvalError(f"a question set is called {ALL!r}, the name of all of them together; rename the file")
        if not self.engines or len(set(self.engines)) < len(self.engines):
            raise EvalError(f"engines are {', '.join(self.engines) or 'none'}; name at least one, each once")
        if self.answers and (len(self.answers) != len(self.sets) or len(self.engines) > 1):
            raise EvalError(
                f"{len(self.answers)} answer files for {len(self.sets)} question sets and {len(self.engines)} engines; "
                "give one answer file to each set, and one engine"
            )
        if self.sample is not None and self.sample < 1:
            raise EvalError(f"sample is {self.sample}; expected at least 1 row")
        if self.resamples < 1:
            raise EvalError(f"resamples is {self.resamples}; expected at least 1")


def sets_from_files(files: Sequence[Path], corpus: Path | None = None) -> tuple[SetSpec, ...]:
    """A set for each file, called by its stem; where two stems are equal, the folder's name goes before it."""
    stems = [file.stem for file in files]
    return tuple(
        SetSpec(
            name=f"{file.resolve().parent.name}-{file.stem}" if stems.count(file.stem) > 1 else file.stem,
            path=file,
            corpus=corpus,
        )
        for file in files
    )


def shipped_sets(folder: Path = QUESTIONS) -> tuple[SetSpec, ...]:
    """The question sets that come with the project, by name.

    Raises:
        QuestionFileError: there are none.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise QuestionFileError(f"{folder} holds no question sets (*.jsonl); name a file of questions")
    return sets_from_files(files)
