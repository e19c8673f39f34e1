"""A paragraph of Word → what a reader sees of it: no deleted words, no comments, no hidden or white letters, no field codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from ingest.layout import seen_words
from ingest.loaders.word_styles import Styles, is_on

RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
SHORT_SCRIPT = 4
TINY = 3  # half points
LEFT_OUT = frozenset(
    qn(name)
    for name in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:delText", "w:delInstrText", "w:rt", "w:sdtPr", "w:tbl")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # says again what its Choice says
SIGNS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


@dataclass(slots=True)
class Said:
    """What was found in a paragraph."""

    parts: list[str]
    notes: list[tuple[str, str]]  # "footnote" | "endnote", and its id
    boxes: list[Any]  # text boxes that hang on it
    is_bold: bool = True  # every letter

    @property
    def text(self) -> str:
        """Its words."""
        return seen_words("".join(self.parts))


def said_by(paragraph: Any, styles: Styles, paragraph_styles: list[Any], *, is_shaded: bool) -> Said:
    """What a reader sees of a paragraph.

    Args:
        is_shaded: whether there is a colour behind it, on which white letters can be read.
    """
    said = Said([], [], [])
    own_shade = is_shaded or any(_has_shade(holder.find(qn("w:pPr"))) for holder in (paragraph, *paragraph_styles))
    for run in _runs(paragraph, said):
        if run.tag == MATH_TEXT:
            said.parts.append(run.text or "")
        elif _is_seen(run, styles, paragraph_styles, is_shaded=own_shade):
            text = "".join(_signs(run, said))
            said.is_bold &= not text.strip() or _is_on(styles.run_property(run, paragraph_styles, "w:b"))
            said.parts.append(_script(text, styles.run_property(run, [], "w:vertAlign")))
    return said


def _runs(item: Any, said: Said) -> Iterator[Any]:
    """The runs of a paragraph in order, those in links, fields, insertions and content controls too."""
    for child in item:
        if child.tag in LEFT_OUT:
            continue
        if child.tag in (qn("w:r"), MATH_TEXT):
            yield child
        elif child.tag == qn("w:txbxContent"):
            said.boxes.append(child)
        else:
            yield from _runs(child, said)


def _signs(run: Any, said: Said) -> Iterator[str]:
    for item in run:
        if item.tag in LEFT_OUT:
            continue
        if item.tag == qn("w:t"):
            yield item.text or ""
        elif item.tag in SIGNS:
            yield SIGNS[item.tag]
        elif item.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            said.notes.append(("footnote" if item.tag == qn("w:footnoteReference") else "endnote", item.get(qn("w:id"), "")))
        else:  # a drawing with a text box, a ruby, a choice between two forms of one thing
            for inner in _runs(item, said):
                yield from _signs(inner, said) if inner.tag != MATH_TEXT else [inner.text or ""]


def _is_seen(run: Any, styles: Styles, paragraph_styles: list[Any], *, is_shaded: bool) -> bool:
    for name in ("w:vanish", "w:specVanish"):
        if _is_on(styles.run_property(run, paragraph_styles, name)):
            return False
    size = styles.run_property(run, paragraph_styles, "w:sz")
    if size is not None and size.get(qn("w:val"), "").isdigit() and int(size.get(qn("w:val"))) <= TINY:
        return False
    colour = styles.run_property(run, paragraph_styles, "w:color")
    if colour is None or colour.get(qn("w:val"), "").upper() != "FFFFFF" or is_shaded:
        return True
    return _has_shade(run.find(qn("w:rPr"))) or styles.run_property(run, paragraph_styles, "w:highlight") is not None


def _is_on(switch: Any) -> bool:
    return switch is not None and is_on(switch.get(qn("w:val")))


def _has_shade(properties: Any) -> bool:
    shade = properties.find(qn("w:shd")) if properties is not None else None
    return shade is not None and shade.get(qn("w:fill"), "auto").upper() not in ("AUTO", "FFFFFF", "")


def _script(text: str, place: Any) -> str:
    """Short raised or lowered digits as such: "km²", or it would read "km2"."""
    kind = place.get(qn("w:val")) if place is not None else ""
    table = {"superscript": RAISED, "subscript": LOWERED}.get(kind or "")
    if not table or not 0 < len(text.strip()) <= SHORT_SCRIPT or not all(ord(char) in table for char in text.strip()):
        return text
    return text.translate(table)
