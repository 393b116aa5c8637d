"""A list of names to choose one's own from, filtered as one types."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}


def folded(text: str) -> str:
    """Text without letter case and accents, to search in: 'Zoë' becomes 'zoe'."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).casefold().split())


class PersonRow(QAbstractButton):
    """A name with its role and initials; a radio button to screen readers. Long names wrap.

    ``note`` stands in the role's place, ``icon`` at the right while the row is not chosen.
    """

    moved = Signal(int)
    """How many rows up or down an arrow asks to go."""

    def __init__(self, theme: Theme, person: Person, *, note: str = "", icon: str = "") -> None:
        super().__init__()
        self._theme, self.person, self._icon = theme, person, icon
        below = note or person.role_label
        self._name = {bold: TextBlock(theme, person.name, "body", bold=bold, size=(17, 22)) for bold in (False, True)}
        self._role = TextBlock(theme, below, "small", size=(15, 20))
        self.setText(person.name)
        self.setAccessibleName(f"{person.name}, {below}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(10)

    def _left(self) -> int:
        """Where the words begin."""
        return 12 + self._theme.px(40) + self._theme.edge(12)

    def _room(self, width: int) -> int:
        tick = self._theme.px(20) + self._theme.edge(12) if self.isChecked() or self._icon else 0
        return max(40, width - self._left() - tick - 12)

    def hasHeightForWidth(self) -> bool:
        """Names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels at a width: 60 or more."""
        room, edge = self._room(width), self._theme.edge
        words = self._name[self.isChecked()].height(room) + self._role.height(room)
        return max(edge(56) + 4, words + 2 * edge(7) + 4)

    def sizeHint(self) -> QSize:
        """The name on one line, up to 300 px."""
        width = min(300, self._left() + self._name[True].width() + self._theme.px(32))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow: names wrap."""
        return QSize(self._left() + 60, self._theme.edge(60))

    def nextCheckState(self) -> None:
        """Choosing again leaves it chosen."""
        self.setChecked(True)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does; arrows go to another row without choosing it."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.click()
        elif key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.moved.emit(-100_000 if key == Qt.Key.Key_Home else 100_000)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the initials, the words and the tick."""
        painter, theme = QPainter(self), self._theme
        accent, on = theme.accent("staff"), self.isChecked()
        rect = QRectF(self.rect())
        over = self.underMouse() or self.isDown()
        if on:
            edge = theme.edge(4 if theme.high_contrast else 3)
            box(painter, rect, theme.edge(10), fill=theme.color("surface"), border=accent.strong, width=edge)
        elif over:
            edge = theme.edge(3 if self.isDown() else 2)
            box(painter, rect, theme.edge(10), fill=accent.tint, border=accent.strong, width=edge)
        self._paint_initials(painter, rect, on=on)
        x, room = self._left(), self._room(self.width())
        name = self._name[on]
        height = name.height(room)
        y = round((self.height() - height - self._role.height(room)) / 2)
        name.paint(painter, x, y, room, theme.color("ink"))
        self._role.paint(painter, x, y + height, room, theme.color("ink2"))
        if on or self._icon:
            side = theme.px(20)
            place = QRectF(rect.right() - 13 - side, round(rect.center().y() - side / 2), side, side)
            paint_icon(painter, "tick" if on else self._icon, place, accent.strong if on else theme.color("ink2"))

    def _paint_initials(self, painter: QPainter, rect: QRectF, *, on: bool) -> None:
        theme, accent = self._theme, self._theme.accent("staff")
        side = theme.px(40)
        disc = QRectF(12, round(rect.center().y() - side / 2), side, side)
        border = theme.color("ink") if theme.high_contrast else None
        box(painter, disc, side / 2, fill=accent.strong if on else theme.color("surface"), border=border, width=2)
        painter.setFont(theme.font("button", size=15))
        painter.setPen(accent.on if on else accent.strong)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self.person.initials)


class PeopleList(QWidget):
    """Rows of people, one Tab stop: arrows move, Enter or Space chooses. ``person_chosen`` sends a ``UUID``."""

    person_chosen = Signal(object)
    left_upwards = Signal()
    """An arrow up from the first row."""
    height_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._people: tuple[Person, ...] = ()
        self.rows: list[PersonRow] = []
        self._current: PersonRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._column = column
        self._nobody = Text(theme, "Nobody by that name yet. Add yourself.", "body", color="ink2")
        self._nobody.setContentsMargins(2, 8, 2, 8)
        self._nobody.hide()
        column.addWidget(self._nobody)
        self.setAccessibleName("Names")

    def set_people(self, people: tuple[Person, ...], chosen: UUID | None) -> None:
        """Show these people, one of them chosen. Rows stay where the people are the same."""
        if people != self._people or not self.rows:
            self._people = people
            for row in self.rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [self._row(person) for person in people]
            self._current = None
        for row in self.rows:
            row.setAutoExclusive(False)
            row.setChecked(row.person.id == chosen)
            row.setAutoExclusive(True)
            row.updateGeometry()
            if row.isChecked():
                self._make_current(row)
        if self._current is None and self.rows:
            self._make_current(self.rows[0])
        self.height_changed.emit()

    def _row(self, person: Person) -> PersonRow:
        row = self._make_row(person)
        row.clicked.connect(lambda: self._choose(row))
        row.moved.connect(lambda step: self._move(row, step))
        self._column.addWidget(row)
        return row

    def _make_row(self, person: Person) -> PersonRow:
        return PersonRow(self._theme, person)

    def shown(self) -> list[PersonRow]:
        """The rows that the search leaves."""
        return [row for row in self.rows if not row.isHidden()]

    def chosen_row(self) -> PersonRow | None:
        """The row of whoever is chosen."""
        return next((row for row in self.rows if row.isChecked()), None)

    def filter(self, text: str) -> int:
        """Leave those whose name holds every word of ``text``, and say how many they are."""
        words = folded(text).split()
        for row in self.rows:
            name = folded(row.person.name)
            row.setVisible(all(word in name for word in words))
        shown = self.shown()
        self._nobody.setVisible(bool(self.rows) and not shown)
        if shown and self._current not in shown:
            self._make_current(shown[0])
        self.height_changed.emit()
        return len(shown)

    def enter(self) -> bool:
        """Give the row last used the focus; whether there is one."""
        if self._current is None or self._current.isHidden():
            return False
        self._current.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _make_current(self, row: PersonRow) -> None:
        if self._current is not None:
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = row
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _choose(self, row: PersonRow) -> None:
        self._make_current(row)
        self.person_chosen.emit(row.person.id)

    def _move(self, row: PersonRow, step: int) -> None:
        shown = self.shown()
        at = shown.index(row)
        if step == -1 and at == 0:
            self.left_upwards.emit()
            return
        target = shown[max(0, min(len(shown) - 1, at + step))]
        self._make_current(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)
