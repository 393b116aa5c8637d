"""How far a long piece of work is, with Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy

from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme


class _Bar(QProgressBar):
    """16 px high; screen readers know it as a progress bar."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.edge(16))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is done."""
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong, radius = theme.accent("staff").strong, rect.height() / 2
        box(painter, rect, radius, fill=theme.color("surface"), border=strong, width=theme.edge(2))
        share = self.value() / self.maximum() if self.maximum() else 0.0
        painter.setClipPath(rounded_path(rect, radius))
        painter.fillRect(QRectF(0, 0, rect.width() * share, rect.height()), strong)


class ProgressCard(Card):
    """What is done, 'n of m', a bar, whose turn it is, and Cancel, which asks nothing."""

    cancel_asked = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(
            theme,
            fill="accent:staff:tint",
            border="accent:staff:strong",
            width=2,
            radius=12,
            padding=(16, 12, 16, 12),
            spacing=8,
        )
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(theme, title, bold=True, size=(16, 23)), 1)
        self.count = Text(theme, "", size=(16, 23), wrap=False)
        head.addWidget(self.count)
        self.column.addLayout(head)
        self.bar = _Bar(theme, title)
        self.column.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self.now = Text(theme, "", "small", color="ink2")
        foot.addWidget(self.now, 1, Qt.AlignmentFlag.AlignVCenter)
        self.cancel = Button(theme, "Cancel", "secondary", small=True)
        self.cancel.clicked.connect(self.cancel_asked)
        foot.addWidget(self.cancel)
        self.column.addLayout(foot)

    def set_progress(self, done: int, of: int, now: str = "") -> None:
        """Show that ``done`` of ``of`` are made, and what is being made now."""
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)
        self.count.setText(f"{done} of {of}")
        self.now.setText(f"Now: {now}" if now else "")

    def finish(self, sentence: str) -> None:
        """Say how it ended; there is nothing to cancel any more."""
        self.cancel.hide()
        self.now.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
