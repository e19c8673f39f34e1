import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.facts.annotate import annotate
from ingest.facts.codec import decode, encode
from ingest.facts.types import Facts

SENTENCES = [
    "",
    "Nothing here.",
    "In the first half of 2018, more than 4,000 firms in Ningbo did not earn RMB490.5bn, up 8.5 per cent, ahead of Suzhou.",
    "Between 3 and 5 per cent of the pupils won; the second-largest group lost since 1999.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_what_is_decoded_is_what_was_encoded(text):
    facts = annotate(text)
    assert decode(encode(facts)) == facts


def test_nothing_is_encoded_as_six_empty_lists():
    assert encode(Facts()) == "[[],[],[],[],[],[]]"


@given(st.text(max_size=80))
def test_any_text_comes_back(text):
    facts = annotate(text)
    assert decode(encode(facts)) == facts
