"""An event that is over: how it went, and its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.events import EventKind
from oakmere_training.gui.screens.event_words import where_and_who
from oakmere_training.gui.screens.lead.event_outputs import MakePapers
from oakmere_training.gui.screens.lead.event_rows import question_words
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets import pills
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.fact_list import FactList
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.pills import PillSpec
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import counted
from oakmere_training.services.lead.event_views import Stage

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.event_views import EventProgress, PersonProgress

_COLUMNS = (
    Column("name", "Name", least=150),
    Column("role", "Role", 130, optional=True),
    Column("points", "Points", 110, small_width=96),
    Column("result", "Result", 150, small_width=144),
    Column("certificate", "Certificate", 176, small_width=160),
)
_PILLS = {
    Stage.PASSED: pills.PASSED,
    Stage.NOT_YET: pills.NOT_YET,
    Stage.REVOKED: pills.REVOKED,
    Stage.UNDER_WAY: pills.IN_PROGRESS,
}
_ABSENT = PillSpec("Not begun", "neutral", "minus")


def _cells(who: PersonProgress) -> dict[str, Cell | str]:
    numbers = who.certificates
    more = f" and {len(numbers) - 1} more" if len(numbers) > 1 else ""
    if who.stage.over:
        points = Cell(f"{who.points} of {who.maximum}", sort=who.percent)
    else:
        words = question_words(who).partition(" of ")[0] if who.stage is Stage.UNDER_WAY else ""
        points = Cell.muted(words, sort=-1)
    return {
        "name": Cell.bold(who.person.name, sort=(who.person.sort_name, who.person.name)),
        "role": who.person.role_label,
        "points": points,
        "result": Cell.pill(_PILLS.get(who.stage, _ABSENT), sort=list(Stage).index(who.stage)),
        "certificate": f"{numbers[0]}{more}" if numbers else Cell.muted("None"),
    }


class EventFinishedPage(LeadPage):
    """``person_asked`` sends a row's person, ``new_asked`` the ids of those who have not passed."""

    open_again_asked = Signal()
    done_asked = Signal()
    new_asked = Signal(object)
    person_asked = Signal(object)

    def __init__(self, theme: Theme, pictures: PictureStore, progress: EventProgress, ready: int) -> None:
        event = progress.event
        title = f"{event.kind.label}: {'held' if event.kind.for_classes else 'finished'}"
        super().__init__(theme, pictures, LeadSection.EVENTS, title, where_and_who(event), back=True)
        self._progress, self._ready = progress, ready
        again = Button(theme, "Open again", "secondary", small=True)
        again.clicked.connect(self.open_again_asked)
        self.add_action(again)
        self._order: Card | None = None
        self._boxes: list[tuple[Card, Text, Text]] = []
        self.papers: MakePapers | None = None
        self.table: TableView | None = None
        if event.kind.for_classes:
            self.body.addWidget(self._facts())
            self.body.addStretch(1)
        else:
            self.body.addWidget(Columns(theme, self._main(), self._side(), 328, 312), 1)
        self._add_foot()
        self.fit()

    # -- the left column -------------------------------------------------------------------------------------

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        figures = FlowRow(spacing=12, even=True)
        for number, word in self._figures():
            figures.add(self._figure(number, word))
        column.addWidget(figures)
        if self._progress.people:
            model = RowsModel(
                _COLUMNS, _cells, self._progress.in_register_order, key=lambda who: who.person.id, sort=("name", False)
            )
            self.table = TableView(self.theme, model, "People")
            self.table.opened.connect(lambda who: self.person_asked.emit(who.person.id))
            column.addWidget(TableCard(self.theme, self.table), 1)
        else:
            column.addWidget(self._facts())
            column.addStretch(1)
        return main

    def _figures(self) -> list[tuple[int, str]]:
        progress = self._progress
        if progress.event.kind is EventKind.WORKSHOP:
            named = len(progress.people)
            return [
                (progress.begun + named, "took part"),
                (progress.ended + len(progress.at(Stage.PASSED, Stage.NOT_YET, Stage.REVOKED)), "finished"),
                (named, "asked for a certificate"),
            ]
        stages = (Stage.PASSED, Stage.NOT_YET, Stage.UNDER_WAY, Stage.REVOKED)
        passed, again, under_way, revoked = (len(progress.at(stage)) for stage in stages)
        return [
            (passed + again + under_way + revoked, "attended"),
            (passed, "passed"),
            (again, "to try again"),
            (under_way, "not finished"),
            *([(revoked, "revoked")] if revoked else []),
        ]

    def _figure(self, number: int, word: str) -> Card:
        middle = Qt.AlignmentFlag.AlignVCenter
        card = Card(self.theme, padding=(16, 10, 16, 10))
        row = QHBoxLayout()
        row.setSpacing(10)
        shown, about = Text(self.theme, str(number), "number", size=(26, 34), wrap=False), Text(self.theme, word)
        row.addWidget(shown, 0, middle)
        row.addWidget(about, 1, middle)
        card.column.addLayout(row)
        self._boxes.append((card, shown, about))
        card.setAccessibleName(f"{number} {word}")
        return card

    def _facts(self) -> Card:
        event = self._progress.event
        card = Card(self.theme, padding=(20, 16, 20, 16))
        rows = [("Class", event.class_label)] if event.class_label else []
        rows += [
            ("Led by", event.leader),
            ("Place", event.place or "Not given"),
            ("Declared", counted(event.minutes, "minute")),
            ("Quiz" if len(self._progress.titles) == 1 else "Quizzes", "; ".join(self._progress.titles)),
        ]
        card.column.addWidget(FactList(self.theme, rows))
        return card

    # -- the right column ------------------------------------------------------------------------------------

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        named = self._progress.event.kind is not EventKind.WORKSHOP
        self.papers = MakePapers(self.theme, self._ready, len(self._progress.people) if named else 0)
        column.addWidget(self.papers)
        self._order = Card(self.theme, padding=(20, 16, 20, 16), spacing=4)
        self._order.column.addWidget(Text(self.theme, "In register order", "title", size=(18, 26)))
        about = "Sorted by surname, like the attendance sheet. If you cancel, no half-written file is left."
        self._order.column.addWidget(Text(self.theme, about, "small", color="ink2"))
        column.addWidget(self._order)
        later = self._later()
        if later:
            column.addWidget(Banner(self.theme, later, "info", slim=True))
        column.addStretch(1)
        return side

    def _later(self) -> str:
        """Who can go on later."""
        under_way = self._progress.at(Stage.UNDER_WAY)
        if len(under_way) == 1:
            where = question_words(under_way[0]).partition(" of ")[0]
            return f"{under_way[0].person.name} can go on later from {where[0].lower()}{where[1:]}, on this computer."
        return f"{len(under_way)} people can go on later where they were, on this computer." if under_way else ""

    # -- the foot --------------------------------------------------------------------------------------------

    def unfinished(self) -> tuple[UUID, ...]:
        """Who has not passed, in the order of the register."""
        return tuple(who.person.id for who in self._progress.in_register_order if who.stage is not Stage.PASSED)

    def _add_foot(self) -> None:
        self._done = Button(self.theme, "Done", "primary", height=52)
        self._done.clicked.connect(self.done_asked)
        left = self.unfinished()
        event = self._progress.event
        if left and not event.kind.for_classes and event.kind is not EventKind.WORKSHOP:
            label = f"New event for {'1 person' if len(left) == 1 else f'{len(left)} people'}"
            new = Button(self.theme, label, "secondary", height=52)
            new.clicked.connect(lambda: self.new_asked.emit(left))
            self.add_foot(new)
        self.add_foot(self._done)

    def default_widget(self) -> QWidget:
        """Done."""
        return self._done

    def fit(self) -> None:
        """In a small window the note on the order goes."""
        super().fit()
        if not hasattr(self, "_done"):
            return
        if self._order is not None:
            self._order.setVisible(not self.is_small or self.is_large_text)
        small = self.is_small
        for card, shown, about in self._boxes:
            card.set_padding((12, 6, 8, 6) if small else (16, 10, 16, 10))
            shown.set_style("number", size=(22, 30) if small else (26, 34))
            about.set_style("body", size=(15, 20) if small else (16, 22))
