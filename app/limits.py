"""How many questions a visitor may ask in a minute."""

import math
import threading
from collections import deque

from app.access import address_of_visitor
from app.settings import Settings, read_settings

WINDOW_S = 60.0
VISITORS_AN_ADDRESS = 5  # an office or a household shares one address; this many may ask as fast as they like
SWEEP_ABOVE = 10_000  # visitors remembered, before those who have been silent for a minute are forgotten


class Pace:
    """When each visitor asked in the last minute. For several threads."""

    def __init__(self) -> None:
        self._asked: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def wait_s(self, limits: dict[str, int], now: float) -> float:
        """0 if a question may be asked now, which is then counted; else the seconds until one may, and nothing is counted.

        Args:
            limits: questions a minute of each key that the visitor counts under; all must hold.
            now: seconds of a clock that does not run backwards, the same at every call.
        """
        with self._lock:
            if len(self._asked) > SWEEP_ABOVE:
                self._forget_silent(now)
            waits = [self._wait_s(key, limit, now) for key, limit in limits.items()]
            if not any(waits):
                for key in limits:
                    self._asked[key].append(now)
            return max(waits, default=0.0)

    def _wait_s(self, key: str, limit: int, now: float) -> float:
        asked = self._asked.setdefault(key, deque())
        while asked and asked[0] <= now - WINDOW_S:
            asked.popleft()
        return asked[-limit] + WINDOW_S - now if len(asked) >= limit else 0.0

    def _forget_silent(self, now: float) -> None:
        self._asked = {key: asked for key, asked in self._asked.items() if asked and asked[-1] > now - WINDOW_S}


_pace = Pace()


def allow(
    session_key: str, now: float, *, address: str | None = None, settings: Settings | None = None, pace: Pace = _pace
) -> str | None:
    """None if the visitor may ask now, which is then counted; else one polite line that says how many seconds to wait.

    Args:
        session_key: of the visitor's session.
        now: seconds of a clock that does not run backwards, such as `time.monotonic()`, the same one at every call.
        address: the visitor's; where None, that of the page that is being drawn, if it is known.
        settings: read from the environment where None.
    Raises:
        InputError: the settings cannot be read.
    """
    limit = (settings or read_settings()).questions_a_minute
    if not limit:
        return None
    limits = {f"session {session_key}": limit}
    address = address or address_of_visitor()
    if address is not None:
        limits[f"address {address}"] = limit * VISITORS_AN_ADDRESS
    wait = math.ceil(pace.wait_s(limits, now))
    if not wait:
        return None
    seconds = "1 second" if wait == 1 else f"{wait} seconds"
    return f"That was a lot of questions at once. Please ask again in {seconds}."
