"""What `qiantang doctor` says of one part."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warn", "bad"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found of one part."""

    part: str
    state: State  # "warn": it works, but not all of it; "bad": broken
    text: str
