"""The Policy tab: the version that holds, its dates, those before it, and the questions that a change touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.domain.policy_history import TopUp
from oakmere_training.domain.validity import short_date
from oakmere_training.gui.screens.lead.quiz_tabs import QuizTab, QuizTabPage
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import counted

if TYPE_CHECKING:
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.policy_views import PolicyStanding, VersionLine

_COLUMNS = (
    Column("version", "Version", 136, sortable=False),
    Column("approved", "Approved", 140, sortable=False),
    Column("review", "Review due", 140, sortable=False),
    Column("recorded", "Recorded", 122, optional=True, sortable=False),
    Column("changes", "Clauses changed", sortable=False),
)
_TOP_UP = {
    TopUp.NOW: "short top-up",
    TopUp.AT_REFRESHER: "next refresher",
    TopUp.NONE: "no top-up",
}
_PAST = "**The policy is past its review date.**"
_NO_LOOK = "No question needs a look: every quiz teaches the version that holds."
_LEARNERS = "Clause chips, results and certificates name the version that a quiz teaches."


class PolicyScreen(QuizTabPage):
    """``new_asked`` begins a new version, ``look_asked`` the questions to look at.

    ``open_document_asked`` opens the school's own policy document, ``settings_asked`` the place where it is chosen.
    """

    new_asked = Signal()
    look_asked = Signal()
    open_document_asked = Signal()
    settings_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, standing: PolicyStanding, *, document: bool) -> None:
        """``document``: whether the school has added its own policy document."""
        dates = f"{standing.title}, approved {standing.approved}. Review due in {standing.review_due}."
        super().__init__(theme, pictures, QuizTab.POLICY, dates)
        self._standing = standing
        if standing.banner:
            text = standing.banner.replace("The policy is past its review date.", _PAST)
            self.body.addWidget(Banner(theme, text, "caution"))
            self.body.addSpacing(14)
        self.body.addWidget(Columns(theme, self._main(), self._side(document=document), 344, 288), 1)
        self.new = Button(theme, "Enter a new version", "primary", icon="plus")
        self.new.clicked.connect(self.new_asked)
        self.add_foot(self.new, note=_LEARNERS)

    def _main(self) -> QWidget:
        theme, standing = self.theme, self._standing
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.model: RowsModel[VersionLine] = RowsModel(
            _COLUMNS, _cells, standing.versions, key=lambda line: line.version
        )
        self.table = TableView(theme, self.model, "Versions", grows=False)
        column.addWidget(TableCard(theme, self.table))
        card = Card(theme, padding=(20, 16, 20, 18), spacing=8)
        card.column.addWidget(Text(theme, "Questions on changed clauses", "title", size=(18, 26)))
        self.look: Button | None = None
        touched = _touched(standing)
        card.column.addWidget(Text(theme, touched or _NO_LOOK, size=(16, 24), color="ink" if touched else "ink2"))
        if touched:
            label = "Look at them" if standing.to_look_at else "Show them"
            self.look = Button(theme, label, "secondary", small=True)
            self.look.clicked.connect(self.look_asked)
            card.column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addStretch(1)
        return main

    def _side(self, *, document: bool) -> QWidget:
        theme = self.theme
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        card = Card(theme, padding=(20, 16, 20, 18), spacing=8)
        card.column.addWidget(Text(theme, "The policy document", "title", size=(18, 26)))
        said = (
            "The school’s own document opens from the clause chip of a question."
            if document
            else "The school has not added its own document yet. Once it has, it opens from the clause chip of a "
            "question."
        )
        card.column.addWidget(Text(theme, said, size=(16, 24), color="ink2"))
        if document:
            show = Button(theme, "Open it", "secondary", icon="document", small=True)
            show.clicked.connect(self.open_document_asked)
            card.column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        self.settings = Button(theme, "Change it in the settings", "quiet", small=True)
        self.settings.clicked.connect(self.settings_asked)
        card.column.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addStretch(1)
        return side

    def default_widget(self) -> QWidget:
        """The primary button."""
        return self.new


def _touched(standing: PolicyStanding) -> str:
    if standing.to_look_at:
        needs = "needs" if standing.to_look_at == 1 else "need"
        return (
            f"**{counted(standing.to_look_at, 'question')} {needs} a look.** Until then their quizzes go on teaching "
            "the version that they were written for."
        )
    if standing.looked_at:
        return f"{counted(standing.looked_at, 'question')} looked at and still right."
    return ""


def _cells(line: VersionLine) -> dict[str, Cell | str]:
    changes = "" if line.recorded_on is None else "None"
    if line.changes:
        changes = str(line.changes) + (f", {_TOP_UP[line.top_up]}" if line.top_up else "")
    return {
        "version": Cell.bold(f"{line.version} (now)" if line.is_present else line.version),
        "approved": str(line.approved),
        "review": str(line.review_due),
        "recorded": short_date(line.recorded_on) if line.recorded_on else "",
        "changes": changes,
    }
