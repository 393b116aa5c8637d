"""The body of a question's page, while it is asked and once it is answered, for each audience."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.screens import player_words as words
from oakmere_training.gui.screens.player_layout import Body, Part
from oakmere_training.gui.screens.player_parts import ChipRow, Reading, SayRow
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.chips import ChipButton
from oakmere_training.gui.widgets.message_card import MessageCard
from oakmere_training.gui.widgets.picture import Picture
from oakmere_training.gui.widgets.policy_panel import Aside, PolicyPanel
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.quiz import Picture as Drawing
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion

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

    def _picture(self) -> list[Part]:
        drawing = self._asked.question.picture
        if drawing is None or not self._pictures.has(drawing.name):
            return []
        return [Part(Picture(self._theme, self._pictures, drawing))]

    def _message(self) -> list[Part]:
        message = self._asked.question.message
        if message is None:
            return []
        return [Part(MessageCard(self._theme, self._pictures, self._tier, message))]

    def _answers(self, gap: int) -> list[Part]:
        if not self.area.note():
            return [Part(self.prompt, gap), Part(self.area, 0, stretch=True)]
        return [Part(self.prompt, 2), Part(self.note, 12), Part(self.area, 0, stretch=True)]

    def _build_adults(self) -> None:
        question = self._asked.question
        self.story = Reading(self._theme, question.scenario, "body_lg")
        self.prompt = Reading(self._theme, self.area.prompt(), "h2", size=(26, 34), short=(24, 32), tab=False)
        left = [Part(self.chips), Part(self.story), *self._message(), *self._picture()]
        if question.critical:
            left.append(Part(Aside(self._theme, "critical", words.critical(self._tier), ink="ink2", gap=10)))
        self._take(left, self._answers(14), left)

    def _build_pupils(self) -> None:
        question = self._asked.question
        self.story = Reading(self._theme, question.scenario, "pupil_body")
        self.prompt = Reading(self._theme, self.area.prompt(), "pupil_question", size=(28, 38), tab=False)
        picture = self._picture()
        left = [*picture, Part(self.story), *self._message()]
        right = [Part(self.chips, 12, folds=bool(self.area.note())), *self._answers(16)]
        stacked = [Part(self.chips), Part(self.story), *picture, *self._message()]
        self._take(left, right, stacked)

    def _build_ks1(self) -> None:
        question = self._asked.question
        self.say = SayRow(self._theme, f"{question.scenario.strip()}\n{self.area.prompt()}")
        self.story = self.prompt = self.say.reading
        left = [Part(item.widget, 18) for item in self._picture()] + [Part(self.say)]
        right = [Part(self.area, 16, stretch=True)]
        if not self.area.at_once:
            self.check = Button(self._theme, "Check", "pupil", self._tier, icon_right="tick", height=96, size=28)
            right.append(Part(self.check, 0))
        self.chips.setParent(self)
        self.chips.hide()
        self.set_parts(left, right, [left[-1], *left[:-1], *right])

    def _take(self, left: list[Part], right: list[Part], first: list[Part]) -> None:
        """Both columns; in one column ``first`` comes before the prompt."""
        after = [part for part in right if part.widget is not self.chips]
        stacked = [Part(part.widget, _STACKED_GAP) for part in first] + [
            Part(part.widget, max(part.gap, 18)) for part in after
        ]
        self.set_parts(left, right, stacked)

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at in the page, in order: story, chip, options."""
        own: list[QWidget] = [self.story]
        if self.say is not None:
            own.append(self.say.speaker)
        elif isinstance(self.chips.chip, ChipButton):
            own.append(self.chips.chip)
        return (*own, *self.area.stops(), *([self.check] if self.check is not None else []))


