"""One class: its label, tier, size and first number, the first slips, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout

from oakmere_training.domain.classes import FIRST_NUMBERS, LABEL_MAX, SIZES
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.combo import ComboField
from oakmere_training.gui.widgets.hint_field import HintField
from oakmere_training.gui.widgets.slips import SlipPreview
from oakmere_training.gui.widgets.stepper import StepperField
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.errors import InvalidInputError
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.classes import ClassLine

_LARGE = 1.5
_PREVIEW = 4
_ON_A_SHEET = 30
_PAUSE_MS = 500
"""How long a number stands before it counts."""
_WHO = "Who has which slip is the class teacher’s to know. Taking an alias away erases its results."


def sheets_words(size: int) -> str:
    """How many slips there are and what they fit on: '30 slips fit one A4 sheet'."""
    sheets = -(-size // _ON_A_SHEET)
    slips = "1 slip fits" if size == 1 else f"{size} slips fit"
    return f"**Slips** {slips} {'one A4 sheet' if sheets == 1 else f'{sheets} A4 sheets'}."


class ClassDetails(Card):
    """Shows a ``ClassLine``. A label is sent when its field is left, numbers after a short pause, the rest at once."""

    renamed = Signal(object, str)
    tier_chosen = Signal(object, object)
    numbers_set = Signal(object, int, int)
    moved = Signal(object, int)
    remove_asked = Signal(object)
    empty_asked = Signal(object)
    print_asked = Signal(object)

    def __init__(self, theme: Theme, pictures: PictureStore, tiers: Sequence[tuple[Tier, str]]) -> None:
        super().__init__(theme, padding=(20, 16, 20, 18), spacing=0)
        self.line: ClassLine | None = None
        self._fill_head()
        self.label = HintField(theme, "Class label", longest=LABEL_MAX)
        self.tier = ComboField(theme, "Tier", tiers)
        self.size_field = StepperField(theme, "Class size", SIZES[0], SIZES[-1], SIZES[0])
        self.first = StepperField(theme, "First number", FIRST_NUMBERS[0], FIRST_NUMBERS[-1], FIRST_NUMBERS[0])
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(14)
        self.column.addLayout(self._grid)
        self.error = Text(theme, "", "option_feedback", bold=True, color="unsafe")
        self.error.setContentsMargins(0, 6, 0, 0)
        self.error.hide()
        self.column.addWidget(self.error)
        self.column.addSpacing(14)
        self._sheets = Text(theme, "", "small", color="ink2", size=(15, 22))
        self.column.addWidget(self._sheets)
        self.column.addSpacing(6)
        self.slips = SlipPreview(theme, pictures, tiers[0][0], "", ())
        self.column.addWidget(self.slips)
        self.column.addSpacing(14)
        self.column.addWidget(Banner(theme, _WHO, "info", slim=True))
        self.column.addStretch(1)
        self.column.addSpacing(14)
        self._fill_foot()
        self._connect()
        theme.changed.connect(self._lay)
        self._lay()

    def _fill_head(self) -> None:
        theme = self._theme
        head = QHBoxLayout()
        head.setSpacing(2)
        self._title = Text(theme, "", "title", size=(18, 26), wrap=False)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.up = self._tool("Move up", "arrow-up")
        self.down = self._tool("Move down", "arrow-down")
        self.remove = self._tool("Remove class", "bin")
        for button in (self.up, self.down, self.remove):
            head.addWidget(button)
        self.column.addLayout(head)
        self.column.addSpacing(2)

    def _tool(self, text: str, icon: str) -> Button:
        button = Button(self._theme, text, "tool", icon=icon)
        button.set_icon_only(True)
        return button

    def _fill_foot(self) -> None:
        theme = self._theme
        self.empty = Button(theme, "Empty class", "danger", small=True)
        self.print = Button(theme, "Print slip sheet", "primary", icon="print")
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(12)
        self._foot.addWidget(self.empty)
        self._foot.addStretch(1)
        self._foot.addWidget(self.print)
        self.column.addLayout(self._foot)

    def _connect(self) -> None:
        self.label.line.editingFinished.connect(self._rename)
        self.tier.chosen.connect(lambda tier: self._tell(self.tier_chosen, tier))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.tell_numbers)
        for field in (self.size_field, self.first):
            field.box.setKeyboardTracking(False)
            field.box.valueChanged.connect(self._wait)
            field.box.editingFinished.connect(self.tell_numbers)
        self.up.clicked.connect(lambda: self._tell(self.moved, -1))
        self.down.clicked.connect(lambda: self._tell(self.moved, 1))
        self.remove.clicked.connect(lambda: self._tell(self.remove_asked))
        self.empty.clicked.connect(lambda: self._tell(self.empty_asked))
        self.print.clicked.connect(lambda: self._tell(self.print_asked))

    def _wait(self) -> None:
        self._sheets.setText(sheets_words(self.size_field.box.value()))
        self._pause.start()

    def tell_numbers(self) -> None:
        """Send the size and the first number where they are others now; several steps come as one change."""
        self._pause.stop()
        if self.line is None:
            return
        kept = self.line.school_class
        size, first = self.size_field.box.value(), self.first.box.value()
        if (size, first) != (kept.size, kept.first_number):
            self.numbers_set.emit(kept.id, size, first)

    def _tell(self, signal: object, *values: object) -> None:
        if self.line is not None:
            signal.emit(self.line.school_class.id, *values)  # type: ignore[attr-defined]

    def _rename(self) -> None:
        if self.line is not None and self.label.text() != self.line.school_class.label:
            self.renamed.emit(self.line.school_class.id, self.label.text())

    # -- what it shows ---------------------------------------------------------------------------------------

    def show_line(self, line: ClassLine | None, *, first: bool, last: bool, only: bool) -> None:
        """Show a class; ``first`` and ``last`` cannot be moved that way, the ``only`` one not be removed."""
        self.tell_numbers()
        self.line = line
        self.setEnabled(line is not None)
        self.show_error(None)
        if line is None:
            self._title.setText("No class")
            return
        kept = line.school_class
        self._title.setText(kept.label)
        self._sheets.setText(sheets_words(kept.size))
        with QSignalBlocker(self.label.line), QSignalBlocker(self.size_field.box), QSignalBlocker(self.first.box):
            self.label.set_text(kept.label)
            self.size_field.box.setValue(kept.size)
            self.first.box.setValue(kept.first_number)
        self.tier.set_value(kept.tier)
        self.slips.set_slips(kept.tier, kept.label, line.names(_PREVIEW))
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        self.remove.setEnabled(not only)
        self.empty.setEnabled(line.results > 0)

    def show_error(self, error: InvalidInputError | None) -> None:
        """Say why a change cannot be kept; the field keeps what was typed."""
        at_label = error is not None and error.field == "label"
        self.label.set_error(error.sentence if error is not None and at_label else "")
        self.error.setText("" if error is None or at_label else error.sentence)
        self.error.setVisible(bool(self.error.text()))

    def set_small(self, *, small: bool) -> None:
        """Take less room, in a small window."""
        self.set_padding((16, 12, 16, 12) if small else (20, 16, 20, 18))
        self._grid.setHorizontalSpacing(14 if small else 20)
        self._grid.setVerticalSpacing(8 if small else 14)
        self.slips.set_small(small=small)

    def _lay(self) -> None:
        """Side by side, or one below the other at large text."""
        parts: tuple[QWidget, ...] = (self.label, self.tier, self.size_field, self.first)
        large = self._theme.scale >= _LARGE
        across = 1 if large else 2
        directions = QBoxLayout.Direction
        self._foot.setDirection(directions.BottomToTop if large else directions.LeftToRight)
        for part in parts:
            self._grid.removeWidget(part)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        for place, part in enumerate(parts):
            self._grid.addWidget(part, place // across, place % across, Qt.AlignmentFlag.AlignTop)
