"""The bars at the top of a screen: staff and families, and pupils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Line
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

EMBLEMS = {Tier.KS1: "emblem-ks1", Tier.LOWER_KS2: "emblem-lks2", Tier.UPPER_KS2: "emblem-uks2"}
_CREST = (120, 142)


class Drawn(QLabel):
    """A drawing of a fixed height for ornament, silent to screen readers unless ``alt`` is given."""

    def __init__(self, pictures: PictureStore, name: str, size: tuple[int, int], alt: str = "") -> None:
        super().__init__()
        self._pictures, self._name = pictures, name
        self.setAccessibleName(alt)
        self.set_drawn_size(size)

    def set_drawn_size(self, size: tuple[int, int]) -> None:
        """Draw it at another size in pixels."""
        self.setFixedSize(*size)
        self.setPixmap(self._pictures.pixmap(self._name, *size, self.devicePixelRatioF(), keep=True))


class _Bar(QWidget):
    """A bar with a row of tools at its right end."""

    text_size_asked = Signal(QWidget)
    colours_asked = Signal(QWidget)
    leave_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.row = QHBoxLayout(self)
        self.row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tools: list[Button] = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what has no room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        raise NotImplementedError

    def _icons_only(self, *, on: bool) -> None:
        for tool in self.tools:
            tool.set_icon_only(on)


class Header(_Bar):
    """Crest, 'Oakmere Training', where one is, and the tools Text size, Colours and ``leave``.

    From 150 % text the tools show their icons only; where the bar is narrow the crumb goes, then the name.
    ``leave`` '' leaves the last tool out. ``place`` ('Question 4 of 10') takes the name's place from 150 % text.
    """

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        crumb: str = "",
        *,
        leave: str = "Close",
        leave_icon: str = "close",
        place: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._place = place
        self._crest = Drawn(pictures, "crest", (32, 38))
        self._brand = Text(theme, "Oakmere Training", "title", size=(18, 26), wrap=False)
        self._line = Line(theme, upright=True)
        self._crumb = Text(theme, crumb, "body", size=(16, 24), color="ink2", wrap=False)
        self.text_size = Button(theme, "Text size", "tool", icon="text-size")
        self.colours = Button(theme, "Colours", "tool", icon="colours")
        self.leave = Button(theme, leave, "tool", icon=leave_icon)
        if not leave:
            self.leave.hide()  # never shown here: without a parent yet, it would be a window of its own
        self.tools = [self.text_size, self.colours, self.leave]
        for widget, gap in ((self._crest, 12), (self._brand, 24), (self._line, 20), (self._crumb, 12)):
            self.row.addWidget(widget, 1 if widget is self._crumb else 0)
            self.row.addSpacing(gap)
        self.row.addStretch(0)
        for tool in self.tools:
            self.row.addWidget(tool)
            self.row.addSpacing(4 if tool is not self.leave else 0)
        self._brand.setMinimumWidth(0)
        self.text_size.clicked.connect(lambda: self.text_size_asked.emit(self.text_size))
        self.colours.clicked.connect(lambda: self.colours_asked.emit(self.colours))
        self.leave.clicked.connect(self.leave_asked)
        self._fit()
        theme.changed.connect(self._fit)

    def set_crumb(self, text: str) -> None:
        """Say where one is."""
        self._crumb.setText(text)
        self._fold()

    def set_place(self, text: str) -> None:
        """What to show instead of the name from 150 % text."""
        self._place = text
        self._fold()

    def _fit(self) -> None:
        theme = self._theme
        self.setFixedHeight(60 + round(32 * (theme.scale - 1)))
        crest = 38 + round(22 * (theme.scale - 1))
        self._crest.set_drawn_size((round(crest * _CREST[0] / _CREST[1]), crest))
        self._line.setFixedHeight(theme.px(28))
        self.row.setContentsMargins(24, 0, 24, 1)
        self._fold()
        self.update()

    def _fold(self) -> None:
        large = self._theme.scale >= 1.5
        self._icons_only(on=large)
        named = not (large and self._place)
        self._brand.setText("Oakmere Training" if named else self._place)
        self._brand.set_style("title" if named else "body", bold=not named, size=(18, 26) if named else (15, 22))
        tools = sum(tool.sizeHint().width() + 4 for tool in self.tools if not tool.isHidden())
        room = self.width() - 48 - tools - self._crest.width() - 12
        self._brand.setMinimumWidth(min(self._brand.sizeHint().width(), max(0, room)))
        left = room - self._brand.sizeHint().width() - 24 - 20 - 12
        show = bool(self._crumb.text()) and not large and left >= min(120, self._crumb.sizeHint().width())
        self._line.setVisible(show)
        self._crumb.setVisible(show)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface with a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))


class PupilHeader(_Bar):
    """The pupils' bar on the tier's tint: emblem, who, ``middle`` (stones, acorns), Read aloud and ``leave``.

    ``display`` adds Text size and Colours as icons, for the pages where a pupil starts.
    """

    read_aloud_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        tier: Tier,
        who: str,
        *,
        middle: QWidget | None = None,
        leave: str = "Leave",
        leave_icon: str = "home",
        display: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._tier = tier
        self._emblem = Drawn(pictures, EMBLEMS[tier], (56, 56))
        self.who = Text(theme, who, "title", size=(20, 28), wrap=False)
        self.middle = middle
        self.text_size = Button(theme, "Text size", "tool", tier, icon="text-size")
        self.colours = Button(theme, "Colours", "tool", tier, icon="colours")
        self.read_aloud = Button(theme, "Read aloud", "pupil_plain", tier, icon="speak")
        self.leave = Button(theme, leave, "pupil_plain", tier, icon=leave_icon)
        self._display = [self.text_size, self.colours] if display else []
        for hidden in () if display else (self.text_size, self.colours):
            hidden.setParent(self)
            hidden.hide()
        self.tools = [self.read_aloud, self.leave]
        self._arrange()
        self.text_size.clicked.connect(lambda: self.text_size_asked.emit(self.text_size))
        self.colours.clicked.connect(lambda: self.colours_asked.emit(self.colours))
        self.read_aloud.clicked.connect(self.read_aloud_asked)
        self.leave.clicked.connect(self.leave_asked)
        self._fit()
        theme.changed.connect(self._fit)

    def _arrange(self) -> None:
        self.row.addWidget(self._emblem)
        self.row.addSpacing(18)
        self.row.addWidget(self.who)
        if self.middle is not None:
            self.row.addSpacing(28)
            self.row.addWidget(self.middle, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addStretch(1)
        for tool in self._display:
            tool.set_icon_only(True)
            self.row.addWidget(tool)
        self.row.addSpacing(8)
        self.row.addWidget(self.read_aloud)
        self.row.addSpacing(12)
        self.row.addWidget(self.leave)

    def _fit(self) -> None:
        scale = self._theme.scale
        self.setFixedHeight(76 + round(32 * (scale - 1)))
        side = 56 + round(16 * (scale - 1))
        self._emblem.set_drawn_size((side, side))
        self._fold()
        self.update()

    def _fold(self) -> None:
        margin = 32 if self.width() >= 1100 else 24
        self.row.setContentsMargins(margin, 0, margin, 0)
        self._icons_only(on=False)
        wanted = self.row.minimumSize().width() + self.who.sizeHint().width()
        self._icons_only(on=self._theme.scale >= 1.5 or wanted > self.width() > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tier's tint; in high contrast a line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.accent(self._tier).tint)
        if self._theme.high_contrast:
            painter.fillRect(0, self.height() - 2, self.width(), 2, self._theme.color("line"))
