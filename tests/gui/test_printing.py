"""What comes out of the printer, and what a person is told."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from oakmere_training.gui import printing
from tests.gui.screens.endings import make_paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

A4 = (842, 595)
Asked = list[QPrinter]


@pytest.fixture
def pdf() -> bytes:
    return make_paper()[1]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[QPrinter], Any]], Asked]:
    """The print dialog as a person leaves it; ``choose`` makes their choices, and False means 'Cancel'."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Hall"])
    asked: Asked = []

    def left(choose: Callable[[QPrinter], Any]) -> Asked:
        def ask(_: QWidget, printer: QPrinter, __: int) -> bool:
            asked.append(printer)
            return choose(printer) is not False

        monkeypatch.setattr(printing, "ask_printer", ask)
        return asked

    return left


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Path, Path]]:
    """A stand-in for CUPS's ``lp``; gives the files that keep its arguments and its input."""

    def install(*, code: int = 0, says: str = "") -> tuple[Path, Path]:
        folder = tmp_path / "bin"
        folder.mkdir()
        said, got = tmp_path / "arguments", tmp_path / "input.pdf"
        script = folder / "lp"
        lines = ("#!/bin/sh", f'printf "%s\\n" "$@" > {said}', f"cat > {got}", f"echo '{says}' >&2", f"exit {code}")
        script.write_text("\n".join(lines) + "\n")
        script.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return said, got

    return install


posix = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is not there on Windows")


def pages(path: Path) -> list[Any]:
    from pypdf import PdfReader

    return list(PdfReader(BytesIO(path.read_bytes())).pages)


