"""Details of a fault for whoever looks after the computer."""

from __future__ import annotations

from oakmere_training import __version__


def details(cause: str) -> str:
    """Version, platform and cause, for 'Copy details'. Holds no names."""
    import platform

    return f"Oakmere Training {__version__}, Python {platform.python_version()}, {platform.platform()}\n{cause}"


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(text)
