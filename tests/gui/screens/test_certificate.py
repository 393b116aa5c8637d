"""What a person gets who opens a certificate on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSize, Qt

from oakmere_training.gui.certificate_preview import PdfPages, render_page
from oakmere_training.gui.screens.certificate import CertificateScreen
from oakmere_training.gui.widgets.paper import RATIO, Paper
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.gui.screens.endings import LONG_NAME, make_paper
from tests.gui.screens.homes import show
from tests.support.factories import NOW

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.person import PersonAtComputer


def at(
    qtbot: QtBot, size: tuple[int, int] = (1366, 768), *, name: str = "A. Example", revoked: bool = False, **look: Any
) -> tuple[PersonAtComputer, CertificateScreen, Paper]:
    """Someone in front of a certificate whose first page is drawn."""
    certificate, pdf = make_paper(name)
    certificate = replace(certificate, revoked_at=NOW) if revoked else certificate
    screen = CertificateScreen(make_theme(**look), make_pictures(), certificate, pdf)
    person = show(qtbot, screen, size)
    paper = screen.findChild(Paper)
    assert paper is not None
    qtbot.waitUntil(lambda: paper.accessibleName().startswith("Front"))
    return person, screen, paper


def test_the_facts_stand_beside_the_paper(qtbot: QtBot) -> None:
    person, _, paper = at(qtbot)
    for words in ("A. Example", "OPS-2026-0042-S", "24 November 2026", "24 November 2027", "CPD time", "30 minutes"):
        assert person.sees(words)
    assert person.sees("Ready to print")
    assert paper.accessibleName() == "Front of certificate OPS-2026-0042-S, A. Example"


def test_print_is_the_first_thing_and_save_the_second(qtbot: QtBot) -> None:
    person, screen, _ = at(qtbot)
    with qtbot.waitSignal(screen.print_asked):
        person.key(Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.save_asked):
        person.press("Save as PDF")
    with qtbot.waitSignal(screen.leave_asked):
        person.press("Close")


def test_the_paper_is_turned_by_pointer_and_by_arrows(qtbot: QtBot) -> None:
    person, screen, paper = at(qtbot)
    front = paper.grab().toImage()
    person.press("Back")
    assert paper.accessibleName().startswith("Back")
    assert paper.grab().toImage() != front
    screen.sides.parts[1].setFocus()
    person.key(Qt.Key.Key_Left)
    assert paper.accessibleName().startswith("Front")
    assert paper.grab().toImage() == front


def test_a_withdrawn_certificate_does_not_call_itself_ready(qtbot: QtBot) -> None:
    person, _, _ = at(qtbot, revoked=True)
    assert person.sees("Withdrawn")
    assert not person.sees("Ready to print")


@pytest.mark.parametrize("size", [(1024, 688), (1366, 688), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_the_paper_keeps_its_proportions_and_print_stays_in_view(
    qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    person, screen, paper = at(qtbot, size, name=LONG_NAME, scale=scale)
    assert paper.width() / paper.height() == pytest.approx(RATIO, abs=0.01)
    desk = paper.parentWidget()
    assert desk is not None
    assert paper.geometry().right() <= desk.width()
    way_on = screen.default_widget()
    assert person.window.rect().contains(way_on.mapTo(person.window, way_on.rect().bottomRight()))


def test_the_page_is_drawn_afresh_when_the_window_has_settled(qtbot: QtBot) -> None:
    person, screen, paper = at(qtbot, (1024, 688))
    small = paper.width()
    person.window.resize(1600, 900)
    qtbot.waitUntil(lambda: paper.width() > small)
    qtbot.waitUntil(lambda: screen.drawn_width() == paper.width())


def test_a_page_fits_into_the_size_asked_for_and_is_sharp_at_the_pixel_ratio(qtbot: QtBot) -> None:
    _, pdf = make_paper()
    pixmap = render_page(pdf, 0, QSize(400, 400), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (800, 2.0)
    assert pixmap.width() / pixmap.height() == pytest.approx(RATIO, abs=0.01)
    assert len(PdfPages(pdf)) == 2


def test_bytes_that_are_no_pdf_are_refused(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        PdfPages(b"Dear parents, this is a letter.")
    with pytest.raises(IndexError):
        PdfPages(make_paper()[1]).image(2, 100, 100)