def test_without_a_printer_a_person_is_told_to_save_it(
    qtbot: QtBot, parent: QWidget, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    assert printing.print_pdf(parent, pdf, "Certificate") == printing.NO_PRINTER


def test_the_dialog_opens_on_a4_landscape_both_sides_short_edge(
    parent: QWidget, pdf: bytes, dialog: Callable[..., Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    sides: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _, wanted: sides.append(wanted))
    asked = dialog(lambda _: False)
    assert printing.print_pdf(parent, pdf, "Certificate OPS-2026-0042-S") == ""
    layout = asked[0].pageLayout()
    assert layout.orientation() == QPageLayout.Orientation.Landscape
    assert layout.pageSize().id() == QPageSize.PageSizeId.A4
    assert sides == [QPrinter.DuplexMode.DuplexShortSide]
    assert asked[0].docName() == "Certificate OPS-2026-0042-S"


def test_print_to_file_writes_the_pdf_itself(
    parent: QWidget, pdf: bytes, dialog: Callable[..., Asked], tmp_path: Path
) -> None:
    target = tmp_path / "paper.pdf"
    dialog(lambda printer: printer.setOutputFileName(str(target)))
    assert printing.print_pdf(parent, pdf, "Certificate") == "Saved as paper.pdf."
    assert target.read_bytes() == pdf


def test_print_to_a_file_that_cannot_be_written_says_so(
    parent: QWidget, pdf: bytes, dialog: Callable[..., Asked], tmp_path: Path
) -> None:
    dialog(lambda printer: printer.setOutputFileName(str(tmp_path / "missing" / "paper.pdf")))
    assert "could not be written there" in printing.print_pdf(parent, pdf, "Certificate")


def named(
    printer: QPrinter,
    monkeypatch: pytest.MonkeyPatch,
    duplex: QPrinter.DuplexMode = QPrinter.DuplexMode.DuplexShortSide,
) -> QPrinter:
    """The printer 'Hall', though none is there."""
    monkeypatch.setattr(printer, "printerName", lambda: "Hall", raising=False)
    monkeypatch.setattr(printer, "outputFileName", lambda: "", raising=False)
    monkeypatch.setattr(printer, "duplex", lambda: duplex, raising=False)
    return printer


@posix
def test_cups_gets_the_pdf_itself_with_paper_sides_and_copies(
    parent: QWidget,
    pdf: bytes,
    dialog: Callable[..., Asked],
    lp: Callable[..., tuple[Path, Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arguments, received = lp()
    dialog(lambda printer: named(printer, monkeypatch))
    assert printing.print_pdf(parent, pdf, "Certificate 42") == "Sent to the printer Hall."
    assert received.read_bytes() == pdf
    said = arguments.read_text().splitlines()
    assert said[:6] == ["-d", "Hall", "-n", "1", "-t", "Certificate 42"]
    for option in ("media=A4", "orientation-requested=4", "sides=two-sided-short-edge"):
        assert said[said.index(option) - 1] == "-o"


@posix
def test_what_a_person_chose_in_the_dialog_is_passed_on(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = named(QPrinter(), monkeypatch, QPrinter.DuplexMode.DuplexNone)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 1)
    command = printing.lp_command(printer, "Certificate")
    for part in ("sides=one-sided", "print-color-mode=monochrome"):
        assert part in command
    assert command[-2:] == ["-P", "1-1"]


@posix
def test_a_printer_that_refuses_is_reported_in_its_own_words(
    parent: QWidget,
    pdf: bytes,
    dialog: Callable[..., Asked],
    lp: Callable[..., tuple[Path, Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lp(code=1, says="lp: The printer or class does not exist.")
    dialog(lambda printer: named(printer, monkeypatch))
    notice = printing.print_pdf(parent, pdf, "Certificate")
    assert notice.startswith("The printer Hall did not take it (The printer or class does not exist).")
    assert "Nothing was printed." in notice


@pytest.mark.parametrize("turned", [False, True])
def test_without_cups_the_pages_are_drawn_on_a4_landscape_at_300_dpi_or_more(
    qtbot: QtBot, pdf: bytes, tmp_path: Path, *, turned: bool
) -> None:
    target = tmp_path / "drawn.pdf"
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    if turned:
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printing.draw_pages(printer, pdf)
    drawn = pages(target)
    assert len(drawn) == 2
    for page in drawn:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        images = [image.image for image in page.images]
        assert images
        assert all(image.width >= 297 / 25.4 * 299 for image in images)


def test_only_the_pages_asked_for_are_drawn(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    target = tmp_path / "back.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    printing.draw_pages(printer, pdf)
    assert len(pages(target)) == 1


def test_where_cups_is_not_there_the_printer_draws(
    parent: QWidget, pdf: bytes, dialog: Callable[..., Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(printing, "draw_pages", lambda _, given, **_rest: drawn.append(given))
    dialog(lambda printer: named(printer, monkeypatch))
    assert printing.print_pdf(parent, pdf, "Certificate") == "Sent to the printer Hall."
    assert drawn == [pdf]


def test_the_paper_size_of_the_layout_is_a4_turned(qtbot: QtBot) -> None:
    printer = QPrinter()
    printing.lay_out(printer)
    assert printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size().toSize() == QSizeF(297, 210).toSize()


@posix
def test_what_else_is_printed_stands_upright_and_turns_on_its_long_edge(
    parent: QWidget,
    pdf: bytes,
    dialog: Callable[..., Asked],
    lp: Callable[..., tuple[Path, Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arguments, _ = lp()
    sides: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _, wanted: sides.append(wanted))
    long_side = QPrinter.DuplexMode.DuplexLongSide
    asked = dialog(lambda printer: named(printer, monkeypatch, long_side))
    printing.print_pdf(parent, pdf, "Recovery key", portrait=True)
    page = asked[0].pageLayout().fullRect(QPageLayout.Unit.Millimeter).size().toSize()
    assert page == QSizeF(210, 297).toSize()
    assert sides == [long_side]
    for option in ("media=A4", "orientation-requested=3", "sides=two-sided-long-edge"):
        assert option in arguments.read_text()


def test_the_dialog_offers_every_page_of_a_paper(parent: QWidget, pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Hall"])
    offered: list[int] = []
    monkeypatch.setattr(printing, "ask_printer", lambda _, __, pages: offered.append(pages))

    printing.print_pdf(parent, pdf, "Certificate")
    printing.print_pdf(parent, joined(pdf, pdf), "Certificates")

    assert offered == [2, 4]


def joined(*pdfs: bytes) -> bytes:
    writer = PdfWriter()
    for each in pdfs:
        writer.append(BytesIO(each))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
