"""How our paper looks: sheet, frames, colours, sizes of type, and the drawings that every sheet shares.

Lengths are in millimetres from the top left corner of the sheet; sizes of type and leading in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from oakmere_training import paths
from oakmere_training.documents import vector

PT_PER_MM = 72 / 25.4
PROGRAM = "Oakmere Training"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours on paper. ``grey`` writes each as its luminance, for one-colour printing; nothing rests on colour."""

    grey: bool = False
    ink: str = "#1F2D30"
    ink2: str = "#4A5A5C"
    mere: str = "#0B4F5C"
    sprig: str = "#9FC3C8"
    wave: str = "#9CC7CE"
    rule: str = "#B9AF98"
    hair: str = "#8A8F8C"
    tint: str = "#EEF3F3"
    bar: str = "#01606E"
    hatch: str = "#55605F"
    open: str = "#861E18"

    def fill(self, hex_code: str) -> str:
        """Operator for text and areas."""
        return vector.colour(hex_code, grey=self.grey)

    def stroke(self, hex_code: str) -> str:
        """Operator for lines."""
        return vector.colour(hex_code, stroke=True, grey=self.grey)


class LandscapeSheet:
    """A4 landscape with the double frame; every mark stays 9 mm from the edge."""

    WIDTH: ClassVar = 297.0
    HEIGHT: ClassVar = 210.0
    OUTER: ClassVar = (9.0, 9.0, 279.0, 192.0, 5.0)
    OUTER_LINE: ClassVar = 0.55
    INNER: ClassVar = (10.8, 10.8, 275.4, 188.4, 3.6)
    INNER_LINE: ClassVar = 0.2
    WAVES_Y: ClassVar = (182.0, 186.4, 190.8)
    WAVES_X: ClassVar = (16.5, 280.5)
    WAVE_LINE: ClassVar = 0.45
    HALF_WAVES: ClassVar = 34
    CREST_BOX: ClassVar = (120.0, 142.0)
    SPRIG: ClassVar = (192.0, 15.0, 84.0, 120.0)
    SPRIG_BOX: ClassVar = (88.0, 124.0)


class PortraitSheet:
    """A4 portrait: margins 15 at the sides and 13 at the top, the foot 9 from the edge."""

    WIDTH: ClassVar = 210.0
    HEIGHT: ClassVar = 297.0
    LEFT: ClassVar = 15.0
    RIGHT: ClassVar = 195.0
    ROOM: ClassVar = 180.0
    TOP: ClassVar = 13.0
    FOOT_LINE: ClassVar = 281.97
    BOTTOM: ClassVar = 278.0


def flip(height: float = LandscapeSheet.HEIGHT) -> str:
    """The operator that turns a page's points into millimetres with y downward, for drawings."""
    scale = vector.number(PT_PER_MM)
    return f"{PT_PER_MM:.6f} 0 0 -{scale} 0 {vector.number(height * PT_PER_MM)} cm"


def frames(palette: Palette) -> str:
    """The double frame, drawn inside its own edge so that no mark lies nearer than 9 mm."""
    out = [palette.stroke(palette.mere)]
    for (x, y, width, height, radius), line in (
        (LandscapeSheet.OUTER, LandscapeSheet.OUTER_LINE),
        (LandscapeSheet.INNER, LandscapeSheet.INNER_LINE),
    ):
        inset = line / 2
        out.append(f"{line} w")
        out.append(vector.round_rect(x + inset, y + inset, width - line, height - line, radius - inset))
        out.append("S")
    return "\n".join(out)


def waves(palette: Palette) -> str:
    """The three lines of the mere along the foot."""
    left, right = LandscapeSheet.WAVES_X
    half = (right - left) / LandscapeSheet.HALF_WAVES
    out = [palette.stroke(palette.wave), f"{LandscapeSheet.WAVE_LINE} w 1 J"]
    for y in LandscapeSheet.WAVES_Y:
        bends = "".join(
            f"Q{left + half * (place + 0.5):.3f} {y + (3 if place % 2 else -3)} {left + half * (place + 1):.3f} {y}"
            for place in range(LandscapeSheet.HALF_WAVES)
        )
        out += [vector.path(f"M{left} {y}{bends}"), "S"]
    return "\n".join(out)


def sprig(palette: Palette) -> str:
    """The oak sprig in line, top right."""
    x, y, width, height = LandscapeSheet.SPRIG
    box_width, box_height = LandscapeSheet.SPRIG_BOX
    scale = min(width / box_width, height / box_height)
    left, top = x + (width - box_width * scale) / 2, y + (height - box_height * scale) / 2
    drawn = vector.drawing(_asset("certificate-sprig.svg"), grey=palette.grey)
    return f"q {scale:.5f} 0 0 {scale:.5f} {left:.3f} {top:.3f} cm\n{drawn}\nQ"


def crest(palette: Palette) -> str:
    """The school's crest in its own units (120 x 142, y downward); the one-colour cut where there is no colour."""
    return vector.drawing(_asset("crest-mono.svg" if palette.grey else "crest.svg"), grey=palette.grey)


def plain_crest(palette: Palette) -> str:
    """The one-colour crest at the head of reports and sheets, in its own units."""
    return vector.drawing(_asset("crest-mono.svg"), grey=palette.grey)


def scene(name: str, palette: Palette) -> str:
    """One of the drawings of ``assets/scenes`` in its own units: 'kit/head-otter'."""
    return vector.drawing(_asset(f"scenes/{name}.svg"), grey=palette.grey)


@cache
def _asset(name: str) -> str:
    return (paths.assets() / name).read_text(encoding="utf-8")
