"""The log: in the data folder, on standard error when asked for, and never in the way."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import pytest

from oakmere_training import log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _stop() -> Iterator[None]:
    yield
    log.stop()


STORAGE = logging.getLogger("oakmere_training.storage.database")
GUI = logging.getLogger("oakmere_training.gui.errors")


def start(folder: Path, *, debug: bool = False, names: tuple[str, ...] = ()) -> None:
    log.start(debug=debug, names=names)
    log.keep(folder)


def test_lines_go_to_a_file_in_the_data_folder_and_nowhere_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start(tmp_path / "data")
    STORAGE.info("opened")
    STORAGE.debug("not this one")
    log.stop()

    text = (tmp_path / "data" / log.FILE_NAME).read_text(encoding="utf-8")
    assert "INFO    oakmere_training.storage.database: opened" in text
    assert "not this one" not in text
    assert capsys.readouterr() == ("", "")


def test_no_file_is_made_before_there_is_something_to_say(tmp_path: Path) -> None:
    start(tmp_path)
    log.stop()

    assert list(tmp_path.iterdir()) == []


def test_with_debug_all_lines_go_to_standard_error_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start(tmp_path, debug=True)
    GUI.debug("a detail")

    assert "a detail" in capsys.readouterr().err
    assert "a detail" in (tmp_path / log.FILE_NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["storage", "oakmere_training.storage", "storage.database"])
def test_a_filter_keeps_standard_error_to_a_logger_and_those_below_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    start(tmp_path, debug=True, names=(name,))
    STORAGE.info("records")
    GUI.info("window")
    logging.getLogger("oakmere_training.storagelike").info("neighbour")

    shown = capsys.readouterr().err
    assert "records" in shown
    assert "window" not in shown
    assert "neighbour" not in shown
    assert "window" in (tmp_path / log.FILE_NAME).read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_leaves_no_log_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    start(tmp_path / "file" / "data")
    STORAGE.info("unheard")

    assert capsys.readouterr() == ("", "")


@pytest.mark.logs("unheard")
def test_a_log_file_that_cannot_be_written_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / log.FILE_NAME).mkdir()
    start(tmp_path)
    STORAGE.error("unheard")

    assert capsys.readouterr() == ("", "")


def test_a_command_without_a_folder_writes_no_log(capsys: pytest.CaptureFixture[str]) -> None:
    log.start()
    STORAGE.info("unheard")

    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no mode")
def test_a_data_folder_that_the_log_makes_is_closed_to_other_users(tmp_path: Path) -> None:
    start(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_starting_twice_writes_each_line_once(tmp_path: Path) -> None:
    start(tmp_path)
    start(tmp_path)
    STORAGE.info("once")
    log.stop()

    assert (tmp_path / log.FILE_NAME).read_text(encoding="utf-8").count("once") == 1


def test_the_log_never_outgrows_three_files_of_half_a_megabyte(tmp_path: Path) -> None:
    start(tmp_path)
    for _ in range(40):
        STORAGE.info("x" * 60_000)
    log.stop()

    files = list(tmp_path.iterdir())
    assert len(files) == 3
    assert sum(path.stat().st_size for path in files) <= 3 * 512 * 1024
