"""What the verbs work with: settings from options, and an engine over the right documents."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.cli_progress import stages, waiting
from app.settings import Settings, read_settings
from index.generation import require_current
from ingest.errors import InputError

if TYPE_CHECKING:
    from answer.checking.checker import Checker
    from answer.engine import AnswerEngine


def opened_engine(settings: Settings, corpus: Path | None) -> "AnswerEngine":
    """An engine over the index, or over the documents of a folder, which are indexed first if they are new.

    Raises:
        IndexMissingError: nothing was ingested yet and no folder is given.
        InputError: the folder cannot be used.
    """
    settings = _over(settings, corpus)
    from app import compose

    with waiting("Opening the index …"):
        return compose.open_engine(settings, compose.make_embedding(settings))


def opened_checker(settings: Settings, corpus: Path | None) -> "Checker":
    """What checks claims against the index, or against the documents of a folder; raises as `opened_engine` does."""
    settings = _over(settings, corpus)
    from app import compose

    with waiting("Opening the index …"):
        return compose.open_checker(settings, compose.make_embedding(settings))


def _over(settings: Settings, corpus: Path | None) -> Settings:
    if corpus is not None:
        return over_corpus(settings, corpus)
    require_current(settings.storage)
    return settings


def over_corpus(settings: Settings, corpus: Path) -> Settings:
    """Settings whose storage holds an index of just this folder.

    Raises:
        InputError: the folder does not exist, is a file, or holds no document.
    """
    if not corpus.is_dir():
        what = "is a file" if corpus.exists() else "does not exist"
        raise InputError(f"--corpus {corpus} {what}; give a folder of documents")
    from app import compose

    with waiting("Loading the embedding model …"):
        embedding = compose.make_embedding(settings)
    with stages() as report:
        return compose.corpus_settings(settings, corpus, embedding, report)


def settings_of(storage: Path | None) -> Settings:
    """The settings, with the storage folder of the command line if there is one."""
    return read_settings(storage=storage)
