"""What a trained model of support says where comparing decides nothing; left out where there is no such model."""

from collections.abc import Sequence

import numpy as np

from answer.deciding.modality import is_unsettled
from answer.deciding.topic import own_share
from answer.deciding.types import Decided, Supposed
from answer.features import Candidate
from answer.verifying import Judge, titled

SURE = 0.9  # probability from which its verdict decides: a wrong yes or no is worse than none
OWN = 0.3  # share of the topic's words that a sentence must have to be judged at all
READ = 3  # sentences that it judges
SUPPORTED, CONTRADICTED = 0, 1  # columns of its probabilities


def by_support(supposed: Supposed, candidates: Sequence[Candidate], judge: Judge) -> Decided | None:
    """Its surest verdict on the best sentences; None where it is not sure."""
    read = [
        item
        for item in candidates[:READ]
        if own_share(supposed, item.statement) >= OWN and not is_unsettled(supposed, item.statement)
    ]
    if not read:
        return None
    verdicts = judge.judge([(supposed.claim, titled(item)) for item in read])[:, [SUPPORTED, CONTRADICTED]]
    at, column = np.unravel_index(int(np.argmax(verdicts)), verdicts.shape)
    if verdicts[at, column] < SURE:
        return None
    return Decided(said="Yes" if column == SUPPORTED else "No", by=(read[int(at)],))
