"""What a page gives up so that it fits: as little as it can, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import pytest

from oakmere_training.domain import kinds
from oakmere_training.domain.kinds.sort import body_of
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.kinds.sort import SortAnswered
from oakmere_training.gui.screens.player_fit import settle
from oakmere_training.gui.widgets.page_fit import Fit
from oakmere_training.gui.widgets.policy_panel import PolicyPanel
from tests.gui.kinds.questions import answered, asked, make_pictures, make_theme
from tests.gui.kinds.sort_questions import asked_sort
from tests.gui.screens.playing import answers, show_player

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.screens.player_layout import Body

CLAUSE = (
    "Staff must not post or share anything of kind {}: it could be taken as the view of the whole school, and harm it."
)


@dataclass
class Page:
    """A page that fits from a step on."""

    from_step: Fit | None
    fit: Fit = field(default_factory=Fit)
    tried: list[Fit] = field(default_factory=list)

    def set_fit(self, fit: Fit) -> None:
        self.fit = fit
        self.tried.append(fit)

    def fits(self) -> bool:
        return self.from_step is not None and (self.fit.short, self.fit.tight) >= (
            self.from_step.short,
            self.from_step.tight,
        )


@pytest.mark.parametrize("step", [Fit(), Fit(short=True), *(Fit(short=True, tight=n) for n in (1, 2, 3))])
def test_a_page_stops_at_the_first_step_that_fits(qtbot: QtBot, step: Fit) -> None:
    page = Page(step)
    settle(cast("Body", page), Fit(), make_theme())
    assert page.fit == step
    assert len(page.tried) == len(set(page.tried))


@pytest.mark.parametrize(("scale", "fit"), [(1.0, Fit(short=True, tight=2)), (1.3, Fit(short=True))])
def test_a_page_that_cannot_fit_keeps_its_reasons_and_the_text_size_asked_for(
    qtbot: QtBot, scale: float, fit: Fit
) -> None:
    page = Page(None)
    settle(cast("Body", page), Fit(), make_theme(scale=scale))
    assert page.fit == fit


def test_one_column_scrolls_as_it_is(qtbot: QtBot) -> None:
    page = Page(None)
    settle(cast("Body", page), Fit(stacked=True), make_theme(scale=2.0))
    assert page.tried == [Fit(stacked=True)]


def test_many_clauses_become_short_lines_and_the_link_goes(qtbot: QtBot) -> None:
    screen = show_player(qtbot, (1366, 768), opens_policy=True)
    clauses = [CLAUSE.format(number) for number in range(9)]
    screen.show_answered(answered(asked(Tier.STAFF, clauses=clauses[:1]), "report"))
    panel = answers(screen)[1].findChild(PolicyPanel)
    assert panel is not None
    assert panel.link.isVisible()
    screen.show_answered(answered(asked(Tier.STAFF, clauses=clauses), "report"))
    frame, body = answers(screen)
    panel = body.findChild(PolicyPanel)
    assert panel is not None
    assert body.fit.tight == 1
    assert not panel.link.isVisible()
    assert frame.scroll.verticalScrollBar().maximum() == 0


def test_reasons_of_what_went_right_go_last_and_stay_for_a_screen_reader(qtbot: QtBot) -> None:
    question = asked_sort(Tier.STAFF)
    best = kinds.best(question.question)
    area = SortAnswered(make_theme(), make_pictures(), answered(question, *best))
    qtbot.addWidget(area)
    heights = []
    for tight in (1, 2, 3):
        area.set_fit(Fit(short=True, tight=tight))
        heights.append(area.heightForWidth(880))
    assert heights == sorted(heights, reverse=True)
    assert heights[2] < heights[1]
    for item, row in zip(body_of(question.question).items, area.rows, strict=True):
        assert item.feedback in row.accessibleDescription()
