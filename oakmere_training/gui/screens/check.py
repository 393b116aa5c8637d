"""*Check a certificate*: by its number, by the text of its square code, or from its PDF."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.errors import CertificateFileError
from oakmere_training.gui.file_dialogs import ask_which_pdf
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card, Line
from oakmere_training.gui.widgets.check_result import CheckResult
from oakmere_training.gui.widgets.fields import Field
from oakmere_training.gui.widgets.header import Drawn, Header
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.domain.certificate import Check
    from oakmere_training.domain.errors import InvalidInputError, OakmereError
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_STACK_BELOW = 760
_LONGEST = 200
"""Characters in the field: the text of a square code fits, as a hand-held reader types it."""
_CONTENT = 1320
_OWL = (200, 175)
_HOW = "Works without the internet. It compares the certificate with this computer’s register and the school’s seal."


class CheckScreen(Screen):
    """The number and the file at the left, the answer at the right."""

    check_asked = Signal(str)
    pdf_chosen = Signal(str)

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        super().__init__(theme, "Check a certificate")
        self.add_header(Header(theme, pictures, "Check a certificate"))
        self._scroll = ScrollColumn(theme)
        self.page.addWidget(self._scroll, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll.column.addLayout(self._columns, 1)
        self._form = QWidget()
        self._fill_form()
        self._columns.addWidget(self._form, 0)
        self._answer = QVBoxLayout()
        self._answer.addStretch(1)
        self._columns.addLayout(self._answer, 1)
        self._waiting = self._owl(pictures)
        self._answer.insertWidget(0, self._waiting)
        self._shown: QWidget | None = None
        theme.changed.connect(self._fit)
        self._fit()

    def _fill_form(self) -> None:
        theme = self.theme
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(theme, "Check a certificate", "h1"))
        column.addSpacing(4)
        where = "The number is at the bottom right of the certificate, beside the square code."
        column.addWidget(Text(theme, where, color="ink2"))
        column.addSpacing(18)
        self.number = Field(theme, "Certificate number", placeholder="For example OPS-2026-0042-K", longest=_LONGEST)
        self.number.changed.connect(self._typed)
        self.number.submitted.connect(self._check)
        column.addWidget(self.number)
        column.addSpacing(18)
        self._primary = Button(theme, "Check this number", "primary", icon="search")
        self._primary.clicked.connect(self._check)
        column.addWidget(self._primary, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(18)
        column.addLayout(self._or())
        column.addSpacing(18)
        self._open = Button(theme, "Open a certificate PDF", "secondary", icon="document")
        self._open.clicked.connect(self._choose)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._file_line())
        column.addStretch(1)
        column.addSpacing(18)
        self._how = Text(theme, _HOW, "small", color="ink2")
        column.addWidget(self._how)

    def _owl(self, pictures: PictureStore) -> QWidget:
        """What stands in the answer's place until there is one."""
        theme, middle = self.theme, Qt.AlignmentFlag.AlignHCenter
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 48, 0, 0)
        column.setSpacing(4)
        column.addWidget(Drawn(pictures, "kit/figure-owl", _OWL), 0, middle)
        column.addWidget(Text(theme, "The answer shows here", "h2", align=middle))
        about = "It says whether the certificate is the school’s own, and in date."
        column.addWidget(Text(theme, about, "body", color="ink2", align=middle))
        return box

    def _or(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Line(self.theme), 1)
        row.addWidget(Text(self.theme, "or", "small", color="ink2", bold=True, size=(15, 26)))
        row.addWidget(Line(self.theme), 1)
        return row

    def _file_line(self) -> QWidget:
        self._file = QWidget()
        row = QHBoxLayout(self._file)
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon(self.theme, "document", color="ink2"))
        self._file_name = Text(self.theme, "", "small", color="ink2", wrap=False)
        row.addWidget(self._file_name, 1)
        self._file.hide()
        return self._file

    # -- what a person does ----------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._fit_number()
        if not self.number.message.isHidden():
            self.number.set_error("")

    def _check(self) -> None:
        self._file.hide()
        self.check_asked.emit(self.number.text())

    def _choose(self) -> None:
        path = ask_which_pdf(self, "Open a certificate PDF")
        if not path:
            return
        self.number.set_text("")
        self._file_name.setText(PurePath(path).name)
        self._file.show()
        self.pdf_chosen.emit(path)

    # -- what the flow tells ---------------------------------------------------------------------------------

    def show_check(self, check: Check) -> None:
        """Show the answer; a screen reader hears it without losing the focus."""
        self.number.set_error("")
        answer = CheckResult(self.theme, check)
        self._show(answer, answer.said)

    def show_field_error(self, error: InvalidInputError) -> None:
        """Say below the number why it cannot be one, and put the focus there."""
        self._show(None, f"Certificate number, invalid. {error.sentence}")
        self.number.set_error(error.sentence)
        self.number.line.setFocus()
        self.number.line.selectAll()

    def show_file_error(self, error: OakmereError) -> None:
        """Say that a file, or the records, cannot be read."""
        card = Card(self.theme, width=2, border="line_strong", padding=(26, 22, 26, 24), spacing=4)
        card.column.addWidget(Text(self.theme, error.title, "h2"))
        card.column.addWidget(Text(self.theme, error.sentence))
        if isinstance(error, CertificateFileError):
            card.column.addSpacing(14)
            again = Button(self.theme, "Choose another file", "secondary", icon="document")
            again.clicked.connect(self._choose)
            card.column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(card, f"{error.title}. {error.sentence}")

    def _show(self, answer: QWidget | None, said: str) -> None:
        if self._shown is not None:
            self._answer.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = answer
        if answer is not None:
            self._answer.insertWidget(0, answer)
            answer.show()
        self._fit()
        if answer is not None:
            QTimer.singleShot(0, self, self._reveal)
        self.announce(said)

    def _reveal(self) -> None:
        """Scroll to the answer, once it has its place."""
        if self._shown is not None:
            self._scroll.show_part(self._shown)

    def default_widget(self) -> QWidget:
        """The number."""
        return self.number.line

    # -- room ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit_number(self) -> None:
        """The number in the display face, spaced a little; what stands there before, in the reading face."""
        if not self.number.line.text():
            self.number.line.setFont(self.theme.font("body"))
            return
        font = self.theme.font("number")
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.03 * font.pixelSize())
        self.number.line.setFont(font)

    def _place_how(self, *, stacked: bool) -> None:
        """How it works stands below the form, in one column below the answer."""
        form = self._form.layout()
        inside = form is not None and form.indexOf(self._how) >= 0
        if stacked and inside:
            self._answer.addWidget(self._how)
        elif not stacked and not inside and form is not None:
            form.addWidget(self._how)

    def _fit(self) -> None:
        self._fit_number()
        wide, scale = self.width() >= 1100, self.theme.scale
        margin = (48 if wide else 28) + max(0, (self.width() - _CONTENT - 2 * 48) // 2)
        self._scroll.set_margins(margin, 30 if wide else 22, margin, 24 if wide else 16)
        stacked = scale >= 1.5 or self.width() / scale < _STACK_BELOW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if stacked else across)
        self._columns.setSpacing(44 if wide else 28)
        self._waiting.setVisible(self._shown is None and not stacked)
        self._place_how(stacked=stacked)
        form = round((430 if wide else 330) * (1 + (scale - 1) * 0.6))
        self._form.setMinimumWidth(0 if stacked else form)
        self._form.setMaximumWidth(16_777_215 if stacked else form)
        if isinstance(self._shown, CheckResult):
            self._shown.set_room(wide=wide)
