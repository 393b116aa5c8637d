"""A second start on the same data folder brings the first window to the front and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.processes import Driven, run_program

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_start_brings_the_first_window_to_the_front(data_folder: Path) -> None:
    with Driven("covered", data_folder) as first:
        assert first.hears() == {"covered": True}
        second = run_program(data_folder)
        assert (second.returncode, second.stdout) == (0, "")
        assert "open with these records already" not in second.stderr
        assert first.hears() == {"in_front": True}
        assert first.ends() == 0


def test_another_data_folder_is_another_program(data_folder: Path, tmp_path: Path) -> None:
    with Driven("covered", data_folder) as first:
        assert first.hears() == {"covered": True}
        with Driven("reading", tmp_path / "another") as other:
            assert "Add yourself to begin" in other.hears()["words"]
            assert other.ends() == 0
        first.kill()
