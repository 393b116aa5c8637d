"""The columns of a staff list and what each is taken for, beside the rows of the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.staff_import import Field
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card, Line
from oakmere_training.gui.widgets.combo import ComboBox
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from oakmere_training.domain.staff_import import ColumnMapping, PostMatch, Table
    from oakmere_training.gui.theme import Theme

_CHOICES = tuple((field, field.value) for field in Field)
_LARGE = 1.5


class _Inside(ScrollColumn):
    """Asks for some of its columns only: with many of them it scrolls, and not the page."""

    def sizeHint(self) -> QSize:
        """A few columns."""
        return QSize(200, self.minimumHeight())


class _ColumnRow(QWidget):
    """A column of the file with samples, and the choice of what it is."""

    def __init__(self, theme: Theme, header: str, samples: str, field: Field) -> None:
        super().__init__()
        self._theme, self._samples = theme, samples
        row = self._row = QHBoxLayout(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        name = Text(theme, header or "No heading", "body", bold=True, size=(16, 21), wrap=False)
        self._said = Text(theme, "", "small", color="ink2", size=(15, 19), wrap=False)
        words.addWidget(name)
        words.addWidget(self._said)
        row.addLayout(words, 1)
        self._arrow = Icon(theme, "arrow-right", size=18, color="ink")
        row.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        self.box = ComboBox(theme, f"{header or 'Column without a heading'} is", _CHOICES, field)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_field(field)

    def show_field(self, field: Field) -> None:
        """Show what the column is now; the cells of one that is left out are not shown."""
        self.box.set_value(field)
        out = field is Field.LEAVE_OUT
        self._said.setText("Not read in" if out else self._samples or "Empty")
        self.box.setAccessibleDescription("" if out else self._samples)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the arrow away, and stand closer."""
        self._arrow.setVisible(not narrow)
        self.box.setFixedWidth(self._theme.px(148))
        self._row.setContentsMargins(0, 4 if narrow else 6, 0, 5 if narrow else 7)
        self._row.setSpacing(6 if narrow else 10)


class _Fact(QWidget):
    """An icon, a bold word with a line below it, and at most one button."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str, button: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(Icon(theme, icon, size=20, color="accent:staff:strong"), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(theme, title, "body", bold=True, size=(16, 21)))
        self.text = Text(theme, text, "small", color="ink2", size=(15, 19))
        words.addWidget(self.text)
        row.addLayout(words, 1)
        self.button = Button(theme, button, "quiet", small=True) if button else None
        if self.button is not None:
            self.button.setAccessibleName(f"{button}: {title}")
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)


class ColumnsCard(Card):
    """Columns in use come first. ``changed`` sends a new ``ColumnMapping``; ``roles_asked`` asks for the posts."""

    changed = Signal(object)
    roles_asked = Signal()

    def __init__(self, theme: Theme, table: Table, mapping: ColumnMapping) -> None:
        super().__init__(theme, padding=(3, 14, 3, 8))
        self._mapping = mapping
        self._rows: dict[int, _ColumnRow] = {}
        self._title = Text(theme, "Columns in the file", "title", size=(18, 26))
        self.column.addWidget(self._title)
        self._scroll = _Inside(theme, margins=(18, 0, 18, 8), ground="surface", foot=True)
        self.column.addWidget(self._scroll, 1)
        used = sorted(range(len(table.header)), key=lambda column: mapping.fields[column] is Field.LEAVE_OUT)
        for place, column in enumerate(used):
            self._add_row(theme, table, column, line=place > 0)
        self._roles = _Fact(theme, "swap", "Roles", "", "See")
        self._same = _Fact(theme, "key", "Same person if", "The staff number fits, or else the full name")
        for fact in (self._roles, self._same):
            self._scroll.column.addWidget(Line(theme))
            self._scroll.column.addWidget(fact)
        self._scroll.column.addStretch(1)
        if self._roles.button is not None:
            self._roles.button.clicked.connect(self.roles_asked)
        theme.changed.connect(self._fit_height)
        self._fit_height()

    def _add_row(self, theme: Theme, table: Table, column: int, *, line: bool) -> None:
        if line:
            self._scroll.column.addWidget(Line(theme))
        samples = ", ".join(" ".join(sample.split())[:40] for sample in table.samples(column))
        row = _ColumnRow(theme, table.header[column], samples, self._mapping.fields[column])
        row.box.chosen.connect(partial(self._choose, column))
        self._rows[column] = row
        self._scroll.column.addWidget(row)

    def _choose(self, column: int, field: object) -> None:
        if isinstance(field, Field):
            self.changed.emit(self._mapping.with_field(column, field))

    def show_mapping(self, mapping: ColumnMapping, posts: tuple[PostMatch, ...]) -> None:
        """Show what the columns are, and how many posts have a role."""
        self._mapping = mapping
        for column, row in self._rows.items():
            row.show_field(mapping.fields[column])
        self._roles.text.setText(posts_sentence(posts, has_column=Field.ROLE in mapping.fields))

    def first_box(self) -> QWidget | None:
        """The first choice."""
        return next(iter(self._rows.values())).box if self._rows else None

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the small form: no arrows, narrower choices."""
        for row in self._rows.values():
            row.set_narrow(narrow=narrow)
        side = 11 if narrow else 17
        self._title.setContentsMargins(side, 0, side, 0)
        self._scroll.set_margins(side, 0, side, 8)

    def _fit_height(self) -> None:
        """In one column with the rows below it, as high as some of its columns; the rest scrolls."""
        stacked = self._theme.scale >= _LARGE
        self._scroll.setMinimumHeight(self._theme.px(300) if stacked else 160)


def posts_sentence(posts: tuple[PostMatch, ...], *, has_column: bool) -> str:
    """'All 10 post titles matched', or how many have no role yet."""
    without = [match for match in posts if match.role is None]
    if not has_column:
        return "No column: choose one role for new people" if without else "One role for all new people"
    named = [match for match in posts if match.post]
    missing = [match for match in without if match.post]
    if missing:
        return f"{len(missing)} of {_titles(len(named))} {'has' if len(missing) == 1 else 'have'} no role yet"
    if len(named) == 1:
        return "The one post title matched"
    return f"All {_titles(len(named))} matched" if named else "No post titles in the file"


def _titles(count: int) -> str:
    return f"{count} post title" if count == 1 else f"{count} post titles"


def across(*widgets: QWidget) -> QBoxLayout:
    """Widgets in a row that begins at the left."""
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
