"""What holds of all ranks and of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from ingest.facts.polarity.find import find_directions, find_negations, is_denied
from ingest.facts.polarity.modality import modality
from ingest.facts.ranks.find import find_ranks
from ingest.facts.ranks.words import ordinal_value

PIECES = st.sampled_from(
    "the first 2nd twenty-first top ten No. 4 number one largest most least of in second only to Beijing , behind ahead"
    " not n't never no longer failed to"
    " unless but only last bottom 5 % fell up by made after ( ) “ ” ’s City may will would – tied with one of"
    " best-selling runner-up".split(" ")
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join)))
def test_no_text_raises_and_spans_lie_in_it(text: str) -> None:
    for fact in (*find_ranks(text), *find_directions(text), *(negations := find_negations(text))):
        assert 0 <= fact.start < fact.end <= len(text)
    for negation in negations:
        assert 0 <= negation.scope[0] <= negation.scope[1] <= len(text)
    assert is_denied((0, len(text)), negations) in (True, False)
    assert modality(text) in ("stated", "planned", "possible")


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_ranks_stand_in_order_and_do_not_overlap(text: str) -> None:
    ranks = find_ranks(text)
    assert all(a.end <= b.start for a, b in zip(ranks, ranks[1:], strict=False))
    assert all(1 <= rank.low <= rank.high for rank in ranks)


@pytest.mark.parametrize("number", range(1, 100))
def test_an_ordinal_in_words_is_the_ordinal_in_digits(number: int) -> None:
    words, digits = num2words(number, to="ordinal"), num2words(number, to="ordinal_num")
    assert ordinal_value(words) == ordinal_value(digits) == number
    for template in ("The town ranks {} in the country.", "the {} largest town", "It is in {} place."):
        (in_words,), (in_digits,) = find_ranks(template.format(words)), find_ranks(template.format(digits))
        assert (in_words.low, in_words.high, in_words.order) == (in_digits.low, in_digits.high, in_digits.order)


@pytest.mark.parametrize(
    "text", ["no " * 5000, "the first " * 5000, "second only to A, " * 3000, "x" * 50000, "one of the " * 3000, "not, and " * 3000]
)
@pytest.mark.timeout(20)
def test_long_texts_take_no_longer_than_their_length(text: str) -> None:
    find_ranks(text)
    find_negations(text)
    find_directions(text)
    modality(text)
