"""Take the school's policy document away?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.gui.dialogs.base import LeadDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme


def ask_remove_policy(theme: Theme, window: QWidget) -> bool:
    """Whether the document is to be removed. Tests replace this."""
    text = "Learners no longer see ‘Open the policy’. Your own file of it stays where it is; only this copy goes."
    return LeadDialog(
        theme, window, "Remove the policy document?", text, safe="Keep it", act="Remove it", act_icon="bin"
    ).run()
