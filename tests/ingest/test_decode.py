import pytest

from ingest.decode import decode
from ingest.errors import SourceFileError

CHINESE = "杭州是浙江省的省会，数字经济发展很快。这座城市有许多互联网企业，也有美丽的西湖。" * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_text_is_the_same_whatever_its_encoding(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding)) == CHINESE


def test_utf16_without_a_mark_is_read() -> None:
    assert decode(("A plain English text. " * 20).encode("utf-16-le")) == "A plain English text. " * 20


def test_line_ends_become_newlines() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\ufeff \n".encode(), "only white space"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00" * 50, "binary"),
        (b"\xff\xfea\x00b", "marked as utf-16"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(raw: bytes, says: str) -> None:
    with pytest.raises(SourceFileError, match=says):
        decode(raw)
