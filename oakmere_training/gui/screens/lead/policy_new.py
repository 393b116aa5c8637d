"""The first page of a new version: a new register as a file, or new dates for the same clauses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.choice_card import ChoiceCard
from oakmere_training.gui.widgets.hint_field import HintField
from oakmere_training.gui.widgets.step_bar import StepBar
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from oakmere_training.domain.problems import Problem
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

STEPS = ("Dates and file", "Changes and top-up", "Recorded")
TITLE = "New version of the policy"
NOT_YET = "Nothing changes for learners until you record the version."
_MONTH = "Year and month, such as 2026-11"
_MOST_SHOWN = 8
_LOW = 720


class PolicyNewScreen(LeadPage):
    """``file_asked`` asks for the file dialog. ``read_asked`` sends a path, ``dates_asked`` version and two months."""

    file_asked = Signal()
    read_asked = Signal(str)
    dates_asked = Signal(str, str, str)

    def __init__(self, theme: Theme, pictures: PictureStore, present: str, school: str) -> None:
        """``present`` names the version that holds: '2025-10, approved October 2025'."""
        line = f"The version that holds now is {present}."
        super().__init__(theme, pictures, LeadSection.QUIZZES, TITLE, line, back=True)
        self._path = ""
        self.setAcceptDrops(True)
        self.steps = StepBar(theme, STEPS, 0)
        self.body.addWidget(self.steps)
        self.body.addSpacing(14)
        self.body.addWidget(self._choices(school))
        self.body.addSpacing(14)
        self.error = Banner(theme, "", "danger")
        self._above = QWidget()
        column = QVBoxLayout(self._above)
        column.setContentsMargins(0, 0, 0, 14)
        column.addWidget(self.error)
        self.body.addWidget(self._above)
        self._above.hide()
        self._file, self._dates = self._file_card(), self._dates_card()
        self.body.addWidget(self._file)
        self.body.addWidget(self._dates)
        self.body.addStretch(1)
        cancel = Button(theme, "Leave without recording", "secondary")
        cancel.clicked.connect(self.back_asked)
        self.go_on = Button(theme, "See what changes", "primary", icon_right="arrow-right")
        self.go_on.clicked.connect(self._go_on)
        self.add_foot(cancel, self.go_on)
        self._look()

    def _choices(self, school: str) -> QWidget:
        holder = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        note = f"A policy.toml in which someone has written the new clauses of {school}’s policy."
        self.by_file = ChoiceCard(self.theme, "A new policy.toml", note)
        self.by_dates = ChoiceCard(
            self.theme, "New dates alone", "The policy was reviewed and approved again, with the same clauses."
        )
        self.by_file.setChecked(True)
        for card in (self.by_file, self.by_dates):
            card.toggled.connect(self._look)
            self._row.addWidget(card, 1)
        return holder

    def _file_card(self) -> Card:
        theme = self.theme
        card = Card(theme, padding=(24, 20, 24, 22), spacing=10)
        row = QHBoxLayout()
        row.setSpacing(14)
        self.choose = Button(theme, "Choose a file", "secondary", icon="document", small=True)
        self.choose.clicked.connect(self.file_asked)
        row.addWidget(self.choose)
        self.chosen = Text(theme, "No file is chosen yet.", size=(16, 24), color="ink2")
        row.addWidget(self.chosen, 1, Qt.AlignmentFlag.AlignVCenter)
        card.column.addLayout(row)
        card.column.addWidget(Text(theme, "Or drop the file on this page.", "small", color="ink2"))
        self._problems = QVBoxLayout()
        self._problems.setSpacing(6)
        card.column.addLayout(self._problems)
        return card

    def _dates_card(self) -> Card:
        card = Card(self.theme, padding=(24, 20, 24, 22))
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(20)
        self.version = HintField(self.theme, "Version", hint="Its name, such as 2026-11", longest=40)
        self.approved = HintField(self.theme, "Approved", hint=_MONTH, longest=7)
        self.review_due = HintField(self.theme, "Next review due", hint=_MONTH, longest=7)
        for field in (self.version, self.approved, self.review_due):
            field.submitted.connect(self._go_on)
            field.changed.connect(self._forget_errors)
            self._fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(self._fields)
        return card

    # -- what is chosen --------------------------------------------------------------------------------------

    def _look(self) -> None:
        by_file = self.by_file.isChecked()
        self._file.setVisible(by_file)
        self._dates.setVisible(not by_file)
        self._above.hide()
        self.go_on.setEnabled(not by_file or bool(self._path))
        self.foot_note.setText("Choose a file to go on." if by_file and not self._path else NOT_YET)

    def _go_on(self) -> None:
        if self.by_file.isChecked():
            if self._path:
                self.read_asked.emit(self._path)
        else:
            self.dates_asked.emit(self.version.text(), self.approved.text(), self.review_due.text())

    def _forget_errors(self) -> None:
        for field in (self.version, self.approved, self.review_due):
            if not field.message.isHidden():
                field.set_error("")
        self._above.hide()

    def set_file(self, path: str) -> None:
        """Show which file is chosen."""
        self._path = path
        self.chosen.setText(Path(path).name if path else "No file is chosen yet.")
        self._show_problems(())
        self._look()

    # -- what the flow tells ---------------------------------------------------------------------------------

    def show_error(self, sentence: str, field: str) -> None:
        """Say why it cannot be used: beside its field, or above for a file."""
        fields = {"version": self.version, "approved": self.approved, "review_due": self.review_due}
        target = fields.get(field) if self.by_dates.isChecked() else None
        if target is None:
            self.error.set_text(sentence)
            self._above.show()
            self.announce(sentence)
            return
        target.set_error(sentence)
        target.line.setFocus()
        self.announce(f"{target.label.text()}, invalid. {sentence}", source=target.line)

    def show_problems(self, sentence: str, problems: Sequence[Problem]) -> None:
        """Say what is wrong in the file, line by line."""
        self.show_error(sentence, "file")
        self._show_problems(problems)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        while (item := self._problems.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for problem in problems[:_MOST_SHOWN]:
            said = f"**Line {problem.line}:** {problem.wrong} {problem.expected}".rstrip()
            self._problems.addWidget(Text(self.theme, said, size=(16, 24)))
        if len(problems) > _MOST_SHOWN:
            self._problems.addWidget(Text(self.theme, f"And {len(problems) - _MOST_SHOWN} more.", "small"))

    # -- dropping, room --------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        event.acceptProposedAction()
        self.by_file.setChecked(True)
        self.set_file(event.mimeData().urls()[0].toLocalFile())

    def fit(self) -> None:
        """Choices and fields stand below each other at large text."""
        super().fit()
        if hasattr(self, "_fields"):
            directions = QBoxLayout.Direction
            way = directions.TopToBottom if self.is_large_text else directions.LeftToRight
            self._row.setDirection(way)
            self._fields.setDirection(way)
            self.steps.setVisible(self.window().height() >= _LOW)

    def default_widget(self) -> QWidget:
        """What is to be done next."""
        if self.by_dates.isChecked():
            return self.version.line
        return self.go_on if self._path else self.choose
