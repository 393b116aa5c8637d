from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.calendar import Calendar, MonthGrid
from oakmere_training.gui.widgets.choice_card import ChoiceCard, TickRow
from oakmere_training.gui.widgets.combo import ComboField
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.menu_button import Menu, MenuButton
from oakmere_training.gui.widgets.moments import DateField, TimeField, month_later
from oakmere_training.gui.widgets.progress_card import ProgressCard
from oakmere_training.gui.widgets.rings import percent
from oakmere_training.gui.widgets.row_list import SettingsList
from oakmere_training.gui.widgets.segmented import Segmented
from oakmere_training.gui.widgets.step_bar import StepBar
from oakmere_training.gui.widgets.stepper import NumberStepper

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.theme import Theme

    Show = Callable[..., QWidget]

LEFT = Qt.MouseButton.LeftButton


def test_plus_and_minus_step_and_stop_at_the_ends(theme: Theme, shown: Show) -> None:
    stepper = NumberStepper(theme, "Class size", 1, 40, 39)
    shown(stepper)
    for _ in range(3):
        QTest.mouseClick(stepper, LEFT, pos=stepper.side_rect(1).center())
    assert stepper.value() == 40
    QTest.mouseClick(stepper, LEFT, pos=stepper.side_rect(-1).center())
    assert stepper.value() == 39


def test_a_number_is_typed_stepped_and_sent_to_the_ends_by_keys(theme: Theme, shown: Show) -> None:
    stepper = NumberStepper(theme, "Minutes", 5, 480, 45, step=5)
    shown(stepper)
    stepper.setFocus()
    stepper.selectAll()
    QTest.keyClicks(stepper, "60")
    assert stepper.value() == 60
    QTest.keyClick(stepper, Qt.Key.Key_Up)
    assert stepper.value() == 65
    QTest.keyClick(stepper, Qt.Key.Key_PageDown)
    assert stepper.value() == 15
    QTest.keyClick(stepper, Qt.Key.Key_Home)
    assert stepper.value() == 5


def test_a_choice_is_told_by_its_key_and_only_when_a_person_chooses(theme: Theme, shown: Show) -> None:
    field = ComboField(theme, "Tier", (("ks1", "Wrens"), ("uks2", "Otters")), "ks1")
    shown(field)
    told: list[object] = []
    field.chosen.connect(told.append)
    field.set_value("uks2")
    assert (field.value(), told) == ("uks2", [])
    field.box.setFocus()
    QTest.keyClick(field.box, Qt.Key.Key_Up)
    assert told == ["ks1"]


def test_a_date_is_read_as_it_is_typed_and_shown_in_the_schools_form(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    field = DateField(theme, "Date")
    shown(field)
    field.line.setFocus()
    QTest.keyClicks(field.line, "24/11/2026")
    with qtbot.waitSignal(field.moment_changed):
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (date(2026, 11, 24), "24 Nov 2026")


def test_a_date_that_cannot_be_is_said_below_the_field_and_taken_away_with_the_next_key(
    theme: Theme, shown: Show
) -> None:
    field = DateField(theme, "Date")
    shown(field)
    field.line.setFocus()
    QTest.keyClicks(field.line, "31/02/2026")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert "no such day" in field.message.text()
    assert field.value() is None
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert not field.message.isVisible()


def test_arrows_step_days_months_and_minutes(theme: Theme, shown: Show) -> None:
    day, hour = DateField(theme, "Date", date(2026, 1, 31)), TimeField(theme, "Starts", time(15, 45))
    shown(day, hour)
    QTest.keyClick(day.line, Qt.Key.Key_PageUp)
    assert day.value() == date(2026, 2, 28)
    QTest.keyClick(day.line, Qt.Key.Key_Down)
    assert day.value() == date(2026, 2, 27)
    QTest.keyClick(hour.line, Qt.Key.Key_Up)
    assert hour.value() == time(15, 50)


def test_a_field_that_must_be_filled_says_so(theme: Theme) -> None:
    assert DateField(theme, "Date").problem() == "Fill this in."
    assert DateField(theme, "Last day", needed=False).problem() == ""


def test_a_day_is_chosen_from_the_calendar_by_keys(theme: Theme, shown: Show) -> None:
    field = DateField(theme, "Date", date(2026, 11, 24))
    window = shown(field)
    field.button.click()
    grid = window.findChild(MonthGrid)
    assert isinstance(grid, MonthGrid)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert field.value() == date(2026, 12, 1)


def test_esc_leaves_the_day_as_it_was(theme: Theme, shown: Show) -> None:
    field = DateField(theme, "Date", date(2026, 11, 24))
    window = shown(field)
    field.button.click()
    calendar = window.findChild(Calendar)
    assert isinstance(calendar, Calendar)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Right)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Escape)
    assert field.value() == date(2026, 11, 24)


