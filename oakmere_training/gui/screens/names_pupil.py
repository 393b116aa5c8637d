"""Pupils: the class, then a number with the tier's animal. Nobody types a name, and nothing says who has started."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.alias_grid import AliasGrid
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.class_card import ClassCard
from oakmere_training.gui.widgets.footer import Footer
from oakmere_training.gui.widgets.header import PupilHeader
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.steps import NumberDisc
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_NARROW = 1100
_SHORT = 720
_STACK_BELOW = 780
_LEAST_FOR_TWO = 900
_WIDEST = 1320
_USUAL = range(1, 31)


class AliasScreen(Screen):
    """``chosen`` sends the class's label and the number. ``alias`` is one animal's name: 'Otter'.

    ``numbers`` are those of each class by its label, or how many every class has from 1 on.
    """

    chosen = Signal(str, int)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        tier: Tier,
        *,
        tier_name: str,
        alias: str,
        classes: tuple[str, ...],
        numbers: int | Mapping[str, range],
    ) -> None:
        super().__init__(theme, f"{tier_name}, choose your class and number", tier)
        self._alias = alias
        same = range(1, numbers + 1) if isinstance(numbers, int) else _USUAL
        self._numbers = dict.fromkeys(classes, same) if isinstance(numbers, int) else numbers
        self.add_header(PupilHeader(theme, pictures, tier, tier_name, leave="Home"))
        self._scroll = ScrollColumn(theme, foot=True)
        self.page.addWidget(self._scroll, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll.column.addLayout(self._columns, 1)
        self._headings: list[Text] = []
        self._class_part = self._part(1, "Your class", self._class_cards(classes), 0)
        self.grid = AliasGrid(theme, pictures, tier, alias, self._numbers.get(next(iter(classes), ""), same))
        self._number_part = self._part(2, "Your animal number", self.grid, 1)
        self._columns.addWidget(self._class_part, 0)
        self._columns.addWidget(self._number_part, 1)
        self._add_footer()
        for card in self.classes:
            card.toggled.connect(self._class_toggled)
        if len(self.classes) == 1:
            self.classes[0].setChecked(True)
        self.grid.chosen.connect(self._update)
        self.grid.enter_pressed.connect(self._start)
        self._place_classes(1)
        self._order_tabs()
        theme.changed.connect(self._arrange)
        self._update()

    def _order_tabs(self) -> None:
        for before, after in pairwise([*self.classes, *self.grid.keys, self.start]):
            QWidget.setTabOrder(before, after)

    def _class_toggled(self) -> None:
        """Offer the numbers of the class that was chosen."""
        numbers = self._numbers.get(self.class_label())
        if numbers is not None and self.grid.set_numbers(numbers):
            self._order_tabs()
        self._update()

    def _class_cards(self, labels: tuple[str, ...]) -> QWidget:
        box = QWidget()
        self.classes = [ClassCard(self.theme, label, self.tier) for label in labels]
        self._class_grid = QGridLayout(box)
        self._class_grid.setContentsMargins(0, 0, 0, 0)
        self._class_grid.setSpacing(14)
        self._class_columns = 0
        return box

    def _part(self, number: int, heading: str, content: QWidget, stretch: int) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(NumberDisc(self.theme, number, self.tier))
        role = "ks1_body" if self.tier is Tier.KS1 else "h2"
        text = Text(self.theme, heading, role, size=(24, 34))
        self._headings.append(text)
        row.addWidget(text, 1)
        column.addLayout(row)
        column.addWidget(content, stretch)
        column.addStretch(0 if stretch else 1)
        return part

    def _add_footer(self) -> None:
        theme = self.theme
        footer = Footer(theme, pupil=True)
        self._hint = Text(theme, "", "body", size=(18, 26), color="ink2")
        footer.add_left(self._hint, fold=1)
        footer.row.setAlignment(self._hint, Qt.AlignmentFlag.AlignVCenter)
        self.start = Button(theme, "Start", "pupil", self.tier, icon_right="arrow-right")
        self.start.clicked.connect(self._start)
        footer.add_right(self.start)
        self._foot = QHBoxLayout()
        self._foot.addWidget(footer)
        self.page.addLayout(self._foot)

    # -- what is chosen --------------------------------------------------------------------------------------

    def class_label(self) -> str:
        """The chosen class, or ''."""
        return next((card.label for card in self.classes if card.isChecked()), "")

    def _update(self) -> None:
        number, label = self.grid.number(), self.class_label()
        self.start.setEnabled(bool(number and label))
        self.start.set_label(f"Start as {self._alias} {number}" if number else "Start")
        if not self.classes:
            hint = "Your teacher can add your class in the school’s settings."
        elif not label:
            hint = "Choose your class as well." if number else "Choose your class, then your number."
        else:
            hint = "Your teacher gives you a number. You do not need your name."
        self._hint.setText(hint)

    def _start(self) -> None:
        """Start, or go to what is still missing."""
        number, label = self.grid.number(), self.class_label()
        if number and label:
            self.chosen.emit(label, number)
        elif not label and self.classes:
            self.announce("Choose your class as well.")
            self.classes[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.grid.current().setFocus(Qt.FocusReason.OtherFocusReason)

    def default_widget(self) -> QWidget:
        """The first class, or the numbers where there is only one class."""
        if len(self.classes) > 1 and not self.class_label():
            return self.classes[0]
        return self.grid.current()

    def spoken_text(self) -> str:
        """What to do."""
        return f"First choose your class. Then choose your {self._alias} number. Your teacher gives you a number."

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts; digits go to a number from anywhere, where single-key shortcuts are on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
            return
        digit = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.theme.single_keys and plain and digit.isdecimal() and digit.isascii():
            self.grid.type_digit(digit)
            return
        super().keyPressEvent(event)

    # -- layout ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale, width = self.theme.scale, self.width()
        wide, short = width >= _NARROW, self.window().height() < _SHORT
        stacked = scale >= 1.5 or width / scale < _STACK_BELOW or width < _LEAST_FOR_TWO
        margin = max(40 if wide else 28, (width - _WIDEST) // 2)
        top, bottom = (14, 8) if short or not wide else (22, 12)
        outside = max(0, margin - 40) if wide else 0
        self._foot.setContentsMargins(outside, 0, outside, 0)
        self._scroll.set_margins(margin, top, margin, bottom)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._columns.setSpacing(24 if stacked else 40 if wide else 28)
        self._columns.setStretch(0, 0)
        for heading in self._headings:
            role = "ks1_body" if self.tier is Tier.KS1 else "h2"
            heading.set_style(role, size=(24 if wide else 22, 34))
        for part in (self._class_part, self._number_part):
            column = part.layout()
            if column is not None:
                column.setSpacing(14 if wide else 10)
        side = self.theme.edge(300 if wide else 224)
        self._class_part.setMinimumWidth(0 if stacked else side)
        self._class_part.setMaximumWidth(16_777_215 if stacked else side)
        self.grid.set_narrow(not wide)
        room = width - 2 * margin
        self._place_classes(max(1, min(4, room // self.theme.px(240))) if stacked else 1)
        for card in self.classes:
            card.set_narrow(not wide)

    def _place_classes(self, columns: int) -> None:
        if columns == self._class_columns:
            return
        self._class_columns = columns
        for column in range(4):
            self._class_grid.setColumnStretch(column, 1 if column < columns else 0)
        for index, card in enumerate(self.classes):
            self._class_grid.addWidget(card, index // columns, index % columns)
