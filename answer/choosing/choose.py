"""Which of the sentences read make the answer: enough to answer all that is asked, and no more."""

from collections.abc import Sequence

from answer.choosing.conjuncts import conjuncts_of
from answer.choosing.covering import covering, is_one_thing
from answer.choosing.near import near
from answer.choosing.of_document import of_subject
from answer.choosing.overview import overview
from answer.choosing.support import Support, supported
from answer.features import Candidate
from answer.options import ReaderOptions
from answer.question import Asked
from answer.sought import sought_of


def choose(
    asked: Asked, ranked: Sequence[Candidate], options: ReaderOptions, further: Sequence[Candidate] = ()
) -> tuple[Support, ...]:
    """The sentences of the answer, in the order in which they are shown.

    Args:
        ranked: candidates, the one that answers first, the others best first; at least one.
        further: of the chunks behind, best first.
    """
    ranked = [ranked[0], *of_subject(asked, ranked[1:])]
    pool = sorted((*ranked, *of_subject(asked, further)), key=lambda item: -item.score)
    start = sides_of(asked, ranked[0], pool)[: options.max_sentences]
    if asked.wants_overview and sought_of(asked.text) is None:
        return supported(overview(asked, start, pool, sentences=options.max_sentences, words=options.max_words), ranked)
    if len(start) > 1:
        return supported(start, ranked)
    return supported(near(asked, ranked, options), ranked)


def sides_of(asked: Asked, best: Candidate, pool: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best sentence, and one for each thing that is asked about beside what it speaks of."""
    groups = [group for group in conjuncts_of(asked.statement) if not is_one_thing(asked.text, group, best)]
    conjuncts = [conjunct for group in groups for conjunct in group]
    return covering(asked, conjuncts, best, pool) if conjuncts else (best,)
