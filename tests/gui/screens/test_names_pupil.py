"""What pupils get when they say who they are: a class, a number, and never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from oakmere_training.gui.screens.names_pupil import AliasScreen
from oakmere_training.gui.widgets.alias_grid import HEADS
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.gui.screens.homes import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
CLASSES = ("Kestrel (Year 5)", "Heron (Year 5)", "Swift (Year 6)")


def make_screen(
    classes: tuple[str, ...] = CLASSES, numbers: int | dict[str, range] = 30, tier: Tier = Tier.UPPER_KS2, **look: Any
) -> AliasScreen:
    return AliasScreen(
        make_theme(**look), make_pictures(), tier, tier_name="Otters", alias="Otter", classes=classes, numbers=numbers
    )


def test_a_class_and_a_number_are_enough(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    assert not person.can_press("Start")
    person.press("Heron, Year 5")
    person.press("Otter 7")
    with qtbot.waitSignal(screen.chosen) as chosen:
        person.press("Start as Otter 7")
    assert chosen.args == ["Heron (Year 5)", 7]


def test_each_class_has_its_own_numbers(qtbot: QtBot) -> None:
    numbers = {CLASSES[0]: range(1, 5), CLASSES[1]: range(31, 61), CLASSES[2]: range(1, 31)}
    screen = make_screen(numbers=numbers)
    person = show(qtbot, screen)
    assert [key.number for key in screen.grid.keys] == [1, 2, 3, 4]
    person.press("Otter 3")
    person.press("Swift, Year 6")
    assert screen.grid.number() == 3
    person.press("Heron, Year 5")
    assert screen.grid.number() == 0
    assert not person.can_press("Start")
    person.type("45")
    assert screen.grid.number() == 45
    person.key(KEY.Key_Right)
    assert screen.grid.number() == 46
    person.key(KEY.Key_End)
    assert screen.grid.number() == 60
    with qtbot.waitSignal(screen.chosen) as chosen:
        person.key(KEY.Key_Return)
    assert chosen.args == ["Heron (Year 5)", 60]


def test_the_hint_says_what_is_still_missing(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    assert person.sees("Choose your class, then your number.")
    person.press("Otter 3")
    assert person.sees("Choose your class as well.")
    person.press("Swift, Year 6")
    assert person.sees("Your teacher gives you a number. You do not need your name.")


def test_only_one_class_is_chosen_at_once(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.press("Kestrel, Year 5")
    person.press("Swift, Year 6")
    assert [card.label for card in screen.classes if card.isChecked()] == ["Swift (Year 6)"]
    assert screen.class_label() == "Swift (Year 6)"


def test_a_single_class_is_chosen_already_and_the_numbers_have_the_focus(qtbot: QtBot) -> None:
    screen = make_screen(("Year 5",))
    person = show(qtbot, screen)
    assert screen.class_label() == "Year 5"
    assert person.focus() is screen.grid.keys[0]


@pytest.mark.parametrize(
    ("typed", "number"), [("7", 7), ("12", 12), ("30", 30), ("31", 1), ("123", 3), ("05", 5), ("112", 2), ("99", 9)]
)
def test_digits_go_to_a_number(qtbot: QtBot, typed: str, number: int) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    screen.grid.keys[0].setFocus()
    person.type(typed)
    assert screen.grid.number() == number
    assert person.focus() is screen.grid.keys[number - 1]


def test_backspace_begins_another_number(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    screen.grid.keys[0].setFocus()
    person.type("1")
    person.key(KEY.Key_Backspace)
    person.type("2")
    assert screen.grid.number() == 2


@pytest.mark.parametrize(("single_keys", "number"), [(True, 9), (False, 0)])
def test_digits_elsewhere_on_the_page_are_a_shortcut_that_can_be_switched_off(
    qtbot: QtBot, single_keys: bool, number: int
) -> None:
    screen = make_screen(single_keys=single_keys)
    person = show(qtbot, screen)
    assert person.focus() is screen.classes[0]
    person.type("9")
    assert screen.grid.number() == number


def test_arrows_move_in_the_grid_and_stop_at_its_edges(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    screen.grid.keys[0].setFocus()
    seen = []
    for key in (
        KEY.Key_Right,
        KEY.Key_Down,
        KEY.Key_Left,
        KEY.Key_Left,
        KEY.Key_Up,
        KEY.Key_Up,
        KEY.Key_End,
        KEY.Key_Down,
    ):
        person.key(key)
        seen.append(screen.grid.number())
    assert seen == [2, 8, 7, 6, 6, 6, 30, 30]


def test_by_keyboard_alone(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.key(KEY.Key_Return)
    assert screen.class_label() == "Kestrel (Year 5)"
    person.key(KEY.Key_Tab)
    assert person.focus() is screen.grid.keys[0]
    person.type("12")
    with qtbot.waitSignal(screen.chosen) as chosen:
        person.key(KEY.Key_Return)
    assert chosen.args == ["Kestrel (Year 5)", 12]


def test_enter_without_a_class_goes_to_the_classes(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    screen.grid.keys[0].setFocus()
    person.type("4")
    with qtbot.assertNotEmitted(screen.chosen):
        person.key(KEY.Key_Return)
    assert person.focus() is screen.classes[0]


def test_the_numbers_are_one_tab_stop_of_radio_buttons(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.press("Heron, Year 5")
    person.press("Otter 7")
    screen.grid.keys[6].setFocus()
    interface = QAccessible.queryAccessibleInterface(screen.grid.keys[6])
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "Otter 7"
    assert interface.state().checked
    person.key(KEY.Key_Tab)
    assert person.focus() is screen.start


@pytest.mark.parametrize("tier", PUPIL_TIERS)
def test_each_tier_has_its_own_animal(qtbot: QtBot, tier: Tier) -> None:
    screen = make_screen(tier=tier)
    show(qtbot, screen)
    key = screen.grid.keys[0]
    drawn = make_pictures().pixmap(HEADS[tier], 52, 52).toImage()
    shown = key.grab().toImage()
    face = drawn.pixelColor(26, 30)
    assert face.alpha() == 255
    assert any(shown.pixelColor(x, y) == face for x in range(shown.width()) for y in range(shown.height())), (
        "the animal is not on its key"
    )


def test_at_200_percent_thirty_numbers_scroll_and_start_stays(qtbot: QtBot) -> None:
    screen = make_screen(scale=2.0)
    person = show(qtbot, screen, (1024, 688))
    screen.grid.keys[0].setFocus()
    person.type("30")
    last = screen.grid.keys[29]
    assert last.visibleRegion().boundingRect() == last.rect()
    assert screen.start.visibleRegion().boundingRect() == screen.start.rect()


@pytest.mark.parametrize("size", [(800, 560), (1024, 688), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 2.0])
def test_keys_are_never_smaller_than_72_and_stay_in_the_window(
    qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    screen = make_screen(scale=scale)
    show(qtbot, screen, size)
    assert screen.window().width() == size[0]
    for key in screen.grid.keys:
        assert key.width() >= 72
        assert key.height() >= 72
        assert key.mapTo(screen, key.rect().topRight()).x() < screen.width() - 8


def test_what_to_do_can_be_read_aloud(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    with qtbot.waitSignal(screen.read_aloud_asked):
        person.press("Read aloud")
    assert "First choose your class." in screen.spoken_text()
