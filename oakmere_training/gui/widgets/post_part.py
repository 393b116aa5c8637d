"""A part of a post before the answer: pressing it marks it, pressing it again takes the mark off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from oakmere_training.domain.kinds.spot import PartType, PostPart
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.widgets.choice_face import button_colors
from oakmere_training.gui.widgets.key_cap import paint_option_key
from oakmere_training.gui.widgets.message_card import bubble_path
from oakmere_training.gui.widgets.option_card import ChoiceButton
from oakmere_training.gui.widgets.picture import SKY
from oakmere_training.gui.widgets.text_block import TextBlock, unbroken

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit

_MOST_PICTURE = 228
_LEAST_PICTURE = 132
_WIDE = 1.2


def paint_cover(painter: QPainter, pictures: PictureStore, name: str, rect: QRectF, radius: float) -> None:
    """A drawing that fills a rounded box, cut alike at both sides; one that is not wide stands in it as a whole."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(rounded_path(rect, radius), Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, SKY)
    if pictures.has(name):
        natural = pictures.natural_size(name)
        across, down = rect.width() / natural.width(), rect.height() / natural.height()
        scale = max(across, down) if natural.width() > natural.height() * _WIDE else min(across, down)
        width, height = round(natural.width() * scale), round(natural.height() * scale)
        pixmap = pictures.pixmap(name, width, height, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(rect.center().x() - width / 2), round(rect.center().y() - height / 2), pixmap)
    painter.restore()


def picture_height(pictures: PictureStore, part: PostPart, width: int, fit: Fit) -> int:
    """The least height of a picture at a width: its own proportions, lower where it stands beside other parts."""
    natural = pictures.natural_size(part.picture.name) if part.picture and pictures.has(part.picture.name) else None
    own = round(width * (natural.height() / natural.width() if natural else 0.625))
    if fit.stacked:
        return own
    least = _LEAST_PICTURE if fit.short else 176
    return least if fit.denser else max(least, min(own, _MOST_PICTURE))


def part_name(part: PostPart, number: int) -> str:
    """What a screen reader calls it: 'Part 2, picture: an otter crosses the finish line'."""
    if part.type is PartType.MESSAGE:
        return f"Message {number}, {part.who}: {part.text}"
    said = part.picture.alt if part.picture is not None else part.text
    return f"Part {number}, {'area' if part.area is not None else part.type}: {said}"


