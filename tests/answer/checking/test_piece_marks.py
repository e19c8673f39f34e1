"""How the stretches of a claim stand to its evidence, and how the word pieces are marked by it."""

import pytest

from answer.checking.piece_marks import Mark, marks_of
from answer.checking.support_input import canonical, pair_pieces
from answer.span_windows import packaged_pieces


def marks(claim: str, evidence: str) -> dict[str, Mark]:
    """Stretches of the claim with the first mark that each gets."""
    claim, evidence = canonical(claim), canonical(evidence)
    found: dict[str, Mark] = {}
    for one in marks_of(claim, evidence)[0]:
        found.setdefault(claim[one.start : one.end], one.mark)
    return found


@pytest.mark.parametrize(
    ("claim", "evidence", "stretch", "mark"),
    [
        ("It drew 540,000 visitors.", "540,000 visitors came.", "540000 ", Mark.AGREES),
        ("It earned over 8 million yuan.", "It earned RMB8.3m.", "over 8 million yuan", Mark.AGREES),
        ("It earned 8.3 million yuan.", "It earned about 8 million yuan.", "8.3 million yuan", Mark.COARSER),
        ("It earned less than 8 million yuan.", "It earned 12 million yuan.", "less than 8 million yuan", Mark.DIFFERS),
        ("Less than a tenth of the money is for parks.", "More than 15% goes to parks.", "Less than a tenth", Mark.DIFFERS),
        ("It drew fewer than half a million people.", "It drew 540,000 visitors.", "fewer than 500000 ", Mark.APART),
        ("It earned 8 million yuan.", "The mayor spoke.", "8 million yuan", Mark.UNMET),
        ("It earned 8 million yuan.", "It grew by 8 percent.", "8 million yuan", Mark.UNMET),
        ("Ardon is fourth.", "Ardon is in third place.", "4th", Mark.DIFFERS),
        ("Ardon is among the top five.", "Ardon is in third place.", "top 5", Mark.AGREES),
        ("Only three cities sold more chips than Ardon.", "Ardon ranked fourth in chips.", "Only 3", Mark.AGREES),
        ("Nobody sells more tea than Ardon.", "Ardon ranked second in tea.", "Nobody", Mark.DIFFERS),
        ("No more than 5 ships came.", "Eight ships came.", "No more than 5 ", Mark.DIFFERS),
        ("They signed in August 2023.", "On 18 August 2023 they signed.", "in August 2023", Mark.AGREES),
        ("They signed in May 2023.", "On 18 August 2023 they signed.", "in May 2023", Mark.DIFFERS),
        ("They signed on 18 August 2023.", "In 2023 they signed.", "on 18 August 2023", Mark.COARSER),
        ("Exports rose.", "Exports fell.", "rose", Mark.OPPOSED),
        ("Exports rose.", "Exports grew and imports fell.", "rose", Mark.ALIKE),
        ("The firm was founded by Lin.", "Lin founds firms.", "founded", Mark.ALIKE),
        ("The firm was established by Lin.", "Lin founded the firm.", "established", Mark.ALIKE),
    ],
)
def test_a_stretch_is_marked_by_how_it_stands_to_the_other_text(claim, evidence, stretch, mark):
    found = marks(claim, evidence)
    assert found.get(stretch, found.get(stretch.removeprefix("in ").removeprefix("on "))) == mark, found


def test_the_evidence_is_marked_too():
    mine, theirs = marks_of("Exports rose by 8 percent.", "Exports fell by 9 percent in 2021.")
    assert {one.mark for one in mine} >= {Mark.OPPOSED}
    assert Mark.UNMET in {one.mark for one in theirs}  # the year, which the claim has not


def test_of_several_values_the_best_counts():
    assert (
        marks("It earned 8 million yuan.", "It earned 8 million yuan, before it 7 million yuan.")["8 million yuan"] == Mark.AGREES
    )


def test_a_value_goes_before_a_piece_that_stands_in_both_texts():
    pair = pair_pieces("It sold 15 ships.", "It sold 15 percent of 20 ships.", packaged_pieces())
    asked = dict(zip(["it", "sold", "15", "ships", "."], pair.marks[1 : pair.claim_end], strict=True))
    assert (asked["sold"], asked["ships"], asked["15"]) == (Mark.SHARED, Mark.SHARED, Mark.DIFFERS)


def test_what_stands_nowhere_else_has_no_mark():
    pair = pair_pieces("Ada sings", "Quays rot", packaged_pieces())
    assert set(pair.marks) == {Mark.NONE}


@pytest.mark.parametrize("text", ["", "8", "八百万", "more than", "1" * 400, "first " * 300])
def test_odd_texts_are_marked(text):
    pair = pair_pieces(text, f"{text} and 8 million yuan", packaged_pieces())
    assert len(pair.marks) == len(pair.ids)
