"""The overview, and the ways from it to what is to be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.overview import NextStep, Step
from oakmere_training.domain.register_query import RegisterQuery, Show
from oakmere_training.gui.flows.lead.policy_dates import policy_dates
from oakmere_training.gui.flows.lead.register import save_report
from oakmere_training.gui.screens.lead.overview import OverviewPage
from oakmere_training.gui.screens.lead.page import LeadSection

if TYPE_CHECKING:
    from oakmere_training.domain.evidence import ClauseResult
    from oakmere_training.gui.flows.context import Context


class OverviewFlow(QObject):
    """``event_asked`` sends the ids of whom to train, ``event_open_asked`` an event's id, ``register_asked`` a query.

    ``section_asked``, ``import_asked``, ``set_up_asked`` and ``policy_review_asked`` are the other ways.
    """

    event_asked = Signal(object)
    event_open_asked = Signal(object)
    register_asked = Signal(object)
    section_asked = Signal(LeadSection)
    import_asked = Signal()
    set_up_asked = Signal()
    policy_review_asked = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.page: OverviewPage | None = None

    def begin(self) -> None:
        """Show what there is now."""
        context = self._context
        context.services.lead.register.prepare()
        overview = context.services.lead.evidence.overview()
        page = self.page = OverviewPage(context.theme, context.pictures, overview, policy_dates(context))
        page.step_asked.connect(self._do)
        page.clause_asked.connect(self._note_action)
        page.due_asked.connect(partial(self.register_asked.emit, RegisterQuery(Show.DUE_SOON)))
        page.report_asked.connect(partial(save_report, context, self))
        page.review_asked.connect(self.policy_review_asked)
        context.show(page)

    resume = begin

    def _do(self, step: NextStep) -> None:
        if step.step is Step.TRAIN:
            self.event_asked.emit(step.people)
        elif step.step in (Step.CARRY_ON, Step.PRINT):
            self.event_open_asked.emit(step.event_id)
        elif step.step is Step.ADD_PEOPLE:
            self.import_asked.emit()
        elif step.step is Step.SET_UP:
            self.set_up_asked.emit()
        else:
            self.section_asked.emit(LeadSection.QUIZZES)

    def _note_action(self, result: ClauseResult) -> None:
        from oakmere_training.gui.dialogs.clause_action import ask_clause_action

        evidence = self._context.services.lead.evidence
        kept = ask_clause_action(
            self._context.theme, self._context.window, result, partial(evidence.note_action, result.clause)
        )
        if kept:
            self.begin()
            self._context.notices.show(f"Noted for {result.clause}. It is in the governors’ report.")
