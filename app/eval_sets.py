"""The question sets that can be measured: those that ship, and those that someone brought, kept in the storage folder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.cli_text import counted, shortened
from app.settings import Settings
from eval.errors import EvalError
from eval.options import ALL, SetSpec, shipped_sets
from eval.reading import Malformed, read_rows, read_set
from eval.rows import QuestionSet
from eval.runner import asked_count
from eval.validation import Problem, evidence_of, misplaced, validate
from ingest.errors import InputError

FOLDER = "sets"  # in the storage folder
ENDING = ".jsonl"
MAX_BYTES = 20 * 2**20
NAME_CHARS = 60
NOT_IN_NAMES = re.compile(r"[^\w. -]+")

ABOUT: Mapping[str, str] = {
    "claims": "claims, each supported, contradicted or not found",
    "conflicts": "questions whose documents disagree, or only seem to",
    "facts": "single facts",
    "first": "facts, a small first set",
    "meta": "greetings, and questions about the program and its library",
    "overview": "questions that want several things named",
    "unanswerable": "questions that the documents don't answer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SetChoice:
    """A set that can be chosen."""

    name: str
    path: Path
    form: str  # questions | dialogues | claims | conflicts
    count: int  # how often an engine is asked: rows, and turns of dialogues
    row_count: int
    is_shipped: bool

    @property
    def about(self) -> str:
        """What it holds, in a line."""
        if self.form == "dialogues":
            return f"{counted(self.count, 'turn')} of {counted(self.row_count, 'dialogue')}"
        what = ABOUT.get(self.name) if self.is_shipped else None
        return f"{self.count:,} {what}" if what else counted(self.count, self.form.removesuffix("s"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSet:
    """A file that was given as a set, looked at row by row."""

    name: str
    choice: SetChoice | None  # None: it cannot be measured as it is
    faults: tuple[Problem, ...]  # why not
    doubts: tuple[Problem, ...]  # rows whose score would mean little; they don't keep it from being measured
    has_evidence: bool = True  # at least one row names evidence; else neither citations nor retrieval can be scored


def chosen_count(choices: tuple[SetChoice, ...], engines: int, limit: int | None) -> int:
    """How often something is asked in all; of a dialogue's turns at most, where there is a limit."""
    return engines * sum(_limited_count(one, limit) for one in choices)


def _limited_count(one: SetChoice, limit: int | None) -> int:
    return one.count if limit is None or limit >= one.row_count else asked_count(_read(one.path, *_state(one.path), limit))


def shipped(settings: Settings) -> tuple[SetChoice, ...]:
    """The sets that come with the project; none where the documents that they are about are not there."""
    if not settings.corpus.is_dir():
        return ()
    return tuple(_choice(spec, is_shipped=True) for spec in shipped_sets())


def brought(settings: Settings) -> tuple[SetChoice, ...]:
    """The sets that someone brought and that can still be read, by name."""
    found = []
    for path in sorted((settings.storage / FOLDER).glob(f"*{ENDING}")):
        try:
            found.append(_choice(SetSpec(name=path.stem, path=path)))
        except EvalError:
            continue  # it was kept by another version; `keep` would say why it is refused
    return tuple(found)


def keep(settings: Settings, name: str, content: bytes, documents: Mapping[str, str]) -> CheckedSet:
    """The set in a file, kept in the storage folder unless something is wrong with it; one of the same name is replaced.

    Args:
        name: of the file, as it was given; never becomes a path by itself.
        documents: id → stored text, of the library, which the set will be asked about.
    Raises:
        InputError: the name is one of a set that ships, or the file is too large.
    """
    stem = set_name(name)
    if len(content) > MAX_BYTES:
        raise InputError(f"“{stem}” has {-(-len(content) // 2**20)} MiB, at most {MAX_BYTES // 2**20} are read; give it in parts")
    if stem == ALL or any(spec.name == stem for spec in shipped_sets()):
        raise InputError(f"“{stem}” is the name of a set that ships; call the file something else")
    with TemporaryDirectory(prefix="qiantang-") as folder:
        draft = Path(folder) / f"{stem}{ENDING}"
        draft.write_bytes(content)
        checked = _checked(stem, draft, documents)
    if checked.choice is None:
        return checked
    path = settings.storage / FOLDER / f"{stem}{ENDING}"
    _write(path, content)
    return replace(checked, choice=replace(checked.choice, path=path))


