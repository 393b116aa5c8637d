"""The training register: rows as they are asked for, files of it, and the ways to people and events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.register_query import RegisterQuery, RegisterRow
from oakmere_training.gui.flows.lead.made_files import save_made
from oakmere_training.gui.flows.lead.policy_dates import policy_dates
from oakmere_training.gui.screens.lead.register import RegisterPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.lead.register import RegisterService


class RegisterFlow(QObject):
    """``person_asked`` sends a person's id, ``event_asked`` the ids of whom to train (none where nobody is ticked).

    ``add_person_asked``, ``import_asked`` and ``policy_review_asked`` are what the page's buttons ask for.
    """

    person_asked = Signal(object)
    event_asked = Signal(object)
    add_person_asked = Signal()
    import_asked = Signal()
    policy_review_asked = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._query = RegisterQuery()
        self._ticked: list[Any] = []
        self.page: RegisterPage | None = None

    @property
    def _register(self) -> RegisterService:
        return self._context.services.lead.register

    def begin(self, query: RegisterQuery | None = None) -> None:
        """Show the register: these rows, or those that need action."""
        self._query, self._ticked = query or RegisterQuery(), []
        self._register.prepare()
        self._show()

    def resume(self) -> None:
        """Show it again as it was left."""
        self._show()

    def _show(self) -> None:
        context, register = self._context, self._register
        page = self.page = RegisterPage(
            context.theme,
            context.pictures,
            self._rows,
            today=register.today,
            warn_days=register.warn_days,
            groups=register.coverage(),
            policy=policy_dates(context),
            query=self._query,
        )
        page.model.set_ticked(self._ticked)
        page.set_counts(register.counts(self._query))
        page.query_changed.connect(self._count)
        page.model.ticks_changed.connect(self._keep_ticks)
        page.opened.connect(self.person_asked)
        page.event_asked.connect(self.event_asked)
        page.review_asked.connect(self.policy_review_asked)
        page.export_asked.connect(self._export)
        context.show(page)

    def _rows(self, query: RegisterQuery, after: RegisterRow | None, limit: int) -> Sequence[RegisterRow]:
        return self._register.page(query, after, limit)

    def _count(self, query: RegisterQuery) -> None:
        self._query = query
        if self.page is not None:
            self.page.set_counts(self._register.counts(query))

    def _keep_ticks(self) -> None:
        if self.page is not None:
            self._ticked = self.page.model.ticked()

    # -- files -----------------------------------------------------------------------------------------------

    def _export(self, what: str) -> None:
        register, day = self._register, self._register.today.isoformat()
        if what == "import":
            self.import_asked.emit()
        elif what == "add":
            self.add_person_asked.emit()
        elif what == "report":
            save_report(self._context, self)
        else:
            made = {
                "xlsx": (register.xlsx, f"Training register {day}.xlsx", "Save the register"),
                "csv": (register.csv, f"Training register {day}.csv", "Save the register"),
                "ics": (register.ics, f"Training due {day}.ics", "Save due dates"),
            }
            make, name, title = made[what]
            save_made(self._context, make, name, title, owner=self)


def save_report(context: Context, owner: QObject) -> None:
    """Ask where the governors' report goes, and make it."""
    evidence, day = context.services.lead.evidence, context.services.lead.register.today.isoformat()
    dates = policy_dates(context)

    def make() -> bytes:
        return evidence.governors_report_pdf(dates)

    save_made(context, make, f"Governors report {day}.pdf", "Save the governors’ report", owner=owner)
