"""What stays while questions come and go: header, progress, notice, scrolling page and footer."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens import player_words as words
from oakmere_training.gui.screens.player_columns import WIDEST
from oakmere_training.gui.screens.player_parts import Banner
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.footer import Footer
from oakmere_training.gui.widgets.header import Header, PupilHeader
from oakmere_training.gui.widgets.key_cap import KeyHints
from oakmere_training.gui.widgets.progress import Acorns, SegmentBar, Stones
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.verdict import VerdictLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from oakmere_training.domain.marking import Mark
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.screens.player_layout import Body
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion


class ProgressRow(QWidget):
    """'Question 4 of 10', the segments, and who is answering."""

    def __init__(self, theme: Theme, tier: Tier) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(18)
        self.place = Text(theme, "", "small", bold=True, wrap=False)
        self.bar = SegmentBar(theme, tier)
        self.who = Text(theme, "", "small", color="ink2", wrap=False)
        self._row.addWidget(self.place)
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self.who)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_question(self, asked: AskedQuestion) -> None:
        """Say where the learner is."""
        self.place.setText(words.place(asked))
        self.bar.set_steps(asked.position - 1, asked.position, asked.total)
        self.who.setText(asked.who or ("No name kept" if asked.quiz.tier is Tier.PARENTS else ""))
        self.who.setVisible(bool(self.who.text()))

    def set_fit(self, fit: Fit, side: int) -> None:
        """Use the sizes for this much room; ``side`` is the page's margin in px."""
        self._row.setContentsMargins(side, 10 if fit.short else 14 if fit.narrow else 16, side, 0)
        self.setVisible(not fit.stacked)


class PlayerFooter(Footer):
    """The footer in line with a page that is at most 1320 px wide.

    ``shrinks`` is a button that shows its icon alone where there is no room for its words.
    """

    shrinks: Button | None = None

    def _fold(self) -> None:
        if self.shrinks is not None:
            self.shrinks.set_icon_only(False)
        super()._fold()
        margins = self.row.contentsMargins()
        side = (self.width() - WIDEST) // 2
        if side > margins.left():
            self.row.setContentsMargins(side, margins.top(), side, margins.bottom())
        if self.shrinks is not None and self._wanted() > self.width():
            self.shrinks.set_icon_only(True)

    def _wanted(self) -> int:
        """The width of all that shows; asked of each part, as the row may not know yet that text has grown."""
        items = (self.row.itemAt(index) for index in range(self.row.count()))
        parts = (item.widget() for item in items if item is not None)
        shown = [part.sizeHint().width() for part in parts if part is not None and not part.isHidden()]
        margins = self.row.contentsMargins()
        return sum(shown) + self.row.spacing() * len(shown) + margins.left() + margins.right()


