"""The post or message in the story, as a quoted bubble on sunken ground; no brand's logo or colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.quiz import Message
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_SAID = re.compile(r"^([^:.!?]{2,32}): (.+)$")
_SEVERAL = re.compile(r"\b(group|parents|chat|class|members|friends)\b", re.IGNORECASE)
_SCHOOL = re.compile(r"\b(school['’]s|official|school page)\b", re.IGNORECASE)


def bubble_path(rect: QRectF, radius: float, corner: float = 4) -> QPainterPath:
    """A speech bubble: round but for its top left corner."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    tip = QPainterPath()
    tip.addRoundedRect(QRectF(rect.left(), rect.top(), radius * 2, radius * 2), corner, corner)
    rest = QPainterPath()
    rest.addRect(QRectF(rect.left() + radius, rect.top(), radius, radius * 2))
    rest.addRect(QRectF(rect.left(), rect.top() + radius, radius * 2, radius))
    return path.united(tip.subtracted(rest)).simplified()


class MessageCard(VerdictCard):
    """Who it came from and where, and its text. Lines written 'Name: words' become a chat of several bubbles."""

    def __init__(
        self, theme: Theme, pictures: PictureStore, tier: Tier, message: Message, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._pictures, self._tier, self._message = pictures, tier, message
        self._sender = TextBlock(theme, message.sender, "small", bold=True)
        self._context = TextBlock(theme, message.context, "caption")
        said = [_SAID.match(line.strip()) for line in message.text.splitlines() if line.strip()]
        self._chat = len(said) > 1 and all(said)
        pairs = [(match.group(1), match.group(2)) for match in said if match] if self._chat else [("", message.text)]
        self._bubbles = [
            (
                TextBlock(theme, who, "caption", bold=True, size=(14, 18)),
                TextBlock(theme, words, "body", size=(16, 23) if self._chat else (18, 27)),
            )
            for who, words in pairs
        ]
        self.setAccessibleName(f"{message.sender}. {message.context}".strip())
        self.setAccessibleDescription(message.text)

    # -- sizes -----------------------------------------------------------------------------------------------

    def _pads(self) -> tuple[int, int]:
        edge = self.theme.edge
        return (edge(12), edge(14)) if self.fit.short and self._chat else (edge(16), edge(18))

    def _avatar(self) -> int:
        return 0 if self.theme.scale >= 1.5 else self.theme.px(36)

    def _head_height(self, inner: int) -> int:
        avatar = self._avatar()
        words = inner - (avatar + 10 if avatar else 0)
        context = self._context.height(words) if self._context.text else 0
        return max(avatar, self._sender.height(words) + context)

    def _bubble_pads(self) -> tuple[int, int]:
        edge = self.theme.edge
        if not self._chat:
            return edge(11), edge(17)
        return (edge(6), edge(13)) if self.fit.short else (edge(8), edge(15))

    def _bubble(self, index: int, inner: int) -> tuple[int, int, int]:
        """Where a bubble starts, its width and its height."""
        who, words = self._bubbles[index]
        start = self.theme.px(34) + 10 if self._chat and self._avatar() else 0
        up, side = self._bubble_pads()
        most = inner - start - 2 * side
        wanted = max(words.width(), who.width() if self._chat else 0)
        width = min(most, wanted)
        height = words.height(width) + (who.line_height() if self._chat else 0) + 2 * up
        return start, width + 2 * side, height

    def heightForWidth(self, width: int) -> int:
        """The sender's lines and the bubbles."""
        pad, side = self._pads()
        inner = width - 2 * side
        gap = self.theme.edge(6 if self.fit.short else 8)
        heights = [self._bubble(i, inner)[2] for i in range(len(self._bubbles))]
        return 2 * pad + self._head_height(inner) + self.theme.edge(10) + sum(heights) + gap * (len(heights) - 1)

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, sender and bubbles."""
        painter, theme = QPainter(self), self.theme
        border = theme.color("ink") if theme.high_contrast else None
        box(painter, QRectF(self.rect()), theme.edge(16), fill=theme.color("sunken"), border=border, width=1)
        pad, side = self._pads()
        inner = self.width() - 2 * side
        self._paint_head(painter, side, pad, inner)
        y = pad + self._head_height(inner) + theme.edge(10)
        gap = theme.edge(6 if self.fit.short else 8)
        for i in range(len(self._bubbles)):
            y += self._paint_bubble(painter, i, side, y, inner) + gap

    def _paint_head(self, painter: QPainter, x: int, y: int, inner: int) -> None:
        theme, avatar, height = self.theme, self._avatar(), self._head_height(inner)
        if avatar:
            spot = QRectF(x, y + (height - avatar) // 2, avatar, avatar)
            self._disc(painter, spot)
            self._paint_face(painter, spot)
            x, inner = x + avatar + 10, inner - avatar - 10
        words = self._sender.height(inner) + (self._context.height(inner) if self._context.text else 0)
        top = y + (height - words) // 2
        self._sender.paint(painter, x, top, inner, theme.color("ink"))
        self._context.paint(painter, x, top + self._sender.height(inner), inner, theme.color("ink2"))

    def _disc(self, painter: QPainter, rect: QRectF) -> None:
        border = self.theme.color("ink") if self.theme.high_contrast else None
        box(painter, rect, rect.width() / 2, fill=self.theme.color("surface"), border=border, width=2)

    def _paint_face(self, painter: QPainter, rect: QRectF) -> None:
        theme, size = self.theme, self.theme.px(20)
        if _SCHOOL.search(self._message.sender) and self._pictures.has("crest-small"):
            height = theme.px(22)
            natural = self._pictures.natural_size("crest-small")
            width = round(height * natural.width() / natural.height())
            pixmap = self._pictures.pixmap("crest-small", width, height, self.devicePixelRatioF())
            painter.drawPixmap(round(rect.center().x() - width / 2), round(rect.center().y() - height / 2), pixmap)
            return
        several = self._chat or _SEVERAL.search(self._message.sender) is not None
        ink: QColor = theme.accent(self._tier).strong if several else theme.color("ink")
        spot = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        paint_icon(painter, "people" if several else "person", spot, ink)

    def _paint_bubble(self, painter: QPainter, index: int, left: int, y: int, inner: int) -> int:
        theme = self.theme
        who, words = self._bubbles[index]
        start, width, height = self._bubble(index, inner)
        if start:
            side = theme.px(34)
            spot = QRectF(left, y, side, side)
            self._disc(painter, spot)
            painter.setFont(theme.font("number", size=14))
            painter.setPen(theme.color("ink"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, who.text[:1].upper())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("raised"))
        x = left + start
        painter.drawPath(bubble_path(QRectF(x + 0.5, y + 0.5, width - 1, height - 1), theme.edge(16)))
        up, side = self._bubble_pads()
        top = y + up
        if self._chat:
            who.paint(painter, x + side, top, width - 2 * side, theme.color("ink2"))
            top += who.line_height()
        words.paint(painter, x + side, top, width - 2 * side, theme.color("ink"))
        return height
