"""Pictures small enough for a repository."""

import io
from pathlib import Path

from PIL import Image

MOST_BYTES = 150_000
COLOURS = (128, 64, 32, 16)


def write_small(png: bytes, path: Path) -> int:
    """The bytes written: the picture with as many colours as fit, 128 at most.

    Raises:
        ValueError: it does not fit even with the fewest.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for count in COLOURS:
        drawn = io.BytesIO()
        few = picture.quantize(count, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(drawn, "PNG", optimize=True)
        if drawn.tell() <= MOST_BYTES:
            path.write_bytes(drawn.getvalue())
            return drawn.tell()
    raise ValueError(
        f"{path.name} takes {drawn.tell():,} bytes with {count} colours, at most {MOST_BYTES:,} fit; make the window smaller"
    )
