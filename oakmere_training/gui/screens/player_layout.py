"""Where the parts of a question go: two columns, or one from 150 % text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.option_card import Fit
from oakmere_training.gui.widgets.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.theme import Theme

WIDEST = 1320
_LEAST_PICTURE = 200
_LEAST_GAP = 10
_CLEAR = 8
_LEAST_CHARACTERS = 24


@dataclass(frozen=True, slots=True)
class Part:
    """A widget in a column. ``gap`` (px) follows it. ``stretch`` takes the height that is left.

    ``folds`` says that it disappears where the column would not fit; at the left in every narrow window.
    """

    widget: QWidget
    gap: int = 16
    stretch: bool = False
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Margins and columns of a page, px. ``left_width`` 0: the columns share by ``left`` to ``right``."""

    side: int
    top: int
    bottom: int
    between: int
    left: float
    right: float
    left_width: int = 0


def frame(tier: Tier, fit: Fit, *, answered: bool) -> Frame:
    """The margins and columns of an audience's page."""
    if fit.stacked:
        return Frame(28, 22, 30, 26, 1, 1)
    if tier is Tier.KS1:
        chosen = Frame(24, 20, 20, 24, 0.84, 1) if fit.narrow else Frame(32, 20, 24, 32, 1.12, 1)
        return replace(chosen, top=14, bottom=14) if fit.short else chosen
    if tier.for_pupils:
        chosen = Frame(40, 24, 20, 36 if answered else 40, 1, 1, 352 if answered else 0)
        if fit.narrow:
            chosen = replace(chosen, side=28, between=28, left_width=312 if answered else 0)
        return replace(chosen, top=20 if answered else 24, bottom=8) if fit.short else chosen
    chosen = Frame(28, 18, 14, 28, 4.5, 7) if fit.narrow else Frame(48, 22, 16, 44, 5, 7)
    return replace(chosen, top=12, bottom=10) if fit.short else chosen


def fit_for(theme: Theme, width: int, height: int) -> Fit:
    """How much room a page of this width has in a window of this height."""
    column = (width - 84) * 4.5 / 11.5
    stacked = theme.scale >= 1.5 or column < _LEAST_CHARACTERS * theme.px(19) * 0.5
    return Fit(narrow=width < 1100, short=height < 720, stacked=stacked)


def _needed(widget: QWidget, width: int) -> int:
    """A widget's height at a width, less the part of its target that reaches beyond what is painted."""
    height = widget.heightForWidth(width)
    if height < 0:
        height = max(widget.sizeHint().height(), widget.minimumHeight())
    return height - 2 * int(getattr(widget, "lift", 0))


def _as_wide(picture: Picture, width: int, height: int) -> int:
    """The width of a picture that is given less height than its proportions ask for."""
    whole = picture.heightForWidth(width)
    return width if height >= whole else round(width * height / whole)


