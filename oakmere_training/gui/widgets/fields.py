"""Fields to type in, and radio buttons and tick boxes as cards, rows and switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import style
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.choice_face import ChoiceFace, FaceStyle
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from oakmere_training.gui.theme import Theme

    _Button = QAbstractButton
else:
    _Button = object


class LineEdit(QLineEdit):
    """The box to type in, 48 px high, with an icon at the left where one is given."""

    def __init__(
        self, theme: Theme, placeholder: str = "", icon: str = "", tier: Tier | str = Tier.STAFF, *, wrong: bool = False
    ) -> None:
        super().__init__()
        self._theme, self._icon, self._tier, self._wrong = theme, icon, tier, wrong
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.apply(self, theme, style.FIELD)
        self._fit()
        theme.changed.connect(self._fit)

    def set_wrong(self, wrong: bool) -> None:
        """Show the edge and the octagon of a field whose value cannot be used."""
        self._wrong = wrong
        self._fit()

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(10)

    def _fit(self) -> None:
        theme = self._theme
        self.setFont(theme.font("body"))
        self.setFixedHeight(48 + round(36 * (theme.scale - 1)))
        left = theme.edge(16) + (theme.px(20) + theme.edge(10) if self._shown_icon() else 0)
        self.setTextMargins(QMargins(left, 0, theme.edge(16), 0))
        self.update()

    def _shown_icon(self) -> str:
        return "alert" if self._wrong else self._icon

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the text."""
        theme = self._theme
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill = theme.color("raised" if self.isEnabled() else "disabled_bg")
        edge = theme.color("line_strong") if self.isEnabled() else fill
        width = 2
        if self._wrong:
            edge, width = theme.color("unsafe"), 3
        elif self.isEnabled() and self.underMouse():
            edge = theme.accent(self._tier).strong
        box(painter, rect, theme.edge(10), fill=fill, border=edge, width=theme.edge(width))
        if self._shown_icon():
            side = theme.px(20)
            place = QRectF(theme.edge(16), round(rect.center().y() - side / 2), side, side)
            paint_icon(painter, self._shown_icon(), place, theme.color("unsafe" if self._wrong else "ink"))
        painter.end()
        super().paintEvent(event)


class Field(QWidget):
    """A label, a box to type in and, where the value cannot be used, a message below it.

    ``changed`` is sent at each change with the text, ``submitted`` when Enter is pressed. ``line`` is the box. The
    message goes as soon as someone types.
    """

    changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        placeholder: str = "",
        icon: str = "",
        tier: Tier | str = Tier.STAFF,
        longest: int = 120,
        small_label: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.label = Text(theme, label, "small" if small_label else "body", bold=True)
        self.line = LineEdit(theme, placeholder, icon, tier)
        self.line.setMaxLength(longest)
        self.line.setAccessibleName(label)
        self.label.setBuddy(self.line)
        self.message = Text(theme, "", "option_feedback", bold=True, color="unsafe")
        self.message.hide()
        for part in (self.label, self.line, self.message):
            column.addWidget(part)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._edited)  # before textChanged: whoever follows that may set it again
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.submitted)

    def _edited(self) -> None:
        if not self.message.isHidden():
            self.set_error("")

    def text(self) -> str:
        """What was typed, without spaces at its ends."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Put text into the box."""
        self.line.setText(text)

    def set_error(self, message: str) -> None:
        """Say below the box why the value cannot be used; '' takes the message away."""
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self.line.set_wrong(bool(message))
        self.line.setAccessibleName(f"{self._label}, invalid" if message else self._label)
        self.line.setAccessibleDescription(message)


class SearchField(Field):
    """A field to find something by name, with a magnifying glass."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        placeholder: str = "Type your name",
        tier: Tier | str = Tier.STAFF,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme, label, placeholder=placeholder, icon="search", tier=tier, small_label=True, parent=parent
        )


class _Faced(_Button):
    """A button that its ``face`` measures and paints: named before Qt's class."""

    face: ChoiceFace

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels with the text wrapped at a width."""
        return self.face.height_for_width(width)

    def sizeHint(self) -> QSize:
        """The text on one line."""
        return self.face.size_hint()

    def minimumSizeHint(self) -> QSize:
        """The longest word and the mark."""
        return self.face.minimum_size_hint()

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self.face.radius()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole face is the target."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the face."""
        self.face.paint()


class _RadioFace(_Faced, QRadioButton):
    """A radio button painted by a ``ChoiceFace``. Those with the same parent exclude one another."""

    def __init__(self, theme: Theme, text: str, tier: Tier | str, look: FaceStyle, note: str = "") -> None:
        super().__init__(text)
        self.face = ChoiceFace(theme, self, tier, look, note)
        _prepare(self, theme, f"{text}, {note}" if note else text)


class RadioCard(_RadioFace):
    """One of several, as a card of 56 px or more. Enter chooses it; ``entered`` is sent for Enter on the chosen one."""

    entered = Signal()

    def __init__(self, theme: Theme, text: str, tier: Tier | str = Tier.STAFF) -> None:
        super().__init__(theme, text, tier, FaceStyle())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, and on the chosen one goes on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.isChecked():
            self.entered.emit()
        else:
            self.click()


class RadioRow(_RadioFace):
    """One of several, as a row of 50 px without an edge; ``note`` stands at its right, ``size`` is px of type."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        note: str = "",
        tier: Tier | str = Tier.STAFF,
        *,
        size: tuple[float, int] = (17, 22),
    ) -> None:
        look = FaceStyle(min_height=50, pad=12, radius=10, framed=False, fill="", size=size)
        super().__init__(theme, text, tier, look, note)


class TickCard(_Faced, QCheckBox):
    """A tick box with its text, as a card of 56 px or more."""

    def __init__(self, theme: Theme, text: str, tier: Tier | str = Tier.STAFF) -> None:
        super().__init__(text)
        self.face = ChoiceFace(theme, self, tier, FaceStyle(mark="box", fill=""), "")
        _prepare(self, theme, text)


def _prepare(button: QRadioButton | QCheckBox, theme: Theme, name: str) -> None:
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    theme.changed.connect(button.updateGeometry)
    theme.changed.connect(button.update)
