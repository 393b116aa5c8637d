"""The start screen's cards: who is learning, and the pupils' three tiers."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.gui.painting import box, mixed, rounded_path
from oakmere_training.gui.text_layout import lay_out
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QPixmap

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_STRIP = (720, 168)
_EMBLEM = 48
_STROKE = QColor("#2B3A3C")
RADIUS = 24


class TierButton(QAbstractButton):
    """A tier to choose: its emblem, its display name and who it is for.

    The emblem stands above the words, or with ``lying`` at their left.
    """

    def __init__(self, theme: Theme, pictures: PictureStore, tier: Tier, name: str, emblem: str) -> None:
        super().__init__()
        self._theme, self._pictures, self._tier, self._emblem = theme, pictures, tier, emblem
        self.lying = self.compact = False
        self._lines: dict[tuple[int, float], int] = {}
        self.setText(name)
        self.setAccessibleName(f"{name}, {tier.year_groups}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def set_shape(self, *, lying: bool, compact: bool) -> None:
        """Lay emblem and words out for the room there is."""
        if (lying, compact) != (self.lying, self.compact):
            self.lying, self.compact = lying, compact
            self.updateGeometry()
            self.update()

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(14)

    def _name_size(self) -> int:
        return 15 if self.compact and not self.lying else 16

    def upright_width(self) -> int:
        """The width that the name needs with the emblem above it."""
        font = self._theme.font("button", size=15 if self.compact else 16)
        return ceil(QFontMetricsF(font).horizontalAdvance(self.text())) + 12

    def _who_lines(self, width: int) -> int:
        key = (width, self._theme.scale)
        if key not in self._lines:
            who, font = self._tier.year_groups, self._theme.font("caption")
            self._lines[key] = lay_out(who, font, width, self._theme.px(19)).lineCount()
        return self._lines[key]

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels at a width."""
        if self.lying:
            words = self._theme.px(21) + self._who_lines(width - 24 - _EMBLEM - 14) * self._theme.px(19)
            return max(_EMBLEM, words) + 20
        return 8 + _EMBLEM + 4 + self._theme.px(21) + self._who_lines(width - 12) * self._theme.px(19) + 9 + 4

    def sizeHint(self) -> QSize:
        """Its least width."""
        width = self.minimumSizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The name on one line."""
        width = self.upright_width() + (24 + _EMBLEM if self.lying else 0)
        return QSize(width, 96 if not self.lying else _EMBLEM + 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the face, the emblem and the words."""
        theme, accent = self._theme, self._theme.accent(self._tier)
        emblem = self._pictures.pixmap(self._emblem, _EMBLEM, _EMBLEM, self.devicePixelRatioF(), keep=True)
        painter = QPainter(self)
        over = self.underMouse() or self.isDown()
        share = 0.5 if self.isDown() else 0.22 if self.underMouse() else 0.0
        fill = accent.tint if theme.high_contrast or theme.mode == "dark" else mixed(accent.tint, accent.bright, share)
        edge = theme.edge(3 if over else 2)
        box(painter, QRectF(self.rect()), self.focus_radius(), fill=fill, border=accent.strong, width=edge)
        if self.lying:
            x, room = 12 + _EMBLEM + 14, self.width() - 24 - _EMBLEM - 14
            words = theme.px(21) + self._who_lines(room) * theme.px(19)
            painter.drawPixmap(12, (self.height() - _EMBLEM) // 2, emblem)
            self._paint_words(painter, x, (self.height() - words) // 2, room, Qt.AlignmentFlag.AlignLeft)
        else:
            painter.drawPixmap((self.width() - _EMBLEM) // 2, 10, emblem)
            self._paint_words(painter, 6, 10 + _EMBLEM + 4, self.width() - 12, Qt.AlignmentFlag.AlignHCenter)

    def _paint_words(self, painter: QPainter, x: int, y: int, room: int, align: Qt.AlignmentFlag) -> None:
        theme = self._theme
        name = lay_out(self.text(), theme.font("button", size=self._name_size()), room, theme.px(21), align=align)
        painter.setPen(theme.accent(self._tier).strong)
        name.draw(painter, QPointF(x, y))
        who = lay_out(self._tier.year_groups, theme.font("caption"), room, theme.px(19), align=align)
        painter.setPen(theme.color("ink"))
        who.draw(painter, QPointF(x, y + name.lineCount() * theme.px(21)))


class WhoCard(QWidget):
    """A card with a strip of characters on top, a title, a sentence and whatever ``add`` puts below."""

    def __init__(self, theme: Theme, pictures: PictureStore, strip: str, ground: str, title: str, about: str) -> None:
        super().__init__()
        self._theme, self._pictures, self._strip, self._ground = theme, pictures, strip, QColor(ground)
        self._strip_height = 148
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        self._title = Text(theme, title, "h2")
        self._about = Text(theme, about, "body", size=(17, 25), color="ink2")
        self.column.addWidget(self._title)
        self.column.addSpacing(2)
        self.column.addWidget(self._about)
        theme.changed.connect(self.update)

    def add(self, part: QWidget, gap: int) -> None:
        """Put a part at the bottom, ``gap`` px or more below the sentence."""
        self.column.addSpacing(gap)
        self.column.addStretch(1)
        self.column.addWidget(part)

    def set_shape(self, *, compact: bool, short: bool) -> None:
        """Use the paddings for a narrow (``compact``) or a low (``short``) window."""
        self._strip_height = 136 if short else 148
        pad, top, bottom = (16, 14, 18) if compact else (22, 18, 22)
        self._title.set_style("h2", size=(23, 30) if compact else (26, 34))
        self.column.setContentsMargins(2 + pad, 2 + self._strip_height + top, 2 + pad, 2 + bottom)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its strip and its edge."""
        theme = self._theme
        characters = self._pictures.pixmap(self._strip, *_STRIP, self.devicePixelRatioF(), keep=True)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        width = 3 if theme.high_contrast else 2
        border = _STROKE if theme.mode == "light" else theme.color("line_strong")
        inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outline = rounded_path(inner, RADIUS - width / 2)
        painter.fillPath(outline, theme.color("surface"))
        strip = QRect(2, 2, self.width() - 4, self._strip_height - 2)
        painter.setClipRect(strip.adjusted(0, RADIUS, 0, 0))  # a rectangle is many times faster than the outline
        self._paint_strip(painter, characters, strip)
        painter.setClipRect(strip.adjusted(0, 0, 0, RADIUS - strip.height()))
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        self._paint_strip(painter, characters, strip)
        painter.setClipping(False)
        painter.fillRect(QRect(2, self._strip_height, self.width() - 4, 2), border)
        painter.setPen(QPen(border, width))
        painter.drawPath(outline)

    def _paint_strip(self, painter: QPainter, pixmap: QPixmap, place: QRect) -> None:
        """The characters in the middle, at the strip's foot; the strip's ends go on to the card's edges."""
        painter.fillRect(place, self._ground)
        left = place.center().x() + 1 - _STRIP[0] // 2
        top = place.bottom() + 1 - _STRIP[1]
        painter.drawPixmap(left, top, pixmap)
        if left > place.left():
            self._paint_ends(painter, pixmap, place, left, top)

    def _paint_ends(self, painter: QPainter, pixmap: QPixmap, place: QRect, left: int, top: int) -> None:
        right = left + _STRIP[0]
        tall = pixmap.height()
        painter.drawPixmap(QRect(place.left(), top, left - place.left(), _STRIP[1]), pixmap, QRect(0, 0, 1, tall))
        end = QRect(pixmap.width() - 1, 0, 1, tall)
        painter.drawPixmap(QRect(right, top, place.right() + 1 - right, _STRIP[1]), pixmap, end)
