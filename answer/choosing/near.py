"""The best sentence, and those nearly as good."""

from collections.abc import Sequence

from answer.choosing.support import new_facts, says_the_same
from answer.features import Candidate
from answer.options import ReaderOptions
from answer.question import Asked

NEAR_SCORE = 1.5  # logits below the best within which another sentence is worth showing
# For one fact: the second is there because the best sentence is right in three of four cases, one of two in five of six.
FACT_SENTENCES = 2


def near(asked: Asked, ranked: Sequence[Candidate], options: ReaderOptions) -> list[Candidate]:
    """The best sentence, and others nearly as good that say something else: one for a fact, more for a list."""
    most = options.max_sentences if asked.wants_list else min(FACT_SENTENCES, options.max_sentences)
    chosen = [ranked[0]]
    words = 0
    for candidate in ranked[1:]:
        length = len(candidate.text.split())
        if len(chosen) >= most or candidate.score < ranked[0].score - NEAR_SCORE:
            break
        # A list goes on with what it lacks; a second sentence of the same topic is no part of it.
        is_more = len(chosen) < FACT_SENTENCES or new_facts(asked, candidate, chosen) > 0
        if is_more and words + length <= options.max_words and not any(says_the_same(item, candidate) for item in chosen):
            words += length
            chosen.append(candidate)
    return chosen
