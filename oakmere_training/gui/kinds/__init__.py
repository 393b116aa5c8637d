"""Kinds of question on the screen. A module here is a kind, as in ``domain/kinds``: its name is the module's.

To add one, add a module with ``answer_area`` and ``answered_area`` (see ``KindOnScreen``).
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Signal

from oakmere_training.gui.widgets.card_column import CardColumn
from oakmere_training.gui.widgets.option_card import Fit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion


class AnswerArea(CardColumn):
    """Where a question is answered. ``chosen_changed`` tells that ``chosen()`` is another answer.

    ``finished`` asks to check what is chosen, for kinds that answer at one press (``at_once``: no button to check).
    ``read_aloud_asked`` gives a text to read.
    """

    chosen_changed = Signal()
    finished = Signal()
    read_aloud_asked = Signal(str)
    at_once = False

    def __init__(self, theme: Theme, gap: int, asked: AskedQuestion) -> None:
        super().__init__(theme, gap)
        self.asked = asked

    def prompt(self) -> str:
        """The question as its heading."""
        return self.asked.question.prompt.strip()

    def chosen(self) -> tuple[str, ...]:
        """The answer as it stands: ids, empty for none."""
        raise NotImplementedError

    def choose(self, chosen: tuple[str, ...]) -> None:
        """Set the answer."""
        raise NotImplementedError

    def choose_by_key(self, digit: int) -> bool:
        """What the key 1 to 9 does. ``False`` where it means nothing here."""
        raise NotImplementedError

    def hint(self) -> str:
        """What stands beside the button: 'Choose an answer first', '2 picked'."""
        raise NotImplementedError

    def note(self) -> str:
        """A line below the prompt, or ''."""
        return ""

    def key_hints(self) -> tuple[str, ...]:
        """What the footer says about keys; keys stand in brackets."""
        raise NotImplementedError

    def default_widget(self) -> QWidget | None:
        """What takes the focus: what is chosen, or the first."""
        raise NotImplementedError

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at, in order."""
        raise NotImplementedError

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""


class AnsweredArea(CardColumn):
    """A question with its verdicts. ``heading`` is the verdict in a sentence, the good first."""

    heading = ""
    shows_verdict = False
    """Whether the verdict of the whole stands in the footer (kinds with several parts)."""

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""


class KindOnScreen(Protocol):
    """What a module in this package provides."""

    def answer_area(self, theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> AnswerArea:
        """The widget to answer a question with."""

    def answered_area(self, theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> AnsweredArea:
        """The widget that shows an answer with its verdicts."""


@cache
def names() -> tuple[str, ...]:
    """The kinds that can be shown, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def _kind(name: str) -> KindOnScreen:
    if name not in names():
        raise KeyError(name)
    return cast("KindOnScreen", importlib.import_module(f"{__name__}.{name}"))


def answer_area(theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> AnswerArea:
    """The widget to answer a question of any kind with. Raises ``KeyError`` for a kind that cannot be shown."""
    return _kind(asked.question.kind).answer_area(theme, pictures, asked)


def answered_area(theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> AnsweredArea:
    """The widget that shows an answer of any kind. Raises ``KeyError`` for a kind that cannot be shown."""
    return _kind(answered.asked.question.kind).answered_area(theme, pictures, answered)


__all__ = ["AnswerArea", "AnsweredArea", "Fit", "KindOnScreen", "answer_area", "answered_area", "names"]