class Body(QWidget):
    """Places parts in two columns, or one below the other in reading order.

    ``view`` gives the page's width with its scroll bar and the height that can be seen without scrolling: pictures
    shrink, gaps close and foldable parts go so that the column fits.
    """

    def __init__(self, theme: Theme, tier: Tier, view: Callable[[], QSize], *, answered: bool) -> None:
        super().__init__()
        self._theme, self._tier, self._view, self._answered = theme, tier, view, answered
        self.fit = Fit()
        self.left: tuple[Part, ...] = ()
        self.right: tuple[Part, ...] = ()
        self.stacked: tuple[Part, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_parts(self, left: Sequence[Part], right: Sequence[Part], stacked: Sequence[Part]) -> None:
        """Take the parts of both columns, and their order in one column."""
        self.left, self.right, self.stacked = tuple(left), tuple(right), tuple(stacked)
        for part in (*self.left, *self.right, *self.stacked):
            part.widget.setParent(self)
            part.widget.show()

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        self.fit = fit
        for part in {id(part.widget): part for part in (*self.left, *self.right, *self.stacked)}.values():
            setter = getattr(part.widget, "set_fit", None)
            if setter is not None:
                setter(fit)
        self.place()
        self.updateGeometry()

    # -- measuring -------------------------------------------------------------------------------------------

    def _columns(self, width: int) -> tuple[int, int, int, int, Frame]:
        """X and width of both columns, and the frame."""
        form = frame(self._tier, self.fit, answered=self._answered)
        whole = max(width, self._view().width())
        content = min(whole - 2 * form.side, WIDEST)
        x = (whole - content) // 2
        content = min(content, width - x - _CLEAR)
        if self.fit.stacked:
            return x, content, x, content, form
        room = content - form.between
        left = form.left_width or round(room * form.left / (form.left + form.right))
        return x, left, x + left + form.between, room - left, form

    def _room(self, form: Frame) -> int:
        return self._view().height() - form.top - form.bottom

    def _left_parts(self, width: int, form: Frame) -> tuple[list[tuple[Part, int]], int]:
        """The left column's parts that show, each with its height, and the whole height."""
        room = self._room(form)
        parts = [(part, _needed(part.widget, width)) for part in self.left]
        if self._total(parts) > room or self.fit.narrow:
            parts = [item for item in parts if not item[0].folds]
        if self._total(parts) > room:
            parts = [(replace(part, gap=min(part.gap, _LEAST_GAP)), height) for part, height in parts]
        parts = self._shrunk(parts, width, room)
        return parts, self._total(parts)

    def _shrunk(self, parts: list[tuple[Part, int]], width: int, room: int) -> list[tuple[Part, int]]:
        """Pictures give way to words; one that would become too small goes, where the answer is in."""
        over = self._total(parts) - room
        if over <= 0:
            return parts
        shrunk = []
        for part, height in parts:
            fitted = height
            if isinstance(part.widget, Picture):
                least = part.widget.heightForWidth(min(width, _LEAST_PICTURE if self._answered else width // 2))
                fitted = max(least, height - over)
                if self._answered and fitted == least and height - over < least:
                    over -= height + part.gap
                    continue
                over -= height - fitted
            shrunk.append((part, fitted))
        return shrunk

    def _right_parts(self, width: int, form: Frame) -> list[tuple[Part, int]]:
        """The right column's parts that show: foldable ones go where the rest then fits."""
        parts, room = self._simple(self.right, width), self._room(form)
        kept = [item for item in parts if not item[0].folds]
        return kept if self._total(parts) > room >= self._total(kept) else parts

    def fits(self) -> bool:
        """Whether all of it can be seen without scrolling."""
        view = self._view()
        return self.heightForWidth(view.width()) <= view.height()

    @staticmethod
    def _total(parts: Sequence[tuple[Part, int]]) -> int:
        return sum(height + part.gap for part, height in parts) - (parts[-1][0].gap if parts else 0)

    def _simple(self, parts: Sequence[Part], width: int) -> list[tuple[Part, int]]:
        measured = []
        for part in parts:
            at = round(width * 0.6) if self.fit.stacked and isinstance(part.widget, Picture) else width
            measured.append((part, _needed(part.widget, at)))
        return measured

    def hasHeightForWidth(self) -> bool:
        """Text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The higher column, or all parts one below the other."""
        _, left, _, right, form = self._columns(width)
        if self.fit.stacked:
            return form.top + self._total(self._simple(self.stacked, left)) + form.bottom
        high = max(self._left_parts(left, form)[1], self._total(self._right_parts(right, form)))
        return form.top + high + form.bottom

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
        if self.fit.stacked:
            shown = self._simple(self.stacked, left)
            self._put(shown, x, left, form.top)
        else:
            shown, _ = self._left_parts(left, form)
            self._put(shown, x, left, form.top)
            column = self._right_parts(right, form)
            spare = self.height() - form.top - form.bottom - self._total(column)
            column = [(part, height + (max(0, spare) if part.stretch else 0)) for part, height in column]
            self._put(column, x2, right, form.top)
            shown = shown + column
        seen = {id(part.widget) for part, _ in shown}
        for part in (*self.left, *self.right, *self.stacked):
            part.widget.setVisible(id(part.widget) in seen)

    def _put(self, parts: Sequence[tuple[Part, int]], x: int, width: int, y: int) -> None:
        for part, height in parts:
            lift = int(getattr(part.widget, "lift", 0))
            wide = _as_wide(part.widget, width, height) if isinstance(part.widget, Picture) else width
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
