"""The body of a question's page once it is answered, for each audience."""

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
from oakmere_training.gui.widgets.page_fit import Fit, Layout
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
    from oakmere_training.services.views import AnsweredQuestion


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
        self.even = self.area.heads
        self.next: Button | None = None
        self.say: SayRow | None = None
        self.panel = self._policy()
        if self._tier is Tier.KS1:
            self._build_ks1()
        elif self._tier.for_pupils:
            self._build_pupils()
        else:
            self._build_adults()

    def layout_now(self) -> Layout:
        """Where the kind wants the verdicts with the room there is."""
        return self.area.layout_for(self.fit)

    def _aside(self) -> list[Part]:
        aside = self.area.aside()
        return [] if aside is None else [Part(aside, 16)]

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
            clauses=tuple(clause.summary.strip() for clause in asked.clauses),
            open_label="Open the policy" if self._opens and not self._tier.for_pupils else "",
        )
        panel.open_asked.connect(lambda: self.policy_asked.emit(asked.section.number))
        return panel

    def _drawing(self) -> Drawing | None:
        question = self._answered_question.asked.question
        drawing = question.answered_picture or question.picture
        return drawing if drawing is not None and self._pictures.has(drawing.name) else None

    def _picture(self, gap: int) -> list[Part]:
        drawing = self._drawing()
        if drawing is None:
            return []
        return [Part(Picture(self._theme, self._pictures, drawing, crop=self.area.heads, keep=0.3), gap)]

    def _who_to_tell(self) -> list[Part]:
        if self._tier is Tier.STAFF and self._who:
            icon, title, said = "person", "Who to tell", ". ".join(self._who)
        elif self._tier is Tier.PARENTS and self._concerns:
            icon, title, said = "talk", "Where to take a concern", self._concerns
        else:
            return []
        text = f"**{title}**\n{said.rstrip('.')}."
        return [Part(Aside(self._theme, icon, text, color=f"accent:{self._tier}:strong"), spare=True)]

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
        if self.area.heads:
            self._lead([Part(chips, 14)], notes)
            return
        aside = self._aside()
        left = [Part(chips, 14), Part(story, 14, folds=True), *notes]
        right = [Part(self.heading, 11), Part(self.area, 0)]
        stacked = [Part(chips, 22), Part(self.heading, 18), Part(self.area, 26), *aside, *notes]
        if self.area.layout_for(Fit()) is Layout.FRONT:
            left, right = [replace(right[1], stretch=True)], [Part(chips, 14), right[0], *aside, *notes]
        self.set_parts(left, right, stacked)
        self.set_single([Part(self.heading, 11), Part(self.area), *aside, *notes])

    def _build_pupils(self) -> None:
        said = self.area.heading
        self.heading = Reading(self._theme, said, "pupil_question", size=(28, 38), tight=(24, 32), tab=False)
        if self.area.heads:
            self._lead([], self._panel_part())
            return
        aside = self._aside()
        left = [*self._picture(14), *self._panel_part()]
        right = [Part(self.heading, 10), Part(self.area, 0)]
        stacked = [Part(self.heading, 18), Part(self.area, 26), *aside, *self._panel_part()]
        if self.area.layout_for(Fit()) is Layout.FRONT:
            left, right = [replace(right[1], stretch=True)], [right[0], *aside, *self._panel_part()]
        self.set_parts(left, right, stacked)
        panel = [replace(part, gap=10) for part in self._panel_part()]
        self.set_single([*panel, Part(self.heading, 6), Part(self.area), *aside])

    def _lead(self, chips: list[Part], notes: list[Part]) -> None:
        """Heading and verdicts at the left, everything else at the right."""
        head, beside = [Part(self.heading, 10)], [*notes, *self._aside()]
        if self.area.note:
            note = Text(self._theme, self.area.note, "body", color="ink2")
            head = [Part(self.heading, 2), Part(note, 12)]
        whole = [*chips, *head, Part(self.area, 26), *beside]
        self.set_parts([*head, Part(self.area, 0)], [*chips, *self._picture(14), *beside], whole)

    def _build_ks1(self) -> None:
        self.say = SayRow(self._theme, self.area.spoken_shortly(), boxed=True)
        self.heading = self.say.reading
        self.next = Button(
            self._theme, self._next_label, "pupil", self._tier, icon_right="arrow-right", height=96, size=28
        )
        left = [*self._picture(16), Part(self.say)]
        right = [Part(self.area, 16, stretch=True), Part(self.next, 0)]
        self.set_parts(left, right, [Part(self.say), Part(self.area, 18), Part(self.next, 0)])
        self.set_single([Part(self.say, 14), *right])

    def place(self) -> None:
        """Put every part in its place, the verdicts closer together where they would not fit."""
        fit = self.fit
        beside = self.layout_now() is not Layout.FRONT
        if beside and not fit.stacked and not fit.short and self._tier is not Tier.KS1:
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
