import pytest

from ingest.tables import Cell, lines_of


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Quay|Tonnes", "North|41", "South|47"], ["Quay: North; Tonnes: 41", "Quay: South; Tonnes: 47"]),
        (["|2020|2021", "North|41|47"], ["North; 2020: 41; 2021: 47"]),
        (["Built|1704", "Wheels|2"], ["Built: 1704", "Wheels: 2"]),
        (["Mayor:|Lin Yue", "Town:|Lake"], ["Mayor: Lin Yue", "Town: Lake"]),
        (["Name|Office|Since", "Lin Yue|Mayor|2019"], ["Name: Lin Yue; Office: Mayor; Since: 2019"]),
        (["41|47", "12|9"], ["41; 47", "12; 9"]),
        (["Only a head|of two"], ["Only a head: of two"]),
        (["A|B", "|"], ["A: B"]),
        ([], []),
    ],
)
def test_a_row_carries_its_heads_where_there_are_any(rows: list[str], expected: list[str]) -> None:
    assert lines_of([[Cell(text=text) for text in row.split("|")] for row in rows]) == expected


def test_a_bold_first_row_is_the_head_of_two_columns_of_words() -> None:
    grid = [[Cell(text="Quay", is_bold=True), Cell(text="Master", is_bold=True)], [Cell(text="North"), Cell(text="Lin Yue")]]

    assert lines_of(grid) == ["Quay: North; Master: Lin Yue"]
