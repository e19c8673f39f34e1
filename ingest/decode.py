"""Bytes of a file → text, or the reason why not."""

import codecs

from charset_normalizer import from_bytes

from ingest.errors import SourceFileError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that are guessed at where a file is not UTF-8 and has no mark; others are read only after conversion.
GUESSED = ["gb18030", "big5", "shift_jis", "cp1252"]
CONTROL_SHARE = 0.02  # more control characters than this, and the file is no text
SAMPLE_BYTES = 200_000


def decode(raw: bytes) -> str:
    """The text of a file, without byte-order mark, line ends as "\\n".

    UTF-8 first, then UTF-16/32 by their mark, then GB18030, Big5, Shift-JIS, Windows-1252 as charset-normalizer finds them.

    Raises:
        SourceFileError: the file is empty, is binary, or its encoding cannot be told.
    """
    if not raw.strip():
        raise SourceFileError("it is empty; write something into it or leave it out")
    text = _decoded(raw)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SourceFileError("it holds only white space; write something into it or leave it out")
    control = sum(1 for char in text if char < " " and char not in "\t\n\f")
    if control > CONTROL_SHARE * len(text):
        raise SourceFileError(f"it is binary ({control} control characters in {len(text)}); convert it to text first")
    return text


def _decoded(raw: bytes) -> str:
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as exc:
                raise SourceFileError(f"it is marked as {encoding} but byte {exc.start} is not; save it as UTF-8") from exc
    order = _utf16_order(raw)
    if order is not None:
        return raw.decode(f"utf-16-{order}", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as exc:
        utf8_error = exc
    if b"\x00" in raw:
        raise SourceFileError("it is binary (it holds zero bytes); convert it to text first")
    best = from_bytes(raw[:SAMPLE_BYTES], cp_isolation=GUESSED).best()
    if best is None or best.percent_chaos > 10:
        raise SourceFileError(f"its encoding cannot be told (byte {utf8_error.start} is not UTF-8); save it as UTF-8")
    try:
        return raw.decode(best.encoding)
    except UnicodeDecodeError as exc:
        raise SourceFileError(f"it looks like {best.encoding} but byte {exc.start} is not; save it as UTF-8") from exc


def _utf16_order(raw: bytes) -> str | None:
    """ "le" or "be" if nearly every second byte is zero, as in Latin text in UTF-16 without a mark; else None."""
    sample = raw[: SAMPLE_BYTES // 100 * 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if max(even, odd) < 0.4 * half or min(even, odd) > 0.1 * half:
        return None
    return "le" if odd > even else "be"
