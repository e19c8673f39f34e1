"""The language model: a prompt in, text out, or one line on why not."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.options import LanguageModelOptions

if TYPE_CHECKING:
    from llama_index.llms.openai_like import OpenAILike

NO_KEY = "none"  # local servers want no key, the client wants one


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why the model gave no text: an expected outcome, not an exception."""

    reason: str  # one line for a visitor


class LanguageModel:
    """An OpenAI-compatible chat model, asked once a question; the client is made at the first call."""

    def __init__(self, options: LanguageModelOptions) -> None:
        self._options = options
        self._client: OpenAILike | None = None

    @property
    def name(self) -> str:
        """The model's name as it was set."""
        return self._options.model or ""

    def complete(self, prompt: str) -> str | Failure:
        """What the model writes for the prompt, or why it did not."""
        import httpx
        import openai
        from llama_index.core.llms import ChatMessage

        try:
            response = self._made().chat([ChatMessage(role="user", content=prompt)])
        except openai.APIStatusError as exc:
            return Failure(reason=f"the language model's server answered {exc.status_code} ({_first_line(exc)})")
        except openai.APITimeoutError:
            return Failure(reason=f"the language model did not answer within {self._options.timeout_s:g} seconds")
        except openai.APIConnectionError as exc:
            return Failure(reason=f"the language model cannot be reached ({_first_line(exc.__cause__ or exc)})")
        except (openai.OpenAIError, httpx.HTTPError, ValueError, TypeError, KeyError, IndexError, AttributeError) as exc:
            # What a server sends that is no chat completion surfaces in the client as any of these.
            return Failure(reason=f"the language model's answer could not be read ({type(exc).__name__})")
        text = (response.message.content or "").strip()
        return text or Failure(reason="the language model's answer was empty")

    def _made(self) -> "OpenAILike":
        if self._client is None:
            from llama_index.llms.openai_like import OpenAILike

            options = self._options
            self._client = OpenAILike(
                model=self.name,
                api_base=options.base_url,
                api_key=options.api_key or NO_KEY,
                temperature=options.temperature,
                max_tokens=options.max_tokens,
                timeout=options.timeout_s,
                max_retries=0,  # it would retry by itself and outlast the time-out
                is_chat_model=True,
                context_window=128_000,
            )
        return self._client


def _first_line(error: BaseException) -> str:
    text = next(iter(str(error).splitlines()), "") or type(error).__name__
    return text if len(text) <= 160 else f"{text[:157]}…"
