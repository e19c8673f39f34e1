"""Which of the ranked sentences make the answer: the best, and others nearly as good that say something else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.features import Candidate
from answer.options import ReaderOptions
from answer.question import Asked
from answer.words import numbers
from ingest.words import stems

SAME_WORDS = 0.6  # Jaccard overlap from which two sentences with the same numbers say the same
SAME_WORDS_AND_FIGURES = 0.4  # and where the numbers that they share are two or more
NEAR_SCORE = 1.5  # logits below the best within which another sentence is worth showing
NEAR_SCORE_OVERVIEW = 6.0
FACT_SENTENCES = (
    2  # for one fact: the second is there because the best sentence is right in three of four cases, one of two in five of six
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A sentence of the answer and the spans that say it, the best first."""

    best: Candidate
    others: tuple[Candidate, ...] = ()  # say the same elsewhere


def choose(asked: Asked, ranked: Sequence[Candidate], options: ReaderOptions) -> tuple[Support, ...]:
    """The best sentence, and others nearly as good that say something else, as long as the answer stays short."""
    margin = NEAR_SCORE_OVERVIEW if asked.wants_overview else NEAR_SCORE
    most = options.max_sentences if asked.wants_overview or asked.wants_list else min(FACT_SENTENCES, options.max_sentences)
    chosen: list[Support] = [Support(best=ranked[0])]
    words = 0
    for candidate in ranked[1:]:
        twin = next((at for at, support in enumerate(chosen) if _says_the_same(support.best, candidate)), None)
        if twin is not None:
            chosen[twin] = replace(chosen[twin], others=(*chosen[twin].others, candidate))
            continue
        if candidate.score < ranked[0].score - margin:
            continue
        length = len(candidate.text.split())
        if len(chosen) >= most or words + length > options.max_words:
            continue
        words += length
        chosen.append(Support(best=candidate))
    return tuple(chosen)


def _says_the_same(one: Candidate, other: Candidate) -> bool:
    mine, theirs = set(stems(one.text)), set(stems(other.text))
    figures = numbers(one.text)
    if figures != numbers(other.text):
        return False
    overlap = len(mine & theirs) / max(1, len(mine | theirs))
    return overlap >= (SAME_WORDS_AND_FIGURES if len(figures) >= 2 else SAME_WORDS)
