"""What the answer layer is told; `app` builds these from the settings."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderOptions:
    """How the extractive reader answers."""

    decline_below: float = 0.07  # confidence below which a question is declined
    max_sentences: int = 5
    max_words: int = 110  # of the sentences after the first
    read_chunks: int = 5  # best chunks whose sentences are candidates
    trained_chunks: int = 3  # of these, the best ones that the trained reader reads; 0 leaves it out


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModelOptions:
    """An OpenAI-compatible model; none unless `model` and one of address and key are set."""

    model: str | None = None
    base_url: str | None = None  # None: the provider that the key belongs to
    api_key: str | None = field(default=None, repr=False)
    temperature: float = 0.0
    timeout_s: float = 60.0  # for the whole answer, all tries included
    max_tokens: int = 800  # of the answer
    passages: int = 6  # chunks that are sent

    @property
    def is_set(self) -> bool:
        """True if questions are to be answered by the model."""
        return bool(self.model and (self.base_url or self.api_key))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOptions:
    """How questions are answered."""

    reader: ReaderOptions = field(default_factory=ReaderOptions)
    language_model: LanguageModelOptions = field(default_factory=LanguageModelOptions)
    max_question_chars: int = 2000
    looked_at: int = 10  # chunks that an answer lists
