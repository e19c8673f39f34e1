"""The language model → ok, warn or bad, in one line that says how to mend it: it is asked for a word, as an answer would be."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.finding import Finding, State
from app.settings import PREFIX, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from answer.generation.failure import Cause, Failure
    from answer.options import LanguageModelOptions

PART = "language model"
REACH_S = 10.0  # a language model that has not answered by then counts as too slow to be waited for here
ASKED = "Answer with the word yes."
TOKENS = 16
LEAST_ROOM_TOKENS = 400  # one passage with its frame
STATUS_REMEDIES = {
    401: "check OPENAI_API_KEY",
    402: "check the account that OPENAI_API_KEY belongs to",
    403: f"check OPENAI_API_KEY and whether it may use {PREFIX}LLM_MODEL",
    404: f"check {PREFIX}LLM_MODEL and OPENAI_BASE_URL, which mostly ends in /v1",
    429: "wait, or check the limits of the account",
}
MOVED = "set OPENAI_BASE_URL to the address that the server answers at itself: no redirect is followed with a key"
REMEDIES: "Mapping[Cause, str]" = {
    "name": "check the name in OPENAI_BASE_URL, and whether this machine reaches the network",
    "address": "check OPENAI_BASE_URL and OPENAI_API_KEY, and whether the server is running",
    "certificate": "use the name that the certificate is for; name the authority that signed it in SSL_CERT_FILE",
    "tls": "write http:// in OPENAI_BASE_URL if the server speaks no TLS, and check its port",
    "silence": f"see whether the server is busy, or allow more time in {PREFIX}LLM_FIRST_BYTE_TIMEOUT_S and {PREFIX}LLM_TIMEOUT_S",
    "output": "see the log of the server; what it sends is not what such a server sends",
    "would_not": "see the filter of the server, which lets not even a word through",
    "count": f"check {PREFIX}STORAGE, or name another file in {PREFIX}LLM_USAGE",
    "ours": "see the log, and report it",
}


def language_model(settings: Settings) -> Finding:
    """The endpoint answers and knows the model; or none is set, which is fine."""
    options = settings.answer_options().language_model
    if not options.is_set:
        return _unset(options)
    from answer.generation.client import LanguageModel
    from answer.generation.failure import Failure
    from answer.generation.progress import Progress
    from answer.generation.writing import room_for_passages

    room = room_for_passages(options)
    if room < LEAST_ROOM_TOKENS:
        return _finding(
            "bad",
            f"{options.model}: instructions and answer leave {max(0, room):,} of {options.context_tokens:,} tokens for passages, "
            f"so the extractive reader answers; raise {PREFIX}LLM_CONTEXT_TOKENS or lower {PREFIX}LLM_MAX_TOKENS",
        )
    brief = min(REACH_S, options.timeout_s)
    asked = LanguageModel(
        replace(options, timeout_s=brief, first_byte_timeout_s=min(brief, options.first_byte_timeout_s), max_tokens=TOKENS)
    )
    where = f"{options.model} at {options.host}"
    for item in asked.stream(ASKED, Progress()):
        if isinstance(item, Failure):
            return _broken(where, item, options)
    return _finding("ok", f"{where} answers; questions and passages are sent there")


def _unset(options: "LanguageModelOptions") -> Finding:
    if options.model:
        return _finding(
            "warn", f"{options.model} is set without OPENAI_API_KEY or OPENAI_BASE_URL, so it is not used; set one of them"
        )
    if options.base_url:
        return _finding("warn", f"OPENAI_BASE_URL is set without {PREFIX}LLM_MODEL, so it is not used; set the model's name")
    return _finding("ok", "none is set: the extractive reader answers, offline")


def _broken(where: str, failure: "Failure", options: "LanguageModelOptions") -> Finding:
    """One line on what is wrong; a model that only says nothing of use is there all the same."""
    from answer.generation.failure import EMPTY, NO_ANSWER

    if failure == EMPTY:  # it thought until the few tokens were spent
        return _finding("ok", f"{where} answers; questions and passages are sent there")
    if failure.cause == "limit":
        return _finding(
            "warn", f"{where}: {failure.reason}; until tomorrow the extractive reader answers. See {PREFIX}LLM_TOKENS_A_DAY"
        )
    remedy = _remedy(failure, can_stream_less=failure == NO_ANSWER and options.stream)
    names = _listed(options) if failure.status == 404 else []
    hint = f" (it lists {', '.join(names[:5])})" if names and options.model not in names else ""
    return _finding("bad", f"{where}: {failure.reason}{hint}; until then the extractive reader answers. To mend it, {remedy}")


def _remedy(failure: "Failure", *, can_stream_less: bool) -> str:
    if can_stream_less:
        return f"check OPENAI_BASE_URL, which mostly ends in /v1; or, if the server cannot stream, set {PREFIX}LLM_STREAM=False"
    if failure.status is None:
        return REMEDIES.get(failure.cause, REMEDIES["address"])
    if 300 <= failure.status < 400:
        return MOVED
    return STATUS_REMEDIES.get(failure.status, "see what the server says")


def _listed(options: "LanguageModelOptions") -> list[str]:
    """Names of the models that the server has; empty if it does not tell."""
    import httpx

    headers = {"Authorization": f"Bearer {options.api_key.get_secret_value()}"} if options.api_key else {}
    try:
        entries = httpx.get(f"{options.address}/models", headers=headers, timeout=options.connect_timeout_s).json()["data"]
        return [str(entry["id"]) for entry in entries]
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return []


def _finding(state: State, text: str) -> Finding:
    return Finding(part=PART, state=state, text=text)
