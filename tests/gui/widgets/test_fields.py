"""Fields, radio cards, tick cards and switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.chips import Chip, CriticalChip, Pill
from oakmere_training.gui.widgets.fields import Field, RadioCard, SearchField, TickCard
from oakmere_training.gui.widgets.hint_field import HintField
from oakmere_training.gui.widgets.secret_field import SecretField
from oakmere_training.gui.widgets.switch import SwitchRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.theme import Theme

    Show = Callable[..., QWidget]


def test_what_is_typed_comes_without_spaces_at_its_ends(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    field = Field(theme, "Your name")
    shown(field)
    field.setFocus()
    QTest.keyClicks(field.line, "  A. Example ")
    assert field.text() == "A. Example"
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(field.line, Qt.Key.Key_Return)


def test_an_error_is_seen_and_read_out(theme: Theme, shown: Show) -> None:
    field = Field(theme, "Your name")
    shown(field)
    field.set_error("Add your family name as well.")
    assert field.message.isVisible()
    assert field.line.accessibleName() == "Your name, invalid"
    assert field.line.accessibleDescription() == "Add your family name as well."
    field.set_error("")
    assert not field.message.isVisible()
    assert field.line.accessibleName() == "Your name"


@pytest.mark.parametrize("kind", [Field, HintField, SecretField])
def test_an_error_goes_as_soon_as_it_is_put_right(theme: Theme, shown: Show, kind: type[Field]) -> None:
    field = kind(theme, "Your name")
    shown(field)
    field.set_error("Add your family name as well.")
    field.set_text("A.")
    assert field.message.isVisible()
    QTest.keyClicks(field.line, "B")
    assert not field.message.isVisible()
    assert field.line.accessibleName() == "Your name"


def test_who_looks_at_each_change_may_say_the_error_again(theme: Theme, shown: Show) -> None:
    field = Field(theme, "Your name")
    shown(field)
    field.changed.connect(lambda text: field.set_error("" if len(text) > 2 else "Too short."))
    QTest.keyClicks(field.line, "AB")
    assert field.message.isVisible()
    QTest.keyClicks(field.line, "C")
    assert not field.message.isVisible()


def test_an_error_has_the_edge_of_what_is_unsafe(theme: Theme, shown: Show) -> None:
    field = Field(theme, "Your name")
    shown(field)
    assert field.line.grab().toImage().pixelColor(200, 2) != theme.color("unsafe")
    field.set_error("Add your family name as well.")
    assert field.line.grab().toImage().pixelColor(200, 2) == theme.color("unsafe")


def test_a_field_grows_with_the_text(theme: Theme) -> None:
    field = SearchField(theme, "Find your name")
    assert field.line.height() == 48
    theme.set(scale=2.0)
    assert field.line.height() == 84


def test_one_radio_card_at_a_time_and_arrows_move(theme: Theme, shown: Show) -> None:
    cards = [RadioCard(theme, name) for name in ("Teacher", "Office", "Governor")]
    shown(*cards)
    QTest.mouseClick(cards[0], Qt.MouseButton.LeftButton, pos=QPoint(cards[0].width() - 6, 10))
    assert [card.isChecked() for card in cards] == [True, False, False]
    QTest.keyClick(cards[0], Qt.Key.Key_Down)
    assert [card.isChecked() for card in cards] == [False, True, False]
    assert cards[1].hasFocus()


def test_the_whole_of_a_tick_card_ticks_it(theme: Theme, shown: Show) -> None:
    card = TickCard(theme, "I also look after the school’s official accounts")
    shown(card)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 8, card.height() - 8))
    assert card.isChecked()
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert not card.isChecked()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_long_answers_make_a_card_higher(theme: Theme, scale: float) -> None:
    theme.set(scale=scale)
    card = TickCard(theme, "I also look after the school’s official accounts")
    assert card.heightForWidth(2000) >= 56
    assert card.heightForWidth(card.minimumSizeHint().width()) > card.heightForWidth(2000)


def test_a_switch_row_is_one_large_target(theme: Theme, shown: Show) -> None:
    row = SwitchRow(theme, "Less movement", "Pages change without sliding.")
    shown(row)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert row.switch.isChecked()
    QTest.keyClick(row.switch, Qt.Key.Key_Return)
    assert not row.switch.isChecked()
    assert row.switch.accessibleName() == "Less movement"
    assert row.switch.accessibleDescription() == "Pages change without sliding."
    assert row.switch.sizeHint().height() >= 44


def test_a_chip_without_room_is_whole_in_its_tooltip(theme: Theme, shown: Show) -> None:
    chip = Chip(theme, "Section 3: personal use by staff", "book")
    shown(chip)
    chip.grab()
    assert chip.toolTip() == ""
    chip.setFixedWidth(120)
    chip.grab()
    assert chip.toolTip() == "Section 3: personal use by staff"


@pytest.mark.parametrize("mode", ["light", "dark", "high_contrast"])
def test_chips_have_the_colours_of_what_they_mean(theme: Theme, mode: str) -> None:
    theme.set(mode=mode)
    assert CriticalChip(theme).colors() == (theme.color("surface"), theme.color("ink"))
    assert Pill(theme, "Overdue", "unsafe", "alert").colors() == (theme.color("unsafe"), theme.color("unsafe_tint"))
    accent = theme.accent(Tier.KS1)
    assert Chip(theme, "Section 3", "book", Tier.KS1).colors() == (accent.strong, accent.tint)
