"""Staff, governors and volunteers: choose a name or add oneself, and see one's quizzes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import InvalidInputError, OakmereError
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.flows.endings import Endings
from oakmere_training.gui.flows.quiz import QuizFlow
from oakmere_training.services.people import SameNameError

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.people import Person, Role
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.names_staff import StaffScreen
    from oakmere_training.services.views import QuizRow


class StaffFlow(QObject):
    """``left`` asks for the start screen, ``check_asked`` for *Check a certificate*."""

    left = Signal()
    check_asked = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person: Person | None = None
        self._screen: StaffScreen | None = None
        self._quiz: QuizFlow | None = None

    def begin(self) -> None:
        """Show the names, and the quizzes of whoever is chosen."""
        from oakmere_training.gui.screens.names_staff import StaffScreen

        screen = StaffScreen(self._context.theme, self._context.pictures)
        screen.person_chosen.connect(self._choose)
        screen.add_asked.connect(self._add)
        screen.start_asked.connect(lambda quiz_id: self._flow().begin(quiz_id))
        screen.resume_asked.connect(self._resume)
        screen.result_asked.connect(lambda attempt_id: self._flow().show_result(attempt_id))
        screen.certificate_asked.connect(self._certificate)
        screen.check_asked.connect(self.check_asked)
        screen.leave_asked.connect(self.left)
        self._screen = screen
        self._refresh()
        self._context.show(screen)

    def _refresh(self) -> None:
        if self._screen is None:
            return
        people = self._context.services.people.staff()
        chosen = self._person
        self._screen.show_people(people, chosen.id if chosen else None)
        if chosen is not None:
            self._screen.show_home(self._context.services.training.home(Tier.STAFF, chosen))
        elif people:
            self._screen.show_home(None)
        else:
            self._screen.show_add_form()

    def _choose(self, person_id: UUID) -> None:
        try:
            self._person = self._context.services.people.person(person_id)
            self._refresh()
        except OakmereError as error:
            self._context.faults.show(error, again=self.begin)

    def _add(self, name: str, role: Role | None, account_administrator: bool, even_if_same: bool) -> None:
        if self._screen is None:
            return
        try:
            self._person = self._context.services.people.add_staff(
                name, role, account_administrator=account_administrator, even_if_same=even_if_same
            )
        except SameNameError as error:
            self._screen.show_same_name(error.person, error.sentence)
        except InvalidInputError as error:
            self._screen.show_field_error(error)
        except OakmereError as error:
            self._context.faults.show(error, again=self.begin)
        else:
            self._refresh()

    def _flow(self) -> QuizFlow:
        if self._quiz is not None:
            self._quiz.deleteLater()
        self._quiz = QuizFlow(self._context, Tier.STAFF, self._person, self)
        self._quiz.left.connect(self.begin)
        return self._quiz

    def _resume(self, _: UUID, row: QuizRow) -> None:
        self._flow().resume(row)

    def _certificate(self, number: str) -> None:
        try:
            certificate = self._context.services.certificates.by_number(number)
        except OakmereError as error:
            self._context.faults.show(error, again=self.begin)
            return
        endings = Endings(self._context, self)
        endings.left.connect(self.begin)
        endings.show_certificate(certificate)
