"""Buttons of all kinds, painted from the tokens."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box, ledge_box, mixed
from oakmere_training.gui.text_layout import lay_out, used_width
from oakmere_training.gui.widgets.button_shapes import SHAPES, SMALL, Shape

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent, QTextLayout
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme


class _Look:
    """How a button is painted in one state."""

    __slots__ = ("border", "dashed", "fill", "ink", "ledge", "width")

    def __init__(
        self,
        fill: QColor | None,
        ink: QColor,
        border: QColor | None,
        width: float,
        *,
        dashed: bool = False,
        ledge: int = 0,
    ) -> None:
        self.fill, self.ink, self.border, self.width = fill, ink, border, width
        self.dashed, self.ledge = dashed, ledge


class Button(QAbstractButton):
    """A button. ``kind`` is primary, secondary, quiet, danger, danger_filled, pupil, pupil_plain, tool or link.

    ``tier`` gives the accent (a ``Tier``, or ``lead``). ``height`` and ``size`` (px at 100 %) replace the kind's own.
    Enter presses it as Space does. Where there is too little room for the text on one line it wraps.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = "primary",
        tier: Tier | str = Tier.STAFF,
        *,
        icon: str = "",
        icon_right: str = "",
        small: bool = False,
        height: int = 0,
        size: int = 0,
        icon_size: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._tier = theme, kind, tier
        self._icon, self._icon_right, self._small = icon, icon_right, small
        self._height, self._font_size, self._icon_size = height, size, icon_size
        self._pad = 0
        self._icon_only = self._open = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    # -- what it shows ---------------------------------------------------------------------------------------

    def set_label(self, text: str) -> None:
        """Show another text and give it to screen readers."""
        self.setText(text)
        self.setAccessibleName(text)
        self._fit()

    def set_icons(self, icon: str = "", icon_right: str = "") -> None:
        """Show other icons, before and after the text."""
        self._icon, self._icon_right = icon, icon_right
        self._fit()

    def set_measures(self, *, size: int = 0, pad: int = 0) -> None:
        """Replace the kind's size of type and its room at each end, px at 100 %; 0 for the kind's own."""
        self._font_size, self._pad = size, pad
        self._fit()

    def set_kind(self, kind: str) -> None:
        """Become a button of another kind."""
        self._kind = kind
        self._fit()

    def set_icon_only(self, on: bool) -> None:
        """Show the icon alone; the text becomes the tooltip and stays the accessible name."""
        self._icon_only = on and bool(self._icon)
        if self._icon_only:
            self.setMinimumHeight(0)
        self.setToolTip(self.text() if self._icon_only else "")
        self._fit()

    def set_open(self, on: bool) -> None:
        """Show that the popover under this tool is open."""
        self._open = on
        self.update()

    def focus_radius(self) -> float:
        """The corner that the focus ring goes round."""
        return self._theme.edge(self._shape().radius)

    def _shape(self) -> Shape:
        return (SMALL.get(self._kind) if self._small else None) or SHAPES[self._kind]

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    # -- sizes -----------------------------------------------------------------------------------------------

    def _between(self, pair: tuple[int, int]) -> int:
        return round(pair[0] + (pair[1] - pair[0]) * (self._theme.scale - 1))

    def _face_height(self) -> int:
        low, high = self._shape().height
        return self._between((self._height, self._height + high - low) if self._height else (low, high))

    def button_font(self) -> QFont:
        """The font of the text."""
        shape = self._shape()
        return self._theme.font(shape.role, size=self._font_size or shape.size[0])

    def _line(self) -> int:
        size, line = self._shape().size
        return self._theme.px(line + (self._font_size - size if self._font_size else 0))

    def _extra(self) -> int:
        """The width of all but the text."""
        icons = bool(self._icon) + bool(self._icon_right)
        return 2 * self._room() + icons * (self._icon_px() + self._theme.edge(self._shape().gap))

    def _room(self) -> int:
        """The room at each end."""
        return self._theme.edge(self._pad) if self._pad else self._between(self._shape().pad)

    def _icon_px(self) -> int:
        return self._theme.px(self._icon_size or self._shape().icon)

    def _laid_out(self, width: float) -> QTextLayout:
        return lay_out(self.text(), self.button_font(), width, self._line())

    def sizeHint(self) -> QSize:
        """As wide as the text on one line; at least 44 px high."""
        if self._icon_only:
            side = self._face_height()
            return QSize(side, side)
        text = ceil(QFontMetricsF(self.button_font()).horizontalAdvance(self.text())) + 1
        return QSize(text + self._extra(), self._face_height())

    def minimumSizeHint(self) -> QSize:
        """The whole text, or from 150 % text its longest word."""
        if self._icon_only or self._theme.scale < 1.5:
            return self.sizeHint()
        metrics = QFontMetricsF(self.button_font())
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(ceil(longest) + 2 + self._extra(), self._face_height())

    def resizeEvent(self, event: object) -> None:
        """Grow where the text has to wrap."""
        if not self._icon_only:
            lines = self._laid_out(self.width() - self._extra() + 1).lineCount()
            wanted = self._face_height() + (lines - 1) * self._line()
            if wanted != self.minimumHeight():
                self.setMinimumHeight(wanted)

    # -- keys and pointer ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    # -- painting --------------------------------------------------------------------------------------------

    def _look(self) -> _Look:
        theme, accent = self._theme, self._theme.accent(self._tier)
        edge = theme.edge(2)
        if not self.isEnabled():
            plain = self._kind in ("quiet", "tool", "link")
            dashed = theme.high_contrast and not plain
            border = theme.color("disabled_ink") if dashed else None
            return _Look(
                None if plain else theme.color("disabled_bg"), theme.color("disabled_ink"), border, edge, dashed=dashed
            )
        down = self.isDown() or self.isChecked()
        over = self.underMouse() and not down
        if self._kind == "primary":
            fill = self._filled(down=down, over=over)
            return _Look(fill, accent.on, fill, edge)
        if self._kind == "pupil":
            return self._pupil_look(down=down, over=over)
        if self._kind in ("danger", "danger_filled"):
            return self._danger_look(marked=down or over)
        if self._kind in ("secondary", "pupil_plain"):
            fill = accent.tint if down or over else theme.color("surface")
            thick = down or (over and theme.high_contrast)
            return _Look(fill, accent.strong, accent.strong, theme.edge(3) if thick else edge)
        marked = down or self._open
        ink = accent.strong if marked or self._kind == "link" else theme.color("ink")
        shown = accent.tint if marked or over else None
        framed = marked or (over and theme.high_contrast)
        return _Look(shown, ink, accent.strong if framed else None, edge)

    def _filled(self, *, down: bool, over: bool) -> QColor:
        """A filled button's ground. In high contrast it turns grey under the pointer: yellow is the focus alone."""
        accent = self._theme.accent(self._tier)
        if self._theme.high_contrast:
            return mixed(accent.strong, accent.on, 0.26 if down else 0.16 if over else 0)
        return accent.strong_press if down else accent.strong_hover if over else accent.strong

    def _danger_look(self, *, marked: bool) -> _Look:
        """What cannot be undone: outlined in a page, filled in the dialog that asks."""
        theme = self._theme
        unsafe, edge = theme.color("unsafe"), theme.edge(3 if marked else 2)
        if self._kind == "danger":
            return _Look(theme.color("unsafe_tint" if marked else "surface"), unsafe, unsafe, edge)
        fill = mixed(unsafe, theme.color("unsafe_on" if theme.high_contrast else "ink"), 0.18) if marked else unsafe
        return _Look(fill, theme.color("unsafe_on"), fill, edge)

    def _pupil_look(self, *, down: bool, over: bool) -> _Look:
        theme, accent = self._theme, self._theme.accent(self._tier)
        border = accent.bright_edge if theme.mode == "dark" else accent.strong
        ink = accent.on if theme.mode != "light" else theme.color("ink")
        fill = accent.tint if over else accent.bright
        if over and theme.mode != "light":
            fill, ink = self._filled(down=False, over=True), accent.on
        return _Look(fill, ink, border, theme.edge(2), ledge=theme.edge(2 if down else self._shape().ledge))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the face, its edge, icons and text."""
        painter = QPainter(self)
        look, shape = self._look(), self._shape()
        rect = QRectF(self.rect())
        radius = self._theme.edge(shape.radius)
        if look.ledge and look.border and look.fill:
            full = self._theme.edge(shape.ledge)
            rect.setTop(rect.top() + full - look.ledge)
            ledge_box(painter, rect, radius, fill=look.fill, border=look.border, width=look.width, ledge=look.ledge)
            rect.setBottom(rect.bottom() - look.ledge + look.width)
        else:
            box(painter, rect, radius, fill=look.fill, border=look.border, width=look.width, dashed=look.dashed)
        self._paint_label(painter, rect, look.ink)

    def _paint_label(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        icon = self._icon_px()
        middle = rect.center().y()
        if self._icon_only:
            paint_icon(painter, self._icon, QRectF(rect.center().x() - icon / 2, middle - icon / 2, icon, icon), ink)
            return
        layout = self._laid_out(rect.width() - self._extra() + 1)
        width = used_width(layout)
        gap = self._theme.edge(self._shape().gap)
        x = rect.center().x() - (width + self._extra() - 2 * self._room()) / 2
        if self._icon:
            paint_icon(painter, self._icon, QRectF(round(x), round(middle - icon / 2), icon, icon), ink)
            x += icon + gap
        painter.setPen(ink)
        layout.draw(painter, QPointF(x, round(middle - layout.lineCount() * self._line() / 2)))
        if self._icon_right:
            right = QRectF(round(x + width + gap), round(middle - icon / 2), icon, icon)
            paint_icon(painter, self._icon_right, right, ink)
