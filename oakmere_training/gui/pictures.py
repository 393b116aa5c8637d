"""The drawings as pixels: rendered from SVG once for each size, and kept on disk where the start needs them."""

from __future__ import annotations

import contextlib
import os
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtSvg import QSvgRenderer

_MEMORY = 96 * 1024 * 1024
_DISK_FILES = 60
_LEAVE_FREE = 32 * 1024 * 1024
"""Bytes of the disk that are left to the records."""
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


class PictureStore:
    """The drawings of ``assets``: ``crest``; ``scenes/NAME`` as ``NAME``; ``scenes/kit/NAME`` as ``NAME``.

    Those of the kit also answer to ``kit/NAME``.

    ``cache`` is a folder for pixels of the pictures asked for with ``keep``; without it nothing is written.
    """

    def __init__(self, assets: Path, cache: Path | None = None) -> None:
        self._assets = assets
        self._cache = cache / "pictures" if cache else None
        self._pixmaps: OrderedDict[tuple[str, int, int, float], QPixmap] = OrderedDict()
        self._held = 0
        self._renderers: dict[str, QSvgRenderer] = {}

    def path(self, name: str) -> Path:
        """Where a drawing lies: among the scenes, else in their kit."""
        if name.startswith("crest"):
            return self._assets / f"{name}.svg"
        scene = self._assets / f"scenes/{name}.svg"
        return scene if os.path.isfile(scene) else self._assets / f"scenes/kit/{name}.svg"  # noqa: PTH113

    def has(self, name: str) -> bool:
        """Whether there is a drawing of this name."""
        return self.path(name).is_file()

    def title(self, name: str) -> str:
        """The drawing's own title, for alternative text where nothing better is given; '' where it has none."""
        text = self.path(name).read_text(encoding="utf-8")
        return text.partition("<title>")[2].partition("</title>")[0]

    def natural_size(self, name: str) -> QSize:
        """The size that the drawing was made for. Raises ``FileNotFoundError`` for an unknown name."""
        return self._renderer(name).defaultSize()

    def pixmap(self, name: str, width: int, height: int, dpr: float = 1.0, *, keep: bool = False) -> QPixmap:
        """A drawing at a size in device-independent pixels, sharp at ``dpr``.

        Width and height should keep the drawing's proportions. Raises ``FileNotFoundError`` for an unknown name.
        """
        key = (name, width, height, dpr)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            size = QSize(round(width * dpr), round(height * dpr))
            image = self._kept(name, size) if keep else None
            if image is None:
                image = self._render(name, size)
                if keep:
                    self._keep(name, size, image)
            pixmap = QPixmap.fromImage(image, Qt.ImageConversionFlag.NoFormatConversion)
            pixmap.setDevicePixelRatio(dpr)
            self._remember(key, pixmap)
        else:
            self._pixmaps.move_to_end(key)
        return pixmap

    def _remember(self, key: tuple[str, int, int, float], pixmap: QPixmap) -> None:
        self._pixmaps[key] = pixmap
        self._held += pixmap.width() * pixmap.height() * 4
        while self._held > _MEMORY and len(self._pixmaps) > 1:
            _, old = self._pixmaps.popitem(last=False)
            self._held -= old.width() * old.height() * 4

    def _renderer(self, name: str) -> QSvgRenderer:
        renderer = self._renderers.get(name)
        if renderer is None:
            from PySide6.QtSvg import QSvgRenderer

            path = self.path(name)
            if not path.is_file():
                raise FileNotFoundError(f"There is no drawing called {name!r} in {path.parent}.")
            renderer = self._renderers[name] = QSvgRenderer(str(path))
        return renderer

    def _render(self, name: str, size: QSize) -> QImage:
        from PySide6.QtGui import QPainter

        renderer = self._renderer(name)  # before the painter: one that an exception interrupts crashes Qt
        image = QImage(size, _FORMAT)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        return image

    def _file(self, name: str, size: QSize) -> str:
        state = os.stat(self.path(name))  # noqa: PTH116  (at start-up each microsecond counts)
        stamp = f"{state.st_mtime_ns:x}{state.st_size:x}"
        return f"{self._cache}/{name.replace('/', '-')}-{size.width()}x{size.height()}-{stamp}.raw"

    def _kept(self, name: str, size: QSize) -> QImage | None:
        if self._cache is None:
            return None
        image = QImage(size, _FORMAT)
        try:
            with open(self._file(name, size), "rb", buffering=0) as file:  # noqa: PTH123
                whole = file.readinto(image.bits()) == image.sizeInBytes() and not file.read(1)
        except OSError:
            return None
        return image if whole else None

    def _keep(self, name: str, size: QSize, image: QImage) -> None:
        if self._cache is None:
            return
        import shutil

        target = self._file(name, size)
        part = f"{target}.{os.getpid()}"
        try:
            self._cache.mkdir(mode=0o700, parents=True, exist_ok=True)
            if shutil.disk_usage(self._cache).free < _LEAVE_FREE:
                return
            with open(part, "wb") as file:  # noqa: PTH123
                file.write(image.constBits())
            os.replace(part, target)  # noqa: PTH105
            self._prune()
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(part)  # noqa: PTH108

    def _prune(self) -> None:
        """Forget the oldest files; what is needed again is drawn again."""
        assert self._cache is not None  # noqa: S101
        files = sorted(self._cache.glob("*.raw"), key=lambda path: path.stat().st_mtime)
        for path in files[:-_DISK_FILES]:
            path.unlink(missing_ok=True)
