"""A certificate on screen, on paper and as a file; and *Check a certificate*."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QStandardPaths, Signal

from oakmere_training.domain.errors import InvalidInputError, OakmereError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap

    from oakmere_training.domain.certificate import Certificate, Check
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.check import CheckScreen

PREVIEW_WIDTH = 708
"""Twice the width at which the result shows the front, for sharp pixels at any text size."""


class CertificateFlow(QObject):
    """Certificates of the open records. ``may_save``: as files too, for those who may see this computer's folders.

    ``taken`` is sent when one was printed or saved.
    """

    taken = Signal()

    def __init__(self, context: Context, parent: QObject | None = None, *, may_save: bool = True) -> None:
        super().__init__(parent)
        self._context = context
        self._may_save = may_save

    def _pdf(self, certificate: Certificate, done: Callable[[bytes], None], owner: QObject | None = None) -> None:
        work = partial(self._context.services.certificates.pdf, certificate)
        self._context.runner.run(work, done, self._context.faults.report, owner=owner)

    def preview(self, certificate: Certificate, owner: QObject, show: Callable[[QPixmap], None]) -> None:
        """Draw the front of a certificate, small, and hand it on when it is ready."""

        def drawn(pdf: bytes) -> None:
            from oakmere_training.gui.certificate_preview import render_page

            show(render_page(pdf, 0, QSize(PREVIEW_WIDTH, PREVIEW_WIDTH)))

        self._pdf(certificate, drawn, owner)

    def show(self, certificate: Certificate, back: Callable[[], None]) -> None:
        """Both sides on the screen, with Print and Save."""
        self._pdf(certificate, partial(self._show_pdf, certificate, back), self._context.window.screen_shown())

    def _show_pdf(self, certificate: Certificate, back: Callable[[], None], pdf: bytes) -> None:
        from oakmere_training.gui.screens.certificate import CertificateScreen

        context = self._context
        screen = CertificateScreen(context.theme, context.pictures, certificate, pdf, may_save=self._may_save)
        screen.print_asked.connect(partial(self._print_pdf, certificate, pdf))
        screen.save_asked.connect(partial(self._save_pdf, certificate, pdf))
        screen.leave_asked.connect(back)
        self._context.show(screen)

    def print_paper(self, certificate: Certificate) -> None:
        """Print through the system's dialog."""
        self._pdf(certificate, partial(self._print_pdf, certificate), self._context.window.screen_shown())

    def _print_pdf(self, certificate: Certificate, pdf: bytes) -> None:
        from oakmere_training.gui.printing import NO_PRINTER, print_pdf

        notice = print_pdf(self._context.window, pdf, f"Certificate {certificate.number}")
        if notice:
            self._context.notices.show(notice)
        if notice not in {"", NO_PRINTER}:
            self.taken.emit()

    def save(self, certificate: Certificate) -> None:
        """Save as PDF where the person says."""
        self._pdf(certificate, partial(self._save_pdf, certificate), self._context.window.screen_shown())

    def _save_pdf(self, certificate: Certificate, pdf: bytes) -> None:
        from oakmere_training.gui.file_dialogs import ask_where_to_save

        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = self._context.services.certificates.file_name(certificate)
        chosen = ask_where_to_save(self._context.window, "Save the certificate", str(Path(documents) / name))
        if not chosen:
            return
        path = Path(chosen)
        part = path.with_name(path.name + ".part")
        try:
            part.write_bytes(pdf)
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            self._context.notices.show(
                f"The certificate could not be saved there ({error.strerror or 'no reason given'}). It is safe in the "
                "register: choose another folder, or print it."
            )
            return
        self._context.notices.show(f"Saved as {path.name}.")
        self.taken.emit()


class CheckFlow(QObject):
    """*Check a certificate*. ``left`` asks for the start screen."""

    left = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def begin(self) -> None:
        """Show the screen, empty."""
        from oakmere_training.gui.screens.check import CheckScreen

        screen = CheckScreen(self._context.theme, self._context.pictures)
        screen.check_asked.connect(partial(self._check_text, screen))
        screen.pdf_chosen.connect(partial(self._check_pdf, screen))
        screen.leave_asked.connect(self.left)
        self._context.show(screen)

    def _check_text(self, screen: CheckScreen, text: str) -> None:
        try:
            screen.show_check(self._context.services.checking.check_text(text))
        except InvalidInputError as error:
            screen.show_field_error(error)
        except OakmereError as error:
            screen.show_file_error(error)

    def _check_pdf(self, screen: CheckScreen, path: str) -> None:
        from oakmere_training.domain.errors import CertificateFileError

        def work() -> Check:
            try:
                data = Path(path).read_bytes()
            except OSError as error:
                raise CertificateFileError(
                    "This file cannot be opened. Try the number instead.", details=str(error)
                ) from error
            return self._context.services.checking.check_pdf(data)

        def failed(error: Exception) -> None:
            if isinstance(error, OakmereError):
                screen.show_file_error(error)
            else:
                self._context.faults.report(error)

        self._context.runner.run(work, screen.show_check, failed, owner=screen)
