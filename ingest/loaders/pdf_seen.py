"""Which letters of a PDF's page a reader sees: not the invisible, the white on white, the tiny, the ones beside the page."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

WHITE = 245  # of 255, in each colour
TINY = 1.5  # points
MOST_OBJECTS = 20_000  # of a page that are looked at
PICTURE_SHARE = 0.5  # of the page; a scan covers it all, its margins cut off


class Seen:
    """What of one page can be seen. Looks at each text object once."""

    def __init__(self, page: Any) -> None:
        self._box = page.get_bbox()
        self._objects: dict[int, bool] = {}
        self._covers: list[tuple[float, float, float, float]] = []  # boxes with a colour of their own
        self.has_picture = False
        for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
            self._note(pdfium.FPDFPage_GetObject(page.raw, at))

    def _note(self, item: Any, depth: int = 0) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 3:
            for at in range(min(pdfium.FPDFFormObj_CountObjects(item), MOST_OBJECTS)):
                if pdfium.FPDFPageObj_GetType(pdfium.FPDFFormObj_GetObject(item, at)) == pdfium.FPDF_PAGEOBJ_IMAGE:
                    kind = pdfium.FPDF_PAGEOBJ_IMAGE  # the form's own box is on the page's scale, what is in it is not
                    break
        is_picture = kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if not is_picture and kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM):
            return
        if kind == pdfium.FPDF_PAGEOBJ_PATH and not _is_coloured(item):
            return
        sides = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(item, *sides):
            return
        left, bottom, right, top = (side.value for side in sides)
        self._covers.append((left, bottom, right, top))
        page = abs((self._box[2] - self._box[0]) * (self._box[3] - self._box[1]))
        self.has_picture |= is_picture and (right - left) * (top - bottom) >= PICTURE_SHARE * page

    def look(self, raw: Any, at: int, box: Any) -> tuple[int, bool]:
        """A key of the text object that the letter belongs to, and whether the letter is seen."""
        left, bottom, right, top = self._box
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        item = pdfium.FPDFText_GetTextObject(raw, at)
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        if not (left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1):
            return key, False
        if key not in self._objects:
            self._objects[key] = self._is_seen(item, x, y, box) if key else True
        return key, self._objects[key]

    def _is_seen(self, item: Any, x: float, y: float, box: Any) -> bool:
        if max(abs(box.top - box.bottom), abs(box.right - box.left)) < TINY:
            return False
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        if mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP):
            return self.has_picture  # what was recognised in a scan lies unseen over its picture
        if mode not in (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP):
            return True
        red, green, blue, alpha = _fill(item)
        if alpha == 0:
            return False
        if min(red, green, blue) < WHITE:
            return True
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self._covers)


def _fill(item: Any) -> tuple[int, int, int, int]:
    """Colour that the object is filled with; black where PDFium does not know."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *parts):
        return 0, 0, 0, 255
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _is_coloured(path: Any) -> bool:
    """True if a drawn shape is filled, and not with white."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, mode, stroke) or mode.value == pdfium.FPDF_FILLMODE_NONE:
        return False
    red, green, blue, alpha = _fill(path)
    return alpha > 0 and min(red, green, blue) < WHITE
