"""The body of a question's page while it is asked, for each audience."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.screens import player_words as words
from oakmere_training.gui.screens.player_layout import Body
from oakmere_training.gui.screens.player_measure import Part
from oakmere_training.gui.screens.player_parts import ChipRow, Reading, SayRow
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.chips import ChipButton
from oakmere_training.gui.widgets.message_card import MessageCard
from oakmere_training.gui.widgets.page_fit import Fit, Layout
from oakmere_training.gui.widgets.picture import Picture
from oakmere_training.gui.widgets.policy_panel import Aside
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import AskedQuestion

_STACKED_GAP = 26


class QuestionBody(Body):
    """Story at the left, prompt and answers at the right. ``check`` is set where the button stands in the page."""

    policy_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        asked: AskedQuestion,
        view: Callable[[], QSize],
        *,
        opens_policy: bool = False,
    ) -> None:
        super().__init__(theme, asked.quiz.tier, view, answered=False)
        self._asked, self._pictures, self._opens = asked, pictures, opens_policy
        self.area = kinds.answer_area(theme, pictures, asked)
        self.chips = ChipRow(theme, asked, opens=opens_policy)
        self.chips.policy_asked.connect(lambda: self.policy_asked.emit(asked.section.number))
        self.note = Text(theme, self.area.note(), "body", color="ink2")
        self.check: Button | None = None
        self.say: SayRow | None = None
        if asked.quiz.tier is Tier.KS1:
            self._build_ks1()
        elif asked.quiz.tier.for_pupils:
            self._build_pupils()
        else:
            self._build_adults()

    def layout_now(self) -> Layout:
        """Where the kind wants the answers with the room there is."""
        return self.area.layout_for(self.fit)

    def _picture(self) -> list[Part]:
        drawing = self.area.drawing()
        if drawing is None or not self._pictures.has(drawing.name):
            return []
        cut = self.area.cuts_drawing
        return [Part(Picture(self._theme, self._pictures, drawing, crop=cut, keep=0.15))]

    def _message(self) -> list[Part]:
        message = self.area.message()
        if message is None:
            return []
        return [Part(MessageCard(self._theme, self._pictures, self._tier, message))]

    def _answers(self, gap: int) -> list[Part]:
        if not self.area.note():
            return [Part(self.prompt, gap), Part(self.area, 0, stretch=True)]
        return [Part(self.prompt, 2), Part(self.note, 12), Part(self.area, 0, stretch=True)]

    def _told(self) -> list[Part]:
        told = self.area.told()
        if told is None:
            return []
        self.story.setAccessibleName(f"{self.area.told_words()} {self.area.story()}")
        return [Part(told)]

    def _build_adults(self) -> None:
        self.story = Reading(self._theme, self.area.story(), "body_lg", tight=(17, 25))
        self.prompt = Reading(self._theme, self.area.prompt(), "h2", size=(26, 34), short=(24, 32), tab=False)
        told, message, picture = self._told(), self._message(), self._picture()
        why = []
        if self._asked.reason:
            strong = f"accent:{self._tier}:strong"
            why = [Part(Aside(self._theme, "again", self._asked.reason, color=strong, ink="ink2", gap=10), 12)]
        critical = []
        if self._asked.question.critical:
            critical = [Part(Aside(self._theme, "critical", words.critical(self._tier), ink="ink2", gap=10))]
        left = [Part(self.chips, 12 if why else 16), *why, *told, Part(self.story), *message, *picture, *critical]
        self._take(left, self._answers(14), left, critical)
        self.set_single([replace(part, folds=part.widget is self.chips) for part in left if part not in picture]
                        + self._answers(14))  # fmt: skip

    def _build_pupils(self) -> None:
        wide = self.area.layout_for(Fit()) is Layout.WIDE
        short, tight = ((19, 28), (18, 25)) if wide else (None, (19, 27))
        self.story = Reading(self._theme, self.area.story(), "pupil_body", short=short, tight=tight)
        prompt = self.area.prompt()
        self.prompt = Reading(self._theme, prompt, "pupil_question", size=(28, 38), tight=(24, 32), tab=False)
        told, message, picture = self._told(), self._message(), self._picture()
        left = [*picture, *told, Part(self.story), *message]
        right = [Part(self.chips, 12, folds=bool(self.area.note())), *self._answers(16)]
        if wide:
            left, right = [Part(self.chips, folds=True), *left], self._answers(8)
        stacked = [Part(self.chips), *told, Part(self.story), *picture, *message]
        self._take(left, right, stacked, [])
        self.set_single([Part(self.story, 10 if wide else 16), *message, *self._answers(4 if wide else 16)])

    def _build_ks1(self) -> None:
        self.say = SayRow(self._theme, f"{self.area.story().strip()}\n{self.area.prompt()}")
        self.story = self.prompt = self.say.reading
        left = [Part(item.widget, 18) for item in self._picture()] + [Part(self.say)]
        right = [Part(self.area, 16, stretch=True)]
        if not self.area.at_once:
            self.check = Button(self._theme, "Check", "pupil", self._tier, icon_right="tick", height=96, size=28)
            right.append(Part(self.check, 0))
        self.chips.setParent(self)
        self.chips.hide()
        self.set_parts(left, right, [left[-1], *left[:-1], *right])
        self.set_single([Part(self.say, 14), *right])

    def _take(self, left: list[Part], right: list[Part], first: list[Part], last: list[Part]) -> None:
        """Both columns; in one column ``first`` comes before the prompt. ``last`` closes the column of the story."""
        after = [part for part in right if part.widget is not self.chips]
        aside = self.area.aside()
        beside = [] if aside is None else [Part(aside, 18)]
        stacked = [Part(part.widget, _STACKED_GAP) for part in first] + [
            Part(part.widget, max(part.gap, 18)) for part in (*after, *beside)
        ]
        if self.area.layout_for(Fit()) is Layout.FRONT:
            story = [part for part in first if part not in last]
            asking = [replace(part, stretch=False, gap=12) for part in after if part.widget is not self.area]
            if self._tier.for_pupils:
                self.note.set_style("pupil_body")
            beside = [replace(part, stretch=True) for part in beside]
            left, right = [Part(self.area, 0, stretch=True)], [*story, *asking, *beside, *last]
        above = self.area.above()
        if above is not None:
            self.set_above(Part(above, 16))
        self.set_parts(left, right, stacked)

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at in the page, in order: story, chip, options."""
        own: list[QWidget] = [self.story]
        if self.say is not None:
            own.append(self.say.speaker)
        elif isinstance(self.chips.chip, ChipButton):
            own.append(self.chips.chip)
        return (*own, *self.area.stops(), *self.area.stops_aside(), *([self.check] if self.check is not None else []))
