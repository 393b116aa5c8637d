from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell, Section
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.paged import PagedModel
from oakmere_training.gui.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.theme import Theme

    Show = Callable[..., QWidget]

COLUMNS = (
    Column("tick", "", 42, sortable=False),
    Column("name", "Name"),
    Column("role", "Role", 140, optional=True),
    Column("print", "", 116, sortable=False),
    Column("chevron", "", 44, sortable=False),
)
NAMES = ("Ada", "Bo", "Cy", "Cynthia", "Zoë")
LEFT = Qt.MouseButton.LeftButton


def rows(*names: str | Section, sort: tuple[str, bool] | None = ("name", False)) -> RowsModel[str]:
    return RowsModel(
        COLUMNS,
        lambda name: {
            "tick": Cell.tick(),
            "name": Cell.bold(name),
            "role": "Teacher",
            "print": Cell.link("Reprint", "print"),
            "chevron": Cell.chevron(),
        },
        names,
        sort=sort,
    )


@pytest.fixture
def table(theme: Theme, shown: Show) -> TableView:
    """Five people in a wide window, the keyboard on the first."""
    view = TableView(theme, rows(*NAMES), "People")
    shown(TableCard(theme, view), size=(1200, 600))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    return view


def click(table: TableView, row: int, column: int) -> None:
    place = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=place)


def test_space_ticks_and_unticks_the_row(table: TableView, qtbot: QtBot) -> None:
    model = table.model()
    assert isinstance(model, RowsModel)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked() == ["Bo"]
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked() == []


def test_a_click_on_the_tick_cell_ticks_once_and_opens_nothing(table: TableView, qtbot: QtBot) -> None:
    model = table.model()
    assert isinstance(model, RowsModel)
    with qtbot.assertNotEmitted(table.opened):
        click(table, 2, 0)
    assert model.ticked() == ["Cy"]


def test_enter_opens_the_row_and_so_does_a_click_where_there_is_a_chevron(table: TableView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.opened) as by_key:
        QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.opened) as by_click:
        click(table, 3, 1)
    assert (by_key.args, by_click.args) == (["Ada"], ["Cynthia"])


def test_a_press_on_an_action_is_that_action(table: TableView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.opened), qtbot.waitSignal(table.action) as pressed:
        click(table, 1, 3)
    assert pressed.args == ["Bo", "print"]


def test_home_and_end_go_to_the_ends_and_letters_search(table: TableView) -> None:
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_row() == "Zoë"
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current_row() == "Ada"
    QTest.keyClicks(table, "cyn")
    assert table.current_row() == "Cynthia"


def test_end_goes_to_the_last_row_of_a_table_that_is_read_page_by_page(theme: Theme, shown: Show) -> None:
    names = [f"Person {number:05}" for number in range(2_050)]
    model = PagedModel(
        COLUMNS, lambda name: {"name": name}, lambda at, n, by, down: names[at : at + n], sort=("name", False)
    )
    view = TableView(theme, model, "People")
    shown(view, size=(1200, 600))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert model.rowCount() < 2_050
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == "Person 02049"


def test_the_keyboard_never_stops_on_a_section(theme: Theme, shown: Show) -> None:
    view = TableView(theme, rows(Section("Next"), "Ada", Section("Waiting"), "Bo", sort=None), "Queue")
    shown(view, size=(1200, 600))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.current_row() == "Ada"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_row() == "Bo"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current_row() == "Ada"


def test_a_click_on_a_title_sorts_and_again_turns_it_round(table: TableView) -> None:
    header = table.horizontalHeader()
    for expected in (["Zoë", "Cynthia"], ["Ada", "Bo"]):
        place = QPoint(header.sectionViewportPosition(1) + 20, 10)
        QTest.mouseClick(header.viewport(), LEFT, pos=place)
        model = table.model()
        assert isinstance(model, RowsModel)
        assert model.rows()[:2] == expected


def test_titles_sort_by_keyboard(table: TableView) -> None:
    header = table.horizontalHeader()
    header.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(header, Qt.Key.Key_Space)
    model = table.model()
    assert isinstance(model, RowsModel)
    assert model.sorted_by == ("name", True)
    QTest.keyClick(header, Qt.Key.Key_Right)
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert model.sorted_by == ("role", False)


def test_sorting_leaves_the_keyboard_on_its_row(table: TableView) -> None:
    table.choose_row("Bo")
    table.sort_by(1)
    assert table.current_row() == "Bo"


def test_the_ring_goes_round_the_current_row_inside_the_table(table: TableView) -> None:
    first = table.focus_rect()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.focus_rect().top() == first.top() + table.row_height()
    assert table.focus_rect().width() == table.viewport().width()
    assert table.focus_inside


def test_a_column_in_brackets_goes_in_a_small_window(theme: Theme, shown: Show) -> None:
    view = TableView(theme, rows(*NAMES), "People")
    window = shown(view, size=(1024, 600))
    assert view.isColumnHidden(2)
    window.resize(1300, 600)
    assert not view.isColumnHidden(2)


def test_rows_grow_with_the_text(table: TableView, theme: Theme) -> None:
    assert table.rowHeight(0) == 44
    theme.set(scale=2.0)
    assert table.rowHeight(0) == 76


def test_a_chosen_row_is_told_once(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    view = TableView(theme, rows(*NAMES), "Classes", selects=True)
    shown(view, size=(1200, 600))
    with qtbot.waitSignal(view.chosen) as chosen:
        view.choose_row("Cy")
    assert chosen.args == ["Cy"]
    assert view.is_marked(2)
    assert not view.is_marked(1)


def test_cells_of_a_matrix_are_gone_to_one_by_one(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    columns = (Column("clause", "Clause", 90), Column("wrens", "Wrens", 100), Column("otters", "Otters"))
    model = RowsModel(
        columns, lambda row: {"clause": row, "wrens": Cell.coverage(0), "otters": Cell.coverage(2)}, ("P1",)
    )
    view = TableView(theme, model, "Coverage", cells=True)
    shown(view, size=(1200, 600))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.action) as pressed:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert pressed.args == ["P1", "wrens"]


def test_an_empty_table_says_why_and_what_to_do(theme: Theme, shown: Show) -> None:
    model = rows()
    view = TableView(theme, model, "People")
    button = QPushButton("Import staff")
    view.set_empty("people", "Nobody is on the register yet.", button)
    shown(view)
    assert button.isVisible()
    model.set_rows(NAMES)
    assert not button.isVisible()


def test_a_table_beside_others_is_as_high_as_its_rows(theme: Theme) -> None:
    low = TableView(theme, rows("Ada"), "One", grows=False).sizeHint().height()
    high = TableView(theme, rows("Ada", "Bo"), "Two", grows=False).sizeHint().height()
    assert high - low == 44
