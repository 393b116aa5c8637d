"""Roles for screen readers that no ready-made widget has, such as an item of a list."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface

_ROLE = "_accessible_role"


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Give a widget a role; its name and its children stay what they are. Before a screen reader has met it."""
    _install()
    setattr(widget, _ROLE, role)


@cache
def _install() -> None:
    QAccessible.installFactory(_met)


def _met(key: str, met: QObject) -> QAccessibleInterface | None:
    """What a screen reader meets, or ``None`` for Qt's own choice."""
    role = getattr(met, _ROLE, None)
    return QAccessibleWidget(met, role, "") if isinstance(met, QWidget) and role is not None else None
