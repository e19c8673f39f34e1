"""Text of others where Markdown is read: in Streamlit's own elements, and in files to take along."""

import re

from app.cli_text import one_line

MARKDOWN = re.compile(r"([\\`*_\[\]<>|~$&#])")  # what means something anywhere in a line
WORD_JOINER = "\u2060"
REPLACED_LATER = re.compile(r"(?<=:)(?=material/|streamlit:|//)|(?<=www)(?=\.)|(?=@)|(?<=[-<>~])(?=[-=>])", re.IGNORECASE)
AT_START = re.compile(r"^([-+]|\d+(?=[.)]))")


def plain(text: str) -> str:
    """The text so that Streamlit's Markdown shows it as it is.

    Streamlit replaces arrows, names of icons and addresses after the Markdown was read, so a backslash does not keep them; a sign
    without width between their letters does.
    """
    return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~$:&])", r"\\\1", REPLACED_LATER.sub(WORD_JOINER, text))


def escaped(text: str) -> str:
    """The text on one line, so that any Markdown shows it as it is; fewer signs are escaped, so that the file can be read too."""
    return escaped_start(MARKDOWN.sub(r"\\\1", one_line(text)))


def escaped_start(line: str) -> str:
    """A line that starts no list."""
    return AT_START.sub(lambda match: f"\\{match[1]}" if match[1] in "-+" else f"{match[1]}\\", line)


def sentence(text: str) -> str:
    """The text with a capital letter at its start."""
    return text[:1].upper() + text[1:]
