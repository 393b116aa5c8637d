"""*School settings* behind the door: each change is saved at once and logged."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import InvalidInputError, OakmereError
from oakmere_training.gui.flows.lead.settings_passphrase import PassphraseWay
from oakmere_training.gui.screens.lead.settings import SettingsPart, SettingsScreen
from oakmere_training.gui.screens.lead.settings_panes import CertificatesPane, PupilsPane, SchoolPane, TrainingPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.activity_log import ActivityQuery
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.settings_form import SettingsForm
    from oakmere_training.gui.screens.lead.settings_log import LogPane
    from oakmere_training.gui.screens.lead.settings_records import PolicyCard

_POLICY_KINDS = "PDF files (*.pdf)"


class SettingsFlow(QObject):
    """``review_asked`` opens the list of what is due for deletion, ``note_asked`` the privacy note."""

    review_asked = Signal()
    note_asked = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lead = context.services.lead
        self._screen: SettingsScreen | None = None
        self._part = SettingsPart.SCHOOL
        self._log_pane: LogPane | None = None

    def begin(self) -> None:
        """The first page."""
        self.begin_part(SettingsPart.SCHOOL)

    def resume(self) -> None:
        """The page that showed last."""
        self.begin_part(self._part)

    def begin_part(self, part: SettingsPart) -> None:
        """Show *School settings* with one of its pages."""
        screen = SettingsScreen(self._context.theme, self._context.pictures, part)
        screen.part_chosen.connect(self._choose)
        screen.csv_asked.connect(self._save_log)
        self._screen = screen
        self._choose(part)
        self._context.show(screen)

    def _choose(self, part: SettingsPart) -> None:
        screen = self._screen
        if screen is None:
            return
        if part is SettingsPart.PRIVACY:
            screen.list.choose(self._part)
            screen.choice.set_value(self._part)
            self.note_asked.emit()
            return
        try:
            pane = self._pane(part)
        except OakmereError as error:
            self._context.faults.show(error, again=self.resume)
            return
        self._part = part
        screen.show_part(part, pane)

    def _pane(self, part: SettingsPart) -> QWidget:
        theme, school = self._context.theme, self._lead.settings.school
        makers: dict[SettingsPart, Callable[[], QWidget]] = {
            SettingsPart.SCHOOL: self._school,
            SettingsPart.TRAINING: lambda: self._form(TrainingPane(theme, school, self._rules())),
            SettingsPart.CERTIFICATES: lambda: self._form(_stretched(CertificatesPane(theme, school))),
            SettingsPart.PUPILS: lambda: self._form(_stretched(PupilsPane(theme, school))),
            SettingsPart.RECORDS: self._records,
            SettingsPart.PASSPHRASE: lambda: PassphraseWay(self._context, self.resume, self).pane(),
            SettingsPart.LOG: self._log,
        }
        return makers[part]()

    # -- forms -----------------------------------------------------------------------------------------------

    def _form(self, form: SettingsForm) -> QWidget:
        form.changed.connect(partial(self._save, form))
        return form

    def _save(self, form: SettingsForm, name: str, value: Any) -> None:  # noqa: ANN401  (checked by the service)
        try:
            school = self._lead.settings.change({name: value})
        except InvalidInputError as error:
            form.show_error(name, error.sentence)
        except OakmereError as error:
            self._context.notices.show(error.sentence)
            form.show_error(name, "This was not saved.")
        else:
            form.show_saved(name, school)
        if self._screen is not None:
            self._screen.set_saved(saved=not form.has_errors)

    def _school(self) -> QWidget:
        from oakmere_training.gui.screens.lead.settings_records import PolicyCard

        form = SchoolPane(self._context.theme, self._lead.settings.school)
        card = PolicyCard(self._context.theme, self._context.services.policy_document.facts())
        card.choose_asked.connect(partial(self._choose_policy, card))
        card.open_asked.connect(self._open_policy)
        card.remove_asked.connect(partial(self._remove_policy, card))
        form.column.addWidget(card)
        return self._form(_stretched(form))

    def _rules(self) -> QWidget:
        """The editor of who needs what."""
        from oakmere_training.gui.flows.lead.requirements import RequirementsFlow
        from oakmere_training.gui.screens.lead.requirements import RequirementsEditor

        editor = RequirementsEditor(self._context.theme)
        RequirementsFlow(self._context, editor)
        return editor

    # -- the policy document ---------------------------------------------------------------------------------

    def _choose_policy(self, card: PolicyCard) -> None:
        from oakmere_training.gui.file_dialogs import ask_which_file

        path = ask_which_file(self._context.window, "Choose the policy as PDF", _POLICY_KINDS)
        if not path:
            return

        def failed(error: Exception) -> None:
            if isinstance(error, OakmereError):
                card.set_error(error.sentence)
            else:
                self._context.faults.report(error)

        work = partial(self._context.services.policy_document.put, Path(path))
        self._context.runner.run(work, card.show_document, failed, owner=card)

    def _open_policy(self) -> None:
        from oakmere_training.gui.flows.policy_document import open_policy

        open_policy(self._context)

    def _remove_policy(self, card: PolicyCard) -> None:
        from oakmere_training.gui.dialogs.policy_document import ask_remove_policy

        if not ask_remove_policy(self._context.theme, self._context.window):
            return
        try:
            self._context.services.policy_document.remove()
        except OakmereError as error:
            card.set_error(error.sentence)
        else:
            card.show_document(None)

    # -- the records -----------------------------------------------------------------------------------------

    def _records(self) -> QWidget:
        from oakmere_training.gui.details import copy_text
        from oakmere_training.gui.screens.lead.settings_records import RecordsPane

        pane = RecordsPane(self._context.theme, self._lead.settings.school, self._lead.records.facts())
        pane.backup_asked.connect(self._backup)
        pane.copy_asked.connect(copy_text)
        pane.review_asked.connect(self.review_asked)
        return self._form(pane)

    def _backup(self) -> None:
        from oakmere_training.gui.flows.lead.paper import ask_where

        records = self._lead.records
        path = ask_where(self._context, records.copy_name(), "Save a backup copy")
        if path is None:
            return

        def done(_: int) -> None:
            self._context.notices.show(f"Saved as {path.name}.")

        def failed(error: Exception) -> None:
            if isinstance(error, OakmereError):
                self._context.notices.show(error.sentence)
            else:
                self._context.faults.report(error)

        self._context.runner.run(partial(records.save_copy, path), done, failed, owner=self)

    # -- the log ---------------------------------------------------------------------------------------------

    def _log(self) -> QWidget:
        from oakmere_training.gui.screens.lead.settings_log import LogPane

        log = self._lead.activity
        pane = LogPane(self._context.theme, log.page, log.now())
        pane.query_changed.connect(partial(self._count, pane))
        self._count(pane, pane.query)
        self._log_pane = pane
        return pane

    def _count(self, pane: LogPane, query: ActivityQuery) -> None:
        pane.show_counts(self._lead.activity.count(query), self._lead.activity.count())

    def _save_log(self) -> None:
        from oakmere_training.gui.flows.lead.made_files import save_made

        if self._log_pane is not None:
            work = partial(self._lead.activity.csv, self._log_pane.query)
            save_made(self._context, work, "Activity log.csv", "Save the activity log", owner=self)


def _stretched(form: SettingsForm) -> SettingsForm:
    form.column.addStretch(1)
    return form
