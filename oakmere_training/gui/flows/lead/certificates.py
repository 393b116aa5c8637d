"""The certificates' page: the list, paper of what is ticked, files of the list, checking and revoking."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from oakmere_training.domain.certificate_list import CertificateFilter, CertificateQuery, ListedCertificate
from oakmere_training.domain.errors import CancelledError, InvalidInputError
from oakmere_training.gui.flows.lead.made_files import save_made
from oakmere_training.gui.flows.lead.making import Making
from oakmere_training.gui.flows.lead.paper import print_paper, save_paper
from oakmere_training.gui.flows.lead.privacy import PrivacyFlow
from oakmere_training.gui.screens.lead.certificates import CertificatesScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.lead.certificates import LeadCertificateService

SHOW_PROGRESS_FROM = 5
"""So many certificates take long enough for a progress bar."""


class CertificatesFlow(QObject):
    """``person_asked`` sends the id of the person whose certificate was opened."""

    person_asked = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._query: CertificateQuery | None = None
        self._ticked: list[str] = []
        self._making: Making | None = None
        self.screen: CertificatesScreen | None = None

    @property
    def _certificates(self) -> LeadCertificateService:
        return self._context.services.lead.certificates

    def begin(self) -> None:
        """Show this year's certificates and last year's, newest first."""
        self._query, self._ticked = None, []
        self.resume()

    def resume(self) -> None:
        """Show the list again, as it was left."""
        context, service = self._context, self._certificates
        query = self._query or service.usual()
        screen = CertificatesScreen(
            context.theme, context.pictures, self._lines, query, service.years(), usual=service.usual()
        )
        screen.tick(self._ticked)
        screen.query_changed.connect(self._count)
        screen.model.ticks_changed.connect(self._keep_ticks)
        screen.opened.connect(self._open)
        screen.tick_all_asked.connect(self._tick_all)
        screen.print_asked.connect(partial(self._make, self._print))
        screen.save_asked.connect(partial(self._make, self._save))
        screen.export_asked.connect(self._export)
        screen.check.check_asked.connect(self._check)
        screen.check.revoke_asked.connect(self._revoke)
        screen.cancel_asked.connect(self._cancel)
        self.screen = screen
        context.show(screen)
        self._count(screen.query)

    def _lines(
        self, query: CertificateQuery, after: ListedCertificate | None, limit: int
    ) -> Sequence[ListedCertificate]:
        return self._certificates.page(query, after, limit)

    def _count(self, query: CertificateQuery) -> None:
        """Count on the worker; an answer that comes late is not shown."""
        self._query = query
        screen = self.screen
        if screen is None or not isValid(screen):
            return

        def counted(counts: dict[CertificateFilter, int]) -> None:
            if screen.query == query:
                screen.show_counts(counts)

        work = partial(self._certificates.counts, query)
        self._context.runner.run(work, counted, self._context.faults.report, owner=screen)

    def _keep_ticks(self) -> None:
        if self.screen is not None and isValid(self.screen):
            self._ticked = self.screen.model.ticked()

    def _tick_all(self, query: CertificateQuery) -> None:
        if self.screen is not None:
            self.screen.tick(self._certificates.printable(query))

    def _open(self, line: object) -> None:
        """The person's page; where there is no person any more, the answer beside the list."""
        if not isinstance(line, ListedCertificate):
            return
        if line.person_id is not None:
            self.person_asked.emit(line.person_id)
        elif self.screen is not None:
            self.screen.check.number.set_text(line.number)
            self._check(line.number)

    # -- paper -----------------------------------------------------------------------------------------------

    def _make(self, then: Callable[[Sequence[str], bytes], None], numbers: list[str]) -> None:
        """Draw what is ticked on the worker, with progress where it takes a while."""
        screen = self.screen
        if screen is None or self._making is not None or not numbers:
            return
        making = self._making = Making(self)
        if len(numbers) >= SHOW_PROGRESS_FROM:
            screen.show_progress(0, len(numbers))
            making.progressed.connect(self._progressed)
        self._context.runner.run(
            partial(self._certificates.pdf, tuple(numbers), making),
            partial(self._made, then, tuple(numbers)),
            self._not_made,
            owner=self,
        )

    def _progressed(self, done: int, of: int) -> None:
        if self.screen is not None and isValid(self.screen) and self._making is not None:
            self.screen.show_progress(done, of)

    def _end_making(self) -> None:
        if self._making is not None:
            self._making.deleteLater()
            self._making = None
        if self.screen is not None and isValid(self.screen):
            self.screen.end_progress()

    def _made(self, then: Callable[[Sequence[str], bytes], None], numbers: Sequence[str], pdf: bytes) -> None:
        self._end_making()
        then(numbers, pdf)

    def _not_made(self, error: Exception) -> None:
        self._end_making()
        if isinstance(error, CancelledError):
            self._context.notices.show(error.sentence)
        else:
            self._context.faults.report(error)

    def _cancel(self) -> None:
        if self._making is not None:
            self._making.stop()

    def _print(self, numbers: Sequence[str], pdf: bytes) -> None:
        title = f"Certificate {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} certificates"
        if print_paper(self._context, pdf, title, portrait=False):
            self._certificates.note_printed(numbers)

    def _save(self, numbers: Sequence[str], pdf: bytes) -> None:
        name = self._certificates.file_name(numbers)
        if save_paper(self._context, pdf, name, "Save the certificates"):
            self._certificates.note_printed(numbers)

    # -- files, checking, revoking ---------------------------------------------------------------------------

    def _export(self, kind: str) -> None:
        screen, service = self.screen, self._certificates
        if screen is None:
            return
        workbook = kind == "xlsx"
        make = partial(service.list_file, screen.query, workbook=workbook)
        save_made(self._context, make, service.list_name(workbook=workbook), "Export the list", owner=screen)

    def _check(self, text: str) -> None:
        screen = self.screen
        if screen is None:
            return
        try:
            found = self._certificates.check(text)
        except InvalidInputError as error:
            screen.check.show_error(error)
        else:
            screen.check.show_check(found.check, found.line, by_code=":" in text)
        screen.announce(screen.check.said)

    def _revoke(self, number: str) -> None:
        PrivacyFlow(self._context, self).begin_revoke(number, partial(self._revoked, number))

    def _revoked(self, number: str) -> None:
        if self.screen is not None and isValid(self.screen):
            self.screen.tick([ticked for ticked in self.screen.model.ticked() if ticked != number])
            self.screen.reload()
            self._check(number)
