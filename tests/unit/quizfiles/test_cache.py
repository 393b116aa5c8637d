"""The cache saves time and is never the reason that a person sees something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training import paths
from oakmere_training.quizfiles import reader
from oakmere_training.quizfiles.cache import FILE_NAME
from oakmere_training.quizfiles.library import load_library
from tests.unit.quizfiles.samples import KS1, POLICY, changed, quiz, write

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.quizfiles.files import QuizPath

FILES = {"staff/a.toml": quiz("a"), "staff/b.toml": quiz("b"), "ks1/photos.toml": KS1}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "quizzes", dict(FILES))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the quiz files that were parsed and validated."""
    names: list[str] = []
    original = reader.QuizReader.read

    def read(self: reader.QuizReader, path: QuizPath, raw: bytes, content_hash: str) -> object:
        names.append(path.name)
        return original(self, path, raw, content_hash)

    monkeypatch.setattr(reader.QuizReader, "read", read)
    return names


def test_second_start_parses_nothing_and_gives_the_same(folder: Path, cache: Path, parsed: list[str]) -> None:
    first = load_library(folder, cache=cache)
    assert sorted(parsed) == sorted(FILES)
    parsed.clear()
    again = load_library(folder, cache=cache)
    assert parsed == []
    assert again == first
    assert [quiz.content_hash for quiz in again.quizzes] == [quiz.content_hash for quiz in first.quizzes]
    assert [path.name for path in cache.iterdir()] == [FILE_NAME], "one file, and nothing left over"


def test_changed_file_is_read_anew_and_the_others_are_not(folder: Path, cache: Path, parsed: list[str]) -> None:
    load_library(folder, cache=cache)
    parsed.clear()
    write(folder, {"staff/a.toml": quiz("a").replace("Photos and consent", "Photos")})
    library = load_library(folder, cache=cache)
    assert parsed == ["staff/a.toml"]
    assert library.quizzes[0].title == "Photos"


def test_same_content_in_another_tier_is_judged_there(folder: Path, cache: Path) -> None:
    load_library(folder, cache=cache)
    (folder / "staff" / "a.toml").rename(folder / "ks1" / "a.toml")
    assert load_library(folder, cache=cache).problems[0].wrong == "The tier is “staff” in the folder ks1."


def test_changed_policy_makes_every_quiz_be_judged_again(folder: Path, cache: Path) -> None:
    load_library(folder, cache=cache)
    write(folder, {"policy.toml": changed(POLICY, 'id = "P7"', 'id = "P8"')})
    library = load_library(folder, cache=cache)
    assert [problem.wrong for problem in library.problems] == ["The clause “P7” is not in the register."]


def test_problems_come_back_each_time(folder: Path, cache: Path) -> None:
    write(folder, {"staff/a.toml": quiz("a").replace("feedback", "feedbak", 1)})
    first = load_library(folder, cache=cache)
    assert len(first.problems) == 1
    assert load_library(folder, cache=cache) == first


def test_damaged_or_foreign_cache_is_passed_over_and_replaced(folder: Path, cache: Path, parsed: list[str]) -> None:
    right = load_library(folder, cache=cache)
    file = cache / FILE_NAME
    whole = file.read_bytes()
    middle = len(whole) // 2
    damaged = [
        b"",
        b"something else",
        whole[:10],
        whole[:-1],
        whole[:middle],
        whole + b"x",
        whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        b"\x00" * len(whole),
    ]
    for raw in damaged:
        file.write_bytes(raw)
        parsed.clear()
        assert load_library(folder, cache=cache) == right
        assert len(parsed) == len(FILES), "nothing of a damaged cache is believed"
        assert file.read_bytes() == whole


def test_cache_that_cannot_be_written_is_done_without(folder: Path, tmp_path: Path) -> None:
    right = load_library(folder)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    assert load_library(folder, cache=blocked) == right
    as_folder = tmp_path / "cache"
    (as_folder / FILE_NAME).mkdir(parents=True)
    assert load_library(folder, cache=as_folder) == right
    assert [path.name for path in as_folder.iterdir()] == [FILE_NAME], "no half-written file is left"


def test_removed_quiz_leaves_the_cache(folder: Path, cache: Path) -> None:
    load_library(folder, cache=cache)
    size = (cache / FILE_NAME).stat().st_size
    (folder / "staff" / "b.toml").unlink()
    assert [quiz.id for quiz in load_library(folder, cache=cache).quizzes] == ["staff-a", "ks1-photos"]
    assert (cache / FILE_NAME).stat().st_size < size


def test_the_quizzes_of_the_program_with_every_kind_come_back_from_the_cache_as_they_were(
    cache: Path, parsed: list[str]
) -> None:
    read = load_library(paths.quizzes(), cache=cache)
    kinds = {question.kind for each in read.quizzes for question in each.questions}
    assert kinds == {"branch", "choice", "multi", "order", "sort", "spot"}
    parsed.clear()

    assert load_library(paths.quizzes(), cache=cache) == read
    assert parsed == []
