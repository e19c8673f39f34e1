"""Where a run comes from: commit, machine, corpus."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent


def commit(folder: Path = PROJECT) -> str | None:
    """The commit that is checked out, with "+changes" where tracked files differ; None outside of a repository."""
    head = _git(folder, "rev-parse", "HEAD")
    if not head:
        return None
    return f"{head}+changes" if _git(folder, "status", "--porcelain", "--untracked-files=no") else head


def machine() -> dict[str, Any]:
    """What times depend on: system, processor count, Python."""
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cpu_count": os.cpu_count(),
        "python": platform.python_version(),
    }


def corpus_sha(documents: Mapping[str, str]) -> str:
    """SHA-256 (hex) of ids and texts, whatever their order."""
    digest = hashlib.sha256()
    for document in sorted(documents):
        for part in (document, documents[document]):
            raw = part.encode("utf-8", "surrogatepass")
            digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()


def _git(folder: Path, *args: str) -> str | None:
    try:
        done = subprocess.run(["git", *args], cwd=folder, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
