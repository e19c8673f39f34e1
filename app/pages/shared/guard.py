"""What every page does when something goes wrong."""

import logging
from collections.abc import Callable

import streamlit as st

from app.pages.shared.plain_text import plain, sentence
from app.settings import Settings, read_settings
from eval.errors import EvalError
from ingest.errors import QiantangError

UNEXPECTED = "Something went wrong here. The log of the server says what; try again, or reload the page."

_log = logging.getLogger(__name__)


def guarded(draw: Callable[[Settings], None], said: Callable[[Exception], str] = str) -> None:
    """Draw a page; whatever goes wrong is said in one line, never as a traceback.

    Args:
        said: an error that someone can mend, in one line for whoever the page is drawn for.
    """
    try:
        draw(read_settings())
    except (QiantangError, EvalError) as exc:
        st.error(plain(sentence(said(exc))))
    except Exception:
        _log.exception("the page could not be drawn")
        st.error(UNEXPECTED)
