"""Every screen in every theme and size as PNG, so that a person can look: ``python -m tests.gallery OUT [WORD …]``.

Words choose scenes whose names contain one of them. The whole set is every scene in light, dark and high contrast at
1024x688, 1366x768 and 1920x1080, light at 115, 150 and 200 % text, and high contrast at 200 %.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from oakmere_training.gui import pause
from tests.support import scenes
from tests.support.windows import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.gui.flows.context import Context

SIZES = ((1024, 688), (1366, 768), (1920, 1080))
LOOKS = (
    *((mode, 1.0, size) for mode in ("light", "dark", "high_contrast") for size in SIZES),
    ("light", 1.15, (1366, 768)),
    ("light", 2.0, (1366, 768)),
    ("light", 1.5, (1024, 688)),
    ("high_contrast", 2.0, (1024, 688)),
)


def settle(context: Context) -> None:
    """Let layouts and drawings come to rest."""
    for _ in range(6):
        QApplication.processEvents()
    context.window.repaint()


def render(context: Context, name: str, out: Path) -> Iterator[Path]:
    """The present screen in every look, as files."""
    for mode, scale, (width, height) in LOOKS:
        context.window.resize(width, height)
        context.theme.set(mode=mode, scale=scale)
        settle(context)
        path = out / f"{name}--{mode}-{round(scale * 100)}-{width}x{height}.png"
        context.window.grab().save(str(path))
        yield path
    context.window.resize(1366, 768)
    context.theme.set(mode="light", scale=1.0)
    settle(context)


def main(out: Path, words: list[str]) -> int:
    """Write the pictures; returns 0."""
    application = QApplication.instance() or QApplication([])
    pause.PAUSE_MS = 0  # whoever presses here has seen the page
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for scene in scenes.SCENES:
        wanted = [name for name in scene.names if not words or any(word in name for word in words)]
        if not wanted:
            continue
        with tempfile.TemporaryDirectory() as folder, program(Path(folder), **scene.setting(Path(folder))) as context:
            for name in scene.play(context):
                if name in wanted:
                    count += sum(1 for _ in render(context, name, out))
        application.processEvents()
    sys.stdout.write(f"{count} pictures in {out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery-out"), sys.argv[2:]))
