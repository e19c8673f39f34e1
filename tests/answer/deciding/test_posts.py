"""A public office beside a post at the head of a firm, about people that there are not."""

import pytest

from answer.comparing.statement import statement_of
from answer.deciding.posts import posts_in
from tests.answer.checking.test_settling import said

OPENED = "Lin Weiming, the chief executive of Belco Group, opened the new port of Ardon."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mayor Lin Weiming spoke.", [("office", "Lin Weiming")]),
        ("Lin Weiming, then mayor of Ardon, spoke.", [("office", "Lin Weiming")]),
        ("Lin Weiming, the chairman of Belco Group, spoke.", [("firm", "Lin Weiming")]),
        ("Former mayor Lin Weiming spoke.", []),
        ("Lin Weiming, the governor of the Ardon Bank, spoke.", []),
        ("Lin Weiming, a director of Belco Group, spoke.", []),
    ],
)
def test_posts_are_read_before_and_behind_a_name(text: str, found: list[tuple[str, str]]) -> None:
    assert [(post, name.text.removeprefix("Mayor ")) for post, name in posts_in(statement_of(text))] == found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("Mayor Lin Weiming opened the new port of Ardon.", "contradicted"),
        ("Lin Weiming, then mayor of Ardon, opened the new port.", "contradicted"),
        ("Former mayor Lin Weiming opened the new port of Ardon.", None),
        ("Chairman Lin Weiming opened the new port of Ardon.", None),
        ("Mayor Lin Weiming closed a school in Norval.", None),
    ],
)
def test_a_mayor_is_not_the_head_of_a_firm_at_once(claim: str, found: str | None) -> None:
    assert said(claim, OPENED) == found
