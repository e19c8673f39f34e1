"""The shipped corpus says all that its sources say, and no figure more.

Compared paragraph by paragraph: a block of the corpus names in its locator the source paragraphs that it is made from (¶ counts
the non-empty lines of a source from 1). What may differ is listed, with the reason, in `exceptions.toml`; a line of that list that
is not needed fails too. The matcher here is the test's own: it shares nothing with the engine that it helps to check.

Names are found by their capitals: in a run of capitalised words, ordinary words at the start of a sentence are left out, and so
a name that is written in small letters, or an ordinary word that opens a sentence, is seen by a reader only.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
SEEDS = ROOT / "../shared/seeds"
DOCUMENTS = sorted(CORPUS.glob("*.md"))
FRONT_MATTER = 0  # the "paragraph" under which exceptions for the front matter stand

needs_sources = pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not here")
each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)

# ---------------------------------------------------------------------------------------------------------------- numbers

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
WORDS = {word: str(value) for value, word in enumerate(ONES.split())}
WORDS |= {word: str(10 * value) for value, word in enumerate(TENS.split(), start=2)}
WORDS |= {word: f"{value}th" for value, word in enumerate(ORDINALS.split())}
SCALES = {"bn": "billion", "billion": "billion", "million": "million", "trillion": "trillion"}

NUMBER = re.compile(
    rf"""(?xi) (?P<fraction>two-thirds|\d/\d|(?<![a-z])half(?![a-z]))
      | (?: (?P<digits>\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<ordinal>st|nd|rd|th)?
          | (?<![a-z])(?P<word>{"|".join(sorted(WORDS, key=len, reverse=True))})(?![a-z]) (?!(?<=one)\ of\b) )
        (?:[\s-]?(?P<scale>bn|billion|million|trillion)(?![a-z]))?
        (?:\ ?(?P<percent>%|per\ ?cent(?:age\ points?)?(?![a-z])))?
      | (?<![a-z])(?P<bare>billion|million|trillion)(?![a-z])"""
)

LETTER_DIGIT_LETTER = re.compile(r"\b[A-Z]\d[A-Z]\b")  # "H3C" is a name and holds no figure


def numbers(text: str) -> set[str]:
    """Every number of the text in one notation: "RMB490.5bn" is "490.5 billion"; "first" and "1st" are "1th"."""
    text = LETTER_DIGIT_LETTER.sub(" ", text)
    return {_number(match) for match in NUMBER.finditer(text)}


def _number(match: re.Match[str]) -> str:
    if match["fraction"]:
        return {"two-thirds": "2/3", "half": "1/2"}.get(match["fraction"].lower(), match["fraction"])
    if match["bare"]:
        return f"1 {match['bare'].lower()}"
    if match["digits"]:
        value = format(Decimal(match["digits"].replace(",", "")).normalize(), "f") + ("th" if match["ordinal"] else "")
    else:
        value = WORDS[match["word"].lower()]
    scale = f" {SCALES[match['scale'].lower()]}" if match["scale"] else ""
    unit = "" if not match["percent"] else " points" if "point" in match["percent"] else "%"
    return value + scale + unit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RMB490.5bn, 490.50 billion yuan", {"490.5 billion"}),
        ("4,200 and 4200; 12,305.900 million", {"4200", "12305.9 million"}),
        ("27.1 per cent, 27.1% and 27.1 percent", {"27.1%"}),
        ("7.1 percentage points", {"7.1 points"}),
        ("Fifteen, fifteen and 15", {"15"}),
        ("first place, 1st place, fourth-highest", {"1th", "4th"}),
        ("1/4, two-thirds, half, one trillion, trillion-level", {"1/4", "2/3", "1/2", "1 trillion"}),
        (
            "20 billion 420 million, 2022-2025, top20, G20, 5G+, 16nm, H3C",
            {"20 billion", "420 million", "2022", "2025", "20", "5", "16"},
        ),
        ("100-billion-level, Ten Million Project, one of four, seven of the ten", {"100 billion", "10 million", "4", "7", "10"}),
    ],
)
def test_numbers_are_read_in_every_notation(text: str, found: set[str]) -> None:
    assert numbers(text) == found


# ------------------------------------------------------------------------------------------------------------------ names

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$")
SENTENCE_START = re.compile(r"(?:^|[.!?:;。][”\"’')]*\s*|[-–—]\s)[“\"‘'(]*$")


def folded(text: str) -> str:
    """The words of a text in small letters, parted and surrounded by single spaces; no 's, no punctuation."""
    words = (POSSESSIVE.sub("", word.lower()).replace("-", " ") for word in WORD.findall(text.replace("’", "'")))
    return f" {' '.join(words)} "


