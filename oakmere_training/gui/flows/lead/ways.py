"""The flows of the area's sections, and the ways from one to another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from oakmere_training.domain.errors import OakmereError
from oakmere_training.gui.screens.lead.page import LeadSection

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from oakmere_training.domain.register_query import RegisterQuery
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.flows.lead.events import EventsFlow
    from oakmere_training.gui.flows.lead.people import PeopleFlow
    from oakmere_training.gui.flows.lead.privacy import PrivacyFlow


class Ways(QObject):
    """Shows the rail's sections. What one flow opens in another goes back to the first when it is left.

    ``hall_begun`` is sent when hall mode shows, ``unlock_asked`` with two calls (when unlocked, when given up) where
    the lead asks to come back from it.
    """

    hall_begun = Signal()
    unlock_asked = Signal(object, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._flows: list[Any] = []

    # -- one flow over another -------------------------------------------------------------------------------

    def drop(self) -> None:
        """Forget every flow."""
        flows, self._flows = self._flows, []
        for flow in flows:
            if isValid(flow):
                flow.deleteLater()

    def go(self, section: LeadSection) -> None:
        """Show a section of the rail from its beginning."""
        begin: Callable[..., None] = {
            LeadSection.OVERVIEW: self._overview,
            LeadSection.REGISTER: self._register,
            LeadSection.EVENTS: self._events,
            LeadSection.CERTIFICATES: self._certificates,
            LeadSection.CLASSES: self._classes,
            LeadSection.QUIZZES: self._quizzes,
            LeadSection.SETTINGS: self._settings,
        }[section]
        self.drop()
        begin()

    def _show(self, flow: Any, begin: Callable[[], None]) -> None:  # noqa: ANN401  (one of the page flows)
        """Put a flow over those there, and begin it."""
        self._flows.append(flow)
        self._begin(begin)

    def _begin(self, begin: Callable[[], None]) -> None:
        try:
            begin()
        except OakmereError as error:
            self._context.faults.show(error, again=partial(self._begin, begin))

    def _back(self, flow: QObject) -> None:
        """A flow was left: show the one below it as it was, or the overview."""
        if flow in self._flows:
            place = self._flows.index(flow)
            for above in self._flows[place:]:
                above.deleteLater()
            del self._flows[place:]
        if self._flows:
            below = self._flows[-1]
            self._begin(getattr(below, "resume", below.begin))
        else:
            self.go(LeadSection.OVERVIEW)

    # -- the sections ----------------------------------------------------------------------------------------

    def _overview(self) -> None:
        from oakmere_training.gui.flows.lead.overview import OverviewFlow

        flow = OverviewFlow(self._context, self)
        flow.event_asked.connect(self.open_new_event)
        flow.event_open_asked.connect(self.open_event)
        flow.register_asked.connect(self.open_register)
        flow.section_asked.connect(self.go)
        flow.import_asked.connect(self.open_import)
        flow.set_up_asked.connect(self.open_set_up)
        flow.policy_review_asked.connect(self.open_policy_review)
        self._show(flow, flow.begin)

    def _register(self, query: RegisterQuery | None = None) -> None:
        from oakmere_training.gui.flows.lead.register import RegisterFlow

        flow = RegisterFlow(self._context, self)
        flow.person_asked.connect(self.open_person)
        flow.event_asked.connect(self.open_new_event)
        flow.add_person_asked.connect(self.open_add_person)
        flow.import_asked.connect(self.open_import)
        flow.policy_review_asked.connect(self.open_policy_review)
        self._show(flow, partial(flow.begin, query))

    def _make_events(self) -> EventsFlow:
        from oakmere_training.gui.flows.lead.events import EventsFlow

        flow = EventsFlow(self._context, self)
        flow.left.connect(partial(self._back, flow))
        flow.person_asked.connect(self.open_person)
        flow.hall_begun.connect(self.hall_begun)
        flow.lead_asked.connect(partial(self._come_back, flow))
        return flow

    def _events(self) -> None:
        flow = self._make_events()
        self._show(flow, flow.begin)

    def _come_back(self, flow: EventsFlow, event_id: UUID) -> None:
        """From the hall to the event, by the passphrase."""
        self.unlock_asked.emit(partial(self._begin, partial(flow.begin_event, event_id)), flow.back_to_hall)

    def _certificates(self) -> None:
        from oakmere_training.gui.flows.lead.certificates import CertificatesFlow

        flow = CertificatesFlow(self._context, self)
        flow.person_asked.connect(self.open_person)
        self._show(flow, flow.begin)

    def _classes(self) -> None:
        from oakmere_training.gui.flows.lead.classes import ClassesFlow

        flow = ClassesFlow(self._context, self)
        self._show(flow, flow.begin)

    def _quizzes(self) -> None:
        from oakmere_training.gui.flows.lead.quizzes import QuizzesFlow

        flow = QuizzesFlow(self._context, self)
        flow.section_asked.connect(self.go)
        self._show(flow, flow.begin)

    def _settings(self) -> None:
        from oakmere_training.gui.flows.lead.settings import SettingsFlow

        flow = SettingsFlow(self._context, self)
        flow.review_asked.connect(self.open_retention)
        flow.note_asked.connect(self.open_privacy_note)
        self._show(flow, flow.begin)

    # -- ways ------------------------------------------------------------------------------------------------

    def open_register(self, query: RegisterQuery) -> None:
        """The register with some of its rows."""
        self.drop()
        self._register(query)

    def open_new_event(self, person_ids: tuple[UUID, ...] = ()) -> None:
        """The form for a new event, with people ticked."""
        flow = self._make_events()
        self._show(flow, partial(flow.begin_new, person_ids))

    def open_event(self, event_id: UUID) -> None:
        """One event."""
        flow = self._make_events()
        self._show(flow, partial(flow.begin_event, event_id))

    def open_policy_review(self) -> None:
        """The policy's own dates, or what a new version changes."""
        from oakmere_training.gui.flows.lead.quizzes import QuizzesFlow

        self.drop()
        flow = QuizzesFlow(self._context, self)
        flow.section_asked.connect(self.go)
        self._show(flow, flow.begin_policy)

    def _make_people(self) -> PeopleFlow:
        from oakmere_training.gui.flows.lead.people import PeopleFlow

        flow = PeopleFlow(self._context, self)
        flow.left.connect(partial(self._back, flow))
        flow.new_event_asked.connect(self.open_new_event)
        flow.revoke_asked.connect(partial(self._revoke, flow))
        flow.erase_asked.connect(partial(self._erase, flow))
        flow.export_asked.connect(self._export)
        return flow

    def open_person(self, person_id: UUID) -> None:
        """One person's page."""
        flow = self._make_people()
        self._show(flow, partial(flow.begin_person, person_id))

    def open_add_person(self) -> None:
        """The form for a new person."""
        flow = self._make_people()
        self._show(flow, flow.begin_add)

    def open_import(self) -> None:
        """Import staff."""
        flow = self._make_people()
        self._show(flow, flow.begin_import)

    def open_set_up(self) -> None:
        """The set-up's second step again, where it was skipped."""
        from oakmere_training.gui.flows.lead.setup_school import SchoolSetUpFlow

        flow = SchoolSetUpFlow(self._context, self)
        flow.left.connect(partial(self._back, flow))
        self._show(flow, flow.begin)

    # -- data protection -------------------------------------------------------------------------------------

    def _make_privacy(self) -> PrivacyFlow:
        from oakmere_training.gui.flows.lead.privacy import PrivacyFlow

        flow = PrivacyFlow(self._context, self)
        flow.left.connect(partial(self._back, flow))
        flow.person_asked.connect(self.open_person)
        return flow

    def _revoke(self, people: PeopleFlow, number: str) -> None:
        self._make_privacy().begin_revoke(number, people.resume)

    def _erase(self, people: PeopleFlow, person_id: UUID) -> None:
        self._make_privacy().begin_erase(person_id, partial(self._back, people))

    def _export(self, person_id: UUID) -> None:
        self._make_privacy().begin_export(person_id)

    def open_retention(self) -> None:
        """What is due for deletion."""
        flow = self._make_privacy()
        self._show(flow, flow.begin_retention)

    def open_privacy_note(self) -> None:
        """The privacy note for staff, and the facts for a data protection impact assessment."""
        flow = self._make_privacy()
        self._show(flow, flow.begin_note)
