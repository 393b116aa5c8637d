"""Tables on paper: a head that each page repeats, ruled rows, cells that wrap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.documents.bars import hatched
from oakmere_training.documents.house_style import PortraitSheet
from oakmere_training.documents.paper import height, mm
from oakmere_training.documents.rich import CELL, CELL_HEAD, Piece, lay, pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.documents.paper import Paper, Text
    from oakmere_training.documents.rich import Line
    from oakmere_training.documents.tags import Element

PAD = 1.5
GUTTER = 2.0
ROW_LINE = 0.2
HEAD_LINE = 0.35
HEAD_HEIGHT = mm(CELL_HEAD.leading) + 1.4 + HEAD_LINE
BAR_HEIGHT = 5.2
_MOST_LINES = 45
_FEWEST_LINES = 3
_COLUMN = "/A<</O/Table/Scope/Column>>"
_ROW = "/A<</O/Table/Scope/Row>>"


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in mm with what stands free on both sides; ``indent`` is free at the left; ``right`` for numbers."""

    title: str
    width: float
    indent: float = 0.0
    right: bool = False

    @property
    def room(self) -> float:
        """What a line of text may take, mm."""
        return self.width - self.indent - (0.0 if self.right else GUTTER)


@dataclass(frozen=True, slots=True)
class Bar:
    """A cell with a hatched bar of ``width`` mm before its text."""

    width: float
    text: tuple[Piece, ...]


class Table:
    """A table that is drawn row by row. The first column is each row's heading."""

    def __init__(self, paper: Paper, columns: Sequence[Column], *, headed: bool = True, most: int = 0) -> None:
        self._paper = paper
        self._columns = columns
        self._most = most
        self._headed = headed
        self._table = paper.element("Table")
        self._body: Element | None = None

    def _begin(self, first_row: float) -> Element:
        """The head, on the page that the first row goes on; the element of the rows."""
        paper = self._paper
        if self._body is None:
            if self._headed:
                paper.need(min(HEAD_HEIGHT + first_row, PortraitSheet.BOTTOM - PortraitSheet.TOP))
                self._head(paper.element("TR", paper.element("THead", self._table)))
            self._body = paper.element("TBody", self._table)
        return self._body

    def _head(self, row: Element | None) -> None:
        """The head; drawn again on a further page it is no part of the text (``None``)."""
        paper, x = self._paper, PortraitSheet.LEFT
        for column in self._columns:
            cell = None if row is None else paper.element("TH", row, _COLUMN)
            lines = lay(pieces_of(column.title, CELL_HEAD), column.width)
            end = x + column.width if column.right else 0
            paper.lines(cell, lines[:1], (x + column.indent, paper.y), CELL_HEAD.leading, right=end)
            x += column.width
        line = paper.y + HEAD_HEIGHT - HEAD_LINE
        paper.rule(PortraitSheet.LEFT, line, x - PortraitSheet.LEFT, HEAD_LINE, paper.palette.ink)
        paper.y += HEAD_HEIGHT

    def add(self, *cells: Text | Bar) -> None:
        """A row, one cell for each column. A row longer than a page goes on as further rows."""
        laid = [_lay(cell, column, self._most) for cell, column in zip(cells, self._columns, strict=True)]
        while True:
            longest = max(len(lines) for lines in laid)
            if longest > _MOST_LINES and self._lines_left() < _FEWEST_LINES:
                self._turn()
            fits = longest if longest <= _MOST_LINES else self._lines_left()
            self._row([lines[:fits] for lines in laid], cells)
            laid = [lines[fits:] for lines in laid]
            if fits >= longest:
                return

    def _turn(self) -> None:
        """Go on on a new page, under the same head where there was one."""
        self._paper.turn()
        if self._headed and self._body is not None:
            self._head(None)

    def _lines_left(self) -> int:
        room = self._paper.room - (HEAD_HEIGHT if self._headed and self._body is None else 0)
        return min(_MOST_LINES, int((room - 2 * PAD - ROW_LINE) / mm(CELL.leading)))

    def _row(self, laid: Sequence[Sequence[Line]], cells: Sequence[Text | Bar]) -> None:
        paper, high = self._paper, _height(laid, cells)
        body = self._begin(high)
        if high > paper.room + 0.01:
            self._turn()
        row = paper.element("TR", body)
        x = PortraitSheet.LEFT
        for place, (lines, cell, column) in enumerate(zip(laid, cells, self._columns, strict=True)):
            element = paper.element("TD", row) if place else paper.element("TH", row, _ROW)
            left, end = x + column.indent, x + column.width if column.right else 0
            if isinstance(cell, Bar):
                top = paper.y + PAD + (mm(CELL.leading) - BAR_HEIGHT) / 2 + 0.13
                paper.shape(hatched(paper.palette, (left, top, cell.width, BAR_HEIGHT)))
                left += cell.width + GUTTER
            paper.lines(element, lines, (left, paper.y + PAD), CELL.leading, right=end)
            x += column.width
        paper.y += high
        paper.rule(PortraitSheet.LEFT, paper.y - ROW_LINE, x - PortraitSheet.LEFT, ROW_LINE, paper.palette.rule)


def row_height(columns: Sequence[Column], cells: Sequence[Text | Bar], most: int = 0) -> float:
    """The height that a row will take, mm."""
    return _height([_lay(cell, column, most) for cell, column in zip(cells, columns, strict=True)], cells)


def _lay(cell: Text | Bar, column: Column, most: int) -> tuple[Line, ...]:
    if isinstance(cell, Bar):
        return lay(cell.text, column.room - cell.width - GUTTER, 1)
    return lay(pieces_of(cell, CELL), column.room, most)


def _height(laid: Sequence[Sequence[Line]], cells: Sequence[Text | Bar]) -> float:
    tallest = max(mm(CELL.leading), *(height(lines, CELL.leading) for lines in laid))
    if any(isinstance(cell, Bar) for cell in cells):
        tallest = max(tallest, BAR_HEIGHT)
    return tallest + 2 * PAD + ROW_LINE


def shares(room: float, lists: Sequence[Sequence[float]], more: float) -> list[int]:
    """How many rows of each list fit into ``room`` mm together, given the rows' heights.

    Rows go from the list that takes most, one at a time; a list that was cut needs ``more`` mm for the line that says
    so. Each keeps one row.
    """
    counts = [len(heights) for heights in lists]
    while True:
        taken = [sum(heights[:count]) for heights, count in zip(lists, counts, strict=True)]
        cut = sum(count < len(heights) for heights, count in zip(lists, counts, strict=True))
        longest = max((place for place, count in enumerate(counts) if count > 1), key=taken.__getitem__, default=None)
        if sum(taken) + cut * more <= room or longest is None:
            return counts
        counts[longest] -= 1
