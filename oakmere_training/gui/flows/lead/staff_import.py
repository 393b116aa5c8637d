"""Importing a staff list: choose a file, look through what would change, import."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from oakmere_training.domain.errors import InvalidInputError, OakmereError, TableFileError
from oakmere_training.domain.staff_import import ColumnMapping, guess, posts

if TYPE_CHECKING:
    from oakmere_training.domain.staff_import import ImportPlan, Table
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.import_staff import ImportPage
    from oakmere_training.services.lead.staff_import import ImportDone, StaffImportService


class StaffImportFlow(QObject):
    """``left`` goes back to where it was called from."""

    left = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table: Table | None = None
        self._mapping: ColumnMapping | None = None
        self._plan: ImportPlan | None = None
        self._page: ImportPage | None = None

    @property
    def _service(self) -> StaffImportService:
        return self._context.services.lead.staff_import

    def begin(self, problem: str = "") -> None:
        """Show what can be read, and why the last file could not be."""
        from oakmere_training.gui.screens.lead.import_ends import ImportFilePage

        page = ImportFilePage(self._context.theme, self._context.pictures, problem)
        page.file_asked.connect(self._ask_file)
        page.file_dropped.connect(self._read)
        page.back_asked.connect(self.left)
        self._context.show(page)
        if problem:
            page.announce(problem)

    def _ask_file(self) -> None:
        from oakmere_training.gui.file_dialogs import ask_which_table

        path = ask_which_table(self._context.window, "Choose a staff list")
        if path:
            self._read(path)

    def _read(self, path: str) -> None:
        owner = self._context.window.screen_shown()
        self._context.runner.run(partial(self._service.read, Path(path)), self._looked_at, self._unread, owner=owner)

    def _unread(self, error: Exception) -> None:
        if isinstance(error, TableFileError):
            self.begin(error.sentence)
        else:
            self._context.faults.report(error)

    # -- looking through -------------------------------------------------------------------------------------

    def _looked_at(self, table: Table) -> None:
        from oakmere_training.gui.screens.lead.import_staff import ImportPage

        self._table, self._mapping = table, guess(table)
        page = ImportPage(self._context.theme, self._context.pictures, table, self._mapping)
        page.mapping_changed.connect(self._map)
        page.roles_asked.connect(self._ask_roles)
        page.other_asked.connect(self._ask_file)
        page.again_asked.connect(self.begin)
        page.import_asked.connect(self._import)
        page.back_asked.connect(self.left)
        self._page = page
        self._map(self._mapping)

    def _map(self, mapping: ColumnMapping) -> None:
        """Look through the rows with the columns taken so; off the window's thread, as a long list takes a second.

        The page shows with the first rows that were looked through.
        """
        table = self._table
        if table is None:
            return
        self._mapping = mapping
        service = self._service
        self._context.runner.run(
            partial(service.look_through, table, mapping),
            partial(self._show_plan, table, mapping),
            partial(self._no_plan, table, mapping),
            owner=self._page,
        )

    def _show_plan(self, table: Table, mapping: ColumnMapping, plan: ImportPlan) -> None:
        if mapping is not self._mapping or self._page is None or not isValid(self._page):
            return
        self._plan = plan
        self._page.show_plan(mapping, posts(table, mapping), plan)
        self._show_page(self._page)

    def _show_page(self, page: ImportPage) -> None:
        if self._context.window.screen_shown() is not page:
            self._context.show(page)

    def _no_plan(self, table: Table, mapping: ColumnMapping, error: Exception) -> None:
        if mapping is not self._mapping or self._page is None or not isValid(self._page):
            return
        self._plan = None
        if isinstance(error, InvalidInputError):
            self._page.show_plan(mapping, posts(table, mapping), None, error.sentence)
            self._show_page(self._page)
        else:
            self._context.faults.report(error)

    def _ask_roles(self) -> None:
        from oakmere_training.gui.dialogs.import_roles import ask_roles

        table, mapping = self._table, self._mapping
        if table is None or mapping is None:
            return
        chosen = ask_roles(self._context.theme, self._context.window, posts(table, mapping))
        for post, role in chosen.items():
            mapping = mapping.with_role(post, role)
        if chosen:
            self._map(mapping)

    # -- importing -------------------------------------------------------------------------------------------

    def _import(self) -> None:
        table, mapping, plan, page = self._table, self._mapping, self._plan, self._page
        if table is None or mapping is None or plan is None or page is None:
            return
        self._context.runner.run(
            partial(self._service.carry_out, table, mapping, plan),
            partial(self._done, table),
            self._not_done,
            owner=page,
        )

    def _done(self, table: Table, done: ImportDone) -> None:
        from oakmere_training.gui.screens.lead.import_ends import ImportDonePage

        page = ImportDonePage(self._context.theme, self._context.pictures, table.file_name, done)
        page.other_asked.connect(self._ask_file)
        page.back_asked.connect(self.left)
        self._context.show(page)

    def _not_done(self, error: Exception) -> None:
        from oakmere_training.services.lead.staff_import import ListChangedError

        if isinstance(error, ListChangedError) and self._mapping is not None:
            self._map(self._mapping)
            self._context.notices.show(error.sentence)
            return
        if isinstance(error, OakmereError):
            self._context.faults.show(error, again=self.begin)
        else:
            self._context.faults.report(error)
