"""What every flow works with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.speech import NO_VOICE, NO_VOICE_ADULTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.gui.errors import Faults
    from oakmere_training.gui.main_window import MainWindow
    from oakmere_training.gui.notices import Notices
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.screens.screen import Screen
    from oakmere_training.gui.speech import Speech
    from oakmere_training.gui.tasks import Runner
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore


@dataclass
class Context:
    """The window and what it shows with; ``services`` is there once the records are open."""

    window: MainWindow
    theme: Theme
    pictures: PictureStore
    speech: Speech
    settings: SettingsStore
    runner: Runner
    faults: Faults
    notices: Notices
    opened: Services | None = None
    gate: Callable[[Screen], bool] | None = None
    """Sees every screen before it is shown; one that it takes (``True``) is not shown."""

    @property
    def services(self) -> Services:
        """The services. Raises ``NotFoundError`` while the records are not open."""
        if self.opened is None:
            raise NotFoundError("The records are not open yet. Wait a moment and try again.")
        return self.opened

    def show(self, screen: Screen) -> None:
        """Put a screen in the window."""
        if self.gate is not None and self.gate(screen):
            return
        self.speech.stop()
        self.notices.clear()
        self.window.show_screen(screen)

    def show_read_aloud(self, screen: Screen) -> None:
        """Put a screen in the window whose *Read aloud* says what it gives as ``spoken_text``."""
        screen.read_aloud_asked.connect(partial(self._read_aloud, screen))
        self.show(screen)

    def _read_aloud(self, screen: Screen) -> None:
        if not self.speech.toggle(screen.spoken_text(), slow=screen.tier is Tier.KS1):
            self.notices.show(NO_VOICE if screen.tier.for_pupils else NO_VOICE_ADULTS)
