"""Where the words go that a language model makes its answers of."""

import ipaddress

from answer.options import LanguageModelOptions


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
