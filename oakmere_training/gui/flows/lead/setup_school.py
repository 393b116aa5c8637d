"""What the first set-up asks about the school, asked again from the overview where it was skipped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import InvalidInputError, OakmereError
from oakmere_training.services.clock import local_day

if TYPE_CHECKING:
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.setup_school import SetupSchoolScreen


class SchoolSetUpFlow(QObject):
    """``left`` goes back to where it was called from."""

    left = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def begin(self) -> None:
        """Show the page."""
        from oakmere_training.gui.screens.lead.setup_school import SetupSchoolScreen
        from oakmere_training.services.lead.settings import as_it_would_be

        context, school = self._context, self._context.settings.school
        today = local_day(context.services.clock())
        screen = SetupSchoolScreen(
            context.theme, context.pictures, school, today, partial(as_it_would_be, school), first=False
        )
        screen.back_asked.connect(self.left)
        screen.next_asked.connect(partial(self._save, screen))
        context.show(screen)

    def _save(self, screen: SetupSchoolScreen) -> None:
        services = self._context.services
        try:
            services.lead.settings.change(screen.values())
            services.lock.finish_set_up()
        except InvalidInputError as error:
            screen.show_error(error)
        except OakmereError as error:
            self._context.notices.show(error.sentence)
        else:
            self.left.emit()
