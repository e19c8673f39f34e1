"""What the client raises → one line for a visitor. Told by the kind of the error, never by words in it."""

import email.utils
import json
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import replace

import httpx
import openai

from answer.generation.failure import BROKE_OFF, NO_ANSWER, TOO_LONG, UNREADABLE, Failure, lasting, silent_for

TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504, 529})  # statuses that another try may mend
SAID = {
    401: "its server did not accept the key",
    402: "its server wants to be paid first",
    403: "its server does not allow this key to use it",
    404: "its server does not know the model, or the address is wrong",
    413: "its server takes no question of this length",
    429: "its server is asked too often just now",
}

UNUSABLE = Failure(cause="address", reason="its address or key is not one that can be used")


class TooMuchOutputError(httpx.TransportError):
    """The server sent more bytes than any answer has."""


def failure_of(exc: BaseException, *, connect_s: float, silent_s: float) -> Failure | None:
    """Why there is no answer; None if the error is none of the client's or the network's, and so a fault of ours.

    Args:
        connect_s: time-out of connecting, for the text.
        silent_s: time-out of each read, for the text.
    """
    if isinstance(exc, openai.APIStatusError):
        return _of_status(exc.response)
    causes = list(_causes(exc))
    if any(isinstance(cause, TooMuchOutputError) for cause in causes):
        return TOO_LONG
    if any(isinstance(cause, httpx.InvalidURL | httpx.UnsupportedProtocol | UnicodeEncodeError) for cause in causes):
        return UNUSABLE
    network = _of_network(causes, connect_s, silent_s)
    if network is not None:
        return network
    if any(isinstance(cause, UnicodeDecodeError) for cause in causes):
        return UNREADABLE
    if any(isinstance(cause, httpx.RemoteProtocolError | httpx.ReadError) for cause in causes):
        return BROKE_OFF
    if isinstance(exc, openai.APIError):  # also an error told in the middle of a stream
        return replace(NO_ANSWER, reason="its server reported an error in the middle of the answer")
    if isinstance(exc, openai.OpenAIError):
        return UNUSABLE
    # What a server sends that is no chat completion surfaces in the client as any of these.
    if isinstance(exc, json.JSONDecodeError | ValueError | TypeError | KeyError | IndexError | AttributeError | httpx.HTTPError):
        return NO_ANSWER
    return None


def _of_network(causes: list[BaseException], connect_s: float, silent_s: float) -> Failure | None:
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return Failure(cause="name", reason="the name of its server cannot be found")
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return Failure(cause="certificate", reason="the certificate of its server cannot be trusted")
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return Failure(cause="tls", reason="a secure connection to its server failed")
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return Failure(cause="address", reason="its server refuses the connection")
    if any(isinstance(cause, httpx.ConnectTimeout | httpx.PoolTimeout) for cause in causes):
        return Failure(cause="address", reason=f"its server could not be reached within {lasting(connect_s)}")
    if any(isinstance(cause, httpx.ConnectError | httpx.ProxyError) for cause in causes):
        return Failure(cause="address", reason="its server cannot be reached")
    if any(isinstance(cause, httpx.TimeoutException | openai.APITimeoutError) for cause in causes):
        return silent_for(silent_s)
    return None


def _of_status(response: httpx.Response) -> Failure:
    status = response.status_code
    usual = f"its server reported an error (status {status})" if status >= 500 else f"its server refused (status {status})"
    return Failure(
        cause="status",
        reason=SAID.get(status, usual),
        status=status,
        is_temporary=status in TEMPORARY,
        retry_after_s=retry_after_s(response.headers),
    )


def retry_after_s(headers: httpx.Headers) -> float | None:
    """Seconds that the server asks to wait, of `retry-after-ms` or `retry-after` (seconds or a date); None if it does not say."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers.get(name, "")) * unit)
        except ValueError:
            continue
    parsed = email.utils.parsedate_tz(headers.get("retry-after", ""))
    return None if parsed is None else max(0.0, email.utils.mktime_tz(parsed) - time.time())


def _causes(exc: BaseException) -> Iterator[BaseException]:
    """The error and what it came from, each once."""
    seen: set[int] = set()
    found: BaseException | None = exc
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__ or found.__context__
