"""A new version of the policy: choose it, see what it changes, record it, look at the questions it touches."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import InvalidInputError, OakmereError
from oakmere_training.domain.policy_history import TopUp
from oakmere_training.gui.flows.lead.trial import TrialFlow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.policy_new import PolicyNewScreen
    from oakmere_training.gui.screens.lead.question_look import QuestionLookScreen
    from oakmere_training.services.lead.policy import PolicyService
    from oakmere_training.services.lead.policy_views import NewVersion, QuestionLine, QuestionLook

_KINDS = "Policy registers (*.toml)"
_TO_LOOK_AT = "Each teaches a clause that has changed. Say which are still right; change the others in their files."
_TEACHING = "What each says today. Nothing has changed for learners yet."


class PolicyReviewFlow(QObject):
    """``left`` asks for the Policy tab."""

    left = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path = ""
        self._trial: TrialFlow | None = None

    @property
    def _policy(self) -> PolicyService:
        return self._context.services.lead.policy

    # -- choosing --------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask for a file or dates."""
        from oakmere_training.gui.screens.lead.policy_new import PolicyNewScreen

        context = self._context
        standing = self._policy.standing()
        present = f"{standing.version}, approved {standing.approved}"
        screen = PolicyNewScreen(context.theme, context.pictures, present, context.settings.school.school_name)
        screen.file_asked.connect(partial(self._choose, screen))
        screen.read_asked.connect(partial(self._read, screen))
        screen.dates_asked.connect(partial(self._dates, screen))
        screen.back_asked.connect(self.left)
        if self._path:
            screen.set_file(self._path)
        context.show(screen)

    def _choose(self, screen: PolicyNewScreen) -> None:
        from oakmere_training.gui.file_dialogs import ask_which_file

        path = ask_which_file(self._context.window, "Choose the new policy.toml", _KINDS)
        if path:
            self._path = path
            screen.set_file(path)
            screen.go_on.setFocus()

    def _read(self, screen: PolicyNewScreen, path: str) -> None:
        self._path = path
        self._look_through(screen, partial(self._policy.read, Path(path)))

    def _dates(self, screen: PolicyNewScreen, version: str, approved: str, review_due: str) -> None:
        self._look_through(screen, partial(self._policy.with_dates, version, approved, review_due))

    def _look_through(self, screen: PolicyNewScreen, read: Callable[[], NewVersion]) -> None:
        from oakmere_training.services.lead.new_policy import NewPolicyError

        try:
            new = read()
        except NewPolicyError as error:
            screen.show_problems(error.sentence, error.problems)
        except InvalidInputError as error:
            screen.show_error(error.sentence, error.field)
        except OakmereError as error:
            self._context.faults.show(error, again=self.begin)
        else:
            self._review(new)

    # -- reviewing and recording -----------------------------------------------------------------------------

    def _review(self, new: NewVersion) -> None:
        from oakmere_training.gui.screens.lead.policy_review import PolicyReviewScreen

        context = self._context
        screen = PolicyReviewScreen(context.theme, context.pictures, new)
        screen.record_asked.connect(partial(self._record, new))
        screen.questions_asked.connect(partial(self._show_questions, new))
        screen.back_asked.connect(self.begin)
        context.show(screen)

    def _record(self, new: NewVersion, top_up: TopUp) -> None:
        from oakmere_training.gui.dialogs.record_version import ask_record

        context = self._context
        asked = new.certified if top_up is TopUp.NOW else 0
        if not ask_record(context.theme, context.window, len(new.to_look_at), asked):
            return
        try:
            self._policy.record(new, top_up)
        except InvalidInputError as error:
            context.notices.show(error.sentence)
        except OakmereError as error:
            context.faults.show(error, again=partial(self._review, new))
        else:
            self._path = ""
            self._recorded(new, top_up)

    def _recorded(self, new: NewVersion, top_up: TopUp) -> None:
        from oakmere_training.gui.screens.lead.policy_recorded import PolicyRecordedScreen

        screen = PolicyRecordedScreen(self._context.theme, self._context.pictures, new, top_up)
        screen.look_asked.connect(self.begin_look)
        screen.back_asked.connect(self.left)
        self._context.show(screen)

    # -- questions -------------------------------------------------------------------------------------------

    def begin_look(self, chosen: str = "") -> None:
        """Show the questions on changed clauses."""
        lines = self._policy.questions_to_look_at()
        screen = self._questions(lines, self._look, subtitle=_TO_LOOK_AT, may_review=True, chosen=chosen)
        screen.right_asked.connect(partial(self._still_right, screen))
        screen.back_asked.connect(self.left)
        screen.try_asked.connect(lambda line: self._try(line, partial(self.begin_look, line.question.id)))

    def _look(self, line: QuestionLine) -> QuestionLook:
        return self._policy.look(line.question.id)

    def _show_questions(self, new: NewVersion, clause: str, chosen: str = "") -> None:
        """The questions on a clause before the version is recorded."""
        from oakmere_training.services.lead.policy_views import QuestionLook

        def look(line: QuestionLine) -> QuestionLook:
            changes = tuple(change for change in new.changed if change.clause.id in line.clauses)
            return QuestionLook(line, changes, new.before.approved, new.policy.approved)

        lines = new.questions.get(clause, ())
        screen = self._questions(lines, look, subtitle=_TEACHING, may_review=False, chosen=chosen)
        screen.back_asked.connect(partial(self._review, new))
        again = partial(self._show_questions, new, clause)
        screen.try_asked.connect(lambda line: self._try(line, partial(again, line.question.id)))

    def _questions(
        self,
        lines: Sequence[QuestionLine],
        look: Callable[[QuestionLine], QuestionLook],
        *,
        subtitle: str,
        may_review: bool,
        chosen: str,
    ) -> QuestionLookScreen:
        from oakmere_training.gui.screens.lead.question_look import QuestionLookScreen

        context = self._context
        screen = QuestionLookScreen(
            context.theme,
            context.pictures,
            lines,
            look,
            subtitle=subtitle,
            may_review=may_review,
            chosen=chosen,
        )
        screen.folder_asked.connect(self._open_folder)
        context.show(screen)
        return screen

    def _still_right(self, screen: QuestionLookScreen, line: QuestionLine) -> None:
        before = self._policy.questions_to_look_at()
        place = next((at for at, each in enumerate(before) if each.question.id == line.question.id), 0)
        try:
            self._policy.still_right(line.question.id)
        except OakmereError as error:
            self._context.notices.show(error.sentence)
            return
        lines = self._policy.questions_to_look_at()
        left = [each for each in (*lines[place:], *lines[:place]) if not each.looked_at and not each.gone]
        screen.show_lines(lines, left[0].question.id if left else line.question.id)
        if not left:
            self._context.notices.show("Every question that can be is looked at.")

    def _try(self, line: QuestionLine, back: Callable[[], None]) -> None:
        trial = self._context.services.lead.quizzes.trial(line.quiz.id, (line.question.id,))
        if self._trial is not None:
            self._trial.deleteLater()
        self._trial = TrialFlow(self._context, trial, self)
        self._trial.left.connect(back)
        self._trial.begin()

    def _open_folder(self, line: QuestionLine) -> None:
        from oakmere_training.gui.flows.lead.quizzes import open_folder

        open_folder(self._context, (self._context.services.lead.quizzes.folder / line.file).parent)
