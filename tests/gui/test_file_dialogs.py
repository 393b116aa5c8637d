"""Where the file dialogs begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from oakmere_training.gui import file_dialogs
from oakmere_training.gui.file_dialogs import ask_where_to_save, ask_which_pdf


@pytest.fixture
def begins(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Where each dialog began; the person goes to a stick and takes what was suggested there."""
    stick = tmp_path / "stick"
    stick.mkdir()
    begun: list[Path] = []

    def take(_parent: object, _title: str, begin: str, *_: object) -> tuple[str, str]:
        begun.append(Path(begin))
        return str(stick / (Path(begin).name or "some.pdf")), ""

    def save(dialog: QFileDialog) -> int:
        begun.append(Path(dialog.selectedFiles()[0]))
        dialog.setDirectory(str(stick))
        dialog.selectFile(begun[-1].name)
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", save)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", take)
    monkeypatch.setattr(file_dialogs.Folder, "last", None)
    return begun


def test_a_folder_that_is_not_there_gives_way_to_the_home_folder(
    begins: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    ask_where_to_save(QWidget(), "Save", str(tmp_path / "no Documents" / "one.pdf"))
    assert begins == [home / "one.pdf"]


def test_the_next_file_goes_where_the_last_one_went(begins: list[Path], tmp_path: Path) -> None:
    assert ask_where_to_save(QWidget(), "Save", str(tmp_path / "one.pdf")) == str(tmp_path / "stick" / "one.pdf")
    ask_where_to_save(QWidget(), "Save", str(tmp_path / "two.pdf"))
    ask_which_pdf(QWidget(), "Open")
    assert begins == [tmp_path / "one.pdf", tmp_path / "stick" / "two.pdf", tmp_path / "stick"]


def test_a_name_without_an_ending_gets_it_before_the_question_about_writing_over(
    begins: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def save(dialog: QFileDialog) -> int:
        dialog.selectFile(str(tmp_path / "mine"))
        asked.append(dialog.defaultSuffix())
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", save)
    assert ask_where_to_save(QWidget(), "Save", str(tmp_path / "one.pdf")) == str(tmp_path / "mine.pdf")
    assert asked == ["pdf"]


def test_who_changes_their_mind_saves_nothing(begins: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Rejected)
    assert ask_where_to_save(QWidget(), "Save", "one.pdf") == ""
    assert file_dialogs.Folder.last is None


def test_a_name_with_a_stop_in_it_gets_its_ending_and_writes_over_nothing(
    begins: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(dialog: QFileDialog) -> int:
        dialog.selectFile(str(tmp_path / "Certificate B. Carter"))
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", save)
    saved = tmp_path / "Certificate B. Carter.pdf"
    assert ask_where_to_save(QWidget(), "Save", "one.pdf") == str(saved)
    saved.touch()
    assert ask_where_to_save(QWidget(), "Save", "one.pdf") == str(tmp_path / "Certificate B. Carter (2).pdf")


@pytest.mark.parametrize("name", ["log.csv", "copy.sqlite3", "register.xlsx", "due.ics", "all.zip", "record.json"])
def test_a_file_of_another_kind_keeps_its_own_ending(begins: list[Path], tmp_path: Path, name: str) -> None:
    assert ask_where_to_save(QWidget(), "Save", str(tmp_path / name)) == str(tmp_path / "stick" / name)
