"""Things that were sorted: what the feedback says of each, and of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.kinds.sort import SortAnswered, sort_heading
from tests.gui.kinds.questions import answered, make_pictures, make_theme
from tests.gui.kinds.sort_questions import BEST, ONE_UNSAFE, PHOTOS, asked_sort

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.services.views import AskedQuestion


def answered_area(qtbot: QtBot, asked: AskedQuestion, *chosen: str) -> SortAnswered:
    area = kinds.answered_area(make_theme(), make_pictures(), answered(asked, *chosen))
    assert isinstance(area, SortAnswered)
    qtbot.addWidget(area)
    return area


@pytest.mark.parametrize(
    ("chosen", "staff", "pupils"),
    [
        (BEST, "All four right", "All four right"),
        (ONE_UNSAFE, "Three of four right: one is not safe there", "Three of four right. Look at one again"),
        (
            ("lake:ask", "wall:dont", "crying:dont", "joke:dont"),
            "Two of four right: two belong elsewhere",
            "Two of four right. Look at two again",
        ),
        (
            ("lake:ask", "wall:fine", "crying:fine", "joke:fine"),
            "Not yet: look at each one again",
            "Not yet: look at each one again",
        ),
        (
            ("lake:ask", "wall:fine", "crying:dont", "joke:dont"),
            "Two of four right: two belong elsewhere",
            "Two of four right. Look at two again",
        ),
    ],
)
def test_the_heading_counts_what_is_right_first(chosen: tuple[str, ...], staff: str, pupils: str) -> None:
    assert sort_heading(answered(asked_sort(Tier.STAFF), *chosen)) == staff
    assert sort_heading(answered(asked_sort(Tier.UPPER_KS2), *chosen)) == pupils


def test_each_item_becomes_a_row_that_says_where_it_belongs(qtbot: QtBot) -> None:
    area = answered_area(qtbot, asked_sort(), *ONE_UNSAFE)
    assert [row.accessibleName() for row in area.rows] == [
        "Item 1, right. You chose Fine.",
        "Item 2, right. You chose Ask first.",
        "Item 3, not safe. You chose Ask first. Better: Don’t post.",
        "Item 4, right. You chose Don’t post.",
    ]
    assert area.rows[2].accessibleDescription().endswith("Wren said no photos. That answer still counts later.")
    assert area.shows_verdict


def test_the_verdicts_are_read_with_their_reasons(qtbot: QtBot) -> None:
    area = answered_area(qtbot, asked_sort(), *ONE_UNSAFE)
    assert area.spoken()[6:9] == (
        "3: A photo of Wren crying. Wren said, “No photos.”",
        "Not safe. You chose: Ask first. Better: Don’t post",
        "Wren said no photos. That answer still counts later.",
    )


def test_the_youngest_hear_the_reasons_of_what_was_not_right(qtbot: QtBot) -> None:
    asked = asked_sort(Tier.KS1, PHOTOS)
    area = answered_area(qtbot, asked, "robin:dont", "otter:ask", "hedgehog:ask")
    assert area.spoken_shortly() == "Two of three right. Look at one again. Otter said yes. Show a grown-up too."
    best = answered_area(qtbot, asked, "robin:dont", "otter:fine", "hedgehog:ask")
    assert best.spoken_shortly().startswith("All three right. Robin said no.")
