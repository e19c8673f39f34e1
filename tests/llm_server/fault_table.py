"""`python -m tests.llm_server.fault_table`: what a visitor sees of every fault of a language model's server, and after how long.

The documents that ship, the packaged embedding model, the real client, real sockets. A second table holds what `doctor` says.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from pydantic import SecretStr

from answer.engine import AnswerEngine
from answer.types import Answer
from app import compose
from app.doctor_model import language_model
from app.settings import Settings
from index.search import Index
from tests.llm_server.faults import FAULTS, Does, Status
from tests.llm_server.places import PLACES
from tests.llm_server.server import LlmServer, Model, Says, in_turn

REPOSITORY = Path(__file__).parents[2]
QUESTION = "How many invention patents did Hangzhou High-tech Zone hold by 2022?"
TRUE = "Hangzhou High-tech Zone held 24,148 invention patents by 2022 [1][2][3][4][5][6]."
TIMEOUT_S, SILENCE_S = 3.0, 0.8
WORDS = 9  # of the answer
MENDED: dict[str, Model] = {
    "none, for comparison": lambda request: Says(TRUE),
    "429 once, Retry-After 0.3": in_turn(Status(429, "0.3"), Says(TRUE)),
    "503 once": in_turn(Status(503), Says(TRUE)),
}


class Served:
    """A server with a model, as an address."""

    def __init__(self, model: Model) -> None:
        self.server = LlmServer(model)

    def __enter__(self) -> str:
        return self.server.__enter__().address

    def __exit__(self, *exc: object) -> None:
        self.server.__exit__(None, None, None)


def cases() -> Iterator[tuple[str, AbstractContextManager[str]]]:
    """Every fault by its name, as a context that gives an address."""
    for name, model in MENDED.items():
        yield name, Served(model)
    for name, place in PLACES.items():
        yield name, place.at()
    for name, fault in FAULTS.items():
        yield name, Served(lambda request, does=fault.does: Does(does))  # type: ignore[misc]


def settings_for(address: str, storage: Path) -> Settings:
    """Settings as a visitor's server has them, but for short time-outs."""
    return Settings(
        llm_model="test-model",
        openai_base_url=address,
        openai_api_key=SecretStr("sk-fault-table-1"),
        llm_timeout_s=TIMEOUT_S,
        llm_first_byte_timeout_s=SILENCE_S,
        llm_connect_timeout_s=SILENCE_S,
        storage=storage,
    )


def seen(index: Index, address: str, storage: Path) -> tuple[Answer, float]:
    """The answer and the seconds that it took."""
    engine = AnswerEngine(index, settings_for(address, storage).answer_options())
    engine.warm_up()
    begun = time.monotonic()
    answer = engine.ask(QUESTION)
    return answer, time.monotonic() - begun


def row(*cells: object) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def first_words(text: str) -> str:
    """The beginning of an answer."""
    words = text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


def main() -> None:
    """Prints both tables."""
    storage = Path(tempfile.mkdtemp())
    settings = Settings(storage=storage)
    embedding = compose.make_embedding(settings)
    over = compose.corpus_settings(settings, REPOSITORY / "corpus", embedding, lambda step: None)
    index = Index(over.index_options(), embedding)
    AnswerEngine(index, over.answer_options()).ask(QUESTION)  # whatever is loaded at the first question is loaded by now
    print(f'Asked: "{QUESTION}" Time-outs: {TIMEOUT_S:g} s in all, {SILENCE_S:g} s of silence.\n')
    print(row("fault", "status", "written by", "first words of the answer", "the line beside it", "after"))
    print(row("---", "---", "---", "---", "---", "---:"))
    doctor = []
    for name, place in cases():
        with place as address:
            answer, took_s = seen(index, address, storage)
            said = " ".join(notice.text for notice in answer.notices) or "–"
            print(row(name, answer.status, answer.engine, first_words(answer.answer), said, f"{took_s:.1f} s"), flush=True)
            if "doctor" in sys.argv:
                finding = language_model(settings_for(address, storage))
                doctor.append(row(name, finding.state, finding.text.replace(address.split("/")[2], "HOST")))
    if doctor:
        print("\n" + "\n".join([row("fault", "state", "what `qiantang doctor` says"), row("---", "---", "---"), *doctor]))


if __name__ == "__main__":
    main()
