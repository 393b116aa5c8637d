from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.kinds.multi import MultiAnswered, MultiArea, multi_heading
from tests.gui.kinds.questions import COMMENTS, answered, asked, make_pictures, make_theme, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


def multi_area(qtbot: QtBot, **fields: Any) -> MultiArea:
    area = kinds.answer_area(make_theme(), make_pictures(), asked(kind="multi", options=COMMENTS, **fields))
    assert isinstance(area, MultiArea)
    qtbot.addWidget(area)
    area.resize(700, 500)
    area.show()
    return area


def test_several_can_be_picked_and_unpicked(qtbot: QtBot) -> None:
    area = multi_area(qtbot)
    for index in (0, 2, 1, 1):
        QTest.mouseClick(area.cards[index], LEFT)
    assert area.chosen() == ("number", "advert")
    assert area.hint() == "2 picked"


def test_digits_and_space_toggle(qtbot: QtBot) -> None:
    area = multi_area(qtbot)
    area.choose_by_key(4)
    QTest.keyClick(area.cards[3], Qt.Key.Key_Space)
    assert area.chosen() == ()
    assert area.hint() == "Pick one or more first"


def test_a_screen_reader_meets_tick_boxes(qtbot: QtBot) -> None:
    area = multi_area(qtbot)
    QTest.mouseClick(area.cards[0], LEFT)
    met = QAccessible.queryAccessibleInterface(area.cards[0])
    assert met.role() == QAccessible.Role.CheckBox
    assert state(met)


def test_what_to_pick_goes_below_the_question(qtbot: QtBot) -> None:
    area = multi_area(qtbot, prompt="Which comments? Pick all that should go.")
    assert area.prompt() == "Which comments?"
    assert area.note() == "Pick all that should go. There is more than one."
    assert multi_area(qtbot).note() == "Pick all that apply. There is more than one."


@pytest.mark.parametrize(
    ("chosen", "heading"),
    [
        (("number", "advert", "donate"), "All four right"),
        (("number", "advert"), "Three of four right: one more should be picked"),
        (("number", "advert", "donate", "queue"), "Three of four right: one should be left"),
        (("number", "queue"), "One of four right: two more should be picked, and one should be left"),
        (("queue",), "Not yet: look at each one again"),
    ],
)
def test_the_heading_counts_what_is_right_first(chosen: tuple[str, ...], heading: str) -> None:
    assert multi_heading(answered(asked(kind="multi", options=COMMENTS), *chosen)) == heading


def test_pupils_are_told_which_to_look_at_again() -> None:
    question = asked(Tier.UPPER_KS2, "multi", options=COMMENTS)
    assert multi_heading(answered(question, "number", "advert")) == "Three of four right. Look at number 4 again"


def test_each_option_becomes_a_row_with_what_one_did(qtbot: QtBot) -> None:
    question = asked(kind="multi", options=COMMENTS)
    area = kinds.answered_area(make_theme(), make_pictures(), answered(question, "number", "queue"))
    assert isinstance(area, MultiAnswered)
    qtbot.addWidget(area)
    assert [row.accessibleName() for row in area.rows] == [
        "Option 1, right. You picked it.",
        "Option 2, not safe. You picked it.",
        "Option 3, not quite. You left it.",
        "Option 4, not quite. You left it.",
    ]
    assert area.shows_verdict
