"""A follow-up, or a question in another language → a question in English that stands alone, written by the model.

What it writes is taken only if every number and every name in it stands in the question or in the conversation; else the rules
do it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.generation.client import LanguageModel
from answer.generation.failure import Failure
from answer.generation.fence import fence_for
from answer.generation.progress import Progress
from answer.generation.thinking import Unthought
from answer.generation.visible import visible
from answer.generation.withheld import Forbidden
from answer.types import Answer
from ingest.words import stem
from prompts import Prompt, load_prompt

PROMPT = "contextualise.v1"
VARIABLES = ("question", "turns", "fence")
TURNS = 4  # that the model is shown
ANSWER_CHARS = 300  # of each
MAX_TOKENS = 120
MOST_CHARS = 400  # of a question; a longer one is no rewriting
NAME_OR_NUMBER = re.compile(r"\d[\d,.]*\d|\d|(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]+")
LABEL = re.compile(r"(?i)^(?:(?:the )?(?:last |rewritten |standalone )?question(?:, standing alone)?\s*:\s*)")


def rewritten(question: str, history: Sequence[Answer], model: LanguageModel, progress: Progress) -> str | Failure | None:
    """The question as it would be asked alone; None if what the model wrote is no such question; why, if it wrote nothing."""
    turns = [(turn.standalone_question, _short(turn.answer)) for turn in history[-TURNS:]]
    prompt = load_prompt(PROMPT, variables=VARIABLES)
    thoughts, pieces = Unthought(), []
    for item in model.stream(rendered(prompt, question, turns), progress, max_tokens=MAX_TOKENS):
        if isinstance(item, Failure):
            return item
        pieces.append(thoughts.feed(item))
        if sum(map(len, pieces)) > 2 * MOST_CHARS:
            return None
    found = LABEL.sub("", " ".join("".join([*pieces, thoughts.end()]).split())).strip("\"“”'` ")
    instructions = prompt.render(question="", turns=[], fence="")
    key = model.options.api_key
    forbidden = Forbidden(instructions=instructions, secrets=(key.get_secret_value(),) if key else ())
    said = " ".join([question, *(text for turn in turns for text in turn)])
    if not _is_question(found) or forbidden.why(found) is not None or not _stays_with(found, said, is_english=question.isascii()):
        return None
    progress.show(replace(progress.live, understood=found))
    return found


def rendered(prompt: Prompt, question: str, turns: Sequence[tuple[str, str]]) -> str:
    """The prompt as it is sent."""
    fence = fence_for([question, *(text for turn in turns for text in turn)])
    return prompt.render(question=question, turns=list(turns), fence=fence)


def _short(text: str) -> str:
    plain = " ".join(visible(text).text.split())
    return plain if len(plain) <= ANSWER_CHARS else f"{plain[: ANSWER_CHARS - 1]}…"


def _is_question(text: str) -> bool:
    return 8 <= len(text) <= MOST_CHARS and text.endswith("?") and text.count("?") <= 2 and len(text.split()) >= 3


def _stays_with(found: str, said: str, *, is_english: bool) -> bool:
    """True if it brings in no number, and no name where the two are in one language, that was not said before."""
    known = {stem(word) for word in re.findall(r"[\w’'-]+", said)}
    numbers = set(re.findall(r"\d+", said))
    for match in NAME_OR_NUMBER.finditer(found):
        if match.group()[0].isdigit():
            if not set(re.findall(r"\d+", match.group())) <= numbers:
                return False
        elif is_english and stem(match.group().removesuffix("'s").removesuffix("’s")) not in known:
            return False
    return True
