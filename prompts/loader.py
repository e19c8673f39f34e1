"""Template file → prompt, checked when it is loaded and not when a user asks."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import jinja2
import jinja2.meta

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A loaded template."""

    name: str  # "answer.v1"
    hash: str  # SHA-256 of the file, first 12 digits: goes into every answer
    template: jinja2.Template

    def render(self, **variables: object) -> str:
        """The prompt with its variables put in; a missing one raises jinja2.UndefinedError."""
        return self.template.render(**variables).strip() + "\n"


def load_prompt(name: str, *, variables: Collection[str], folder: Path = FOLDER) -> Prompt:
    """The prompt in `<folder>/<name>.jinja`.

    Args:
        name: with its version, "answer.v1".
        variables: what the caller will put in; must be exactly what the template asks for.
    Raises:
        ValueError: the template asks for other variables, or is not there.
    """
    path = folder / f"{name}.jinja"
    if not path.is_file():
        known = ", ".join(sorted(item.stem for item in folder.glob("*.jinja")))
        raise ValueError(f"there is no prompt {name!r} in {folder}; there are {known}")
    source = path.read_text(encoding="utf-8")
    # Plain text goes in and comes out: nothing here is HTML, so nothing is to be escaped.
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True)
    asked = jinja2.meta.find_undeclared_variables(environment.parse(source))
    if asked != set(variables):
        raise ValueError(f"the prompt {name!r} asks for {sorted(asked)}, but is given {sorted(variables)}")
    digest = hashlib.sha256(source.encode("utf-8")).hexdigest()[:12]
    return Prompt(name=name, hash=digest, template=environment.from_string(source))
