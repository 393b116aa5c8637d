"""The pupils' numbers: a grid of keys with the tier's animal."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.class_card import paint_key

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

HEADS = {Tier.KS1: "kit/head-wren", Tier.LOWER_KS2: "kit/head-hedgehog", Tier.UPPER_KS2: "kit/head-otter"}
_COLUMNS = 6
_LEAST, _MOST = 72, 90
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AliasKey(QAbstractButton):
    """A number with the tier's animal; a radio button to screen readers."""

    def __init__(self, theme: Theme, pictures: PictureStore, tier: Tier, alias: str, number: int) -> None:
        super().__init__()
        self._theme, self._pictures, self._tier, self.number = theme, pictures, tier, number
        self.narrow = False
        self.setText(str(number))
        self.setAccessibleName(f"{alias} {number}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(18)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the grid; only Space presses."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key, the head and the number."""
        painter, theme = QPainter(self), self._theme
        filled = theme.high_contrast and self.isChecked()
        face = paint_key(painter, theme, self, self._tier, 5, 18, filled=filled)
        font = theme.font("number", size=22 if self.narrow else 25)
        head, gap = theme.px(44 if self.narrow else 52), theme.edge(4 if self.narrow else 10)
        words = max(theme.px(34), ceil(QFontMetricsF(font).horizontalAdvance(self.text())))
        spare = self.width() - 2 * theme.edge(3) - head - gap - words
        if spare < 0:
            head = max(0, head + spare)
            spare = 0
        x = round(theme.edge(3) + spare / 2)
        if head >= 20:
            pixmap = self._pictures.pixmap(HEADS[self._tier], head, head, self.devicePixelRatioF())
            painter.drawPixmap(x, round(face.center().y() - head / 2 - 3), pixmap)
        painter.setFont(font)
        accent = theme.accent(self._tier)
        painter.setPen(accent.on if filled else accent.strong if self.isChecked() else theme.color("ink"))
        place = QRectF(x + head + gap, face.top(), words + 4, face.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class AliasGrid(QWidget):
    """A key for each of ``numbers``, one Tab stop: arrows move and choose, digits go to a number, Enter starts."""

    chosen = Signal(int)
    enter_pressed = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, tier: Tier, alias: str, numbers: range) -> None:
        super().__init__()
        self._theme, self._pictures, self._tier, self._alias = theme, pictures, tier, alias
        self._typed = ""
        self._narrow = False
        self.keys: list[AliasKey] = []
        self._make_keys(numbers)
        self.setAccessibleName("Your animal number")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._fit)

    def _make_keys(self, numbers: range) -> None:
        self.numbers = numbers
        self.keys = [AliasKey(self._theme, self._pictures, self._tier, self._alias, number) for number in numbers]
        for key in self.keys:
            key.narrow = self._narrow
            key.setParent(self)
            key.clicked.connect(self._clicked)
        self.keys[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_numbers(self, numbers: range) -> bool:
        """Offer other numbers, as for another class; the one that was chosen stays where it is among them.

        Whether the keys are others now.
        """
        if numbers == self.numbers:
            return False
        chosen = self.number()
        for key in self.keys:
            key.hide()
            key.deleteLater()
        self._make_keys(numbers)
        for key in self.keys:
            key.show()
        if chosen in numbers:
            self.choose(chosen, focus=False)
        self._typed = ""
        self._fit()
        return True

    def number(self) -> int:
        """The chosen number, 0 for none."""
        return next((key.number for key in self.keys if key.isChecked()), 0)

    def choose(self, number: int, *, focus: bool = True) -> None:
        """Choose a number, and put the focus on its key."""
        key = self.keys[number - self.numbers[0]]
        for other in self.keys:
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is key else Qt.FocusPolicy.ClickFocus)
        key.setChecked(True)
        if focus:
            key.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(number)

    def current(self) -> AliasKey:
        """The key that Tab stops at."""
        return self.keys[max(0, self.number() - self.numbers[0])]

    def _clicked(self) -> None:
        key = self.sender()
        if isinstance(key, AliasKey):
            self._typed = ""
            self.choose(key.number, focus=False)

    # -- keys ------------------------------------------------------------------------------------------------

    def type_digit(self, digit: str) -> bool:
        """Go to the number typed so far: 1, then 2, goes to 12. Whether the digit led anywhere."""
        for typed in (self._typed + digit, digit):
            if int(typed) in self.numbers:
                self._typed = typed
                self.choose(int(typed))
                return True
            if any(str(number).startswith(typed) for number in self.numbers):
                self._typed = typed
                return True
        self._typed = ""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End, digits, Backspace, Enter."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            if not event.isAutoRepeat():
                self.enter_pressed.emit()
        elif key == Qt.Key.Key_Backspace:
            self._typed = ""
        elif event.text().isdecimal() and event.text().isascii():
            self.type_digit(event.text())
        elif not self._move(key):
            super().keyPressEvent(event)

    def _move(self, key: Qt.Key) -> bool:
        columns = self._columns(self.width())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        now = next((other.number for other in self.keys if other.hasFocus()), self.number() or self.numbers[0])
        if key in steps:
            target = now + steps[key]
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            target = self.numbers[0] if key == Qt.Key.Key_Home else self.numbers[-1]
        else:
            return False
        self._typed = ""
        if target in self.numbers:
            self.choose(target)
        return True

    # -- layout ----------------------------------------------------------------------------------------------

    def set_narrow(self, narrow: bool) -> None:
        """Use the smaller sizes of a small window."""
        if narrow != self._narrow:
            self._narrow = narrow
            for key in self.keys:
                key.narrow = narrow
            self._fit()

    def _gap(self) -> int:
        return 10 if self._narrow else 12

    def _columns(self, width: int) -> int:
        least = self._theme.px(44 + 4 + 34) + 2 * self._theme.edge(3) + 8
        return max(1, min(_COLUMNS, (width + self._gap()) // (least + self._gap())))

    def _rows(self, width: int) -> int:
        return ceil(len(self.keys) / self._columns(width))

    def _fit(self) -> None:
        rows, most = self._rows(max(1, self.width())), max(self._theme.edge(_MOST), self._theme.px(_LEAST))
        self.setMaximumHeight(rows * most + (rows - 1) * self._gap())
        self.updateGeometry()
        self._place()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Fewer columns need more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows at their least height, 72 px each at 100 %."""
        rows = self._rows(width)
        return rows * max(_LEAST, self._theme.px(_LEAST) - 8) + (rows - 1) * self._gap()

    def sizeHint(self) -> QSize:
        """Six columns."""
        width = max(self.width(), 480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(self._theme.px(90), _LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the keys."""
        super().resizeEvent(event)
        self._fit()

    def _place(self) -> None:
        columns, gap = self._columns(self.width()), self._gap()
        rows = ceil(len(self.keys) / columns)
        width = (self.width() - gap * (columns - 1)) / columns
        height = (self.height() - gap * (rows - 1)) / rows
        for index, key in enumerate(self.keys):
            x, y = index % columns * (width + gap), index // columns * (height + gap)
            key.setGeometry(round(x), round(y), round(x + width) - round(x), round(y + height) - round(y))
