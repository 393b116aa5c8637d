"""What every page of the locked area has: the rail, a head, a body that scrolls where it must, and a foot."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.back_button import BackButton
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.rail import Rail, RailPart
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

NARROW_BELOW = 1100
"""The window's width, px, below which a page takes its small form."""
LARGE_TEXT = 1.5
"""The text size from which a page is laid out in one column."""
_HEAD, _MOST_TURNS = 48, 4


class LeadSection(StrEnum):
    """The rail's sections, in order; Alt+1 to Alt+7 go to them."""

    OVERVIEW = "overview"
    REGISTER = "register"
    EVENTS = "events"
    CERTIFICATES = "certificates"
    CLASSES = "classes"
    QUIZZES = "quizzes"
    SETTINGS = "settings"


_SECTIONS = (
    RailPart(LeadSection.OVERVIEW, "grid", "Overview", "Overview"),
    RailPart(LeadSection.REGISTER, "list", "Training register", "Register"),
    RailPart(LeadSection.EVENTS, "events", "Events", "Events"),
    RailPart(LeadSection.CERTIFICATES, "certificate", "Certificates", "Certificates"),
    RailPart(LeadSection.CLASSES, "people", "Classes", "Classes"),
    RailPart(LeadSection.QUIZZES, "book", "Quizzes and policy", "Quizzes"),
    RailPart(LeadSection.SETTINGS, "settings", "School settings", "Settings"),
)
_TOOLS = (
    RailPart("text-size", "text-size", "Text size", "Text size"),
    RailPart("colours", "colours", "Colours", "Colours"),
    RailPart("lock", "lock", "Lock and leave", "Lock"),
)


