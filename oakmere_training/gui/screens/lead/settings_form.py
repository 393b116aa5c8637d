"""A form of the school's settings that saves by itself: each field tells when it was left, or when one chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.combo import ComboField
from oakmere_training.gui.widgets.hint_field import HintField
from oakmere_training.gui.widgets.segmented import Segmented
from oakmere_training.gui.widgets.stepper import StepperField
from oakmere_training.gui.widgets.switch import SwitchRow
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme
    from oakmere_training.settings.fields import SchoolSettings

_REST_MS = 700
"""How long a number stays as it is before it counts, so that a run of presses is one change."""
_SIDE_BY_SIDE = 500


class SettingsForm(QWidget):
    """Cards of fields by the names of ``SchoolSettings``. ``changed`` sends a name and its value, to be saved.

    A value that is refused stays in its field, with ``show_error`` beside it.
    """

    changed = Signal(str, object)

    def __init__(self, theme: Theme, school: SchoolSettings) -> None:
        super().__init__()
        self.theme, self._school = theme, school
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.texts: dict[str, HintField] = {}
        self._kept: dict[str, str] = {}
        self._resting: dict[str, object] = {}
        self._rows: list[tuple[QBoxLayout, int]] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.flush)

    # -- building --------------------------------------------------------------------------------------------

    def card(self, title: str, about: str = "") -> QVBoxLayout:
        """A card at the end of the page; the layout to fill."""
        card = Card(self.theme, padding=(20, 16, 20, 18), spacing=0)
        card.column.addWidget(Text(self.theme, title, "title", size=(18, 26)))
        if about:
            card.column.addWidget(Text(self.theme, about, "small", color="ink2"))
        self.column.addWidget(card)
        inside = QVBoxLayout()
        inside.setSpacing(14)
        card.column.addSpacing(8)
        card.column.addLayout(inside)
        return inside

    def row(
        self, into: QVBoxLayout, *parts: QWidget, least: int = _SIDE_BY_SIDE, stretches: Sequence[int] = ()
    ) -> None:
        """Parts beside each other, one below the other in less than ``least`` px at 100 %."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for place, part in enumerate(parts):
            row.addWidget(part, stretches[place] if place < len(stretches) else 1, Qt.AlignmentFlag.AlignTop)
        into.addLayout(row)
        self._rows.append((row, least))

    def text(self, name: str, label: str, *, hint: str = "", placeholder: str = "") -> HintField:
        """A field to type in, saved when it is left or at Enter."""
        field = HintField(self.theme, label, hint=hint, placeholder=placeholder, longest=400)
        field.set_text(getattr(self._school, name))
        self.texts[name], self._kept[name] = field, field.text()
        field.line.editingFinished.connect(lambda: self._left(name))
        return field

    def number(self, name: str, label: str, low: int, high: int, *, suffix: str = "", hint: str = "") -> StepperField:
        """A number, saved when it has come to rest."""
        field = StepperField(self.theme, label, low, high, getattr(self._school, name), suffix=suffix, hint=hint)
        field.box.valueChanged.connect(lambda value: self._rests(name, value))
        field.box.editingFinished.connect(self.flush)
        return field

    def switch(self, name: str, label: str, about: str) -> SwitchRow:
        """A switch, saved at once."""
        row = SwitchRow(self.theme, label, about, on=getattr(self._school, name))
        row.switch.toggled.connect(lambda on: self.changed.emit(name, on))
        return row

    def choice(self, name: str, label: str, choices: Sequence[tuple[object, str]], *, hint: str = "") -> ComboField:
        """One of a list, saved at once."""
        field = ComboField(self.theme, label, choices, getattr(self._school, name), hint=hint)
        field.chosen.connect(lambda key: self.changed.emit(name, key))
        return field

    def parts(self, name: str, label: str, choices: Sequence[tuple[Any, str]]) -> tuple[QWidget, Segmented]:
        """One of a few beside each other, under a label, saved at once."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Text(self.theme, label, "body", bold=True, size=(16, 22)))
        parts = Segmented(self.theme, label, [text for _, text in choices], pad=8, fills=True)
        parts.choose([key for key, _ in choices].index(getattr(self._school, name)))
        parts.chosen.connect(lambda place: self.changed.emit(name, choices[place][0]))
        column.addWidget(parts)
        return holder, parts

    # -- what a person does ----------------------------------------------------------------------------------

    def _left(self, name: str) -> None:
        field = self.texts[name]
        if field.text() != self._kept[name] or not field.message.isHidden():
            self.changed.emit(name, field.text())

    def _rests(self, name: str, value: object) -> None:
        self._resting[name] = value
        self._rest.start()

    def flush(self) -> None:
        """Tell what has not been told yet."""
        self._rest.stop()
        resting, self._resting = self._resting, {}
        for name, value in resting.items():
            self.changed.emit(name, value)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed counts, too, where the page is left by the rail."""
        super().hideEvent(event)
        self.flush()
        for name in self.texts:
            self._left(name)

    # -- what came of it -------------------------------------------------------------------------------------

    def show_saved(self, name: str, school: SchoolSettings) -> None:
        """A value was saved: show it as it is kept."""
        self._school = school
        field = self.texts.get(name)
        if field is not None:
            self._kept[name] = getattr(school, name)
            field.set_error("")
            if field.text() != self._kept[name]:
                field.set_text(self._kept[name])

    def show_error(self, name: str, sentence: str) -> None:
        """A value was refused: say why beside its field."""
        if name in self.texts:
            self.texts[name].set_error(sentence)

    @property
    def has_errors(self) -> bool:
        """Whether a field holds what was not saved."""
        return any(not field.message.isHidden() for field in self.texts.values())

    # -- room ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One field below the other where there is too little room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        for row, least in self._rows:
            across = self.width() - 40 >= self.theme.px(least)
            row.setDirection(ways.LeftToRight if across else ways.TopToBottom)
            row.setSpacing(20 if across else 14)


class Half(QWidget):
    """A part that takes about half of the width, and all of it where there is little."""

    def __init__(self, theme: Theme, part: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(part, 1)
        self._row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take what is needed."""
        super().resizeEvent(event)
        self._row.setStretch(1, 1 if self.width() >= self._theme.px(_SIDE_BY_SIDE) else 0)
