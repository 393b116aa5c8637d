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

SCROLL_BAR_ACROSS = """
QScrollBar:horizontal { background: %sunken%; height: 18px; border: 1px solid %line%; border-radius: 8px; }
QScrollBar::sub-page:horizontal, QScrollBar::add-page:horizontal { background: none; }
QScrollBar::handle:horizontal { background: %line_strong%; min-width: 48px; border-radius: 6px; margin: 2px; }
QScrollBar::handle:horizontal:hover { background: %ink2%; }
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; background: none; }
"""

SPIN_BOX = """
QSpinBox { background: transparent; border: none; padding: 0; color: %ink%; }
QSpinBox:disabled { color: %disabled_ink%; }
QSpinBox QLineEdit {
    background: transparent; border: none; color: %ink%; selection-color: %surface%;
    selection-background-color: %ink%;
}
"""

COMBO_LIST = """
QListView {
    background: %raised%; color: %ink%; border: 2px solid %ink%; outline: none; padding: 4px;
}
QListView::item { min-height: 40px; padding: 2px 10px; border: 2px solid transparent; border-radius: 8px; }
QListView::item:selected { background: %selection_tint%; color: %ink%; border-color: %line_strong%; }
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
