"""What shows when quiz files have mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.problems import Problem
from oakmere_training.gui.screens.quiz_problems import QuizProblemsScreen
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.gui.screens.homes import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("no_policy", [False, True])
@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1024, 688), 1.0), ((1024, 688), 2.0)])
def test_a_long_list_begins_at_its_top_with_the_way_on_in_view(
    qtbot: QtBot, size: tuple[int, int], scale: float, *, no_policy: bool
) -> None:
    problems = tuple(Problem("staff/new.toml", line, "This is wrong.", "Write it so.") for line in range(1, 31))
    screen = QuizProblemsScreen(make_theme(scale=scale), make_pictures(), problems, no_policy=no_policy)
    person = show(qtbot, screen, size)
    assert screen._scroll.verticalScrollBar().maximum() > 0
    assert screen._scroll.verticalScrollBar().value() == 0
    primary = screen.default_widget()
    assert person.focus() is primary
    assert primary.visibleRegion().boundingRect() == primary.rect()
