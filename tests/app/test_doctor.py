"""`doctor`: what is well, what is not, and a remedy in the same line."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from app import doctor
from app.settings import Settings

PARTS = ["Python", "packages", "settings", "storage", "embedding model", "index", "language model", "chat port"]


class Endpoint(BaseHTTPRequestHandler):
    """Lists one model to whoever has the key."""

    def do_GET(self):
        status = 200 if self.headers.get("Authorization") == "Bearer good" else 401
        if self.path != "/v1/models":
            status = 404
        body = json.dumps({"data": [{"id": "small"}]} if status == 200 else {}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Says nothing."""


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


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
    assert doctor.variables() == doctor.Finding(
        part="settings", state="warn", text="QIANTANG_STORGAE: no such setting; see .env.example"
    )


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


@pytest.mark.parametrize(
    ("key", "model", "path", "state", "said"),
    [
        ("good", "small", "/v1", "ok", "small at"),
        ("good", "large", "/v1", "warn", "does not list large, but small; check QIANTANG_LLM_MODEL"),
        ("bad", "small", "/v1", "bad", "refuses the key (status 401); check OPENAI_API_KEY"),
        ("good", "small", "/v2", "warn", "lists no models (status 404)"),
    ],
)
def test_a_language_model_is_asked_for(endpoint, key, model, path, state, said):
    found = doctor.language_model(Settings(llm_model=model, openai_base_url=endpoint + path, openai_api_key=key))
    assert (found.state, said in found.text) == (state, True), found.text


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/v1", "not an address", "http://[::"])
def test_a_language_model_out_of_reach_is_bad(address):
    found = doctor.language_model(Settings(llm_model="small", openai_base_url=address))
    assert (found.state, "cannot be reached" in found.text, "OPENAI_BASE_URL" in found.text) == ("bad", True, True)


def test_half_a_language_model_is_a_warning():
    assert doctor.language_model(Settings(llm_model="small")).state == "warn"
    assert doctor.language_model(Settings(openai_base_url="http://127.0.0.1:1/v1")).state == "warn"
    assert doctor.language_model(Settings()).state == "ok"
