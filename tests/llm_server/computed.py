"""Three computed models: one copies, one says it truthfully in other words, one changes a fact in what the second says."""

import re
from collections.abc import Callable, Sequence

from ingest.sentences import sentence_spans
from tests.llm_server.paraphrases import HALVES, Paraphrase, read_paraphrases
from tests.llm_server.prompt_reading import Read, read_prompt
from tests.llm_server.server import Model, Request, Says

REFUSAL = "The documents do not say."
COPIED = 3  # sentences


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def copier(request: Request) -> Says:
    """The sentences of the passages that share most words with the question, as they stand."""
    read = read_prompt(request.prompt)
    asked = words(read.question)
    found = [
        (len(asked & words(text[start:end])) / (4 + len(words(text[start:end]))), number, text[start:end])
        for number, text in read.passages.items()
        for start, end in sentence_spans(text, text.index("\n") + 1, len(text))
    ]
    best = sorted(found, key=lambda item: -item[0])[:COPIED]
    return Says(" ".join(f"{text.rstrip('.')} [{number}]." for _, number, text in best) or REFUSAL, size=9)


def paraphraser(rows: Sequence[Paraphrase], *, changes: bool = False) -> Model:
    """The row whose evidence is among the passages and whose question is nearest; with `changes`, its changed sentence."""

    def model(request: Request) -> Says:
        read = read_prompt(request.prompt)
        asked = words(read.question)
        known = [(row, numbers) for row in rows if (numbers := _where(row, read))]
        if not known:
            return Says(REFUSAL)
        row, numbers = max(known, key=lambda item: len(asked & words(item[0].question)) / len(asked | words(item[0].question)))
        said = row.changed[1] if changes else row.sentence
        marks = "".join(f"[{number}]" for number in numbers)
        return Says(f"{said.rstrip('.')} {marks}.", size=9)

    return model


def _where(row: Paraphrase, read: Read) -> list[int]:
    """Numbers of the passages that hold the evidence, each once; empty if a piece is not there."""
    found = [next((number for number, text in read.passages.items() if quote in text), None) for quote in row.quotes]
    return [] if None in found else list(dict.fromkeys(number for number in found if number is not None))


def computed_models() -> dict[str, Callable[[], Model]]:
    """By name, as QIANTANG_LLM_MODEL names them: `paraphraser.dev`, `changer.report`, …"""
    made: dict[str, Callable[[], Model]] = {"copier": lambda: copier}
    for half in HALVES:
        made[f"paraphraser.{half}"] = lambda half=half: paraphraser(read_paraphrases(half))  # type: ignore[misc]
        made[f"changer.{half}"] = lambda half=half: paraphraser(read_paraphrases(half), changes=True)  # type: ignore[misc]
    return made
