import pytest

from answer.comparing.statement import statement_of
from answer.deciding.roles import roles_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The chief executive of Belco Group is Lin Weiming.", [("ceo", "Lin Weiming", [])]),
        ("Lin Weiming, CEO of Belco Group, said so.", [("ceo", "Lin Weiming", [])]),
        ("Shanghai mayor Gong Zheng opened it.", [("mayor", "Gong Zheng", [])]),
        ("Shanghai's mayor in 2022 was Gong Zheng.", [("mayor", "Gong Zheng", [])]),
        ("Lin Weiming, chairman of Belco Group's technical committee, spoke.", [("chair", "Lin Weiming", ["committe", "technic"])]),
        ("Lin Weiming is the party secretary of Shanghai.", [("secretary", "Lin Weiming", [])]),
        ("The mayor of the lake is a heron.", []),
        ("Shanghai is the head of the delta.", []),
    ],
)
def test_who_holds_which_role_is_read_in_every_order(text: str, found: list[tuple[str, str, list[str]]]) -> None:
    assert [(held.role, held.person.text, sorted(held.words)) for held in roles_in(statement_of(text))] == found


def test_a_former_role_is_told() -> None:
    [held] = roles_in(statement_of("Lin Weiming was the former mayor of Shanghai."))
    assert held.is_former