def test_months_go_over_the_years_end() -> None:
    assert month_later(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert month_later(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_filters_go_on_to_a_second_row_rather_than_being_cut(theme: Theme, shown: Show) -> None:
    parts = Segmented(theme, "Show", ("Needs action 8", "Overdue 3", "Due soon 5", "All 62"), height=44, pad=14)
    shown(parts, size=(800, 300))
    assert parts.parts[3].y() == parts.parts[0].y()
    wide = parts.sizeHint().width()
    assert parts.heightForWidth(wide // 2) == 2 * parts.heightForWidth(wide)


def test_a_filters_count_changes_in_its_text_and_its_name(theme: Theme) -> None:
    parts = Segmented(theme, "Show", ("All 1", "Overdue 0"))
    parts.set_text(1, "Overdue 3")
    assert (parts.parts[1].text(), parts.parts[1].accessibleName()) == ("Overdue 3", "Overdue 3")


def test_a_menu_opens_below_its_button_and_sends_the_action(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    button = MenuButton(theme, "Export", (("csv", "document", "CSV file"), ("xlsx", "document", "Excel file")))
    window = shown(button)
    button.click()
    menu = window.findChild(Menu)
    assert isinstance(menu, Menu)
    first = window.focusWidget()
    assert first is menu.list.rows["csv"]
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = window.focusWidget()
    assert second is menu.list.rows["xlsx"]
    with qtbot.waitSignal(button.chosen) as chosen:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert chosen.args == ["xlsx"]
    assert window.focusWidget() is button


def test_esc_closes_a_menu(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    button = MenuButton(theme, "Export", (("csv", "document", "CSV file"),))
    window = shown(button)
    button.click()
    row = window.focusWidget()
    assert row is not None
    with qtbot.assertNotEmitted(button.chosen):
        QTest.keyClick(row, Qt.Key.Key_Escape)
    assert window.focusWidget() is button


def test_of_cards_beside_each_other_one_is_chosen(theme: Theme, shown: Show) -> None:
    first, second = ChoiceCard(theme, "Short top-up", "6 questions"), ChoiceCard(theme, "None")
    shown(first, second)
    first.click()
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert (first.isChecked(), second.isChecked()) == (False, True)
    assert first.accessibleDescription() == "6 questions"


def test_all_of_a_tick_row_is_its_target(theme: Theme, shown: Show) -> None:
    row = TickRow(theme, "Induction", "15 questions", chip="Sections 1 to 8")
    shown(row)
    QTest.mouseClick(row, LEFT, pos=row.rect().center())
    assert row.isChecked()


def test_progress_says_how_far_and_ends_without_cancel(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    card = ProgressCard(theme, "Certificates: one PDF")
    shown(card)
    card.set_progress(3, 5, "J. Pretend")
    assert (card.count.text(), card.now.text(), card.bar.value()) == ("3 of 5", "Now: J. Pretend", 3)
    with qtbot.waitSignal(card.cancel_asked):
        card.cancel.click()
    card.finish("Stopped. No file was left.")
    assert not card.cancel.isVisible()
    assert card.now.text() == "Stopped. No file was left."


def test_the_steps_are_told_in_words(theme: Theme) -> None:
    steps = StepBar(theme, ("File", "Columns", "Done"), 1)
    assert steps.accessibleName() == "Step 2 of 3: Columns"
    steps.set_now(3)
    assert steps.accessibleName() == "All steps are done"


def test_a_page_of_the_settings_is_chosen_and_marked(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    entries = (("a", "person", "School and people"), ("b", "key", "Passphrase"))
    pages = SettingsList(theme, "Settings", entries, "a")
    shown(pages)
    with qtbot.waitSignal(pages.chosen) as chosen:
        pages.rows["b"].click()
    assert chosen.args == ["b"]
    assert (pages.rows["a"].on, pages.rows["b"].on) == (False, True)
    assert pages.rows["b"].accessibleDescription() == "Shown now"


def test_a_banner_has_at_most_one_button(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    banner = Banner(theme, "**The policy is past its review date.** Record it.", "caution", button="Record a review")
    shown(banner)
    assert banner.text.text() == "The policy is past its review date. Record it."
    assert banner.button is not None
    with qtbot.waitSignal(banner.pressed):
        banner.button.click()


def test_only_all_are_a_hundred_per_cent_and_only_none_is_nothing() -> None:
    assert (percent(199, 200), percent(200, 200), percent(1, 400), percent(0, 4), percent(0, 0)) == (99, 100, 1, 0, 0)


def test_cards_of_equal_width_fill_the_line_and_wrap_evenly(theme: Theme, shown: Show) -> None:
    row = FlowRow(spacing=10, even=True)
    cards = [Banner(theme, f"Card {number}", slim=True) for number in range(4)]
    for card in cards:
        card.setMinimumWidth(180)
        row.add(card)
    shown(row, size=(640, 400))
    assert len({card.width() for card in cards}) == 1
    assert [card.y() == cards[0].y() for card in cards] == [True, True, False, False]


def test_a_menu_goes_with_its_page(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    button = MenuButton(theme, "Export", (("csv", "document", "CSV file"),))
    window = shown(button)
    button.click()
    menu = window.findChild(Menu)
    assert isinstance(menu, Menu)
    button.deleteLater()
    with qtbot.waitSignal(menu.closed):
        pass
    assert not menu.isVisible()
