"""Where the program looks for what it needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from oakmere_training import paths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_quizzes_and_assets_lie_beside_the_package() -> None:
    assert (paths.quizzes() / "policy.toml").is_file()
    assert (paths.assets() / "crest.svg").is_file()


def test_the_frozen_program_finds_them_in_its_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.assets() == tmp_path / "assets"
    assert paths.quizzes() == tmp_path / "quizzes"


def test_the_data_folder_is_the_one_given_then_the_variable_then_the_user_s(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(paths.DATA_DIR_VARIABLE, str(tmp_path / "variable"))
    assert paths.data_folder(str(tmp_path / "given")) == tmp_path / "given"
    assert paths.data_folder() == tmp_path / "variable"

    monkeypatch.setenv(paths.DATA_DIR_VARIABLE, "")
    assert paths.data_folder().name == "Oakmere Training"
    assert paths.data_folder().is_absolute()


def test_a_data_folder_may_be_relative_or_in_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))

    assert paths.data_folder("records") == tmp_path / "records"
    assert paths.data_folder("~/records") == tmp_path / "home" / "records"


def test_looking_for_a_folder_makes_none(tmp_path: Path) -> None:
    paths.cache_folder(paths.data_folder(str(tmp_path / "data")))
    assert list(tmp_path.iterdir()) == []
