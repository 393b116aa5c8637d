"""What one cell of a table shows, and what a screen reader says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oakmere_training.gui.widgets.bars import Parts
    from oakmere_training.gui.widgets.pills import PillSpec


class Look(StrEnum):
    """How a cell is painted."""

    TEXT = "text"
    BOLD = "bold"
    MUTED = "muted"
    PILL = "pill"
    TICK = "tick"
    CHEVRON = "chevron"
    LINK = "link"
    EDIT = "edit"
    ICON_TEXT = "icon-text"
    BARS = "bars"
    SHARE = "share"
    COVERAGE = "coverage"
    BRANCH = "branch"


PRESSED = frozenset({Look.LINK, Look.EDIT})
"""Looks that are pressed for themselves: the view sends ``action`` for them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A row that is only a heading: a sunken bar that is never focusable."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. ``sort`` is what it is sorted by, else its text; ``said`` what a screen reader says, else its text.

    ``span`` is how many columns it reaches over. ``share`` (0 to 1) and ``bars`` belong to the looks of charts,
    ``count`` to COVERAGE (``None`` does not bind), ``on`` to BRANCH (open).
    """

    text: str = ""
    look: Look = Look.TEXT
    kind: str = ""
    icon: str = ""
    sort: object = None
    said: str = ""
    bars: Parts | None = None
    share: float = 0.0
    count: int | None = None
    span: int = 1
    on: bool = False

    @classmethod
    def bold(cls, text: str, *, sort: object = None) -> Cell:
        """Bold text."""
        return cls(text, Look.BOLD, sort=sort)

    @classmethod
    def muted(cls, text: str, *, sort: object = None) -> Cell:
        """Text in the second ink, such as 'Not yet'."""
        return cls(text, Look.MUTED, sort=sort)

    @classmethod
    def pill(cls, spec: PillSpec, *, sort: object = None) -> Cell:
        """A state."""
        return cls(spec.text, Look.PILL, kind=spec.kind, icon=spec.icon, sort=sort)

    @classmethod
    def tick(cls) -> Cell:
        """A tick box; the model knows whether it is ticked."""
        return cls(look=Look.TICK)

    @classmethod
    def chevron(cls, said: str = "Opens") -> Cell:
        """A chevron at the right, which says that the row opens."""
        return cls(look=Look.CHEVRON, said=said)

    @classmethod
    def link(cls, text: str, icon: str = "") -> Cell:
        """An action such as 'Reprint'."""
        return cls(text, Look.LINK, icon=icon)

    @classmethod
    def edit(cls, said: str = "Change") -> Cell:
        """A pencil."""
        return cls(look=Look.EDIT, icon="pencil", said=said)

    @classmethod
    def with_icon(cls, text: str, icon: str, *, sort: object = None) -> Cell:
        """An icon in the accent, then bold text."""
        return cls(text, Look.ICON_TEXT, icon=icon, sort=sort)

    @classmethod
    def stacked(cls, bars: Parts, said: str) -> Cell:
        """A stacked bar; ``said`` is its sentence."""
        return cls(look=Look.BARS, bars=bars, said=said)

    @classmethod
    def single(cls, share: float, said: str) -> Cell:
        """A single bar of ``share`` (0 to 1); ``said`` is its sentence."""
        return cls(look=Look.SHARE, share=share, said=said, sort=share)

    @classmethod
    def coverage(cls, count: int | None, said: str = "") -> Cell:
        """How many questions teach a clause in a tier; ``None`` where it does not bind the tier."""
        text = "" if count is None else str(count)
        words = "does not bind this tier" if count is None else f"{count or 'no'} question{'' if count == 1 else 's'}"
        return cls(text, Look.COVERAGE, count=count, said=said or words, sort=-1 if count is None else count)

    @classmethod
    def branch(cls, text: str, *, is_open: bool, span: int = 1) -> Cell:
        """The heading of rows that can be opened and closed."""
        return cls(text, Look.BRANCH, on=is_open, span=span, said=f"{text}, {'open' if is_open else 'closed'}")

    def order(self) -> object:
        """What it is sorted by."""
        return self.text.casefold() if self.sort is None else self.sort

    def words(self) -> str:
        """What a screen reader says."""
        return self.said or self.text


def as_cell(value: Cell | str | None) -> Cell:
    """A cell of what a page gave."""
    return value if isinstance(value, Cell) else Cell(value or "")
