"""What a person sees: rendered by QtPdf, as the preview does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from oakmere_training.documents.certificate import certificate_pdf
from oakmere_training.documents.square_code import square_code
from oakmere_training.domain.certificate import CertificateNumber, qr_text
from tests.unit.documents.papers import FACTS, NAMES, SIGNATURE, facts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.usefixtures("qapp")


def _render(data: bytes, page: int, dots_per_inch: int = 100) -> QImage:
    """The page on white, in grey."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    size = QSize(round(297 / 25.4 * dots_per_inch), round(210 / 25.4 * dots_per_inch))
    drawn = document.render(page, size)
    document.close()
    sheet = QImage(size, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return sheet.convertToFormat(QImage.Format.Format_Grayscale8)


def _rows(image: QImage) -> list[bytes]:
    data = bytes(image.constBits())
    step = image.bytesPerLine()
    return [data[start : start + image.width()] for start in range(0, step * image.height(), step)]


def _codes(image: QImage) -> list[str]:
    rows = _rows(image)
    pixels = memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0])))
    return [code.text for code in zxingcpp.read_barcodes(pixels)]


@pytest.mark.parametrize("number", [FACTS.number, str(CertificateNumber("OAKPRI", 2026, 123456))])
def test_the_square_code_reads_back_from_a_rendering_of_150_dots_an_inch(qapp: QApplication, number: str) -> None:
    data = certificate_pdf(facts(number=number), SIGNATURE)
    assert _codes(_render(data, 0, 150)) == [qr_text(number, SIGNATURE)]


def test_a_text_too_long_for_modules_that_a_phone_can_see_is_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        square_code("X" * 400, 0, 0, 27)


@pytest.mark.parametrize("mono", [False, True])
@pytest.mark.parametrize("page", [0, 1])
def test_every_mark_is_at_least_9_mm_from_the_edge(mono: bool, page: int) -> None:
    longest = facts(holder=NAMES[4] * 3, title=FACTS.title * 4, school=FACTS.school * 5, rows=10)
    rows = _rows(_render(certificate_pdf(longest, SIGNATURE, mono=mono), page))
    clear = int(9 / 25.4 * 100) - 1
    for row in rows[:clear] + rows[-clear:]:
        assert set(row) == {255}
    for row in rows:
        assert set(row[:clear] + row[-clear:]) == {255}
    assert min(rows[len(rows) // 2]) < 200


def test_mono_paper_has_no_colour() -> None:
    data = certificate_pdf(FACTS, SIGNATURE, mono=True)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    for page in range(2):
        assert document.render(page, QSize(594, 420)).allGray()
    document.close()


@pytest.mark.parametrize("name", NAMES)
def test_each_name_leaves_its_mark_between_the_lines_around_it(name: str) -> None:
    rows = _rows(_render(certificate_pdf(facts(holder=name), SIGNATURE), 0))
    scale = 100 / 25.4
    inked = [sum(value < 128 for value in row[int(28 * scale) : int(180 * scale)]) for row in rows]
    between = inked[int(71.8 * scale) : int(92.2 * scale)]
    assert sum(between) > 400
    assert any(count == 0 for count in inked[int(70.5 * scale) : int(76 * scale)])
