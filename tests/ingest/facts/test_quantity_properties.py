"""What holds for every quantity, whatever the notation and the text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.facts.quantities.find import find_quantities
from ingest.facts.types import Quantity

num2words = pytest.importorskip("num2words").num2words

SENTENCES = [
    "Output rose 8.5 per cent to RMB490.5bn, more than 4,200 new firms were set up and 44 of them export goods.",
    "They won 3–1 (7-3-2) on 5 May, 10:30; COVID-19, $1.2 million and $(3,400), respectively; five to ten people.",
    "Between 3 and 5 per cent, tens of thousands of visitors, half of the 12,000 patents, two-thirds, twice as many.",
]


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, f"{text!r}: {found}"
    return found[0]


def yuan(hundred_millions: int) -> list[str]:
    """The same amount, a whole number of 0.1 billion yuan, in every notation."""
    billions = f"{hundred_millions / Decimal(10):f}"
    millions = f"{hundred_millions * 100:,}"
    plain = f"{hundred_millions * 10**8:,}"
    whole, rest = divmod(hundred_millions, 10)
    mixed = f"{whole} billion {rest * 100} million yuan" if whole and rest else f"{billions} billion yuan"
    return [
        f"RMB{billions}bn",
        f"RMB {billions} billion",
        f"{billions} billion yuan",
        f"{billions} billion RMB",
        f"{billions}bn yuan",
        f"CNY {billions}bn",
        f"¥{billions} billion",
        f"{millions} million yuan",
        f"RMB{millions}m",
        f"{plain} yuan",
        f"CNY{plain}",
        f"{billions} billion yuan (RMB)",
        f"{num2words(hundred_millions * 10**8)} yuan",
        mixed,
    ]


@given(st.integers(1, 99_999))
def test_an_amount_is_the_same_in_every_notation(amount: int) -> None:
    for text in yuan(amount):
        found = only(f"The output was {text}.")
        assert (found.kind, found.unit, found.value) == ("money", "CNY", amount * Decimal(10) ** 8), text


@given(st.integers(1, 999_999))
def test_a_count_is_the_same_in_digits_and_in_words(count: int) -> None:
    texts = [f"{count} parks", f"{count:,} parks", f"{num2words(count)} parks", f"{num2words(count).replace(',', '')} large parks"]
    for text in texts:
        if count == 1 or 1900 < count < 2100:  # one park; and four digits may be a year
            continue
        found = only(f"The city has {text}.")
        assert (found.kind, found.unit, found.value) == ("count", "park", Decimal(count)), text


@given(st.decimals(0, 1000, places=1))
def test_per_cent_is_the_same_in_every_notation(share: Decimal) -> None:
    for text in (f"{share}%", f"{share} %", f"{share} per cent", f"{share} percent", f"{share} pct"):
        found = only(f"It accounts for {text} of output.")
        assert (found.kind, found.unit, found.value, found.step) == ("percent", "%", share, Decimal("0.1")), text


@given(st.integers(1, 10_000))
def test_a_change_of_unit_keeps_the_value(count: int) -> None:
    for one, other in (
        (f"{count:,} km", f"{count * 1000:,} metres"),
        (f"{count:,} hectares", f"{count * 15:,} mu"),
        (f"{count:,} hours", f"{count * 60:,} minutes"),
        (f"{count:,} MW", f"{count * 1000:,} kilowatts"),
        (f"{count:,} tonnes", f"{count * 1000:,} kg"),
        (f"{count:,} decades", f"{count * 10:,} years"),
    ):
        left, right = only(f"It is {one}."), only(f"It is {other}.")
        assert (left.kind, left.unit) == (right.kind, right.unit)
        assert left.value is not None
        assert right.value is not None
        assert abs(left.value - right.value) <= left.value * Decimal("1e-24")


@given(st.integers(10, 10**9), st.integers(0, 8), st.integers(1, 9))
def test_one_changed_digit_changes_the_value(number: int, place: int, shift: int) -> None:
    digits = list(str(number))
    at = place % len(digits)
    digits[at] = str((int(digits[at]) + shift) % 10)
    if digits[0] == "0":
        return
    other = int("".join(digits))
    assert only(f"It cost {number:,} yuan.").value != only(f"It cost {other:,} yuan.").value


def check(text: str) -> None:
    behind = 0
    for found in find_quantities(text):
        assert behind <= found.start < found.end <= len(text)
        behind = found.end
        assert found.low <= found.high
        assert found.value is None or found.low <= found.value <= found.high
        assert found.step > 0
        assert (found.value is None) == (found.hedge == "between")


@given(st.text())
def test_no_text_raises(text: str) -> None:
    check(text)


PIECES = st.sampled_from(
    "12 3.5 1,234 490.5bn 2½ 3/4 - – — ( ) % $ US$ RMB £ ° . , ; : / and or to from of in between more than about up nearly three"
    " hundred million half a an one twice times doubled people firms metres km square feet years old per hour rose fell by"
    " number patents reached \0 İ ² aged 2019 No. 5G the several dozens thousands 0 00 7-3-2 10:30 -fold + ~ “ ” '"
    " ’s U.S. degrees F pounds cents".split()
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=25))
def test_no_heap_of_numerals_raises(pieces: list[tuple[str, str]]) -> None:
    check("".join(piece + space for piece, space in pieces))


@given(st.sampled_from(SENTENCES), st.lists(st.tuples(st.integers(-5, 120), st.integers(-5, 120)), max_size=3))
def test_nothing_is_read_from_what_is_taken(text: str, taken: list[tuple[int, int]]) -> None:
    held = set()
    for start, end in taken:
        held |= set(range(max(start, 0), min(end, len(text))))
    for found in find_quantities(text, taken):
        digits = {at for at in range(found.start, found.end) if text[at].isdigit()}
        assert not digits & held


@given(st.sampled_from(SENTENCES), st.integers(0, 120))
def test_cut_sentences_are_read_without_complaint(text: str, cut: int) -> None:
    check(text[:cut])
    check(text[cut:])


@pytest.mark.parametrize(
    "text", ["9" * 5000, "1," * 3000, "-" * 3000 + "1", "1 000 " * 2000, "two hundred and " * 800, "(" * 2000 + "5"]
)
@pytest.mark.timeout(10)
def test_silly_input_takes_no_long_time(text: str) -> None:
    check(text)
