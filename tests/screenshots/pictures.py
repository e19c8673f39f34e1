"""Pictures small enough for a repository."""

import io
from pathlib import Path

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
        # By coverage: the few dots of a legend keep their colours, which the median cut would mix with the greys of letters.
        few = picture.quantize(count, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        drawn = io.BytesIO()
        few.save(drawn, "PNG", optimize=True)
        if drawn.tell() <= MOST_BYTES:
            path.write_bytes(drawn.getvalue())
            return drawn.tell()
    raise ValueError(
        f"{path.name} takes {drawn.tell():,} bytes with {count} colours, at most {MOST_BYTES:,} fit; make the window smaller"
    )
