"""People in the locked area: one person's page, a new person, and importing a staff list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from oakmere_training.domain.errors import InvalidInputError, NotFoundError, OakmereError
from oakmere_training.gui.flows.lead.staff_import import StaffImportFlow

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.lead.people import LeadPeopleService
    from oakmere_training.services.lead.person_views import HeldLine, PersonFacts, PersonPage

T = TypeVar("T")


class PeopleFlow(QObject):
    """``left`` goes back to where it was called from. ``new_event_asked`` sends the ids of who is to be trained.

    ``revoke_asked`` sends a certificate's number, ``erase_asked`` and ``export_asked`` a person's id.
    """

    left = Signal()
    new_event_asked = Signal(object)
    revoke_asked = Signal(str)
    erase_asked = Signal(object)
    export_asked = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._again: Callable[[], None] = self.left.emit
        self._import: StaffImportFlow | None = None

    @property
    def _people(self) -> LeadPeopleService:
        return self._context.services.lead.people

    def begin(self) -> None:
        """Show again what was shown last."""
        self._again()

    resume = begin

    # -- beginnings ------------------------------------------------------------------------------------------

    def begin_person(self, person_id: UUID) -> None:
        """Show a person's page; goes back where there is no such person any more."""
        self._again = partial(self.begin_person, person_id)
        try:
            page = self._people.page(person_id)
        except NotFoundError as error:
            self.left.emit()
            self._context.notices.show(error.sentence)
            return
        self._show_person(page)

    def begin_import(self) -> None:
        """Show *Import staff*."""
        self._again = self.begin_import
        if self._import is not None:
            self._import.deleteLater()
        self._import = StaffImportFlow(self._context, self)
        self._import.left.connect(self.left)
        self._import.begin()

    def begin_add(self) -> None:
        """Ask for a new person over the page that shows; then their page, or back where nobody was added."""
        from oakmere_training.gui.dialogs.person import ask_new_person

        people = self._people

        def keep(facts: PersonFacts, even_if_same: bool) -> Person:
            return people.add(facts, even_if_same=even_if_same)

        person = ask_new_person(self._context.theme, self._context.window, keep)
        if not isValid(self):  # the area was left while the dialog was open
            return
        if person is None:
            self.left.emit()
            return
        self.begin_person(person.id)
        self._context.notices.show(f"{person.name} is on the register.")

    # -- one person ------------------------------------------------------------------------------------------

    def _show_person(self, page: PersonPage) -> None:
        from oakmere_training.gui.screens.lead.person import PersonScreen

        screen = PersonScreen(self._context.theme, self._context.pictures, page)
        person_id = page.person.id
        screen.back_asked.connect(self.left)
        screen.train_asked.connect(lambda: self.new_event_asked.emit((person_id,)))
        screen.reprint_asked.connect(self._reprint)
        screen.why_asked.connect(self._say_why)
        screen.change_asked.connect(partial(self._change, page))
        screen.left_asked.connect(partial(self._mark_left, page))
        screen.returned_asked.connect(partial(self._take_back, page))
        screen.merge_asked.connect(partial(self._merge, page))
        screen.revoke_asked.connect(partial(self._revoke, page))
        screen.export_asked.connect(lambda: self.export_asked.emit(person_id))
        screen.erase_asked.connect(lambda: self.erase_asked.emit(person_id))
        before = self._context.window.screen_shown()
        acted = before.acted if isinstance(before, PersonScreen) else None
        self._context.show(screen)
        if acted is not None and self._context.window.screen_shown() is screen:
            screen.focus_on(acted)

    def _reprint(self, line: HeldLine) -> None:
        """The certificate as issued, with Print and Save."""
        from oakmere_training.gui.flows.certificates import CertificateFlow

        certificates = self._context.services.lead.certificates
        try:
            certificate = self._context.services.certificates.by_number(line.number)
        except OakmereError as error:
            self._context.faults.show(error, again=self._again)
            return
        flow = CertificateFlow(self._context, self)
        flow.taken.connect(lambda: certificates.note_printed((line.number,)))
        flow.show(certificate, self._again)

    def _say_why(self, line: HeldLine) -> None:
        self._context.notices.show(f"{line.number} was revoked. The reason given: {line.reason}")

    def _change(self, page: PersonPage) -> None:
        from oakmere_training.gui.dialogs.person import ask_change

        people = self._people

        def keep(facts: PersonFacts, _: bool) -> Person:
            return people.change(page.person.id, facts)

        changed = self._try(lambda: ask_change(self._context.theme, self._context.window, page.person, keep))
        if changed is not None and changed != page.person:
            self._again()

    def _mark_left(self, page: PersonPage) -> None:
        from oakmere_training.gui.dialogs.person import ask_last_day

        theme, window, person = self._context.theme, self._context.window, page.person
        keep = partial(self._people.mark_left, person.id)
        if self._try(lambda: ask_last_day(theme, window, person.name, page.today, keep)):
            self._again()

    def _take_back(self, page: PersonPage) -> None:
        if self._try(lambda: self._people.undo_left(page.person.id)) is not None:
            self._again()
            self._context.notices.show(f"{page.person.name} is back on the due list.")

    def _merge(self, page: PersonPage) -> None:
        from oakmere_training.gui.dialogs.merge import ask_merge

        people, theme, window = self._people, self._context.theme, self._context.window
        tier = page.person.tier

        def ask() -> Person | None:
            this = people.merge_side(page.person.id)
            chosen = ask_merge(theme, window, this, lambda text: people.find(text, tier), people.merge_side)
            return None if chosen is None else people.merge(*chosen)

        merged = self._try(ask)
        if merged is not None:
            self.begin_person(merged.id)
            self._context.notices.show("The two entries are one now.")

    def _revoke(self, page: PersonPage) -> None:
        """Which certificate, where there are several; the rest is asked elsewhere."""
        from oakmere_training.gui.dialogs.import_roles import ask_which
        from oakmere_training.gui.screens.lead.person import certificate_pill

        lines = page.revocable
        number: str | None = lines[0].number if len(lines) == 1 else None
        if len(lines) > 1:
            choices = [(line.number, line.number, f"{line.training}. {certificate_pill(line).text}") for line in lines]
            title = "Which certificate?"
            number = ask_which(self._context.theme, self._context.window, title, "", choices)
        if number is not None:
            self.revoke_asked.emit(number)

    def _try(self, act: Callable[[], T]) -> T | None:
        """Do it; what stands in the way is said, or shown as a page."""
        try:
            return act()
        except InvalidInputError as error:
            self._context.notices.show(error.sentence)
        except OakmereError as error:
            self._context.faults.show(error, again=self._again)
        return None
