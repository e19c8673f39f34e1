"""What a visitor pasted or uploaded → a draft."""

from pathlib import Path
from tempfile import TemporaryDirectory

from answer.checking.claims import media_of
from app.cli_text import shortened
from app.drafts import MEDIA, Draft, read_draft
from ingest.errors import InputError

NAME_CHARS = 80


def uploaded_draft(name: str, content: bytes) -> Draft:
    """The draft in an uploaded file.

    Raises:
        InputError: it is none of the kinds that are read, is not what its ending says, or holds no text; names the file as the
            visitor does.
    """
    shown, ending = f"“{shortened(name, NAME_CHARS)}”", Path(name).suffix.lower()
    if ending not in MEDIA:
        raise InputError(f"{shown} is of a kind that is not read; give a .md, .txt or .docx")
    with TemporaryDirectory(prefix="qiantang-") as folder:
        path = Path(folder) / f"draft{ending}"  # the visitor's name never becomes a path
        path.write_bytes(content)
        try:
            draft = read_draft(path)
        except InputError as exc:
            raise InputError(str(exc).replace(f"--file {path}", shown).replace(str(path), shown)) from exc
    if not draft.text.strip():
        raise InputError(f"{shown} holds no text; there is nothing to check")
    return draft


def draft_of(text: str, upload: tuple[str, bytes] | None) -> Draft:
    """The one thing that was given.

    Args:
        upload: name and content.
    Raises:
        InputError: there is nothing, or both, or the file cannot be read.
    """
    if upload is not None and text.strip():
        raise InputError("there is a text and a file; take one of them away, so that it is clear which is meant")
    if upload is not None:
        return uploaded_draft(*upload)
    if not text.strip():
        raise InputError("there is nothing to check; paste a text, or upload a file")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return Draft(text=plain, media=media_of(plain))
