"""Hall mode: one event on one laptop. People choose themselves, take its quizzes, and hand the laptop on."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import InvalidInputError, OakmereError
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.flows.quiz import QuizFlow
from oakmere_training.services.people import SameNameError

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from oakmere_training.domain.people import Role
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.hall import HallScreen
    from oakmere_training.services.hall import Hall, HallPerson
    from oakmere_training.services.views import QuizRow

HAND_ON = "Hand the laptop on"
NEXT_QUIZ = "Next quiz"


class HallFlow(QObject):
    """``lead_asked`` is *Training lead*: what comes then is behind the passphrase.

    While hall mode shows, every way out of a fault leads back to its names.
    """

    lead_asked = Signal()

    def __init__(self, context: Context, event_id: UUID, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._event_id = event_id
        self._screen: HallScreen | None = None
        self._quiz: QuizFlow | None = None
        self._again: UUID | None = None
        self._ways_out: tuple[Callable[[], None] | None, Callable[[], None] | None] | None = None

    def begin(self, again: UUID | None = None) -> None:
        """Show whose turn it is. ``again``: this person may take a quiz again that they ended."""
        self._again = again
        if self._ways_out is None:
            faults = self._context.faults
            self._ways_out = faults.home, faults.check_asked
            faults.home, faults.check_asked = self.begin, None
        if again is None:
            self._show_hall()
        else:
            self._choose(again)

    def end(self) -> None:
        """Hall mode no longer shows: faults lead where they did before."""
        if self._ways_out is not None:
            self._context.faults.home, self._context.faults.check_asked = self._ways_out
            self._ways_out = None

    # -- the names -------------------------------------------------------------------------------------------

    def _show_hall(self) -> None:
        try:
            hall = self._context.services.hall.hall(self._event_id)
        except OakmereError as error:
            self._fail(error)
            return
        if not hall.named:
            self._show_families()
            return
        screen = self._fresh_screen(hall)
        if not hall.people and not hall.others:
            screen.show_add_form()
        self._context.show(screen)

    def _fresh_screen(self, hall: Hall) -> HallScreen:
        from oakmere_training.gui.screens.hall import HallScreen

        screen = HallScreen(self._context.theme, self._context.pictures, hall)
        screen.person_chosen.connect(self._choose)
        screen.add_asked.connect(self._add)
        screen.begin_asked.connect(self._begin_quiz)
        screen.again_asked.connect(self._take_again)
        screen.not_me_asked.connect(self._not_me)
        screen.leave_asked.connect(self.lead_asked)
        self._screen = screen
        return screen

    def _show_someone(self, who: HallPerson, *, went_on: bool = False, fresh: bool = False) -> None:
        hall = self._context.services.hall.hall(self._event_id)
        screen = self._fresh_screen(hall) if fresh or self._screen is None else self._screen
        screen.show_someone(hall, who, went_on=went_on, again=who.person.id == self._again)
        if fresh:
            self._context.show(screen)

    def _choose(self, person_id: UUID) -> None:
        """Someone pressed a name: ask whether it is theirs. Nobody is added to the list before they said so."""
        services = self._context.services
        try:
            hall = services.hall.hall(self._event_id)
            who = hall.of(person_id) or services.hall.stranger(self._event_id, person_id)
            shown = self._context.window.screen_shown() is self._screen and self._screen is not None
            self._show_someone(who, fresh=not shown)
        except OakmereError as error:
            self._fail(error)

    def _not_me(self) -> None:
        self._again = None
        if self._screen is not None:
            try:
                self._screen.show_hall(self._context.services.hall.hall(self._event_id))
            except OakmereError as error:
                self._fail(error)

    def _add(self, name: str, role: Role | None, account_administrator: bool, even_if_same: bool) -> None:
        """Someone who is on no list adds themself; they have said who they are, so the quiz begins."""
        if self._screen is None:
            return
        try:
            person = self._context.services.people.add_staff(
                name, role, account_administrator=account_administrator, even_if_same=even_if_same
            )
        except SameNameError as error:
            self._screen.show_same_name(error.person, error.sentence)
        except InvalidInputError as error:
            self._screen.show_field_error(error)
        except OakmereError as error:
            self._fail(error)
        else:
            self._begin_quiz(person.id)

    # -- a quiz ----------------------------------------------------------------------------------------------

    def _begin_quiz(self, person_id: UUID) -> None:
        try:
            who = self._context.services.hall.come_in(self._event_id, person_id)
        except OakmereError as error:
            self._fail(error)
            return
        following = who.next_quiz
        if following is None:
            self._show_someone(who)
            return
        more = sum(not quiz.done for quiz in who.quizzes) > 1
        flow = self._flow(who, NEXT_QUIZ if more else HAND_ON)
        if following.resume is not None:
            flow.carry_on(following.resume)
        else:
            flow.begin(following.quiz_id)

    def _take_again(self, person_id: UUID, quiz_id: str) -> None:
        self._again = None
        try:
            who = self._context.services.hall.come_in(self._event_id, person_id)
        except OakmereError as error:
            self._fail(error)
            return
        self._flow(who, HAND_ON).begin(quiz_id)

    def _flow(self, who: HallPerson, hand_on: str) -> QuizFlow:
        self._drop_quiz()
        flow = QuizFlow(self._context, Tier.STAFF, who.person, self, event_id=self._event_id, hand_on=hand_on)
        flow.left.connect(partial(self._after_quiz, who.person.id))
        self._quiz = flow
        return flow

    def _drop_quiz(self) -> None:
        if self._quiz is not None:
            self._quiz.deleteLater()
            self._quiz = None

    def _after_quiz(self, person_id: UUID) -> None:
        """The next quiz of the same person, or the names where they are done or left half way."""
        try:
            who = self._context.services.hall.someone(self._event_id, person_id)
        except OakmereError as error:
            self._fail(error)
            return
        following = who.next_quiz
        begun = any(quiz.done for quiz in who.quizzes)
        if following is not None and following.resume is None and begun:
            self._show_someone(who, went_on=True, fresh=True)
        else:
            self.begin()

    # -- families --------------------------------------------------------------------------------------------

    def _show_families(self) -> None:
        from oakmere_training.gui.screens.home_parents import ParentsScreen

        services = self._context.services
        event = services.hall.hall(self._event_id).event
        home = services.training.home(Tier.PARENTS, None)
        rows = {row.quiz_id: row for row in home.rows}
        in_order = tuple(rows[quiz_id] for quiz_id in event.quiz_ids if quiz_id in rows)
        screen = ParentsScreen(self._context.theme, self._context.pictures, event=event.kind.label)
        screen.show_home(dataclasses.replace(home, rows=in_order))
        screen.start_asked.connect(lambda quiz_id: self._family_flow().begin(quiz_id))
        screen.resume_asked.connect(self._resume_family)
        screen.leave_asked.connect(self.lead_asked)
        self._context.show(screen)

    def _family_flow(self) -> QuizFlow:
        self._drop_quiz()
        flow = QuizFlow(self._context, Tier.PARENTS, None, self, event_id=self._event_id, hand_on=HAND_ON)
        flow.left.connect(self.begin)
        self._quiz = flow
        return flow

    def _resume_family(self, _: UUID, row: QuizRow) -> None:
        self._family_flow().resume(row)

    def _fail(self, error: OakmereError) -> None:
        self._context.faults.show(error, again=self.begin)
