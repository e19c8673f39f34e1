import random

import pytest

from ingest.facts.annotate import annotate
from train.perturb import perturbed

OTHERS = annotate("Ningbo, Shanghai, Wenzhou and Berlin").names


@pytest.mark.parametrize("seed", range(20))
def test_a_changed_question_is_another_one_of_the_same_form(seed):
    question = "How many firms did Hangzhou have in 2015?"
    changed = perturbed(question, OTHERS, ["bridges", "new hospitals"], random.Random(seed))
    assert changed is not None and changed != question
    same = [word in changed for word in ("firms", "Hangzhou", "2015")]
    assert sorted(same) == [False, True, True]


def test_a_question_without_year_name_or_count_stays_out():
    assert perturbed("Why is that so?", OTHERS, ["bridges"], random.Random(1)) is None
