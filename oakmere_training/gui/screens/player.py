"""A quiz, question by question: asked, answered, and on to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication

from oakmere_training.domain import kinds as domain_kinds
from oakmere_training.gui.pause import Pause
from oakmere_training.gui.screens import player_words as words
from oakmere_training.gui.screens.player_aloud import Aloud
from oakmere_training.gui.screens.player_answered import AnsweredBody
from oakmere_training.gui.screens.player_answers import WayToAnswers
from oakmere_training.gui.screens.player_fit import fit_for, settle
from oakmere_training.gui.screens.player_frame import PlayerFrame
from oakmere_training.gui.screens.player_keys import PlayerKeys
from oakmere_training.gui.screens.player_parts import fade_in
from oakmere_training.gui.screens.player_path import OtherPath
from oakmere_training.gui.screens.player_question import QuestionBody
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.speech import Speech
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion


class PlayerScreen(Screen):
    """Shows a question, takes the answer, shows the verdicts.

    ``answer_given`` carries the answer; whoever stores it then calls ``show_answered`` or, where it could not be
    stored, ``show_saving_failed``. ``draft_made`` carries what there is of an answer that takes several steps.
    ``policy_asked`` carries a section's number and is sent only with ``opens_policy``. ``tier_name`` says what a
    tier is called, for pupils without an alias.
    """

    answer_given = Signal(tuple)
    draft_made = Signal(tuple)
    next_asked = Signal()
    policy_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        speech: Speech,
        *,
        who_to_tell: tuple[str, ...] = (),
        concerns_to: str = "",
        opens_policy: bool = False,
        tier_name: Callable[[Tier], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Quiz", parent=parent)
        self._pictures = pictures
        self._who_to_tell, self._concerns_to = who_to_tell, concerns_to
        self._opens_policy, self._tier_name = opens_policy, tier_name
        self.frame: PlayerFrame | None = None
        self.question: QuestionBody | None = None
        self.answered: AnsweredBody | None = None
        self.asked: AskedQuestion | None = None
        self.answer: AnsweredQuestion | None = None
        self.waiting = False
        """Whether an answer is on its way to be stored."""
        self._pause = Pause()
        self.keys = PlayerKeys(self)
        self.way_down = WayToAnswers(self)
        self.other_path = OtherPath(self)
        self.aloud = Aloud(self, speech)
        self.read_aloud_asked.connect(self.aloud.read)
        theme.changed.connect(self.refit)

    # -- what is shown ---------------------------------------------------------------------------------------

    def show_question(self, asked: AskedQuestion) -> None:
        """Ask a question."""
        self.other_path.forget()
        self.ask(asked)

    def ask(self, asked: AskedQuestion) -> None:
        """Ask a question, or go on inside it from its draft."""
        frame = self._framed(asked, answered=False)
        self.asked, self.answer, self.answered = asked, None, None
        self.waiting = False
        self.way_down.start_anew()
        body = QuestionBody(self.theme, self._pictures, asked, self._view, opens_policy=self._opens_policy)
        self.question = body
        if asked.draft:
            body.area.choose(asked.draft)
        body.area.chosen_changed.connect(self._on_chosen)
        body.area.chosen_changed.connect(self._keep_draft)
        body.story.begun.connect(frame.to_top, Qt.ConnectionType.QueuedConnection)
        body.area.finished.connect(self._check)
        body.area.read_aloud_asked.connect(self.aloud.say)
        body.policy_asked.connect(self.policy_asked)
        if body.say is not None:
            body.say.speaker.clicked.connect(self.aloud.read)
        if body.check is not None:
            body.check.clicked.connect(self._check)
        frame.show_body(body)
        frame.show_asking(body.area.key_hints(), body.area.action())
        if self.other_path.walking:
            frame.show_other("Back to my answer", "arrow-left")
        self._on_chosen()
        self.refit()
        frame.order_tabs(*body.stops())
        self._pause.begin()
        self.focus_on(body.story)

    def show_answered(self, answered: AnsweredQuestion, *, reading: int = 0) -> None:
        """Show the verdicts of the answer, which is stored. The focus goes to the way on.

        ``reading``: where answers are read again, how many are left, this one included.
        """
        asked = answered.asked
        frame = self._framed(asked, answered=True)
        fresh = self.question is not None
        self.asked, self.answer, self.question, self.waiting = asked, answered, None, False
        body = AnsweredBody(
            self.theme,
            self._pictures,
            answered,
            self._view,
            who_to_tell=self._who_to_tell,
            concerns_to=self._concerns_to,
            opens_policy=self._opens_policy,
            reading=reading,
        )
        self.answered = body
        body.policy_asked.connect(self.policy_asked)
        if body.say is not None:
            body.say.speaker.clicked.connect(self.aloud.read)
        if body.next is not None:
            body.next.clicked.connect(self.go_on)
        frame.show_body(body)
        frame.show_answered(answered, verdict=body.area.shows_verdict, reading=reading)
        frame.show_other("" if reading else body.area.again)
        self.refit()
        frame.order_tabs(*body.stops())
        self._pause.begin()
        self.focus_on(body.next or frame.primary)
        if fresh and self.isVisible():
            fade_in(body.area, self.theme.motion("reveal"))
        said = frame.points.text().strip()
        self.announce(" ".join(part for part in (f"{body.area.heading}.", body.area.note, said) if part))

    def show_saving_failed(self, sentence: str, details: str = "") -> None:
        """Say that the answer is not stored yet; it stays on the screen, and can be given again.

        ``details`` (version, time, cause; no names) can be copied.
        """
        frame = self.frame
        if frame is None or self.question is None:
            return
        self.waiting = False
        save = Button(self.theme, "Save my answer", "primary", self.tier, icon="save", small=True)
        save.clicked.connect(self._check)
        buttons = [save]
        if details:
            copy = Button(self.theme, "Copy details", "secondary", self.tier, icon="copy", small=True)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
            buttons.append(copy)
        frame.banner.show_notice(sentence, *buttons)
        self.refit()
        self.focus_on(save)
        self.announce(sentence)

    def default_widget(self) -> QWidget | None:
        """The story while a question is asked, the way on once it is answered."""
        if self.question is not None:
            return self.question.story
        if self.answered is not None:
            return self.answered.next or (self.frame.primary if self.frame else None)
        return None

    # -- parts -----------------------------------------------------------------------------------------------

    def _framed(self, asked: AskedQuestion, *, answered: bool) -> PlayerFrame:
        tier = asked.quiz.tier
        self.aloud.stop()
        if self.frame is None or self.tier is not tier or self.frame.tier is not tier:
            if self.frame is not None:
                self.frame.remove()
            self.tier = tier
            self.frame = PlayerFrame(self.theme, self._pictures, tier, self.page)
            self.add_header(self.frame.header)
            self.frame.header.show()
            self.frame.primary.clicked.connect(self.go_on)
            self.frame.other.clicked.connect(self.other_path.press)
            self.frame.answers.clicked.connect(self.way_down.go)
            self.frame.scroll.verticalScrollBar().valueChanged.connect(self.way_down.look)
            self.frame.scroll.verticalScrollBar().rangeChanged.connect(self.way_down.look)
        self.frame.banner.clear()
        self.frame.show_place(asked, asked.who or self._tier_name(tier), answered=answered)
        self.entitle(f"{asked.quiz.title}, {words.place(asked)[:1].lower()}{words.place(asked)[1:]}")
        return self.frame

    def _view(self) -> QSize:
        return self.frame.view() if self.frame is not None else QSize(1024, 600)

    def focus_on(self, widget: QWidget) -> None:
        """Move the focus, where the page shows."""
        if self.isVisible() or self.window().isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- room ------------------------------------------------------------------------------------------------

    def refit(self) -> None:
        """Use the sizes for the room there is."""
        if self.frame is None:
            return
        fit = fit_for(self.theme, self.width(), self.window().height())
        self.frame.set_fit(fit, self.width())
        body = self.question or self.answered
        if body is not None:
            settle(body, fit, self.theme)
        self.way_down.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the sizes for the new room."""
        super().resizeEvent(event)
        self.refit()

    # -- answering -------------------------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        frame, body = self.frame, self.question
        if frame is None or body is None:
            return
        ready = self._ready()
        frame.primary.setEnabled(ready)
        if body.check is not None:
            body.check.setEnabled(ready)
        hint = body.area.hint()
        frame.hint.setText(f"**{hint}**" if ready and hint else hint)
        frame.hint.set_color("ink" if ready else "ink2")
        self.way_down.look()

    def _keep_draft(self) -> None:
        if self.question is not None and self.question.area.keeps_draft and not self.other_path.walking:
            self.draft_made.emit(self.question.area.chosen())

    def _ready(self) -> bool:
        if self.question is None or self.asked is None:
            return False
        if self.question.area.next_step() is not None:
            return True
        return domain_kinds.kind(self.asked.question.kind).is_complete(self.asked.question, self.question.area.chosen())

    def _check(self) -> None:
        if self.question is None or self.waiting or self._pause.lasts():
            return
        if not self._ready():
            self.announce(self.question.area.hint())
            return
        step = self.question.area.next_step()
        if step is not None and self.asked is not None:
            if not self.other_path.walking:
                self.draft_made.emit(step)
            self.ask(replace(self.asked, draft=step))
        elif self.other_path.walking:
            self.other_path.end(self.question.area.chosen())
        else:
            self.waiting = True
            self.answer_given.emit(self.question.area.chosen())

    def go_on(self) -> None:
        """What the button at the right end of the footer does: check the answer, or leave it behind."""
        if self.answer is None:
            self._check()
        elif not self._pause.lasts():
            self.next_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 9 choose, Enter checks or goes on, Esc offers to leave, R reads aloud."""
        if not self.keys.press(event):
            super().keyPressEvent(event)