def names(text: str, ordinary: set[str]) -> set[str]:
    """Every run of capitalised words of the text, folded; `ordinary` words are left out where they open a sentence."""
    found: set[str] = set()
    run: list[re.Match[str]] = []
    for word in [*WORD.finditer(text), None]:
        if word and run and text[run[-1].end() : word.start()] not in (" ", "’ ", "' "):
            found.add(_name(text, run, ordinary))
            run = []
        if word and word.group() != word.group().lower():
            run.append(word)
        elif run:
            found.add(_name(text, run, ordinary))
            run = []
    return found - {""}


def _name(text: str, run: list[re.Match[str]], ordinary: set[str]) -> str:
    if SENTENCE_START.search(text[: run[0].start()]):
        while run and run[0].group().lower() in ordinary:
            run = run[1:]
    return folded(" ".join(word.group() for word in run)).strip()


def test_names_are_runs_of_capitals_without_what_opens_a_sentence() -> None:
    text = "In Hangzhou’s zone, Kuala Lumpur met New York’s mayor. Key firms use WestLake AI."
    assert names(text, {"in", "key"}) == {"hangzhou", "kuala lumpur", "new york", "westlake ai"}


# -------------------------------------------------------------------------------------------------- documents and sources

LOCATOR = re.compile(r"<!-- ¶ ([1-9]\d*)(?:-([1-9]\d*))? -->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or list of a corpus document."""

    paragraphs: range  # of the source, as its locator names them; empty where it has none
    text: str

    @property
    def locator(self) -> str:
        """Its paragraphs as a reader writes them."""
        return "¶ " + "-".join(str(paragraph) for paragraph in sorted({*self.paragraphs[:1], *self.paragraphs[-1:]}))


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusDocument:
    """A document of the corpus, taken apart by lines."""

    front_matter: dict[str, object]
    blocks: tuple[Block, ...]

    def block_text(self, paragraph: int) -> str:
        """All that is made from this paragraph of the source."""
        return "\n".join(block.text for block in self.blocks if paragraph in block.paragraphs)


def read(path: Path) -> CorpusDocument:
    """The document at this path."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    blocks = []
    for chunk in re.split(r"\n\s*\n", body.strip()):
        first, _, rest = chunk.partition("\n")
        located = LOCATOR.fullmatch(first)
        if located:
            start, end = int(located[1]), int(located[2] or located[1])
            blocks.append(Block(paragraphs=range(start, end + 1), text=rest))
        elif not first.startswith("#"):
            blocks.append(Block(paragraphs=range(0), text=chunk))
        elif rest:
            blocks.append(Block(paragraphs=range(0), text=rest))
    return CorpusDocument(front_matter=yaml.safe_load(head), blocks=tuple(blocks))


def source_of(document: CorpusDocument) -> list[str]:
    """The non-empty lines of the document's source; the first is ¶ 1."""
    titles = tomllib.loads((SEEDS / "documents.toml").read_text(encoding="utf-8"))
    wanted = folded(str(document.front_matter["source_title"]))
    (name,) = (name for name, about in titles.items() if folded(about["title"]) == wanted)
    return [line for line in (SEEDS / name).read_text(encoding="utf-8").split("\n") if line.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptions:
    """The listed exceptions of one document; it remembers which were needed."""

    listed: dict[tuple[str, str, int], str]  # (kind, value, paragraph) → reason
    needed: set[tuple[str, str, int]] = field(default_factory=set)

    def left(self, kind: str, values: Iterable[str], paragraphs: Iterable[int]) -> set[str]:
        """The values that no exception of this kind covers in any of these paragraphs."""
        unlisted = set()
        paragraphs = tuple(paragraphs)
        for value in values:
            covered = {(kind, value, paragraph) for paragraph in paragraphs} & self.listed.keys()
            self.needed.update(covered)
            if not covered:
                unlisted.add(value)
        return unlisted


def exceptions_of(path: Path) -> Exceptions:
    """What `exceptions.toml` lists for this document."""
    table = tomllib.loads(Path(__file__).with_name("exceptions.toml").read_text(encoding="utf-8"))
    listed = {}
    for entry in table["exception"]:
        if entry["document"] == path.name:
            assert entry["reason"].strip() and entry["kind"] in {"paragraph", "number", "name", "added"}, entry
            listed.update({(entry["kind"], entry["value"], paragraph): entry["reason"] for paragraph in entry["paragraphs"]})
    return Exceptions(listed=listed)


def ordinary_words() -> set[str]:
    """Words that the sources also write in small letters, and those listed as ordinary: no names when they open a sentence."""
    table = tomllib.loads(Path(__file__).with_name("exceptions.toml").read_text(encoding="utf-8"))
    text = " ".join(path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt"))
    return {word for word in WORD.findall(text) if word == word.lower()} | WORDS.keys() | set(table["ordinary_words"])


def gaps(path: Path) -> Iterator[str]:
    """What keeps the document from being complete and exact, a line each; nothing if it is."""
    document, exceptions, ordinary = read(path), exceptions_of(path), ordinary_words()
    source = source_of(document)
    for paragraph, line in enumerate(source, start=1):
        text = document.block_text(paragraph)
        if not text and exceptions.left("paragraph", [line.strip()], [paragraph]):
            yield f"¶ {paragraph} is in no block: {line[:60]}"
        if not text:
            continue
        for number in sorted(exceptions.left("number", numbers(line) - numbers(text), [paragraph])):
            yield f"¶ {paragraph}: the number {number!r} of the source is missing"
        lost = {name for name in names(line, ordinary) if f" {name} " not in folded(text)}
        for name in sorted(exceptions.left("name", lost, [paragraph])):
            yield f"¶ {paragraph}: the name {name!r} of the source is missing"
    for block in document.blocks:
        known = numbers("\n".join(source[paragraph - 1] for paragraph in block.paragraphs if paragraph <= len(source)))
        for number in sorted(exceptions.left("added", numbers(block.text) - known, block.paragraphs)):
            yield f"{block.locator}: the number {number!r} is not in the source: {block.text[:60]}"
        if block.paragraphs and block.paragraphs[-1] > len(source):
            yield f"¶ {block.paragraphs[-1]} does not exist; the source has {len(source)} paragraphs"
    about = " ".join(str(value) for key, value in document.front_matter.items() if key != "source_title")
    for number in sorted(exceptions.left("added", numbers(about) - numbers("\n".join(source)), [FRONT_MATTER])):
        yield f"front matter: the number {number!r} is not in the source"
    for kind, value, paragraph in sorted(exceptions.listed.keys() - exceptions.needed):
        yield f"exceptions.toml: {kind} {value!r} of ¶ {paragraph} is not needed; take it out"


# ------------------------------------------------------------------------------------------------------------------ tests


@needs_sources
@each_document
def test_every_number_and_name_of_the_source_is_there_and_no_number_more(path: Path) -> None:
    assert list(gaps(path)) == []


@needs_sources
def test_each_source_has_one_document() -> None:
    titles = tomllib.loads((SEEDS / "documents.toml").read_text(encoding="utf-8"))
    written = [folded(str(read(path).front_matter["source_title"])) for path in DOCUMENTS]
    assert sorted(written) == sorted(folded(about["title"]) for about in titles.values())


@needs_sources
def test_a_changed_figure_and_a_lost_name_are_found(tmp_path: Path) -> None:
    path = CORPUS / "high-tech-zone-2022.md"
    changed = tmp_path / path.name
    changed.write_text(path.read_text(encoding="utf-8").replace("24,148", "24,149").replace("Zhang Dengfeng", "the secretary"))
    found = "\n".join(gaps(changed))
    assert "the number '24148' of the source is missing" in found
    assert "the number '24149' is not in the source" in found
    assert "the name 'zhang dengfeng' of the source is missing" in found


def test_exceptions_name_documents_that_exist() -> None:
    table = tomllib.loads(Path(__file__).with_name("exceptions.toml").read_text(encoding="utf-8"))
    assert {entry["document"] for entry in table["exception"]} <= {path.name for path in DOCUMENTS}


@each_document
def test_front_matter_says_what_a_citation_needs(path: Path) -> None:
    front_matter = read(path).front_matter
    assert {"title", "source_title", "publisher", "as_of", "note"} <= front_matter.keys()
    assert front_matter.keys() <= {"title", "source_title", "publisher", "published", "as_of", "note"}
    assert all(isinstance(value, str) and value.strip() for value in front_matter.values())
    assert re.fullmatch(r"\d{4}(-H[12])?", str(front_matter["as_of"]))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(front_matter.get("published", "2018-10-22")))
    assert "our own summary" in str(front_matter["note"])


@each_document
def test_every_block_has_its_locator_directly_above(path: Path) -> None:
    document = read(path)
    assert document.blocks
    for block in document.blocks:
        assert block.paragraphs, f"no locator, or a range that runs backwards: {block.text[:80]}"
        assert block.text.strip(), f"{block.locator} stands above nothing"
        assert "<!--" not in block.text and "¶" not in block.text and not block.text.startswith("#")


def test_no_name_belongs_to_two_things() -> None:
    owners: dict[str, str] = {}
    for alias in tomllib.loads((CORPUS / "aliases.toml").read_text(encoding="utf-8"))["alias"]:
        assert alias.keys() <= {"name", "also", "formerly", "kind", "note"}, alias
        assert alias.get("kind") in {"company", "place", "organisation", "person", "event", "concept", "programme"}, alias
        for name in (alias["name"], *alias.get("also", []), *alias.get("formerly", [])):
            key = " ".join(name.casefold().split())
            assert key not in owners, f"{name!r} of {alias['name']!r} already belongs to {owners[key]!r}"
            owners[key] = alias["name"]
