"""Bytes of a web page → text, by its mark, by what its head declares, else by its looks."""

import codecs
import re

from ingest.decode import BOMS, decode
from ingest.errors import SourceFileError

HEAD_BYTES = 4096  # browsers look no further
MOST_BROKEN, BROKEN_SHARE = 3, 0.001  # characters that do not fit what is declared; with more, it is not true
META = re.compile(rb"""(?i)<meta\b[^>]*?charset\s*=\s*["']?\s*([-\w.:]+)|<\?xml[^>]*?encoding\s*=\s*["']([-\w.:]+)""")
# What browsers read in the place of what is declared: the larger of two that agree, as the WHATWG encoding standard lists them.
READ_AS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs", "ascii": "cp1252",
    "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252", "iso-8859-9": "cp1254", "shift_jis": "cp932",
    "sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "utf-16": "utf-8", "utf-16le": "utf-8",
    "tis-620": "cp874", "unicode": "utf-8",
}  # fmt: skip


def decoded(raw: bytes) -> str:
    """The page as text, line ends as they are.

    Raises:
        SourceFileError: it is empty, is binary, or its encoding cannot be told.
    """
    if not raw.startswith(tuple(mark for mark, _ in BOMS)):
        declared = META.search(raw[:HEAD_BYTES])
        name = (declared[1] or declared[2]).decode("ascii").casefold() if declared else ""
        try:
            text = raw.decode(codecs.lookup(READ_AS.get(name, name)).name, "replace")
        except (LookupError, ValueError):
            text = ""  # not known
        broken = text.count("\ufffd") + text.count("\x00")
        if text.strip() and broken <= max(MOST_BROKEN, BROKEN_SHARE * len(text)):
            return text.replace("\x00", "")
    try:
        return decode(raw)
    except SourceFileError as exc:
        raise SourceFileError(str(exc).replace("convert it to text first", "save the page again")) from exc
