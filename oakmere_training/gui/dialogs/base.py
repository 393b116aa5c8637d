"""The dialog of the locked area: what is asked over the page, the safe choice first and the act at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.overlay import Overlay
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from oakmere_training.gui.theme import Theme

_WIDTH, _LARGE, _SHARE = 660, 1.5, 0.92
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _ActButton(Button):
    """The act. One that cannot be undone takes Space and the pointer, never Enter."""

    def __init__(self, theme: Theme, text: str, icon: str, *, danger: bool) -> None:
        super().__init__(theme, text, "danger_filled" if danger else "primary", icon=icon)
        self._guarded = danger

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does nothing that cannot be undone."""
        if self._guarded and event.key() in _ENTER:
            return
        super().keyPressEvent(event)


class _Panel(QWidget):
    """Surface with an ink edge, the foot on the page's ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.whole = False
        self.foot = QWidget(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = 0 if self.whole else theme.edge(16)
        painter.save()
        painter.setClipPath(rounded_path(rect, radius))
        painter.fillRect(rect, theme.color("surface"))
        top = self.foot.y()
        painter.fillRect(QRectF(0, top, rect.width(), rect.height() - top), theme.color("bg"))
        painter.fillRect(QRectF(0, top, rect.width(), 1), theme.color("line"))
        painter.restore()
        if not self.whole:
            box(painter, rect, radius, border=theme.color("ink"), width=2)


class LeadDialog(Overlay):
    """A dialog of 660 px over the scrim. Put what it holds into ``column``; ``first`` is what gets the focus.

    Esc and ``safe`` leave things as they are. With ``danger`` Enter never acts; else Enter in a field acts where
    ``act`` can be pressed. From 150 % text it fills the window. ``run`` waits for the answer.
    """

    answered = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        text: str = "",
        *,
        safe: str,
        act: str,
        act_icon: str = "",
        danger: bool = False,
    ) -> None:
        super().__init__(theme, window)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._danger, self.accepted = danger, False
        self.first: QWidget | None = None
        self._panel = _Panel(theme, self)
        column = QVBoxLayout(self._panel)
        column.setSpacing(0)
        column.setContentsMargins(2, 14, 2, 2)
        self._scroll = ScrollColumn(theme, margins=(26, 8, 26, 18), ground="surface")
        column.addWidget(self._scroll, 1)
        self._scroll.content.installEventFilter(self)
        inside = self._scroll.column
        inside.addWidget(Text(theme, title, "h2", size=(24, 32)))
        if text:
            inside.addWidget(Text(theme, text, size=(16, 26), color="ink2"))
        inside.addSpacing(12)
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        inside.addLayout(self.column)
        inside.addStretch(1)
        self.hint = Text(theme, "", "small", color="ink2")
        self.safe = Button(theme, safe, "secondary")
        self.act = _ActButton(theme, act, act_icon, danger=danger)
        self._fill_foot()
        column.addWidget(self._panel.foot)

    def _fill_foot(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._panel.foot)
        self._row.setSpacing(12)
        self._row.setContentsMargins(26, 14, 26, 12)
        self._row.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignVCenter)
        self._buttons = FlowRow(spacing=12, middle=True)
        self._buttons.add(self.safe)
        self._buttons.add(self.act)
        self._row.addWidget(self._buttons)
        self.safe.clicked.connect(self.escape)
        self.act.clicked.connect(self.accept)

    def set_hint(self, text: str) -> None:
        """Say at the foot's left what is missing; '' for nothing."""
        self.hint.setText(text)
        if self._open:
            self.arrange()

    def accept(self) -> None:
        """Do it, and close."""
        self.accepted = True
        self._end()

    def escape(self) -> None:
        """Leave things as they are, and close."""
        self.accepted = False
        self._end()

    def _end(self) -> None:
        self.answered.emit(self.accepted)
        self.dismiss()

    def open(self) -> None:
        """Show it; what has the focus is in view."""
        super().open()
        QTimer.singleShot(0, self, lambda: self._scroll.show_part(self.first_focus()))

    def run(self) -> bool:
        """Put the question and wait; whether the act was chosen."""
        loop = QEventLoop()
        self.closed.connect(loop.quit)
        self.destroyed.connect(loop.quit)
        self.open()
        loop.exec()
        return self.accepted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field acts, where that can be undone."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            if not self._danger and isinstance(self._host.focusWidget(), QLineEdit) and self.act.isEnabled():
                self.accept()
            return
        super().keyPressEvent(event)

    def first_focus(self) -> QWidget:
        """The field, or the safe choice."""
        return self.first or self.safe

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what it holds, too: parts that come, go or grow."""
        if watched is self._scroll.content and event.type() == QEvent.Type.LayoutRequest and self._open:
            QTimer.singleShot(0, self, self._rearrange)
        return super().eventFilter(watched, event)

    def _rearrange(self) -> None:
        if self._open:
            self.arrange()

    def arrange(self) -> None:
        """In the middle, at most 660 px wide and 92 % of the window high; or the whole window."""
        whole = self.theme.scale >= _LARGE
        self._panel.whole = whole
        width = self.width() if whole else min(round(_WIDTH * self.theme.scale), self.width() - 48)
        directions = QBoxLayout.Direction
        wanted = self.safe.sizeHint().width() + self.act.sizeHint().width() + 12 + 56
        stacked = (bool(self.hint.text()) and wanted + self.theme.px(180) > width) or wanted > width
        self._row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self.hint.setVisible(bool(self.hint.text()) or not stacked)
        if whole:
            self._panel.setGeometry(self.rect())
            self._panel.update()
            return
        content = self._scroll.content.heightForWidth(width - 4)
        content = content if content > 0 else self._scroll.content.sizeHint().height()
        content = max(content, self._scroll.content.minimumSizeHint().height())  # below which it would scroll
        layout = self._panel.foot.layout()
        foot = layout.totalHeightForWidth(width - 4) if layout is not None and layout.hasHeightForWidth() else 0
        foot = max(foot, layout.sizeHint().height() if layout is not None else 0)
        height = min(content + foot + 16, round(self.height() * _SHARE))
        self._panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)
        self._panel.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scrim: ink at 58 %, in dark two thirds black, in high contrast solid black."""
        scrim = QColor(0, 0, 0) if self.theme.mode != "light" else QColor(self.theme.color("ink"))
        scrim.setAlphaF(1.0 if self.theme.high_contrast else 0.66 if self.theme.mode == "dark" else 0.58)
        QPainter(self).fillRect(self.rect(), scrim)
