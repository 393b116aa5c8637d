"""The style sheet's template: the few parts that Qt paints itself, in the tokens' colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme

SCROLL_BAR = """
QScrollBar:vertical { background: %sunken%; width: 18px; border: 1px solid %line%; border-radius: 8px; }
QScrollBar::sub-page:vertical, QScrollBar::add-page:vertical { background: none; }
QScrollBar::handle:vertical { background: %line_strong%; min-height: 48px; border-radius: 6px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: %ink2%; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; background: none; }
"""

FIELD = """
QLineEdit {
    background: transparent; border: none; padding: 0; color: %ink%; selection-color: %surface%;
    selection-background-color: %ink%; placeholder-text-color: %ink2%;
}
QLineEdit:disabled { color: %disabled_ink%; }
"""

TOOLTIP = """
QToolTip { background: %ink%; color: %surface%; border: 2px solid %ink%; padding: 4px 8px; }
"""


def sheet(theme: Theme, template: str) -> str:
    """A template with the tokens' colours put in."""
    parts = template.split("%")
    parts[1::2] = [theme.color(name).name() for name in parts[1::2]]
    return "".join(parts)


def apply(widget: QWidget, theme: Theme, template: str) -> None:
    """Style a widget by a template, now and whenever the theme changes."""

    def restyle() -> None:
        widget.setStyleSheet(sheet(theme, template))

    restyle()
    theme.changed.connect(restyle)
    widget.destroyed.connect(lambda: theme.changed.disconnect(restyle) if isValid(theme) else None)
