"""Pictures small enough for a repository."""

import io
from pathlib import Path
from typing import Any

from PIL import Image

MOST_BYTES = 150_000
COLOURS = (256, 128, 64)


def write_small(png: bytes, path: Path) -> int:
    """The bytes written: the picture with as many colours as fit, 256 at most.

    Raises:
        ValueError: it does not fit even with the fewest.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for count in COLOURS:
        drawn = io.BytesIO()
        picture.quantize(palette=_palette(picture, count), dither=Image.Dither.NONE).save(drawn, "PNG", optimize=True)
        if drawn.tell() <= MOST_BYTES:
            path.write_bytes(drawn.getvalue())
            return drawn.tell()
    raise ValueError(
        f"{path.name} takes {drawn.tell():,} bytes with {count} colours, at most {MOST_BYTES:,} fit; make the window smaller"
    )


def _palette(picture: Image.Image, count: int) -> Image.Image:
    """The most frequent colours as they are, which are those of surfaces and letters, and as many that cover the rest."""
    seen: list[tuple[int, Any]] = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    frequent = [channel for _, colour in seen[: count // 2] for channel in colour]
    rest = picture.quantize(count - count // 2, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette((frequent + rest)[: 3 * count])
    return palette
