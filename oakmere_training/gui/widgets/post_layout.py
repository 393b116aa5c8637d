"""Where the parts of a post go: rows of one column, or of two beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

SHORT = 48
"""The most characters of a part that may stand beside another."""

_PICTURE_SHARE = 1.12
_ALONE = 0.6

Row = tuple[tuple[int, ...], ...]
"""Columns of part numbers, from 0, each column top to bottom."""


def rows_of(lengths: Sequence[int], pictures: Collection[int], *, single: bool) -> tuple[Row, ...]:
    """The rows of parts in reading order. ``lengths`` are their characters, ``pictures`` tells which are pictures.

    A picture has up to two parts beside it: those that follow, or where nothing does, those before. Two short
    parts share a row. With ``single`` every part has a row of its own.
    """
    count = len(lengths)
    if single:
        return tuple(((place,),) for place in range(count))
    last = count - 1
    if last in pictures and last - 1 not in pictures and last > 0:
        first = last - 1 if last < 2 or last - 2 in pictures else last - 2
        if first == 0 or first - 1 not in pictures:
            before = rows_of(lengths[:first], [place for place in pictures if place < first], single=False)
            return (*before, (tuple(range(first, last)), (last,)))
    rows: list[Row] = []
    place = 0
    while place < count:
        row = _row_at(place, lengths, pictures)
        rows.append(row)
        place += sum(len(column) for column in row)
    return tuple(rows)


def _row_at(place: int, lengths: Sequence[int], pictures: Collection[int]) -> Row:
    after = place + 1
    if after >= len(lengths):
        return ((place,),)
    if place in pictures:
        if after in pictures:
            return ((place,), (after,))
        second = after + 1 < len(lengths) and after + 1 not in pictures
        return ((place,), (after, after + 1) if second else (after,))
    if after not in pictures and max(lengths[place], lengths[after]) <= SHORT:
        return ((place,), (after,))
    return ((place,),)


def arrange(
    rows: Sequence[Row], pictures: Collection[int], width: int, gap: int, measure: Callable[[int, int], int]
) -> tuple[dict[int, QRect], int]:
    """The places of the parts from the top left, and the height of them all, in px.

    ``measure`` gives the least height of a part at a width.
    """
    places: dict[int, QRect] = {}
    y = 0
    for row in rows:
        widths = _widths(row, pictures, width, gap)
        least = [[measure(place, wide) for place in column] for column, wide in zip(row, widths, strict=True)]
        high = max(sum(column) + gap * (len(column) - 1) for column in least)
        x = 0
        for column, wide, heights in zip(row, widths, least, strict=True):
            top = y
            for place, height in zip(column, _shared(heights, high - gap * (len(column) - 1)), strict=True):
                places[place] = QRect(x, top, wide, height)
                top += height + gap
            x += wide + gap
        y += high + gap
    return places, max(0, y - gap)


def _widths(row: Row, pictures: Collection[int], width: int, gap: int) -> tuple[int, ...]:
    if len(row) == 1:
        return (round(width * _ALONE) if row[0][0] in pictures else width,)
    first, second = (_PICTURE_SHARE if column[0] in pictures else 1.0 for column in row)
    left = round((width - gap) * first / (first + second))
    return left, width - gap - left


def _shared(least: Sequence[int], room: int) -> list[int]:
    """The room shared alike by one or two, each with what it needs."""
    if len(least) == 1:
        return [room]
    first = max(least[0], min(room // 2, room - least[1]))
    return [first, room - first]
