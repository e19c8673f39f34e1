"""What is read back from the records."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from answer.from_json import answer_from_json
from answer.types import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a visitor said of an answer."""

    is_helpful: bool | None  # None: only a remark
    remark: str
    given: datetime  # UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it was asked, for staff. It does not tell whose it was, nor the address of the conversation."""

    number: int  # of the turn in the records
    question: str
    standalone: str  # as understood with the turns before
    status: str  # "answered" | "declined"
    reason: str | None  # of a refusal
    confidence: float
    at: datetime  # UTC
    feedback: Feedback | None
    answer_json: str = field(repr=False)

    @property
    def answer(self) -> Answer:
        """The answer as it was given.

        Raises:
            ValueError: it is not in a form that this version reads.
        """
        return answer_from_json(json.loads(self.answer_json))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A row for an evaluation set, in the making; it stays until someone removes it."""

    number: int
    made: datetime  # UTC
    row: Mapping[str, Any]  # as a line of questions.jsonl has it


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptJob:
    """A long job that ended."""

    kind: str
    title: str
    state: str  # "done" | "stopped" | "failed"
    started: datetime  # UTC
    ended: datetime  # UTC
    error: str  # one line; empty unless it failed
