"""Where the parts of a question go: two columns, or one from 150 % text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from oakmere_training.gui.screens.player_columns import WIDEST, frame, laid_out, shares
from oakmere_training.gui.screens.player_measure import Part, as_wide, closer, needed, total, without_spare
from oakmere_training.gui.widgets.page_fit import Fit, Layout
from oakmere_training.gui.widgets.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.screens.player_columns import Frame
    from oakmere_training.gui.theme import Theme

_LEAST_PICTURE = 200
_LEAST_CUT = 0.6
_CLEAR = 8


class Body(QWidget):
    """Places parts in two columns, or one below the other in reading order.

    ``view`` gives the page's width with its scroll bar and the height that can be seen without scrolling: pictures
    shrink, gaps close and foldable parts go so that the column fits.
    """

    even = False
    """Whether columns with the verdicts first are alike."""

    def __init__(self, theme: Theme, tier: Tier, view: Callable[[], QSize], *, answered: bool) -> None:
        super().__init__()
        self._theme, self._tier, self._view, self._answered = theme, tier, view, answered
        self.fit = Fit()
        self.left: tuple[Part, ...] = ()
        self.right: tuple[Part, ...] = ()
        self.stacked: tuple[Part, ...] = ()
        self.single: tuple[Part, ...] = ()
        self.above: Part | None = None
        self._shared: tuple[tuple[int, Fit, float, int], Frame] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_parts(self, left: Sequence[Part], right: Sequence[Part], stacked: Sequence[Part]) -> None:
        """Take the parts of both columns, and their order in one column."""
        self.left, self.right, self.stacked = tuple(left), tuple(right), tuple(stacked)
        self.single = self.stacked
        self._adopt()

    def set_single(self, single: Sequence[Part]) -> None:
        """Take the parts of a page with the answers below the story (``Layout.BELOW``)."""
        self.single = tuple(single)
        self._adopt()

    def set_above(self, part: Part) -> None:
        """Take a part that goes over both columns."""
        self.above = part
        self._adopt()

    def layout_now(self) -> Layout:
        """Where the answers go with the room there is."""
        return Layout.SIDE

    def _parts(self) -> tuple[Part, ...]:
        """Every part of every arrangement."""
        above = () if self.above is None else (self.above,)
        return (*above, *self.left, *self.right, *self.stacked, *self.single)

    def _adopt(self) -> None:
        for part in self._parts():
            part.widget.setParent(self)
            part.widget.show()

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        self.fit = fit
        for part in {id(part.widget): part for part in self._parts()}.values():
            setter = getattr(part.widget, "set_fit", None)
            if setter is not None:
                setter(fit)
        self.place()
        self.updateGeometry()

    # -- measuring -------------------------------------------------------------------------------------------

    def _columns(self, width: int) -> tuple[int, int, int, int, Frame]:
        """X and width of both columns, and the frame."""
        layout, tight = self.layout_now(), self.fit.denser
        form = frame(self._tier, self.fit, answered=self._answered)
        form = laid_out(form, layout, self._tier, even=self.even, tight=tight)
        if tight and not self._one_column() and (self._answered or layout is not Layout.FRONT):
            form = self._best_shared(shares(form, layout, self.fit), width)
        return self._divided(form, width)

    def _best_shared(self, forms: Sequence[Frame], width: int) -> Frame:
        """The first of these with which the page fits, or the one that scrolls least."""
        room = self._view().height()
        key = (width, self.fit, self._theme.scale, room)
        if self._shared is None or self._shared[0] != key:
            heights = [self._side_by_side(*self._divided(form, width)) for form in forms]
            fitting = [form for form, height in zip(forms, heights, strict=True) if height <= room]
            self._shared = key, fitting[0] if fitting else forms[heights.index(min(heights))]
        return self._shared[1]

    def _divided(self, form: Frame, width: int) -> tuple[int, int, int, int, Frame]:
        """X and width of both columns of a frame, and the frame."""
        whole = max(width, self._view().width())
        content = min(whole - 2 * form.side, WIDEST)
        x = (whole - content) // 2
        content = min(content, width - x - _CLEAR)
        if self._one_column():
            return x, content, x, content, form
        room = content - form.between
        left = form.left_width or round(room * form.left / (form.left + form.right))
        return x, left, x + left + form.between, room - left, form

    def _room(self, form: Frame) -> int:
        return self._view().height() - form.top - form.bottom - self._above_height()

    def _above_height(self) -> int:
        """The height of what goes over both columns, with its gap."""
        if self.above is None or self.fit.stacked:
            return 0
        form = frame(self._tier, self.fit, answered=self._answered)
        width = min(max(self.width(), self._view().width()) - 2 * form.side, WIDEST)
        return needed(self.above.widget, width) + self.above.gap

    def _one_column(self) -> bool:
        return self.fit.stacked or self.layout_now() is Layout.BELOW

    def _column_parts(self, width: int, form: Frame) -> list[tuple[Part, int]]:
        """The parts one below the other; in a page that is not stacked, foldable ones go where the rest then fits."""
        if self.fit.stacked:
            return self._simple(self.stacked if self.above is None else (self.above, *self.stacked), width)
        parts, room = self._simple(self.single, width), self._room(form)
        parts = closer(parts) if self.fit.denser else parts
        kept = [item for item in parts if not item[0].folds]
        return self._kept(kept if total(parts) > room else parts, room)

    def _left_parts(self, width: int, form: Frame) -> tuple[list[tuple[Part, int]], int]:
        """The left column's parts that show, each with its height, and the whole height."""
        room = self._room(form)
        parts = [(part, needed(part.widget, width)) for part in self.left]
        if total(parts) > room:
            parts = [item for item in parts if not item[0].folds]
        parts = self._kept(parts, room)
        if total(parts) > room:
            parts = closer(parts)
        parts = self._shrunk(parts, width, room)
        return parts, total(parts)

    def _kept(self, parts: list[tuple[Part, int]], room: int) -> list[tuple[Part, int]]:
        return without_spare(parts, room) if self.fit.denser else parts

    def _shrunk(self, parts: list[tuple[Part, int]], width: int, room: int) -> list[tuple[Part, int]]:
        """Pictures give way to words; one that would become too small goes, where the answer is in."""
        over = total(parts) - room
        if over <= 0:
            return parts
        shrunk = []
        for part, height in parts:
            fitted = height
            if isinstance(part.widget, Picture):
                least = part.widget.heightForWidth(self._least_width(part.widget, width))
                fitted = max(least, height - over)
                if self._answered and fitted == least and height - over < least:
                    over -= height + part.gap
                    continue
                over -= height - fitted
            shrunk.append((part, fitted))
        return shrunk

    def _least_width(self, picture: Picture, width: int) -> int:
        """The width whose height a picture keeps at least."""
        if picture.crops:
            return round(width * _LEAST_CUT)
        return min(width, _LEAST_PICTURE if self._answered else width // 2)

    def _right_parts(self, width: int, form: Frame) -> list[tuple[Part, int]]:
        """The right column's parts that show: foldable ones go where the rest then fits."""
        parts, room = self._simple(self.right, width), self._room(form)
        kept = [item for item in parts if not item[0].folds]
        parts = kept if total(parts) > room >= total(kept) else parts
        parts = self._kept(parts, room)
        return self._shrunk(closer(parts) if self.fit.smaller else parts, width, room)

    def fits(self) -> bool:
        """Whether all of it can be seen without scrolling."""
        view = self._view()
        return self.heightForWidth(view.width()) <= view.height()

    def _simple(self, parts: Sequence[Part], width: int) -> list[tuple[Part, int]]:
        measured = []
        for part in parts:
            at = round(width * 0.6) if self.fit.stacked and isinstance(part.widget, Picture) else width
            measured.append((part, needed(part.widget, at)))
        return measured

    def hasHeightForWidth(self) -> bool:
        """Text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The higher column, or all parts one below the other."""
        _, left, _, right, form = self._columns(width)
        if self._one_column():
            return form.top + self._above_height() + total(self._column_parts(left, form)) + form.bottom
        return self._side_by_side(0, left, 0, right, form)

    def _side_by_side(self, _x: int, left: int, _x2: int, right: int, form: Frame) -> int:
        """The height of the page with two columns of these widths."""
        high = max(self._left_parts(left, form)[1], total(self._right_parts(right, form)))
        return form.top + self._above_height() + high + form.bottom

    def sizeHint(self) -> QSize:
        """At the present width."""
        width = max(640, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It scrolls."""
        return QSize(320, 0)

    # -- placing ---------------------------------------------------------------------------------------------

    def place(self) -> None:
        """Put every part in its place."""
        x, left, x2, right, form = self._columns(self.width())
        top = form.top + self._above_height()
        shown: list[tuple[Part, int]] = []
        if self.above is not None and not self.fit.stacked:
            shown = [(self.above, self._above_height() - self.above.gap)]
            self._put(shown, x, x2 + right - x, form.top)
        if self._one_column():
            column = self._column_parts(left, form)
            shown += column if self.fit.stacked else self._stretched(column, top, form)
            self._put(column if self.fit.stacked else self._stretched(column, top, form), x, left, top)
        else:
            first = self._stretched(self._left_parts(left, form)[0], top, form)
            second = self._stretched(self._right_parts(right, form), top, form)
            self._put(first, x, left, top)
            self._put(second, x2, right, top)
            shown += first + second
        seen = {id(part.widget) for part, _ in shown}
        for part in self._parts():
            part.widget.setVisible(id(part.widget) in seen)

    def _stretched(self, column: list[tuple[Part, int]], top: int, form: Frame) -> list[tuple[Part, int]]:
        """The column with the height that is left given to its part that stretches."""
        front = self.layout_now() is Layout.FRONT
        high = min(self.height(), self._view().height()) if front else self.height()
        spare = max(0, high - top - form.bottom - total(column))
        return [(part, height + (spare if part.stretch else 0)) for part, height in column]

    def _put(self, parts: Sequence[tuple[Part, int]], x: int, width: int, y: int) -> None:
        for part, height in parts:
            lift = int(getattr(part.widget, "lift", 0))
            wide = width
            if isinstance(part.widget, Picture):
                wide = as_wide(part.widget, width, height, stacked=self.fit.stacked)
            part.widget.setGeometry(x, y - lift, wide, height + 2 * lift)
            y += height + part.gap

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        """Place the parts again where one of them needs another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
            self.updateGeometry()
        return super().event(event)
