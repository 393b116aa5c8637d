"""How a quiz ends: the result, the answers to read again, the certificate on screen and on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import InvalidInputError, OakmereError
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.flows.certificates import CertificateFlow

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.result import ResultScreen
    from oakmere_training.services.views import FinishedAttempt


class Endings(QObject):
    """Shows finished attempts. ``left`` asks for the list of quizzes.

    ``hand_on`` is set in hall mode: what the way out is called. Nobody then gets to see where files are kept.
    """

    left = Signal()
    second_try_asked = Signal(object)
    retake_asked = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None, *, hand_on: str = "") -> None:
        super().__init__(parent)
        self._context = context
        self._hand_on = hand_on
        self._finished: FinishedAttempt | None = None
        self._certificates = CertificateFlow(context, parent=self, may_save=not hand_on)

    def show(self, attempt_id: UUID) -> None:
        """Show how an attempt went."""
        try:
            finished = self._context.services.results.finished(attempt_id)
        except OakmereError as error:
            self._context.faults.show(error, again=partial(self.show, attempt_id))
            return
        self._finished = finished
        if finished.finish is not None:
            self._show_pupil(finished)
        else:
            self._show_result(finished)

    def _show_pupil(self, finished: FinishedAttempt) -> None:
        from oakmere_training.gui.screens.finish import FinishScreen

        school = self._context.settings.school
        arms = [school.signpost_teacher, school.signpost_home]
        if school.show_childline and finished.attempt.tier is not Tier.KS1:
            arms.append("Childline: 0800 1111")
        screen = FinishScreen(
            self._context.theme,
            self._context.pictures,
            finished,
            who=finished.person.name if finished.person else "",
            signpost=tuple(arms),
        )
        screen.look_back_asked.connect(partial(self._read, finished, everything=True))
        screen.second_try_asked.connect(partial(self.second_try_asked.emit, finished.attempt.id))
        screen.finished_asked.connect(self.left)
        screen.leave_asked.connect(self.left)
        self._context.show_read_aloud(screen)

    def _show_result(self, finished: FinishedAttempt) -> None:
        from oakmere_training.gui.screens.result import ResultScreen

        school = self._context.settings.school
        screen = ResultScreen(
            self._context.theme,
            self._context.pictures,
            finished,
            who_to_tell=school.who_to_tell(),
            concerns_to=school.concerns_to,
            hand_on=self._hand_on,
        )
        attempt_id = finished.attempt.id
        screen.read_asked.connect(partial(self._read_one, finished))
        screen.read_all_asked.connect(partial(self._read, finished, everything=False))
        screen.second_try_asked.connect(partial(self.second_try_asked.emit, attempt_id))
        screen.retake_asked.connect(partial(self.retake_asked.emit, finished.quiz.id))
        screen.certify_asked.connect(partial(self._certify, screen, attempt_id))
        screen.leave_asked.connect(self.left)
        self._connect_certificate(screen, finished)
        self._context.show(screen)

    def _connect_certificate(self, screen: ResultScreen, finished: FinishedAttempt) -> None:
        certificate = finished.certificate
        if certificate is None:
            return
        back = partial(self.show, finished.attempt.id)
        screen.print_asked.connect(partial(self._certificates.print_paper, certificate))
        screen.save_asked.connect(partial(self._certificates.save, certificate))
        screen.certificate_asked.connect(partial(self._certificates.show, certificate, back))
        self._certificates.preview(certificate, screen, screen.show_preview)

    def show_certificate(self, certificate: Certificate) -> None:
        """A certificate on the screen, from the list of quizzes."""
        self._certificates.show(certificate, self.left.emit)

    def _certify(self, screen: ResultScreen, attempt_id: UUID, name: str) -> None:
        try:
            self._context.services.certificates.issue_for_parent(attempt_id, name)
        except InvalidInputError as error:
            screen.show_field_error(error)
        except OakmereError as error:
            self._context.faults.show(error, again=partial(self.show, attempt_id))
        else:
            self.show(attempt_id)

    def _read_one(self, finished: FinishedAttempt, question_id: str) -> None:
        self._read_questions(finished, (question_id,))

    def _read(self, finished: FinishedAttempt, *, everything: bool) -> None:
        if everything:
            known = {question.id for question in finished.quiz.questions}
            questions = tuple(a.question_id for a in finished.attempt.answers if a.question_id in known)
        else:
            questions = tuple(item.answer.question_id for item in finished.look_again if item.question)
        self._read_questions(finished, questions)

    def _read_questions(self, finished: FinishedAttempt, questions: tuple[str, ...]) -> None:
        """Answered questions one after another, and then the result again."""
        from oakmere_training.gui.flows.policy_document import open_policy, opens_policy
        from oakmere_training.gui.screens.player import PlayerScreen

        if not questions:
            return
        context = self._context
        school = context.settings.school
        player = PlayerScreen(
            context.theme,
            context.pictures,
            context.speech,
            who_to_tell=school.who_to_tell(),
            concerns_to=school.concerns_to,
            opens_policy=opens_policy(context, finished.quiz.tier),
            tier_name=school.tier_name,
        )
        player.policy_asked.connect(lambda: open_policy(context))
        back = partial(self.show, finished.attempt.id)
        waiting = list(questions)

        def following() -> None:
            if not waiting:
                back()
                return
            try:
                answered = context.services.results.answered(finished.attempt.id, waiting.pop(0))
            except OakmereError as error:
                context.faults.show(error, again=back)
                return
            player.show_answered(answered, reading=len(waiting) + 1)

        player.next_asked.connect(following)
        player.leave_asked.connect(back)
        following()
        context.show(player)
