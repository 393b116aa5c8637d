"""A post, a group chat or a photo as it is mocked up, with the parts that can be marked. No brand's looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from oakmere_training.domain.kinds.spot import PostKind
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.fitted import Placing
from oakmere_training.gui.widgets.photo_area import PhotoAreaResult
from oakmere_training.gui.widgets.picture import STROKE
from oakmere_training.gui.widgets.post_head import paint_author, paint_speaker
from oakmere_training.gui.widgets.post_layout import arrange, rows_of
from oakmere_training.gui.widgets.post_part import paint_cover
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.kinds.spot import SpotBody
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit

_HEAD = 58
_MOST_PICTURE = 228
_WIDEST_PHOTO = 860


class PostCard(Placing, VerdictCard):
    """The frame with who wrote it and where it stands; ``parts`` are a widget for each of its parts."""

    def __init__(
        self, theme: Theme, pictures: PictureStore, tier: Tier, body: SpotBody, parts: Sequence[QWidget]
    ) -> None:
        super().__init__(theme)
        self._pictures, self._tier, self._body, self.parts = pictures, tier, body, tuple(parts)
        self._pupil = tier.for_pupils
        self._found = {place for place, part in enumerate(body.post_parts) if part.picture is not None}
        if self._pupil:
            self._author = TextBlock(theme, body.author, "number", size=(19, 26))
            self._note = TextBlock(theme, body.note, "small")
        else:
            self._author = TextBlock(theme, body.author, "body", bold=True)
            self._note = TextBlock(theme, body.note, "caption")
        for part in self.parts:
            part.setParent(self)
            part.show()
        said = f"{body.author}. {body.note}" + (f". {body.photo.alt}" if body.photo is not None else "")
        self.setAccessibleName(said)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for part in self.parts:
            setter = getattr(part, "set_fit", None)
            if setter is not None:
                setter(fit)
        super().set_fit(fit)
        self._place()

    # -- sizes -----------------------------------------------------------------------------------------------

    def _pads(self) -> tuple[int, int, int, int]:
        """Above, at the sides, below, between the parts."""
        edge, denser = self.theme.edge, self.fit.denser
        tight = self.fit.short and not self.fit.stacked
        if self._pupil:
            return (
                edge(9 if tight else 12),
                edge(14 if self.fit.narrow else 18),
                edge(10 if tight else 16),
                edge(5 if denser else 7 if tight else 9),
            )
        if denser:
            return edge(6), edge(14), edge(6), edge(5)
        return edge(8 if tight else 12), edge(14), edge(10 if tight else 14), edge(8)

    def _avatar(self) -> int:
        return self.theme.edge(40)

    def _head_height(self, inner: int) -> int:
        words = inner - self._avatar() - self.theme.edge(14)
        return max(self._avatar(), self._author.height(words) + self._note.height(words))

    def _under_head(self) -> int:
        return self.theme.edge(4 if self.fit.denser else 6 if self.fit.short else 9)

    def _slots(self, width: int, tall: int = 0) -> tuple[list[QRect], int]:
        """Where the parts go, pictures ``tall`` px high at least, and the height of the whole."""
        up, side, down, gap = self._pads()
        inner = width - 2 * side
        top = up + self._head_height(inner) + self._under_head()
        if self._body.kind is PostKind.PHOTO:
            photo = self._photo(width)
            return [self._area(place, photo) for place in range(len(self.parts))], photo.bottom() + 1 + down
        start = self.theme.edge(_HEAD + 10) if self._body.kind is PostKind.CHAT else 0
        single = self.fit.stacked or self._body.kind is PostKind.CHAT
        lengths = [len(part.text) for part in self._body.post_parts]
        rows = rows_of(lengths, self._found, single=single)

        def measure(place: int, wide: int) -> int:
            least = self.parts[place].heightForWidth(wide)
            return max(least, tall) if place in self._found else least

        places, height = arrange(rows, self._found, inner - start, gap, measure)
        slots = [places[place].translated(side + start, top) for place in range(len(self.parts))]
        return slots, top + height + down

    def _photo(self, width: int) -> QRect:
        """Where the photo goes, in its own proportions."""
        up, side, _, _ = self._pads()
        inner = width - 2 * side
        top = up + self._head_height(inner) + self._under_head()
        wide = min(inner, self.theme.edge(_WIDEST_PHOTO))
        picture = self._body.photo
        if picture is None or not self._pictures.has(picture.name):
            return QRect(side, top, wide, round(wide * 0.625))
        natural = self._pictures.natural_size(picture.name)
        return QRect(side, top, wide, round(wide * natural.height() / natural.width()))

    def _area(self, place: int, photo: QRect) -> QRect:
        """A part of the photo, large enough to touch and never outside."""
        area = self._body.post_parts[place].area
        if area is None:
            return photo
        least = 72 if self._pupil else 48
        wide, high = max(least, round(area.width * photo.width())), max(least, round(area.height * photo.height()))
        x = round(photo.x() + (area.x + area.width / 2) * photo.width() - wide / 2)
        y = round(photo.y() + (area.y + area.height / 2) * photo.height() - high / 2)
        x = max(photo.x(), min(x, photo.x() + photo.width() - wide))
        return QRect(x, max(photo.y(), min(y, photo.y() + photo.height() - high)), wide, high)

    def heightForWidth(self, width: int) -> int:
        """Head and parts."""
        return self._slots(width)[1]

    def _spare(self) -> int:
        """How much higher each message of a chat may be than it must, where pupils read it or it stands close."""
        if self._body.kind is not PostKind.CHAT or self.fit.stacked:
            return 0
        return self.theme.edge(14) if self._pupil else self.theme.edge(8) if self.fit.denser else 0

    def most(self) -> int:
        """The greatest height that the card stretches to, in pixels."""
        return self._slots(self.width(), self._tall())[1] + self._spare() * len(self.parts)

    def _tall(self) -> int:
        """How high pictures are where there is room."""
        return 0 if self.fit.stacked else self.theme.edge(_MOST_PICTURE)

    # -- placing ---------------------------------------------------------------------------------------------

    def _place(self) -> None:
        slots, height = self._slots(self.width(), self._tall())
        if height > self.height():
            slots, height = self._slots(self.width(), self._tall() - (height - self.height()))
        over = min(self._spare(), max(0, self.height() - height) // max(1, len(slots)))
        photo = self._photo(self.width()) if self._body.kind is PostKind.PHOTO else None
        taken: list[QRect] = []
        for place, (part, slot) in enumerate(zip(self.parts, slots, strict=True)):
            if photo is not None and isinstance(part, PhotoAreaResult):
                taken.append(part.place(slot, photo, taken))
            else:
                part.setGeometry(slot.adjusted(0, over * place, 0, over * (place + 1)))
        self.update()

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, who wrote it, the heads of those who chat, the photo."""
        painter, theme = QPainter(self), self.theme
        fill, line = theme.color("raised"), theme.color("line_strong")
        box(painter, QRectF(self.rect()), theme.edge(18), fill=fill, border=line, width=theme.edge(2))
        self._paint_head(painter)
        if self._body.kind is PostKind.CHAT:
            side = theme.edge(_HEAD)
            for part, place in zip(self._body.post_parts, self.parts, strict=True):
                spot = QRectF(self._pads()[1], place.y() + (place.height() - side) // 2, side, side)
                paint_speaker(painter, theme, self._pictures, part.who, spot)
        elif self._body.kind is PostKind.PHOTO and self._body.photo is not None:
            photo = QRectF(self._photo(self.width()))
            paint_cover(painter, self._pictures, self._body.photo.name, photo, theme.edge(12))
            painter.setPen(QPen(theme.color("ink") if theme.high_contrast else STROKE, 3))
            painter.drawRoundedRect(photo.adjusted(1.5, 1.5, -1.5, -1.5), theme.edge(12) - 1.5, theme.edge(12) - 1.5)

    def _paint_head(self, painter: QPainter) -> None:
        theme, avatar = self.theme, self._avatar()
        up, side, _, _ = self._pads()
        inner = self.width() - 2 * side
        height = self._head_height(inner)
        x = side + theme.edge(4)
        disc = QRectF(x, up + (height - avatar) // 2, avatar, avatar)
        paint_author(painter, theme, self._pictures, self._tier, self._body.kind, self._body.author, disc)
        x += avatar + theme.edge(10)
        words = inner - avatar - theme.edge(14)
        author = self._author.height(words)
        top = up + (height - author - self._note.height(words)) // 2
        self._author.paint(painter, x, top, words, theme.color("ink"))
        self._note.paint(painter, x, top + author, words, theme.color("ink2"))
