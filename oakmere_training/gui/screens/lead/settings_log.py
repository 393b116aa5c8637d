"""*Activity log*: what was done in the area, found as one types. It cannot be changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.activity_log import ActivityGroup, ActivityQuery, LoggedActivity
from oakmere_training.domain.validity import short_date
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.paged import PagedModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets.combo import ComboBox
from oakmere_training.gui.widgets.find_line import FindLine
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.theme import Theme

    Fetch = Callable[[ActivityQuery, int, int], Sequence[LoggedActivity]]

_COLUMNS = (
    Column("when", "When", 178, falls=True),
    Column("what", "What", 210, sortable=False),
    Column("about", "About", sortable=False),
    Column("detail", "Detail", 246, optional=True, sortable=False),
)
_DAYS = ((None, "Any date"), (7, "Last 7 days"), (31, "Last 31 days"), (365, "Last 12 months"))
_PRINTS = (ActivityKind.CERTIFICATES_PRINTED, ActivityKind.CERTIFICATE_REPRINTED, ActivityKind.SLIPS_PRINTED)
_EVENTS = (
    ActivityKind.EVENT_PLANNED,
    ActivityKind.EVENT_CHANGED,
    ActivityKind.EVENT_STARTED,
    ActivityKind.EVENT_FINISHED,
)
_ICONS = {
    **dict.fromkeys(_PRINTS, "print"),
    **dict.fromkeys(_EVENTS, "events"),
    ActivityKind.OPENED: "key",
    ActivityKind.WRONG_PASSPHRASE: "alert",
    ActivityKind.PASSPHRASE_SET: "key",
    ActivityKind.RECOVERY_USED: "key",
    ActivityKind.STAFF_IMPORTED: "upload",
    ActivityKind.PERSON_ADDED: "plus",
    ActivityKind.PERSON_LEFT: "leave",
    ActivityKind.PEOPLE_MERGED: "merge",
    ActivityKind.CLASS_EMPTIED: "bin",
    ActivityKind.CERTIFICATE_REVOKED: "stop-sign",
    ActivityKind.POLICY_RECORDED: "book",
    ActivityKind.QUESTION_REVIEWED: "eye",
    ActivityKind.POLICY_DOCUMENT_CHANGED: "document",
    ActivityKind.RECORD_EXPORTED: "download",
    ActivityKind.PERSON_ERASED: "bin",
    ActivityKind.REGISTER_EXPORTED: "download",
    ActivityKind.REPORT_MADE: "document",
}
_FOOT = "Entries are added and never changed. An erased person leaves an entry number, not a name."


def when_text(at: datetime) -> str:
    """'24 Nov 2026, 16:41', as it is here."""
    local = at.astimezone()
    return f"{short_date(local.date())}, {local:%H:%M}"


def cells_of(line: LoggedActivity) -> dict[str, Cell | str]:
    """What the table shows of a line."""
    kind = line.activity.kind
    return {
        "when": when_text(line.activity.at),
        "what": Cell.with_icon(kind.label, _ICONS.get(kind, "pencil")),
        "about": line.about,
        "detail": line.activity.detail,
    }


class LogPane(QWidget):
    """``fetch(query, offset, limit)`` gives lines. ``query_changed`` asks for the count of another query."""

    query_changed = Signal(object)

    def __init__(self, theme: Theme, fetch: Fetch, now: datetime) -> None:
        super().__init__()
        self._theme, self._fetch, self._now = theme, fetch, now
        self.query = ActivityQuery()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.search = FindLine(theme, "Find a person, number or file")
        self.group = ComboBox(theme, "What", [(group, group.value) for group in ActivityGroup])
        self.days = ComboBox(theme, "When", _DAYS)
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._filters.setSpacing(10)
        for part, stretch in ((self.search, 1), (self.group, 0), (self.days, 0)):
            self._filters.addWidget(part, stretch)
        column.addLayout(self._filters)
        self._model: PagedModel[LoggedActivity] = PagedModel(
            _COLUMNS, cells_of, self._page, key=lambda line: line.activity.number, sort=("when", True)
        )
        self.table = TableView(theme, self._model, "Activity log")
        self.table.set_empty("search", "No entry fits. Try another word, or another date.")
        self.table.setMinimumHeight(theme.px(220))
        column.addWidget(TableCard(theme, self.table), 1)
        self._foot = Text(theme, _FOOT, "small", color="ink2")
        column.addWidget(self._foot)
        self.search.found.connect(lambda text: self._ask(replace(self.query, search=text)))
        self.group.chosen.connect(lambda group: self._ask(replace(self.query, group=group)))
        self.days.chosen.connect(self._since)

    def _page(self, offset: int, limit: int, _by: str | None, downward: bool) -> Sequence[LoggedActivity]:
        self.query = replace(self.query, newest_first=downward)
        return self._fetch(self.query, offset, limit)

    def _since(self, days: object) -> None:
        since = self._now - timedelta(days=days) if isinstance(days, int) else None
        self._ask(replace(self.query, since=since))

    def _ask(self, query: ActivityQuery) -> None:
        if query != self.query:
            self.query = query
            self._model.reload()
            self.query_changed.emit(query)

    def show_counts(self, found: int, total: int) -> None:
        """How many lines fit, and how many there are."""
        entries = f"{total:,} {'entry' if total == 1 else 'entries'}."
        self._foot.setText(f"{_FOOT} {entries}" if found == total else f"{_FOOT} {found:,} of {entries}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The filters go below the field where there is too little room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        across = self.width() >= self._theme.px(560)
        self._filters.setDirection(ways.LeftToRight if across else ways.TopToBottom)
