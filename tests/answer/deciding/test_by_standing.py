"""Who is ahead of whom, about towns that there are."""

import pytest

from tests.answer.checking.test_settling import said

AHEAD = "In the ranking of ports in 2022, Hamburg came 14th, surpassing London, Paris and other cities."


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("In the ranking of ports, Hamburg stood ahead of London and Paris.", "supported"),
        ("In the ranking of ports, Hamburg stood behind London and Paris.", "contradicted"),
        ("In the ranking of ports, Hamburg stood ahead of London and Rome.", None),
    ],
)
def test_of_several_each_must_stand_as_claimed(claim: str, found: str | None) -> None:
    assert said(claim, AHEAD) == found
