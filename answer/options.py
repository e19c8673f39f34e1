"""What the answer layer is told; `app` builds these from the settings."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

OPENAI_ADDRESS = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderOptions:
    """How the extractive reader answers."""

    decline_below: float = 0.09  # confidence below which a question is declined
    max_sentences: int = 5
    max_words: int = 110  # of the sentences after the first
    read_chunks: int = 5  # best chunks whose sentences are candidates
    verified: int = 3  # best sentences whose short answers the support model checks; 0 leaves that out
    trained_chunks: int = 3  # of these, the best ones that the trained reader reads; 0 leaves it out


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModelOptions:
    """An OpenAI-compatible model; none unless `model` and one of address and key are set."""

    model: str | None = None
    base_url: str | None = None  # None: the provider that the key belongs to
    api_key: SecretStr | None = None
    temperature: float = 0.0
    timeout_s: float = 60.0  # for all that the model does for a question, tries included
    connect_timeout_s: float = 5.0
    first_byte_timeout_s: float = 30.0  # silence that is borne, before the first byte and between any two
    max_tokens: int = 800  # of the answer
    passages: int = 6  # chunks that are sent, at most
    context_tokens: int = 8000  # prompt and answer together; passages that do not fit are left out whole
    stream: bool = True  # False: for servers that cannot
    tokens_a_day: int = 0  # limit; 0: none
    usage_file: Path | None = None  # where the tokens of a day are counted; None: nowhere, so there is no limit

    @property
    def is_set(self) -> bool:
        """True if questions are to be answered by the model."""
        return bool(self.model and (self.base_url or self.api_key))

    @property
    def address(self) -> str:
        """Where the model is asked."""
        return (self.base_url or OPENAI_ADDRESS).rstrip("/")

    @property
    def host(self) -> str:
        """Host, and port if it is named, of the address; without user and password that an address may hold."""
        rest = self.address.partition("://")[2] or self.address
        return re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2] or rest


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOptions:
    """How questions are answered."""

    reader: ReaderOptions = field(default_factory=ReaderOptions)
    language_model: LanguageModelOptions = field(default_factory=LanguageModelOptions)
    max_question_chars: int = 2000
    looked_at: int = 10  # chunks that an answer lists
