"""Sentences over the present screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from oakmere_training.gui.notices import bring_to_front
from tests.support.person import PersonAtComputer
from tests.support.windows import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.flows.context import Context


@pytest.fixture
def started(qtbot: QtBot, data_folder: Path) -> Iterator[tuple[Context, PersonAtComputer]]:
    with program(data_folder) as context:
        yield context, PersonAtComputer(qtbot, context.window)


def test_a_notice_stays_until_it_is_closed(started: tuple[Context, PersonAtComputer]) -> None:
    context, person = started
    assert context.notices.shown() == ""
    context.notices.show("Saved as one.pdf.")
    assert context.notices.shown() == "Saved as one.pdf."
    person.wait_to_see("Saved as one.pdf.")
    person.press("Close")
    assert context.notices.shown() == ""
    assert not person.sees("Saved as one.pdf.")


def test_esc_closes_a_notice_and_nothing_else(started: tuple[Context, PersonAtComputer]) -> None:
    context, person = started
    context.notices.show("Saved as one.pdf.")
    QTest.keyClick(context.window, Qt.Key.Key_Escape)

    assert context.notices.shown() == ""
    assert person.can_press("Start staff training")


def test_a_new_notice_takes_the_place_of_the_one_before(started: tuple[Context, PersonAtComputer]) -> None:
    context, person = started
    context.notices.show("Saved as one.pdf.")
    context.notices.show("Saved as two.pdf.")
    assert context.notices.shown() == "Saved as two.pdf."
    assert not person.sees("one.pdf")


def test_a_notice_goes_when_another_screen_comes(started: tuple[Context, PersonAtComputer]) -> None:
    context, person = started
    context.notices.show("Saved as one.pdf.")
    person.press("Check a certificate")
    assert not person.sees("one.pdf")


def test_a_notice_stays_inside_the_window_at_any_size(started: tuple[Context, PersonAtComputer]) -> None:
    context, person = started
    context.theme.set(scale=2.0)
    context.notices.show("The certificate could not be saved there (no space left on device). " * 2)
    for size in ((1920, 1080), (800, 560)):
        context.window.resize(*size)
        person.settle()
        notice = person.button("Close").parentWidget()
        assert isinstance(notice, QWidget)
        assert context.window.rect().contains(notice.geometry())


def test_a_minimised_window_comes_back_to_the_front(qtbot: QtBot, started: tuple[Context, PersonAtComputer]) -> None:
    context, _ = started
    context.window.showMinimized()
    bring_to_front(context.window)
    qtbot.waitUntil(lambda: context.window.isVisible() and not context.window.isMinimized())
    qtbot.waitUntil(context.window.isActiveWindow)


def test_a_maximised_window_stays_so(qtbot: QtBot, started: tuple[Context, PersonAtComputer]) -> None:
    context, _ = started
    context.window.showMaximized()
    qtbot.waitUntil(context.window.isMaximized)
    bring_to_front(context.window)
    qtbot.waitUntil(context.window.isActiveWindow)
    assert context.window.isMaximized()
