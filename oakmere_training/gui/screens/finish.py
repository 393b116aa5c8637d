"""How the stories end for pupils: what they did well, one thing to talk about, and who can help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.quiz import Picture as Drawing
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens import finish_words as words
from oakmere_training.gui.screens.finish_parts import DoneWell, PictureCardRow, Sign, Speech, TalkAbout
from oakmere_training.gui.screens.result_words import readable
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.footer import Footer
from oakmere_training.gui.widgets.header import PupilHeader
from oakmere_training.gui.widgets.picture import Picture
from oakmere_training.gui.widgets.progress import Acorns, Stones
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import FinishedAttempt

_SCENE = Drawing("friends-by-the-mere", "Fox, Hedgehog, Wren and Badger stand together by the mere.")
_STACK_BELOW = 760
_CONTENT = 1320


class FinishScreen(Screen):
    """A pupil's ending, without a score. ``who`` is the alias, ``signpost`` the arms that say who can help."""

    look_back_asked = Signal()
    second_try_asked = Signal()
    finished_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        finished: FinishedAttempt,
        *,
        who: str,
        signpost: tuple[str, ...],
    ) -> None:
        super().__init__(theme, words.heading(finished), finished.attempt.tier)
        self._finished, self._who, self._pictures = finished, who, pictures
        self._young = self.tier is Tier.KS1
        self._add_bar()
        self._scroll = ScrollColumn(theme, foot=True)
        self.page.addWidget(self._scroll, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll.column.addLayout(self._columns, 1)
        self._left, self._right = QWidget(), QWidget()
        self._left_column, self._right_column = QVBoxLayout(self._left), QVBoxLayout(self._right)
        for column, part in ((self._left_column, self._left), (self._right_column, self._right)):
            column.setContentsMargins(0, 0, 0, 0)
            self._columns.addWidget(part)
        self._scene = Picture(theme, pictures, _SCENE, crop=True)
        self._left_column.addWidget(self._scene)
        self._footer: QWidget = QWidget() if self._young else Footer(theme, pupil=True)
        self._more = FlowRow(spacing=12)
        high, size, icon = (96, 28, 34) if self._young else (0, 0, 0)
        label = "I have finished"
        self._finish = Button(
            theme, label, "pupil", self.tier, icon_right="tick", height=high, size=size, icon_size=icon
        )
        self._finish.clicked.connect(self.finished_asked)
        if self._young:
            self._fill_young()
        else:
            self._fill(signpost)
        self.page.addWidget(self._footer)
        theme.changed.connect(self._arrange)

    def _add_bar(self) -> None:
        middle = Acorns(self.theme) if self._young else Stones(self.theme, self.tier)
        count = words.stories(self._finished)
        middle.set_steps(count, 0, count)
        leave = "Stop" if self._young else "Home"
        self._header = header = PupilHeader(
            self.theme, self._pictures, self.tier, self._who, middle=middle, leave=leave
        )
        if self._young:
            header.read_aloud.hide()
        self.add_header(header)

    # -- Key Stage 2 -----------------------------------------------------------------------------------------

    def _fill(self, signpost: tuple[str, ...]) -> None:
        theme, finish = self.theme, self._finished.finish
        self._sign = Sign(theme, signpost)
        self._left_column.addWidget(self._sign)
        self._left_column.addStretch(1)
        column = self._right_column
        self._heading = Text(theme, words.heading(self._finished), "h1")
        column.addWidget(self._heading)
        self._thanks = Text(theme, words.thanks(self._who), "pupil_body", color="ink2")
        column.addWidget(self._thanks)
        self._well = self._talk = None
        if finish is not None and finish.done_well:
            self._well = DoneWell(theme, finish.done_well)
            column.addSpacing(14)
            column.addWidget(self._well)
        if finish is not None and finish.talk_about:
            self._talk = TalkAbout(theme, self.tier, finish.talk_about)
            column.addSpacing(14)
            column.addWidget(self._talk)
        column.addStretch(1)
        self._left_column.insertWidget(2, self._more)
        self._back = self._more_buttons()
        assert isinstance(self._footer, Footer)  # noqa: S101
        self._footer.add_right(self._finish)

    def _more_buttons(self) -> list[Button]:
        """The ways back into the stories: to look, and where not all was best to try again."""
        asked = [("Look back at a story", "redo", self.look_back_asked)]
        if readable(self._finished):
            asked.append(("Try a story again", "again", self.second_try_asked))
        buttons = []
        for label, icon, signal in asked:
            button = Button(self.theme, label, "pupil_plain", self.tier, icon=icon, height=60)
            button.clicked.connect(signal)
            self._more.add(button)
            buttons.append(button)
        return buttons

    # -- Reception and Key Stage 1 ---------------------------------------------------------------------------

    def _fill_young(self) -> None:
        theme = self.theme
        self._speech = Speech(theme, words.bubble(self._finished, self._who))
        self._speech.speak.clicked.connect(self.read_aloud_asked)
        self._left_column.addWidget(self._speech)
        self._more_buttons()
        self._left_column.addWidget(self._more)
        self._left_column.addStretch(1)
        self._heading = Text(theme, words.heading(self._finished), "ks1_question")
        self._right_column.addWidget(self._heading)
        self._rows = [PictureCardRow(theme, self._pictures, card) for card in words.picture_cards(self._finished)]
        for row in self._rows:
            self._right_column.addWidget(row, 1)
        self._right_column.addStretch(0)
        self._right_column.addWidget(self._finish)
        bar = QHBoxLayout(self._footer)
        bar.setContentsMargins(32, 8, 32, 16)
        bar.addStretch(1)

    # -- what the window asks --------------------------------------------------------------------------------

    def spoken_text(self) -> str:
        """The page in reading order."""
        return words.spoken(self._finished, self._who)

    def default_widget(self) -> QWidget:
        """The way on."""
        return self._finish

    # -- room ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide, scale = self.width() >= 1100, self.theme.scale
        stacked = scale >= 1.5 or self.width() / scale < _STACK_BELOW
        self._columns.setDirection(QBoxLayout.Direction.BottomToTop if stacked else QBoxLayout.Direction.LeftToRight)
        if self._young:
            self._arrange_young(wide=wide, stacked=stacked)
        else:
            self._arrange_older(wide=wide, stacked=stacked)

    def _set_margins(self, side: int, up: int, down: int) -> int:
        """Set the room round the page; the width that is left, in px."""
        margin = side + max(0, (self.width() - _CONTENT - 2 * side) // 2)
        self._scroll.set_margins(margin, up, margin, down)
        self._room_high = self.height() - self._header.height() - up - down
        return self.width() - 2 * margin

    def _share(self, width: int, *, stacked: bool, spacing: int, shares: tuple[int, int]) -> int:
        """Divide the width between the columns; the left one's, in px."""
        self._columns.setSpacing(spacing)
        for place, share in enumerate(shares):
            self._columns.setStretch(place, 0 if stacked else share)
        left = width if stacked else round((width - spacing) * shares[0] / sum(shares))
        self._left.setMinimumWidth(0 if stacked else left)
        self._left.setMaximumWidth(16_777_215 if stacked else left)
        return left

    def _fit_scene(self, width: int, most: int, below: int, *, stacked: bool) -> None:
        """As high as its proportions and the room allow; ``below`` is what else the column needs, in px."""
        wide = round(width * 0.6) if stacked else 16_777_215
        self._scene.setMaximumWidth(wide)
        high = min(round(min(width, wide) * 0.625), 16_777_215 if stacked else most)
        if stacked:
            self._columns.setSpacing(18)
        elif self.theme.scale == 1.0:
            high = max(140, min(high, self._room_high - below))
        self._scene.setFixedHeight(high)

    def _arrange_older(self, *, wide: bool, stacked: bool) -> None:
        width = self._set_margins(40 if wide else 28, 22 if wide else 14, 14 if wide else 6)
        left = self._share(width, stacked=stacked, spacing=40 if wide else 24, shares=(100, 108))
        self._left_column.setSpacing(16)
        self._right_column.setSpacing(0)
        self._heading.set_style("h1", size=None if wide else (30, 38))
        self._thanks.set_style("pupil_body", size=None if wide else (19, 27))
        self._sign.set_room(wide=wide)
        for part in (self._well, self._talk):
            if part is not None:
                part.set_room(wide=wide)
        most = 400 if self.height() > 900 else 300 if wide else 190
        below = 16 + self._sign.sizeHint().height() + self._footer.height()
        self._fit_scene(left, most, below, stacked=stacked)
        self._place_back(stacked=stacked)

    def _place_back(self, *, stacked: bool) -> None:
        """The ways back stand in the footer, at large text at the page's end."""
        assert isinstance(self._footer, Footer)  # noqa: S101
        inside = self._more.isAncestorOf(self._back[0])
        if stacked == inside:
            return
        for button in self._back:
            if stacked:
                self._more.add(button)
            else:
                self._footer.add_left(button)
            button.show()

    def _arrange_young(self, *, wide: bool, stacked: bool) -> None:
        short = self.window().height() < 720
        width = self._set_margins(32 if wide else 24, 20 if wide else 14, 24 if wide else 14)
        shares = (112, 100) if wide else (90, 100)
        left = self._share(width, stacked=stacked, spacing=32 if wide else 24, shares=shares)
        self._left_column.setSpacing(18)
        self._right_column.setSpacing(12 if short else 16)
        self._heading.set_style("ks1_question", size=None if wide else (30, 38))
        self._speech.set_room(wide=wide)
        for row in self._rows:
            row.set_room(wide=wide)
        below = 36 + self._speech.heightForWidth(left) + self._more.heightForWidth(left)
        self._fit_scene(left, 560, below, stacked=stacked)
        self._place_finish(pinned=stacked or self.theme.scale > 1.0)

    def _place_finish(self, *, pinned: bool) -> None:
        """The way on stays in view: below the page where that may have to scroll."""
        bar = self._footer.layout()
        inside = self._right_column.indexOf(self._finish) >= 0
        if pinned and inside and bar is not None:
            bar.addWidget(self._finish)
        elif not pinned and not inside:
            self._right_column.addWidget(self._finish)
        self._footer.setVisible(pinned)
        self._finish.show()
