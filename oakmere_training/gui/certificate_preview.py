"""A certificate's pages as pixels, by QtPdf, which is loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument


class PdfPages:
    """The pages of a PDF held in memory. Raises ``ValueError`` where the bytes are no readable PDF."""

    def __init__(self, pdf: bytes) -> None:
        from PySide6.QtPdf import QPdfDocument

        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document: QPdfDocument = QPdfDocument()
        self._document.load(self._buffer)
        if self._document.status() != QPdfDocument.Status.Ready or self._document.error() != QPdfDocument.Error.None_:
            raise ValueError(f"not a PDF that can be shown: {self._document.error().name}")

    def __len__(self) -> int:
        return self._document.pageCount()

    def image(self, page: int, width: int, height: int) -> QImage:
        """A page as large as fits into ``width`` x ``height`` pixels, on white. Raises ``IndexError`` for no page."""
        if not 0 <= page < len(self):
            raise IndexError(f"page {page} of {len(self)}")
        natural = self._document.pagePointSize(page)
        fitted = natural.scaled(QSize(width, height).toSizeF(), Qt.AspectRatioMode.KeepAspectRatio).toSize()
        drawn = self._document.render(page, fitted.expandedTo(QSize(1, 1)))
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper

    def pixmap(self, page: int, size: QSize, dpr: float = 1.0) -> QPixmap:
        """A page as large as fits into ``size`` (device-independent px), sharp at ``dpr``."""
        pixmap = QPixmap.fromImage(self.image(page, round(size.width() * dpr), round(size.height() * dpr)))
        pixmap.setDevicePixelRatio(dpr)
        return pixmap


def render_page(pdf: bytes, page: int, size: QSize, dpr: float = 1.0) -> QPixmap:
    """A page (from 0) as large as fits into ``size`` (device-independent px), sharp at ``dpr``.

    Raises ``ValueError`` where the bytes are no readable PDF, ``IndexError`` where there is no such page.
    """
    return PdfPages(pdf).pixmap(page, size, dpr)
