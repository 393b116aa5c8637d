"""What a table's columns are, and the width that each gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STRETCH = -1
"""As a column's small width: it takes the rest where no other column does."""
LEAST_STRETCH = 100
"""What a stretching column has at least, px at 100 %."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``width`` is px at 100 %, 0 takes the rest.

    ``small_width`` holds in a small window, 0 as ``width``, ``STRETCH`` takes the rest there. ``optional`` columns go
    where there is too little room. ``right`` puts numbers at the right edge. Where ``sortable``, a click on the
    header sorts by it, the first time downward where ``falls`` (dates: newest first). ``least`` is what a
    stretching column gets before others share, px at 100 %, 0 as ``LEAST_STRETCH``; optional columns go for it.
    """

    key: str
    title: str
    width: int = 0
    small_width: int = 0
    optional: bool = False
    right: bool = False
    sortable: bool = True
    falls: bool = False
    least: int = 0

    def width_in(self, *, small: bool) -> int:
        """Its fixed width in px at 100 %, 0 where it stretches."""
        return max(0, self.small_width or self.width) if small else self.width


def shown_widths(
    columns: Sequence[Column],
    room: int,
    scale: float,
    *,
    small: bool,
    compact: bool = False,
    needs: Callable[[int], int] | None = None,
) -> list[int]:
    """The width of each column in pixels within ``room``, 0 for those that are dropped.

    ``compact`` is the small window with its smaller type, in which the small widths hold. Optional columns go in a
    small window, and elsewhere one by one, the last first, until the others fit. Where the rest do not fit, fixed
    columns shrink to what ``needs`` says of their place; at last the table scrolls sideways, as stretching columns
    keep ``LEAST_STRETCH``.
    """
    least = round(LEAST_STRETCH * scale)
    wanted = [least if small else max(least, round(column.least * scale)) for column in columns]
    fixed = [round(column.width_in(small=compact) * scale) for column in columns]
    kept = [not (small and column.optional) for column in columns]
    for place in reversed(range(len(columns))):
        if columns[place].optional and _total(fixed, kept, wanted) > room:
            kept[place] = False
    if not any(keep and not width for keep, width in zip(kept, fixed, strict=True)):
        fixed = [0 if column.small_width == STRETCH else width for column, width in zip(columns, fixed, strict=True)]
    if needs is not None and _total(fixed, kept, [least] * len(columns)) > room:
        fixed = [min(width, needs(at)) if width and kept[at] else width for at, width in enumerate(fixed)]
    return _shared_out(fixed, kept, room, least, wanted)


def _total(fixed: list[int], kept: list[bool], wanted: list[int]) -> int:
    return sum(width or want for width, keep, want in zip(fixed, kept, wanted, strict=True) if keep)


def _shared_out(fixed: list[int], kept: list[bool], room: int, least: int, wanted: list[int]) -> list[int]:
    """What is left goes to the stretching columns, those that want most first, or to the last where there are none."""
    widths = [width if keep else 0 for width, keep in zip(fixed, kept, strict=True)]
    left = room - sum(widths)
    stretching = [place for place, width in enumerate(fixed) if kept[place] and not width]
    for number, place in enumerate(sorted(stretching, key=lambda place: -wanted[place])):
        others = len(stretching) - number - 1
        share = min(max(wanted[place], left // (others + 1)), left - others * least)
        widths[place] = max(least, share)
        left -= share
    if not stretching and left > 0:
        widths[max(place for place, keep in enumerate(kept) if keep)] += left
    return widths
