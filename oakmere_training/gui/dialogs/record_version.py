"""The question before a version of the policy is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme


def record_text(to_look_at: int, asked: int) -> str:
    """'9 questions need a look. 59 people are asked for a top-up. Certificates stay in date.'."""
    look = f"{counted(to_look_at, 'question')} {'needs' if to_look_at == 1 else 'need'} a look. " if to_look_at else ""
    people = "1 person is" if asked == 1 else f"{asked} people are"
    top_up = f"{people} asked for a top-up. " if asked else ""
    return f"{look}{top_up}Certificates stay in date."


def ask_record(theme: Theme, window: QWidget, to_look_at: int, asked: int) -> bool:
    """Whether to record it; ``asked`` is how many people get a top-up now."""
    dialog = LeadDialog(
        theme,
        window,
        "Record this version?",
        record_text(to_look_at, asked),
        safe="Not yet",
        act="Record",
        act_icon="book",
    )
    return dialog.run()
