"""*Quizzes and policy*: coverage, the quizzes with their problems, and the policy's own dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from oakmere_training.gui.flows.lead.policy_review import PolicyReviewFlow
from oakmere_training.gui.flows.lead.trial import TrialFlow
from oakmere_training.gui.screens.lead.page import LeadSection
from oakmere_training.gui.screens.lead.quiz_tabs import QuizTab

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.quiz_tabs import QuizTabPage
    from oakmere_training.gui.screens.lead.quizzes import QuizzesScreen
    from oakmere_training.services.lead.quizzes import QuizFindings, QuizLine, QuizService


def open_folder(context: Context, folder: Path) -> None:
    """Open a folder with the computer's own file manager; a sentence names it where there is none."""
    from oakmere_training.gui.flows.policy_document import open_file

    if not open_file(folder):
        context.notices.show(f"This computer has no program that shows folders. The files are in {folder}.")


class QuizzesFlow(QObject):
    """``section_asked`` sends the rail's section that is asked for."""

    section_asked = Signal(LeadSection)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._tab = QuizTab.COVERAGE
        self._child: QObject | None = None
        self._findings: QuizFindings | None = None
        self._screen: QuizzesScreen | None = None
        self._chosen = ""

    @property
    def _service(self) -> QuizService:
        return self._context.services.lead.quizzes

    def begin(self) -> None:
        """Show the coverage."""
        self._tab = QuizTab.COVERAGE
        self.resume()

    def resume(self) -> None:
        """Show the part that was shown last."""
        self._show(self._tab)

    def begin_policy(self) -> None:
        """Show the policy's versions and dates."""
        self._show(QuizTab.POLICY)

    def begin_review(self) -> None:
        """Begin a new version of the policy."""
        self._tab = QuizTab.POLICY
        self._review().begin()

    def begin_look(self) -> None:
        """Show the questions on changed clauses."""
        self._tab = QuizTab.POLICY
        self._review().begin_look()

    def _review(self) -> PolicyReviewFlow:
        flow = PolicyReviewFlow(self._context, self)
        flow.left.connect(self.resume)
        self._keep(flow)
        return flow

    def _keep(self, child: QObject) -> None:
        if self._child is not None:
            self._child.deleteLater()
        self._child = child

    # -- tabs ------------------------------------------------------------------------------------------------

    def _show(self, tab: QuizTab) -> None:
        self._tab = tab
        pages = {QuizTab.COVERAGE: self._coverage, QuizTab.QUIZZES: self._quizzes, QuizTab.POLICY: self._policy}
        page = pages[tab]()
        page.tab_chosen.connect(self._show)
        self._context.show(page)

    def _coverage(self) -> QuizTabPage:
        from oakmere_training.gui.screens.lead.coverage import CoverageScreen

        context, coverage = self._context, self._service.coverage()
        names = context.settings.school.tier_name
        page = CoverageScreen(context.theme, context.pictures, coverage, self._service.gaps(coverage), names)
        page.questions_asked.connect(self._show_teaching)
        return page

    def _show_teaching(self, clause: str, tier: Tier) -> None:
        """The quizzes of a tier that teach a clause."""
        self._show(QuizTab.QUIZZES)
        if self._screen is not None:
            self._screen.look_for(clause, tier)

    def _policy(self) -> QuizTabPage:
        from oakmere_training.gui.flows.policy_document import open_policy
        from oakmere_training.gui.screens.lead.policy import PolicyScreen

        context = self._context
        has_document = context.services.policy_document.path() is not None
        standing = context.services.lead.policy.standing()
        page = PolicyScreen(context.theme, context.pictures, standing, document=has_document)
        page.new_asked.connect(self.begin_review)
        page.look_asked.connect(self.begin_look)
        page.open_document_asked.connect(lambda: open_policy(context))
        page.settings_asked.connect(lambda: self.section_asked.emit(LeadSection.SETTINGS))
        return page

    # -- quizzes ---------------------------------------------------------------------------------------------

    def _quizzes(self) -> QuizTabPage:
        from oakmere_training.gui.screens.lead.quizzes import QuizzesScreen

        context = self._context
        changed: dict[str, int] = {}
        for line in context.services.lead.policy.questions_to_look_at():
            if not line.looked_at:
                changed[line.quiz.id] = changed.get(line.quiz.id, 0) + 1
        screen = self._screen = QuizzesScreen(
            context.theme,
            context.pictures,
            self._service.lines(),
            context.settings.school.tier_name,
            to_look_at=changed,
            chosen=self._chosen,
        )
        screen.try_asked.connect(self._try)
        screen.folder_asked.connect(lambda line: open_folder(context, self._service.path_of(line).parent))
        screen.again_asked.connect(self._check_again)
        if self._findings is not None:
            screen.show_findings(self._findings)
        else:
            context.runner.run(self._service.findings, self._checked, self._not_checked, owner=screen)
        return screen

    def _checked(self, found: QuizFindings) -> None:
        self._findings = found
        if self._screen is not None and isValid(self._screen):
            self._screen.show_findings(found)

    def _not_checked(self, error: Exception) -> None:
        if self._screen is not None and isValid(self._screen):
            self._screen.show_findings(None)
        self._context.faults.report(error)

    def _check_again(self) -> None:
        self._service.read_again()
        self._findings = None
        self._show(QuizTab.QUIZZES)

    def _try(self, line: QuizLine) -> None:
        self._chosen = line.quiz_id
        flow = TrialFlow(self._context, self._service.trial(line.quiz_id), self)
        flow.left.connect(self.resume)
        self._keep(flow)
        flow.begin()
