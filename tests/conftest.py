"""What all tests share: no network, no settings from outside, and one real embedding model and small index for all of them."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

# Before anything is imported that reads them.
FROM_OUTSIDE = ("QIANTANG_", "OPENAI_")  # of the developer's own shell: they must not decide how a test comes out
KEPT = ("QIANTANG_REQUIRE_BROWSER", "QIANTANG_TEST_README")  # these are for the tests
for _name in [name for name in os.environ if name.startswith(FROM_OUTSIDE) and name not in KEPT]:
    del os.environ[_name]
os.environ.update(HF_HUB_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1", TOKENIZERS_PARALLELISM="false", COLUMNS="120")

if TYPE_CHECKING:
    from app.settings import Settings
    from index.embedding import SentenceEmbedding

REPOSITORY = Path(__file__).parent.parent

LAKE = """---
title: The lake town in 2021
published: "2022-03-01"
as_of: "2021"
---

# Economy

<!-- ¶ 3 -->
The lake town's digital economy added 42.5 billion yuan in 2021. It employs 18,200 engineers.

<!-- ¶ 4 -->
The first robot factory of the lake town opened on May 4, 2019. Its director is Lin Yue.
"""
RIVER = """The river port
The river port handled 12 million containers in 2020. Its deepest quay has 17 metres of water.
"""


class BlockedSocketError(RuntimeError):
    """A test wanted to leave this machine without the mark `external`."""


def is_loopback(host: object) -> bool:
    """True for names and addresses of this machine; also for the empty ones, which listening uses."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost", "localhost.localdomain", "<broadcast>"):
        return True
    try:
        address = ipaddress.ip_address(str(name).split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets reach no further than this machine, unless the test is marked `external`."""
    if request.node.get_closest_marker("external"):
        return
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def check(host: object) -> None:
        if not is_loopback(host):
            raise BlockedSocketError(f"a test wanted to reach {host!r}; mark it 'external' if it must")

    def checked_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            check(address[0])
        connect(self, address)

    def checked_connect_ex(self: socket.socket, address: Any) -> int:
        if self.family != socket.AF_UNIX:
            check(address[0])
        return connect_ex(self, address)

    def checked_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        check(host)
        return getaddrinfo(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", checked_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", checked_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", checked_getaddrinfo)


@pytest.fixture(scope="session", autouse=True)
def no_env_file() -> None:
    """A developer's `.env` does not decide either."""
    from app.settings import Settings

    Settings.model_config["env_file"] = None


@pytest.fixture(scope="session")
def repository() -> Path:
    """Root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def embedding() -> "SentenceEmbedding":
    """The real packaged model; loading it takes seconds, so there is one for all tests."""
    from index.embedding import SentenceEmbedding
    from index.options import EmbeddingOptions

    return SentenceEmbedding(EmbeddingOptions(dtype="float32"))


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two small documents: `lake.md` and `river.txt`. Not to be changed."""
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "lake.md").write_text(LAKE, encoding="utf-8")
    (folder / "river.txt").write_text(RIVER, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def tiny_settings(tiny_folder: Path, embedding: "SentenceEmbedding", tmp_path_factory: pytest.TempPathFactory) -> "Settings":
    """Settings whose storage holds an index of the two. Not to be changed: copy the folder to write to it."""
    from app.settings import Settings
    from index.library import ingest

    settings = Settings(storage=tmp_path_factory.mktemp("storage"), corpus=tiny_folder, embed_dtype="float32")
    ingest([tiny_folder], settings.index_options(), embedding)
    return settings


@pytest.fixture
def tiny_engine(tiny_settings: "Settings", embedding: "SentenceEmbedding") -> Iterator[Any]:
    """A real engine over the two documents."""
    from app.compose import open_engine

    engine = open_engine(tiny_settings, embedding)
    yield engine
    engine.index.close()
