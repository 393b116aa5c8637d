"""*Check a certificate* beside the list: a number or a pasted code, and the answer below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.certificate import CheckVerdict
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.check_card import CheckCard, note_of
from oakmere_training.gui.widgets.fields import Field
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from oakmere_training.domain.certificate import Check
    from oakmere_training.domain.certificate_list import ListedCertificate
    from oakmere_training.domain.errors import InvalidInputError
    from oakmere_training.gui.theme import Theme

_LONGEST = 200
_SLIP = "That number has a slip in it."
_MAY_REVOKE = frozenset({CheckVerdict.VALID, CheckVerdict.EXPIRED})


class CheckPanel(QWidget):
    """``check_asked`` sends what was typed, ``revoke_asked`` the number that was checked."""

    check_asked = Signal(str)
    revoke_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._card = Card(theme, padding=(20, 16, 20, 18), spacing=0)
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        outer.addWidget(self._card)
        outer.addStretch(1)
        column = self._card.column
        column.addWidget(Text(theme, "Check a certificate", "title", size=(18, 26)))
        column.addSpacing(8)
        self.number = Field(theme, "Number or code", longest=_LONGEST)
        self.number.label.set_style("body", bold=True, size=(16, 22))
        self.number.submitted.connect(self._check)
        self.number.changed.connect(lambda: self.number.set_error("") if not self.number.message.isHidden() else None)
        column.addWidget(self.number)
        column.addSpacing(10)
        self.button = Button(theme, "Check", "secondary", icon="search", small=True)
        self.button.clicked.connect(self._check)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._answer = QVBoxLayout()
        self._answer.setContentsMargins(0, 0, 0, 0)
        self._answer.setSpacing(10)
        column.addLayout(self._answer)
        self._shown: list[QWidget] = []
        self.revoke: Button | None = None
        self.said = ""

    def _check(self) -> None:
        self.check_asked.emit(self.number.text())

    def show_check(self, check: Check, line: ListedCertificate | None, *, by_code: bool = False) -> None:
        """Show the answer."""
        self.clear()
        self.number.set_error("")
        card = CheckCard(self._theme, check, line)
        self._answer.setContentsMargins(0, 14, 0, 0)
        self._show(card)
        self._show(Text(self._theme, note_of(check, by_code=by_code), "small", color="ink2"))
        if check.verdict in _MAY_REVOKE:
            self.revoke = Button(self._theme, "Revoke it", "danger", icon="stop-sign", small=True)
            self.revoke.clicked.connect(lambda: self.revoke_asked.emit(check.number))
            self._show(self.revoke, Qt.AlignmentFlag.AlignLeft)
        self.said = card.said

    def show_error(self, error: InvalidInputError) -> None:
        """Say below the number why it cannot be one."""
        self.clear()
        slip = error.sentence.startswith("The last letter")
        self.said = f"{_SLIP} {error.sentence}" if slip else error.sentence
        self.number.set_error(self.said)
        self.number.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.line.selectAll()

    def set_small(self, *, small: bool) -> None:
        """Take less room, in a small window."""
        self._card.set_padding((12, 12, 12, 12) if small else (20, 16, 20, 18))

    def clear(self) -> None:
        """Take the answer away; the keyboard stays in the panel."""
        focus = self.window().focusWidget()
        if any(focus is widget or widget.isAncestorOf(focus) for widget in self._shown if focus is not None):
            self.number.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._answer.setContentsMargins(0, 0, 0, 0)
        for widget in self._shown:
            self._answer.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown, self.revoke, self.said = [], None, ""

    def _show(self, widget: QWidget, align: Qt.AlignmentFlag | None = None) -> None:
        if align is None:
            self._answer.addWidget(widget)
        else:
            self._answer.addWidget(widget, 0, align)
        widget.show()
        self._shown.append(widget)
