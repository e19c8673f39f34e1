"""What the parts of the chat page share while it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from answer.near_examples import nearest_examples
from app.pages.ask.conversation import Conversation
from app.settings import Settings
from ingest.document import SourceDocument

if TYPE_CHECKING:
    from app.preload import Preload
    from app.records import Records

EXAMPLES_AT_START = 6
EXAMPLES_AFTER_REFUSAL = 3

Documents = Mapping[str, SourceDocument]


class Asking(Protocol):
    """Asks a question; `again`: in the place of the last one."""

    def __call__(self, question: str, *, again: bool = False) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One drawing of the page."""

    talk: Conversation
    documents: Documents
    loading: "Preload"
    kept: "Records | None"  # None: nothing is kept, so there is nobody to give feedback to
    settings: Settings
    ask: Asking

    def find_examples(self, count: int) -> None:
        """Sets the conversation's examples, once the model is there that they are tried on."""
        if not self.talk.examples and self.loading.is_ready:
            self.talk.examples = tuple(self.loading.engine().examples(count))

    @property
    def first_examples(self) -> tuple[str, ...]:
        """Questions to start from."""
        return self.talk.examples[:EXAMPLES_AT_START]

    def examples_after(self, question: str) -> tuple[str, ...]:
        """Questions that can be answered in the place of one that was not."""
        return nearest_examples(self.talk.examples, question)[:EXAMPLES_AFTER_REFUSAL]

    def ask_example(self, offered: tuple[str, ...], at: object) -> None:
        """Ask one of the questions that were offered; nothing if there is none at this place."""
        if isinstance(at, int) and not isinstance(at, bool) and 0 <= at < len(offered):
            self.ask(offered[at])
