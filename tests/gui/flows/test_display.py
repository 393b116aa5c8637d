"""Text size and colours hold at once, in ``settings.toml``, and at the next start."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.flows.conftest import Start


def kept(folder: Path) -> dict[str, object]:
    """What ``settings.toml`` says of the display."""
    display: dict[str, object] = tomllib.loads((folder / "settings.toml").read_text(encoding="utf-8"))["display"]
    return display


def test_text_size_and_colours_are_kept_and_hold_at_the_next_start(start: Start, data_folder: Path) -> None:
    context, person = start()
    person.press("Text size")
    person.press("Large, 130%")
    assert context.theme.scale == pytest.approx(1.3)
    person.key(Qt.Key.Key_Escape)
    person.press("Colours")
    person.press("High contrast")
    person.press("Single-key shortcuts")
    person.key(Qt.Key.Key_Escape)
    assert (context.theme.mode, kept(data_folder)["theme"]) == ("high_contrast", "high_contrast")
    assert (kept(data_folder)["text_scale"], kept(data_folder)["single_keys"]) == (130, False)

    context, person = start()
    assert context.theme.mode == "high_contrast"
    assert context.theme.scale == pytest.approx(1.3)
    assert not context.theme.single_keys
    person.press("Text size")
    chosen = [b.accessibleName() for b in person.buttons() if isinstance(b, QRadioButton) and b.isChecked()]
    assert len(chosen) == 1
    assert "130" in chosen[0]


def test_by_keyboard_the_sizes_change_at_once_and_the_focus_goes_back(start: Start, data_folder: Path) -> None:
    context, person = start()
    person.tab_to("Text size")
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Down)
    assert context.theme.scale == pytest.approx(1.15)
    person.key(Qt.Key.Key_Escape)
    here = person.focus()
    assert here is not None
    assert here.accessibleName().startswith("Text size")
    assert kept(data_folder)["text_scale"] == 115


def test_settings_that_cannot_be_read_are_not_written_over_and_the_window_says_so(
    start: Start, data_folder: Path
) -> None:
    data_folder.mkdir()
    file = data_folder / "settings.toml"
    file.write_bytes(b"text_scale = = 3")
    context, person = start()
    assert context.theme.scale == 1
    person.press("Text size")
    person.press("Largest")
    assert context.theme.scale == pytest.approx(2)
    person.key(Qt.Key.Key_Escape)
    assert "settings.toml cannot be read" in context.notices.shown()
    assert file.read_bytes() == b"text_scale = = 3"
