"""An answer while a language model writes it, as the turn component shows it."""

from typing import Any

from answer.generation.progress import Live
from app.pages.ask.turn_data import waiting_data


def live_data(question: str, live: Live, *, is_loaded: bool) -> dict[str, Any]:
    """A question with what is written of its answer: each sentence says whether it is verified, not verified or being checked."""
    data = waiting_data(question, is_loaded=is_loaded)
    understood = live.understood if live.understood and live.understood.strip() != question.strip() else None
    written = [{"text": sentence.text, "state": sentence.state} for sentence in live.sentences]
    doing = live.doing if live.doing and is_loaded else data["waiting"]
    return {**data, "understood": understood, "waiting": doing, "writing": written}
