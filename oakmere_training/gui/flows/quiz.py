"""One person's way through a quiz: begin or carry on, answer, and see how it went."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import AlreadyAnsweredError, OakmereError
from oakmere_training.gui.details import details
from oakmere_training.gui.flows.endings import Endings

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.people import Person
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.player import PlayerScreen
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion, QuizRow

_log = logging.getLogger(__name__)

_NOT_SAVED = "Your answer is not saved yet. It is still on the screen, and everything saved before is safe."


class QuizFlow(QObject):
    """Attempts of one person (``None``: a parent who is not named). ``left`` asks for the list of quizzes.

    In hall mode they belong to the event ``event_id``, and ``hand_on`` ('Hand the laptop on') is the way out of the
    result.
    """

    left = Signal()
    not_me = Signal()

    def __init__(
        self,
        context: Context,
        tier: Tier,
        person: Person | None,
        parent: QObject | None = None,
        *,
        event_id: UUID | None = None,
        hand_on: str = "",
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._tier = tier
        self._event_id = event_id
        self._person = person
        self._asked: AskedQuestion | None = None
        self._player: PlayerScreen | None = None
        self._endings = Endings(context, parent=self, hand_on=hand_on)
        self._endings.left.connect(self.left)
        self._endings.second_try_asked.connect(self._second_try)
        self._endings.retake_asked.connect(self._start)

    def begin(self, quiz_id: str) -> None:
        """Start a quiz; pupils see the ground rules first."""
        if not self._tier.for_pupils:
            self._start(quiz_id)
            return
        from oakmere_training.gui.screens.ground_rules import GroundRulesScreen

        quiz = self._context.services.catalogue.quiz(quiz_id)
        who = self._person.name if self._person else ""
        screen = GroundRulesScreen(self._context.theme, self._context.pictures, quiz, who)
        screen.start_asked.connect(partial(self._start, quiz_id))
        screen.leave_asked.connect(self.left)
        self._context.show_read_aloud(screen)

    def resume(self, row: QuizRow) -> None:
        """Offer to carry on with the unfinished attempt of a row."""
        if row.resume is None:
            self.begin(row.quiz_id)
        elif self._tier.for_pupils:
            self._resume_pupil(row)
        else:
            self._resume_by_dialog(row)

    def _resume_pupil(self, row: QuizRow) -> None:
        from oakmere_training.gui.screens.resume import PupilResumeScreen

        who = self._person.name if self._person else ""
        screen = PupilResumeScreen(self._context.theme, self._context.pictures, who, row, tier=self._tier)
        screen.carry_on_asked.connect(partial(self._carry_on, row))
        screen.start_again_asked.connect(partial(self.begin, row.quiz_id))
        screen.not_me_asked.connect(self.not_me)
        screen.leave_asked.connect(self.left)
        self._context.show_read_aloud(screen)

    def _resume_by_dialog(self, row: QuizRow) -> None:
        from oakmere_training.gui.screens.resume import ResumeDialog

        choices = {"carry_on": partial(self._carry_on, row), "start_again": partial(self._start, row.quiz_id)}

        def chosen(choice: str) -> None:
            if choice in choices:
                choices[choice]()

        ResumeDialog.ask(self._context.window, self._context.theme, row, tier=self._tier, chosen=chosen)

    def show_result(self, attempt_id: UUID) -> None:
        """The end of a finished attempt."""
        self._endings.show(attempt_id)

    def carry_on(self, attempt_id: UUID) -> None:
        """Go on with an attempt at once."""
        self._next(attempt_id)

    def _carry_on(self, row: QuizRow) -> None:
        if row.resume is not None:
            self._next(row.resume)

    def _start(self, quiz_id: str) -> None:
        start = self._context.services.training.start
        self._ask_first(partial(start, quiz_id, self._person, event_id=self._event_id))

    def _second_try(self, attempt_id: UUID) -> None:
        self._ask_first(partial(self._context.services.training.start_second_try, attempt_id))

    def _ask_first(self, begin: partial[AskedQuestion]) -> None:
        try:
            asked = begin()
        except OakmereError as error:
            self._context.faults.show(error, again=partial(self._ask_first, begin))
            return
        self._show_player(asked)

    def _show_player(self, asked: AskedQuestion) -> None:
        from oakmere_training.gui.flows.policy_document import open_policy, opens_policy
        from oakmere_training.gui.screens.player import PlayerScreen

        context = self._context
        player = PlayerScreen(
            context.theme,
            context.pictures,
            context.speech,
            who_to_tell=context.settings.school.who_to_tell(),
            concerns_to=context.settings.school.concerns_to,
            opens_policy=opens_policy(context, asked.quiz.tier),
            tier_name=context.settings.school.tier_name,
        )
        player.answer_given.connect(self._answer)
        player.draft_made.connect(self._keep_draft)
        player.next_asked.connect(self._after_answer)
        player.leave_asked.connect(self._leave)
        player.policy_asked.connect(lambda: open_policy(context))
        self._player = player
        self._asked = asked
        player.show_question(asked)
        context.show(player)

    def _answer(self, chosen: tuple[str, ...]) -> None:
        if self._asked is None or self._player is None:
            return
        try:
            answered: AnsweredQuestion = self._context.services.training.answer(self._asked, tuple(chosen))
        except AlreadyAnsweredError:
            self._after_answer()  # the first answer stays
        except OakmereError as error:
            self._player.show_saving_failed(error.sentence, details(f"{type(error).__name__}: {error.details}"))
        except Exception as error:
            self._player.show_saving_failed(_NOT_SAVED, details(type(error).__name__))
            raise
        else:
            self._player.show_answered(answered)

    def _keep_draft(self, chosen: tuple[str, ...]) -> None:
        if self._asked is None:
            return
        try:
            self._context.services.training.keep_draft(self._asked, tuple(chosen))
        except OakmereError:
            _log.warning("what there is of an answer could not be kept", exc_info=True)

    def _after_answer(self) -> None:
        if self._asked is not None:
            self._next(self._asked.attempt_id)

    def _next(self, attempt_id: UUID) -> None:
        try:
            asked = self._context.services.training.next_question(attempt_id)
        except OakmereError as error:
            self._context.faults.show(error, again=partial(self._next, attempt_id))
            return
        if asked is None:
            self._player = self._asked = None
            self._endings.show(attempt_id)
        elif self._player is not None and self._asked is not None and self._asked.attempt_id == attempt_id:
            self._asked = asked
            self._player.show_question(asked)
        else:
            self._show_player(asked)

    def _leave(self) -> None:
        self._context.speech.stop()
        self._player = self._asked = None
        self.left.emit()
