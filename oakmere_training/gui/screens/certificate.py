"""A certificate on the screen, front and back, to print or to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oakmere_training.domain.validity import long_date
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.screens.side_page import SidePage
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.chips import Pill
from oakmere_training.gui.widgets.fact_list import FactList
from oakmere_training.gui.widgets.header import Header
from oakmere_training.gui.widgets.paper import RATIO, Paper, paint_paper_shadow
from oakmere_training.gui.widgets.segmented import Segmented
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.gui.certificate_preview import PdfPages
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_SIDES = ("Front", "Back")
_GAP = 14
_SHARE = 508 / 708
"""The greatest height of the paper, as a share of the page below the header."""
_SETTLED = 60
"""How long the size must stay the same before the page is drawn again, in ms."""


class CertificateScreen(Screen):
    """The pages of ``pdf`` as they will be printed, with what stands under the seal. ``may_save``: as a file too."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(
        self, theme: Theme, pictures: PictureStore, certificate: Certificate, pdf: bytes, *, may_save: bool = True
    ) -> None:
        super().__init__(theme, "Your certificate")
        self._may_save = may_save
        self._facts, self._withdrawn = certificate.facts, certificate.revoked_at is not None
        self._pdf = pdf
        self._pages: PdfPages | None = None
        self._page = 0
        self._drawn: tuple[int, int, int] | None = None
        self.add_header(Header(theme, pictures, "Your certificate"))
        self._columns = SidePage(theme, widths=(340, 290), gaps=(36, 24), margins=(48, 28), framed=False)
        self.page.addWidget(self._columns, 1)
        self._fill_desk()
        self._fill_side()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._draw)
        self._columns.arranged.connect(self._arrange)

    def _fill_desk(self) -> None:
        theme = self.theme
        self._paper = Paper(theme)
        self._desk = _Desk(theme, self._paper)
        self._desk.column.addStretch(1)
        self._desk.column.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignHCenter)
        self._desk.column.addSpacing(_GAP)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        self.sides = Segmented(theme, "Side of the paper", _SIDES)
        self.sides.chosen.connect(self._turn)
        row.addWidget(self.sides)
        row.addWidget(Text(theme, "A4, landscape", "small", color="ink2", wrap=False))
        row.addStretch(1)
        self._desk.column.addLayout(row)
        self._desk.column.addStretch(1)
        self._desk.resized.connect(self._arrange)
        self._columns.main.addWidget(self._desk, 1)

    def _fill_side(self) -> None:
        theme, facts, side = self.theme, self._facts, self._columns.side
        side.addWidget(Text(theme, facts.title, "h2"))
        side.addSpacing(16)
        ready = Pill(theme, "Ready to print", "best", "tick")
        pill = Pill(theme, "Withdrawn", "unsafe", "stop-sign") if self._withdrawn else ready
        side.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft)
        side.addSpacing(16)
        rows = (
            ("Name", facts.holder),
            ("Number", f"**{facts.number}**"),
            ("Issued", long_date(facts.issued)),
            ("Renew by", long_date(facts.valid_until)),
            ("CPD time", counted(facts.cpd_minutes, "minute")),
        )
        side.addWidget(FactList(theme, rows, label_width=96, size=(17, 25), gap=6))
        side.addSpacing(16)
        family = "passed" not in facts.completed_as
        who = "school office" if family else "training lead"
        wrong = f"Is your name spelt wrongly? Tell the {who}."
        side.addWidget(Text(theme, wrong, "small", color="ink2"))
        self._print = Button(theme, "Print both sides", "primary", icon="print", height=52)
        self._print.clicked.connect(self.print_asked)
        later = "" if family else " You can print it again later."
        below: list[QWidget] = [Text(theme, f"Flip on the short edge.{later}", "small", color="ink2")]
        if self._may_save:
            save = Button(theme, "Save as PDF", "secondary", icon="document")
            save.clicked.connect(self.save_asked)
            below.insert(0, save)
        self._columns.set_actions(self._print, below)

    # -- the page --------------------------------------------------------------------------------------------

    def _turn(self, page: int) -> None:
        self._page = page
        self._draw()
        self.announce(f"{_SIDES[page]} of the certificate")

    def _draw(self) -> None:
        """Draw the page for the present size, where that is not what is shown."""
        sheet, dpr = self._paper.size(), self.devicePixelRatioF()
        wanted = (self._page, sheet.width(), round(dpr * 100))
        if wanted == self._drawn:
            return
        from oakmere_training.gui.certificate_preview import PdfPages

        if self._pages is None:
            self._pages = PdfPages(self._pdf)
        name = f"{_SIDES[self._page]} of certificate {self._facts.number}, {self._facts.holder}"
        pixmap = self._pages.pixmap(self._page, sheet, dpr) if self._page < len(self._pages) else None
        self._paper.set_page(pixmap, name)
        self._drawn = wanted

    def drawn_width(self) -> int:
        """How wide the page was drawn that is shown, in px; 0 before the first."""
        return self._drawn[1] if self._drawn else 0

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the first page."""
        super().showEvent(event)
        self._settle.start(0)

    def default_widget(self) -> QWidget:
        """Print."""
        return self._print

    # -- room ------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Fit the paper, and draw the page afresh when the size has settled."""
        desk = self._desk.size()
        up, side, down = (26, 30, 16) if self.width() >= 1100 else (18, 18, 18)
        self._desk.column.setContentsMargins(side, up, side, down)
        wide = desk.width() - 2 * side
        if not self._columns.stacked:
            room = desk.height() - up - down - _GAP - self.sides.sizeHint().height()
            high = min(room, self._columns.height() * _SHARE)
            wide = min(wide, round(high * RATIO))
        self._paper.set_width(max(240, wide))
        self._settle.start(_SETTLED if self._drawn else 0)


class _Desk(Card):
    """The sunken ground with the paper's shadow; tells when its size changed."""

    resized = Signal()

    def __init__(self, theme: Theme, paper: Paper) -> None:
        super().__init__(theme, fill="sunken", border="", padding=(30, 26, 30, 16))
        self._paper = paper

    def minimumSizeHint(self) -> QSize:
        """A small paper: it follows the desk, not the desk it."""
        return QSize(280, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the shadow."""
        super().paintEvent(event)
        if not self._theme.high_contrast:
            paint_paper_shadow(QPainter(self), self._paper.geometry())
