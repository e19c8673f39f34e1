"""A visitor's chat page over a scripted engine, run by Streamlit's own test harness."""

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from streamlit.testing.v1 import AppTest

from answer.types import Answer, Citation, CitedSentence, LookedAt
from app import preload
from app.pages.ask import page as ask
from app.pages.ask import turns as ask_turns
from app.pages.ask.conversation import Conversation
from app.pages.ask.scene import Scene
from app.records import records
from app.settings import read_settings
from ingest.document import About, SourceDocument
from tests.app.made import citation_in

SCRIPT = Path(__file__).parents[2] / "app" / "chat.py"

PLAN = SourceDocument(
    id="plan.md",
    text="# Plan\n\n<!-- ¶ 7 -->\nThe lake town added 42 billion yuan. It has 9 bridges.\n",
    media="markdown",
    about=About(title="The plan", source_title="A Plan", publisher="Town Office", published="2018-10-22", as_of="2018"),
)
NOTES = SourceDocument(id="notes.txt", text="The river is long.\n", media="plain", about=About(title="Notes", as_of="2021-H1"))
VALUE = "The lake town added 42 billion yuan."
BRIDGES = "It has 9 bridges."
EXAMPLES = ("How many bridges are there?", "How long is the river?")


def cited(quote: str, doc: SourceDocument = PLAN, locator: str | None = "¶ 7") -> Citation:
    return citation_in(doc, quote, locator=locator)


def answered(question: str, *sentences: CitedSentence, **more: Any) -> Answer:
    text = " ".join(sentence.text for sentence in sentences)
    return Answer(
        **{"question": question, "standalone_question": question, "status": "answered", "answer": text, "sentences": sentences}
        | more
    )


def declined(question: str, reason: str, text: str) -> Answer:
    looked_at = (LookedAt(document="notes.txt", start=0, end=18, quote=NOTES.text[:18], score=0.4),)
    return Answer(
        question=question, standalone_question=question, status="declined", reason=reason, answer=text, looked_at=looked_at
    )


ADDED = answered("How much was added?", CitedSentence(text=VALUE, citations=(cited(VALUE),)), short_answer="42 billion yuan")


class ScriptedEngine:
    """Answers what it was told to, and remembers what it was asked."""

    def __init__(self, answers: Sequence[Answer | Exception]) -> None:
        self.index = SimpleNamespace(documents={PLAN.id: PLAN, NOTES.id: NOTES})
        self._script = {answer.question: answer for answer in answers if isinstance(answer, Answer)}
        self._errors = [answer for answer in answers if isinstance(answer, Exception)]
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def examples(self, count: int) -> list[str]:
        return list(EXAMPLES[:count])

    def warm_up(self) -> None:
        pass

    def ask(self, question: str, *, history: Sequence[Answer] = ()) -> Answer:
        self.asked.append((question, tuple(turn.question for turn in history)))
        if self._errors:
            raise self._errors.pop()
        return self._script.get(question) or declined(question, "not_in_documents", "The documents do not say.")


class Chat:
    """A visitor's page; `address` is the query of the address it is opened at."""

    def __init__(self, engine: ScriptedEngine, address: Mapping[str, str] | None = None) -> None:
        self.engine = engine
        self.page = AppTest.from_file(str(SCRIPT), default_timeout=30)
        for name, value in (address or {}).items():
            self.page.query_params[name] = value
        self.page.run()

    @property
    def talk(self) -> Conversation:
        found: Conversation = self.page.session_state["conversation"]
        return found

    @property
    def address(self) -> dict[str, str]:
        """The query of the address as it is now."""
        return dict(self.page.query_params)

    def ask(self, question: str) -> None:
        self.page.chat_input[0].set_value(question).run()

    def click(self, turn: int, event: Mapping[str, Any]) -> None:
        """What the turn component sends when it is clicked; the harness has no clicks of components."""
        talk, loading, kept = self.talk, ready(self.engine), records(read_settings())
        documents = self.engine.index.documents
        scene = Scene(
            talk=talk,
            documents=documents,
            loading=loading,
            kept=kept,
            settings=read_settings(),
            ask=functools.partial(ask._ask, talk, loading, kept),
        )
        ask_turns.on_turn_event(scene, turn, talk.answers[turn], event)
        self.page.run()

    def shown(self, name: str) -> list[dict[str, Any]]:
        """What the components of that name were given, in the order of the page."""
        mounted = [element.proto for element in self.page.get("bidi_component")]
        return [json.loads(proto.json) for proto in mounted if proto.component_name == f"qiantang_{name}"]


def ready(engine: ScriptedEngine) -> preload.Preload:
    loading = preload.Preload(lambda: SimpleNamespace(engine=lambda: engine))  # type: ignore[arg-type, return-value]
    loading.start()
    loading.engine()
    return loading


OpenChat = Callable[..., Chat]
