"""The sizes of the kinds of button."""

from __future__ import annotations


class Shape:
    """Sizes at 100 % and at 200 % text, in px; those between are in proportion."""

    __slots__ = ("gap", "height", "icon", "ledge", "pad", "radius", "role", "size")

    def __init__(
        self,
        height: tuple[int, int],
        pad: tuple[int, int],
        size: tuple[int, int],
        radius: int,
        gap: int = 10,
        role: str = "button",
        ledge: int = 0,
    ) -> None:
        self.height, self.pad, self.size, self.radius = height, pad, size, radius
        self.gap, self.icon, self.role, self.ledge = gap, 20, role, ledge


SHAPES = {
    "primary": Shape((48, 84), (24, 36), (17, 24), 10),
    "secondary": Shape((48, 84), (24, 36), (17, 24), 10),
    "danger": Shape((48, 84), (24, 36), (17, 24), 10),
    "danger_filled": Shape((48, 84), (24, 36), (17, 24), 10),
    "quiet": Shape((48, 84), (16, 26), (17, 24), 10),
    "pupil": Shape((60, 98), (30, 40), (20, 26), 16, ledge=6),
    "pupil_plain": Shape((52, 88), (20, 30), (17, 24), 14),
    "tool": Shape((44, 72), (14, 18), (16, 22), 10, gap=8, role="tool"),
    "link": Shape((44, 72), (8, 12), (16, 22), 10, gap=8, role="tool"),
}
SMALL = {
    "primary": Shape((44, 76), (18, 28), (16, 24), 10),
    "secondary": Shape((44, 76), (18, 28), (16, 24), 10),
    "danger": Shape((44, 76), (18, 28), (16, 24), 10),
    "quiet": Shape((44, 76), (14, 22), (16, 24), 10),
    "pupil_plain": Shape((52, 88), (14, 24), (16, 24), 14),
}
