"""Settings: defaults that work offline, one page that documents them all, refusals that name variable and value."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.settings import PREFIX, Settings, read_settings
from ingest.errors import InputError

LINE = re.compile(r"# ([A-Z][A-Z0-9_]+)=(.*)")


def variable_of(name: str) -> str:
    """The environment variable of a setting."""
    alias = Settings.model_fields[name].validation_alias
    return str(alias) if alias else f"{PREFIX}{name.upper()}"


def documented(repository: Path) -> dict[str, str]:
    """Variable → default, as .env.example has them."""
    lines = (repository / ".env.example").read_text(encoding="utf-8").splitlines()
    return {match[1]: match[2] for line in lines if (match := LINE.fullmatch(line))}


def test_env_example_documents_every_setting_with_its_default(repository):
    defaults = {variable_of(name): field.default for name, field in Settings.model_fields.items()}
    expected = {variable: "" if default is None else str(default) for variable, default in defaults.items()}
    assert documented(repository) == expected


def test_env_example_says_something_about_every_setting(repository):
    blocks = (repository / ".env.example").read_text(encoding="utf-8").split("\n\n")
    with_settings = [block for block in blocks if any(LINE.fullmatch(line) for line in block.splitlines())]
    assert [block for block in with_settings if LINE.fullmatch(block.splitlines()[0])] == []


def test_env_example_uncommented_is_a_file_of_settings_that_changes_nothing(repository, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "\n".join(f"{name}={value}" for name, value in documented(repository).items() if value)
    (tmp_path / ".env").write_text(text, encoding="utf-8")
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    assert read_settings() == Settings()


def test_given_values_go_before_the_environment_and_none_does_not(monkeypatch):
    monkeypatch.setenv("QIANTANG_PORT", "8600")
    assert read_settings(port=None).port == 8600
    assert read_settings(port=8700).port == 8700


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("QIANTANG_PORT", "70000", "the setting QIANTANG_PORT is '70000': input should be less than or equal to 65535"),
        ("QIANTANG_EMBED_DTYPE", "int4", "the setting QIANTANG_EMBED_DTYPE is 'int4': "),
        ("QIANTANG_DECLINE_BELOW", "often", "the setting QIANTANG_DECLINE_BELOW is 'often': "),
    ],
)
def test_a_value_that_does_not_fit_is_named(monkeypatch, variable, value, said):
    monkeypatch.setenv(variable, value)
    with pytest.raises(InputError) as caught:
        read_settings()
    assert str(caught.value).startswith(said)
    assert str(caught.value).endswith("; see .env.example")


def test_an_env_file_that_is_no_text_is_said(monkeypatch, tmp_path):
    (tmp_path / "env").write_bytes("QIANTANG_STORAGE=库".encode("gb18030"))
    monkeypatch.setitem(Settings.model_config, "env_file", tmp_path / "env")
    with pytest.raises(InputError, match="not UTF-8"):
        read_settings()


def test_secrets_are_masked_and_never_described():
    settings = Settings(OPENAI_API_KEY="sk-very-secret")
    assert "very-secret" not in repr(settings) + str(settings.describe())
    assert settings.answer_options().language_model.api_key == SecretStr("sk-very-secret")
    assert "very-secret" not in repr(settings.answer_options())


def test_a_language_model_needs_a_name_and_one_of_address_and_key():
    used = [
        Settings(**given).answer_options().language_model.is_set
        for given in (
            {},
            {"llm_model": "m"},
            {"openai_base_url": "http://localhost:1/v1"},
            {"llm_model": "m", "openai_base_url": "http://localhost:1/v1"},
            {"llm_model": "m", "OPENAI_API_KEY": "k"},
            {"llm_model": "", "OPENAI_API_KEY": "k"},
        )
    ]
    assert used == [False, False, False, True, True, False]


def test_settings_are_frozen():
    with pytest.raises(ValueError, match="frozen"):
        Settings().port = 1  # type: ignore[misc]
