"""Two numbers that a claim exchanges."""

import pytest

from answer.checking.swapped import is_swapped

WAGES = "Wages in Norrvik rank fourth in the country, savings per head rank third, and spending ranks first."

LISTED = "It ranks fourth for listed firms, and fifth for revenue of the budget."
TRAFFIC = "For traffic the town dropped from the fifth place in 2016 to the 57th place."


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Norrvik is third for wages but just fourth for savings.", WAGES),
        ("Savings per head rank first there and spending third.", WAGES),
        ("A hundred quays are roofed, and 30 are open.", "The port has 30 roofed quays and 100 open ones."),
        (
            "It covers 2.8 percent of the area of the province, yet makes 0.1 percent of its output.",
            "Covering 0.1 per cent of the area of the province, the zone makes 2.8 per cent of the output.",
        ),
        ("Listed firms put it in fifth place, and revenue of the budget in fourth.", LISTED),
        ("Traffic in the town climbed from 57th to fifth in two years.", TRAFFIC),
    ],
)
def test_numbers_beside_each_other_s_words_are_swapped(claim, sentence):
    assert is_swapped(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Norrvik is fourth for wages and third for savings.", WAGES),
        ("Norrvik is third for savings and fourth for wages.", WAGES),
        ("Norrvik is fourth for wages.", WAGES),  # one number alone cannot be swapped
        ("The port has 30 quays and 12 cranes.", "The port has 12 cranes and 30 quays."),
        ("Of 56 venues 12 are new.", "Only 12 of the 56 venues are new."),
        ("In 2019 it had 30 ships, in 2021 it had 40.", "It had 40 ships in 2021 and 30 in 2019."),
        ("30 quays for 30 ships and 4 cranes.", "4 quays for 30 ships and 30 cranes."),  # which 30 is meant nobody knows
        ("It took 20 days and cost 5 percent.", "It cost 5 percent and took 20 days."),
        ("Listed firms put it in fourth place, and revenue of the budget in fifth.", LISTED),
        ("Traffic in the town fell from fifth to 57th in two years.", TRAFFIC),
        ("The museum of the town went from 57th to fifth.", TRAFFIC),  # of something else
        ("The traffic of the town, 57th for years, is now fifth.", TRAFFIC),  # from nowhere
        ("", ""),
    ],
)
def test_what_is_told_in_another_order_is_not(claim, sentence):
    assert not is_swapped(claim, sentence)
