"""A checked draft as a file to keep: CSV and Markdown. For Word see `check_word`."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.cli_text import counted, one_line
from app.pages.check.data import source_line
from app.pages.check.findings import ROLES, CheckedSentence, CheckedStatement, Piece, Source, counts_line, sign_of, word_of
from app.pages.shared.plain_text import MARKDOWN, escaped, escaped_start
from app.pages.shared.sources import in_words
from ingest.document import SourceDocument

COLUMNS = (
    *("number", "verdict", "sentence", "statement", "explanation", "claimed", "found", "newer_value"),
    *("source_is", "quote", "source", "from", "date", "figures_of", "locator", "document"),
)
FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What is exported."""

    sentences: tuple[CheckedSentence, ...]
    total: int  # sentences of the draft; more than those above if the check was stopped
    documents: Mapping[str, SourceDocument]  # that it was checked against
    day: date

    @property
    def findings(self) -> list[CheckedSentence]:
        """The sentences in which there was something to check."""
        return [sentence for sentence in self.sentences if sentence.kind != "nothing_to_check"]

    @property
    def unchecked(self) -> list[CheckedSentence]:
        """The sentences in which there was not."""
        return [sentence for sentence in self.sentences if sentence.kind == "nothing_to_check"]

    def head(self) -> list[str]:
        """What stands above the findings, line by line."""
        said = f"Checked on {in_words(self.day.isoformat())} against {counted(len(self.documents), 'document')}."
        lines = [said, f"{counted(len(self.findings), 'sentence')}: {counts_line(self.sentences)}."]
        if len(self.sentences) < self.total:
            lines.append(f"The check was stopped: the first {len(self.sentences):,} of {self.total:,} sentences were looked at.")
        return lines


def as_csv(report: CheckReport) -> bytes:
    """A row for each source of each statement, in UTF-8 with a mark that spreadsheets look for; no cell can be a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    numbers = {sentence.number: number for number, sentence in enumerate(report.findings, start=1)}  # as in the other formats
    for sentence in report.sentences:
        for statement in sentence.statements:
            for source in statement.sources or (None,):
                writer.writerow(
                    [_cell(value) for value in (numbers.get(sentence.number, ""), *_values(sentence, statement, source, report))]
                )
    return file.getvalue().encode("utf-8-sig", errors="replace")


def as_markdown(report: CheckReport) -> bytes:
    """Each finding with its quotes; what differs is bold. Text of drafts and documents cannot be markup."""
    lines = ["# Check of a draft", "", "  \n".join(report.head()), ""]
    for number, sentence in enumerate(report.findings, start=1):
        lines += [f"## {number}. {sign_of(sentence.kind)} {word_of(sentence.kind)}", "", _bold(sentence.pieces), ""]
        lines += [f"Read as: {escaped(sentence.understood)}", ""] if sentence.understood else []
        for statement in sentence.statements:
            lines += _statement(sentence, statement, report)
    if report.unchecked:
        lines += ["## Nothing to check", ""]
        lines += [f"- {escaped(item.text)} ({escaped(item.statements[0].explanation)})" for item in report.unchecked]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", errors="replace")


def about_source(source: Source, report: CheckReport) -> str:
    """What a quote is and where it stands, in one line."""
    return one_line(
        f"{ROLES[source.role]}: {source.citation.title} · {source_line(source, report.documents)} ({source.citation.document})"
    )


def _statement(sentence: CheckedSentence, statement: CheckedStatement, report: CheckReport) -> Iterator[str]:
    if len(sentence.statements) > 1:
        yield from (f"**{sign_of(statement.kind)} {word_of(statement.kind)}:** {escaped(statement.text)}", "")
    yield from (escaped(statement.explanation), "")
    for source in statement.sources:
        yield from (f"> {_bold(source.pieces)}", ">", f"> {escaped(about_source(source, report))}", "")


def _bold(pieces: list[Piece]) -> str:
    """The stretches on one line, what differs bold."""
    found = []
    for text, differs in pieces:
        line = MARKDOWN.sub(r"\\\1", re.sub(r"\s+", " ", text))
        found.append(f"**{line}**" if differs and line.strip() == line else line)
    return escaped_start("".join(found).strip())


def _values(sentence: CheckedSentence, statement: CheckedStatement, source: Source | None, report: CheckReport) -> list[object]:
    claimed, found = ("; ".join(side) for side in zip(*statement.changes, strict=True)) if statement.changes else ("", "")
    newer = "; ".join(f"{item.value} ({item.as_of})" if item.as_of else item.value for item in statement.newer)
    values: list[object] = [word_of(statement.kind), sentence.text, statement.text]
    values += [statement.explanation, claimed, found, newer]
    if source is None:
        return [*values, *[""] * (len(COLUMNS) - 1 - len(values))]
    citation = source.citation
    locator = citation.locator or (f"page {citation.page}" if citation.page else "")
    values += [ROLES[source.role], citation.quote, citation.title, source_line(source, report.documents)]
    return [*values, citation.published or "", citation.as_of or "", locator, citation.document]


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "")
    return f"'{text}" if FORMULA.search(text) else text
