"""The left side of the staff screen: find one's name, or say that it is not on the list."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.fields import SearchField
from oakmere_training.gui.widgets.header import Drawn
from oakmere_training.gui.widgets.people_list import PeopleList
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_OWL = (150, 131)
_NO_LIMIT = 16_777_215
_RING = 8
"""Room for the focus ring above and below the list."""


class _ListScroll(ScrollColumn):
    """The names: as high as they are, and scrolling where there is less room; ``whole`` never scrolls."""

    def __init__(self, theme: Theme, people: PeopleList) -> None:
        super().__init__(theme, ground="sunken")
        self._list, self.whole = people, False
        self.column.addWidget(people)
        self.column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        people.height_changed.connect(self.fit)

    def fit(self) -> None:
        """Take the height of the rows there are."""
        wanted = self.content.heightForWidth(self.viewport().width())
        if wanted <= 0:
            return
        self.setMaximumHeight(wanted)
        self.setMinimumHeight(wanted if self.whole else min(wanted, self._least()))
        self.updateGeometry()

    def _least(self) -> int:
        return 2 * self._theme.edge(64) + 2 * _RING

    def sizeHint(self) -> QSize:
        """The least height; it grows into what room there is."""
        return QSize(240, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names wrap otherwise at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class StaffNames(QWidget):
    """Search, names, *I am not on the list* and *Check a certificate*. ``people`` is the list, where it is another."""

    person_chosen = Signal(object)
    add_form_asked = Signal()
    check_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, *, people: PeopleList | None = None) -> None:
        super().__init__()
        self.theme = theme
        self._whole = False
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 1, 0)
        self._scroll = ScrollColumn(theme, ground="sunken", margins=(0, 0, 0, 0))
        page.addWidget(self._scroll)
        column = self._scroll.column
        self._top = self._block()
        self._top.addWidget(Text(theme, "Who are you?", "h2", size=(24, 34)))
        self.search = SearchField(theme, "Find your name")
        self._top.addWidget(self.search)
        self._empty = self._no_names(pictures)
        self._top.addWidget(self._empty)
        self.list = people or PeopleList(theme)
        self._rows = _ListScroll(theme, self.list)
        column.addWidget(self._rows, 1)
        self._bottom = self._block()
        left = Qt.AlignmentFlag.AlignLeft
        self.add = Button(theme, "I am not on the list", "secondary", icon="plus", small=True)
        self._bottom.addWidget(self.add, 0, left)
        self.check = Button(theme, "Check a certificate", "link", icon="certificate")
        self._bottom.addWidget(self.check, 0, left)
        column.addStretch(0)
        self._note_box = self._block()
        about = "Only your name, role and results are kept, in the school’s training register."
        self._note = Text(theme, about, "small", color="ink2")
        self._note_box.addWidget(self._note)
        self._connect()

    def _connect(self) -> None:
        self.search.changed.connect(self.list.filter)
        self.search.submitted.connect(self._enter_pressed)
        self.search.line.installEventFilter(self)
        self.list.person_chosen.connect(self.person_chosen)
        self.list.left_upwards.connect(lambda: self.search.line.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.add.clicked.connect(self.add_form_asked)
        self.check.clicked.connect(self.check_asked)

    def _block(self) -> QVBoxLayout:
        box = QWidget()
        column = QVBoxLayout(box)
        self._scroll.column.addWidget(box)
        return column

    def _no_names(self, pictures: PictureStore) -> Card:
        theme, middle = self.theme, Qt.AlignmentFlag.AlignHCenter
        card = Card(theme, padding=(22, 20, 22, 24), spacing=8)
        card.column.addWidget(Drawn(pictures, "kit/figure-owl", _OWL), 0, middle)
        card.column.addWidget(Text(theme, "No names yet", "body", bold=True, size=(18, 26), align=middle))
        about = "Names appear here once people add themselves."
        card.column.addWidget(Text(theme, about, "body", color="ink2", align=middle))
        return card

    # -- what it shows ---------------------------------------------------------------------------------------

    def show_people(self, people: tuple[Person, ...], chosen: UUID | None) -> None:
        """Show these names, one of them chosen."""
        self.list.set_people(people, chosen)
        if people and self.list.filter(self.search.text()) == 0:
            self.search.set_text("")
        self.search.setVisible(bool(people))
        self._rows.setVisible(bool(people))
        self._empty.setVisible(not people)
        self.add.setVisible(bool(people))
        self._rows.fit()
        stops = [self.search.line, *self.list.rows, self.add, self.check]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        row = self.list.chosen_row()
        if row is not None:
            QTimer.singleShot(0, row, lambda: self._rows.show_part(row))

    def set_adding(self, adding: bool) -> None:
        """Show that the form is open."""
        self.add.setCheckable(True)
        self.add.setChecked(adding)

    def searched_in_vain(self) -> str:
        """What was searched for, where nobody is called so."""
        return "" if self.list.shown() else self.search.text()

    # -- keys ------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An arrow down in the search goes to the names."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            return self.list.enter()
        return False

    def _enter_pressed(self) -> None:
        """Enter in the search chooses the only name left, and otherwise goes to the names or to the form."""
        shown = self.list.shown()
        if len(shown) == 1 and self.search.text():
            shown[0].click()
        elif shown:
            self.list.enter()
        else:
            self.add_form_asked.emit()

    # -- layout ----------------------------------------------------------------------------------------------

    def set_shape(self, left: int, top: int, right: int, *, whole: bool, short: bool) -> None:
        """Margins in pixels. ``whole``: it fills the window, and scrolls as one. ``short``: the window is low."""
        gap = 10 if short else 14
        if whole:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_NO_LIMIT)
        self._whole = self._rows.whole = whole
        self._top.setContentsMargins(left, top, right, gap - _RING)
        self._top.setSpacing(gap)
        self._rows.set_margins(left, _RING, right, _RING)
        self._bottom.setContentsMargins(left, gap + 4 - _RING, right, 6)
        self._bottom.setSpacing(gap - 2)
        self._note_box.setContentsMargins(left, 6, right, top)
        self._note.setVisible(not short or whole)
        self._rows.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sunken ground with a hairline at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("sunken"))
        if not self._whole:
            painter.fillRect(self.width() - 1, 0, 1, self.height(), self.theme.color("line"))
