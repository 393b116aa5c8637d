"""The card of an item to sort: picture, words, and a choice of three places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QGroupBox, QSizePolicy, QWidget

from oakmere_training.domain.kinds.sort import Place
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.page_fit import Fit
from oakmere_training.gui.widgets.sort_part import SortPart, place_icons
from oakmere_training.gui.widgets.sort_sizes import card_sizes
from oakmere_training.gui.widgets.text_block import TextBlock, unbroken
from oakmere_training.gui.widgets.thumb import paint_thumb

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent

    from oakmere_training.domain.kinds.sort import Item
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.sort_part import PartSizes

_PLACES = tuple(Place)
_UPRIGHT_WIDTH = 108
_WIDEST_PART = 160
_AIR = 9
_LEAST_WORDS = 18
"""Characters (em halves) that a line must have room for; with less, the parts go below the words."""


class SortCard(QGroupBox):
    """An item and its three places. A screen reader meets a group of radio buttons.

    ``placed`` tells that the item went to a place, ``entered`` and ``left`` where the focus is, ``step_asked`` that
    Up (-1) or Down (1) was pressed.
    """

    placed = Signal()
    entered = Signal()
    left = Signal()
    step_asked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        tier: Tier,
        item: Item,
        labels: tuple[str, str, str],
        *,
        number: int,
        total: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._pictures, self._tier, self.fit = theme, pictures, tier, Fit()
        self._picture = item.picture if item.picture is not None and pictures.has(item.picture.name) else None
        role = "ks1_option" if tier is Tier.KS1 else "pupil_option" if tier.for_pupils else "option"
        self._words = TextBlock(theme, unbroken(item.text) if tier.for_pupils else item.text, role)
        self._current = False
        self._stop = 0
        icons = place_icons(labels)
        self.parts = tuple(SortPart(theme, tier, n, labels[n], icons[n], self) for n in range(3))
        for number_of_part, part in enumerate(self.parts):
            part.toggled.connect(self._on_toggled)
            part.choose_asked.connect(self._choose_beside)
            part.item_asked.connect(self.step_asked)
            part.entered.connect(lambda at=number_of_part: self._enter(at))
            part.left.connect(self._leave)
        self.setAccessibleName(f"{item.text} Item {number} of {total}.")
        if self._picture is not None:
            self.setAccessibleDescription(self._picture.alt)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_fit(Fit())
        self._rove()
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    # -- the place -------------------------------------------------------------------------------------------

    def place(self) -> Place | None:
        """Where the item is."""
        return next((place for place, part in zip(_PLACES, self.parts, strict=True) if part.isChecked()), None)

    def put(self, place: Place | None) -> None:
        """Put the item to a place, or to none, without telling."""
        for own, part in zip(_PLACES, self.parts, strict=True):
            part.setAutoExclusive(False)
            part.blockSignals(True)  # noqa: FBT003
            part.setChecked(own is place)
            part.blockSignals(False)  # noqa: FBT003
            part.setAutoExclusive(True)
        self._rove()

    def choose(self, place: Place) -> None:
        """Put the item to a place as if its part were pressed."""
        self.parts[_PLACES.index(place)].click()

    def stop(self, column: int | None = None) -> SortPart:
        """The part that the Tab key stops at: what is chosen, else ``column``, else where the focus was."""
        place = self.place()
        return self.parts[_PLACES.index(place) if place is not None else self._stop if column is None else column]

    def _on_toggled(self, on: bool) -> None:
        if on:
            self._rove()
            self.placed.emit()

    def _choose_beside(self, by: int) -> None:
        at = next((n for n, part in enumerate(self.parts) if part is self.sender()), 0)
        part = self.parts[min(max(at + by, 0), len(self.parts) - 1)]
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        part.click()

    def _rove(self) -> None:
        """Let the Tab key stop at one part only."""
        stop = self.stop()
        for part in self.parts:
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if part is stop else Qt.FocusPolicy.ClickFocus)

    def _enter(self, at: int) -> None:
        self._stop = at
        self._rove()
        self._set_current(current=True)
        self.entered.emit()

    def _leave(self) -> None:
        if QApplication.focusWidget() not in self.parts:
            self._set_current(current=False)
            self.left.emit()

    def _set_current(self, *, current: bool) -> None:
        if current is not self._current:
            self._current = current
            self.update()

    # -- room ------------------------------------------------------------------------------------------------

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        self.fit = fit
        self._sizes = card_sizes(self._tier, fit)
        self._words.set_size(self._sizes.words)
        self.updateGeometry()
        self._place_parts()
        self.update()

    def most(self) -> int:
        """The greatest height that a card stretches to, in pixels."""
        return self.theme.px(self._sizes.most)

    def columns(self, width: int) -> tuple[int, ...]:
        """The middle of each part's column in a card of this width; empty where the parts go below the words."""
        words, parts = self._arranged(width)
        if parts.top() >= words.bottom():
            return ()
        third = parts.width() / 3
        return tuple(round(parts.left() + third * (n + 0.5)) for n in range(3))

    def words_left(self) -> int:
        """Where the card's contents begin."""
        return self.theme.edge(self._sizes.left)

    def _thumb(self) -> tuple[int, int]:
        edge = self.theme.edge
        return (edge(self._sizes.thumb[0]), edge(self._sizes.thumb[1])) if self._picture is not None else (0, 0)

    def _arranged(self, width: int) -> tuple[QRect, QRect]:
        """Where words and parts go from the card's top, at their least height: side by side, or one above the other.

        The words' rectangle is as high as the picture beside them.
        """
        edge, sizes, thumb = self.theme.edge, self._sizes, self._thumb()
        x = edge(sizes.left) + (thumb[0] + edge(16) if thumb[0] else 0)
        room = width - edge(sizes.left) - edge(sizes.right)
        part, below = self._part_sizes(width - x - edge(20) - edge(sizes.right))
        across = 3 * self.theme.px(part.width)
        beside = width - x - edge(20) - across - edge(sizes.right)
        inner = max(1, width - x - edge(sizes.right) if below else beside)
        high = max(self._words.height(inner), thumb[1])
        words = QRect(x, edge(sizes.up + 4 if below else sizes.up), inner, high)
        part_width = (room if below else across) // 3
        tall = max(each.height_for(part_width, part) for each in self.parts)
        if below:
            return words, QRect(edge(sizes.left), words.y() + high + edge(12), part_width * 3, tall)
        return words, QRect(width - edge(sizes.right) - across, words.y(), part_width * 3, tall)

    def _part_sizes(self, room: int) -> tuple[PartSizes, bool]:
        """The parts' sizes where words and parts share ``room``, and whether the parts go below instead.

        Long labels get wider parts; where the words then have no room the icons stand above the labels.
        """
        least = self.theme.px(self._sizes.words[0] * _LEAST_WORDS / 2)
        usual = self._sizes.part
        wide = replace(usual, width=min(max(usual.width, self._asked(usual)), _WIDEST_PART))
        upright = replace(usual, upright=True)
        upright = replace(upright, width=min(usual.width, max(_UPRIGHT_WIDTH, self._asked(upright))))
        for part in (wide, usual, upright):
            if not self.fit.stacked and room - 3 * self.theme.px(part.width) >= least:
                return part, False
        return usual, True

    def _asked(self, sizes: PartSizes) -> int:
        """The width of a part, px at 100 %, that has room for the longest label."""
        return max(part.natural_width(sizes) for part in self.parts)

    def heightForWidth(self, width: int) -> int:
        """Picture, words and parts, and the padding."""
        words, parts = self._arranged(width)
        bottom = max(words.y() + words.height(), parts.y() + parts.height())
        around = self._words.height(words.width()) + 2 * self.theme.edge(_AIR)
        return max(self.theme.edge(self._sizes.least), bottom + words.y(), around)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def sizeHint(self) -> QSize:
        """As high as the words need at a usual width."""
        width = max(320, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow cards put the parts below."""
        return QSize(self.theme.px(160), self.theme.edge(44))

    def _placed_now(self) -> tuple[QRect, QRect]:
        """Where words and parts are: side by side in the card's middle."""
        words, parts = self._arranged(self.width())
        if parts.top() >= words.bottom():
            spare = max(0, self.height() - self.heightForWidth(self.width())) // 2
            return words.translated(0, spare), parts.translated(0, spare)
        words.moveTop((self.height() - words.height()) // 2)
        parts.moveTop((self.height() - parts.height()) // 2)
        return words, parts

    def _place_parts(self) -> None:
        words, parts = self._placed_now()
        width = parts.width() // 3
        sizes, _ = self._part_sizes(self.width() - words.x() - self.theme.edge(20 + self._sizes.right))
        for number, part in enumerate(self.parts):
            part.set_sizes(sizes)
            part.setGeometry(parts.x() + number * width, parts.y(), width, parts.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._place_parts()

    # -- painting --------------------------------------------------------------------------------------------

    def _colors(self) -> tuple[QColor, QColor, int]:
        theme, accent = self.theme, self.theme.accent(self._tier)
        if self._current:
            return accent.tint, accent.strong, 4 if theme.high_contrast else 3
        return theme.color("surface"), theme.color("line_strong"), 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its picture and its words."""
        painter, theme = QPainter(self), self.theme
        fill, border, width = self._colors()
        radius = theme.edge(20 if self._tier.for_pupils else 16)
        box(painter, QRectF(self.rect()), radius, fill=fill, border=border, width=theme.edge(width))
        words, _ = self._placed_now()
        if self._picture is not None:
            across, down = self._thumb()
            top = words.y() + (words.height() - down) // 2
            paint_thumb(painter, theme, self._pictures, self._picture, QRectF(self.words_left(), top, across, down))
        top = words.y() + (words.height() - self._words.height(words.width())) // 2
        self._words.paint(painter, words.x(), top, words.width(), theme.color("ink"))
