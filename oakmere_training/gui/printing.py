"""Paper: certificates (A4 landscape) and what else is printed, through the system's dialog, as sharp as it can be.

Where CUPS is there (``lp``) it gets the PDF itself, so that text stays text; elsewhere pages are drawn onto the
printer at its own resolution. *Print to file* writes the PDF itself.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

_LEAST_DPI, _MOST_DPI = 300, 600
_WAIT = 20
"""How long ``lp`` may take to accept a job, in seconds."""
_PORTRAIT, _LANDSCAPE = "3", "4"
"""IPP's orientation-requested."""
NO_PRINTER = (
    "No printer is set up on this computer. Save the certificate as PDF instead, and print it where there is one. "
    "It is safe in the register."
)
NO_PRINTER_HERE = (
    "No printer is set up on this computer. Save it as PDF instead, and print it where there is a printer."
)


def has_printer() -> bool:
    """Whether a printer is set up on this computer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def print_pdf(parent: QWidget, pdf: bytes, title: str, *, portrait: bool = False) -> str:
    """Ask for a printer and print every page on A4, landscape, on both sides, flipped on the short edge.

    ``portrait`` is for what else there is to print: upright, flipped on the long edge. ``title`` names the job. Gives
    '' where the person changed their mind, else a sentence that says what happened.
    """
    from PySide6.QtPrintSupport import QPrinter

    if not has_printer():
        return NO_PRINTER_HERE if portrait else NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    lay_out(printer, portrait=portrait)
    sides = QPrinter.DuplexMode
    printer.setDuplex(sides.DuplexLongSide if portrait else sides.DuplexShortSide)
    if not ask_printer(parent, printer, _page_count(pdf)):
        return ""
    return send(printer, pdf, title, portrait=portrait)


def ask_printer(parent: QWidget, printer: QPrinter, pages: int) -> bool:
    """Show the system's print dialog for so many pages; whether the person chose to print."""
    from PySide6.QtPrintSupport import QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Print: {printer.docName()}")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    return bool(dialog.exec() == QPrintDialog.DialogCode.Accepted)


def _page_count(pdf: bytes) -> int:
    """The number of pages, 1 for what is no readable PDF: sending it tells what is wrong."""
    from oakmere_training.gui.certificate_preview import PdfPages

    try:
        return len(PdfPages(pdf))
    except ValueError:
        return 1


def lay_out(printer: QPrinter, *, portrait: bool = False) -> None:
    """Set A4, edge to edge, this way up; dialogs and drivers like to turn landscape to portrait."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize

    page = QPageSize(QPageSize.PageSizeId.A4)
    ways = QPageLayout.Orientation
    layout = QPageLayout(page, ways.Portrait if portrait else ways.Landscape, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def send(printer: QPrinter, pdf: bytes, title: str, *, portrait: bool = False) -> str:
    """Print with what the person chose in the dialog; a sentence that says what happened."""
    if printer.outputFileName():
        return _write(Path(printer.outputFileName()), pdf)
    name = printer.printerName()
    if sys.platform != "win32" and shutil.which("lp"):
        return _hand_to_cups(lp_command(printer, title, portrait=portrait), pdf, name)
    try:
        draw_pages(printer, pdf, portrait=portrait)
    except (OSError, ValueError) as error:
        return _refused(name, str(error))
    return _sent(name)


def _write(path: Path, pdf: bytes) -> str:
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(pdf)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        reason = error.strerror or "no reason given"
        return f"The file could not be written there ({reason}). Choose another folder, or print on paper."
    return f"Saved as {path.name}."


def lp_command(printer: QPrinter, title: str, *, portrait: bool = False) -> list[str]:
    """The ``lp`` command for the chosen printer, copies, sides, colours and pages. It reads the PDF from its input."""
    from PySide6.QtPrintSupport import QPrinter

    duplex = {
        QPrinter.DuplexMode.DuplexNone: "one-sided",
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    }
    command = ["lp", "-d", printer.printerName(), "-n", str(max(1, printer.copyCount())), "-t", title]
    way = _PORTRAIT if portrait else _LANDSCAPE
    command += ["-o", "media=A4", "-o", f"orientation-requested={way}"]
    command += ["-o", f"sides={duplex.get(printer.duplex(), 'two-sided-short-edge')}"]
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        command += ["-o", "print-color-mode=monochrome"]
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        command += ["-P", f"{printer.fromPage()}-{max(printer.fromPage(), printer.toPage())}"]
    return command


def _hand_to_cups(command: list[str], pdf: bytes, name: str) -> str:
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, timeout=_WAIT, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return _refused(name, "it did not answer")
    except OSError as error:
        return _refused(name, error.strerror or "the print service did not start")
    if done.returncode:
        return _refused(name, done.stderr.decode(errors="replace").strip().removeprefix("lp: "))
    return _sent(name)


def _sent(name: str) -> str:
    return f"Sent to the printer {name}." if name else "Sent to the printer."


def _refused(name: str, reason: str) -> str:
    who = f"The printer {name}" if name else "The printer"
    said = f" ({reason.rstrip('.')})" if reason else ""
    return f"{who} did not take it{said}. Nothing was printed. Try again, or save it as PDF."


def draw_pages(printer: QPrinter, pdf: bytes, *, portrait: bool = False) -> None:
    """Draw the chosen pages onto a printer at its own resolution, 300 to 600 dots an inch, on A4.

    Raises:
        ValueError: where the bytes are no readable PDF.
        OSError: where the printer cannot be started.
    """
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

    from oakmere_training.gui.certificate_preview import PdfPages

    pages = PdfPages(pdf)
    lay_out(printer, portrait=portrait)
    printer.setFullPage(True)
    paper = printer.paperRect(QPrinter.Unit.Inch)
    dpi = min(_MOST_DPI, max(_LEAST_DPI, printer.resolution()))
    target = QRectF(0, 0, paper.width() * printer.resolution(), paper.height() * printer.resolution())
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError("it could not be started")
    try:
        for place, page in enumerate(_chosen(printer, len(pages))):
            if place:
                printer.newPage()
            image = pages.image(page, round(paper.width() * dpi), round(paper.height() * dpi))
            painter.drawImage(target, image)
    finally:
        painter.end()


def _chosen(printer: QPrinter, count: int) -> range:
    from PySide6.QtPrintSupport import QPrinter

    if printer.printRange() != QPrinter.PrintRange.PageRange or not printer.fromPage():
        return range(count)
    first = min(printer.fromPage(), count)
    return range(first - 1, max(first, min(printer.toPage(), count)))