class AnsweredBody(Body):
    """What the policy says at the left, the verdicts at the right. ``next`` is set where it stands in the page."""

    policy_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        answered: AnsweredQuestion,
        view: Callable[[], QSize],
        *,
        who_to_tell: tuple[str, ...] = (),
        concerns_to: str = "",
        opens_policy: bool = False,
        reading: int = 0,
    ) -> None:
        super().__init__(theme, answered.asked.quiz.tier, view, answered=True)
        self._answered_question, self._pictures = answered, pictures
        self._who, self._concerns, self._opens = who_to_tell, concerns_to, opens_policy
        self._next_label = words.next_label(answered, reading)
        self.area = kinds.answered_area(theme, pictures, answered)
        self.next: Button | None = None
        self.say: SayRow | None = None
        self.panel = self._policy()
        if self._tier is Tier.KS1:
            self._build_ks1()
        elif self._tier.for_pupils:
            self._build_pupils()
        else:
            self._build_adults()

    def _policy(self) -> PolicyPanel | None:
        asked = self._answered_question.asked
        summary = words.policy_summary(asked)
        if not summary or self._tier is Tier.KS1:
            return None
        panel = PolicyPanel(
            self._theme,
            self._tier,
            words.policy_heading(asked),
            summary,
            words.policy_section(asked),
            words.policy_approved(asked),
            open_label="Open the policy" if self._opens and not self._tier.for_pupils else "",
        )
        panel.open_asked.connect(lambda: self.policy_asked.emit(asked.section.number))
        return panel

    def _drawing(self) -> Drawing | None:
        question = self._answered_question.asked.question
        drawing = question.answered_picture or question.picture
        return drawing if drawing is not None and self._pictures.has(drawing.name) else None

    def _who_to_tell(self) -> list[Part]:
        if self._tier is Tier.STAFF and self._who:
            icon, title, said = "person", "Who to tell", ". ".join(self._who)
        elif self._tier is Tier.PARENTS and self._concerns:
            icon, title, said = "talk", "Where to take a concern", self._concerns
        else:
            return []
        text = f"**{title}**\n{said.rstrip('.')}."
        return [Part(Aside(self._theme, icon, text, color=f"accent:{self._tier}:strong"))]

    def _panel_part(self) -> list[Part]:
        return [Part(self.panel, 14)] if self.panel is not None else []

    def _build_adults(self) -> None:
        asked = self._answered_question.asked
        chips = ChipRow(self._theme, asked, opens=self._opens)
        chips.policy_asked.connect(lambda: self.policy_asked.emit(asked.section.number))
        self.heading = Reading(self._theme, self.area.heading, "h2", size=(24, 32), short=(22, 28), tab=False)
        told = words.story_told(asked.question)
        story = Text(self._theme, told, "body", size=(16, 24), color="ink2")
        notes = [*self._panel_part(), *self._who_to_tell()]
        left = [Part(chips, 14), Part(story, 14, folds=True), *notes]
        right = [Part(self.heading, 11), Part(self.area, 0)]
        stacked = [Part(chips, 22), Part(self.heading, 18), Part(self.area, 26), *notes]
        self.set_parts(left, right, stacked)

    def _build_pupils(self) -> None:
        self.heading = Reading(self._theme, self.area.heading, "pupil_question", size=(28, 38), tab=False)
        drawing = self._drawing()
        picture = [Part(Picture(self._theme, self._pictures, drawing), 14)] if drawing is not None else []
        left = [*picture, *self._panel_part()]
        right = [Part(self.heading, 10), Part(self.area, 0)]
        stacked = [Part(self.heading, 18), Part(self.area, 26), *self._panel_part()]
        self.set_parts(left, right, stacked)

    def _build_ks1(self) -> None:
        answered = self._answered_question
        self.say = SayRow(self._theme, words.feedback(answered), boxed=True)
        self.heading = self.say.reading
        drawing = self._drawing()
        picture = [Part(Picture(self._theme, self._pictures, drawing), 16)] if drawing is not None else []
        self.next = Button(
            self._theme, self._next_label, "pupil", self._tier, icon_right="arrow-right", height=96, size=28
        )
        left = [*picture, Part(self.say)]
        right = [Part(self.area, 16, stretch=True), Part(self.next, 0)]
        self.set_parts(left, right, [Part(self.say), Part(self.area, 18), Part(self.next, 0)])

    def place(self) -> None:
        """Put every part in its place, the verdicts closer together where they would not fit."""
        fit = self.fit
        if not fit.stacked and not fit.short and self._tier is not Tier.KS1:
            _, _, _, width, form = self._columns(self.width())
            self.area.set_fit(fit)
            high = self.heading.heightForWidth(width) + 11 + self.area.heightForWidth(width)
            if high > self._room(form):
                self.area.set_fit(replace(fit, short=True))
        super().place()

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at in the page, in order."""
        own: list[QWidget] = [self.say.reading, self.say.speaker] if self.say is not None else []
        if self.panel is not None and not self.panel.link.isHidden():
            own.append(self.panel.link)
        if self.next is not None:
            own.append(self.next)
        return tuple(own)
