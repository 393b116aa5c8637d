"""Steps that were put in order: what the feedback says of each, and of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.kinds import Fit
from oakmere_training.gui.kinds.order import OrderAnswered, order_heading
from tests.gui.kinds.order_questions import LETTERS, asked_order
from tests.gui.kinds.questions import answered, make_pictures, make_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.domain.kinds import Chosen


@pytest.mark.parametrize(
    ("chosen", "heading"),
    [
        ("abc", "All three steps are in the right order"),
        ("bac", "The last step is right: swap the first two"),
        ("acb", "The first step is right: swap the last two"),
        ("cba", "The second step is right: swap the first and the last"),
        ("bca", "Two of three are in order: the step you put last goes first"),
        ("cab", "Two of three are in order: the step you put first goes last"),
        ("ab", "All two steps are in the right order"),
        ("ba", "Not yet: swap the two steps"),
        ("abdc", "The first two steps are right: swap the last two"),
        ("acbd", "The first and last steps are right: swap the second and the third"),
        ("acdb", "The first step is right: the step you put last goes second"),
        ("badc", "Two of four are in order: look at the others again"),
        ("dcba", "Not yet: look at the order again"),
        ("abced", "Three of five steps are in place: swap the last two"),
        ("edcba", "The third step is right: look at the others again"),
    ],
)
def test_the_heading_says_first_what_is_right_and_then_what_to_change(chosen: str, heading: str) -> None:
    asked = asked_order(steps=LETTERS[: len(chosen)])
    assert order_heading(answered(asked, *chosen)) == heading


def test_pupils_read_two_short_sentences() -> None:
    asked = asked_order(Tier.LOWER_KS2, LETTERS[:3])
    assert order_heading(answered(asked, *"bac")) == "The last step is right. Swap the first two"


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (("wait", "pass-on", "send"), [
            "Step 1 of 3, First: not quite. You put it second.",
            "Step 2 of 3, Next: not quite. You put it first.",
            "Step 3 of 3, Last: right. You put it last.",
        ]),
        (("send", "wait", "pass-on"), [
            "Step 1 of 3, First: not quite. You put it last.",
            "Step 2 of 3, Next: right. You put it second.",
            "Step 3 of 3, Last: not safe. You put it first.",
        ]),
    ],
)  # fmt: skip
def test_rows_stand_in_the_right_order_and_say_where_one_put_them(
    qtbot: QtBot, chosen: Chosen, names: list[str]
) -> None:
    area = kinds.answered_area(make_theme(), make_pictures(), answered(asked_order(), *chosen))
    assert isinstance(area, OrderAnswered)
    qtbot.addWidget(area)
    assert [row.accessibleName() for row in area.rows] == names
    assert area.rows[1].accessibleDescription() == "Wait for approval in writing. No approval in writing, no reply."
    assert QAccessible.queryAccessibleInterface(area.rows[0]).role() == QAccessible.Role.Grouping
    assert area.shows_verdict
    assert area.spoken()[:2] == (
        "First: Pass the request to your line manager or the headteacher.", "Approval starts with them.",
    )  # fmt: skip


def test_rows_grow_with_their_text(qtbot: QtBot) -> None:
    area = kinds.answered_area(
        make_theme(scale=2.0), make_pictures(), answered(asked_order(), "wait", "pass-on", "send")
    )
    assert isinstance(area, OrderAnswered)
    qtbot.addWidget(area)
    area.set_fit(Fit(stacked=True))
    assert area.heightForWidth(480) > area.heightForWidth(900)
