"""``settings.toml``: whatever is in it, the program starts, and nothing in it is lost."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from oakmere_training.domain.errors import SettingsError
from oakmere_training.settings import DisplaySettings, SchoolSettings, SettingsStore

BROKEN = (
    b"pass_mark = = 80",
    b"\xff\xfe\x00",
    b"[school",
    b'[school]\npass_mark = 80\npass_mark = 90\n',
    b"[school]\npass_mark = 0\n",
    b"[school]\nunknown = 1\n",
    b"school = 7\n",
    b"display = 'dark'\n",
    b"version = 2\n[school]\npass_mark = 90\n",
    b'version = "1"\n',
)  # fmt: skip


def write(folder: Path, data: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "settings.toml"
    path.write_bytes(data)
    return path


def test_without_a_file_the_usual_settings_hold_and_nothing_is_made(data_folder: Path) -> None:
    store = SettingsStore(data_folder)

    assert (store.school, store.display, store.problem) == (SchoolSettings(), DisplaySettings(), None)
    assert not data_folder.exists()


def test_what_is_saved_is_there_at_the_next_start(data_folder: Path) -> None:
    store = SettingsStore(data_folder)
    school = replace(store.school, signatory_name="Łukasz “Luk” Wiśniewski \\ é", pass_mark=75)
    display = replace(store.display, theme="dark", text_scale=150)
    store.save(school)
    store.save(display)

    assert (store.school, store.display) == (school, display)
    again = SettingsStore(data_folder)
    assert (again.school, again.display, again.problem) == (school, display, None)
    assert [path.name for path in data_folder.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("data", BROKEN)
def test_a_file_that_cannot_be_used_is_left_alone_and_the_usual_settings_hold(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path, data)
    store = SettingsStore(tmp_path)

    assert (store.school, store.display) == (SchoolSettings(), DisplaySettings())
    assert store.problem is not None
    assert "settings.toml" in store.problem.sentence
    for changed in (replace(store.school, pass_mark=70), replace(store.display, theme="dark")):
        with pytest.raises(SettingsError):
            store.save(changed)
    assert path.read_bytes() == data
    assert store.school == SchoolSettings()


def test_a_newer_version_is_named_as_such(tmp_path: Path) -> None:
    write(tmp_path, b"version = 2\n")
    problem = SettingsStore(tmp_path).problem

    assert problem is not None
    assert "newer version" in problem.sentence
    assert "version 2, expected 1" in problem.details


def test_a_broken_part_does_not_take_the_other_part_with_it(tmp_path: Path) -> None:
    write(tmp_path, b'[school]\npass_mark = 0\n[display]\ntheme = "dark"\n')
    store = SettingsStore(tmp_path)

    assert store.display.theme == "dark"
    assert store.problem is not None
    assert "pass_mark" in store.problem.sentence


def test_two_broken_parts_are_both_named(tmp_path: Path) -> None:
    write(tmp_path, b'[school]\npass_mark = 0\n[display]\ntheme = "pink"\n')
    problem = SettingsStore(tmp_path).problem

    assert problem is not None
    assert "pass_mark" in problem.sentence
    assert "theme" in problem.sentence


def test_comments_and_the_order_of_a_file_stay(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        b"# What our school has set\nversion = 1\n\n[display] # this computer\ntheme = 'light'\n\n"
        b"[school]\n# agreed by governors in May\npass_mark = 75 # was 80\n",
    )
    store = SettingsStore(tmp_path)
    store.save(replace(store.school, pass_mark=85))

    text = path.read_text(encoding="utf-8")
    for comment in ("# What our school has set", "# this computer", "# agreed by governors in May", "# was 80"):
        assert comment in text
    assert text.index("[display]") < text.index("[school]")
    assert SettingsStore(tmp_path).school.pass_mark == 85
    assert SettingsStore(tmp_path).display.theme == "light"


def test_a_file_saved_by_notepad_is_read_and_saved(tmp_path: Path) -> None:
    path = write(tmp_path, b"\xef\xbb\xbf[school]\r\npass_mark = 75\r\n")
    store = SettingsStore(tmp_path)

    assert store.problem is None
    assert store.school.pass_mark == 75
    store.save(replace(store.school, pass_mark=85))
    assert SettingsStore(tmp_path).school.pass_mark == 85
    assert path.exists()


def test_a_file_that_someone_breaks_while_the_program_runs_is_not_written_over(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    path = write(tmp_path, b"[school\n")

    with pytest.raises(SettingsError, match="left as it is"):
        store.save(replace(store.school, pass_mark=85))
    assert path.read_bytes() == b"[school\n"
    store.reload()
    assert store.problem is not None


def test_a_mended_file_is_used_after_reading_it_again(tmp_path: Path) -> None:
    path = write(tmp_path, b"[school]\npass_mark = 0\n")
    store = SettingsStore(tmp_path)
    path.write_text("[school]\npass_mark = 60\n", encoding="utf-8")
    store.reload()

    assert store.problem is None
    assert store.school.pass_mark == 60
    store.save(replace(store.school, pass_mark=61))


def test_a_value_out_of_bounds_is_refused_and_not_saved(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    with pytest.raises(SettingsError, match="1 to 100"):
        store.save(replace(store.school, pass_mark=0))

    assert store.school.pass_mark == 80
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_while_saving_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    store = SettingsStore(tmp_path)
    store.save(replace(store.school, pass_mark=75))
    before = store.path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync", fail) if step == "fsync" else (Path, "replace", fail)))
    with pytest.raises(SettingsError, match="could not be saved"):
        store.save(replace(store.school, pass_mark=85))
    monkeypatch.undo()

    assert store.path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]
    assert store.school.pass_mark == 85  # it holds until the program closes
    store.save(replace(store.school, pass_mark=86))
    assert SettingsStore(tmp_path).school.pass_mark == 86


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    store = SettingsStore(tmp_path)

    assert store.problem is not None
    with pytest.raises(SettingsError):
        store.save(store.school)
    assert (tmp_path / "settings.toml").is_dir()
