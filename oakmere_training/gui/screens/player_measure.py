"""The parts of a column of a question's page, and how much height they take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.widgets.picture import Picture

_LEAST_GAP = 10


@dataclass(frozen=True, slots=True)
class Part:
    """A widget in a column. ``gap`` (px) follows it. ``stretch`` takes the height that is left.

    ``folds`` says that it disappears where the column would not fit; at the left in every narrow window. ``spare``
    says that it does so in a tight page.
    """

    widget: QWidget
    gap: int = 16
    stretch: bool = False
    folds: bool = False
    spare: bool = False


def needed(widget: QWidget, width: int) -> int:
    """A widget's height at a width, less the part of its target that reaches beyond what is painted."""
    height = widget.heightForWidth(width)
    if height < 0:
        height = max(widget.sizeHint().height(), widget.minimumHeight())
    return height - 2 * int(getattr(widget, "lift", 0))


def as_wide(picture: Picture, width: int, height: int, *, stacked: bool) -> int:
    """The width of a picture that is given less height than its proportions ask for: all of it, where it is cut."""
    whole = picture.heightForWidth(width)
    return width if height >= whole or (picture.crops and not stacked) else round(width * height / whole)


def total(parts: Sequence[tuple[Part, int]]) -> int:
    """The height of parts with the gaps between them, px."""
    return sum(height + part.gap for part, height in parts) - (parts[-1][0].gap if parts else 0)


def closer(parts: Sequence[tuple[Part, int]]) -> list[tuple[Part, int]]:
    """The parts with less air between them."""
    return [(replace(part, gap=min(part.gap, _LEAST_GAP)), height) for part, height in parts]


def without_spare(parts: list[tuple[Part, int]], room: int) -> list[tuple[Part, int]]:
    """The parts without those that can be spared, where they do not fit: the last of them goes first."""
    for item in reversed([item for item in parts if item[0].spare]):
        if total(parts) <= room:
            break
        parts = [other for other in parts if other is not item]
    return parts
