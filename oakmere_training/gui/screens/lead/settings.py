"""*School settings*: the list of its pages at the left, one page beside it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.combo import ComboBox
from oakmere_training.gui.widgets.pills import ALL_SAVED, state_pill
from oakmere_training.gui.widgets.row_list import SettingsList

if TYPE_CHECKING:
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme


class SettingsPart(StrEnum):
    """The pages of *School settings*."""

    SCHOOL = "school"
    TRAINING = "training"
    CERTIFICATES = "certificates"
    PUPILS = "pupils"
    RECORDS = "records"
    PASSPHRASE = "passphrase"  # noqa: S105  (a page's name)
    PRIVACY = "privacy"
    LOG = "log"


_PARTS = (
    (SettingsPart.SCHOOL, "person", "School and people"),
    (SettingsPart.TRAINING, "clock", "Training and dates"),
    (SettingsPart.CERTIFICATES, "certificate", "Certificates"),
    (SettingsPart.PUPILS, "people", "Pupils and help"),
    (SettingsPart.RECORDS, "download", "Records and backup"),
    (SettingsPart.PASSPHRASE, "key", "Passphrase"),
    (SettingsPart.PRIVACY, "info", "Privacy"),
    (SettingsPart.LOG, "list", "Activity log"),
)
_SAVES_ITSELF = (
    SettingsPart.SCHOOL,
    SettingsPart.TRAINING,
    SettingsPart.CERTIFICATES,
    SettingsPart.PUPILS,
    SettingsPart.RECORDS,
)


class SettingsScreen(LeadPage):
    """``part_chosen`` asks for a page, which ``show_part`` puts beside the list. ``csv_asked`` is the log's button."""

    part_chosen = Signal(object)
    csv_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, part: SettingsPart) -> None:
        super().__init__(theme, pictures, LeadSection.SETTINGS, "School settings")
        self.part = part
        self.list = SettingsList(theme, "Pages of School settings", _PARTS, part)
        self.list.chosen.connect(self.part_chosen)
        self.choice = ComboBox(
            theme, "Page of School settings", [(key, text) for key, _, text in _PARTS], part, height=48
        )
        self.choice.chosen.connect(self.part_chosen)
        holder = QWidget()
        self._place = QVBoxLayout(holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.list)
        beside.addWidget(self.choice)
        beside.addStretch(1)
        self._pane: QWidget | None = None
        self.columns = Columns(theme, holder, side, 212, 190, side_first=True, gap=20, small_gap=12)
        self.body.addWidget(self.columns, 1)
        self.saved = state_pill(theme, ALL_SAVED)
        self.csv = Button(theme, "Save as CSV", "secondary", icon="download", small=True)
        self.csv.clicked.connect(self.csv_asked)
        self.add_action(self.saved)
        self.add_action(self.csv)

    def show_part(self, part: SettingsPart, pane: QWidget) -> None:
        """Put a page beside the list."""
        old, self._pane = self._pane, pane
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.part = part
        self._place.addWidget(pane, 1)
        self.list.choose(part)
        self.choice.set_value(part)
        self.csv.setVisible(part is SettingsPart.LOG)
        self.set_saved(saved=True)

    def set_saved(self, *, saved: bool) -> None:
        """Whether everything on the page is kept."""
        self.saved.setVisible(saved and self.part in _SAVES_ITSELF)

    def default_widget(self) -> QWidget:
        """The page's place in the list."""
        return self.choice if self.is_large_text else self.list.rows[self.part]

    def fit(self) -> None:
        """With large text the list is folded into a box, so that the page begins in sight."""
        super().fit()
        if hasattr(self, "choice"):
            self.list.setVisible(not self.is_large_text)
            self.choice.setVisible(self.is_large_text)
