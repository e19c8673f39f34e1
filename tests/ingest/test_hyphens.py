import pytest

from ingest.loaders.hyphens import Joiner


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["digi-", "tal"], "digital"),
        (["high-", "tech"], "high-tech"),
        (["the so-", "ciety"], "the society"),
        (["Beijing-", "Hangzhou canal"], "Beijing-Hangzhou canal"),
        (["2018-", "2019"], "2018-2019"),
        (["it grew -", "and fell"], "it grew - and fell"),
        (["plain", "words"], "plain words"),
        (["soft\u00ad", "ened"], "softened"),
        (["钱塘", "江"], "钱塘江"),
        (["one"], "one"),
    ],
)
def test_lines_are_joined_as_they_would_stand_in_one(lines: list[str], expected: str) -> None:
    assert "".join(Joiner(lines).join(lines)) == expected


def test_what_the_document_writes_elsewhere_decides() -> None:
    assert "".join(Joiner(["a re-sort of cards"]).join(["a re-", "sort"])) == "a re-sort"
    assert "".join(Joiner(["a resort by the sea"]).join(["a re-", "sort"])) == "a resort"
