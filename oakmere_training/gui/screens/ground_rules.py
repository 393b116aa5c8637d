"""What pupils agree on before the stories begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.quiz import Picture as Drawing
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.footer import Footer
from oakmere_training.gui.widgets.header import PupilHeader
from oakmere_training.gui.widgets.picture import Picture
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.steps import NumberDisc
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.domain.quiz import Quiz
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_STACK_BELOW = 900


class GroundRulesScreen(Screen):
    """The quiz's ground rules, one card each, and one button to begin."""

    start_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, quiz: Quiz, who: str) -> None:
        super().__init__(theme, quiz.title, quiz.tier)
        self._quiz = quiz
        self.add_header(PupilHeader(theme, pictures, quiz.tier, who, leave="Home"))
        self._scroll = ScrollColumn(theme, foot=True)
        self.page.addWidget(self._scroll, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll.column.addLayout(self._columns)
        self._scroll.column.addStretch(1)
        self._scene = Picture(theme, pictures, Drawing("friends-by-the-mere", "Friends stand together by the mere."))
        self._columns.addWidget(self._scene, 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._words(), 1, Qt.AlignmentFlag.AlignTop)
        footer = Footer(theme, pupil=True)
        self._start = Button(theme, "Start the stories", "pupil", quiz.tier, icon_right="arrow-right")
        self._start.clicked.connect(self.start_asked)
        footer.add_right(self._start)
        self.page.addWidget(footer)
        theme.changed.connect(self._arrange)

    def _words(self) -> QWidget:
        theme, tier = self.theme, self._quiz.tier
        reading = "ks1_body" if tier is Tier.KS1 else "pupil_body"
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Text(theme, self._quiz.title, "ks1_question" if tier is Tier.KS1 else "h1"))
        for number, rule in enumerate(self._quiz.ground_rules, start=1):
            card = Card(theme, radius=20, width=2, border="line_strong", padding=(20, 16, 20, 16))
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(NumberDisc(theme, number, tier), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(Text(theme, rule, reading), 1)
            card.column.addLayout(row)
            column.addWidget(card)
        return words

    def spoken_text(self) -> str:
        """The title and the rules."""
        return " ".join((self._quiz.title + ".", *self._quiz.ground_rules))

    def default_widget(self) -> QWidget:
        """Begin."""
        return self._start

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        margin = 40 if self.width() >= 1100 else 28
        side = max(0, (self.width() - 1320) // 2 - margin)
        self._scroll.set_margins(margin + side, 24, margin + side, 16)
        self._columns.setSpacing(40 if self.width() >= 1100 else 28)
        stacked = self.theme.scale >= 1.5 or self.width() / self.theme.scale < _STACK_BELOW
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._scene.setVisible(self.theme.scale < 1.5)
