"""The cards of a policy's review: one clause before and after, what the version touches, the choice of a top-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.policy_changes import ChangeKind
from oakmere_training.domain.policy_history import TopUp
from oakmere_training.gui.widgets import pills
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card, Line
from oakmere_training.gui.widgets.choice_card import ChoiceCard
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.inner_scroll import InnerScroll
from oakmere_training.gui.widgets.pills import PillSpec, state_pill
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.word_changes import BeforeAndAfter
from oakmere_training.gui.wording import counted

if TYPE_CHECKING:
    from oakmere_training.domain.policy import Clause, Month
    from oakmere_training.domain.policy_changes import Change
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.policy_views import NewVersion

_PILLS = {
    ChangeKind.FORCE: pills.FORCE,
    ChangeKind.WORDS: pills.WORDS,
    ChangeKind.NEW: pills.NEW,
    ChangeKind.GONE: pills.GONE,
    ChangeKind.SAME: PillSpec("Same", "neutral", "equals"),
}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def pill_of(kind: ChangeKind) -> PillSpec:
    """The pill of a change."""
    return _PILLS[kind]


def _binds(clause: Clause) -> str:
    return ", ".join(each.value for each in clause.binds) or "nobody by name"


class ChangeCard(Card):
    """A clause before and after. ``questions_asked`` asks for the questions that teach it."""

    questions_asked = Signal(str)

    def __init__(self, theme: Theme, before: Month, after: Month) -> None:
        super().__init__(theme, padding=(20, 14, 20, 14))
        self._dates = (str(before), str(after))
        self._scroll = InnerScroll(theme, wish=130)
        self.column.addWidget(self._scroll, 1)
        self._inside: QWidget | None = None
        self._below: QWidget | None = None

    def set_small(self, *, small: bool) -> None:
        """Take the room of a small window, or of a larger one."""
        self.set_padding((14, 8, 14, 8) if small else (20, 14, 20, 14))

    def _fresh(self) -> QVBoxLayout:
        if self._inside is not None:
            self._scroll.column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        if self._below is not None:
            self.column.removeWidget(self._below)
            self._below.hide()
            self._below.deleteLater()
            self._below = None
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll.column.addWidget(self._inside)
        self._inside.show()
        return column

    def show_nothing(self, sentence: str) -> None:
        """Say that there is no change to show."""
        column = self._fresh()
        column.addWidget(Text(self._theme, sentence, size=(16, 24), color="ink2"))
        column.addStretch(1)

    def show_change(self, change: Change, questions: int) -> None:
        """Show a clause in both versions, and how many ``questions`` teach it."""
        theme, column = self._theme, self._fresh()
        head = QHBoxLayout()
        head.setSpacing(12)
        title = f"{change.clause.id}: section {change.section.number}, {change.section.title}"
        head.addWidget(Text(theme, title, "title", size=(18, 26)), 1, _MIDDLE)
        head.addWidget(state_pill(theme, pill_of(change.kind)), 0, _MIDDLE)
        column.addLayout(head)
        column.addSpacing(8)
        said = [clause.summary if clause else "" for clause in (change.before, change.after)]
        column.addWidget(BeforeAndAfter(theme, (self._dates[0], said[0]), (self._dates[1], said[1])))
        for note in _notes(change):
            column.addSpacing(8)
            column.addWidget(Text(theme, note, size=(16, 24)))
        column.addStretch(1)
        if change.kind is not ChangeKind.SAME:
            self._below = self._taught(change, questions)
            self.column.addWidget(self._below)
            self._below.show()

    def _taught(self, change: Change, questions: int) -> QWidget:
        theme, clause = self._theme, change.clause.id
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon(theme, "book", size=20, color="accent:staff:strong"), 0, _MIDDLE)
        teach = f"{counted(questions, 'question')} {'teaches' if questions == 1 else 'teach'} {clause}"
        need = "needs" if questions == 1 else "need"
        said = f"{teach} and {need} a look." if questions else f"No question teaches {clause} yet."
        row.addWidget(Text(theme, said, size=(16, 23)), 1, _MIDDLE)
        if questions:
            label = "Show it" if questions == 1 else "Show them"
            show = Button(theme, label, "secondary", small=True)
            show.setAccessibleName(f"{label}: {teach}")
            show.clicked.connect(lambda: self.questions_asked.emit(clause))
            row.addWidget(show, 0, _MIDDLE)
        return below


def _notes(change: Change) -> list[str]:
    """What the words alone do not show: whom it binds, and the force, where these changed."""
    before, after = change.before, change.after
    if before is None or after is None:
        return []
    found = []
    if before.force is not after.force and before.summary.split() == after.summary.split():
        found.append(f"Force: **{before.force.value}**, now **{after.force.value}**.")
    if set(before.binds) != set(after.binds):
        found.append(f"Binds: **{_binds(before)}**, now **{_binds(after)}**.")
    return found


class TouchCard(Card):
    """How many questions and people a version touches."""

    def __init__(self, theme: Theme, new: NewVersion) -> None:
        super().__init__(theme, padding=(20, 16, 20, 12))
        self.column.addWidget(Text(theme, "What this touches", "title", size=(18, 26)))
        look = len(new.to_look_at)
        people = "person" if new.certified == 1 else "people"
        rows = (
            (look, f"question{'' if look == 1 else 's'} need{'s' if look == 1 else ''} a look"),
            (new.certified, f"{people} certified on {new.before.approved}"),
        )
        self._rows: list[QHBoxLayout] = []
        for place, (number, words) in enumerate(rows):
            if place:
                self.column.addWidget(Line(theme))
            row = QHBoxLayout()
            row.setSpacing(12)
            self._rows.append(row)
            count = Text(theme, str(number), "number", size=(22, 28), wrap=False)
            count.setMinimumWidth(theme.px(40))
            row.addWidget(count, 0, _MIDDLE)
            row.addWidget(Text(theme, words, size=(16, 22)), 1, _MIDDLE)
            self.column.addLayout(row)
        self.set_small(small=False)

    def set_small(self, *, small: bool) -> None:
        """Take the room of a small window, or of a larger one."""
        self.set_padding((14, 8, 14, 6) if small else (20, 16, 20, 12))
        up = 5 if small else 10
        for row in self._rows:
            row.setContentsMargins(0, up, 0, up)


class TopUpCard(Card):
    """What is asked of those who were certified on the version before."""

    def __init__(self, theme: Theme, new: NewVersion) -> None:
        super().__init__(theme, padding=(20, 14, 20, 14))
        self.column.addWidget(Text(theme, "Top-up training", "title", size=(18, 26)))
        self.column.addSpacing(8)
        questions = new.top_up_questions
        short = (
            f"Changed and new clauses only: {counted(questions, 'question')}, about {new.top_up_minutes} minutes"
            if questions
            else "No question for staff teaches a changed clause"
        )
        notes = {
            TopUp.NOW: ("Short top-up", short),
            TopUp.AT_REFRESHER: ("At the next refresher", "Asked first when each person is next due"),
            TopUp.NONE: ("None", "People renew on the new version when due"),
        }
        self.cards: dict[TopUp, ChoiceCard] = {}
        for choice, (title, note) in notes.items():
            card = ChoiceCard(theme, title, note)
            self.cards[choice] = card
            self.column.addWidget(card)
            self.column.addSpacing(10)
        changed = bool(new.changed)
        self.cards[TopUp.NOW].setEnabled(bool(questions))
        self.cards[TopUp.AT_REFRESHER].setEnabled(changed)
        usual = TopUp.NOW if questions else TopUp.AT_REFRESHER if changed else TopUp.NONE
        self.cards[usual].setChecked(True)
        self.column.addWidget(Text(theme, "Certificates stay in date either way.", "small", color="ink2"))
        self.column.addStretch(1)

    def set_small(self, *, small: bool) -> None:
        """Take the room of a small window, or of a larger one."""
        self.set_padding((14, 8, 14, 8) if small else (20, 14, 20, 14))
        for card in self.cards.values():
            card.pads = (10, 6) if small else (14, 10)
            card.updateGeometry()

    def value(self) -> TopUp:
        """The choice."""
        return next((choice for choice, card in self.cards.items() if card.isChecked()), TopUp.NONE)
