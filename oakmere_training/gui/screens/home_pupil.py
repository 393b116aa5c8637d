"""A pupil's sets of stories, or a word where there are none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from oakmere_training.domain.quiz import Picture as Drawing
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.scene_page import ScenePage
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.footer import Footer
from oakmere_training.gui.widgets.header import PupilHeader
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.story_card import StoryCard
from oakmere_training.gui.widgets.text import Text
from oakmere_training.services.views import QuizState

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import Home

_GROUPS = {
    Tier.KS1: "Reception and Key Stage 1",
    Tier.LOWER_KS2: "Years 3 and 4",
    Tier.UPPER_KS2: "Years 5 and 6",
}
_CARD, _GAP = 320, 20
"""The least width of a card and the gap between cards, px at 100 %."""
_WIDEST = 1320


class PupilHomeScreen(Screen):
    """Large cards, one for each set of stories of the tier. ``tier_name`` is its display name: 'Otters'."""

    start_asked = Signal(str)
    resume_asked = Signal(object, object)
    result_asked = Signal(object)
    not_me_asked = Signal()
    choose_another_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, tier_name: str) -> None:
        super().__init__(theme, tier_name)
        self._pictures, self._tier_name = pictures, tier_name
        self._who = ""
        self.cards: list[StoryCard] = []
        self._scroll: ScrollColumn | None = None
        self._first: QWidget | None = None
        self._sentences: list[str] = []
        theme.changed.connect(self._arrange)

    def show_home(self, home: Home) -> None:
        """Show the tier's sets of stories."""
        if not home.rows:
            self.show_none(home.tier)
            return
        self._begin(home.tier, home.person.name if home.person else "")
        self._fill(home)
        self._arrange()

    def show_none(self, tier: Tier) -> None:
        """Say that the tier has no stories."""
        self._begin(tier, "")
        self._fill_empty(tier)
        self._arrange()

    def _begin(self, tier: Tier, who: str) -> None:
        while (item := self.page.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.tier, self._who = tier, who
        self._scroll, self.cards = None, []
        self.add_header(PupilHeader(self.theme, self._pictures, tier, who or self._tier_name, leave="Home"))

    # -- with stories ----------------------------------------------------------------------------------------

    def _fill(self, home: Home) -> None:
        theme, infant = self.theme, home.tier is Tier.KS1
        hello = f"Hello, {self._who}" if self._who else "Hello"
        many = len(home.rows) > 1
        what = "Choose your stories." if many else "Here are your stories."
        self._sentences = [f"{hello}.", what]
        self._scroll = ScrollColumn(theme, foot=bool(self._who))
        self.page.addWidget(self._scroll, 1)
        column = self._scroll.column
        column.addWidget(Text(theme, hello, "ks1_question" if infant else "h1"))
        column.addWidget(Text(theme, what, "ks1_body" if infant else "pupil_body", size=(26, 36) if infant else None))
        column.addSpacing(14)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        column.addLayout(self._grid)
        column.addStretch(1)
        begun_first = sorted(home.rows, key=lambda row: row.state is not QuizState.IN_PROGRESS)
        for index, row in enumerate(begun_first):
            card = StoryCard(theme, self._pictures, row, home.tier, index)
            card.start_asked.connect(self.start_asked)
            card.resume_asked.connect(self.resume_asked)
            card.result_asked.connect(self.result_asked)
            self.cards.append(card)
            self._sentences.append(card.spoken_text())
        self._columns = 0
        self._first = self.cards[0].button
        if self._who:
            self._foot_box = QWidget()
            self._foot = QVBoxLayout(self._foot_box)
            self.page.addWidget(self._foot_box)
            footer = Footer(theme, pupil=True)
            not_me = Button(theme, f"I am not {self._who}", "pupil_plain", home.tier, icon="person")
            not_me.clicked.connect(self.not_me_asked)
            footer.add_left(not_me)
            self._foot.addWidget(footer)

    # -- without ---------------------------------------------------------------------------------------------

    def _fill_empty(self, tier: Tier) -> None:
        theme, infant = self.theme, tier is Tier.KS1
        one = self._tier_name.removesuffix("s")
        heading = f"No {one} stories yet"
        about = f"Nobody has added stories for {_GROUPS[tier]}. Tell your teacher. They can ask for some."
        self._sentences = [f"{heading}.", about]
        scene = Drawing("no-stories-yet", self._pictures.title("no-stories-yet"))
        page = ScenePage(theme, self._pictures, scene, wide=(48, 56, 24), narrow=(32, 32, 20))
        self.page.addWidget(page, 1)
        page.words.addWidget(Text(theme, heading, "ks1_question" if infant else "h1"))
        page.words.addWidget(
            Text(theme, about, "ks1_body" if infant else "pupil_body", size=(24, 36) if infant else None)
        )
        button = Button(theme, "Choose another group", "pupil", tier, icon="arrow-left", height=96 if infant else 0)
        button.clicked.connect(self.choose_another_asked)
        page.words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        where = (
            f"For the teacher: quizzes for this group belong in the folder quizzes/{tier}. "
            "The training lead can look there."
        )
        teacher = Text(theme, where, "body", size=(16, 24), color="ink2")
        teacher.setContentsMargins(0, 6, 0, 0)
        page.words.addWidget(teacher)
        self._first = button

    # -- for all ---------------------------------------------------------------------------------------------

    def default_widget(self) -> QWidget | None:
        """The first set's button, or the way out."""
        return self._first

    def spoken_text(self) -> str:
        """The greeting and the sets of stories, or that there are none."""
        return " ".join(self._sentences)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._scroll is None:
            return
        width = self.width()
        margin = max(40 if width >= 1100 else 28, (width - _WIDEST) // 2)
        if self._who:
            outside = max(0, margin - 40) if width >= 1100 else 0
            self._foot.setContentsMargins(outside, 0, outside, 0)
        short = self.window().height() < 720
        self._scroll.set_margins(margin, 14 if short else 22, margin, 12)
        room = width - 2 * margin
        columns = max(1, min(3, len(self.cards), (room + _GAP) // (self.theme.px(_CARD) + _GAP)))
        lying = columns == 1 and self.theme.scale < 1.5 and room >= self.theme.px(700)
        for card in self.cards:
            card.set_shape(lying=lying, short=short)
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for index, card in enumerate(self.cards):
            self._grid.addWidget(card, index // columns, index % columns)
