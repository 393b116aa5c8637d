"""The floor of the certificates: two pages drawn with reportlab and segno as their manuals show.

It draws the same words in the same places: fonts registered once, crest, sprig and waves as paths, the square
code by ``segno.make`` with its defaults and a rectangle for each dark module, two pages on a ``Canvas`` with its
defaults. It has no tags, no attached facts and no metadata, so it does less than ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from oakmere_training import paths
from oakmere_training.documents import vector
from oakmere_training.documents.certificate_back import Back
from oakmere_training.documents.certificate_front import Front
from oakmere_training.documents.house_style import PT_PER_MM
from oakmere_training.domain.certificate import CertificateFacts, qr_text

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

    from oakmere_training.documents.sheet import Spot

_FONTS = {
    "L": "Lexend-SemiBold",
    "M": "NotoSans-SemiBold",
    "A": "AtkinsonHyperlegible-Regular",
    "N": "NotoSans-Regular",
}
_FONTS["B"] = "AtkinsonHyperlegible-Bold"


@dataclass(frozen=True, slots=True)
class _Shape:
    """A path of one of the drawings as reportlab's path calls, with its colours and its place."""

    calls: list[tuple[str, tuple[float, ...]]]
    fill: str | None
    stroke: str | None
    width: float
    moves: list[tuple[str, tuple[float, ...]]]


class _Colours(dict[str, "Color"]):
    """Each colour made once."""

    def __missing__(self, code: str) -> Color:
        from reportlab.lib.colors import HexColor

        self[code] = HexColor(code)
        return self[code]


class NaiveCertificates:
    """The floor."""

    def __init__(self) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        for name in _FONTS.values():
            pdfmetrics.registerFont(TTFont(name, str(paths.assets() / "fonts" / f"{name}.ttf")))
        self._colours = _Colours()
        self._crest = _shapes("crest.svg")
        self._sprig = _shapes("certificate-sprig.svg")

    def draw(self, facts: CertificateFacts, signature: bytes, sheets: tuple[list[Spot], list[Spot]]) -> bytes:
        """One certificate as bytes."""
        from reportlab.lib.pagesizes import A4, landscape
        from reportlab.pdfgen.canvas import Canvas

        out = BytesIO()
        canvas = Canvas(out, pagesize=landscape(A4))
        canvas.setTitle(f"{facts.title}: certificate {facts.number}")
        canvas.setAuthor(facts.school)
        self._frames(canvas)
        self._art(canvas, self._crest, Front.CREST[0], Front.CREST[1], Front.CREST[2] / 120)
        self._art(canvas, self._sprig, 192, 15.8, 84 / 88)
        self._waves(canvas)
        self._text(canvas, sheets[0])
        canvas.rect(28 * PT_PER_MM, 117 * PT_PER_MM, 120 * PT_PER_MM, 0.5 * PT_PER_MM, stroke=0, fill=1)
        for x, width in Front.SIGN_X:
            canvas.line(x * PT_PER_MM, 47 * PT_PER_MM, (x + width) * PT_PER_MM, 47 * PT_PER_MM)
        self._code(canvas, qr_text(facts.number, signature))
        canvas.showPage()
        self._frames(canvas)
        self._art(canvas, self._crest, Back.CREST[0], Back.CREST[1], Back.CREST[2] / 120)
        self._text(canvas, sheets[1])
        for place in range(len(facts.outcomes) + 1):
            y = (210 - 44.4 - 7.9 * place) * PT_PER_MM
            canvas.line(28 * PT_PER_MM, y, 269 * PT_PER_MM, y)
        for x in Back.BOX_X:
            canvas.roundRect(x * PT_PER_MM, 38 * PT_PER_MM, 116 * PT_PER_MM, 54 * PT_PER_MM, 3 * PT_PER_MM)
        canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _frames(self, canvas: Canvas) -> None:
        canvas.setStrokeColor("#0B4F5C")
        for (x, y, width, height, radius), line in ((Front.OUTER, 0.55), (Front.INNER, 0.2)):
            canvas.setLineWidth(line * PT_PER_MM)
            scaled = [value * PT_PER_MM for value in (x, 210 - y - height, width, height, radius)]
            canvas.roundRect(*scaled)

    def _waves(self, canvas: Canvas) -> None:
        canvas.setStrokeColor("#9CC7CE")
        canvas.setLineWidth(0.45 * PT_PER_MM)
        half = 264 / 34 * PT_PER_MM
        for top in Front.WAVES_Y:
            y, x = (210 - top) * PT_PER_MM, 16.5 * PT_PER_MM
            line = canvas.beginPath()
            line.moveTo(x, y)
            for place in range(34):
                bend = 2 * PT_PER_MM * (-1 if place % 2 else 1)
                line.curveTo(x + half / 3, y + bend, x + half * 2 / 3, y + bend, x + half, y)
                x += half
            canvas.drawPath(line)

    def _art(self, canvas: Canvas, shapes: list[_Shape], x: float, y: float, scale: float) -> None:
        canvas.saveState()
        canvas.translate(x * PT_PER_MM, (210 - y) * PT_PER_MM)
        canvas.scale(scale * PT_PER_MM, -scale * PT_PER_MM)
        for shape in shapes:
            canvas.saveState()
            for name, values in shape.moves:
                getattr(canvas, name)(*values)
            if shape.fill:
                canvas.setFillColor(self._colours[shape.fill])
            if shape.stroke:
                canvas.setStrokeColor(self._colours[shape.stroke])
                canvas.setLineWidth(shape.width)
            drawn = canvas.beginPath()
            for name, values in shape.calls:
                getattr(drawn, name)(*values)
            canvas.drawPath(drawn, stroke=int(bool(shape.stroke)), fill=int(bool(shape.fill)))
            canvas.restoreState()
        canvas.restoreState()

    def _text(self, canvas: Canvas, spots: list[Spot]) -> None:
        for spot in spots:
            canvas.setFont(_FONTS[spot.face.tag], spot.size)
            canvas.setFillColor(self._colours[spot.colour])
            canvas.drawString(spot.x * PT_PER_MM, (210 - spot.baseline) * PT_PER_MM, spot.text)

    def _code(self, canvas: Canvas, text: str) -> None:
        import segno

        code = segno.make(text, error="m")
        x, y, side = (value * PT_PER_MM for value in Front.CODE)
        matrix = code.matrix
        module = side / len(matrix)
        canvas.setFillColor("#000000")
        for line, cells in enumerate(matrix):
            for column, cell in enumerate(cells):
                if cell:
                    top = 210 * PT_PER_MM - y - (line + 1) * module
                    canvas.rect(x + column * module, top, module, module, stroke=0, fill=1)