def remove(choice: SetChoice) -> None:
    """Take a set away that someone brought; runs that used it stay."""
    if not choice.is_shipped:
        choice.path.unlink(missing_ok=True)


def set_name(file_name: str) -> str:
    """What a set is called whose file has this name: letters, digits, ". _-" and blanks."""
    base = re.split(r"[\\/]", file_name)[-1]
    stem = NOT_IN_NAMES.sub("-", base[: -len(ENDING)] if base.lower().endswith(ENDING) else base)
    return shortened(stem.strip(" .-_"), NAME_CHARS).rstrip("… .") or "questions"


def _checked(stem: str, draft: Path, documents: Mapping[str, str]) -> CheckedSet:
    try:
        faults = [
            Problem(path=draft.name, line=number, row=row.id, text=row.text)
            for number, row in read_rows(draft)
            if isinstance(row, Malformed)
        ]
        if faults:
            return CheckedSet(name=stem, choice=None, faults=tuple(faults), doubts=())
        questions = replace(read_set(draft, name=stem, corpus=None), path=Path(draft.name))
    except EvalError as exc:
        raise InputError(str(exc).replace(str(draft), f"“{draft.name}”")) from exc
    placed = misplaced(questions, documents)
    known = {(problem.line, problem.text) for problem in placed}
    doubts = [problem for problem in validate([(questions, documents)]) if (problem.line, problem.text) not in known]
    choice = None if placed else _choice(SetSpec(name=stem, path=draft))
    has_evidence = any(True for row in questions.rows for _ in evidence_of(row))
    return CheckedSet(name=stem, choice=choice, faults=tuple(placed), doubts=tuple(doubts), has_evidence=has_evidence)


def _choice(spec: SetSpec, *, is_shipped: bool = False) -> SetChoice:
    questions = _read(spec.path, *_state(spec.path), None)
    return SetChoice(
        name=spec.name,
        path=spec.path,
        form=questions.form,
        count=asked_count(questions),
        row_count=questions.row_count,
        is_shipped=is_shipped,
    )


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=64)
def _read(path: Path, changed_ns: int, size: int, sample: int | None) -> QuestionSet:
    return read_set(path, name=path.stem, corpus=None, sample=sample)


def _write(path: Path, content: bytes) -> None:
    """The file whole or not at all: a run may be reading the one before."""
    draft = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as exc:
        raise InputError(
            f"the set can't be kept in {path.parent}: {exc.strerror or exc}; see that the folder can be written"
        ) from exc


def problem_rows(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    """The problems as the rows of a table."""
    return [{"line": problem.line, "row": problem.row, "what is wrong": problem.text} for problem in problems]


def said(checked: CheckedSet) -> str:
    """What came of a file, in one line."""
    if checked.choice is None:
        rows = counted(len({problem.line for problem in checked.faults}), "row")
        return f"“{checked.name}” was not taken: {rows} of it can't be used. Mend the lines named below and give it again."
    taken = f"“{checked.name}” was taken: {checked.choice.about}."
    if not checked.has_evidence:
        taken += " No row names evidence, so neither citations nor retrieval can be scored."
    elif not checked.doubts:
        taken += " Every quote stands in its document, every key in its evidence."
    if not checked.doubts:
        return taken
    rows = counted(len({problem.line for problem in checked.doubts}), "row")
    return f"{taken} In {rows} something looks wrong, see below; it can be measured all the same."
