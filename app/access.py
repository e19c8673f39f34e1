"""Who may do what. There are no accounts yet: a visitor is staff if the set-up says that everyone who reaches it is."""

import ipaddress
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config

from app.serve import LOOPBACK
from app.settings import Settings

PROXY_HEADERS = frozenset(
    "forwarded via x-real-ip x-client-ip client-ip true-client-ip x-cluster-client-ip x-original-host x-original-forwarded-for "
    "x-proxyuser-ip fastly-client-ip x-appengine-user-ip".split()
)
PROXY_PREFIXES = ("x-forwarded", "forwarded-", "x-envoy-", "cf-", "x-amzn-", "x-azure-", "fly-")
SET_TRUSTED = "set QIANTANG_TRUSTED=true if everyone who reaches it is staff"

SAID_AT_MOST = 20  # a visitor who thinks up headers must not fill the log

_said: set[str] = set()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who a page is drawn for."""

    is_staff: bool  # may check drafts, change the library, read what was asked, measure
    why_not: str | None  # why it is no staff, in words that follow on "because"; None if it is
    address: str | None  # of its machine; None where it is not known, as on this machine itself


def visitor(settings: Settings) -> Visitor:
    """Who the page is drawn for. Sign-in belongs here: what this function says is what all pages go by."""
    why_not = _why_not_trusted(settings)
    if why_not is None:
        why_not = _why_not_direct(_headers(), must_be_local=settings.trusted == "auto")
        if why_not is not None:
            _say_once(f"no pages for staff where {why_not}")
    return Visitor(is_staff=why_not is None, why_not=why_not, address=address_of_visitor())


def start_line(settings: Settings) -> str | None:
    """What the log says at the start where the pages for staff do not exist; None where they do."""
    why_not = _why_not_trusted(settings)
    return f"only Ask is served, no pages for staff: {why_not}" if why_not else None


def address_of_visitor() -> str | None:
    """The address of the visitor's machine; None where no page is drawn, or where it is this machine.

    Behind a proxy on this machine it is what that proxy says. It is for counting, not for trusting.
    """
    if st.context.ip_address is not None:
        return st.context.ip_address
    forwarded = st.context.headers.get_all("x-forwarded-for")
    return forwarded[-1].rpartition(",")[2].strip()[:64] or None if forwarded else None  # the last is from the nearest proxy


def _say_once(line: str) -> None:
    if line not in _said and len(_said) < SAID_AT_MOST:
        _said.add(line)
        _log.warning("qiantang: %s", line)


def _why_not_trusted(settings: Settings) -> str | None:
    if settings.trusted is True:
        return None
    if settings.trusted is False:
        return "QIANTANG_TRUSTED is false"
    if settings.host not in LOOPBACK:
        return f"QIANTANG_HOST is {settings.host!r}, which other machines may reach; {SET_TRUSTED}"
    served = config.get_option("server.address")
    if served not in LOOPBACK:  # `streamlit run --server.address …` goes past the settings
        return f"the server's address is {served!r}, which other machines may reach; {SET_TRUSTED}"
    return None


def _headers() -> Mapping[str, str]:
    return {name.lower(): value for name, value in st.context.headers.to_dict().items()}


def _why_not_direct(headers: Mapping[str, str], *, must_be_local: bool) -> str | None:
    """What in a request shows that it did not come straight from the browser of someone who is trusted; None if nothing does.

    Args:
        must_be_local: the browser must have called the server by a name of its own machine. A proxy that adds no header of its own
            still shows in the name that its visitors use.
    """
    for name in sorted(headers):
        if name in PROXY_HEADERS or name.startswith(PROXY_PREFIXES):
            return f"a proxy stands before the server (header {name})"
    if must_be_local:
        for name, host in (("host", headers.get("host")), ("origin", headers.get("origin"))):
            if host and not _is_loopback(host):
                return f"the server was called by another name than that of this machine (header {name})"
    return None


def _is_loopback(host: str) -> bool:
    """True for "localhost:8501", "127.0.0.1", "http://[::1]:80" and the like."""
    try:
        name = urlsplit(host if "//" in host else f"//{host}").hostname or ""
        return name == "localhost" or name.endswith(".localhost") or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
