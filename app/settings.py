"""All settings in one frozen object, read once at the entry points from the environment and `.env`."""

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from answer.checking.options import CheckOptions
from answer.options import AnswerOptions, LanguageModelOptions, ReaderOptions
from index.options import EmbeddingOptions, FusionOptions, IndexOptions
from index.packaged_model import PACKAGED
from ingest.errors import InputError
from ingest.options import ChunkOptions, ReadOptions

PREFIX = "QIANTANG_"
MASK = "*" * 10


class Settings(BaseSettings):
    """Every setting, its default, its unit. `.env.example` documents the same, and a test compares the two."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True, populate_by_name=True
    )

    storage: Path = Field(default=Path(".qiantang"), description="folder of the index")
    corpus: Path = Field(default=Path("corpus"), description="documents that 'ingest' and 'chat' read when no path is given")
    runs: Path = Field(default=Path("runs"), description="folder of the runs that 'eval' and the page Evaluate write")

    embed_model: str = Field(default=PACKAGED, description="the packaged model, a folder, or a name sentence-transformers can load")
    embed_dtype: Literal["auto", "float32", "bfloat16"] = Field(default="auto", description="number format of the embedding model")
    embed_query_prefix: str = Field(default="", description="what the model wants before a question, such as 'query: '")
    embed_text_prefix: str = Field(default="", description="what the model wants before a text, such as 'passage: '")

    chunk_window_tokens: int = Field(default=256, ge=64, le=8192, description="word pieces of a chunk with its headings, at most")
    chunk_merge_tokens: int = Field(default=128, ge=0, le=8192, description="short blocks are joined up to this many word pieces")

    max_file_mb: int = Field(default=64, ge=1, le=4096, description="larger files are refused, in MiB")
    max_pdf_pages: int = Field(default=3000, ge=1, le=100_000, description="longer PDFs are refused")
    read_timeout_s: float = Field(default=120.0, gt=0, le=3600, description="seconds that one PDF, Word or HTML file may take")

    weight_bm25: float = Field(default=0.4, ge=0, le=1, description="weight of word search in the fused score")
    weight_dense: float = Field(default=0.3, ge=0, le=1, description="weight of the chunk's cosine")
    weight_sentence: float = Field(default=0.3, ge=0, le=1, description="weight of its best sentence's cosine")

    decline_below: float = Field(default=0.09, ge=0, le=1, description="confidence below which a question is declined")
    max_question_chars: int = Field(default=2000, ge=10, le=100_000, description="longer questions are declined")

    check_with: Literal["rules", "model", "both"] = Field(default="both", description="what decides on a claim")
    max_check_chars: int = Field(default=100_000, ge=100, le=10_000_000, description="longer drafts are not checked")

    llm_model: str | None = Field(default=None, description="name of a language model; unset: the extractive reader answers")
    llm_temperature: float = Field(default=0.0, ge=0, le=2)
    llm_timeout_s: float = Field(default=60.0, gt=0, le=600, description="seconds for a whole answer, all tries included")
    llm_connect_timeout_s: float = Field(default=5.0, gt=0, le=60, description="seconds until a connection stands")
    llm_first_byte_timeout_s: float = Field(default=30.0, gt=0, le=600, description="seconds of silence that are borne")
    llm_max_tokens: int = Field(default=800, ge=16, le=32_000, description="of a model's answer")
    llm_passages: int = Field(default=6, ge=1, le=10, description="passages that are sent to the model, at most")
    llm_context_tokens: int = Field(default=8000, ge=500, le=1_000_000, description="prompt and answer together, at most")
    llm_tokens_a_day: int = Field(default=0, ge=0, description="limit of prompts and answers together; 0: none")
    llm_usage: Path | None = Field(default=None, description="file that counts the day's tokens; unset: in the storage folder")
    llm_stream: bool = Field(default=True, description="whether the answer is sent word by word")
    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY", description="key of the endpoint")
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL", description="address of the endpoint")

    host: str = Field(default="127.0.0.1", description="address that 'chat' serves on")
    port: int = Field(default=8501, ge=1, le=65535, description="port that 'chat' serves on")
    trusted: bool | Literal["auto"] = Field(
        default="auto", description="whether the pages for staff exist; auto: on loopback alone"
    )
    questions_a_minute: int = Field(default=20, ge=0, le=100_000, description="of one visitor; 0: no limit")
    max_upload_mb: int = Field(default=50, ge=1, le=4096, description="size of an upload in the browser, at most, in MiB")

    keep_days: int = Field(default=30, ge=0, le=36_500, description="days that conversations are kept; 0: nothing is")
    records_url: str | None = Field(default=None, description="database of the records; unset: SQLite in the storage folder")

    def index_options(self) -> IndexOptions:
        """What the index layer is told."""
        return IndexOptions(
            storage=self.storage,
            embedding=EmbeddingOptions(
                model=self.embed_model,
                dtype=self.embed_dtype,
                query_prefix=self.embed_query_prefix,
                text_prefix=self.embed_text_prefix,
            ),
            chunks=ChunkOptions(window_tokens=self.chunk_window_tokens, merge_tokens=self.chunk_merge_tokens),
            reading=ReadOptions(
                max_file_bytes=self.max_file_mb * 2**20, max_pages=self.max_pdf_pages, timeout_s=self.read_timeout_s
            ),
            fusion=FusionOptions(bm25=self.weight_bm25, dense=self.weight_dense, sentence=self.weight_sentence),
        )

    @property
    def usage_file(self) -> Path:
        """Where the tokens of a day are counted."""
        return self.llm_usage or self.storage / "language-model.sqlite3"

    def answer_options(self) -> AnswerOptions:
        """What the answer layer is told."""
        return AnswerOptions(
            reader=ReaderOptions(decline_below=self.decline_below),
            language_model=LanguageModelOptions(
                model=self.llm_model or None,
                base_url=self.openai_base_url or None,
                api_key=self.openai_api_key if self.openai_api_key and self.openai_api_key.get_secret_value() else None,
                temperature=self.llm_temperature,
                timeout_s=self.llm_timeout_s,
                connect_timeout_s=self.llm_connect_timeout_s,
                first_byte_timeout_s=self.llm_first_byte_timeout_s,
                max_tokens=self.llm_max_tokens,
                passages=self.llm_passages,
                context_tokens=self.llm_context_tokens,
                stream=self.llm_stream,
                tokens_a_day=self.llm_tokens_a_day,
                usage_file=self.usage_file,
            ),
            max_question_chars=self.max_question_chars,
        )

    @property
    def records_file(self) -> Path:
        """Where conversations are kept, unless `records_url` says otherwise."""
        return self.storage / "records.sqlite3"

    def check_options(self) -> CheckOptions:
        """What the check of claims is told."""
        return CheckOptions(uses=self.check_with, max_chars=self.max_check_chars)

    def describe(self) -> dict[str, str]:
        """Every setting as text, secrets masked, also those inside an address; heads logs and reports."""
        shown = {name: str(getattr(self, name)) for name in type(self).model_fields}
        addresses = {name: masked(shown[name]) for name in ("openai_base_url", "records_url")}
        return shown | addresses


def masked(url: str) -> str:
    """An address without the secrets in it, fit for a log."""
    return re.sub(r"(password=)[^&]*", rf"\1{MASK}", re.sub(r"(?<=//)[^/@]*@", f"{MASK}@", url), flags=re.IGNORECASE)


def read_settings(**given: object) -> Settings:
    """The settings from the environment and `.env`; `given`, where not None, goes before both.

    Raises:
        InputError: a value does not fit; the message names the variable and the value. Or `.env` is no text.
    """
    values = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**values)  # type: ignore[arg-type]
    except ValidationError as exc:
        first = exc.errors()[0]
        name = str(first["loc"][0])
        shown = name if name.isupper() else f"{PREFIX}{name.upper()}"
        raise InputError(f"the setting {shown} is {first['input']!r}: {first['msg'].lower()}; see .env.example") from exc
    except UnicodeDecodeError as exc:
        raise InputError(f".env is not UTF-8 (byte {exc.start}); save it as UTF-8, or remove it") from exc
