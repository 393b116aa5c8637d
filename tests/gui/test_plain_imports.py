"""Imports after PySide's own are Python's again."""

from __future__ import annotations

import builtins
import linecache
import sys
from typing import TYPE_CHECKING

from oakmere_training.gui.plain_imports import use_plain_imports

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_source_of_what_is_imported_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)  # put back at the end
    monkeypatch.syspath_prepend(tmp_path)
    module = tmp_path / "oakmere_not_read.py"
    module.write_text("HERE = True\n", encoding="utf-8")
    use_plain_imports()
    import oakmere_not_read  # type: ignore[import-not-found]

    monkeypatch.delitem(sys.modules, "oakmere_not_read")
    assert oakmere_not_read.HERE
    assert str(module) not in linecache.cache
