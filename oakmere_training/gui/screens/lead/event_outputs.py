"""Papers that are made, one at a time: how far it is, Cancel, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.progress_card import ProgressCard
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oakmere_training.gui.theme import Theme

PRINT, PDF, ZIP, ATTENDANCE = "print", "pdf", "zip", "attendance"
"""What ``Outputs.asked`` sends."""
_TITLES = {
    PRINT: "Certificates to print",
    PDF: "Certificates: one PDF",
    ZIP: "ZIP of single files",
    ATTENDANCE: "Attendance sheet",
}


class Outputs(QWidget):
    """Where progress and the outcome show. Subclasses put buttons into ``self.buttons``; one output runs at a time."""

    asked = Signal(str)
    cancel_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.buttons: list[Button] = []
        self._card: ProgressCard | None = None
        self._key = ""
        self._may: dict[Button, bool] = {}
        self.rows: dict[str, QWidget] = {}
        """What gives way to the progress of an output."""
        self.said: dict[str, Text] = {}
        """Where it is said what came of an output; without one, the card says so."""

    def offer(self, label: str, key: str, kind: str, icon: str = "", *, small: bool = True) -> Button:
        """A button that asks for an output."""
        button = Button(self._theme, label, kind, icon=icon, small=small)
        button.clicked.connect(lambda: self.asked.emit(key))
        self.buttons.append(button)
        return button

    def allow(self, buttons: Iterable[Button], *, on: bool) -> None:
        """Say which buttons have something to make."""
        for button in buttons:
            self._may[button] = on
            button.setEnabled(on and not self.is_running)

    @property
    def is_running(self) -> bool:
        """Whether something is being made."""
        return self._card is not None and not self._card.cancel.isHidden()

    @property
    def progress(self) -> ProgressCard | None:
        """The card of what is made, or was made last."""
        return self._card

    def begin(self, key: str) -> None:
        """Something is being made: the other outputs wait."""
        self._drop_card()
        self._key = key
        self._card = ProgressCard(self._theme, _TITLES[key])
        self._card.cancel_asked.connect(self.cancel_asked)
        row = self.rows.get(key)
        self.column.insertWidget(self.column.indexOf(row) if row else 0, self._card)
        if row is not None:
            row.hide()
        for button in self.buttons:
            button.setEnabled(False)
        self._card.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, done: int, of: int, now: str) -> None:
        """So many are made."""
        if self.is_running and self._card is not None:
            self._card.set_progress(done, of, now)

    def end(self, sentence: str) -> None:
        """Say what came of it; the other outputs can be asked for again."""
        had_focus = self._card is not None and self._card.cancel.hasFocus()
        row, said = self.rows.get(self._key), self.said.get(self._key)
        if row is not None:
            row.show()
        if sentence and self._card is not None and said is None:
            self._card.finish(sentence)
        else:
            self._drop_card()
        if said is not None and sentence:
            said.setText(sentence)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(said, sentence))
        for button in self.buttons:
            button.setEnabled(self._may.get(button, True))
        following = next((button for button in self.buttons if button.isEnabled()), None)
        if had_focus and following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_card(self) -> None:
        if self._card is not None:
            self.column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None


class QuickOutputs(Outputs):
    """The buttons while an event runs: print all, save as one PDF, the sheet to sign."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.column.setSpacing(6)
        self._print = self.offer("Print all certificates", PRINT, "secondary", "print", small=False)
        self._pdf = self.offer("Save all as one PDF", PDF, "link", "document")
        self._sheet = self.offer("Attendance sheet", ATTENDANCE, "link", "list")
        for key, button in zip((PRINT, PDF, ATTENDANCE), self.buttons, strict=True):
            self.column.addWidget(button)
            self.rows[key] = button

    def show_ready(self, number: int) -> None:
        """How many certificates are ready."""
        self._print.set_label(f"Print all certificates ({number})" if number else "Print all certificates")
        self.allow((self._print, self._pdf), on=number > 0)
        self.allow((self._sheet,), on=True)

    def set_room(self, *, small: bool) -> None:
        """Less room at the buttons' ends in a small window."""
        self.column.setSpacing(2 if small else 6)
        self._print.set_measures(size=17 if small else 0, pad=12 if small else 0)


class MakePapers(Card):
    """Every output with what it will hold, and the progress of the one that runs."""

    def __init__(self, theme: Theme, certificates: int, names: int) -> None:
        super().__init__(theme, padding=(20, 16, 20, 8))
        self.column.addWidget(Text(theme, "Make the papers", "title", size=(18, 26)))
        self.outputs = Outputs(theme)
        self.outputs.column.setContentsMargins(0, 6, 0, 0)
        self.column.addWidget(self.outputs)
        many = f"{certificates or 'No'} certificate{'' if certificates == 1 else 's'}"
        sign = f"{names} name{'' if names == 1 else 's'} to sign" if names else "Empty lines to sign"
        files = (
            f"{certificates} PDF{'' if certificates == 1 else 's'}, by number" if certificates else "No certificates"
        )
        self._row("certificate", "Certificates: one PDF", many, (("Print", PRINT), ("Save", PDF)), on=certificates > 0)
        self._row("list", "Attendance sheet", sign, (("Save", ATTENDANCE),), on=True)
        self._row("zip", "ZIP of single files", files, (("Save", ZIP),), on=certificates > 0)

    def _row(self, icon: str, title: str, about: str, actions: tuple[tuple[str, str], ...], *, on: bool) -> None:
        theme = self._theme
        holder = QWidget()
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(0, 7, 0, 7)
        whole.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(theme, icon, size=26, color="accent:staff:strong"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(theme, title, bold=True, size=(16, 22)))
        said = Text(theme, about, "small", color="ink2", size=(15, 20))
        words.addWidget(said)
        row.addLayout(words, 1)
        buttons = FlowRow(spacing=8)
        made = []
        for label, key in actions:
            button = self.outputs.offer(label, key, "secondary")
            button.set_measures(pad=14)
            button.setAccessibleName(f"{label}, {title}")
            buttons.add(button)
            made.append(button)
            self.outputs.rows[key], self.outputs.said[key] = holder, said
        self.outputs.allow(made, on=on)
        whole.addLayout(row)
        if len(actions) == 1:
            row.addWidget(buttons)
        else:
            below = QHBoxLayout()
            below.setContentsMargins(38, 0, 0, 0)
            below.addWidget(buttons, 1)
            whole.addLayout(below)
        self.outputs.column.addWidget(holder)
