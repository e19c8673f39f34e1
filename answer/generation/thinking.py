"""Some models think aloud before they answer, between `<think>` and `</think>`; that is no part of the answer."""

OPEN, CLOSE = "<think>", "</think>"


class Unthought:
    """A stream without the thinking at its head; feeds what may be the start of a mark back only when it is known."""

    def __init__(self) -> None:
        self._held = ""
        self._state = "head"  # "head" | "thinking" | "answer"

    def feed(self, text: str) -> str:
        """The text that is answer."""
        if self._state == "answer":
            return text
        self._held += text
        if self._state == "head":
            head = self._held.lstrip()
            if head.startswith(OPEN):
                self._state = "thinking"
            elif OPEN.startswith(head):
                return ""
            else:
                return self._released()
        if CLOSE in self._held:
            self._held = self._held.partition(CLOSE)[2].lstrip()
            return self._released()
        self._held = self._held[-len(OPEN) - len(CLOSE) :] if len(self._held) > 1000 else self._held
        return ""

    def end(self) -> str:
        """What is left at the end: nothing of thoughts that never ended."""
        return self._released() if self._state == "head" else ""

    def _released(self) -> str:
        self._state, held, self._held = "answer", self._held, ""
        return held
