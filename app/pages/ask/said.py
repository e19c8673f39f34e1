"""What a page says of an error: staff read what happened and what to do, visitors that it does not work now; the log has all."""

import logging

from app.access import visitor
from app.settings import Settings, read_settings
from ingest.errors import QiantangError

NOT_NOW = "Questions cannot be answered at the moment. Please try again a little later."

_log = logging.getLogger(__name__)


def said_of(exc: Exception, settings: Settings | None = None) -> str:
    """The error in one line, as whoever the page is drawn for may read it: its message can name folders, models and settings.

    Args:
        settings: None where they are what cannot be read.
    """
    _log.warning("the chat cannot answer: %s", exc)
    return str(exc) if is_for_staff(settings) else NOT_NOW


def is_for_staff(settings: Settings | None = None) -> bool:
    """True if the page is drawn for staff; False where the settings that say so cannot be read."""
    try:
        return visitor(settings or read_settings()).is_staff
    except QiantangError:
        return False
