"""A set of stories as a large card for pupils: a drawing, its title, where one is, and a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.quiz import Picture as Drawing
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.chips import Pill
from oakmere_training.gui.widgets.picture import Picture
from oakmere_training.gui.widgets.quiz_row import is_second_try
from oakmere_training.gui.widgets.text import Text
from oakmere_training.services.views import QuizState

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import QuizRow

_SCENES = ("friends-by-the-mere", "talking-it-over", "finish-line", "badger-by-the-mere")
_UPRIGHT = {False: 190, True: 150}
"""The height of the drawing above the words in px, in high and in low windows."""
_NO_LIMIT = 16_777_215


def story_state(row: QuizRow) -> tuple[str, str, str]:
    """A pill's text, kind and icon."""
    if row.state is QuizState.IN_PROGRESS:
        if is_second_try(row):
            return f"Second try, {row.answered} of {row.to_answer}", "accent", "pencil"
        return f"{row.answered} of {row.to_answer or row.questions} stories", "accent", "pencil"
    if row.finished is not None:
        return "Done", "best", "tick"
    return "New", "accent", "book"


def _scene(pictures: PictureStore, row: QuizRow, index: int) -> str:
    """The drawing of the quiz's first story, or one of those for any quiz in turn."""
    return row.picture if pictures.has(row.picture) else _SCENES[index % len(_SCENES)]


class StoryCard(Card):
    """The signals are those of the screen. The drawing stands above the words or, lying, at their left."""

    start_asked = Signal(str)
    resume_asked = Signal(object, object)
    result_asked = Signal(object)

    def __init__(self, theme: Theme, pictures: PictureStore, row: QuizRow, tier: Tier, index: int) -> None:
        super().__init__(theme, border="line_strong", width=2, radius=24, padding=(20, 20, 20, 22))
        self.row, self._tier = row, tier
        self._lying = self._short = False
        infant = tier is Tier.KS1
        text, kind, icon = story_state(row)
        self._state = text
        self.setAccessibleName(f"{row.title}, {text}")
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._box.setSpacing(16)
        self.column.addLayout(self._box)
        self._scene = Picture(theme, pictures, Drawing(_scene(pictures, row, index), ""), radius=18, crop=True)
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(Text(theme, row.title, "ks1_question" if infant else "pupil_question"))
        lines.addWidget(Pill(theme, text, kind, icon, tier), 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        self.button = self._main_button(96 if infant else 72)
        lines.addWidget(self.button)
        self.again: Button | None = None
        if row.finished is not None and row.state is not QuizState.IN_PROGRESS:
            self.again = self._wide(
                Button(theme, "Start again", "pupil_plain", tier, icon="redo", height=96 if infant else 60)
            )
            self.again.setAccessibleName(f"Start again, {row.title}")
            self.again.clicked.connect(lambda: self.start_asked.emit(row.quiz_id))
            lines.addWidget(self.again)
        self._box.addWidget(self._scene, 0)
        self._box.addWidget(words, 1)
        self._words = words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _wide(self, button: Button) -> Button:
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _main_button(self, height: int) -> Button:
        row = self.row
        if row.state is QuizState.IN_PROGRESS:
            next_story = min(row.answered + 1, row.to_answer or row.questions)
            label = "Carry on" if is_second_try(row) else f"Carry on at story {next_story}"
        else:
            label = "Look back" if row.finished is not None else "Start"
        button = self._wide(
            Button(self._theme, label, "pupil", self._tier, icon_right="arrow-right", height=height, size=22)
        )
        button.setAccessibleName(f"{label}, {row.title}")
        button.clicked.connect(self._go)
        return button

    def _go(self) -> None:
        row = self.row
        if row.state is QuizState.IN_PROGRESS:
            self.resume_asked.emit(row.resume, row)
        elif row.finished is not None:
            self.result_asked.emit(row.finished)
        else:
            self.start_asked.emit(row.quiz_id)

    def spoken_text(self) -> str:
        """Title and state."""
        return f"{self.row.title}. {self._state}."

    def set_shape(self, *, lying: bool, short: bool) -> None:
        """Put the drawing at the left of the words, or above them; lower in a window under 720 px."""
        self._lying, self._short = lying, short
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if lying else direction.TopToBottom)
        self._box.setSpacing(32 if lying else 16)
        middle = Qt.AlignmentFlag.AlignVCenter if lying else Qt.AlignmentFlag(0)
        self._box.setAlignment(self._words, middle)
        self._scene.setVisible(self._theme.scale < 1.5)
        self._fit_scene()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the drawing."""
        super().resizeEvent(event)
        self._fit_scene()

    def _fit_scene(self) -> None:
        if self._lying:
            width = min(520 if self._short else 560, round(self.width() * 0.46))
            self._scene.setFixedSize(width, round(width * 0.625))
        else:
            self._scene.setMinimumWidth(0)
            self._scene.setMaximumWidth(_NO_LIMIT)
            self._scene.setFixedHeight(_UPRIGHT[self._short])
