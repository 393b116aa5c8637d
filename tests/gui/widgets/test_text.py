"""Reading text keeps its line height, wraps, and is plain text with bold runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme

STORY = "It is Sunday evening. A Year 6 pupil has found your personal account and sends you a message."


def test_each_line_has_the_height_of_its_role(theme: Theme) -> None:
    text = Text(theme, "One line", "body_lg")
    assert text.heightForWidth(400) == 29
    assert Text(theme, "One\nTwo\nThree", "body").heightForWidth(400) == 3 * 26


def test_less_width_needs_more_lines(theme: Theme) -> None:
    text = Text(theme, STORY)
    assert text.heightForWidth(900) == 26
    assert text.heightForWidth(450) == 2 * 26
    assert text.heightForWidth(text.minimumSizeHint().width()) > 6 * 26


@pytest.mark.parametrize("scale", [1.15, 1.5, 2.0])
def test_line_height_grows_with_the_text_size(theme: Theme, scale: float) -> None:
    text = Text(theme, "One line", "title")
    theme.set(scale=scale)
    assert text.heightForWidth(600) == round(28 * scale)


def test_bold_marks_are_not_read_out(theme: Theme) -> None:
    text = Text(theme, "Tell the **DSL** or the **head** today")
    assert text.text() == "Tell the DSL or the head today"
    assert text.accessibleName() in ("", text.text())


def test_bold_runs_are_wider_than_plain_ones(theme: Theme) -> None:
    plain, bold = Text(theme, "Tell the responsible adult"), Text(theme, "Tell the **responsible adult**")
    assert bold.sizeHint().width() > plain.sizeHint().width()


def test_markup_in_a_message_is_shown_as_it_is(theme: Theme) -> None:
    assert Text(theme, "<b>hi</b> &amp; 5 * 3").text() == "<b>hi</b> &amp; 5 * 3"


def test_a_single_line_without_room_is_whole_in_the_tooltip(theme: Theme, shown: Callable[..., QWidget]) -> None:
    text = Text(theme, STORY, wrap=False)
    shown(text, size=(300, 100))
    assert text.heightForWidth(300) == 26
    assert text.toolTip() == STORY
    text.window().resize(1200, 100)
    assert text.toolTip() == ""


def test_a_word_longer_than_the_line_is_broken_and_not_cut_off(theme: Theme) -> None:
    assert Text(theme, "supercalifragilisticexpialidocious").heightForWidth(90) > 26
