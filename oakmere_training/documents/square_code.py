"""The square code: number and signature as a QR code, one path of black."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from oakmere_training.documents.house_style import PT_PER_MM, LandscapeSheet

SMALLEST_MODULE = 0.6
_RUN = re.compile(b"\0+")


def square_code(text: str, x: float, y: float, side: float) -> str:
    """A QR code of level M whose black fills ``side`` mm; the caller leaves four modules of white around it.

    Raises:
        ValueError: where the modules would be smaller than 0.6 mm, too fine for a phone.
    """
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    modules = int(image.shape[0])
    if side / modules < SMALLEST_MODULE - 1e-9:
        raise ValueError(f"{len(text)} characters do not fit in a square code of {side} mm")
    cells = memoryview(image).tobytes()
    runs = [
        _bar(row, *run.span())
        for row in range(modules)
        for run in _RUN.finditer(cells[row * modules : (row + 1) * modules])
    ]
    scale = side / modules * PT_PER_MM
    top = (LandscapeSheet.HEIGHT - y) * PT_PER_MM
    return f"q 0 g {scale:.5f} 0 0 -{scale:.5f} {x * PT_PER_MM:.3f} {top:.3f} cm\n" + "\n".join(runs) + "\nf Q"


@cache
def _bar(row: int, start: int, end: int) -> str:
    """At most 37 or so rows of 700 spans each, most of which never come up."""
    return f"{start} {row} {end - start} 1 re"
