"""The right side of the staff screen: someone's quizzes, or a word to whoever has not chosen a name yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.domain.validity import long_date
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.header import Drawn
from oakmere_training.gui.widgets.quiz_row import FINISHED, QuizCard
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import number_word
from oakmere_training.services.views import QuizState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import Home, QuizRow

_ORDER = {
    QuizState.IN_PROGRESS: 0,
    QuizState.EXPIRED: 1,
    QuizState.DUE: 2,
    QuizState.NOT_YET: 3,
    QuizState.NEW: 4,
}
_OWL = (240, 210)


def to_do(home: Home) -> list[QuizRow]:
    """What is left to do, the most pressing first."""
    return sorted((row for row in home.rows if row.state not in FINISHED), key=lambda row: _ORDER[row.state])


def what_is_left(home: Home) -> str:
    """A sentence below the greeting."""
    left = to_do(home)
    if not home.rows:
        return "There is no training for your role yet."
    if not left:
        return "All your training is in date. Thank you."
    things = f"{number_word(len(left)).capitalize()} thing{'' if len(left) == 1 else 's'} to do."
    first = left[0]
    if first.state is QuizState.IN_PROGRESS:
        return f"{things} You can carry on with “{first.title}” where you were."
    if first.state is QuizState.EXPIRED:
        return f"{things} “{first.title}” has run out."
    if first.state is QuizState.DUE and first.due_on is not None:
        return f"{things} “{first.title}” is due by {long_date(first.due_on)}."
    return things


class StaffHome(QWidget):
    """Shows a ``Home``, or with ``None`` asks for a name. The signals are those of ``QuizCard``."""

    start_asked = Signal(str)
    resume_asked = Signal(object, object)
    result_asked = Signal(object)
    certificate_asked = Signal(str)
    names_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        super().__init__()
        self.theme, self._pictures = theme, pictures
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollColumn(theme)
        page.addWidget(self._scroll)
        self.back = Button(theme, "Choose another name", "link", icon="arrow-left")
        self.back.clicked.connect(self.names_asked)
        self.back.hide()
        self._scroll.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._body: QWidget | None = None
        self._note: Text | None = None
        self.cards: list[QuizCard] = []
        self._groups: list[Text] = []
        self._gaps: list[QWidget] = []
        self._short = False
        theme.changed.connect(self._fit_cards)
        self.show_home(None)

    def show_home(self, home: Home | None) -> None:
        """Show someone's quizzes; ``None`` asks to choose a name."""
        self.show_body(self._fill_welcome if home is None else partial(self._fill, home=home))

    def show_body(self, fill: Callable[[QVBoxLayout], None]) -> None:
        """Show what ``fill`` puts into a fresh column."""
        if self._body is not None:
            self._scroll.column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body, self._note = QWidget(), None
        self.cards, self._groups, self._gaps = [], [], []
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        fill(column)
        self._scroll.column.addWidget(self._body, 1)
        self._scroll.verticalScrollBar().setValue(0)
        self._fit_cards()

    def primary(self) -> QWidget | None:
        """The button of what is to be done next."""
        return self.cards[0].button if self.cards else None

    def _fill_welcome(self, column: QVBoxLayout) -> None:
        theme, middle = self.theme, Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Drawn(self._pictures, "kit/figure-owl", _OWL), 0, middle)
        column.addSpacing(8)
        column.addWidget(Text(theme, "Choose your name to begin", "h2", align=middle))
        column.addSpacing(4)
        about = "Your quizzes, results and certificates then show here."
        column.addWidget(Text(theme, about, "body", color="ink2", align=middle))
        column.addStretch(2)

    def _fill(self, column: QVBoxLayout, home: Home) -> None:
        theme = self.theme
        name = home.person.name if home.person else ""
        column.addWidget(Text(theme, f"Hello, {name}" if name else "Hello", "h1"))
        column.addWidget(Text(theme, what_is_left(home), "body", color="ink2"))
        column.addSpacing(6)
        left = to_do(home)
        done = [row for row in home.rows if row.state in FINISHED]
        for label, rows in (("To do", left), ("Finished", done)):
            if rows:
                group = Text(theme, label, "small", bold=True, color="ink2", size=(15, 20))
                self._groups.append(group)
                column.addWidget(group)
            for row in rows:
                self._gaps.append(QWidget())
                column.addWidget(self._gaps[-1])
                column.addWidget(self._card(row, hero=bool(left) and row is left[0]))
        if not home.rows:
            about = "Quizzes for staff belong in the folder quizzes/staff. The training lead can look there."
            column.addWidget(Text(theme, about, "body", color="ink2"))
        column.addStretch(1)
        note = (
            f"Every question comes from the {home.policy_title} approved in {home.policy_approved}. "
            f"Pass mark {home.pass_mark}% (a school setting)."
        )
        self._note = Text(theme, note, "small", color="ink2")
        self._note.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._note)

    def _card(self, row: QuizRow, *, hero: bool) -> QuizCard:
        card = QuizCard(self.theme, row, Tier.STAFF, hero=hero)
        card.start_asked.connect(self.start_asked)
        card.resume_asked.connect(self.resume_asked)
        card.result_asked.connect(self.result_asked)
        card.certificate_asked.connect(self.certificate_asked)
        self.cards.append(card)
        return card

    # -- layout ----------------------------------------------------------------------------------------------

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Room round the content in pixels."""
        self._scroll.set_margins(left, top, right, bottom)

    def set_short(self, short: bool) -> None:
        """Whether the window is low: gaps drop a step and the note goes."""
        if short != self._short:
            self._short = short
            self._fit_cards()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gaps by the width too."""
        super().resizeEvent(event)
        self._fit_cards()

    def _fit_cards(self) -> None:
        least = max([card.buttons_width() for card in self.cards] + [self.theme.px(164)])
        for card in self.cards:
            card.set_short(self._short)
            card.set_buttons_width(least)
        above = 9 if self._short else 12 if self.window().width() < 1100 else 16
        for group in self._groups:
            group.setContentsMargins(0, above, 0, 0)
        for gap in self._gaps:
            gap.setFixedHeight(6 if self._short else 8)
        if self._note is not None:
            self._note.setVisible(not self._short)
