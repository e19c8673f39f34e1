"""A prompt as it was sent → its passages and its question, read as a model reads it."""

import re
from dataclasses import dataclass

PASSAGE = re.compile(r"\nPassage (\d+)\n<<(P[0-9a-f]+)\n(.*?)\n\2>>", re.DOTALL)
QUESTION = re.compile(r"\n(?:Question|Last question)\n<<(P[0-9a-f]+)\n(.*?)\n\1>>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What stands in a prompt."""

    passages: dict[int, str]  # number → source and text
    question: str


def read_prompt(prompt: str) -> Read:
    """The numbered passages and the question."""
    *_, found = QUESTION.finditer(prompt)  # the last: a document may hold what looks like one
    return Read(passages={int(number): text for number, _, text in PASSAGE.findall(prompt)}, question=found.group(2).strip())
