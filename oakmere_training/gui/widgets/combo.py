"""A choice from a list that opens: on its own beside filters, or under a label in a form."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QStyledItemDelegate, QVBoxLayout, QWidget

from oakmere_training.gui import style
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent

    from oakmere_training.gui.theme import Theme


_WIDEST = 280


class ComboBox(QComboBox):
    """One of ``choices`` (key and text). ``chosen`` sends the key when a person chooses another.

    ``height`` is 44 beside filters and 48 in forms. Enter, F4 and Alt+Down open the list; letters search.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[object, str]],
        value: object = None,
        *,
        height: int = 44,
    ) -> None:
        super().__init__()
        self._theme, self._height = theme, height
        self._keys: list[object] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._list = QListView()
        self._list.setItemDelegate(QStyledItemDelegate(self._list))
        self.setView(self._list)
        style.apply(self._list, theme, style.COMBO_LIST)
        self.set_choices(choices, value)
        self.activated.connect(self._tell)
        theme.changed.connect(self._fit)
        self._fit()

    def _tell(self, place: int) -> None:
        if 0 <= place < len(self._keys):
            self.chosen.emit(self._keys[place])

    def set_choices(self, choices: Sequence[tuple[object, str]], value: object = None) -> None:
        """Offer other choices, and choose one of them (the first where ``value`` is none of them)."""
        self.blockSignals(True)  # noqa: FBT003
        self.clear()
        self._keys = [key for key, _ in choices]
        for _, text in choices:
            self.addItem(text)
        self.blockSignals(False)  # noqa: FBT003
        self.set_value(value)
        self.updateGeometry()

    def value(self) -> object:
        """The chosen key, ``None`` without choices."""
        place = self.currentIndex()
        return self._keys[place] if 0 <= place < len(self._keys) else None

    def set_value(self, key: object) -> None:
        """Choose a key without telling."""
        self.blockSignals(True)  # noqa: FBT003
        self.setCurrentIndex(self._keys.index(key) if key in self._keys else 0)
        self.blockSignals(False)  # noqa: FBT003
        self.update()

    def choose(self, key: object) -> None:
        """Choose a key as a person does."""
        self.set_value(key)
        self._tell(self.currentIndex())

    def _fit(self) -> None:
        font = self._theme.font("body" if self._height >= 48 else "tool")
        self.setFont(font)
        self._list.setFont(font)
        self.updateGeometry()
        self.update()

    def _pad(self) -> int:
        return self._theme.edge(14 if self._height >= 48 else 12)

    def sizeHint(self) -> QSize:
        """The longest text and the chevron."""
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=60)
        width = ceil(widest) + 2 * self._pad() + self._theme.px(16) + 12
        return QSize(min(width, self._theme.px(_WIDEST)), self._height + round(32 * (self._theme.scale - 1)))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow: the text is then shortened."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(96)), hint.height())

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(10)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, so that no choice changes unseen."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
            return
        super().keyPressEvent(event)

    def showPopup(self) -> None:
        """Open the list, as wide as its longest text."""
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0)
        room = self.window().width() - 2 * self._pad()
        self._list.setMinimumWidth(max(self.width(), min(ceil(widest) + 48, room)))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the text and the chevron."""
        painter, theme = QPainter(self), self._theme
        on = self.isEnabled()
        border = theme.color("line_strong" if on else "disabled_bg")
        if on and self.underMouse():
            border = theme.accent("staff").strong
        fill = theme.color("raised" if on else "disabled_bg")
        rect = QRectF(self.rect())
        box(painter, rect, theme.edge(10), fill=fill, border=border, width=theme.edge(2))
        pad, icon = self._pad(), theme.px(16)
        ink = theme.color("ink" if on else "disabled_ink")
        inner = rect.adjusted(pad, 0, -pad - icon - 8, 0)
        text = QFontMetricsF(self.font()).elidedText(self.currentText(), Qt.TextElideMode.ElideRight, inner.width() + 1)
        self.setToolTip(self.currentText() if text != self.currentText() else "")
        painter.setFont(self.font())
        painter.setPen(ink)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        place = QRectF(rect.right() - pad - icon, round(rect.center().y() - icon / 2), icon, icon)
        paint_icon(painter, "chevron-down", place, ink)


class ComboField(QWidget):
    """A label over a choice (``box``), with a hint below where one is given."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        label: str,
        choices: Sequence[tuple[object, str]],
        value: object = None,
        *,
        hint: str = "",
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        self.label = Text(theme, label, "body", bold=True, size=(16, 22))
        column.addWidget(self.label)
        self.box = ComboBox(theme, label, choices, value, height=48)
        self.label.setBuddy(self.box)
        self.box.chosen.connect(self.chosen)
        column.addWidget(self.box)
        if hint:
            self.box.setAccessibleDescription(hint)
            column.addWidget(Text(theme, hint, "caption", color="ink2"))
        self.setFocusProxy(self.box)

    def value(self) -> object:
        """The chosen key."""
        return self.box.value()

    def set_value(self, key: object) -> None:
        """Choose a key without telling."""
        self.box.set_value(key)

    def set_choices(self, choices: Sequence[tuple[object, str]], value: object = None) -> None:
        """Offer other choices."""
        self.box.set_choices(choices, value)
