"""The right side in hall mode: whose turn it is, and the question whether one is who one chose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from oakmere_training.gui.screens.event_words import where_and_who
from oakmere_training.gui.screens.staff_home import StaffHome
from oakmere_training.gui.widgets.avatar import Avatar
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.header import Drawn
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import counted, number_word
from oakmere_training.services.hall import HallMark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.hall import Hall, HallPerson, HallQuiz

_OWL = (200, 175)
_STRONG = "accent:staff:strong"


class HallHome(StaffHome):
    """``chosen`` sends the id of whom the next turn is; ``begin_asked`` a person's id once they said who they are.

    ``again_asked`` sends a person's id and a quiz's, where the training lead lets them take it again.
    """

    chosen = Signal(object)
    begin_asked = Signal(object)
    again_asked = Signal(object, str)
    not_me_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        self._primary: Button | None = None
        super().__init__(theme, pictures)

    def primary(self) -> QWidget | None:
        """The button of what comes next."""
        return self._primary

    # -- nobody is chosen ------------------------------------------------------------------------------------

    def show_hall(self, hall: Hall) -> None:
        """Whose turn it is."""
        self._primary = None
        self.show_body(partial(self._fill_hall, hall))

    def _fill_hall(self, hall: Hall, column: QVBoxLayout) -> None:
        theme = self.theme
        self._title(column, hall.event.kind.label, where_and_who(hall.event))
        following = hall.next_person
        if following is None:
            self._everyone_done(column, hall)
            return
        card = Card(theme, border=_STRONG, width=2, padding=(22, 18, 22, 20), spacing=14)
        label = "Next" if following.mark is HallMark.READY else "Still to finish"
        card.column.addWidget(Text(theme, label, "small", bold=True, color="ink2", size=(15, 20)))
        card.column.addLayout(self._who(following.person))
        self._primary = Button(theme, f"I am {following.person.name}", "primary", icon_right="arrow-right")
        self._primary.clicked.connect(partial(self.chosen.emit, following.person.id))
        card.column.addWidget(self._primary, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addSpacing(14)
        done = f"{hall.done} of {counted(len(hall.people), 'person')} done."
        if len(hall.people) != 1:
            done = f"{hall.done} of {len(hall.people)} people are done."
        column.addWidget(Text(theme, f"Somebody else? Choose your name in the list. {done}", color="ink2"))
        column.addStretch(1)

    def _everyone_done(self, column: QVBoxLayout, hall: Hall) -> None:
        theme, middle = self.theme, Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Drawn(self._pictures, "kit/figure-owl", _OWL), 0, middle)
        column.addSpacing(8)
        heading = "Everyone on the list is done" if hall.people else "Choose your name to begin"
        column.addWidget(Text(theme, heading, "h2", align=middle))
        column.addSpacing(4)
        about = "Thank you. Hand the laptop back to the training lead, or add yourself to the list."
        if not hall.people:
            about = "Nobody is on the list yet. Choose your name, or add yourself."
        column.addWidget(Text(theme, about, color="ink2", align=middle))
        column.addStretch(2)

    # -- someone is chosen -----------------------------------------------------------------------------------

    def show_someone(self, who: HallPerson, *, went_on: bool = False, again: bool = False) -> None:
        """Ask whether one is this person, and say what comes.

        ``went_on``: they have just ended a quiz, and another follows. ``again``: the training lead lets them take a
        quiz again that they ended.
        """
        self._primary = None
        self.show_body(partial(self._fill_someone, who, went_on, again))

    def _fill_someone(self, who: HallPerson, went_on: bool, again: bool, column: QVBoxLayout) -> None:
        theme, name = self.theme, who.person.name
        following = who.next_quiz
        if went_on:
            left = sum(not quiz.done for quiz in who.quizzes)
            heading = f"{number_word(left).capitalize()} more to go, {name}"
        elif following is None and not again:
            heading = f"{name} is done"
        else:
            heading = f"You are {name}?"
        self._title(column, heading, who.person.role_label)
        card = Card(theme, padding=(20, 8, 20, 8))
        for place, quiz in enumerate(who.quizzes):
            card.column.addLayout(self._quiz_line(place + 1, quiz, now=quiz is following))
        column.addWidget(card)
        column.addSpacing(18)
        buttons = FlowRow(spacing=14)
        if following is not None:
            self._add_begin(buttons, who, following, went_on=went_on)
        elif again:
            for quiz in who.quizzes:
                self._add_again(buttons, who, quiz, alone=len(who.quizzes) == 1)
        away = Button(theme, "Leave for now" if went_on else "Not me", "secondary")
        if following is None and not again:
            away.set_label("Back to the list")
            self._primary = away
        away.clicked.connect(self.not_me_asked)
        buttons.add(away)
        column.addWidget(buttons)
        if following is None and not again:
            column.addSpacing(14)
            column.addWidget(Text(theme, "To take a quiz again, ask the training lead.", color="ink2"))
        column.addStretch(1)

    def _add_begin(self, buttons: FlowRow, who: HallPerson, quiz: HallQuiz, *, went_on: bool) -> None:
        yes = "Begin" if went_on else "Yes, that is me"
        if quiz.resume is not None:
            yes = f"Yes, go on with question {quiz.at}"
        self._primary = Button(self.theme, yes, "primary", icon_right="arrow-right")
        self._primary.setEnabled(quiz.may_begin)
        self._primary.clicked.connect(partial(self.begin_asked.emit, who.person.id))
        buttons.add(self._primary)

    def _add_again(self, buttons: FlowRow, who: HallPerson, quiz: HallQuiz, *, alone: bool) -> None:
        label = "Yes, take it again" if alone else f"Take “{quiz.title}” again"
        button = Button(self.theme, label, "secondary" if self._primary else "primary")
        button.setEnabled(quiz.may_begin)
        button.clicked.connect(partial(self.again_asked.emit, who.person.id, quiz.quiz_id))
        self._primary = self._primary or button
        buttons.add(button)

    # -- parts -----------------------------------------------------------------------------------------------

    def _title(self, column: QVBoxLayout, heading: str, about: str) -> None:
        column.addWidget(Text(self.theme, heading, "h1"))
        column.addWidget(Text(self.theme, about, color="ink2"))
        column.addSpacing(18)

    def _who(self, person: Person) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Avatar(self.theme, person.initials, size=56, on=True))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self.theme, person.name, "h2"))
        words.addWidget(Text(self.theme, person.role_label, color="ink2"))
        row.addLayout(words, 1)
        return row

    def _quiz_line(self, number: int, quiz: HallQuiz, *, now: bool) -> QHBoxLayout:
        theme = self.theme
        row = QHBoxLayout()
        row.setSpacing(14)
        row.setContentsMargins(0, 9, 0, 9)
        mark = Icon(theme, "tick" if quiz.done else "pencil" if quiz.resume else "book", size=24, color=_STRONG)
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(theme, quiz.title, bold=now, size=(18, 25)))
        if quiz.done:
            about = "Done"
        elif not quiz.may_begin:
            about = "This quiz cannot be used at present. Ask the training lead."
        elif quiz.resume is not None:
            about = f"Question {quiz.at} of {quiz.total} is next"
        else:
            about = counted(quiz.total, "question")
        words.addWidget(Text(theme, about, "small", color="ink2"))
        row.addLayout(words, 1)
        return row
