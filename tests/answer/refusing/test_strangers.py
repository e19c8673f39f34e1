"""Names that no document has, and those that one writes otherwise."""

import pytest

from answer.refusing.strangers import written_out
from ingest.facts.types import Name


@pytest.mark.parametrize(
    ("name", "text", "is_there"),
    [
        ("WROB", "It is a plan of the World River Observation Body.", True),
        ("DRB", "The Department of Roads and Bridges built it.", True),
        ("AHZ", "The Ardon High-tech Zone is new.", True),
        ("WROB", "It is a plan of the World River Body.", False),
        ("WROB", "The world river observation body is no name.", False),
        ("Wrob", "It is a plan of the World River Observation Body.", False),
    ],
)
def test_initials_of_a_name_that_is_written_in_full_are_known(name: str, text: str, is_there: bool) -> None:
    stranger = Name(start=0, end=len(name), text=name, key=name.casefold(), kind=None)
    assert written_out(stranger, [text]) == is_there
