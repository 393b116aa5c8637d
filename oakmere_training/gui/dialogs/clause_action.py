"""What the school does about a clause that is often answered unsafely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.widgets.hint_field import HintField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.evidence import ClauseResult
    from oakmere_training.gui.theme import Theme

LONGEST = 120


class ClauseActionDialog(LeadDialog):
    """One field; it stays open, with the reason below it, until the action can be kept."""

    def __init__(self, theme: Theme, window: QWidget, result: ClauseResult) -> None:
        said = f"{result.in_short} {result.percent}% of {result.answers:,} first answers were not safe."
        super().__init__(
            theme, window, f"What is done about {result.clause}?", said, safe="Leave it", act="Save", act_icon="tick"
        )
        self.keep: Callable[[str], None] | None = None
        self.action = HintField(
            theme,
            "Action this school year",
            hint="Printed in the governors’ report. Name nobody.",
            placeholder="For example: worked through on INSET day",
            longest=LONGEST,
        )
        self.action.set_text(result.action)
        self.column.addWidget(self.action)
        self.first = self.action.line

    def accept(self) -> None:
        """Keep it; where that cannot be, say why and stay."""
        try:
            if self.keep is not None:
                self.keep(self.action.text())
        except InvalidInputError as error:
            self.action.set_error(error.sentence)
            return
        super().accept()


def ask_clause_action(theme: Theme, window: QWidget, result: ClauseResult, keep: Callable[[str], None]) -> bool:
    """Ask, and ``keep`` what was typed; whether it was kept. ``keep`` raises ``InvalidInputError`` as the service."""
    dialog = ClauseActionDialog(theme, window, result)
    dialog.keep = keep
    return dialog.run()
