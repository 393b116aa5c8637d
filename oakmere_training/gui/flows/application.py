"""The way from the start screen to a person's quizzes, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from oakmere_training.domain.errors import OakmereError, PolicyFileError, ReadOnlyRecordsError
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from oakmere_training.gui.screens.start import StartScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.flows.lead.area import AreaFlow
    from oakmere_training.services.bundle import Services


class ApplicationFlow(QObject):
    """Shows the start screen at once, opens the records behind it, and hands over to the tiers' flows.

    ``opener`` opens the services; it is called with ``read_only=True`` where the records cannot be written to.
    """

    settled = Signal()
    """The records are open, or the window says why they are not."""

    def __init__(self, context: Context, opener: Callable[..., Services], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._opener = opener
        self._waiting: Callable[[], None] | None = None
        self._opening = False
        self._latest: Services | None = None
        self._child: QObject | None = None
        self._area: AreaFlow | None = None
        self._fault: OakmereError | None = None
        self._problems_seen: set[str] = set()
        context.faults.home = self.show_start

    def show_start(self) -> None:
        """The three doors."""
        self._leave_child()
        school = self._context.settings.school
        names = {tier: school.tier_name(tier) for tier in PUPIL_TIERS}
        screen = StartScreen(self._context.theme, self._context.pictures, school.school_name, names)
        screen.tier_chosen.connect(self._tier_chosen)
        screen.check_asked.connect(self._check_asked)
        screen.lead_asked.connect(self._lead_asked)
        self._context.show(screen)

    def open_records(self) -> None:
        """Open the records on the worker; called once the first window has painted."""
        if self._opening or self._context.opened is not None:
            return
        self._opening = True
        self._context.runner.run(self._open, self._opened, self._not_opened, owner=self)

    def _open(self, *, read_only: bool = False) -> Services:
        """On the worker; what it opened is closed at the end, even where nobody heard of it any more."""
        self._latest = self._opener(read_only=True) if read_only else self._opener()
        return self._latest

    def _opened(self, services: Services) -> None:
        self._opening = False
        self._fault = None
        self._context.opened = services
        self._context.faults.check_asked = self._check
        self._context.window.unsetCursor()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
        self.settled.emit()

    def _not_opened(self, error: Exception) -> None:
        self._opening = False
        self._waiting = None
        self._context.window.unsetCursor()
        if not isinstance(error, OakmereError):
            QTimer.singleShot(0, self.settled.emit)  # the report waits for the person
            self._context.faults.report(error)
            return
        self._fault = error
        if isinstance(error, ReadOnlyRecordsError):
            self._open_to_look_up(error)
        else:
            self._context.faults.show(error, again=self._try_again)
            self.settled.emit()

    def _open_to_look_up(self, error: ReadOnlyRecordsError) -> None:
        """Where nothing can be added, certificates can still be checked and printed."""

        def opened(services: Services) -> None:
            self._context.opened = services
            self._context.faults.check_asked = self._check
            self._context.faults.show(error, again=self._try_again)
            self.settled.emit()

        def failed(_: Exception) -> None:
            self._context.faults.show(error, again=self._try_again)
            self.settled.emit()

        self._context.runner.run(partial(self._open, read_only=True), opened, failed, owner=self)

    def _try_again(self) -> None:
        self.close()
        self._context.faults.check_asked = None
        self._waiting = self.show_start
        self.open_records()

    def _when_open(self, go_on: Callable[[], None]) -> None:
        if self._context.opened is not None and self._fault is None:
            go_on()
        elif self._fault is not None:
            self._context.faults.show(self._fault, again=self._try_again)
        else:
            self._waiting = go_on
            self._context.window.setCursor(Qt.CursorShape.BusyCursor)
            self.open_records()

    def _tier_chosen(self, tier: Tier) -> None:
        self._when_open(partial(self._enter, tier))

    def _check_asked(self) -> None:
        if self._context.faults.check_asked is not None:
            self._check()  # also where the records can be read and not added to
        else:
            self._when_open(self._check)

    def _lead_asked(self) -> None:
        self._when_open(self._lead)

    def _lead(self) -> None:
        """The training lead's door, and what lies behind it."""
        settings = self._context.settings
        if settings.problem is not None:
            settings.reload()
        if settings.problem is not None:
            self._context.faults.show(settings.problem, again=self._lead)
            return
        from oakmere_training.gui.flows.lead.area import AreaFlow

        self._leave_child()
        flow = AreaFlow(self._context, self)
        flow.left.connect(self.show_start)
        self._child = self._area = flow
        flow.begin()

    def _enter(self, tier: Tier) -> None:
        if self._context.settings.problem is not None and not tier.for_pupils:
            self._context.settings.reload()
        if self._context.settings.problem is not None and not tier.for_pupils:
            # A wrong pass mark or signatory would be frozen into certificates.
            self._context.faults.show(self._context.settings.problem, again=partial(self._enter, tier))
            return
        if self._has_new_problems(tier):
            self._show_problems(tier)
            return
        from oakmere_training.gui.flows.parents import ParentsFlow
        from oakmere_training.gui.flows.pupils import PupilsFlow
        from oakmere_training.gui.flows.staff import StaffFlow

        self._leave_child()
        flow: StaffFlow | PupilsFlow | ParentsFlow
        if tier is Tier.STAFF:
            flow = StaffFlow(self._context, self)
            flow.check_asked.connect(self._check)
        elif tier is Tier.PARENTS:
            flow = ParentsFlow(self._context, self)
        else:
            flow = PupilsFlow(self._context, tier, self)
        flow.left.connect(self.show_start)
        self._child = flow
        try:
            flow.begin()
        except OakmereError as error:
            self._context.faults.show(error, again=partial(self._enter, tier))

    def _has_new_problems(self, tier: Tier) -> bool:
        """Whether files of this tier have mistakes that nobody has been told of; pupils are never told."""
        if tier.for_pupils:
            return False
        return bool(self._problem_texts() - self._problems_seen)

    def _has_policy(self) -> bool:
        try:
            return bool(self._context.services.catalogue.policy)
        except PolicyFileError:
            return False

    def _problem_texts(self) -> set[str]:
        return {str(problem) for problem in self._context.services.catalogue.problems}

    def _show_problems(self, tier: Tier) -> None:
        from oakmere_training.gui.details import copy_text
        from oakmere_training.gui.screens.quiz_problems import QuizProblemsScreen

        context, problems = self._context, self._context.services.catalogue.problems
        screen = QuizProblemsScreen(context.theme, context.pictures, problems, no_policy=not self._has_policy())

        def carry_on() -> None:
            self._problems_seen |= self._problem_texts()
            self._enter(tier)

        def check_again() -> None:
            self._context.services.catalogue.reload()
            self._enter(tier)

        screen.carry_on_asked.connect(carry_on)
        screen.check_again_asked.connect(check_again)
        screen.copy_asked.connect(copy_text)
        screen.leave_asked.connect(self.show_start)
        self._context.show(screen)

    def _check(self) -> None:
        from oakmere_training.gui.flows.certificates import CheckFlow

        self._leave_child()
        flow = CheckFlow(self._context, self)
        flow.left.connect(self.show_start)
        self._child = flow
        flow.begin()

    def _leave_child(self) -> None:
        self._context.speech.stop()
        area, self._area = self._area, None
        if area is not None:
            area.end()
        if self._child is not None:
            self._child.deleteLater()
            self._child = None

    def close(self) -> None:
        """Close the records; the window has gone, and no task runs any more."""
        area, self._area = self._area, None
        if area is not None:
            area.end()
        if self._latest is not None:
            self._latest.close()
        self._latest = self._context.opened = None
