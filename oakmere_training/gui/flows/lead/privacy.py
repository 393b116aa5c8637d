"""Data protection: a person's whole record, erasing, revoking, and the list of what is due for deletion."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import OakmereError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from oakmere_training.domain.retention import ReviewItem
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.retention import RetentionScreen
    from oakmere_training.services.lead.privacy import Erased, PrivacyService


class PrivacyFlow(QObject):
    """What it asks stands over the page that shows; the review list and the privacy note are pages of their own.

    ``left`` goes back to where it was called from. ``person_asked`` sends the id of someone on the review list.
    """

    left = Signal()
    person_asked = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._again: Callable[[], None] = self.left.emit

    @property
    def _privacy(self) -> PrivacyService:
        return self._context.services.lead.privacy

    def begin(self) -> None:
        """Show again what was shown last."""
        self._again()

    resume = begin

    # -- one person ------------------------------------------------------------------------------------------

    def begin_export(self, person_id: UUID) -> None:
        """Save everything about someone as PDF, with the same as JSON beside it."""
        from oakmere_training.gui.flows.lead.paper import ask_where

        privacy = self._privacy
        path = ask_where(self._context, privacy.file_name(person_id), "Save everything about this person")
        if path is None:
            return
        work = partial(privacy.export, person_id, path)
        self._context.runner.run(work, self._exported, self._not_exported, owner=self)

    def _exported(self, paths: tuple[Path, Path]) -> None:
        paper, data = paths
        self._context.notices.show(f"Saved as {paper.name}, and as {data.name} beside it.")

    def _not_exported(self, error: Exception) -> None:
        if isinstance(error, OSError):
            reason = error.strerror or "no reason given"
            self._context.notices.show(f"It could not be saved there ({reason}). Choose another folder.")
        else:
            self._context.faults.report(error)

    def begin_erase(self, person_id: UUID, done: Callable[[], None]) -> None:
        """Say what goes and what stays, and erase someone whose name was typed; then ``done``."""
        from oakmere_training.gui.dialogs.privacy import ask_erase

        context, privacy = self._context, self._privacy
        preview = privacy.erasure_preview(person_id)
        typed = ask_erase(context.theme, context.window, preview, partial(self.begin_export, person_id))
        if typed is None:
            return

        def erased(what: Erased) -> None:
            done()
            context.notices.show(_erased_words(what))

        context.runner.run(partial(privacy.erase, person_id, typed), erased, context.faults.report, owner=self)

    def begin_revoke(self, number: str, done: Callable[[], None]) -> None:
        """Ask for the reason and revoke a certificate; then ``done``."""
        from oakmere_training.gui.dialogs.privacy import ask_revoke

        context, service = self._context, self._context.services.lead.certificates
        try:
            reason = ask_revoke(context.theme, context.window, service.revoke_preview(number))
            if reason is None:
                return
            service.revoke(number, reason)
        except OakmereError as error:
            context.notices.show(error.sentence)
            return
        done()
        context.notices.show(f"{number} is revoked. Ask for the copy on paper back.")

    # -- the review list -------------------------------------------------------------------------------------

    def begin_retention(self) -> None:
        """Show what is due for deletion."""
        from oakmere_training.gui.screens.lead.retention import RetentionScreen

        self._again = self.begin_retention
        context, privacy = self._context, self._privacy
        screen = RetentionScreen(context.theme, context.pictures, privacy.due_for_deletion(), privacy.rules)
        screen.back_asked.connect(self.left)
        screen.keep_asked.connect(partial(self._keep, screen))
        screen.delete_asked.connect(partial(self._delete, screen))
        screen.opened.connect(self.person_asked)
        screen.note_asked.connect(self.begin_note)
        context.show(screen)

    def _keep(self, screen: RetentionScreen, items: Sequence[ReviewItem]) -> None:
        from oakmere_training.domain.retention import next_review
        from oakmere_training.gui.dialogs.privacy import ask_keep

        context, privacy = self._context, self._privacy

        def keep(reason: str, review_on: date | None) -> None:
            privacy.keep(items, reason, review_on)

        title = f"Keep {items[0].name}?" if len(items) == 1 else f"Keep these {len(items)}?"
        if ask_keep(context.theme, context.window, title, next_review(privacy.today), keep):
            screen.show_items(privacy.due_for_deletion())

    def _delete(self, screen: RetentionScreen, items: Sequence[ReviewItem]) -> None:
        from oakmere_training.gui.dialogs.privacy import ask_delete

        context, privacy = self._context, self._privacy
        goes, stays = privacy.deletion_preview(items)
        title = f"Delete {items[0].name}?" if len(items) == 1 else f"Delete these {len(items)}?"
        if not ask_delete(context.theme, context.window, title, goes, stays, "Delete for good"):
            return
        screen.set_busy(busy=True)

        def deleted(what: Erased) -> None:
            screen.set_busy(busy=False)
            screen.show_items(privacy.due_for_deletion())
            context.notices.show(_erased_words(what))

        def failed(error: Exception) -> None:
            screen.set_busy(busy=False)
            context.faults.report(error)

        context.runner.run(partial(privacy.delete, tuple(items)), deleted, failed, owner=screen)

    # -- the privacy note ------------------------------------------------------------------------------------

    def begin_note(self) -> None:
        """Show the privacy note and the facts for a data protection impact assessment."""
        from oakmere_training.gui.details import copy_text
        from oakmere_training.gui.screens.lead.privacy_note import PrivacyNoteScreen

        back = self._again
        context, privacy = self._context, self._privacy
        note = privacy.note()
        screen = PrivacyNoteScreen(context.theme, context.pictures, note)
        screen.back_asked.connect(back)
        screen.copy_asked.connect(lambda: self._copied(copy_text, note.text()))
        screen.print_asked.connect(self._print_note)
        screen.save_asked.connect(self._save_note)
        context.show(screen)

    def _copied(self, copy: Callable[[str], object], text: str) -> None:
        copy(text)
        self._context.notices.show("Copied. Paste it where you need it.")

    def _print_note(self) -> None:
        from oakmere_training.gui.flows.lead.paper import print_paper

        pdf = self._privacy.note_pdf()
        print_paper(self._context, pdf, "Privacy note")

    def _save_note(self) -> None:
        from oakmere_training.gui.flows.lead.paper import save_paper

        save_paper(self._context, self._privacy.note_pdf(), "Privacy note.pdf", "Save the privacy note")


def _erased_words(what: Erased) -> str:
    """What came of it, in sentences."""
    if what.entry:
        said = f"Erased. The activity log keeps Entry {what.entry:04d}."
    else:
        number = what.attempts
        said = f"Deleted, with {number} attempt{'' if number == 1 else 's'}."
    if not what.swept:
        said += " Traces of it may stay in the records’ file until every window of this program is closed."
    if what.copies:
        said += f" Older copies in the data folder still hold it: {', '.join(what.copies)}."
    return said