class PlayerFrame(QObject):
    """Builds and keeps the fixed parts for one audience in a page's column."""

    def __init__(self, theme: Theme, pictures: PictureStore, tier: Tier, page: QVBoxLayout) -> None:
        super().__init__(page)
        self._theme, self._pictures, self.tier, self._page = theme, pictures, tier, page
        self.middle: Stones | Acorns | None = None
        self.progress: ProgressRow | None = None if tier.for_pupils else ProgressRow(theme, tier)
        self.header = self._build_header()
        self.banner = Banner(theme, tier)
        self.scroll = ScrollColumn(theme, margins=(0, 0, 0, 0))
        self.hints = KeyHints(theme)
        self.answers = Button(theme, "Answers", "secondary", tier, icon="arrow-down")
        plain = "pupil_plain" if tier.for_pupils else "secondary"
        self.other = Button(theme, "", plain, tier, icon="redo", height=60 if tier.for_pupils else 0)
        self.hint = Text(theme, "", "small", color="ink2", wrap=False)
        self.points = Text(theme, "", "small", wrap=False)
        self.verdict: VerdictLabel | None = None
        self._body: Body | None = None
        self.footer = PlayerFooter(theme, pupil=tier.for_pupils)
        kind = "pupil" if tier.for_pupils else "primary"
        self.primary = Button(theme, "", kind, tier)
        self._fill_footer()
        if self.progress is not None:
            page.addWidget(self.progress)
        self.scroll.column.addWidget(self.banner)
        page.addWidget(self.scroll, 1)
        page.addWidget(self.footer)
        self.scroll.show()
        self.footer.setVisible(tier is not Tier.KS1)

    def _build_header(self) -> Header | PupilHeader:
        theme, pictures, tier = self._theme, self._pictures, self.tier
        if not tier.for_pupils:
            return Header(theme, pictures, leave="Save and leave")
        self.middle = Acorns(theme, tier) if tier is Tier.KS1 else Stones(theme, tier)
        leave = "Stop" if tier is Tier.KS1 else "Leave"
        header = PupilHeader(theme, pictures, tier, "", middle=self.middle, leave=leave, display=False)
        header.read_aloud.setVisible(tier is not Tier.KS1)
        return header

    def _fill_footer(self) -> None:
        self.footer.add_left(self.other)
        self.footer.shrinks = self.other
        self.footer.set_shown(self.other, shown=False)
        self.footer.add_left(self.hints, fold=2)
        self.footer.add_left(self.answers)
        self.footer.set_shown(self.answers, shown=False)
        self.footer.add_right(self.hint, fold=1)
        self.footer.add_right(self.points, fold=1)
        self.footer.add_right(self.primary)

    def remove(self) -> None:
        """Take the parts out of the page."""
        for part in (self.header, self.progress, self.scroll, self.footer):
            if part is not None:
                self._page.removeWidget(part)
                part.hide()
                part.deleteLater()
        self.deleteLater()

    def show_place(self, asked: AskedQuestion, who: str, *, answered: bool) -> None:
        """Say in header and progress where the learner is."""
        if isinstance(self.header, Header):
            self.header.set_crumb(asked.quiz.title)
            self.header.set_place(words.place(asked))
        else:
            self.header.who.setText(who)
        if self.progress is not None:
            self.progress.show_question(asked)
        if isinstance(self.middle, Acorns):
            done = asked.position if answered else asked.position - 1
            self.middle.set_steps(done, asked.position, asked.total)
        elif self.middle is not None:
            self.middle.set_steps(asked.position - 1, asked.position, asked.total)

    def show_body(self, body: Body) -> None:
        """Put another body into the scrolling page, at its top."""
        column = self.scroll.column
        if self._body is not None:
            column.removeWidget(self._body)
            self._body.hide()
            self._body.setParent(None)
            self._body.deleteLater()
        self._body = body
        column.addWidget(body, 1)
        body.show()
        self.scroll.verticalScrollBar().setValue(0)

    def view(self) -> QSize:
        """The page's width with its scroll bar, and the height that can be seen below a notice."""
        notice = 0 if self.banner.isHidden() else self.banner.heightForWidth(self.scroll.viewport().width())
        return QSize(self.scroll.width(), max(0, self.scroll.viewport().height() - notice))

    def to_top(self) -> None:
        """Show the beginning of the page."""
        self.scroll.verticalScrollBar().setValue(0)

    def scroll_by_key(self, key: int) -> bool:
        """Page Up and Down, and the arrows, scroll the page wherever the focus is. ``False`` for any other key."""
        return self.scroll.scroll_by_key(key)

    def show_verdict(self, mark: Mark | None, word: str = "") -> None:
        """Show the verdict of the whole in the footer, or none. ``word``: another word for it."""
        if self.verdict is not None:
            self.footer.row.removeWidget(self.verdict)
            self.verdict.hide()
            self.verdict.deleteLater()
            self.verdict = None
        if mark is not None:
            self.verdict = VerdictLabel(self._theme, mark, self.tier, word=word)
            self.footer.row.insertWidget(self.footer.row.indexOf(self.points), self.verdict)
            self.verdict.show()

    def show_asking(self, hints: tuple[str, ...], action: str) -> None:
        """Make the footer ready for a question. ``action`` is what the button says."""
        self.show_verdict(None)
        self.show_other("")
        self.points.setText("")
        self.footer.set_shown(self.points, shown=False)
        self.hints.set_parts(words.question_hints(self.tier, hints))
        self.primary.set_label(action)
        self.primary.set_icons(icon_right="arrow-right" if self.tier.for_pupils else "")

    def show_answered(self, answered: AnsweredQuestion, *, verdict: bool, reading: int = 0) -> None:
        """Show points, the whole's ``verdict`` where asked for, and the way on."""
        if reading:
            self.header.leave.set_label("Back" if self.tier.for_pupils else "Close")
            if self.tier.for_pupils:
                self.header.leave.set_icons("arrow-left")
        shown = verdict and answered.counts and not self.tier.for_pupils
        self.show_verdict(*(words.verdict(answered) if shown else (None, "")))
        self.points.setText(words.points(answered))
        self.footer.set_shown(self.points, shown=bool(self.points.text()))
        self.footer.set_shown(self.hint, shown=False)
        self.footer.set_shown(self.answers, shown=False)
        self.hints.set_parts(words.next_hints(answered, reading))
        self.primary.set_label(words.next_label(answered, reading))
        self.primary.set_icons(icon_right="arrow-right")
        self.primary.setEnabled(True)

    def show_other(self, label: str, icon: str = "redo") -> None:
        """Offer another way at the left end, in place of the hints about keys; '' for none."""
        if label:
            self.other.set_label(label)
            self.other.set_icons(icon)
        self.footer.set_shown(self.other, shown=bool(label))
        self.footer.set_shown(self.hints, shown=not label)

    def order_tabs(self, *stops: QWidget) -> None:
        """After the page's own stops: Answers, another way, the primary button, the header's tools."""
        tools: list[QWidget] = [self.header.text_size, self.header.colours]
        tools += [tool for tool in self.header.tools if tool not in tools]
        shown = [tool for tool in tools if not tool.isHidden()]
        for first, second in pairwise([*stops, self.answers, self.other, self.primary, *shown]):
            QWidget.setTabOrder(first, second)

    def set_fit(self, fit: Fit, width: int) -> None:
        """Use the sizes for this much room."""
        side = 28 if fit.narrow else 48
        side = max(side, (width - WIDEST) // 2)
        if self.progress is not None:
            self.progress.set_fit(fit, side)
        self.banner.set_fit(fit, 24 if self.tier.for_pupils else side)
