from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.progress import Acorns, SegmentBar, Stones
from oakmere_training.gui.widgets.shares import Ring, TopicBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.theme import Theme


def picture(widget: QWidget) -> bytes:
    image = widget.grab().toImage()
    return bytes(image.constBits())


@pytest.mark.parametrize("mode", ["light", "dark", "high_contrast"])
def test_each_step_looks_different_and_is_said_in_words(qtbot: QtBot, theme: Theme, mode: str) -> None:
    theme.set(mode=mode)
    for widget in (SegmentBar(theme), Stones(theme, Tier.UPPER_KS2), Acorns(theme)):
        qtbot.addWidget(widget)
        widget.set_steps(0, 1, 8)
        widget.resize(widget.sizeHint())
        first = picture(widget)
        widget.set_steps(3, 4, 8)
        assert picture(widget) != first
        assert widget.accessibleName().endswith("4 of 8")


def test_stones_become_words_at_large_text_or_in_little_room(qtbot: QtBot, theme: Theme) -> None:
    stones = Stones(theme, Tier.UPPER_KS2)
    qtbot.addWidget(stones)
    stones.set_steps(2, 3, 8)
    row = stones.sizeHint().width()
    assert stones.minimumSizeHint().width() < row / 2
    theme.set(scale=2.0)
    assert stones.sizeHint().width() < row
    assert stones.words() == "Story 3 of 8"


def test_ring_and_bar_show_how_much(qtbot: QtBot, theme: Theme) -> None:
    ring, bar = Ring(theme), TopicBar(theme)
    for widget in (ring, bar):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
    ring.set_share(0.5, "50%")
    half = picture(ring)
    ring.set_share(1.5, "100%")
    assert picture(ring) != half
    assert ring.accessibleName() == "100%"
    bar.set_points(5, 6)
    five = picture(bar)
    bar.set_points(6, 6)
    assert picture(bar) != five
    assert bar.accessibleName() == "6 of 6"
