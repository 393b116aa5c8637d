"""A double click answers one story, not the next one too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import pause
from tests.gui.kinds.questions import answered, asked
from tests.gui.screens.playing import LEFT, show_player

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = 60_000


def test_a_page_that_has_just_come_takes_no_answer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pause, "PAUSE_MS", LONG)
    screen = show_player(qtbot)
    given: list[object] = []
    screen.answer_given.connect(given.append)
    screen.show_question(asked(Tier.KS1))
    assert screen.question is not None
    card = screen.question.area.stops()[0]
    QTest.mouseClick(card, LEFT)
    assert given == []

    monkeypatch.setattr(pause, "PAUSE_MS", 0)
    QTest.mouseClick(card, LEFT)
    assert len(given) == 1


@pytest.mark.parametrize("tier", [Tier.STAFF, Tier.KS1])
def test_feedback_is_not_passed_over_by_the_second_press(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tier: Tier
) -> None:
    monkeypatch.setattr(pause, "PAUSE_MS", LONG)
    screen = show_player(qtbot)
    gone: list[bool] = []
    screen.next_asked.connect(lambda: gone.append(True))
    question = asked(tier)
    screen.show_answered(answered(question, question.options[0].id))
    QTest.keyClick(screen.focusWidget() or screen, Qt.Key.Key_Return)
    assert gone == []

    monkeypatch.setattr(pause, "PAUSE_MS", 0)
    QTest.keyClick(screen.focusWidget() or screen, Qt.Key.Key_Return)
    assert gone == [True]
