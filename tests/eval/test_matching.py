"""The answer key: what counts as the same, and what is only near."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.folding import fold
from eval.matching import accepts, named_count, occurs, polarity_of
from eval.rows import Question

WORDS = st.text(string.ascii_lowercase, min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("accepted", "text"),
    [
        ("RMB490.5bn", "It came to RMB 490.5 billion in 2021."),
        ("490.5 billion yuan", "It came to RMB490.5bn, a record."),
        ("RMB 490.5 billion", "490.5 billion yuan"),
        ("490.5 billion", "RMB490.5bn"),
        ("490,500 million", "RMB490.5bn"),
        ("490.5", "It was 490.5 billion."),
        ("27.1 per cent", "a share of 27.1%"),
        ("27.1%", "a share of 27.1 percent of GDP"),
        ("27.1", "a share of 27.1%"),
        ("4,200", "There are 4200 firms."),
        ("4200", "There are 4,200, all told."),
        ("2018", "since 2018."),
        ("2018", "2018-2020"),
        ("2018", "on 2018.10.22"),
        ("25.0%", "25%"),
        ("twelve", "12 cities"),
        ("3", "three of them"),
        ("hikvision", "HIKVISION's cameras"),
        ("“Visual Intelligence Valley”", "China's visual  intelligence\nvalley"),
        ("Co., Ltd.", "Zhejiang Supcon Information Co.,Ltd., a firm"),
        ("U.S.", "in the US"),
        ("e-commerce", "ecommerce"),
        ("ecommerce", "cross-border e-commerce"),
        ("fire fighting", "fire-fighting"),
        ("firefighting", "fire-fighting"),
        ("No. 1 Project", "the 'No 1' project"),
        ("杭州", "在杭州市"),
        ("Hōryū-ji", "HŌRYŪ-JI"),
    ],
)
def test_same_but_for_form(accepted: str, text: str) -> None:
    assert occurs(accepted, text)


@pytest.mark.parametrize(
    ("accepted", "text"),
    [
        ("490.5", "1490.5"),
        ("490.5 billion", "1490.5 billion"),
        ("490.5 billion", "490.5 million"),
        ("490.5 billion", "490.55 billion"),
        ("490.5 yuan", "490.5 billion yuan"),
        ("RMB490.5", "RMB490.5bn"),
        ("490.5 billion yuan", "490.5 billion dollars"),
        ("490.5 billion yuan", "490.5 billion"),
        ("7.1%", "27.1%"),
        ("27.1%", "7.1%"),
        ("27%", "27.1%"),
        ("27.1%", "27.1"),
        ("27.1%", "27.1 percentage points"),
        ("1%", "27.1%"),
        ("5%", "-5%"),
        ("2018", "20180"),
        ("2018", "12018"),
        ("201", "2018"),
        ("200", "4,200"),
        ("4,200", "14,200"),
        ("4", "4.2"),
        ("5", "5G"),
        ("20", "the 20th"),
        ("5", "5m"),
        ("12", "12.5x"),
        ("1", "one of them"),
        ("Hang", "Hangzhou"),
        ("art", "the cart"),
        ("Li Hua", "Hua Li"),
        ("not found", "found"),
        ("?", "?"),
        ("", "anything"),
        ("x", ""),
    ],
)
def test_near_but_not_the_same(accepted: str, text: str) -> None:
    assert not occurs(accepted, text)


@given(value=st.decimals(min_value="0.1", max_value="99999", places=1))
def test_ways_to_write_an_amount_are_all_the_same(value: object) -> None:
    forms = [f"RMB{value}bn", f"RMB {value} billion", f"{value} billion yuan", f"{value}bn yuan", f"¥{value}bn"]
    assert all(occurs(a, f"it was {b}, they say") for a in forms for b in forms)


@given(number=st.integers(0, 10**9))
def test_thousands_marks_make_no_difference(number: int) -> None:
    assert occurs(str(number), f"about {number:,}.") and occurs(f"{number:,}", f"({number})")


@given(a=st.integers(0, 10**6), b=st.integers(0, 10**6))
def test_a_number_occurs_in_another_only_if_equal(a: int, b: int) -> None:
    assert occurs(f"{a}", f"x {b} y") == (a == b)
    assert occurs(f"{a} per cent", f"x {b:,}% y") == (a == b)


@given(before=st.lists(WORDS), words=st.lists(WORDS, min_size=1), after=st.lists(WORDS))
def test_words_occur_wherever_they_stand(before: list[str], words: list[str], after: list[str]) -> None:
    assert occurs(" ".join(words).upper(), ", ".join([*before, " ".join(words), *after]) + ".")


@given(word=WORDS, glued=WORDS)
def test_a_word_does_not_occur_inside_a_longer_one(word: str, glued: str) -> None:
    assert not occurs(word, word + "q" + glued)


@given(st.text(), st.text())
def test_any_text_can_be_folded(accepted: str, text: str) -> None:
    assert isinstance(occurs(accepted, text), bool)


@given(st.text())
def test_a_text_occurs_in_itself_unless_nothing_is_left_of_it(text: str) -> None:
    assert occurs(text, text) == bool(fold(text))


@pytest.mark.parametrize(
    ("short_answer", "polarity"),
    [
        ("Yes", "yes"),
        ("no.", "no"),
        ("**No**", "no"),
        ("Yes, since 2018", "yes"),
        ("No – it fell", "no"),
        ("No. It fell", "no"),
        ("No. 1 Project", None),
        ("no 1", None),
        ("No later than 2020", None),
        ("Yesterday", None),
        ("nobody", None),
        ("It did: yes", None),
        ("", None),
        (None, None),
    ],
)
def test_polarity_is_read_from_the_start_of_the_short_answer(short_answer: str | None, polarity: str | None) -> None:
    assert polarity_of(short_answer) == polarity


def question(**key: object) -> Question:
    return Question(id="q", question="?", **key)  # type: ignore[arg-type]


def test_yes_or_no_is_judged_on_the_short_answer_alone() -> None:
    row = question(polarity="no", answers=("No",))
    assert accepts(row, "No, it fell.", None) is False
    assert accepts(row, "Yes indeed.", "No") is True
    assert accepts(row, "No.", "Yes") is False


def test_enough_of_a_list_must_be_named_by_any_variant() -> None:
    row = question(answers_all=(("Lin'an", "Linan"), ("Qiantang",), ("Wulin",)), need=2, answers=("Hangzhou",))
    assert named_count(row, "Linan, once Lin’an") == 1
    assert accepts(row, "Hangzhou, once Linan", None) is False
    assert accepts(row, "Qiantang and later Lin'an", None) is True


def test_one_accepted_answer_will_do() -> None:
    row = question(answers=("London", "Los Angeles"))
    assert accepts(row, "It passed Los Angeles.", None) is True
    assert accepts(row, "It passed Los Altos.", None) is False


def test_a_row_without_a_key_can_not_be_judged() -> None:
    assert accepts(question(), "anything", "Yes") is None
