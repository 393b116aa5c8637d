"""Which role each post of a staff list gives; and which of several certificates is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from oakmere_training.domain.people import STAFF_ROLES, Role
from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.widgets.choice_card import ChoiceCard
from oakmere_training.gui.widgets.combo import ComboBox
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from oakmere_training.domain.staff_import import PostMatch
    from oakmere_training.gui.theme import Theme

_CHOICES: tuple[tuple[object, str], ...] = (
    *((role, role.label) for role in STAFF_ROLES),
    (None, "Skip new people"),
)
_LARGE = 1.5


class RolesDialog(LeadDialog):
    """A row for each post: how often it stands in the file, and its role."""

    def __init__(self, theme: Theme, window: QWidget, posts: Sequence[PostMatch]) -> None:
        text = "The role decides which training a person needs. The post itself is kept beside it."
        super().__init__(theme, window, "Roles for the post titles", text, safe="Leave them", act="Use these roles")
        self._posts = tuple(posts)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        self._words = [self._word(match) for match in self._posts]
        self.boxes = [
            ComboBox(theme, f"Role for {match.post or 'people without a post title'}", _CHOICES, match.role)
            for match in self._posts
        ]
        for box, match in zip(self.boxes, self._posts, strict=True):
            box.set_value(match.role)
        self.first = self.boxes[0] if self.boxes else None
        theme.changed.connect(self._fit)
        self._fit()

    def _word(self, match: PostMatch) -> Text:
        rows = f"{match.rows:,} row{'' if match.rows == 1 else 's'}"
        return Text(self.theme, f"**{match.post or 'No post title'}**, {rows}", size=(16, 22))

    def _fit(self) -> None:
        """The choice beside the post, or below it at large text."""
        large = self.theme.scale >= _LARGE
        middle = Qt.AlignmentFlag.AlignVCenter
        for place, (word, box) in enumerate(zip(self._words, self.boxes, strict=True)):
            self._grid.removeWidget(word)
            self._grid.removeWidget(box)
            self._grid.addWidget(word, 2 * place, 0, middle)
            self._grid.addWidget(box, 2 * place + (1 if large else 0), 0 if large else 1, middle)

    def changed(self) -> dict[str, Role | None]:
        """The posts whose role was changed."""
        found: dict[str, Role | None] = {}
        for match, box in zip(self._posts, self.boxes, strict=True):
            value = box.value()
            role = value if isinstance(value, Role) else None
            if role is not match.role:
                found[match.post] = role
        return found


def ask_roles(theme: Theme, window: QWidget, posts: Sequence[PostMatch]) -> Mapping[str, Role | None]:
    """Ask for the roles of posts; those that were changed."""
    dialog = RolesDialog(theme, window, posts)
    return dialog.changed() if dialog.run() else {}


class WhichDialog(LeadDialog):
    """One of several, as cards; the first is chosen."""

    def __init__(
        self, theme: Theme, window: QWidget, title: str, text: str, choices: Sequence[tuple[str, str, str]]
    ) -> None:
        super().__init__(theme, window, title, text, safe="None of them", act="Go on")
        self._keys = [key for key, _, _ in choices]
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.cards = [ChoiceCard(theme, word, note) for _, word, note in choices]
        for card in self.cards:
            column.addWidget(card)
        self.cards[0].setChecked(True)
        self.column.addWidget(group)
        self.first = self.cards[0]

    def chosen(self) -> str:
        """The key of the chosen card."""
        return next(key for key, card in zip(self._keys, self.cards, strict=True) if card.isChecked())


def ask_which(
    theme: Theme, window: QWidget, title: str, text: str, choices: Sequence[tuple[str, str, str]]
) -> str | None:
    """Ask for one of ``choices`` (key, word, note); its key or ``None``."""
    dialog = WhichDialog(theme, window, title, text, choices)
    return dialog.chosen() if dialog.run() else None
