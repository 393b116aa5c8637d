"""How a quiz ended for staff and families: the score, what to look at again, and the certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens import result_words as words
from oakmere_training.gui.screens.result_parts import AgainCard, ConditionsRow, ScoreCard, TopicsCard
from oakmere_training.gui.screens.result_side import ButtonPair, CertificateSide, NextSteps, PairButton
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.screens.side_page import SidePage
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.fields import Field
from oakmere_training.gui.widgets.header import Header
from oakmere_training.gui.widgets.policy_panel import Aside
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.errors import InvalidInputError
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import FinishedAttempt


class ResultScreen(Screen):
    """A finished attempt of staff or a parent.

    ``who_to_tell`` are lines such as 'DSL: R. Prototype'; ``concerns_to`` is where families take a concern.
    ``certify_asked`` sends the name that a parent wants on the certificate. ``hand_on`` is what the way out is called
    in hall mode ('Hand the laptop on'); it then comes first, and nothing is saved as a file.
    """

    read_asked = Signal(str)
    read_all_asked = Signal()
    second_try_asked = Signal()
    retake_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    certificate_asked = Signal()
    certify_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        finished: FinishedAttempt,
        *,
        who_to_tell: tuple[str, ...],
        concerns_to: str,
        hand_on: str = "",
    ) -> None:
        super().__init__(theme, f"{finished.quiz.title}, {words.verdict(finished).lower()}", finished.attempt.tier)
        self._finished, self._who, self._concerns, self._hand_on = finished, who_to_tell, concerns_to, hand_on
        icon = "arrow-right" if hand_on else "close"
        self.add_header(Header(theme, pictures, finished.quiz.title, leave=hand_on or "Close", leave_icon=icon))
        certificate = finished.certificate is not None or self._offers_certificate
        widths, pads = ((400, 350), ((23, 23), (21, 17))) if certificate else ((400, 330), ((25, 25), (21, 19)))
        self._columns = SidePage(theme, widths=widths, pads=pads)
        self.page.addWidget(self._columns, 1)
        self._conditions: ConditionsRow | None = None
        self._topics: TopicsCard | None = None
        self._side: CertificateSide | None = None
        self.name: Field | None = None
        self._fill_main()
        self._fill_side()
        self._columns.arranged.connect(self._arrange)

    # -- the left column -------------------------------------------------------------------------------------

    @property
    def _offers_certificate(self) -> bool:
        return self._finished.may_certify and self._finished.certificate is None

    def _fill_main(self) -> None:
        finished, main = self._finished, self._columns.main
        self._score = ScoreCard(self.theme, finished)
        main.addWidget(self._score)
        compared = words.compared(finished)
        if compared:
            self._conditions = ConditionsRow(self.theme, compared)
            main.addWidget(self._conditions)
        elif finished.result.topics:
            self._topics = TopicsCard(self.theme, self.tier, finished.result.topics)
            main.addWidget(self._topics)
        offered = finished.result.passed and not finished.second_try
        self._again = AgainCard(self.theme, finished, offer=offered)
        self._again.read_asked.connect(self.read_asked)
        self._again.second_try_asked.connect(self.second_try_asked)
        self._again.retake_asked.connect(self.retake_asked)
        main.addWidget(self._again, 1)

    # -- the card at the right -------------------------------------------------------------------------------

    def _fill_side(self) -> None:
        finished = self._finished
        if finished.certificate is not None:
            self._certificate_side()
        elif self._offers_certificate:
            self._name_side()
        elif finished.second_try:
            self._second_try_side()
        elif finished.result.passed:
            self._passed_side()
        else:
            self._not_yet_side()

    def _button(self, label: str, kind: str, asked: SignalInstance, *, icon: str = "") -> Button:
        button = Button(self.theme, label, kind, self.tier, icon=icon)
        button.clicked.connect(asked)
        return button

    @property
    def _way_back(self) -> str:
        return self._hand_on or "Back to the quizzes"

    def _pair(self) -> ButtonPair:
        """*Try again* and *Leave for now*."""
        again = PairButton(self.theme, "Try again", self.tier)
        again.clicked.connect(self.second_try_asked)
        leave = PairButton(self.theme, self._hand_on or "Leave for now", self.tier)
        leave.clicked.connect(self.leave_asked)
        return ButtonPair(again, leave)

    def _note(self, text: str) -> Text:
        return Text(self.theme, text, "small", color="ink2")

    def _title(self, text: str) -> None:
        self._columns.side.addWidget(Text(self.theme, text, "title"))
        self._columns.side.addSpacing(16)

    def _concerns_note(self) -> Aside | None:
        """Where families take a concern."""
        if self.tier is Tier.STAFF or not self._concerns:
            return None
        text = f"**Where to take a concern**\n{self._concerns}"
        return Aside(self.theme, "talk", text, color=f"accent:{self.tier}:strong")

    def _add_concerns(self, gap: int) -> None:
        note = self._concerns_note()
        if note is not None:
            self._columns.side.addSpacing(gap)
            self._columns.side.addWidget(note)

    def _certificate_side(self) -> None:
        assert self._finished.certificate is not None  # noqa: S101
        self._side = CertificateSide(self.theme, self._finished.certificate)
        self._side.thumb.clicked.connect(self.certificate_asked)
        self._columns.side.addWidget(self._side)
        self._columns.lift(self._side.thumb)
        concerns = self._concerns_note()
        if concerns is not None:
            card = Card(self.theme, padding=(27, 15, 27, 15))
            card.column.addWidget(concerns)
            self._columns.main.addWidget(card)
        if self._hand_on:
            self._primary = self._button(self._hand_on, "primary", self.leave_asked, icon="arrow-right")
            printing = self._button("Print", "secondary", self.print_asked, icon="print")
            self._columns.set_actions(self._primary, (printing,))
            return
        staff = self.tier is Tier.STAFF
        kept = "A copy stays in the training register." if staff else "The school keeps a copy."
        note = self._note(f"Prints on A4, front and back. {kept}")
        self._primary = self._button("Print", "primary", self.print_asked, icon="print")
        save = self._button("Save PDF", "secondary", self.save_asked, icon="document")
        self._columns.set_actions(self._primary, (note,), beside=save)

    def _name_side(self) -> None:
        self._title("Would you like a certificate?")
        side = self._columns.side
        side.addWidget(Text(self.theme, "Type your name as it should stand on the paper. You do not have to."))
        side.addSpacing(16)
        self.name = Field(self.theme, "Your first and family name", tier=self.tier)
        self.name.submitted.connect(self._certify)
        self.name.changed.connect(self._forget_error)
        side.addWidget(self.name)
        side.addSpacing(12)
        side.addWidget(
            self._note("The school keeps the name and the result with the certificate. Without one, no name is kept.")
        )
        self._add_concerns(20)
        self._primary = Button(self.theme, "Make my certificate", "primary", self.tier, icon="certificate")
        self._primary.clicked.connect(self._certify)
        leave = self._button("No, thank you", "secondary", self.leave_asked)
        self._columns.set_actions(self._primary, (leave,))

    def _forget_error(self) -> None:
        if self.name is not None and not self.name.message.isHidden():
            self.name.set_error("")

    def _certify(self) -> None:
        if self.name is not None:
            self.certify_asked.emit(self.name.text())

    def _passed_side(self) -> None:
        """Nothing more is needed, and no certificate belongs to it."""
        self._title("All done")
        said = "This quiz has no certificate of its own." if self._finished.quiz.cpd_minutes == 0 else ""
        if self.tier is Tier.STAFF:
            said += " Your result is in the training register."
        if said:
            self._columns.side.addWidget(Text(self.theme, said.strip(), color="ink2"))
        self._add_concerns(20)
        self._primary = self._button(self._way_back, "primary", self.leave_asked)
        self._columns.set_actions(self._primary)

    def _ask(self) -> list[tuple[str, str]]:
        if self.tier is not Tier.STAFF:
            return []
        return [("Still unsure? Ask", "\n".join(f"{who}." for who in self._who) or "The designated safeguarding lead.")]

    def _second_try_side(self) -> None:
        finished, count = self._finished, len(words.readable(self._finished))
        passed = finished.first is not None and finished.first.passed
        self._title("All done" if passed and not count else "What to do next")
        steps = [] if not count else [(words.read_label(count), words.reading_time(count))]
        if not passed:
            steps.append(("Start again from question 1", words.retake_scope(finished)))
        steps += self._ask() if count else []
        if steps:
            self._columns.side.addWidget(NextSteps(self.theme, self.tier, steps))
        else:
            self._columns.side.addWidget(Text(self.theme, "There is nothing left to look at again.", color="ink2"))
        self._add_concerns(20)
        below: list[QWidget] = []
        if count:
            self._primary = self._button(words.read_label(count), "primary", self.read_all_asked)
            below = [self._pair()]
        elif passed:
            self._primary = self._button(self._way_back, "primary", self.leave_asked)
        else:
            self._primary = self._button("Start again from question 1", "primary", self.retake_asked)
            below = [self._button(self._way_back, "secondary", self.leave_asked)]
        if count and not passed:
            below.append(self._button("Start again from question 1", "quiet", self.retake_asked))
        self._columns.set_actions(self._primary, below)

    def _not_yet_side(self) -> None:
        finished, count = self._finished, len(words.readable(self._finished))
        self._title("What to do next")
        steps = [("Start again from question 1", words.retake_scope(finished))]
        if count:
            steps = [
                (words.read_label(count), words.reading_time(count)),
                ("Try again", words.again_scope(finished)),
            ]
        self._columns.side.addWidget(NextSteps(self.theme, self.tier, steps + self._ask()))
        self._columns.side.addSpacing(16)
        self._columns.side.addWidget(self._note("You can go on today or another day."))
        self._add_concerns(16)
        if count:
            self._primary = self._button(words.read_label(count), "primary", self.read_all_asked)
            retake = self._button("Start again from question 1", "quiet", self.retake_asked)
            below: list[QWidget] = [self._pair(), retake]
        else:
            self._primary = self._button("Start again from question 1", "primary", self.retake_asked)
            below = [self._button(self._hand_on or "Leave for now", "secondary", self.leave_asked)]
        self._columns.set_actions(self._primary, below)

    # -- what the flow tells ---------------------------------------------------------------------------------

    def show_preview(self, pixmap: QPixmap) -> None:
        """Show the certificate's front on its small sheet."""
        if self._side is not None:
            self._side.thumb.set_pixmap(pixmap)

    def show_field_error(self, error: InvalidInputError) -> None:
        """Say below the name why it cannot be printed, and put the focus there."""
        if self.name is None:
            return
        self.name.set_error(error.sentence)
        self.name.line.setFocus()
        self.announce(f"Your name, invalid. {error.sentence}", source=self.name.line)

    def default_widget(self) -> QWidget:
        """The primary button, or the field for the name where it is in view from the start."""
        return self.name.line if self.name is not None and self.theme.scale < 1.5 else self._primary

    # -- room ------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        columns = self._columns
        wide, stacked = self.width() >= 1100, columns.stacked
        short = self.window().height() < 720 * self.theme.scale
        columns.main.setSpacing(12 if short else 18)
        self._score.set_room(wide=wide, tight=short and self._conditions is not None, stacked=stacked)
        if self._conditions is not None:
            self._conditions.set_room(wide=wide, stacked=self.theme.scale >= 1.5)
        if self._topics is not None:
            self._topics.set_room(wide=wide, short=short)
        self._again.set_room(wide=wide, short=short)
        if self._side is not None:
            self._side.set_room(columns.side_width, short=short)
