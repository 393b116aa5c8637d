"""The first screen: who is learning today?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.header import EMBLEMS, Drawn
from oakmere_training.gui.widgets.lead_door import LeadDoor
from oakmere_training.gui.widgets.scenery import door_place, paint_scenery, paint_shadow
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.who_card import RADIUS, TierButton, WhoCard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

FONTS = ("AtkinsonHyperlegible-Regular.ttf", "Lexend-SemiBold.ttf")
"""The font files that this screen shows; the others can be loaded after it is painted."""

_WIDEST = 1320
_NARROW = 1100
_SHORT = 720
_SHARES = (100, 132, 100)
_SHADOWS = {"light": 0.14, "dark": 0.45}


class StartScreen(Screen):
    """Three cards before the mere. ``tier_names`` are the display names of the pupils' tiers."""

    tier_chosen = Signal(object)
    check_asked = Signal()
    lead_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, school_name: str, tier_names: Mapping[Tier, str]) -> None:
        super().__init__(theme, "who is learning today?")
        self._pictures = pictures
        self._scroll = ScrollColumn(theme, margins=(0, 0, 0, 0), ground="")
        self._scroll.setParent(self)
        self._add_top(school_name)
        self._cards = [self._staff(), self._pupils(tier_names), self._parents()]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for card, share in zip(self._cards, _SHARES, strict=True):
            self._row.addWidget(card, share)
        self._scroll.column.addLayout(self._row)
        self._scroll.column.addStretch(1)
        self._add_door(pictures)
        self._scroll.verticalScrollBar().valueChanged.connect(self.update)
        self._order_tabs()
        theme.changed.connect(self._arrange)

    def default_widget(self) -> QWidget:
        """Staff training."""
        return self._start_staff

    # -- parts -----------------------------------------------------------------------------------------------

    def _add_top(self, school_name: str) -> None:
        theme = self.theme
        self._top = QHBoxLayout()
        self._top.setSpacing(0)
        self._crest = Drawn(self._pictures, "crest", (78, 92))
        self._name = QHBoxLayout()
        self._name.setSpacing(0)
        self._name.addWidget(self._crest, 0, Qt.AlignmentFlag.AlignTop)
        self._name.addSpacing(22)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._school = Text(theme, school_name, "body", size=(18, 26), color="ink2")
        words.addStretch(1)
        words.addWidget(self._school)
        words.addWidget(Text(theme, "Who is learning today?", "h1", size=(38, 46)))
        words.addStretch(1)
        self._name.addLayout(words, 1)
        self._top.addLayout(self._name, 1)
        self._check = Button(theme, "Check a certificate", "tool", icon="certificate")
        self._text_size = Button(theme, "Text size", "tool", icon="text-size")
        self._colours = Button(theme, "Colours", "tool", icon="colours")
        self._tools = [self._check, self._text_size, self._colours]
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for tool in self._tools:
            tools.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        tools.setContentsMargins(4, 16, 24, 0)
        self._top.addLayout(tools)
        self._scroll.column.addLayout(self._top)
        self._check.clicked.connect(self.check_asked)
        self._text_size.clicked.connect(lambda: self.text_size_asked.emit(self._text_size))
        self._colours.clicked.connect(lambda: self.colours_asked.emit(self._colours))

    def _start(self, text: str, tier: Tier) -> Button:
        button = Button(self.theme, text, "primary", tier, icon_right="arrow-right", height=52)
        button.clicked.connect(lambda: self.tier_chosen.emit(tier))
        return button

    def _card(self, strip: str, ground: str, title: str, about: str) -> WhoCard:
        return WhoCard(self.theme, self._pictures, strip, ground, title, about)

    def _staff(self) -> WhoCard:
        about = "Teachers, support staff, governors and volunteers. Induction and yearly refresher."
        card = self._card("strip-staff", "#D6F3F9", "Staff", about)
        self._start_staff = self._start("Start staff training", Tier.STAFF)
        card.add(self._start_staff, 16)
        return card

    def _parents(self) -> WhoCard:
        about = "Workshop questions and a short quiz for families."
        card = self._card("strip-parents", "#F7E6FB", "Parents and carers", about)
        self._start_parents = self._start("Start family quiz", Tier.PARENTS)
        card.add(self._start_parents, 16)
        return card

    def _pupils(self, tier_names: Mapping[Tier, str]) -> WhoCard:
        about = "On the whiteboard with your class, or on your own."
        card = self._card("strip-pupils", "#FFF0D2", "Pupils", about)
        holder = QWidget()
        self._tier_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._tier_row.setContentsMargins(0, 0, 0, 0)
        self._tier_row.setSpacing(10)
        self._tiers = []
        for tier in PUPIL_TIERS:
            button = TierButton(self.theme, self._pictures, tier, tier_names[tier], EMBLEMS[tier])
            button.clicked.connect(lambda _=False, tier=tier: self.tier_chosen.emit(tier))
            self._tier_row.addWidget(button, 1)
            self._tiers.append(button)
        card.add(holder, 12)
        return card

    def _add_door(self, pictures: PictureStore) -> None:
        self._door = LeadDoor(self.theme, pictures)
        self._door.clicked.connect(self.lead_asked)
        self._door_row = QHBoxLayout()
        self._door_row.addStretch(1)
        self._door_row.addWidget(self._door)
        self._scroll.column.addLayout(self._door_row)

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [self._start_staff, *self._tiers, self._start_parents]
        stops += [self._door, self._check, self._text_size, self._colours]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    # -- layout ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the window's size."""
        super().resizeEvent(event)
        self._arrange()
        self._scroll.setGeometry(self.rect())  # after arranging, so that the parts are laid out once

    def _arrange(self) -> None:
        scale, width = self.theme.scale, self.width()
        compact, short = width <= _NARROW, self.height() < _SHORT
        side = max(40 if compact else 72, (width - _WIDEST) // 2)
        gap = 16 if compact else 24
        spare = max(0, self.height() - 768)
        above = 16 if short else 30 + round(spare * 0.16)
        for tool in self._tools:
            tool.set_icon_only(scale >= 1.5 or (compact and scale > 1))
        self._crest.set_drawn_size((66, 78) if short else (78, 92))
        self._name.setContentsMargins(side, above, 0, 0)
        self._row.setContentsMargins(side, 16 if short else 26 + round(spare * 0.08), side, 12 if short else 24)
        self._row.setSpacing(gap)
        self._arrange_door(low=short)
        self._arrange_cards(width - 2 * side, gap, compact=compact, short=short)
        if self.theme.mode != "light":
            self._name.setContentsMargins(side, above + self._spare() * 2 // 5, 0, 0)
        self.update()

    def _arrange_door(self, *, low: bool) -> None:
        """The label stands at the left of the painted door; without the mere it brings its own oak."""
        self._door.set_low(low=low)
        if self._door.on_panel:
            self._door_row.setContentsMargins(24, 0, 24, 12 if low else 16)
            return
        right, beside, below = door_place(self.size())
        self._door.set_beside(beside)
        self._door_row.setContentsMargins(24, 0, right, below)

    def _spare(self) -> int:
        """What the window has more in height than the page, in px: without the mere it would all lie below."""
        page = self._scroll.column
        page.invalidate()
        needed = page.heightForWidth(self.width()) if page.hasHeightForWidth() else page.sizeHint().height()
        return max(0, self.height() - needed)

    def _arrange_cards(self, room: int, gap: int, *, compact: bool, short: bool) -> None:
        """One column where a card would hold fewer than 24 characters in a line."""
        padding = 36 if compact else 48
        staff = (room - 2 * gap) * _SHARES[0] // sum(_SHARES) - padding
        pupils = (room - 2 * gap) * _SHARES[1] // sum(_SHARES) - padding
        starts = [self._start_staff, self._start_parents]
        for start in starts:
            start.set_measures(size=16 if compact else 0, pad=10 if compact else 0)
        narrowest = max(24 * self.theme.px(17) * 0.44, *(start.sizeHint().width() for start in starts))
        one_column = self.theme.scale >= 1.5 or staff < narrowest
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if one_column else ways.LeftToRight)
        inside = room - padding if one_column else pupils
        for button in self._tiers:
            button.compact = compact
        lying = max(button.upright_width() for button in self._tiers) > (inside - 20) // 3
        self._tier_row.setDirection(ways.TopToBottom if lying else ways.LeftToRight)
        for button in self._tiers:
            button.set_shape(lying=lying, compact=compact)
        for card in self._cards:
            card.set_shape(compact=compact, short=short)

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mere in the light theme, and the cards' shadows."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self.theme.mode == "light":
            paint_scenery(painter, self._pictures, self.size(), self.devicePixelRatioF())
        opacity = _SHADOWS.get(self.theme.mode)
        if opacity:
            for card in self._cards:
                place = QRect(card.mapTo(self, QPoint(0, 0)), card.size())
                paint_shadow(painter, place, RADIUS, self.theme.color("shadow"), opacity)
