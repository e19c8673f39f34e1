"""Each part of the program → ok, warn or bad, in one line that says how to mend it."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from dotenv import dotenv_values

from app.doctor_model import language_model
from app.finding import Finding
from app.settings import PREFIX, Settings
from ingest.errors import IndexMismatchError, InputError, ModelUnavailableError, QiantangError

if TYPE_CHECKING:
    from index.embedding import SentenceEmbedding

OTHER_VARIABLES = frozenset({"QIANTANG_DEBUG", "QIANTANG_REQUIRE_BROWSER", "QIANTANG_TEST_README"})  # read elsewhere, no settings
MOST_PYTHON = (3, 15)  # exclusive, as in pyproject.toml


def findings(settings: Settings) -> Iterator[Finding]:
    """One finding a part, each as soon as it is known."""
    yield python()
    yield packages()
    yield variables()
    yield storage(settings.storage)
    yield from _model_and_index(settings)
    yield language_model(settings)
    yield chat_port(settings.host, settings.port)


def python() -> Finding:
    """The interpreter is one that the packages are made for."""
    found = ".".join(map(str, sys.version_info[:3]))
    if (3, 11) <= sys.version_info[:2] < MOST_PYTHON:
        return Finding(part="Python", state="ok", text=f"{found} ({sys.executable})")
    return Finding(part="Python", state="warn", text=f"{found}; made for 3.11 to 3.14, so install one of these")


def packages() -> Finding:
    """Everything that the project needs is installed in a version that it takes."""
    from packaging.requirements import Requirement

    try:
        needed = [Requirement(line) for line in requires("qiantang") or []]
    except PackageNotFoundError:
        return Finding(part="packages", state="warn", text="qiantang itself is not installed; run 'make setup'")
    wrong, count = [], 0
    for need in needed:
        if need.marker is not None and not need.marker.evaluate({"extra": ""}):
            continue
        count += 1
        try:
            found = version(need.name)
        except PackageNotFoundError:
            wrong.append(f"{need.name} is missing")
            continue
        if not need.specifier.contains(found, prereleases=True):
            wrong.append(f"{need.name} is {found}, not {need.specifier}")
    if wrong:
        return Finding(part="packages", state="bad", text=f"{'; '.join(wrong)}; run 'make setup'")
    return Finding(part="packages", state="ok", text=f"all {count} are there, in versions that fit")


def variables() -> Finding:
    """No variable that looks like a setting is misspelt, which would be as good as unset."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | OTHER_VARIABLES
    file = Settings.model_config.get("env_file")
    lines = dotenv_values(file) if isinstance(file, str | Path) else {}
    given = {*os.environ, *(name.upper() for name in lines)}
    unknown = sorted(name for name in given if name.startswith(PREFIX) and name not in known)
    if unknown:
        return Finding(part="settings", state="warn", text=f"{', '.join(unknown)}: no such setting; see .env.example")
    return Finding(part="settings", state="ok", text="every QIANTANG_ variable is known")


def storage(folder: Path) -> Finding:
    """The folder of the index can be written."""
    nearest = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as exc:
        text = f"{folder} cannot be written ({exc.strerror}); set QIANTANG_STORAGE to a folder that can"
        return Finding(part="storage", state="bad", text=text)
    return Finding(part="storage", state="ok", text=str(folder) if folder.exists() else f"{folder} will be made")


def embedding_model(embedding: "SentenceEmbedding") -> Finding:
    """The embedding model loads, and its weights are the published ones where it is the packaged one."""
    from index.packaged_model import PACKAGED

    begun = time.monotonic()
    try:
        rows = embedding.encode(["Hangzhou"])
    except ModelUnavailableError as exc:
        return Finding(part="embedding model", state="bad", text=f"{exc}; until then words alone are searched")
    checked = ", weights checked" if embedding.options.model == PACKAGED else ""
    took_s = time.monotonic() - begun
    text = f"{embedding.options.model}, {rows.shape[1]} dimensions, {embedding.dtype}{checked}, ready in {took_s:.0f} s"
    return Finding(part="embedding model", state="ok", text=text)


def index(settings: Settings, identity: str | None) -> Finding:
    """There is an index, it is whole, and it was built with the settings of now."""
    from index import generation as gen

    try:
        current = gen.current_id(settings.storage)
        if current is None:
            return Finding(part="index", state="warn", text=f"there is none in {settings.storage} yet; run 'qiantang ingest'")
        manifest = gen.read_manifest(gen.folder_of(settings.storage, current))
        if manifest is None:
            return Finding(part="index", state="bad", text=f"{current} is damaged; run 'qiantang ingest --rebuild'")
        gen.check_fits(manifest, settings.index_options(), identity=identity)
    except IndexMismatchError as exc:
        return Finding(part="index", state="bad", text=str(exc))
    counts = f"{manifest.document_count:,} documents, {manifest.chunk_count:,} passages, {manifest.sentence_count:,} sentences"
    if manifest.model is None and manifest.chunk_count:
        return Finding(part="index", state="warn", text=f"{counts}, built without a model; run 'qiantang ingest' again")
    return Finding(part="index", state="ok", text=f"{counts} (generation {current}, of {manifest.created[:10]})")


def chat_port(host: str, port: int) -> Finding:
    """Nobody else listens where the chat would be served."""
    from app.serve import check_port

    try:
        check_port(host, port)
    except InputError as exc:
        return Finding(part="chat port", state="warn", text=str(exc))
    return Finding(part="chat port", state="ok", text=f"{host}:{port} is free")


def _model_and_index(settings: Settings) -> Iterator[Finding]:
    """The two belong together: an index is of use only with the model that it was built with."""
    identity: str | None = None
    try:
        from app.compose import make_embedding

        embedding = make_embedding(settings)
        found = embedding_model(embedding)
        identity = embedding.identity
    except ImportError as exc:
        found = Finding(part="embedding model", state="bad", text=f"a package cannot be imported ({exc}); run 'make setup'")
    yield found
    yield _guarded("index", lambda: index(settings, identity))


def _guarded(part: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except (QiantangError, ImportError) as exc:
        return Finding(part=part, state="bad", text=str(exc))
