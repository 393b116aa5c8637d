"""An attempt that was left unfinished: carry on, start again, or not now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from oakmere_training.domain.quiz import Picture as Drawing
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.scene_page import ScenePage
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.dialog import Choice, Dialog
from oakmere_training.gui.widgets.header import PupilHeader
from oakmere_training.gui.widgets.progress import Acorns, SegmentBar, Stones
from oakmere_training.gui.widgets.quiz_row import is_second_try
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import counted, last_opened, number_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import QuizRow

CARRY_ON, START_AGAIN, NOT_NOW = "carry_on", "start_again", "not_now"


def _asked(row: QuizRow) -> int:
    return row.to_answer or row.questions


def _next(row: QuizRow) -> int:
    return min(row.answered + 1, _asked(row))


def _first(count: int, thing: str, things: str) -> str:
    """'Your first four answers', 'Your first answer'."""
    return f"Your first {thing}" if count == 1 else f"Your first {number_word(count)} {things}"


def resume_sentence(row: QuizRow, today: date) -> str:
    """Which quiz, when it was last opened, and that the answers are saved."""
    opened = f", last opened {last_opened(row.resumed_at, today)}" if row.resumed_at else ""
    if not row.answered:
        return f"{row.title}{opened}. There are no answers yet."
    verb = "is" if row.answered == 1 else "are"
    return f"{row.title}{opened}. {_first(row.answered, 'answer', 'answers')} {verb} saved."


def resume_note(row: QuizRow) -> str:
    """How much is left, and what starting again does to the old answers."""
    left = _asked(row) - row.answered
    minutes = max(1, round(row.minutes * left / max(1, row.questions)))
    to_go = f"{counted(left, 'question')} to go, about {counted(minutes, 'minute')}."
    if not row.answered:
        return to_go
    these, stay = (
        ("this answer", "stays") if row.answered == 1 else (f"these {number_word(row.answered)} answers", "stay")
    )
    again = "If you start the whole quiz again" if is_second_try(row) else "If you start again"
    return f"{to_go} {again}, {these} {stay} on record as an unfinished attempt."


class ResumeDialog:
    """Asks staff and families, by a dialog over the page."""

    @staticmethod
    def ask(
        parent: QWidget,
        theme: Theme,
        row: QuizRow,
        *,
        tier: Tier = Tier.STAFF,
        chosen: Callable[[str], None],
        today: date | None = None,
    ) -> Dialog:
        """Show the dialog over the window of ``parent``.

        ``chosen`` is called once it has closed, with ``carry_on`` (the safe choice: Enter), ``start_again``, or
        ``not_now`` (also Esc). ``today`` is the day that 'today' and 'yesterday' go by.
        """
        bar = SegmentBar(theme, tier)
        bar.set_steps(row.answered, _next(row), _asked(row))
        second = " of your second try" if is_second_try(row) else ""
        dialog = Dialog(
            theme,
            parent.window(),
            f"You were at question {_next(row)}{second}",
            resume_sentence(row, today or date.today()),  # noqa: DTZ011  (the day where this computer is)
            (
                Choice(NOT_NOW, "Not now", "quiet"),
                Choice(START_AGAIN, "Start again"),
                Choice(CARRY_ON, f"Carry on at question {_next(row)}", "primary"),
            ),
            tier=tier,
            note=resume_note(row),
            content=bar,
        )
        dialog.closed.connect(lambda: chosen(dialog.answer or NOT_NOW))
        dialog.open()
        return dialog


class PupilResumeScreen(Screen):
    """Asks a pupil, who can also say that they are somebody else. ``who`` is the alias: 'Otter 7'."""

    carry_on_asked = Signal()
    start_again_asked = Signal()
    not_me_asked = Signal()

    def __init__(
        self, theme: Theme, pictures: PictureStore, who: str, row: QuizRow, *, tier: Tier = Tier.UPPER_KS2
    ) -> None:
        super().__init__(theme, f"Hello again, {who}" if who else "Hello again", tier)
        self._row, self._who = row, who
        steps = Acorns(theme, tier) if tier is Tier.KS1 else Stones(theme, tier)
        steps.set_steps(row.answered, _next(row), _asked(row))
        self.add_header(PupilHeader(theme, pictures, tier, who, middle=steps, leave="Home"))
        scene = Drawing("friends-by-the-mere", "Friends stand together by the mere.")
        page = ScenePage(theme, pictures, scene)
        self.page.addWidget(page, 1)
        infant = tier is Tier.KS1
        page.words.addWidget(Text(theme, self.title, "ks1_question" if infant else "h1"))
        page.words.addWidget(Text(theme, self._sentence(), "ks1_body" if infant else "pupil_body"))
        high = 96 if infant else 72
        self.carry_on = self._button(
            f"Carry on at story {_next(row)}", "pupil", "", "arrow-right", height=max(84, high), size=24
        )
        self.start_again = self._button("Start from story 1", "pupil_plain", "redo", height=high, size=19)
        self.not_me = self._button(f"I am not {who}", "pupil_plain", "person", height=high, size=19)
        self.not_me.setVisible(bool(who))
        self.carry_on.clicked.connect(self.carry_on_asked)
        self.start_again.clicked.connect(self.start_again_asked)
        self.not_me.clicked.connect(self.not_me_asked)
        for button in (self.carry_on, self.start_again, self.not_me):
            page.words.addWidget(button)

    def _button(self, text: str, kind: str, icon: str, icon_right: str = "", *, height: int, size: int) -> Button:
        button = Button(
            self.theme, text, kind, self.tier, icon=icon, icon_right=icon_right, height=height, size=size, icon_size=20
        )
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _sentence(self) -> str:
        count = self._row.answered
        where = f"You were at story {_next(self._row)}" + (" of your second try" if is_second_try(self._row) else "")
        if not count:
            return f"{where}."
        return f"{where}. {_first(count, 'story', 'stories')} {'is' if count == 1 else 'are'} saved."

    def default_widget(self) -> QWidget:
        """Carry on."""
        return self.carry_on

    def spoken_text(self) -> str:
        """The greeting, where one was, and the choices."""
        buttons = (self.carry_on, self.start_again, self.not_me)
        choices = " ".join(f"{button.text()}." for button in buttons if not button.isHidden())
        return f"{self.title}. {self._sentence()} {choices}"
