"""The web server of the chat: Streamlit, started from here with our options."""

import errno
import http.client
import json
import logging
import os
import signal
import socket
import sys
import threading
import time
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from app.settings import PREFIX, Settings
from ingest.errors import InputError

SCRIPT = Path(__file__).resolve().parent / "chat.py"
OPTIONS = SCRIPT.parent.parent / ".streamlit" / "config.toml"
START_TIMEOUT_S = 120.0
END_TIMEOUT_S = 60.0  # for jobs: the figures of a long run take a while to work out
EVERYWHERE = {"", "0.0.0.0", "::"}
LOOPBACK = {"127.0.0.1", "::1", "localhost"}

_log = logging.getLogger(__name__)


def serve(settings: Settings, *, say: Callable[[str], None] = print) -> None:
    """Serve the chat until Ctrl-C; says its address once it answers, and nothing after that.

    The model is loaded and the records are opened in this process, beside the server, once the server answers. Where there are no
    pages for staff, the log says so, and why, before that.

    Raises:
        InputError: the port or the address cannot be served on.
    """
    check_port(settings.host, settings.port)
    os.environ.update(as_environment(settings))
    from streamlit import config
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.web import bootstrap

    from app import preload
    from app.access import start_line
    from app.settings import read_settings

    config._main_script_path = str(SCRIPT)  # as Streamlit's own command does, so that the options beside the script count
    options = server_options(settings)
    bootstrap.load_config_options(options)
    PagesManager.uses_pages_directory = False  # the folder app/pages holds modules; the pages are declared in navigation.py

    if only_ask := start_line(settings):
        _log.warning("qiantang: %s", only_ask)
    settings = read_settings()
    loading = preload.shared(settings)

    def when_it_answers() -> None:
        if _wait_until_healthy(settings.host, settings.port):
            say(f"Qiantang answers at {address(settings)}")
        loading.start()
        _open_records(settings)

    threading.Thread(target=when_it_answers, name="start", daemon=True).start()
    bootstrap.run(str(SCRIPT), False, [], options)
    _end_jobs()
    if loading.is_loading:
        _leave_at_once()


def _open_records(settings: Settings) -> None:
    """Opened now, not when the first visitor asks: the log says what is wrong, and what has expired is cleared."""
    from app.records import records

    records(settings)


def _end_jobs() -> None:
    """What is under way beside the pages stops at its next step, keeps what it has or takes back what it began."""
    from app.jobs import jobs

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Streamlit's handler would swallow it: a second Ctrl-C does not wait
    if not jobs().end_all(END_TIMEOUT_S):
        _log.warning("qiantang: a job was still under way after %.0f s and is lost", END_TIMEOUT_S)


def _leave_at_once() -> None:
    """End the process: a thread inside PyTorch's start-up cannot be stopped, and aborts the interpreter when that shuts down."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def address(settings: Settings) -> str:
    """Where a browser on this machine finds the chat."""
    host = "localhost" if settings.host in EVERYWHERE | LOOPBACK else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"


def check_port(host: str, port: int) -> None:
    """Nothing, if a server can listen there.

    Raises:
        InputError: the port is taken or not allowed, or the address is not one of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if os.name != "nt":  # there it would let two servers share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as exc:
        if exc.errno == errno.EADDRINUSE:
            raise InputError(f"port {port} is in use by another program; choose another, such as --port {_next(port)}") from exc
        if exc.errno == errno.EACCES:
            raise InputError(f"port {port} may not be used by this account; choose another, such as --port 8501") from exc
        raise InputError(
            f"the address {host!r} cannot be served on ({exc.strerror}); choose another, such as --host 127.0.0.1"
        ) from exc


def _next(port: int) -> int:
    return port + 1 if port < 65535 else 8501


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as the page's script reads them; those with names of their own (OPENAI_…) are in the environment already."""
    fields = type(settings).model_fields
    values = {name: getattr(settings, name) for name, field in fields.items() if field.validation_alias is None}
    return {f"{PREFIX}{name.upper()}": _text(value) for name, value in values.items() if value is not None}


def _text(value: object) -> str:
    return str(value.absolute()) if isinstance(value, Path) else value if isinstance(value, str) else json.dumps(value)


def server_options(settings: Settings) -> dict[str, object]:
    """Streamlit's options by dotted name: those of the project's file, whatever folder it is started in, and address and port."""
    table = tomllib.loads(OPTIONS.read_text(encoding="utf-8")) if OPTIONS.is_file() else {}
    return {**_flat(table), "server.headless": True, "browser.gatherUsageStats": False, "logger.hideWelcomeMessage": True} | {
        "server.address": settings.host,
        "server.port": settings.port,
        "server.maxUploadSize": settings.max_upload_mb,
    }


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in table.items():
        flat |= _flat(value, f"{prefix}{name}.") if isinstance(value, Mapping) else {f"{prefix}{name}": value}
    return flat


def _wait_until_healthy(host: str, port: int) -> bool:
    """True once the server answers; False if it does not come."""
    reachable = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    until = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < until:
        connection = http.client.HTTPConnection(reachable, port, timeout=2)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == http.client.OK:
                return True
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    return False
