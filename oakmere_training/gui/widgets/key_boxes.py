"""The recovery key's six boxes of four characters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.domain.lock import KEY_GROUP, KEY_GROUPS, KEY_LENGTH, key_characters
from oakmere_training.gui.widgets.fields import LineEdit
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from oakmere_training.gui.theme import Theme

_LABEL = f"Recovery key, {KEY_LENGTH} characters"


class _Box(LineEdit):
    """Four characters. ``emptied`` is sent when Backspace is pressed in an empty box."""

    emptied = Signal()

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__(theme)
        self.setMaxLength(80)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(f"Recovery key, group {place + 1} of {KEY_GROUPS}")
        self.setInputMethodHints(Qt.InputMethodHint.ImhUppercaseOnly | Qt.InputMethodHint.ImhNoPredictiveText)

    def _fit(self) -> None:
        super()._fit()
        self.setFont(self._theme.font("button", size=18))
        margin = self._theme.edge(4)
        self.setTextMargins(margin, 0, margin, 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """At least four wide letters."""
        return QSize(self._theme.px(86), self.height())

    def minimumSizeHint(self) -> QSize:
        """Four wide letters."""
        return QSize(self._theme.px(74), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace in an empty box goes to the one before."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)


class KeyBoxes(QWidget):
    """Typing goes on from box to box; what is pasted fills them all. ``changed`` and ``submitted`` as a ``Field``'s."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_LABEL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Text(theme, _LABEL, "body", bold=True, size=(16, 22)))
        row = FlowRow(spacing=8, even=True)
        self.boxes = [_Box(theme, place) for place in range(KEY_GROUPS)]
        for place, box in enumerate(self.boxes):
            row.add(box)
            box.textEdited.connect(lambda text, place=place: self._spread(place, text))
            box.emptied.connect(lambda place=place: self._back(place))
            box.returnPressed.connect(self.submitted)
        for before, after in pairwise(self.boxes):
            QWidget.setTabOrder(before, after)
        column.addWidget(row)
        self.hint = Text(theme, "", "caption", color="ink2", size=(14, 20))
        self.message = Text(theme, "", "option_feedback", bold=True, color="unsafe")
        self.message.hide()
        column.addWidget(self.message)
        column.addWidget(self.hint)
        self.setFocusProxy(self.boxes[0])
        self._tell()

    def key(self) -> str:
        """What is in the boxes, group by group."""
        return " ".join(box.text() for box in self.boxes).strip()

    @property
    def complete(self) -> bool:
        """Whether all characters are there."""
        return all(len(box.text()) == KEY_GROUP for box in self.boxes)

    def set_error(self, message: str) -> None:
        """Say why the key cannot be used; '' takes the message away."""
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self.hint.setVisible(not message)
        for box in self.boxes:
            box.setAccessibleDescription(message)

    def clear(self) -> None:
        """Empty every box."""
        for box in self.boxes:
            box.clear()
        self._tell()

    def _spread(self, place: int, text: str) -> None:
        """Put what is too much for a box into those after it, and go where it ends."""
        box = self.boxes[place]
        at = box.cursorPosition()
        letters = key_characters(text)
        groups = [letters[start : start + KEY_GROUP] for start in range(0, len(letters), KEY_GROUP)] or [""]
        reached = place
        for number, group in enumerate(groups[: KEY_GROUPS - place]):
            reached = place + number
            if self.boxes[reached].text() != group:
                self.boxes[reached].setText(group)
        if reached == place and at < len(groups[0]):
            box.setCursorPosition(at)
        elif len(groups[-1]) == KEY_GROUP and reached + 1 < KEY_GROUPS:
            reached += 1
        if reached != place:
            self.boxes[reached].setFocus(Qt.FocusReason.TabFocusReason)
            self.boxes[reached].setCursorPosition(len(self.boxes[reached].text()))
        self.set_error("")
        self._tell()
        self.changed.emit()

    def _back(self, place: int) -> None:
        if place:
            before = self.boxes[place - 1]
            before.setFocus(Qt.FocusReason.BacktabFocusReason)
            before.setText(before.text()[:-1])
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        there = sum(len(box.text()) for box in self.boxes)
        self.hint.setText(f"{there} of {KEY_LENGTH}. You can also paste the whole key into the first box.")
