"""The example that quizzes/README.md gives to whoever writes quizzes works."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from oakmere_training import paths
from oakmere_training.domain import kinds
from oakmere_training.quizfiles.check import check

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = re.compile(r"^```toml\n(.*?)^```", re.DOTALL | re.MULTILINE)


def test_the_example_has_every_kind_and_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    (example,) = EXAMPLE.findall((paths.quizzes() / "README.md").read_text(encoding="utf-8"))
    shutil.copy(paths.quizzes() / "policy.toml", tmp_path)
    (tmp_path / "staff").mkdir()
    (tmp_path / "staff" / "example.toml").write_text(example, encoding="utf-8")

    report = check(tmp_path)
    assert [str(problem) for problem in report.problems if problem.file != "policy.toml"] == []
    (quiz,) = report.library.quizzes
    assert {question.kind for question in quiz.questions} == set(kinds.names())
