"""What holds of every comparison, whatever the texts."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from answer.comparing.clauses import clauses_of
from answer.comparing.coverage import coverage
from answer.comparing.exclusive import exclude, same_meaning
from answer.comparing.quantities import compare_quantities
from answer.comparing.slots import shared
from answer.comparing.statement import statement_of
from answer.comparing.statements import compare
from answer.comparing.wanted import wanted_of
from ingest.facts.annotate import annotate

settings.register_profile("facts", deadline=None)  # the first call of all loads tables
settings.load_profile("facts")
VALUES = st.integers(min_value=2, max_value=10**9)
FIGURES = st.sampled_from(
    ["{:,} patents", "RMB{}", "{} yuan", "{} per cent", "{} km", "more than {:,} firms", "nearly {:,} people"]
)


@given(VALUES, FIGURES)
def test_a_quantity_is_the_same_as_itself(value, form):
    quantity = annotate(f"It has {form.format(value)}.").quantities[0]
    assert compare_quantities(quantity, quantity).relation == "same"


@given(VALUES, st.integers(min_value=0, max_value=8), st.integers(min_value=1, max_value=9))
def test_one_changed_digit_never_matches(value, place, step):
    text = str(value)
    at = place % len(text)
    digit = (int(text[at]) + step) % 10
    changed = text[:at] + str(digit) + text[at + 1 :]
    if changed.startswith("0") or int(changed) < 2:
        return
    claimed, found = annotate(f"It has {value:,} patents.").quantities, annotate(f"It has {int(changed):,} patents.").quantities
    assert compare_quantities(claimed[0], found[0]).relation == "differs"


@given(VALUES)
def test_unit_and_scale_make_no_difference(value):
    claimed = annotate(f"Sales of {value} billion yuan").quantities[0]
    for form in (f"RMB{value}bn", f"CNY {value} billion", f"{value:,},000 million yuan", f"{value:,},000,000,000 yuan"):
        assert compare_quantities(claimed, annotate(f"Sales of {form}").quantities[0]).relation == "same", form


@given(VALUES, VALUES)
def test_numbers_of_different_things_are_never_compared(one, other):
    patents, firms = annotate(f"It has {one:,} patents.").quantities[0], annotate(f"It has {other:,} firms.").quantities[0]
    assert compare_quantities(patents, firms).relation == "not_comparable"


@example(2000)  # 1999 firms are no year
@given(st.integers(min_value=10, max_value=10**6))
def test_more_than_holds_the_number_and_a_quarter_above_it(value):
    claimed = annotate(f"more than {value} firms").quantities[0]
    for found, relation in ((value + 1, "finer"), (value * 5 // 4, "finer"), (value - 1, "differs")):
        assert compare_quantities(claimed, annotate(f"exactly {found} firms").quantities[0]).relation == relation


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_can_be_compared(claim, sentence):
    got = compare(statement_of(claim), statement_of(sentence))
    assert 0 <= got.shared <= 1
    assert all(claim[item.claimed_span[0] : item.claimed_span[1]] == item.claimed for item in got.comparisons)
    assert all(item.found_span is None or sentence[slice(*item.found_span)] == item.found for item in got.comparisons)


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_question_can_be_held_against_any_sentence(question, sentence):
    assert all(item.state in ("met", "broken", "open") for item in coverage(statement_of(question), statement_of(sentence)))


def test_a_long_claim_is_compared_clause_by_clause():
    claim = statement_of(
        "The harbour of Ningbo handled 1.2 billion tonnes in 2019, and its operator employed 30,000 people that year."
    )
    assert len(clauses_of(claim)) == 2
    got = compare(claim, statement_of("Ningbo's harbour handled 1.1 billion tonnes in 2019."))
    assert [(item.claimed, item.found) for item in got.differences] == [("1.2 billion tonnes", "1.1 billion tonnes")]


def test_a_year_that_the_document_speaks_for_is_no_contradiction():
    claim = statement_of("Ningbo had 1,200 factories in 2019.")
    found = statement_of("Ningbo had 1,350 factories.", context="Survey of 2021")
    assert compare(claim, found).relation == "not_comparable"


def test_words_of_one_group_exclude_one_another():
    assert (exclude("film", "album"), exclude("film", "movi"), same_meaning("film", "movi")) == (True, False, True)


def test_what_is_wanted_is_told_from_the_question():
    assert wanted_of("How many patents does the zone hold?").units == ("patent",)
    assert wanted_of("What share of GDP is that?").kind == "percent"
    assert wanted_of("How many yuan did it cost?").kind == "money"
    assert wanted_of("Describe the zone.") is None


def test_the_share_of_nothing_is_all():
    assert (
        shared([], frozenset()),
        shared(["a", "b"], frozenset("a")),
        shared(["a", "b"], frozenset("a"), {"a": 3.0, "b": 1.0}),
    ) == (
        1.0,
        0.5,
        0.75,
    )
