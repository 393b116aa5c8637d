"""The three parts of *Quizzes and policy*, chosen in the page's head."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme


class QuizTab(StrEnum):
    """A part of *Quizzes and policy*; the value is its word."""

    COVERAGE = "Coverage"
    QUIZZES = "Quizzes"
    POLICY = "Policy"


class QuizTabPage(LeadPage):
    """A part of *Quizzes and policy*. ``tab_chosen`` asks for another one."""

    tab_chosen = Signal(object)

    def __init__(self, theme: Theme, pictures: PictureStore, tab: QuizTab, subtitle: str = "") -> None:
        super().__init__(theme, pictures, LeadSection.QUIZZES, "Quizzes and policy", subtitle)
        self.tabs = Segmented(theme, "What to show", [each.value for each in QuizTab], height=44, pad=14)
        self.tabs.choose(list(QuizTab).index(tab))
        self.tabs.chosen.connect(lambda place: self.tab_chosen.emit(list(QuizTab)[place]))
        self.add_action(self.tabs)

    def default_widget(self) -> QWidget:
        """The tabs."""
        return self.tabs
