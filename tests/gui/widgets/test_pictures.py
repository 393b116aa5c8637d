"""The drawings as pixels, in memory and on disk."""

from __future__ import annotations

import os
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from oakmere_training import paths
from oakmere_training.domain.quiz import Picture as Drawing
from oakmere_training.gui.pictures import PictureStore
from oakmere_training.gui.widgets.picture import Picture

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.gui.theme import Theme


@pytest.fixture
def assets(tmp_path: Path, theme: Theme) -> Path:
    """A copy of one drawing."""
    assert theme
    (tmp_path / "assets" / "scenes").mkdir(parents=True)
    shutil.copy(paths.assets() / "scenes" / "emblem-ks1.svg", tmp_path / "assets" / "scenes")
    return tmp_path / "assets"


def test_what_is_kept_on_disk_looks_the_same_without_being_drawn_again(assets: Path, tmp_path: Path) -> None:
    first = PictureStore(assets, tmp_path / "cache").pixmap("emblem-ks1", 48, 48, keep=True).toImage()
    again = PictureStore(assets, tmp_path / "cache")
    assert again.pixmap("emblem-ks1", 48, 48, keep=True).toImage() == first
    assert not again._renderers
    assert first.pixelColor(24, 24).alpha() == 255


def test_a_changed_drawing_is_drawn_again(assets: Path, tmp_path: Path) -> None:
    first = PictureStore(assets, tmp_path / "cache").pixmap("emblem-ks1", 48, 48, keep=True).toImage()
    shutil.copyfile(paths.assets() / "scenes" / "emblem-uks2.svg", assets / "scenes" / "emblem-ks1.svg")
    again = PictureStore(assets, tmp_path / "cache").pixmap("emblem-ks1", 48, 48, keep=True).toImage()
    assert again != first


def test_a_file_cut_short_is_drawn_again(assets: Path, tmp_path: Path) -> None:
    first = PictureStore(assets, tmp_path / "cache").pixmap("emblem-ks1", 48, 48, keep=True).toImage()
    (kept,) = (tmp_path / "cache" / "pictures").iterdir()
    kept.write_bytes(b"short")
    assert PictureStore(assets, tmp_path / "cache").pixmap("emblem-ks1", 48, 48, keep=True).toImage() == first


def test_a_folder_that_cannot_be_written_does_no_harm(assets: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    assert not PictureStore(assets, tmp_path / "cache").pixmap("emblem-ks1", 48, 48, keep=True).isNull()


def test_an_almost_full_disk_is_left_to_the_records(
    assets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1))
    assert not PictureStore(assets, tmp_path / "cache").pixmap("emblem-ks1", 48, 48, keep=True).isNull()
    assert not list((tmp_path / "cache" / "pictures").iterdir())


def test_a_file_that_could_not_be_finished_is_taken_away(
    assets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert not PictureStore(assets, tmp_path / "cache").pixmap("emblem-ks1", 48, 48, keep=True).isNull()
    assert not list((tmp_path / "cache" / "pictures").iterdir())


def test_old_files_make_room(assets: Path, tmp_path: Path) -> None:
    store = PictureStore(assets, tmp_path / "cache")
    for side in range(20, 90):
        store.pixmap("emblem-ks1", side, side, keep=True)
    assert len(list((tmp_path / "cache" / "pictures").iterdir())) == 60


def test_an_unknown_drawing_is_named(pictures: PictureStore) -> None:
    with pytest.raises(FileNotFoundError, match="'no-such-scene'"):
        pictures.pixmap("no-such-scene", 10, 10)


def test_a_title_can_stand_in_for_alternative_text(pictures: PictureStore) -> None:
    assert "mere" in pictures.title("landscape")


def test_a_picture_keeps_its_proportions_and_its_words(theme: Theme, pictures: PictureStore) -> None:
    picture = Picture(theme, pictures, Drawing("robin-photo-of-otter", "Robin shows a photo of Otter."))
    assert picture.accessibleName() == "Robin shows a photo of Otter."
    assert picture.heightForWidth(646) == 406
    picture.set_max_width(326)
    assert picture.heightForWidth(646) == picture.heightForWidth(326) == 206


def test_a_drawing_of_the_kit_answers_to_its_own_name() -> None:
    pictures = PictureStore(paths.assets())
    assert pictures.has("head-wren")
    assert pictures.path("head-wren") == pictures.path("kit/head-wren")
    assert pictures.natural_size("head-wren") == pictures.natural_size("kit/head-wren")
    assert not pictures.has("head-nobody")
