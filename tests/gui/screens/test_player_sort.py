"""Things sorted on the player's page: by keys alone, from a draft, and without scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oakmere_training.domain.kinds.sort import Place
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.kinds.sort import SortAnswered, SortArea
from tests.gui.kinds.questions import answered
from tests.gui.kinds.sort_questions import BEST, ONE_UNSAFE, PHOTOS, TRIP, asked_sort
from tests.gui.screens.playing import show_player

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_question_is_sorted_and_checked_with_keys_alone(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked_sort())
    drafts: list[tuple[str, ...]] = []
    screen.draft_made.connect(drafts.append)
    assert screen.frame is not None
    assert not screen.frame.primary.isEnabled()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_3):
        QTest.keyClick(QApplication.focusWidget() or screen, key)
    assert screen.frame.primary.isEnabled()
    assert drafts == [BEST[:1], BEST[:2], BEST[:3], BEST], "each step is kept"
    with qtbot.waitSignal(screen.answer_given) as given:
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Return)
    assert given.args == [BEST]


def test_a_killed_program_goes_on_in_the_middle(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked_sort(draft=ONE_UNSAFE[1:3]))
    assert screen.question is not None
    area = screen.question.area
    assert isinstance(area, SortArea)
    assert area.chosen() == ONE_UNSAFE[1:3]
    assert area.default_widget() is area.cards[0].parts[0]
    assert [card.place() for card in area.cards] == [None, Place.ASK, Place.ASK, None]


@pytest.mark.parametrize("tier", list(Tier))
@pytest.mark.parametrize("size", [(1024, 688), (1366, 768)])
def test_every_audience_sees_question_and_verdicts_without_scrolling(
    qtbot: QtBot, tier: Tier, size: tuple[int, int]
) -> None:
    asked = asked_sort(tier, PHOTOS if tier is Tier.KS1 else TRIP)
    screen = show_player(qtbot, size)
    screen.show_question(asked)
    assert screen.frame is not None
    assert screen.question is not None
    bar = screen.frame.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert all(part.isVisible() for part in screen.question.area.stops())
    chosen = ("robin:dont", "otter:ask", "hedgehog:ask") if tier is Tier.KS1 else ONE_UNSAFE
    screen.show_answered(answered(asked, *chosen))
    assert screen.answered is not None
    assert isinstance(screen.answered.area, SortAnswered)
    qtbot.waitUntil(lambda: bar.maximum() == 0 or screen.tier is Tier.STAFF)
    assert all(screen.frame.scroll.sees(row) for row in screen.answered.area.rows)