def _shapes(asset: str) -> list[_Shape]:
    """A drawing, read once, from the operators that ours writes: ``q``, ``Q``, ``cm``, colours, paths, ``B f S``."""
    calls = {"m": "moveTo", "l": "lineTo", "c": "curveTo"}
    found: list[_Shape] = []
    stack: list[list[tuple[str, tuple[float, ...]]]] = [[]]
    state: dict[str, Any] = {"path": [], "fill": None, "stroke": None, "width": 1.0}
    for line in vector.drawing((paths.assets() / asset).read_text(encoding="utf-8")).split("\n"):
        *numbers, operator = line.split()
        if operator == "q":
            stack.append(list(stack[-1]))
        elif operator == "Q":
            stack.pop()
        elif operator == "cm":
            stack[-1].append(("transform", tuple(map(float, numbers))))
        elif operator in {"rg", "RG"}:
            code = "#" + "".join(f"{round(float(value) * 255):02X}" for value in numbers)
            state["fill" if operator == "rg" else "stroke"] = code
        elif operator == "j":
            state["width"] = float(numbers[0])
        elif operator in calls:
            state["path"].append((calls[operator], tuple(map(float, numbers))))
        elif operator == "h":
            state["path"].append(("close", ()))
        else:
            fill = state["fill"] if operator in "Bf" else None
            stroke = state["stroke"] if operator in "BS" else None
            found.append(_Shape(state["path"], fill, stroke, state["width"], list(stack[-1])))
            state = {"path": [], "fill": None, "stroke": None, "width": 1.0}
    return found
