"""Who gets the pages for staff: a set-up that says so, and a request that came straight from there."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.context import StreamlitHeaders
from streamlit.testing.v1 import AppTest

from app import access
from app.access import start_line, visitor
from app.pages import navigation
from app.settings import Settings

SCRIPT = Path(__file__).parents[2] / "app" / "chat.py"
LOCAL = {"Host": "localhost:8501", "Origin": "http://localhost:8501", "User-Agent": "x"}
Request = Callable[..., None]


@pytest.fixture
def request_with(monkeypatch: pytest.MonkeyPatch) -> Request:
    """The page is drawn for a request with these headers, on a server with this address."""

    def set_up(headers: Mapping[str, str], *, ip: str | None = None, served: str | None = "127.0.0.1") -> None:
        monkeypatch.setattr(type(st.context), "headers", property(lambda self: StreamlitHeaders(headers.items())))
        monkeypatch.setattr(type(st.context), "ip_address", property(lambda self: ip))
        option = config.get_option
        monkeypatch.setattr(config, "get_option", lambda name: served if name == "server.address" else option(name))

    return set_up


@pytest.mark.parametrize(
    ("trusted", "host", "served", "is_staff"),
    [
        ("auto", "127.0.0.1", "127.0.0.1", True),
        ("auto", "localhost", "localhost", True),
        ("auto", "::1", "::1", True),
        ("auto", "0.0.0.0", "0.0.0.0", False),
        ("auto", "", "", False),
        ("auto", "10.0.0.5", "10.0.0.5", False),
        ("auto", "127.0.0.1", "0.0.0.0", False),  # the server was told another address than the settings
        ("auto", "127.0.0.1", None, False),
        (True, "0.0.0.0", "0.0.0.0", True),
        (False, "127.0.0.1", "127.0.0.1", False),
    ],
)
def test_staff_pages_exist_on_this_machine_alone_unless_it_is_said(
    request_with: Request, trusted: bool | str, host: str, served: str | None, is_staff: bool
) -> None:
    request_with(LOCAL, served=served)
    settings = Settings(trusted=trusted, host=host)  # type: ignore[arg-type]
    assert visitor(settings).is_staff is is_staff
    assert (start_line(settings) is None) is is_staff


@pytest.mark.parametrize(
    "header",
    "X-Forwarded-For X-Forwarded-Host x-forwarded-proto X-FORWARDED-SSL Forwarded X-Real-IP Via CF-Connecting-IP True-Client-IP "
    "X-Client-IP X-Envoy-External-Address X-Amzn-Trace-Id Fastly-Client-IP X-Original-Forwarded-For Fly-Client-IP".split(),
)
@pytest.mark.parametrize("trusted", ["auto", True])
def test_a_request_through_a_proxy_gets_ask_alone_whatever_the_setting(request_with: Request, header: str, trusted: str) -> None:
    request_with({**LOCAL, header: ""})  # an empty one shows it too
    found = visitor(Settings(trusted=trusted))  # type: ignore[arg-type]
    assert (found.is_staff, found.why_not) == (False, f"a proxy stands before the server (header {header.lower()})")


@pytest.mark.parametrize(
    ("name", "value", "is_staff"),
    [
        ("Host", "127.0.0.1:8501", True),
        ("Host", "[::1]:8501", True),
        ("Host", "LOCALHOST", True),
        ("Host", "chat.localhost:8501", True),
        ("Host", "city.example", False),
        ("Host", "localhost.city.example:8501", False),
        ("Host", "10.0.0.5:8501", False),
        ("Host", "[::1", False),
        ("Origin", "https://city.example", False),
        ("Origin", "null", False),
        ("Origin", "http://127.0.0.2:1", True),
    ],
)
def test_a_proxy_without_headers_of_its_own_shows_in_the_name_that_was_called(
    request_with: Request, name: str, value: str, is_staff: bool
) -> None:
    request_with({**LOCAL, name: value})
    assert visitor(Settings()).is_staff is is_staff
    assert visitor(Settings(trusted=True)).is_staff  # on a network of staff the server is called by its name


def test_without_a_request_there_is_nothing_that_shows_a_proxy(request_with: Request) -> None:
    request_with({})
    assert visitor(Settings()) == access.Visitor(is_staff=True, why_not=None, address=None)


@pytest.mark.parametrize(
    ("ip", "forwarded", "address"),
    [
        (None, None, None),
        ("192.0.2.7", None, "192.0.2.7"),
        ("192.0.2.7", "203.0.113.9", "192.0.2.7"),  # who reaches the server directly can claim anything
        (None, "203.0.113.9", "203.0.113.9"),
        (None, "6.6.6.6, 203.0.113.9", "203.0.113.9"),  # the last is what the nearest proxy saw
        (None, "", None),
    ],
)
def test_the_address_is_the_one_that_is_known(
    request_with: Request, ip: str | None, forwarded: str | None, address: str | None
) -> None:
    request_with(LOCAL if forwarded is None else {**LOCAL, "X-Forwarded-For": forwarded}, ip=ip)
    assert access.address_of_visitor() == address


def test_the_log_says_in_one_line_that_there_is_only_ask(request_with: Request) -> None:
    request_with({}, served="0.0.0.0")
    assert start_line(Settings(host="0.0.0.0")) == (
        "only Ask is served, no pages for staff: QIANTANG_HOST is '0.0.0.0', which other machines may reach; "
        "set QIANTANG_TRUSTED=true if everyone who reaches it is staff"
    )
    assert start_line(Settings(trusted=False)) == "only Ask is served, no pages for staff: QIANTANG_TRUSTED is false"


def test_a_setting_that_cannot_be_read_opens_nothing(request_with: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    request_with(LOCAL)
    monkeypatch.setenv("QIANTANG_TRUSTED", "perhaps")
    assert navigation.entries() == (navigation.ASK,)


@pytest.mark.parametrize("entry", [navigation.ASK, *navigation.FOR_STAFF], ids=lambda entry: entry.label)
def test_every_page_has_a_module_that_draws_it(entry: navigation.Entry) -> None:
    import importlib

    assert callable(importlib.import_module(entry.module).page)


def links(monkeypatch: pytest.MonkeyPatch, storage: Path) -> list[str]:
    monkeypatch.setenv("QIANTANG_STORAGE", str(storage))
    page = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
    assert not page.exception
    return [link.proto.label for link in page.get("page_link")]


def test_the_navigation_shows_what_there_is(request_with: Request, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    request_with(LOCAL)
    assert links(monkeypatch, tmp_path) == ["Ask", *(entry.label for entry in navigation.FOR_STAFF)]
    request_with({**LOCAL, "Via": "1.1 proxy"})
    assert links(monkeypatch, tmp_path) == []
