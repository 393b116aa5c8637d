"""Pupils: a class and an alias, never a name; then the stories of their tier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import OakmereError
from oakmere_training.gui.flows.quiz import QuizFlow

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.people import Person
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.home_pupil import PupilHomeScreen
    from oakmere_training.services.views import QuizRow


class PupilsFlow(QObject):
    """``left`` asks for the start screen."""

    left = Signal()

    def __init__(self, context: Context, tier: Tier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._tier = tier
        self._person: Person | None = None
        self._quiz: QuizFlow | None = None

    def begin(self) -> None:
        """Ask for class and number; where the tier has no stories, say so instead."""
        from oakmere_training.gui.screens.names_pupil import AliasScreen

        context, school = self._context, self._context.settings.school
        if not context.services.catalogue.quizzes(self._tier):
            self._show_none()
            return
        classes = context.services.people.classes(self._tier)
        screen = AliasScreen(
            context.theme,
            context.pictures,
            self._tier,
            tier_name=school.tier_name(self._tier),
            alias=school.alias(self._tier, 0).removesuffix(" 0"),
            classes=tuple(each.label for each in classes),
            numbers={each.label: each.numbers for each in classes},
        )
        screen.chosen.connect(self._chosen)
        screen.leave_asked.connect(self.left)
        context.show_read_aloud(screen)

    def _chosen(self, class_label: str, number: int) -> None:
        try:
            self._person = self._context.services.people.pupil(self._tier, class_label, number)
        except OakmereError as error:
            self._context.faults.show(error, again=self.begin)
            return
        if self._quiz is not None:
            self._quiz.deleteLater()
        self._quiz = QuizFlow(self._context, self._tier, self._person, self)
        self._quiz.left.connect(self._show_home)
        self._quiz.not_me.connect(self.begin)
        self._show_home()

    def _home(self) -> PupilHomeScreen:
        from oakmere_training.gui.screens.home_pupil import PupilHomeScreen

        context = self._context
        screen = PupilHomeScreen(
            context.theme, context.pictures, tier_name=context.settings.school.tier_name(self._tier)
        )
        screen.choose_another_asked.connect(self.left)
        screen.leave_asked.connect(self.left)
        return screen

    def _show_none(self) -> None:
        screen = self._home()
        screen.show_none(self._tier)
        self._context.show_read_aloud(screen)

    def _show_home(self) -> None:
        context, screen = self._context, self._home()
        screen.show_home(context.services.training.home(self._tier, self._person))
        if self._quiz is not None:
            screen.start_asked.connect(self._quiz.begin)
            screen.resume_asked.connect(self._resume)
            screen.result_asked.connect(self._quiz.show_result)
        screen.not_me_asked.connect(self.begin)
        context.show_read_aloud(screen)

    def _resume(self, _: UUID, row: QuizRow) -> None:
        if self._quiz is not None:
            self._quiz.resume(row)
