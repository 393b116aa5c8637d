"""The school's policy document, opened with the computer's own program for PDFs. Nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.flows.context import Context


def opens_policy(context: Context, tier: Tier) -> bool:
    """Whether clause chips open the document: where there is one, for grown-ups. A class is not sent elsewhere."""
    return not tier.for_pupils and context.services.policy_document.path() is not None


def open_policy(context: Context) -> None:
    """Open the document; a sentence says so where that is not possible."""
    path = context.services.policy_document.path()
    if path is None:
        context.notices.show("The policy document is not there any more. Ask the training lead to add it again.")
    elif not open_file(path):
        context.notices.show("This computer has no program that opens PDFs. Ask the training lead for the policy.")


def open_file(path: Path) -> bool:
    """Open a file of this computer with the program that belongs to it; whether there is one. Tests replace this."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
