"""The HTTP client of the model: no redirects, and no more bytes than an answer has."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from answer.generation.failures import TooMuchOutputError

if TYPE_CHECKING:
    import httpx

BYTES_PER_TOKEN = 1000  # of a streamed answer: each token comes in an object of its own, some 300 bytes long
BYTES_AT_LEAST = 500_000


def guarded_client(max_tokens: int) -> "httpx.Client":
    """A client whose responses end in TooMuchOutputError once they are longer than any answer of so many tokens."""
    import httpx

    limit = BYTES_AT_LEAST + BYTES_PER_TOKEN * max_tokens

    class Guarded(httpx.SyncByteStream):
        """A response's bytes, counted."""

        def __init__(self, stream: httpx.SyncByteStream) -> None:
            self._stream = stream

        def __iter__(self) -> Iterator[bytes]:
            count = 0
            for chunk in self._stream:
                count += len(chunk)
                if count > limit:
                    raise TooMuchOutputError(f"more than {limit:,} bytes")
                yield chunk

        def close(self) -> None:
            self._stream.close()

    def guard(response: httpx.Response) -> None:
        if isinstance(response.stream, httpx.SyncByteStream):
            response.stream = Guarded(response.stream)

    # A redirect would send questions and passages to another host than the page names.
    return httpx.Client(follow_redirects=False, event_hooks={"response": [guard]})
