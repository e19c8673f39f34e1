"""The best sentence, and those nearly as good."""

import re
from collections.abc import Sequence

from answer.choosing.support import new_facts, says_the_same
from answer.features import Candidate
from answer.options import ReaderOptions
from answer.question import Asked

NEAR_SCORE = 1.5  # logits below the best within which another sentence is worth showing
# For one fact: the second is there because the best sentence is right in three of four cases, one of two in five of six.
FACT_SENTENCES = 2
# A sentence that goes on with a list that another began.
GOES_ON = re.compile(r"(?i)^(?:(?:the |some )?others?|another|further|more|additional|besides|in addition|likewise|also)\b")
LISTED = 2  # names or commas from which a sentence is part of a list


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
    return _whole_list(chosen, ranked, options) if asked.wants_list else chosen


def _whole_list(chosen: list[Candidate], ranked: Sequence[Candidate], options: ReaderOptions) -> list[Candidate]:
    """The sentences with those that their list begins in or goes on with: "Other firms include …" behind "The top three are …"."""
    found = list(chosen)
    for item in chosen:
        before, after = _beside(item, ranked)
        for other in (before if GOES_ON.match(item.text) else None, after if after and GOES_ON.match(after.text) else None):
            room = options.max_words - sum(len(one.text.split()) for one in found)
            if other is None or any(other is one for one in found) or not _is_listing(other):
                continue
            if len(found) < options.max_sentences and len(other.text.split()) <= room:
                at = next(at for at, one in enumerate(found) if one is item)
                found.insert(at if other is before else at + 1, other)
    return found


def _beside(item: Candidate, ranked: Sequence[Candidate]) -> tuple[Candidate | None, Candidate | None]:
    """The sentences before and behind it in its passage."""
    starts = [sentence.start for sentence in item.hit.sentences]
    at = starts.index(item.start)
    own = {one.start: one for one in ranked if one.hit is item.hit}
    before = own.get(starts[at - 1]) if at else None
    return before, own.get(starts[at + 1]) if at + 1 < len(starts) else None


def _is_listing(item: Candidate) -> bool:
    """True if the sentence names several things."""
    return len(item.statement.facts.names) >= LISTED or item.text.count(",") >= LISTED