class PartShape:
    """The outline of a part: a rounded box, or a bubble with a square corner at the top left in a chat."""

    def __init__(self, theme: Theme, tier: Tier, part: PostPart) -> None:
        self._theme, self._pupil, self._chat = theme, tier.for_pupils, part.type is PartType.MESSAGE

    def radius(self) -> int:
        """The round corners, in px."""
        return self._theme.edge(18 if self._pupil else 12)

    def focus_radius(self) -> int:
        """A corner for the focus ring that clears the square one."""
        return self._theme.edge(8) if self._chat else self.radius()

    def path(self, rect: QRectF, inset: float = 0) -> QPainterPath:
        """The outline, ``inset`` px inside a box."""
        inner = rect.adjusted(inset, inset, -inset, -inset)
        if self._chat:
            corner = max(0.0, self._theme.edge(6 if self._pupil else 4) - inset)
            return bubble_path(inner, max(0.0, self.radius() - inset), corner)
        return rounded_path(inner, max(0.0, self.radius() - inset))

    def paint(self, painter: QPainter, rect: QRectF, fill: QColor, border: QColor, width: float) -> None:
        """Fill it and draw its border inside ``rect``."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(border, width))
        painter.setBrush(fill)
        painter.drawPath(self.path(rect, width / 2))
        painter.restore()


class PartWords:
    """The text of a part, and in a chat who wrote it. Pupils read larger type."""

    def __init__(self, theme: Theme, tier: Tier, part: PostPart) -> None:
        self._theme, self._tier, self._part = theme, tier, part
        self.chat = part.type is PartType.MESSAGE
        self.name = TextBlock(theme, part.who, "small", bold=True, size=(15, 24))
        self.text = TextBlock(theme, unbroken(part.text) if tier.for_pupils else part.text, "body")

    def set_fit(self, fit: Fit, *, answered: bool = False) -> None:
        """Use the sizes for this much room."""
        small = (fit.narrow or (answered and fit.short)) and not fit.stacked
        self.name.set_size((15, 22) if fit.short and not fit.stacked else (15, 24))
        if self._tier.for_pupils:
            self.text.set_size((17, 22 if fit.short else 23) if small else (18, 25))
        else:
            self.text.set_size((16, 22) if small else (17, 24))

    def ink(self) -> QColor:
        """The text's colour: links and buttons have the accent's."""
        acts = self._part.type in (PartType.LINK, PartType.BUTTON)
        return self._theme.accent(self._tier).strong if acts else self._theme.color("ink")


class FlagPill:
    """The ink pill 'Marked' with its flag; ``small`` beside a speaker's name."""

    def __init__(self, theme: Theme, *, small: bool) -> None:
        self._theme, self._small = theme, small
        self._word = TextBlock(theme, "Marked", "small", bold=True, size=(14, 20) if small else (15, 22))

    def height(self) -> int:
        """In px."""
        return self._theme.px(24 if self._small else 28)

    def width(self) -> int:
        """In px."""
        return self._theme.px(7 + 15 + 6 + 10) + self._word.width() if self._small else self._wide()

    def _wide(self) -> int:
        return self._theme.px(10 + 17 + 7 + 12) + self._word.width()

    def paint(self, painter: QPainter, x: int, y: int) -> None:
        """Paint it from the top left."""
        theme, height, width = self._theme, self.height(), self.width()
        box(painter, QRectF(x, y, width, height), height / 2, fill=theme.color("ink"))
        side = theme.px(15 if self._small else 17)
        left = x + theme.px(7 if self._small else 10)
        paint_icon(painter, "flag", QRectF(left, y + (height - side) / 2, side, side), theme.color("surface"))
        left += side + theme.px(6 if self._small else 7)
        top = y + (height - self._word.line_height()) // 2
        self._word.paint(painter, left, top, self._word.width(), theme.color("surface"))


