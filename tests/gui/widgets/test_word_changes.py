"""A clause before and after: what a screen reader says, and that every word has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.policy_changes import Piece
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.word_changes import BeforeAndAfter, PiecesText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.theme import Theme

PIECES = (
    Piece("Staff", spaced=False),
    Piece("should not ever", changed=True),
    Piece("have contact with past pupils on personal accounts"),
    Piece(".", spaced=False),
)


def test_the_words_that_changed_are_said(qtbot: QtBot, theme: Theme) -> None:
    text = PiecesText(theme, PIECES, solid=False)
    qtbot.addWidget(text)

    assert text.accessibleName() == (
        "Staff should not ever have contact with past pupils on personal accounts. Changed: should not ever."
    )


@pytest.mark.parametrize("width", [90, 160, 300, 900])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_word_reaches_beyond_the_edge_or_over_another(qtbot: QtBot, theme: Theme, width: int, scale: float) -> None:
    theme.set(scale=scale)
    text = PiecesText(theme, PIECES, solid=True)
    qtbot.addWidget(text)
    width = max(width, text.minimumSizeHint().width())

    placed = text._placed(width)
    assert " ".join(run.text for run, _, _ in placed).split() == [
        word for piece in PIECES for word in piece.text.split()
    ]
    ends: dict[int, float] = {}
    for run, x, line in placed:
        assert x >= ends.get(line, 0)
        ends[line] = x + text._width(run)
        assert ends[line] <= width + 0.5
    assert text.heightForWidth(width) == (max(ends) + 1) * theme.px(25)


def test_both_versions_show_and_a_missing_one_is_said_to_be(qtbot: QtBot, theme: Theme) -> None:
    both = BeforeAndAfter(theme, ("October 2025", "Staff should ask."), ("November 2026", ""))
    qtbot.addWidget(both)
    both.show()

    labels = [label.text() for label in both.findChildren(Text)]
    assert labels == ["October 2025", "Staff should ask.", "November 2026", "Not in this version."]
