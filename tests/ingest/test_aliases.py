from pathlib import Path

import pytest

from ingest.aliases import load_aliases
from ingest.errors import InputError


def test_names_are_found_as_whole_words_in_any_case(tmp_path: Path) -> None:
    (tmp_path / "aliases.toml").write_text(
        '[[alias]]\nname = "New H3C"\nalso = ["Xinhua III", "新华三"]\n[[alias]]\nname = "Information technology"\nalso = ["IT"]\n',
        encoding="utf-8",
    )
    aliases = load_aliases(tmp_path)

    def written(text: str) -> list[str]:
        return [name for name, _ in aliases.mentions(text)]

    assert written("who runs xinhua iii?") == ["Xinhua III"]
    assert written("新华三在哪里") == ["新华三"]
    assert written("is it new?") == []
    assert written("the IT industry") == ["IT"]


@pytest.mark.parametrize("text", ["[[alias]]\nalso = ['x']\n", "alias = 3\n", "[[alias]]\nname = 'a'\nalso = 'b'\n", "= broken"])
def test_a_malformed_file_is_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "aliases.toml").write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match="aliases.toml"):
        load_aliases(tmp_path)


def test_a_folder_without_the_file_has_no_aliases(tmp_path: Path) -> None:
    assert load_aliases(tmp_path).entries == ()


def test_a_chinese_name_is_read_in_its_latin_form(tmp_path: Path) -> None:
    (tmp_path / "aliases.toml").write_text(
        '[[alias]]\nname = "City Brain"\nalso = ["城市大脑", "Brain of the city"]\n', encoding="utf-8"
    )

    assert load_aliases(tmp_path).in_latin("What is城市大脑 ?") == "What is City Brain?"


def test_a_former_name_leads_to_todays_and_not_back(tmp_path: Path) -> None:
    (tmp_path / "aliases.toml").write_text(
        '[[alias]]\nname = "Hangzhou"\nalso = ["杭州"]\nformerly = ["Lin\'an"]\n', encoding="utf-8"
    )
    aliases = load_aliases(tmp_path)

    assert aliases.mentions("Where is Hangzhou?") == [("Hangzhou", ("杭州",))]
    assert aliases.mentions("Where was Lin'an?") == [("Lin'an", ("Hangzhou", "杭州"))]