class PostPartButton(ChoiceButton):
    """A part of a post or a message of a chat. A screen reader meets a button that is on or off."""

    def __init__(self, theme: Theme, pictures: PictureStore, tier: Tier, number: int, part: PostPart) -> None:
        super().__init__(theme, ticks=True)
        self.part, self._pictures, self._tier, self._number = part, pictures, tier, number
        self._pupil = tier.for_pupils
        self._shape, self._words = PartShape(theme, tier, part), PartWords(theme, tier, part)
        self._pill = FlagPill(theme, small=self._words.chat)
        self.setText(part.text)
        self.setAccessibleName(part_name(part, number))
        self.toggled.connect(self.updateGeometry)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        self._words.set_fit(fit)
        super().set_fit(fit)

    def focus_radius(self) -> int:
        """The corner that the focus ring follows."""
        return self._shape.focus_radius()

    # -- sizes -----------------------------------------------------------------------------------------------

    def _key(self) -> int:
        return self.theme.px(42 if self._pupil else 36)

    def _left(self) -> int:
        return self.theme.edge(16 if self._pupil else 12)

    def _inner(self, width: int) -> tuple[int, int]:
        """Where the text begins and how wide it may be."""
        x = self._left() + self._key() + self.theme.edge(14 if self._pupil else 12)
        return x, max(1, width - x - self.theme.edge(16 if self._pupil else 14))

    def _pill_beside(self, inner: int) -> bool:
        """Whether the pill has room in the text's last line."""
        return self._words.text.last_width(inner) + self.theme.edge(14) + self._pill.width() <= inner

    def _content(self, inner: int) -> int:
        """The height of name, text and pill."""
        words = self._words
        if words.chat:
            return words.name.line_height() + words.text.height(inner)
        below = self.isChecked() and not self._pill_beside(inner)
        return words.text.height(inner) + (self._pill.height() + self.theme.edge(6) if below else 0)

    def _above(self) -> int:
        """Where the first line begins, so that the number stands beside it."""
        edge, tight = self.theme.edge, self.fit.short and not self.fit.stacked
        if self._words.chat:
            return edge(4 if tight else 8)
        return max(edge(8), edge(6 if tight else 8) + (self._key() - self._words.text.line_height()) // 2)

    def heightForWidth(self, width: int) -> int:
        """The picture, or the text and the padding; pupils' parts are 72 at least, others 52."""
        if self.part.picture is not None:
            return max(72, picture_height(self._pictures, self.part, width, self.fit))
        least = self.theme.edge(72 if self._pupil else 52)
        return max(
            least, self._key() + 2 * self.theme.edge(8), self._content(self._inner(width)[1]) + 2 * self._above()
        )

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part with its number, and the pill once it is marked."""
        painter = QPainter(self)
        fill, border, width = button_colors(self, self.theme, self._tier)
        edge = self.theme.edge(width)
        self._shape.paint(painter, QRectF(self.rect()), fill, border, edge)
        if self.part.picture is not None:
            inner = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            paint_cover(painter, self._pictures, self.part.picture.name, inner, self._shape.radius() - edge)
            self._paint_key(painter, QRectF(self._left() + 2, self.theme.edge(11), self._key(), self._key()))
            if self.isChecked():
                x = self.width() - self._pill.width() - self.theme.edge(12)
                self._pill.paint(painter, x, self.theme.edge(12))
            return
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        words, theme = self._words, self.theme
        x, inner = self._inner(self.width())
        middle = words.chat or self._pupil
        top = (self.height() - self._content(inner)) // 2 if middle else self._above()
        key = self._key()
        key_y = (self.height() - key) // 2 if middle else round(top + (words.text.line_height() - key) / 2)
        if self.fit.stacked and middle:
            key_y = min(key_y, max(theme.edge(10), round(top + words.text.line_height() - key / 2)))
        self._paint_key(painter, QRectF(self._left(), key_y, key, key))
        if words.chat:
            words.name.paint(painter, x, top, inner, theme.color("ink"))
            if self.isChecked():
                y = top + (words.name.line_height() - self._pill.height()) // 2
                self._pill.paint(painter, x + words.name.width() + theme.edge(12), y)
            top += words.name.line_height()
        words.text.paint(painter, x, top, inner, words.ink())
        if not words.chat and self.isChecked():
            self._paint_pill(painter, x, inner, top)

    def _paint_pill(self, painter: QPainter, x: int, inner: int, top: int) -> None:
        """The pill at the end of the last line, or below it."""
        bottom = top + self._words.text.height(inner)
        if self._pill_beside(inner):
            line = self._words.text.line_height()
            y = bottom - line + (line - self._pill.height()) // 2
            self._pill.paint(painter, x + inner - self._pill.width(), y)
        else:
            self._pill.paint(painter, x, bottom + self.theme.edge(6))

    def _paint_key(self, painter: QPainter, rect: QRectF) -> None:
        theme, accent = self.theme, self.theme.accent(self._tier)
        fill, border, ink = theme.color("surface"), theme.color("line_strong"), theme.color("ink")
        if self.isChecked():
            fill, border, ink = accent.strong, accent.strong, accent.on
        elif self._pupil:
            fill, border, ink = accent.tint, accent.strong, accent.strong
        radius, size = (12, 19) if self._pupil else (9, 17)
        number = str(self._number)
        paint_option_key(painter, theme, rect, number, fill=fill, border=border, ink=ink, radius=radius, size=size)