class SteadyColumn(ScrollColumn):
    """A scrolling column that comes to rest where its bar makes the content fit, and fitting content hides the bar."""

    _deep = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the bar come and go a few times for one size, and then be."""
        if event.type() != QEvent.Type.Resize or watched is not self.widget():
            return super().eventFilter(watched, event)
        if self._deep >= _MOST_TURNS:
            return False
        self._deep += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._deep -= 1


class LeadPage(Screen):
    """A page of the locked area. Put the content into ``body``; what shall grow gets a stretch.

    ``section_chosen`` sends the rail's choice, ``lock_asked`` is *Lock and leave*, ``back_asked`` the back button or
    Esc (only with ``back``). The whole of head and body scrolls where it does not fit; the foot stays.
    """

    section_chosen = Signal(LeadSection)
    lock_asked = Signal()
    back_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        section: LeadSection,
        title: str,
        subtitle: str = "",
        *,
        back: bool = False,
    ) -> None:
        super().__init__(theme, title)
        self.section = section
        self.first: QWidget | None = None
        """What gets the focus when the page is shown, where a page names it."""
        self._across = QHBoxLayout()
        self._across.setSpacing(0)
        self.page.addLayout(self._across, 1)
        self.rail = Rail(theme, pictures, _SECTIONS, _TOOLS, section)
        self._across.addWidget(self.rail)
        self._down = QVBoxLayout()
        self._down.setSpacing(0)
        self._across.addLayout(self._down, 1)
        self._scroll = SteadyColumn(theme)
        self._down.addWidget(self._scroll, 1)
        self.back = BackButton(theme) if back else None
        self._head_line = Text(theme, subtitle, "body", size=(16, 24), color="ink2")
        self._head_title = Text(theme, title, "h1", size=(30, 38))
        self.head_actions = FlowRow(spacing=10, middle=True)
        self._fill_head()
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self._scroll.column.addLayout(self.body, 1)
        self._foot: _Foot | None = None
        self._connect()
        self.fit()
        theme.changed.connect(self.fit)

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda key: self.section_chosen.emit(LeadSection(key)))
        self.rail.pressed.connect(self._tool)
        if self.back is not None:
            self.back.clicked.connect(self.back_asked)

    def _tool(self, key: str, item: QWidget) -> None:
        if key == "text-size":
            self.text_size_asked.emit(item)
        elif key == "colours":
            self.colours_asked.emit(item)
        else:
            self.lock_asked.emit()

    # -- head and foot ---------------------------------------------------------------------------------------

    def _fill_head(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(14)
        named_part = QWidget()
        named_part.setMinimumHeight(_HEAD)
        named = QHBoxLayout(named_part)
        named.setContentsMargins(0, 0, 0, 0)
        named.setSpacing(14)
        if self.back is not None:
            named.addWidget(self.back, 0, middle)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._head_title)
        words.addWidget(self._head_line)
        words.addStretch(1)
        named.addLayout(words, 1)
        self._head.addWidget(named_part, 1)
        self._head.addWidget(self.head_actions, 0, middle)
        self._scroll.column.addLayout(self._head)
        self._head_line.setVisible(bool(self._head_line.text()))
        self.head_actions.hide()

    def set_title(self, title: str) -> None:
        """Change the page's title."""
        self._head_title.setText(title)
        self.entitle(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Change the line below the title; '' takes it away."""
        self._head_line.setText(subtitle)
        self._head_line.setVisible(bool(subtitle))

    def add_action(self, widget: QWidget) -> None:
        """Put a button, pill or line at the right end of the head."""
        self.head_actions.add(widget)
        self.head_actions.setVisible(True)

    def _footing(self) -> _Foot:
        if self._foot is None:
            self._foot = _Foot(self.theme)
            self._down.addWidget(self._foot)
            self.fit()
        return self._foot

    def add_foot(self, *buttons: QWidget, note: str = "") -> None:
        """Put buttons at the foot's right end, the primary one last, and a note at its left."""
        foot = self._footing()
        for button in buttons:
            foot.buttons.add(button)
        if note:
            self.foot_note.setText(note)

    def add_foot_left(self, widget: QWidget, *, stretch: int = 0) -> None:
        """Put a widget at the foot's left end, before the note."""
        self._footing().add_left(widget, stretch=stretch)
        self.fit()

    @property
    def foot_note(self) -> Text:
        """The line at the foot's left."""
        return self._footing().note

    def default_widget(self) -> QWidget | None:
        """``first``, else the foot's primary button, else the first part of the page after the rail."""
        if self.first is not None:
            return self.first
        primary = self._foot.buttons.last() if self._foot is not None else None
        if primary is not None and primary.isEnabled():
            return primary
        part = self._scroll.nextInFocusChain()
        while part is not None and part is not self._scroll:
            takes = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and not part.isHidden()
            if takes and self._scroll.isAncestorOf(part) and part is not self.back:
                return part
            part = part.nextInFocusChain()
        return None

    # -- room ------------------------------------------------------------------------------------------------

    @property
    def is_small(self) -> bool:
        """Whether the page has its small form: a window under 1100 px, or text of 150 % or more."""
        return self.width() < NARROW_BELOW or self.theme.scale >= LARGE_TEXT

    @property
    def is_large_text(self) -> bool:
        """Whether the page is laid out in one column."""
        return self.theme.scale >= LARGE_TEXT

    def fit(self) -> None:
        """Lay the page out for its room and text size. Subclasses go on from here."""
        small = self.is_small
        self.rail.set_narrow(narrow=small)
        side, edge, gap = (24, 12, 10) if small else (32, 18, 14)
        self._scroll.set_margins(side, edge, side, edge if self._foot is None else 0)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(down if self.is_large_text else across)
        self._head.setContentsMargins(0, 0, 0, gap)
        self._head_title.set_wrap(wrap=self.is_large_text)
        self._head_line.set_wrap(wrap=self.is_large_text)
        if self._foot is not None:
            self._foot.fit(side, edge, stacked=self.is_large_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out for the new room."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+1 to Alt+7 go to a section, Esc back."""
        place = event.key() - Qt.Key.Key_1
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if alt and 0 <= place < len(_SECTIONS):
            self.section_chosen.emit(list(LeadSection)[place])
        elif event.key() == Qt.Key.Key_Escape and self.back is not None and not event.modifiers():
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The smallest window that is designed for."""
        return QSize(1024, 688)


class _Foot(QWidget):
    """A note at the left, buttons at the right, 14 px below the body."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._left = QHBoxLayout()
        self._left.setSpacing(12)
        self.note = Text(theme, "", "small", color="ink2")
        self._left.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._left, 1)
        self.buttons = FlowRow(spacing=12, middle=True)
        self._row.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._places, self._shares_room = 0, False

    def add_left(self, widget: QWidget, *, stretch: int) -> None:
        """Put a widget before the note."""
        self._left.insertWidget(self._places, widget, stretch)
        self._places += 1
        self._shares_room = self._shares_room or stretch > 0

    def fit(self, side: int, edge: int, *, stacked: bool) -> None:
        """Take the page's margins; at large text the note stands above the buttons."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._row.setSpacing(6 if stacked else 12)
        self._row.setContentsMargins(side, 8 if stacked else 14, side, edge)
        self.note.setVisible(bool(self.note.text()) or not (stacked or self._shares_room))
