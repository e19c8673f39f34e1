"""What differs in a sentence rules a claim out only if it is said of the same, about towns and firms that there are not."""

import pytest

from answer.checking.ruling_out import rules_out
from answer.comparing.statement import statement_of
from answer.deciding.alignment import aligned
from answer.deciding.paraphrase import folded

CASES = {
    # the year with which a value is compared is not its own
    "Ardon has 612 looms, up from 488 in 2022.": [
        ("Ardon had 612 looms in 2023.", False),
    ],
    "The mill at Norval was built in 1990.": [
        ("The mill at Norval was built in 1992.", True),
    ],
    # what follows from two numbers of the sentence
    "Wool exports grew by 12.1 per cent in 2020, 3.4 percentage points more than in the province.": [
        ("In the province wool exports grew by 8.7 per cent in 2020.", False),
        ("Wool exports grew by 9.2 per cent in 2020.", True),
    ],
    "In Sarn, 31 per cent of the sales came from abroad.": [
        ("In Sarn, 69 per cent of the sales came from home.", False),
        ("In Sarn, 45 per cent of the sales came from abroad.", True),
    ],
    # a share in words is a rough one
    "In Sarn, 61 per cent of those in work hold a degree.": [
        ("In Sarn, three in five of those in work hold a degree.", False),
        ("In Sarn, one in five of those in work hold a degree.", True),
    ],
    # what is bought by one is sold by the other
    "Dorn sold the glassworks to a brewery in 1976.": [
        ("A brewery bought the glassworks in 1976.", False),
    ],
    "Two lanes of the ring road were closed in March.": [
        ("Two lanes of the ring road were reopened in December.", False),
        ("Two lanes of the ring road were opened in March.", True),
    ],
    # a value of something that the sentence does not know
    "Of its 2,850 employees 160 are trained weavers.": [
        ("Of its 2,850 employees 300 are trained divers.", False),
        ("Of its 2,850 employees 300 are trained weavers.", True),
        ("Of Belco's 2,850 employees 300 are trained weavers.", True),
    ],
    # a denial of something else
    "We cannot judge a bridge by its length; we ask what it will carry, Luo said at the fair.": [
        ("We ask what a bridge will carry, Luo said at the fair.", False),
    ],
}


@pytest.mark.parametrize(("sentence", "claim", "found"), [(sentence, *case) for sentence, cases in CASES.items() for case in cases])
def test_another_value_rules_out_only_what_is_said_of_the_same(sentence: str, claim: str, found: bool) -> None:
    claimed = statement_of(claim.rstrip("."))
    assert rules_out(folded(claimed), folded(aligned(statement_of(sentence), claimed))) is found
