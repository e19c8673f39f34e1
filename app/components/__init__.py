"""The parts of a page that show text of documents, questions and models.

Streamlit's own elements read text as Markdown; these put it in as text nodes, can mark a span of it and scroll there. Each is a
script and a style sheet beside this file, sent inline: nothing is loaded from anywhere. A component gets `data` and sends
events; what an event says comes from a browser, so it only ever names something that the page itself put there.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent


def _read(*names: str) -> str:
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)


def _component(name: str, *parts: str, beneath: tuple[str, ...] = ()) -> Callable[..., Any]:
    """A component of that name; `parts` names scripts beside its own that it uses, `beneath` style sheets."""
    scripts = _read("shared.js", *(f"{part}.js" for part in parts), f"{name}.js")
    return st.components.v2.component(f"qiantang_{name}", js=scripts, css=_read("shared.css", *beneath, f"{name}.css"))


_turn = _component("turn", "quotes", "clipboard", "actions")
_document = _component("document", "clipboard")
_welcome = _component("welcome")
_draft = _component("draft")
_findings = _component("findings")
_cuts = _component("cuts", beneath=("document.css",))

Event = Mapping[str, Any]
OnEvent = Callable[[Event], None]


def turn(data: Mapping[str, Any], *, key: str, on_event: OnEvent) -> None:
    """A question with its answer.

    Events: `{"open": "citation" | "passage", "at": n}`, `{"ask": n}` (an example), `{"retry": true}`,
    `{"helpful": true | false | null}` and `{"remark": "…"}`.
    """
    _mount(_turn, data, key, on_event)


def document(data: Mapping[str, Any], *, key: str, on_event: OnEvent) -> None:
    """A whole document in a panel, one span marked; events `{"close": true}` and, of a finding, `{"source": n}`."""
    _mount(_document, data, key, on_event)


def welcome(data: Mapping[str, Any], *, key: str, on_event: OnEvent) -> None:
    """What the library holds and questions to start from; events `{"open": "document", "at": n}` and `{"ask": n}`."""
    _mount(_welcome, data, key, on_event)


def draft(data: Mapping[str, Any], *, key: str, on_event: OnEvent) -> None:
    """A draft with its sentences marked by verdict; event `{"sentence": n}`."""
    _mount(_draft, data, key, on_event)


def findings(data: Mapping[str, Any], *, key: str, on_event: OnEvent) -> None:
    """A table of verdicts; event `{"sentence": n}`."""
    _mount(_findings, data, key, on_event)


def cuts(data: Mapping[str, Any], *, key: str, on_event: OnEvent) -> None:
    """A document in a panel, as the passages and sentences that it was cut into; event `{"close": true}`."""
    _mount(_cuts, data, key, on_event)


def _mount(component: Callable[..., Any], data: Mapping[str, Any], key: str, on_event: OnEvent) -> None:
    def handle() -> None:
        event = st.session_state[key].get("event")
        if isinstance(event, Mapping):
            on_event(event)

    component(data=dict(data), key=key, on_event_change=handle)
