"""Parents and carers: choose a quiz. Nothing is asked, and nothing is kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.card_column import CardColumn
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.family_card import FamilyCard
from oakmere_training.gui.widgets.header import Header
from oakmere_training.gui.widgets.picture import STROKE
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import Home

_NARROW = 1100
_SHORT = 720
_STACK_BELOW = 780
_WIDEST = 1320
_STRIP = (720, 168)
_GROUND = QColor("#F7E6FB")
_NO_LIMIT = 16_777_215


class _Strip(QWidget):
    """The two families, cut at both sides to the room there is."""

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        super().__init__()
        self._theme, self._pictures = theme, pictures
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_height(150)
        theme.changed.connect(self.update)

    def set_height(self, height: int) -> None:
        """The height in pixels, at most 168."""
        self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """As the design draws it."""
        return QSize(380, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing, standing on the lower edge, in its frame."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setClipPath(rounded_path(rect, theme.edge(20)))
        painter.fillRect(rect, _GROUND)
        share = max(1.0, self.width() / _STRIP[0])
        width, height = round(_STRIP[0] * share), round(_STRIP[1] * share)
        drawing = self._pictures.pixmap("strip-parents", width, height, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - width) // 2, self.height() - height, drawing)
        painter.setClipping(False)
        edge = STROKE if theme.mode == "light" else theme.color("line_strong")
        box(painter, rect, theme.edge(20), border=edge, width=2)


class ParentsScreen(Screen):
    """The quizzes for families, and a word on what is kept.

    ``event`` names the event in hall mode, which only the training lead leaves.
    """

    start_asked = Signal(str)
    resume_asked = Signal(object, object)
    result_asked = Signal(object)

    def __init__(self, theme: Theme, pictures: PictureStore, *, event: str = "") -> None:
        super().__init__(theme, "parents and carers", Tier.PARENTS)
        leave, icon = ("Training lead", "lock") if event else ("Close", "close")
        self.add_header(Header(theme, pictures, event or "Parents and carers", leave=leave, leave_icon=icon))
        self._scroll = ScrollColumn(theme)
        self.page.addWidget(self._scroll, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll.column.addLayout(self._columns, 1)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        self._heading = Text(theme, "Welcome, parents and carers", "h1")
        left.addWidget(self._heading)
        self._about = Text(theme, "Short stories from family life. Choose one to begin.", "body", color="ink2")
        left.addWidget(self._about)
        left.addSpacing(14)
        self._list = CardColumn(theme, 14)
        left.addWidget(self._list, 1)
        self.cards: list[FamilyCard] = []
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._side(pictures), 0)
        theme.changed.connect(self._arrange)

    def _side(self, pictures: PictureStore) -> QWidget:
        theme = self.theme
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        self._strip = _Strip(theme, pictures)
        column.addWidget(self._strip)
        self._card = Card(theme, padding=(22, 20, 22, 20), spacing=4)
        self._card.column.addWidget(Text(theme, "No name needed", "title"))
        about = (
            "Your answers are not kept under a name. If you would like a certificate, you can give a name at the end."
        )
        self._card.column.addWidget(Text(theme, about, "body", color="ink2"))
        column.addWidget(self._card)
        column.addStretch(1)
        self._right_column = column
        return self._right

    def show_home(self, home: Home) -> None:
        """Show the quizzes for families."""
        for old in self.cards:
            old.hide()
            old.deleteLater()
        self.cards = []
        for index, row in enumerate(home.rows):
            card = FamilyCard(self.theme, row, index, hero=index == 0)
            card.start_asked.connect(self.start_asked)
            card.resume_asked.connect(self.resume_asked)
            card.result_asked.connect(self.result_asked)
            self.cards.append(card)
        self._list.set_cards(self.cards)
        if not home.rows:
            self._about.setText(
                "There are no quizzes for families yet. They belong in the folder quizzes/parents; "
                "the training lead can look there."
            )
        self._arrange()

    def default_widget(self) -> QWidget | None:
        """The first quiz."""
        return self.cards[0].button if self.cards else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale, width = self.theme.scale, self.width()
        wide, short = width >= _NARROW, self.window().height() < _SHORT
        stacked = scale >= 1.5 or width / scale < _STACK_BELOW
        margin = max(48 if wide else 28, (width - _WIDEST) // 2)
        self._scroll.set_margins(margin, 26 if wide else 18, margin, 22 if wide else 16)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._columns.setSpacing(36 if wide else 24)
        side = self.theme.edge(380 if wide else 320)
        self._right.setMinimumWidth(0 if stacked else side)
        self._right.setMaximumWidth(_NO_LIMIT if stacked else side)
        self._right_column.setSpacing(16 if wide else 12)
        self._strip.set_height(132 if short else 150)
        self._heading.set_style("h1", size=(30, 38) if short else None)
        padding = (22, 20, 22, 20) if wide else (18, 14, 18, 14)
        self._card.column.setContentsMargins(*(self.theme.edge(part) for part in padding))
        for card in self.cards:
            card.set_narrow(not wide)
