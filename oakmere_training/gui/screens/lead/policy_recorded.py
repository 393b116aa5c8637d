"""The last page of a new version: it is recorded, and what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oakmere_training.domain.policy_history import TopUp
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.screens.lead.policy_new import STEPS
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.step_bar import StepBar
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import counted

if TYPE_CHECKING:
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.policy_views import NewVersion

_TOP_UP = {
    TopUp.AT_REFRESHER: "What has changed is asked first at each person’s next refresher.",
    TopUp.NONE: "Nobody is asked for a top-up. People renew on the new version when they are due.",
}


class PolicyRecordedScreen(LeadPage):
    """Says what holds now. ``look_asked`` goes on to the questions, ``back_asked`` to the policy."""

    look_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, new: NewVersion, top_up: TopUp) -> None:
        line = f"Approved {new.policy.approved}. Review due in {new.policy.review_due}."
        title = f"Version {new.policy.version} is recorded"
        super().__init__(theme, pictures, LeadSection.QUIZZES, title, line, back=True)
        self.body.addWidget(StepBar(theme, STEPS, len(STEPS)))
        self.body.addSpacing(14)
        card = Card(theme, padding=(24, 18, 24, 20), spacing=12)
        for icon, color, said in _facts(new, top_up):
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addWidget(Icon(theme, icon, size=24, color=color), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(theme, said, size=(17, 26)), 1)
            card.column.addLayout(row)
        self.body.addWidget(card)
        self.body.addStretch(1)
        to_look_at = bool(new.to_look_at)
        self.done = Button(theme, "To the policy", "secondary" if to_look_at else "primary")
        self.done.clicked.connect(self.back_asked)
        self._primary = self.done
        if to_look_at:
            self._primary = Button(theme, "Look at the questions", "primary", icon="book")
            self._primary.clicked.connect(self.look_asked)
            self.add_foot(self.done, self._primary)
        else:
            self.add_foot(self.done)

    def default_widget(self) -> QWidget:
        """The primary button."""
        return self._primary


def _facts(new: NewVersion, top_up: TopUp) -> list[tuple[str, str, str]]:
    """Icon, its colour and a sentence for each thing that follows."""
    look = len(new.to_look_at)
    facts = [("tick", "best", "Quizzes whose clauses did not change teach it from now on. Certificates name it.")]
    if look:
        need = "needs" if look == 1 else "need"
        facts.append(
            (
                "warning",
                "acceptable",
                f"{counted(look, 'question')} {need} a look. Until all of a quiz are looked at, it goes on teaching "
                "the version that it was written for, and its certificates say so.",
            )
        )
    if top_up is TopUp.NOW:
        asked = "1 person is" if new.certified == 1 else f"{new.certified} people are"
        facts.append(("people", "accent:staff:strong", f"{asked} asked for a short top-up. They see it on their list."))
    elif new.changed:
        facts.append(("people", "accent:staff:strong", _TOP_UP[top_up]))
    facts.append(("certificate", "accent:staff:strong", "Certificates that were issued stay in date and as they are."))
    return facts
