"""The papers of an event: made on the worker with progress and Cancel, printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from oakmere_training.domain.errors import CancelledError, OakmereError
from oakmere_training.gui.flows.lead.making import Making
from oakmere_training.gui.flows.lead.paper import ask_where, save_paper
from oakmere_training.gui.screens.lead.event_outputs import ATTENDANCE, PDF, PRINT, ZIP

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from oakmere_training.domain.events import Event
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.event_outputs import Outputs
    from oakmere_training.services.lead.event_papers import EventPapers, Papers


class _Making(Making):
    """Tells whose turn it is too."""

    told = Signal(int, int, str)

    def tell(self, done: int, of: int, now: str) -> bool:
        """On the worker: how far it is; whether to go on."""
        self.told.emit(done, of, now)
        return self(done, of)


class EventPapersFlow(QObject):
    """Makes what the outputs of a page ask for, one at a time."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._outputs: Outputs | None = None
        self._event: Event | None = None
        self._making: _Making | None = None

    def serve(self, outputs: Outputs, event: Event) -> None:
        """Make what these outputs of this event's page ask for. What was running for another page is stopped."""
        self._cancel()
        self._outputs, self._event = outputs, event
        outputs.asked.connect(self.make)
        outputs.cancel_asked.connect(self._cancel)

    def make(self, key: str, person_id: UUID | None = None) -> None:
        """Make an output; ``person_id``: of one person alone."""
        if self._event is None or self._outputs is None or self._outputs.is_running:
            return
        if key == ATTENDANCE:
            self._attendance(self._event)
        elif key == PRINT:
            self._print(self._event, person_id)
        else:
            self._save(self._event, key)

    def _cancel(self) -> None:
        if self._making is not None:
            self._making.stop()

    # -- certificates ----------------------------------------------------------------------------------------

    def _print(self, event: Event, person_id: UUID | None) -> None:
        service = self._context.services.lead.event_papers
        making = self._begin(PRINT)

        def work() -> tuple[Papers, bytes]:
            papers = service.papers(event.id, person_id)
            return papers, service.pdf(papers, making.tell)

        def done(made: tuple[Papers, bytes]) -> None:
            papers, pdf = made
            self._end(_left_out(papers))
            number = len(papers.certificates)
            title = f"Certificate {papers.certificates[0].number}" if number == 1 else f"{number} certificates"
            if self._send(pdf, title):
                service.note_printed(papers, "sent to the printer")

        self._context.runner.run(work, done, self._failed, owner=self._outputs)

    def _send(self, pdf: bytes, title: str) -> bool:
        """Through the system's dialog; whether something was sent to a printer."""
        from oakmere_training.gui.printing import NO_PRINTER, print_pdf

        notice = print_pdf(self._context.window, pdf, title)
        if notice:
            self._context.notices.show(notice)
        return notice not in ("", NO_PRINTER)

    def _save(self, event: Event, key: str) -> None:
        service = self._context.services.lead.event_papers
        ending = {PDF: "pdf", ZIP: "zip"}[key]
        name = f"{event.kind.label} {event.held_on.isoformat()} certificates.{ending}"
        path = ask_where(self._context, name, "Save the certificates")
        if path is None:
            return
        path = path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")
        making = self._begin(key)

        def work() -> Papers:
            papers = service.papers(event.id)
            save = service.save_pdf if key == PDF else service.save_zip
            save(papers, path, making.tell)
            return papers

        def done(papers: Papers) -> None:
            self._end(_saved(papers, path))

        self._context.runner.run(work, done, self._failed, owner=self._outputs)

    def _attendance(self, event: Event) -> None:
        service: EventPapers = self._context.services.lead.event_papers
        name = f"{event.kind.label} {event.held_on.isoformat()} attendance.pdf"

        def done(pdf: bytes) -> None:
            save_paper(self._context, pdf, name, "Save the attendance sheet")

        self._context.runner.run(lambda: service.attendance_pdf(event.id), done, self._failed, owner=self._outputs)

    # -- how far ---------------------------------------------------------------------------------------------

    def _begin(self, key: str) -> _Making:
        self._making = _Making(self)
        self._making.told.connect(self._step)
        if self._outputs is not None:
            self._outputs.begin(key)
        return self._making

    def _step(self, done: int, of: int, now: str) -> None:
        if self.sender() is self._making and self._outputs is not None and isValid(self._outputs):
            self._outputs.step(done, of, now)

    def _end(self, sentence: str) -> None:
        if self._outputs is not None and isValid(self._outputs):
            self._outputs.end(sentence)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CancelledError):
            self._end(error.sentence)
        elif isinstance(error, OakmereError):
            self._end("")
            self._context.faults.show(error)
        elif isinstance(error, OSError):
            self._end(f"It could not be saved there ({error.strerror or 'no reason given'}). Choose another folder.")
        else:
            self._end("")
            self._context.faults.report(error)


def _saved(papers: Papers, path: Path) -> str:
    number = len(papers.certificates)
    made = f"{number} certificate{'' if number == 1 else 's'} saved as {path.name}."
    return " ".join(filter(None, (made, _left_out(papers))))


def _left_out(papers: Papers) -> str:
    """Who passed and has no certificate, with the reason."""
    if not papers.left_out:
        return ""
    name, reason = papers.left_out[0]
    more = len(papers.left_out) - 1
    others = f" and {more} more" if more else ""
    return f"Without {name}{others}: {reason}"
