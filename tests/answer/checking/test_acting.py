"""Who did it, about firms that there are not: the same deed, the deed of another, and the two exchanged."""

from dataclasses import dataclass

import pytest

from answer.checking.acting import acted
from answer.checking.settling import settled
from answer.comparing.statement import Statement, statement_of
from answer.support import find_support
from ingest.facts.names.lexicon import EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    statement: Statement
    text: str


def said(claim: str, sentence: str) -> str | None:
    found = settled(claim, [Sentence(statement=statement_of(sentence), text=sentence)], EMPTY)  # type: ignore[list-item]
    return found.said if found else None


@pytest.mark.parametrize(
    ("claim", "sentence", "told"),
    [
        ("Belco won the contract.", "Dorn won the contract.", "by_other"),
        ("Belco won the contract.", "The contract was won by Dorn, which beat Belco.", "by_other"),
        ("Belco won the contract.", "The contract was won by Belco.", None),
        ("Belco won the contract.", "Belco and Dorn won the contract.", None),
        ("Belco won the cup.", "Dorn won the cup.", "of_other"),
        ("Belco makes ropes.", "Dorn makes ropes.", "of_other"),
        ("Belco bought Dorn.", "Dorn bought Belco.", "turned"),
        ("Belco bought Dorn.", "Dorn was bought by Belco.", None),
        ("Belco was sold to Dorn in 2009.", "Dorn was sold to Belco in 2009.", "turned"),
        ("The guild was founded by the baker.", "The guild founded the baker.", "turned"),
        ("Belco met Dorn.", "Dorn met Belco.", None),
        ("Belco did not win the contract.", "Dorn won the contract.", None),
    ],
)
def test_whose_deed_it_is_is_read_from_both_sides_of_the_verb(claim: str, sentence: str, told: str | None) -> None:
    assert acted(statement_of(claim), statement_of(sentence)) == told


CASES = {
    "Dorn won the contract for the crane.": [
        ("Dorn won the contract for the crane.", "supported"),
        ("The contract for the crane was won by Dorn.", "supported"),
        ("Belco won the contract for the crane.", "contradicted"),
    ],
    "Dorn won the contract for the crane in 2018.": [("Belco won the contract for the crane in 2019.", None)],
    "Dorn makes cranes.": [("Belco makes cranes.", None)],
    "Belco's head office is in Sutton, its factory in Norval.": [
        ("Belco's factory is in Norval.", "supported"),
        ("Belco's factory is in Sutton.", "contradicted"),
    ],
    "Belco has its office in Sutton and its dry dock in Norval.": [
        ("Belco's dry dock is in Norval.", "supported"),
        ("Belco's dry dock is in Sutton.", "contradicted"),
    ],
    "Belco, based in Sutton, opened a factory in Norval.": [("Belco opened a factory in Norval.", "supported")],
    "The rope fair was held in Ardon in 2018.": [
        ("Ardon hosted the rope fair.", "supported"),
        ("The rope fair hosted Ardon.", "contradicted"),
    ],
    "Of the 31 locks on the Sarn canal, just 9 were newly built.": [
        ("Only 9 of the 31 locks on the Sarn canal are new.", "supported"),
    ],
    "In May 2018 Ardon was down to 57th place in the list of most crowded towns.": [
        ("By May 2018 Ardon had fallen to 57th place among the most crowded towns.", "supported"),
    ],
    "Ardon's savings grew; in wages Ardon is fifth.": [
        ("In savings Ardon is third.", None),
        ("In wages Ardon is third.", "contradicted"),
        ("In wages Ardon is fifth.", "supported"),
    ],
    "Ardon spends 9 million crowns on schools and 4 million on roads.": [
        ("Ardon spends 4 million crowns on schools and 9 million on roads.", "contradicted"),
    ],
}


@pytest.mark.parametrize(("claim", "sentence", "verdict"), [(c, s, v) for s, held in CASES.items() for c, v in held])
def test_a_claim_is_settled_by_who_and_where_the_sentence_says(claim: str, sentence: str, verdict: str | None) -> None:
    assert said(claim, sentence) == verdict


@pytest.mark.parametrize(
    ("claim", "passage", "is_so"),
    [
        ("Belco won the contract.", "Dorn won the contract. Belco had bid as well.", False),
        ("The rope fair took place in Norval.", "Ardon hosted the rope fair in 2018. Norval had hoped for it.", False),
        ("The rope fair took place in Ardon.", "Ardon hosted the rope fair in 2018. Norval had hoped for it.", True),
        ("Unlike Norval, Ardon grew.", "Ardon grew, whereas Norval shrank.", True),
        ("Unlike Norval, Ardon shrank.", "Ardon grew, whereas Norval shrank.", False),
        ("Unlike Norval, Ardon grew.", "Norval grew, whereas Ardon shrank.", False),
        ("Unlike Norval, Ardon grew.", "Ardon grew in 2020. Norval is smaller.", False),
        ("Belco builds only ferries.", "Belco builds ferries.", False),
        ("Only Belco builds ferries.", "Belco builds ferries.", False),
        ("Belco alone builds ferries.", "Belco is the only firm that builds ferries.", True),
        ("Norval gained jobs in 2015.", "Ardon gained jobs in 2015, whereas Norval lost some.", False),
        ("Ardon gained jobs in 2015.", "Ardon gained jobs in 2015, whereas Norval lost some.", True),
        ("Thanks to the canal, trade in Ardon became easier.", "The canal made trade in Ardon easier.", True),
        (
            "Just 56 of the 12 halls of the 3rd Norland Games are new.",
            "Of the 56 halls of the 3rd Norland Games, only 12 are new.",
            False,
        ),
    ],
)
def test_a_passage_bears_out_what_it_says_of_the_same_and_not_of_another(claim: str, passage: str, is_so: bool) -> None:
    assert (find_support(claim, passage) is not None) is is_so
