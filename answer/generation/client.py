"""The language model: a prompt in, text in pieces out, or one line on why not. Nothing of its libraries is imported before."""

import logging
import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.generation.daily_tokens import DailyTokens
from answer.generation.failure import BROKE_OFF, EMPTY, NO_ANSWER, UNEXPECTED, WOULD_NOT, Failure, silent_for
from answer.generation.progress import Progress
from answer.generation.tokens import estimated_tokens
from answer.options import LanguageModelOptions

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatResponse
    from llama_index.llms.openai_like import OpenAILike

NO_KEY = "none"  # local servers want no key, the client wants one
TRIES = 3
WAITS_S = (0.5, 1.5)  # before the second and the third try, where the server does not say
NOT_UNDERSTOOD = (400, 422)  # statuses of a server that does not know something it was sent
POLL_S = 0.05  # how often a stop is looked for while nothing comes

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Usage:
    """Tokens that the server counted."""

    tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """The server said that the answer is done."""

    why: str | None  # "stop", "length", "content_filter"; None if it did not say
    has_events: bool  # False: nothing came that is part of an answer


_Item = str | _Usage | _End | BaseException


class LanguageModel:
    """An OpenAI-compatible chat model; its client is made at the first call."""

    def __init__(self, options: LanguageModelOptions) -> None:
        self._options = options
        self._client: OpenAILike | None = None
        self._making = threading.Lock()
        self._counts = True  # whether the server is asked to count tokens; some refuse to be asked
        limited = options.tokens_a_day and options.usage_file
        self._daily = DailyTokens(options.usage_file, options.tokens_a_day) if limited and options.usage_file else None

    def __repr__(self) -> str:
        return f"LanguageModel({self.name!r} at {self.host!r})"

    @property
    def options(self) -> LanguageModelOptions:
        """As set."""
        return self._options

    @property
    def name(self) -> str:
        """The model's name as it was set."""
        return self._options.model or ""

    @property
    def host(self) -> str:
        """Where questions and passages are sent."""
        return self._options.host

    def warm_up(self) -> Failure | None:
        """Loads the libraries and makes the client; why that cannot be."""
        try:
            self._made()
        except Exception as exc:
            return self._failure_of(exc)
        return None

    def stream(self, prompt: str, progress: Progress, *, max_tokens: int | None = None) -> Iterator[str | Failure]:
        """What the model writes, piece by piece; a `Failure` as the last item if it comes to no end.

        Args:
            progress: holds the time-out that all calls for one question share, and can stop this one.
            max_tokens: of the answer; None: as set.
        """
        unusable = self.warm_up()  # before the clock starts: how long the libraries take to load is not the server's fault
        progress.begin(self._options.timeout_s)
        progress.failed = progress.failed or unusable
        if progress.failed is not None:
            yield progress.failed
            return
        most = max_tokens or self._options.max_tokens
        asked = estimated_tokens(prompt)
        refused = self._daily.reserve(asked + most) if self._daily else None
        if refused is not None:
            progress.failed = refused
            yield refused
            return
        spent = _Spent(asked=asked)
        try:
            for item in self._tries(prompt, progress, most, spent):
                if isinstance(item, Failure) and not progress.is_stopped:
                    progress.failed = item
                yield item
        finally:
            if self._daily is not None:
                self._daily.settle(reserved=asked + most, used=spent.tokens)

    def _tries(self, prompt: str, progress: Progress, most: int, spent: "_Spent") -> Iterator[str | Failure]:
        """One try after another while the failure is temporary, nothing has come yet and the wait fits into the time-out."""
        for at in range(TRIES):
            failure: Failure | None = None
            came = False
            for item in self._one_try(prompt, progress, most, spent):
                if isinstance(item, Failure):
                    failure = item
                    break
                came = True
                yield item
            if failure is None:
                return
            if failure.status in NOT_UNDERSTOOD and self._counts and self._options.stream:
                self._counts = False
                continue
            wait_s = WAITS_S[min(at, len(WAITS_S) - 1)] if failure.retry_after_s is None else failure.retry_after_s
            if came or not failure.is_temporary or at == TRIES - 1 or wait_s >= progress.left_s:
                yield failure
                return
            progress.wait(wait_s)
            if progress.over is not None:
                yield progress.over
                return

    def _one_try(self, prompt: str, progress: Progress, most: int, spent: "_Spent") -> Iterator[str | Failure]:
        """The pieces of one call, which runs in a thread of its own: not even a name look-up outlasts the time-out."""
        inbox: queue.SimpleQueue[_Item] = queue.SimpleQueue()
        given_up = threading.Event()
        read_s = max(0.1, min(self._options.first_byte_timeout_s, progress.left_s))
        work = (prompt, most, read_s, inbox, given_up)
        threading.Thread(target=self._call, args=work, name="language model", daemon=True).start()
        silent_since, text_count = time.monotonic(), 0
        spent.called()
        try:
            while True:
                if progress.over is not None:
                    yield progress.over
                    return
                try:
                    item = inbox.get(timeout=max(0.001, min(POLL_S, progress.left_s)))
                except queue.Empty:
                    # A little later than the socket's own time-out, which knows better what is the matter.
                    if time.monotonic() - silent_since > self._options.first_byte_timeout_s + 1.0:
                        yield silent_for(self._options.first_byte_timeout_s)
                        return
                    continue
                silent_since = time.monotonic()
                if isinstance(item, str):  # an empty one is a sign of life: a model that thinks sends them
                    if item:
                        text_count += 1
                        spent.wrote(item)
                        yield item
                elif isinstance(item, _Usage):
                    spent.counted(item.tokens)
                else:
                    yield from self._ended(item, text_count, progress, spent)
                    return
        finally:
            given_up.set()

    def _ended(self, item: _End | BaseException, texts: int, progress: Progress, spent: "_Spent") -> Iterator[Failure]:
        """Why the answer is none, if it is none."""
        if isinstance(item, BaseException):
            found = self._failure_of(item)
            if found.status is not None or texts == 0:
                spent.refused()
            _log.info("the language model failed: %s (%s)", found.reason, type(item).__name__)
            yield progress.over or found
        elif not item.has_events:
            yield NO_ANSWER
        elif item.why == "content_filter":
            yield WOULD_NOT
        elif item.why is None and texts:
            yield BROKE_OFF
        elif not texts:
            yield EMPTY
        else:
            progress.is_cut = item.why == "length"

    def _call(self, prompt: str, most: int, read_s: float, inbox: "queue.SimpleQueue[_Item]", given_up: threading.Event) -> None:
        """Asks, and puts what comes into the inbox; at the end why it ended."""
        try:
            import httpx
            from llama_index.core.base.llms.types import ChatMessage

            timeout = httpx.Timeout(read_s, connect=min(read_s, self._options.connect_timeout_s))
            message = ChatMessage(role="user", content=prompt)
            given = {"max_tokens": most, "timeout": timeout}
            counting = {"stream_options": {"include_usage": True}} if self._counts else {}
            client = self._made()
            why: str | None = None
            count = 1
            if not self._options.stream:
                response = client.chat([message], **given)
                inbox.put(str(response.message.content or ""))
                why = self._passed_on(response, inbox) or "stop"
            else:
                count = 0
                for response in client.stream_chat([message], **given, **counting):
                    if given_up.is_set():
                        return
                    count += 1
                    inbox.put(response.delta or "")
                    why = self._passed_on(response, inbox) or why
            inbox.put(_End(why=why, has_events=count > 0))
        except BaseException as exc:  # whatever it is, the thread that waits has to hear of it
            inbox.put(exc)

    def _failure_of(self, exc: BaseException) -> Failure:
        from answer.generation.failures import failure_of

        options = self._options
        found = failure_of(exc, connect_s=options.connect_timeout_s, silent_s=options.first_byte_timeout_s)
        if found is None:
            _log.error("the language model failed in a way that is not known", exc_info=exc)
        return found or UNEXPECTED

    @staticmethod
    def _passed_on(response: "ChatResponse", inbox: "queue.SimpleQueue[_Item]") -> str | None:
        """Puts what the server counted into the inbox; why the answer ended, if this response says so."""
        total = response.additional_kwargs.get("total_tokens")
        if isinstance(total, int) and total > 0:
            inbox.put(_Usage(tokens=total))
        choices = getattr(response.raw, "choices", None) or []
        return getattr(choices[0], "finish_reason", None) if choices else None

    def _made(self) -> "OpenAILike":
        with self._making:
            if self._client is None:
                import openai
                from llama_index.core.callbacks import CallbackManager
                from llama_index.llms.openai_like import OpenAILike

                from answer.generation.transport import guarded_client

                options = self._options
                asked = openai.OpenAI(
                    api_key=options.api_key.get_secret_value() if options.api_key else NO_KEY,
                    base_url=options.address,
                    max_retries=0,  # it would retry by itself and outlast the time-out
                    timeout=options.timeout_s,
                    http_client=guarded_client(options.max_tokens),
                )
                _ = asked.chat.completions  # imported where it is first named
                self._client = OpenAILike(  # the key stays in the client: this class would show it
                    model=self.name,
                    api_base=options.address,
                    api_key=NO_KEY,
                    temperature=options.temperature,
                    max_retries=0,
                    openai_client=asked,  # type: ignore[call-arg]
                    is_chat_model=True,
                    context_window=options.context_tokens,
                    callback_manager=CallbackManager([]),
                )
            return self._client


class _Spent:
    """Tokens of one question: as the server counted them, else estimated."""

    def __init__(self, *, asked: int) -> None:
        self._asked = asked
        self._before = 0  # of tries that are over
        self._text = ""
        self._counted: int | None = None
        self._is_called = False

    def called(self) -> None:
        """A try begins."""
        self._before = self.tokens
        self._text, self._counted, self._is_called = "", None, True

    def wrote(self, text: str) -> None:
        """The model wrote."""
        self._text += text

    def counted(self, tokens: int) -> None:
        """The server says how many this try took."""
        self._counted = tokens

    def refused(self) -> None:
        """The server did no work in this try."""
        self._is_called = self._is_called and bool(self._text)

    @property
    def tokens(self) -> int:
        """All tries together."""
        if not self._is_called:
            return self._before
        estimated = self._asked + (estimated_tokens(self._text) if self._text else 0)
        return self._before + (self._counted if self._counted is not None else estimated)
