"""Dialogs that take something away for good: revoke a certificate, erase a person, delete what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.people import same_name
from oakmere_training.domain.validity import short_date
from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.consequences import ConsequencePair
from oakmere_training.gui.widgets.hint_field import HintField
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.moments import DateField
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.certificates import RevokePreview
    from oakmere_training.services.lead.privacy import ErasurePreview

SHORTEST_REASON = 3
_LONGEST_REASON = 200
_LARGE = 1.5


class RevokeDialog(LeadDialog):
    """Asks for the reason; the act can be pressed once there are three characters."""

    def __init__(self, theme: Theme, window: QWidget, preview: RevokePreview) -> None:
        about = f"{preview.training}, issued to {preview.holder} on {short_date(preview.issued)}."
        super().__init__(
            theme,
            window,
            f"Revoke {preview.number}?",
            f"{about} This cannot be undone.",
            safe="Keep it",
            act="Revoke certificate",
            act_icon="stop-sign",
            danger=True,
        )
        self.column.addWidget(ConsequencePair(theme, preview.changes, preview.stays))
        self.reason = HintField(theme, "Reason, shown when the number is checked", longest=_LONGEST_REASON)
        self.column.addWidget(self.reason)
        self.first = self.reason.line
        self.reason.changed.connect(self._look)
        self._look()

    def words(self) -> str:
        """The reason as it would be kept."""
        return " ".join(self.reason.text().split())

    def _look(self) -> None:
        enough = len(self.words()) >= SHORTEST_REASON
        self.act.setEnabled(enough)
        self.set_hint("" if enough else "Give a reason.")


def ask_revoke(theme: Theme, window: QWidget, preview: RevokePreview) -> str | None:
    """Ask whether to revoke; the reason, or ``None``."""
    dialog = RevokeDialog(theme, window, preview)
    return dialog.words() if dialog.run() else None


class EraseDialog(LeadDialog):
    """Asks to type the name; the act can be pressed once it is complete. ``export`` gives them their data first."""

    def __init__(
        self, theme: Theme, window: QWidget, preview: ErasurePreview, export: Callable[[], object] | None = None
    ) -> None:
        self._name = preview.person.name
        can_leave = not preview.person.tier.for_pupils and preview.person.left_on is None
        text = "This cannot be undone."
        text += " If they have only left the school, use Mark as left." if can_leave else ""
        super().__init__(
            theme,
            window,
            f"Erase {self._name}?",
            text,
            safe="Keep this person",
            act="Erase",
            act_icon="bin",
            danger=True,
        )
        pair = ConsequencePair(theme, preview.goes, preview.stays, goes_title="What goes, for good", icon="bin")
        self.column.addWidget(pair)
        if export is not None:
            self.column.addWidget(self._offer(export))
        self.name = HintField(theme, "Type the name to go on")
        self.column.addWidget(self.name)
        self.first = self.name.line
        self.name.changed.connect(self._look)
        theme.changed.connect(self._fit)
        self._look()

    def _offer(self, export: Callable[[], object]) -> Card:
        """'Give them their data first?' with its button."""
        theme = self.theme
        card = Card(theme, padding=(14, 8, 14, 8))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        card.column.addLayout(self._row)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._row.addWidget(Icon(theme, "download", color="accent:staff:strong"), 0, middle)
        self._row.addWidget(Text(theme, "Give them their data first?", size=(16, 26)), 1, middle)
        self.export = Button(theme, "Export everything", "secondary", small=True)
        self.export.clicked.connect(export)
        self._row.addWidget(self.export, 0, middle)
        self._fit()
        return card

    def _fit(self) -> None:
        row = getattr(self, "_row", None)
        if row is not None:
            directions = QBoxLayout.Direction
            row.setDirection(directions.TopToBottom if self.theme.scale >= _LARGE else directions.LeftToRight)

    def _look(self) -> None:
        complete = same_name(self.name.text(), self._name)
        self.act.setEnabled(complete)
        self.set_hint("" if complete else "The name is not complete yet.")


def ask_erase(
    theme: Theme, window: QWidget, preview: ErasurePreview, export: Callable[[], object] | None = None
) -> str | None:
    """Ask whether to erase someone; the name as typed, or ``None``. ``export`` is called where it is asked for."""
    dialog = EraseDialog(theme, window, preview, export)
    return dialog.name.text() if dialog.run() else None


def ask_delete(theme: Theme, window: QWidget, title: str, goes: Sequence[str], stays: Sequence[str], act: str) -> bool:
    """Ask whether to take away for good what a list names."""
    dialog = LeadDialog(
        theme, window, title, "This cannot be undone.", safe="Keep it", act=act, act_icon="bin", danger=True
    )
    pair = ConsequencePair(theme, goes, stays, goes_title="What goes, for good", icon="bin")
    dialog.column.addWidget(pair)
    return dialog.run()


class KeepDialog(LeadDialog):
    """Asks why records are kept longer, and until when. ``keep`` keeps them and raises as the service."""

    def __init__(
        self, theme: Theme, window: QWidget, title: str, until: date, keep: Callable[[str, date | None], object]
    ) -> None:
        text = "They come back on this list on that day. The reason is in the record, not in the activity log."
        super().__init__(theme, window, title, text, safe="Not now", act="Keep")
        self._keep = keep
        self.reason = HintField(theme, "Why", hint="Such as: an appeal is open", longest=_LONGEST_REASON)
        self.day = DateField(theme, "Look at it again on", until)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.day)
        self.first = self.reason.line

    def accept(self) -> None:
        """Keep them; where that cannot be, say why and stay."""
        self.reason.set_error("")
        problem = self.day.problem()
        if problem:
            self._show_day(problem)
            return
        try:
            self._keep(self.reason.text(), self.day.value())
        except InvalidInputError as error:
            if error.field == "reason":
                self.reason.set_error(error.sentence)
                self.reason.line.setFocus(Qt.FocusReason.OtherFocusReason)
                self.arrange()
            else:
                self._show_day(error.sentence)
            return
        super().accept()

    def _show_day(self, problem: str) -> None:
        self.day.set_error(problem)
        self.day.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arrange()


def ask_keep(
    theme: Theme, window: QWidget, title: str, until: date, keep: Callable[[str, date | None], object]
) -> bool:
    """Ask why and until when records are kept; whether they were."""
    return KeepDialog(theme, window, title, until, keep).run()
