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
from oakmere_training.gui.widgets.page_fit import Fit, Layout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.quiz import Message, Picture
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
    cuts_drawing = False
    """Whether the drawing keeps its column's width and is cut where there is too little height."""
    keeps_draft = False
    """Whether each change is kept, so that a killed program goes on in the middle of the answer."""
    checks_on_button = False
    """Whether Enter checks on the button alone, and elsewhere goes there: for kinds whose button is ready at once."""

    walked_by_arrows = False
    """Whether Up and Down go from one part to the next, and into the first from anywhere on the page."""

    def __init__(self, theme: Theme, gap: int, asked: AskedQuestion) -> None:
        super().__init__(theme, gap)
        self.asked = asked

    def prompt(self) -> str:
        """The question as its heading."""
        return self.asked.question.prompt.strip()

    def layout_for(self, fit: Fit) -> Layout:
        """Where the answers go in a page with this much room."""
        return Layout.SIDE

    def story(self) -> str:
        """The scenario as it stands."""
        return self.asked.question.scenario

    def drawing(self) -> Picture | None:
        """The picture of the story as it stands."""
        return self.asked.question.picture

    def message(self) -> Message | None:
        """The message of the story as it stands."""
        return self.asked.question.message

    def above(self) -> QWidget | None:
        """What goes over both columns, or nothing."""
        return None

    def told(self) -> QWidget | None:
        """What goes before the story's words, or nothing."""
        return None

    def told_words(self) -> str:
        """The same to be heard, or ''."""
        return ""

    def aside(self) -> QWidget | None:
        """What goes below the prompt where that stands beside the answers (``Layout.FRONT``), or nothing."""
        return None

    def action(self) -> str:
        """What the button says that checks the answer."""
        return "Check my answer"

    def spoken(self) -> tuple[str, ...]:
        """What is read aloud after the prompt."""
        return tuple(f"{number}: {option.text}" for number, option in enumerate(self.asked.options, 1))

    def next_step(self) -> tuple[str, ...] | None:
        """The answer so far, where checking leads on inside the question (``branch``); ``None``: it is whole."""
        return None

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

    def stops_aside(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at after the answers, in what stands beside them."""
        return ()

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""


class AnsweredArea(CardColumn):
    """A question with its verdicts. ``heading`` is the verdict in a sentence, the good first."""

    heading = ""
    shows_verdict = False
    """Whether the verdict of the whole stands in the footer (kinds with several parts)."""
    heads = False
    """Whether the heading stands above the verdicts where these come first (``Layout.FRONT``)."""
    note = ""
    """A line below the heading that stands above the verdicts, or ''."""
    again = ""
    """What the button says that walks the question once more without counting, or ''."""

    def __init__(self, theme: Theme, gap: int, answered: AnsweredQuestion) -> None:
        super().__init__(theme, gap)
        self.answered = answered

    def layout_for(self, fit: Fit) -> Layout:
        """Where the verdicts go in a page with this much room."""
        return Layout.SIDE

    def aside(self) -> QWidget | None:
        """What goes below the heading where that stands beside the verdicts (``Layout.FRONT``), or nothing."""
        return None

    def spoken(self) -> tuple[str, ...]:
        """What is read aloud after the heading."""
        said: list[str] = []
        for number, option in enumerate(self.answered.asked.options, 1):
            own = ", your answer" if option.id in self.answered.chosen else ""
            said += [f"{number}{own}: {option.text}", option.feedback]
        return tuple(said)

    def spoken_shortly(self) -> str:
        """What the youngest hear: the reasons of what they chose."""
        body = self.answered.asked.question.body
        return " ".join(body.part(item).feedback for item in self.answered.chosen)

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


__all__ = ["AnswerArea", "AnsweredArea", "Fit", "KindOnScreen", "Layout", "answer_area", "answered_area", "names"]
