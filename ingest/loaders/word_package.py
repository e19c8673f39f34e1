"""The bytes of a .docx → a package that is safe to open: its parts are counted and measured first, and declare no entities."""

import io
import zipfile

import docx
from docx.document import Document

from ingest.errors import SourceFileError
from ingest.options import ReadOptions

OLD_MAGIC = b"\xd0\xcf\x11\xe0"  # of .doc, and of any file that Word protects with a password
ZIP_MAGIC = b"PK"
MOST_PARTS = 20_000
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
SAVE = "save it as Word document (.docx) again"


def opened(raw: bytes, options: ReadOptions) -> Document:
    """The document of python-docx.

    Raises:
        SourceFileError: it is no Word document, is protected, damaged, unpacks to too much, or declares XML entities.
    """
    if raw.startswith(OLD_MAGIC):
        raise SourceFileError(f"it is protected by a password, or is an old .doc; {SAVE}, without a password")
    if not raw.startswith(ZIP_MAGIC):
        raise SourceFileError(f"it is no Word document (it does not begin as one); {SAVE}")
    try:
        _check(raw, options)
        return docx.Document(io.BytesIO(raw))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as exc:
        raise SourceFileError(f"it is damaged ({_said(exc)}); {SAVE} or download it again") from exc
    except RuntimeError as exc:  # what zipfile says where a part is encrypted
        raise SourceFileError(f"it is protected ({_said(exc)}); {SAVE}, without a password") from exc
    except (KeyError, ValueError) as exc:
        raise SourceFileError(f"it is no Word document ({_said(exc)}); {SAVE}") from exc


def _check(raw: bytes, options: ReadOptions) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
        # zipfile reads no more of a part than it declares, so what they declare together bounds what is unpacked.
        total = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS:
            raise SourceFileError(f"it has {len(parts):,} parts, more than {MOST_PARTS:,}; {SAVE}")
        if total > options.max_unpacked_bytes:
            most = f"{options.max_unpacked_bytes:,}"
            raise SourceFileError(f"it unpacks to {total:,} bytes, more than {most}; make its pictures smaller, or split it")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                content = archive.read(part)
                if any(word in content for word in DOCTYPES):
                    raise SourceFileError(f"its part {part.filename!r} declares a document type, which Word never does; {SAVE}")


def _said(exc: BaseException) -> str:
    return " ".join(str(exc.args[0] if exc.args else type(exc).__name__).split())[:160]
