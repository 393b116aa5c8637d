from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Qt

from oakmere_training.gui.tables.cell import Cell, Section
from oakmere_training.gui.tables.columns import STRETCH, Column, shown_widths
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.paged import PagedModel
from oakmere_training.gui.widgets import pills

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.modeltest import ModelTester


class Person(NamedTuple):
    name: str
    passed: date | None


COLUMNS = (
    Column("tick", "", 42, sortable=False),
    Column("name", "Name"),
    Column("passed", "Last passed", 120, falls=True),
    Column("state", "State", 200, optional=True),
)
ADA, BO, CY = Person("Ada", date(2026, 3, 1)), Person("Bo", None), Person("Cy", date(2025, 11, 21))


def cells(person: Person) -> dict[str, Cell | str]:
    day = person.passed
    return {
        "tick": Cell.tick(),
        "name": person.name,
        "passed": Cell.muted("Not yet") if day is None else Cell(str(day), sort=day),
        "state": Cell.pill(pills.REVOKED),
    }


def people(*rows: Person | Section, sort: tuple[str, bool] | None = None) -> RowsModel[Person]:
    return RowsModel(COLUMNS, cells, rows, key=lambda p: p.name, sort=sort)


def names(model: RowsModel[Person] | PagedModel[Person]) -> list[str]:
    return [person.name for person in model.rows()]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    paged = PagedModel(COLUMNS, cells, lambda at, n, by, down: [ADA, BO, CY][at : at + n], page=2)
    for model in (people(ADA, Section("Next"), BO, CY), paged):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_dates_sort_by_day_and_what_has_none_comes_last_both_ways() -> None:
    model = people(ADA, BO, CY, sort=("passed", True))
    assert names(model) == ["Ada", "Cy", "Bo"]
    model.sort(2, Qt.SortOrder.AscendingOrder)
    assert names(model) == ["Cy", "Ada", "Bo"]


def test_a_row_that_is_pointed_at_is_followed_through_a_sort() -> None:
    from PySide6.QtCore import QPersistentModelIndex

    model = people(ADA, BO, CY, sort=("name", False))
    kept = QPersistentModelIndex(model.index(0, 1))
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert (kept.row(), kept.data()) == (2, "Ada")


def test_ticks_stay_with_their_row_and_go_when_it_goes() -> None:
    model = people(ADA, BO, CY, sort=("name", False))
    model.setData(model.index(1, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert model.ticked() == ["Bo"]
    model.set_rows([ADA, CY])
    assert model.ticked() == []


def test_only_a_tick_box_can_be_ticked() -> None:
    model = people(ADA)
    assert not model.setData(model.index(0, 1), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.ticked() == []


def test_a_screen_reader_hears_ticks_sections_and_how_the_table_is_sorted() -> None:
    said, across = Qt.ItemDataRole.AccessibleTextRole, Qt.Orientation.Horizontal
    model = people(ADA, sort=("passed", True))
    model.set_ticked(["Ada"])
    assert model.index(0, 0).data(said) == "Ticked"
    assert model.index(0, 3).data(said) == "Revoked"
    assert model.headerData(2, across, said) == "Last passed, sorted downward"
    assert Cell.coverage(1).words() == "1 question"
    assert Cell.coverage(None).words() == "does not bind this tier"


def test_a_section_cannot_be_reached() -> None:
    model = people(Section("Next"), ADA)
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.row_at(0) is None
    assert model.index(0, 0).data() == "Next"


def test_twenty_thousand_rows_are_read_a_page_at_a_time() -> None:
    asked: list[tuple[int, int]] = []

    def fetch(offset: int, limit: int, by: str | None, downward: bool) -> Sequence[Person]:
        asked.append((offset, limit))
        return [Person(f"{number:05}", None) for number in range(offset, min(20_000, offset + limit))]

    model = PagedModel(COLUMNS, cells, fetch, key=lambda p: p.name, page=500)
    assert model.rowCount() == 500
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 20_000
    assert asked[:2] == [(0, 500), (500, 500)]
    assert names(model)[-1] == "19999"


def test_another_order_of_a_paged_table_is_read_anew() -> None:
    asked: list[tuple[str | None, bool]] = []

    def fetch(offset: int, limit: int, by: str | None, downward: bool) -> Sequence[Person]:
        asked.append((by, downward))
        return [ADA]

    model = PagedModel(COLUMNS, cells, fetch, sort=("passed", True))
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert asked == [("passed", True), ("name", False)]


def test_optional_columns_go_in_a_small_window_and_the_first_takes_the_rest() -> None:
    assert shown_widths(COLUMNS, 800, 1.0, small=False) == [42, 438, 120, 200]
    assert shown_widths(COLUMNS, 600, 1.0, small=True) == [42, 438, 120, 0]


def test_optional_columns_go_too_where_the_others_would_not_fit() -> None:
    assert shown_widths(COLUMNS, 400, 1.0, small=False) == [42, 238, 120, 0]


def test_where_the_stretching_column_is_dropped_another_may_take_the_rest() -> None:
    columns = (Column("name", "Name", 122, small_width=STRETCH), Column("what", "What", optional=True))
    assert shown_widths(columns, 500, 1.0, small=True, compact=True) == [500, 0]


def test_a_name_gets_what_it_needs_before_another_column_shares_the_rest() -> None:
    columns = (Column("name", "Name", least=156), Column("what", "What", optional=True), Column("day", "Day", 120))
    assert shown_widths(columns, 700, 1.0, small=False) == [290, 290, 120]
    assert shown_widths(columns, 400, 1.0, small=False) == [156, 124, 120]
    assert shown_widths(columns, 370, 1.0, small=False) == [250, 0, 120]
    assert shown_widths(columns, 240, 1.0, small=False) == [120, 0, 120]


def test_columns_shrink_to_their_content_before_the_table_scrolls_sideways() -> None:
    assert shown_widths(COLUMNS, 400, 2.0, small=True, needs=lambda place: 80) == [80, 240, 80, 0]
