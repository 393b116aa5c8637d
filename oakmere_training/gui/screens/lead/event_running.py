"""An event that runs: who has not begun, is under way, has finished; hand the laptop over; the certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.gui.screens.event_words import when
from oakmere_training.gui.screens.lead.event_outputs import QuickOutputs
from oakmere_training.gui.screens.lead.event_people import NoNames
from oakmere_training.gui.screens.lead.event_rows import PeopleInTurn
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.rings import CountRing
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import number_word
from oakmere_training.services.lead.event_views import Stage

if TYPE_CHECKING:
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.event_views import EventProgress

_RING, _SMALL_RING = 136, 96
_LONGEST = 22
"""Characters of a name on the button that hands over."""


class EventRunningPage(LeadPage):
    """The lead's view of hall mode. Signals of ``people`` and ``outputs`` are theirs; ``hand_over_asked`` sends nobody.

    ``change_asked`` is there until somebody has begun.
    """

    add_asked = Signal()
    change_asked = Signal()
    finish_asked = Signal()
    hand_over_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, progress: EventProgress, ready: int) -> None:
        super().__init__(theme, pictures, LeadSection.EVENTS, progress.event.kind.label, "", back=True)
        self._named = bool(progress.people) or not _for_families(progress)
        self.people = PeopleInTurn(theme)
        self._families = NoNames(theme)
        self._change = self._action("Change", "pencil", self.change_asked)
        self._add = self._action("Add a person", "plus", self.add_asked)
        self._finish = self._action("Finish", "tick", self.finish_asked)
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._cards: list[Card] = []
        self._add_ring()
        self._add_keyboard()
        self._add_certificates()
        self._side.addStretch(1)
        main = self.people if self._named else self._families
        self._columns = Columns(theme, main, side, 380, 300, gap=28, small_gap=20)
        self.body.addWidget(self._columns, 1)
        self.show_progress(progress, ready)
        self.fit()

    def _action(self, label: str, icon: str, asked: object) -> Button:
        button = Button(self.theme, label, "secondary", icon=icon, small=True)
        button.clicked.connect(asked)
        self.add_action(button)
        return button

    def _card(self) -> Card:
        card = Card(self.theme, padding=(22, 20, 22, 20))
        self._cards.append(card)
        self._side.addWidget(card)
        return card

    def _add_ring(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(20)
        self.ring = CountRing(self.theme, 0, 0, "finished", size=_RING)
        row.addWidget(self.ring)
        self._counts = Text(self.theme, "", "small")
        row.addWidget(self._counts, 1, Qt.AlignmentFlag.AlignVCenter)
        self._card().column.addLayout(row)

    def _add_keyboard(self) -> None:
        card, theme = self._card(), self.theme
        card.column.addWidget(Text(theme, "Pass the keyboard", "title"))
        about = "The screen locks to the next person’s name. Nobody sees another person’s answers."
        self._about = Text(theme, about, "small", color="ink2")
        self._about.setContentsMargins(0, 4, 0, 14)
        card.column.addWidget(self._about)
        self.hand_over = Button(theme, "", "primary", icon="person", height=56)
        self.hand_over.clicked.connect(self.hand_over_asked)
        card.column.addWidget(self.hand_over)

    def _add_certificates(self) -> None:
        card = self._card()
        card.column.addWidget(Text(self.theme, "Certificates", "title"))
        self._ready = Text(self.theme, "", "small", color="ink2")
        self._ready.setContentsMargins(0, 4, 0, 12)
        card.column.addWidget(self._ready)
        self.outputs = QuickOutputs(self.theme)
        card.column.addWidget(self.outputs)

    # -- what it shows ---------------------------------------------------------------------------------------

    def show_progress(self, progress: EventProgress, ready: int) -> None:
        """Show everyone where they are now; ``ready`` certificates can be printed."""
        event, total = progress.event, len(progress.people)
        self._change.setVisible(not progress.anyone_began)
        self._add.setVisible(self._named)
        if self._named:
            who = f"{number_word(total).capitalize()} people" if total != 1 else "One person"
            self.set_subtitle(f"{when(event)}. {who if total else 'Nobody yet'}, one computer, in turn.")
            self.people.show_progress(progress)
        else:
            self.set_subtitle(f"{when(event)}. Families, one computer, in turn.")
            self._families.say("No names needed", _families_words(progress))
        self._show_counts(progress)
        following = progress.next_person
        name = _short(following.person.name) if following else ""
        self.hand_over.set_label(f"Hand over to {name}" if name else "Start hall mode")
        if self._named and total and not following:
            self._about.setText("Everyone on the list has finished. Whoever comes in can add themself in hall mode.")
        many = "Nobody has a certificate yet." if not ready else "One is ready." if ready == 1 else ""
        many = many or f"{number_word(ready).capitalize()} are ready."
        self._ready.setText(f"{many} Front and back on A4, in the order of the register.")
        self.outputs.show_ready(ready)

    def _show_counts(self, progress: EventProgress) -> None:
        if not self._named:
            self.ring.set_count(progress.ended, progress.begun)
            self._counts.setText(f"**{progress.begun}** took part\n**{progress.ended}** finished")
            return
        passed, again, revoked = (len(progress.at(stage)) for stage in (Stage.PASSED, Stage.NOT_YET, Stage.REVOKED))
        total, over = len(progress.people), passed + again + revoked
        self.ring.set_count(over, total)
        lines = [f"**{passed}** passed", f"**{again}** to try again", f"**{total - over}** still to go"]
        lines += [f"**{revoked}** revoked"] if revoked else []
        self._counts.setText("\n".join(lines))

    def default_widget(self) -> QWidget:
        """Hand the laptop over."""
        return self.hand_over

    # -- room ------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Less room round everything in a small window."""
        super().fit()
        if not hasattr(self, "outputs"):
            return
        height = self.window().height()
        small = self.is_small or height < 720
        up = 12 if small else 16 if height < 800 else 20
        self._side.setSpacing(10 if small else 12 if height < 800 else 16)
        for card in self._cards:
            card.set_padding((18, up, 18, up) if small else (22, up, 22, up))
        self._about.setContentsMargins(0, 2, 0, 8 if small else 14)
        self._ready.setContentsMargins(0, 2, 0, 6 if small else 10)
        self.ring.set_size(*((_SMALL_RING, 11, 19) if small else (_RING, 14, 28)))
        self.people.fit(small=self.is_small)
        self.hand_over.set_measures(size=16 if small else 0, pad=10 if small else 0)
        self.outputs.set_room(small=small)


def _short(name: str) -> str:
    """A name that fits a button; the list has all of it."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _for_families(progress: EventProgress) -> bool:
    from oakmere_training.domain.events import EventKind

    return progress.event.kind is EventKind.WORKSHOP


def _families_words(progress: EventProgress) -> str:
    if not progress.begun:
        return "Parents and carers take part without a name. Hand the laptop over, and whoever has it begins."
    return "Parents and carers take part without a name. Who wants a certificate gives one at the end of the quiz."
