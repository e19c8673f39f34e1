"""Examples nearest to a question come first."""

from answer.near_examples import nearest_examples

EXAMPLES = ("What was the GDP in 2021?", "How many bridges has the town?", "What was the output of the robot industry in 2016?")


def test_the_example_that_shares_most_words_comes_first() -> None:
    assert nearest_examples(EXAMPLES, "Who runs the Robot industry?") == (EXAMPLES[2], EXAMPLES[0], EXAMPLES[1])


def test_without_a_word_in_common_the_order_stays() -> None:
    assert nearest_examples(EXAMPLES, "Who is it?") == EXAMPLES
    assert nearest_examples((), "Who is it?") == ()
