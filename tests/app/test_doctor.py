"""`doctor`: what is well, what is not, and a remedy in the same line."""

import json

import pytest

from app import doctor
from app.finding import Finding
from app.settings import Settings

PARTS = ["Python", "packages", "settings", "storage", "embedding model", "index", "language model", "chat port"]


@pytest.fixture
def free_port(monkeypatch):
    """The chat's usual port may be in use on the machine of the test."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("QIANTANG_PORT", str(probe.getsockname()[1]))


@pytest.mark.usefixtures("shared_model", "free_port")
def test_all_is_well_after_an_ingest(qiantang, tiny_settings):
    ran = qiantang("doctor", "--storage", tiny_settings.storage, "--json")
    found = {item["part"]: item for item in json.loads(ran.out)}
    assert list(found) == PARTS
    assert (ran.code, ran.err) == (0, "")
    assert {part: item["state"] for part, item in found.items() if part != "packages"} == dict.fromkeys(
        [part for part in PARTS if part != "packages"], "ok"
    )
    assert "weights checked" in found["embedding model"]["text"]
    assert "2 documents" in found["index"]["text"]


@pytest.mark.usefixtures("shared_model", "free_port")
def test_before_any_ingest_the_command_is_offered_and_nothing_is_broken(qiantang):
    ran = qiantang("doctor")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == len(PARTS)
    assert "! warn index            there is none in .qiantang yet; run 'qiantang ingest'" in ran.out


@pytest.mark.usefixtures("shared_model", "free_port")
def test_something_broken_gives_exit_code_2(qiantang, tiny_settings, monkeypatch):
    monkeypatch.setenv("QIANTANG_CHUNK_WINDOW_TOKENS", "128")
    ran = qiantang("doctor", "--storage", tiny_settings.storage)
    assert ran.code == 2
    (line,) = [line for line in ran.out.splitlines() if "bad" in line]
    assert line.startswith("✗ bad  index")
    assert "run 'qiantang ingest --rebuild'" in line


def test_a_model_that_is_not_there_is_bad():
    from index.embedding import SentenceEmbedding
    from index.options import EmbeddingOptions

    found = doctor.embedding_model(SentenceEmbedding(EmbeddingOptions(model="/no/such/folder")))
    assert (found.state, "/no/such/folder" in found.text, "QIANTANG_EMBED_MODEL" in found.text) == ("bad", True, True)


def test_a_misspelt_setting_is_named(monkeypatch):
    monkeypatch.setenv("QIANTANG_STORGAE", "elsewhere")
    assert doctor.variables() == Finding(part="settings", state="warn", text="QIANTANG_STORGAE: no such setting; see .env.example")


def test_a_misspelt_line_of_the_env_file_is_named_too(monkeypatch, tmp_path):
    (tmp_path / "env").write_text("# QIANTANG_COMMENT=1\nQIANTANG_PROT=1\nOTHER=2\n", encoding="utf-8")
    monkeypatch.setitem(Settings.model_config, "env_file", tmp_path / "env")
    assert doctor.variables().text == "QIANTANG_PROT: no such setting; see .env.example"


def test_a_storage_folder_in_the_place_of_a_file_is_bad(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    found = doctor.storage(tmp_path / "file" / "below")
    assert (found.state, "cannot be written (Not a directory)" in found.text) == ("bad", True)
    assert doctor.storage(tmp_path / "new" / "folder").text == f"{tmp_path / 'new' / 'folder'} will be made"


def test_a_damaged_index_is_bad(tmp_path):
    (tmp_path / "CURRENT").write_text("abc", encoding="ascii")
    found = doctor.index(Settings(storage=tmp_path), identity=None)
    assert (found.state, found.text) == ("bad", "abc is damaged; run 'qiantang ingest --rebuild'")


def test_a_busy_port_is_a_warning():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        found = doctor.chat_port("127.0.0.1", taken.getsockname()[1])
    assert (found.state, "in use" in found.text) == ("warn", True)
