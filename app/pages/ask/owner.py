"""Whose a conversation is: its id tells the browser that it was begun in, and nobody else.

An id is what the records give, which cannot be guessed, and a mark that is made of that and of a secret which only that browser has
(Streamlit's own cookie against forged requests). Nothing more is stored, of nobody. Whoever has the address reads the conversation;
who goes on with it there is the browser that began it.
"""

import base64
import hashlib

import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

MARK_CHARS = 16  # 96 bits
SECRET_BYTES = 16  # shorter ones are not of Streamlit's making


def browser_secret() -> bytes | None:
    """What only the visitor's browser knows, until it is closed; None where it takes no cookies."""
    cookie = st.context.cookies.get(XSRF_COOKIE_NAME)
    secret, _ = decode_xsrf_token_string(cookie) if cookie else (None, None)
    return secret if secret and len(secret) >= SECRET_BYTES else None


def own_id(new: str, secret: bytes | None) -> str:
    """A new conversation's id, marked as that browser's; without a secret it is no browser's."""
    return new if secret is None else new + _mark(new, secret)


def is_own(conversation: str, secret: bytes | None) -> bool:
    """True if the conversation was begun in the browser that has this secret."""
    new, mark = conversation[:-MARK_CHARS], conversation[-MARK_CHARS:]
    return secret is not None and mark == _mark(new, secret)


def _mark(new: str, secret: bytes) -> str:
    digest = hashlib.sha256(secret + b" " + new.encode("utf-8", "replace")).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii")[:MARK_CHARS]
