"""The one tree of errors. Each message says what happened, with which value, and what to do.

    QiantangError
    ├── InputError            what the user gave cannot be used: a path, a file, a question, a setting (exit code 2)
    │   └── SourceFileError   one file cannot be read; where it is one of many, it is reported and the others go in
    ├── StorageError          the storage folder cannot be written or read, or another process holds it
    ├── IndexMissingError     nothing has been ingested into this storage folder
    ├── IndexMismatchError    the index was built with another model or other chunking than the settings ask for
    └── ModelUnavailableError the embedding model cannot be loaded; BM25 answers alone, with a notice

The command line alone turns them into one line of text and an exit code.
"""


class QiantangError(Exception):
    """Root of the tree; catch this at the edge of the program."""


class InputError(QiantangError):
    """What the user gave cannot be used."""


class SourceFileError(InputError):
    """A file cannot be read as a document; the message is the reason alone, the caller knows the path."""


class StorageError(QiantangError):
    """The storage folder cannot be written or read, or is held by another process."""


class IndexMissingError(QiantangError):
    """Nothing has been ingested yet."""


class IndexMismatchError(QiantangError):
    """The index was built with other settings than are asked for now."""


class ModelUnavailableError(QiantangError):
    """The embedding model cannot be loaded."""
