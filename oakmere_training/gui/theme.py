"""The design's tokens as colours, fonts and sizes, in three themes and at 100 to 200 % text."""

from __future__ import annotations

import contextlib
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QJsonDocument, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.tiers import Tier

MODES = ("light", "dark", "high_contrast")
SCALES = (1.0, 1.15, 1.3, 1.5, 2.0)
ACCENT_NAMES = {"staff": "staff", "parents": "parents", "ks1": "ks1", "lower-ks2": "lks2", "upper-ks2": "uks2"}
_DISPLAY_ROLES = frozenset({"title", "h2", "h1", "display", "pupil_question", "button", "number"})
_HEADINGS = _DISPLAY_ROLES - {"button", "number"}
_KS1_ROLES = frozenset({"ks1_body", "ks1_question", "ks1_option"})
_EXTRA_TYPE = {
    "button": (17, 24),
    "number": (17, 24),
    "option": (19, 28),
    "option_feedback": (16, 23),
    "pupil_option": (21, 30),
    "ks1_option": (26, 34),
    "tool": (16, 22),
}


class Accent:
    """The colours of one audience in one theme."""

    __slots__ = ("bright", "bright_edge", "on", "strong", "strong_hover", "strong_press", "tint")

    def __init__(
        self,
        strong: QColor,
        strong_hover: QColor,
        strong_press: QColor,
        bright: QColor,
        bright_edge: QColor,
        tint: QColor,
        on: QColor,
    ) -> None:
        self.strong, self.strong_hover, self.strong_press = strong, strong_hover, strong_press
        self.bright, self.bright_edge = bright, bright_edge
        self.tint, self.on = tint, on


@cache
def read_tokens(path: Path, cache_folder: Path | None = None) -> dict[str, Any]:
    """The tokens of a file. With ``cache_folder`` what was read is kept there, since reading TOML slows the start."""
    state = path.stat()
    stamp = f"{state.st_mtime_ns} {state.st_size}"
    kept = cache_folder / "tokens.json" if cache_folder else None
    found = _kept_tokens(kept) if kept is not None else {}
    if found.pop("stamp", "") == stamp:
        return found
    import tomllib

    with path.open("rb") as file:
        tokens = tomllib.load(file)
    if kept is not None:
        with contextlib.suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(QJsonDocument.fromVariant({**tokens, "stamp": stamp}).toJson().data())
    return tokens


def _kept_tokens(kept: Path) -> dict[str, Any]:
    """What is kept in a file; empty where there is none, or it is damaged. Qt's JSON is loaded already."""
    try:
        return dict(QJsonDocument.fromJson(kept.read_bytes()).object())
    except OSError:
        return {}


class Theme(QObject):
    """Colours, fonts and sizes; ``changed`` tells every widget to lay itself out and paint afresh.

    ``mode`` is one of ``MODES``; ``scale`` is one of ``SCALES`` and multiplies type and line height; borders, ledges
    and radii grow by half as much. Targets never shrink. Sizes are device-independent pixels.
    ``single_keys`` says whether 1, 2, 3 and R work without Ctrl (WCAG 2.1.4); screens read it at each key.
    """

    changed = Signal()

    def __init__(
        self,
        assets: Path,
        *,
        mode: str = "light",
        scale: float = 1.0,
        reduced_motion: bool = False,
        single_keys: bool = True,
        cache: Path | None = None,
    ) -> None:
        super().__init__()
        self._tokens = read_tokens(assets / "tokens.toml", cache)
        self.mode = mode
        self.scale = scale
        self.reduced_motion = reduced_motion
        self.single_keys = single_keys
        self._colors: dict[str, QColor] = {}
        self._accents: dict[str, Accent] = {}
        self._fonts: dict[tuple[str, bool, float], QFont] = {}
        self._load_mode()

    def set(
        self,
        *,
        mode: str | None = None,
        scale: float | None = None,
        reduced_motion: bool | None = None,
        single_keys: bool | None = None,
    ) -> None:
        """Change what is given and tell the widgets once."""
        self.single_keys = self.single_keys if single_keys is None else single_keys
        self.mode = self.mode if mode is None else mode
        self.scale = self.scale if scale is None else scale
        self.reduced_motion = self.reduced_motion if reduced_motion is None else reduced_motion
        self._fonts.clear()
        self._load_mode()
        self.changed.emit()

    def _load_mode(self) -> None:
        table = self._tokens["theme"][self.mode]
        self._colors = {name: QColor(value) for name, value in table.items() if isinstance(value, str)}
        self._accents = {}

    @property
    def high_contrast(self) -> bool:
        """White on black, yellow for focus only."""
        return self.mode == "high_contrast"

    def color(self, role: str) -> QColor:
        """A colour by its token's name, such as ``ink2``, or an accent's, such as ``accent:staff:strong``.

        Raises ``KeyError`` for a name that the tokens lack.
        """
        if role.startswith("accent:"):
            _, tier, part = role.split(":")
            color: QColor = getattr(self.accent(tier), part)
            return color
        return self._colors[role]

    def accent(self, tier: Tier | str) -> Accent:
        """The accent of a tier, or of ``lead``."""
        name = ACCENT_NAMES.get(str(tier), str(tier))
        accent = self._accents.get(name)
        if accent is None:
            values = self._tokens["theme"][self.mode]["accent"][name]
            accent = Accent(**{key: QColor(value) for key, value in values.items() if key != "name"})
            self._accents[name] = accent
        return accent

    def px(self, size: float) -> int:
        """A type size or line height in pixels at the present text size."""
        return round(size * self.scale)

    def edge(self, size: float) -> int:
        """A border, ledge or radius in pixels: grows by half as much as text."""
        return round(size * (1 + (self.scale - 1) / 2))

    def type_px(self, role: str) -> tuple[int, int]:
        """Size and line height of a role in pixels, scaled. Raises ``KeyError`` for an unknown role."""
        size, line = _EXTRA_TYPE.get(role) or self._tokens["type"][role]
        return self.px(size), self.px(line)

    def font(self, role: str, *, bold: bool = False, size: float = 0) -> QFont:
        """The font of a role. Headings are Lexend SemiBold, Key Stage 1 reading text ABeeZee (which has no bold).

        ``size`` replaces the role's size, in pixels at 100 %.
        """
        key = (role, bold, size)
        font = self._fonts.get(key)
        if font is None:
            faces = self._tokens["font"]
            kind = "display" if role in _DISPLAY_ROLES else "ks1" if role in _KS1_ROLES else "body"
            font = QFont([faces[kind], *faces["fallback"]])
            font.setPixelSize(self.px(size) if size else self.type_px(role)[0])
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            if role in _HEADINGS:
                font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99.5)
            if bold and kind == "body":
                font.setBold(True)
            self._fonts[key] = font
        return QFont(font)

    def motion(self, name: str) -> int:
        """Duration in milliseconds of ``fast``, ``base`` or ``reveal``; 0 with reduced motion."""
        return 0 if self.reduced_motion else int(self._tokens["motion"][f"{name}_ms"])


def load_fonts(assets: Path, *names: str) -> None:
    """Make font files of ``assets/fonts`` known to Qt; all of the interface's where no name is given."""
    for path in (assets / "fonts" / name for name in names or INTERFACE_FONTS):
        QFontDatabase.addApplicationFont(str(path))


INTERFACE_FONTS = (
    "AtkinsonHyperlegible-Regular.ttf",
    "AtkinsonHyperlegible-Bold.ttf",
    "Lexend-SemiBold.ttf",
    "ABeeZee-Regular.ttf",
)
