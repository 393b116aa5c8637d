"""The tokens as colours, fonts and sizes."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontInfo

from oakmere_training import paths
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.theme import MODES, SCALES, Theme, read_tokens

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_tokens_kept_are_the_tokens_of_the_file(tmp_path: Path) -> None:
    tokens = tmp_path / "tokens.toml"
    shutil.copy(paths.assets() / "tokens.toml", tokens)
    plain = read_tokens.__wrapped__(tokens, None)
    assert read_tokens.__wrapped__(tokens, tmp_path / "cache") == plain
    assert (tmp_path / "cache" / "tokens.json").is_file()
    assert read_tokens.__wrapped__(tokens, tmp_path / "cache") == plain


def test_changed_tokens_are_read_again(tmp_path: Path) -> None:
    tokens = tmp_path / "tokens.toml"
    tokens.write_text('[meta]\nname = "one"\n')
    assert read_tokens.__wrapped__(tokens, tmp_path)["meta"]["name"] == "one"
    tokens.write_text('[meta]\nname = "two"\n')
    os.utime(tokens, ns=(1, 1))
    assert read_tokens.__wrapped__(tokens, tmp_path)["meta"]["name"] == "two"


@pytest.mark.parametrize("damage", [b"", b"not JSON", b"\xe9"])
def test_a_damaged_cache_does_no_harm(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "tokens.json").write_bytes(damage)
    assert read_tokens.__wrapped__(paths.assets() / "tokens.toml", tmp_path)["meta"]["name"] == "Oakmere Training"


@pytest.mark.parametrize("mode", MODES)
def test_every_tier_has_an_accent_in_every_theme(theme: Theme, mode: str) -> None:
    theme.set(mode=mode)
    for tier in (*Tier, "lead"):
        assert theme.color(f"accent:{tier}:strong") == theme.accent(tier).strong
    assert theme.color("ink") != theme.color("bg")


def test_a_colour_that_the_tokens_lack_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError, match="mauve"):
        theme.color("mauve")


@pytest.mark.parametrize("scale", SCALES)
def test_type_grows_and_edges_grow_by_half_as_much(theme: Theme, scale: float) -> None:
    theme.set(scale=scale)
    assert theme.font("body").pixelSize() == round(17 * scale)
    assert theme.edge(16) == round(16 * (1 + (scale - 1) / 2))


def test_the_faces_are_the_designs_and_none_is_faked(theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).family() == "Atkinson Hyperlegible"
    assert QFontInfo(theme.font("h1")).family() == "Lexend SemiBold"
    assert QFontInfo(theme.font("ks1_body", bold=True)).family() == "ABeeZee"
    assert not theme.font("ks1_body", bold=True).bold()
    assert not theme.font("h1", bold=True).bold()


def test_a_change_is_told_once(theme: Theme, qtbot: QtBot) -> None:
    told: list[QColor] = []
    theme.changed.connect(lambda: told.append(theme.color("bg")))
    with qtbot.waitSignal(theme.changed):
        theme.set(mode="dark", scale=1.5, reduced_motion=True, single_keys=False)
    assert told == [QColor("#132024")]
    assert theme.motion("base") == 0
    theme.set(reduced_motion=False)
    assert theme.motion("base") == 200
