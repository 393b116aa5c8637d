"""The first page behind the door: how far the school is, what goes wrong, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.gui.screens.lead.overview_cards import ClausesCard, CoverageCard, DueCard, StepsCard
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.screens.lead.policy_banner import policy_banner
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import weekday_date

if TYPE_CHECKING:
    from oakmere_training.domain.overview import Overview, PolicyDates
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_ROOMY = 1250
"""The window's width below which the cards leave out their finer parts, px at 100 %."""


class OverviewPage(LeadPage):
    """``step_asked`` sends a ``NextStep``, ``clause_asked`` a ``ClauseResult``; ``due_asked`` is *See all*."""

    step_asked = Signal(object)
    clause_asked = Signal(object)
    due_asked = Signal()
    report_asked = Signal()
    review_asked = Signal()

    def __init__(
        self, theme: Theme, pictures: PictureStore, overview: Overview, policy: PolicyDates | None = None
    ) -> None:
        super().__init__(theme, pictures, LeadSection.OVERVIEW, "Overview")
        self._day = Text(theme, weekday_date(overview.today), "small", color="ink2", wrap=False)
        self.report = Button(theme, "Governors’ report", "secondary", icon="document", small=True)
        self.add_action(self._day)
        self.add_action(self.report)
        self.report.clicked.connect(self.report_asked)
        self.banner = policy_banner(theme, policy)
        if self.banner is not None:
            self.banner.pressed.connect(self.review_asked)
            self.body.addWidget(self.banner)
            self.body.addSpacing(12)
        self.coverage = CoverageCard(theme, overview)
        self.clauses = ClausesCard(theme, overview.weakest)
        self.steps = StepsCard(theme, overview.steps)
        self.due = DueCard(theme, overview)
        self._cards = (self.coverage, self.clauses, self.steps, self.due)
        self._columns = Columns(
            theme, _stack(self.coverage, self.clauses), _stack(self.steps, self.due), 402, 316, gap=16, small_gap=14
        )
        self.body.addWidget(self._columns, 1)
        self.clauses.chosen.connect(self.clause_asked)
        self.steps.chosen.connect(self.step_asked)
        self.due.all_asked.connect(self.due_asked)
        self.first = self.steps.rows[0].button if self.steps.rows else self.report
        self.fit()

    def fit(self) -> None:
        """The date and the finer parts go in a small window."""
        super().fit()
        if hasattr(self, "_cards"):
            tight = self.is_small or self.width() < _ROOMY * self.theme.scale
            small = tight and not self.is_large_text
            self._day.setVisible(not self.is_small)
            for card in self._cards:
                card.set_small(small=small)


def _stack(first: QWidget, second: QWidget) -> QWidget:
    """Two cards, the second of which takes the rest."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    column.addWidget(first)
    column.addWidget(second, 1)
    return both
