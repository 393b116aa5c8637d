"""Icons from path data."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from oakmere_training.gui.icons import PATHS, icon_path, icon_pixmap
from oakmere_training.gui.svg_path import painter_path


@pytest.mark.parametrize("name", sorted(PATHS))
def test_every_icon_lies_in_its_square_and_paints(name: str, theme: object) -> None:
    assert theme
    outline = icon_path(name).boundingRect()
    assert QRectF(0, 0, 24, 24).contains(outline.topLeft())
    assert QRectF(0, 0, 24, 24).contains(outline.bottomRight())
    image = icon_pixmap(name, 24, QColor("black")).toImage()
    marked = sum(image.pixelColor(x, y).alpha() > 128 for x in range(24) for y in range(24))
    assert 8 < marked < 24 * 12


def test_an_icon_is_as_sharp_as_the_screen(theme: object) -> None:
    assert theme
    assert icon_pixmap("tick", 20, QColor("black"), 2.0).width() == 40


def test_arcs_go_the_way_that_their_flags_say() -> None:
    small = painter_path("M0 10A10 10 0 0 1 10 0")
    assert small.currentPosition() == QPointF(10, 0)
    assert small.boundingRect().contains(QPointF(2.9, 2.9))
    large = painter_path("M0 10A10 10 0 1 0 10 0")
    assert large.boundingRect().width() > 18
    assert large.currentPosition().x() == pytest.approx(10)
    assert large.currentPosition().y() == pytest.approx(0, abs=1e-6)


def test_relative_and_absolute_commands_mean_the_same() -> None:
    assert painter_path("M5 12h14M13 6l6 6-6 6") == painter_path("M5 12H19M13 6L19 12L13 18")


def test_an_unknown_command_is_named() -> None:
    with pytest.raises(ValueError, match="'Q'"):
        painter_path("M0 0Q1 1 2 2")
