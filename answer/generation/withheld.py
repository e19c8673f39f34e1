"""What a model writes that is shown nowhere: its instructions, the key, links, images and markup."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ingest.hidden import INVISIBLE

RUN_WORDS = 7  # so many words in a row of the instructions are no chance
KEY_CHARS = 8  # a shorter key is too common to be told from text
LINK = re.compile(
    r"""(?ix) \b[a-z][a-z0-9+.-]{1,20}:// | \b(?:javascript|data|mailto|vbscript|file|tel|blob):\S | \bwww\.\S
      | !?\[[^\]\n]*\][(\[] | </?[a-z!][^>\n]{0,300}>? | &lt;\s*[a-z/!] | (?<![\w@])//[a-z0-9-]+\.[a-z]{2}
        | \b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}[/?\#]\w
      | \b\d{1,3}(?:\.\d{1,3}){3}[:/]\S"""
)
FENCES = re.compile(r"<<\s*P[0-9a-f]{6,}|P[0-9a-f]{12,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """What must not appear in what a model wrote for one prompt."""

    instructions: str  # the prompt's own words, without passages and question
    secrets: tuple[str, ...] = ()

    def why(self, text: str) -> str | None:
        """What of it a text holds: "secret", "prompt" or "link"; None if nothing."""
        plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
        squeezed = re.sub(r"\s", "", plain)
        if any(secret in squeezed or secret[::-1] in squeezed for secret in self.secrets if len(secret) >= KEY_CHARS):
            return "secret"
        if FENCES.search(plain) or not _runs(self.instructions).isdisjoint(_word_runs(plain)):
            return "prompt"
        return "link" if LINK.search(plain) else None

    def cut(self, text: str) -> str:
        """The beginning of a text that is still being written, up to the first word that may be part of any of it."""
        words = text.split(" ")[:-1]  # the last one may go on
        while words and self.why(" ".join(words)) is not None:
            words.pop()
        kept = " ".join(words)
        return re.split(r"[<!\[&]|https?|www", kept)[0].rstrip()


@lru_cache(maxsize=64)
def _runs(instructions: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_word_runs(instructions))


def _word_runs(text: str) -> Iterable[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1))
