"""An answer while a language model writes it, as the turn component shows it; and where the words go that make it."""

import ipaddress
from typing import Any

from answer.generation.progress import Live
from answer.options import LanguageModelOptions
from app.pages.turn_data import waiting_data


def live_data(question: str, live: Live, *, is_loaded: bool) -> dict[str, Any]:
    """A question with what is written of its answer: each sentence says whether it is verified, not verified or being checked."""
    data = waiting_data(question, is_loaded=is_loaded)
    understood = live.understood if live.understood and live.understood.strip() != question.strip() else None
    written = [{"text": sentence.text, "state": sentence.state} for sentence in live.sentences]
    doing = live.doing if live.doing and is_loaded else data["waiting"]
    return {**data, "understood": understood, "waiting": doing, "writing": written}


def leaves_notice(options: LanguageModelOptions) -> str | None:
    """What a visitor must know before asking: that words leave the machine, and to where; None if no language model is set."""
    if not options.is_set:
        return None
    if _is_here(options.host):
        sent = f"are sent to the language model {options.model} at {options.host}, on this machine"
    else:
        sent = f"leave this machine: they are sent to the language model {options.model} at {options.host}"
    return f"Questions, and the passages found for them, {sent}. What it writes is checked here against those passages."


def _is_here(host: str) -> bool:
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    if name.rstrip(".").casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
