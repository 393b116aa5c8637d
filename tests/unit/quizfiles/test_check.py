"""What ``check`` tells someone who writes quizzes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training import paths
from oakmere_training.domain.problems import Severity
from oakmere_training.quizfiles.check import Report, check, coverage_table
from tests.unit.quizfiles.samples import KS1, POLICY, changed, line_of, quiz, write

if TYPE_CHECKING:
    from pathlib import Path

FILE = "staff/photos.toml"


def wrong_in(report: Report, file: str = FILE) -> dict[str, int]:
    """The sentences of a file's errors, with their lines."""
    return {problem.wrong: problem.line for problem in report.errors if problem.file == file}


def fine(text: str) -> str:
    """The best option no longer the longest."""
    return text.replace("Report it to the DSL today.", "Report it to the DSL.")


def test_shipped_quizzes_pass() -> None:
    assert [str(problem) for problem in check(paths.quizzes()).errors] == []


def test_good_quiz_has_nothing_but_clauses_not_yet_taught(tmp_path: Path) -> None:
    report = check(write(tmp_path, {FILE: fine(quiz()), "ks1/photos.toml": KS1}))
    assert [str(problem) for problem in report.problems] == [
        "policy.toml:20: warning: The clause C05 is not yet taught in staff. "
        "At least two questions for each tier should name it, in different settings.",
        "policy.toml:28: warning: The clause P7 is taught by one question in ks1. "
        "At least two questions for each tier should name it, in different settings.",
    ]


def test_strict_makes_an_untaught_clause_an_error(tmp_path: Path) -> None:
    report = check(write(tmp_path, {FILE: fine(quiz())}), strict=True)
    assert [(problem.line, problem.severity) for problem in report.problems] == [
        (20, Severity.ERROR),
        (28, Severity.ERROR),
    ]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("Answer it kindly and go on.", "word " * 21, "The option has 21 words."),
        ("Answer it kindly and go on.", "None of these.", "The option says “None of these.”."),
        ("Answer it kindly and go on.", "Report it on Monday morning.", "Options 2 and 3 say the same."),
        ("Answer it kindly and go on.", "Answer it, as always.",
         "Only a wrong option says “always”, which gives it away."),
        ("What should you do?", "What should you not do?", "The prompt is negative (“not”)."),
        ("What should you do?", "What shouldn’t you do?", "The prompt is negative (“shouldn’t”)."),
        ("A pupil sends", "a " * 91 + "pupil sends", "Scenario and prompt have 105 words."),
        ("Monday is late for the pupil.", "No: report it to the DSL, now.",
         "The feedback of option 2 repeats the best option word for word."),
        ('prompt =', 'picture = { name = "otter-unfair-rul", alt = "x" }\nprompt =',
         "There is no picture “otter-unfair-rul”."),
    ],
)  # fmt: skip
def test_each_rule_of_the_content_guide(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    text = changed(fine(quiz()), old, new)
    report = check(write(tmp_path, {FILE: text}))
    assert len(report.library.quizzes) == 1, "the quiz can still be taken"
    assert wrong in wrong_in(report)


def test_sentence_limit_is_named_with_the_sentence_and_its_line(tmp_path: Path) -> None:
    text = changed(fine(quiz()), "This opens a private line.", "one " * 26 + "end.", number=2)
    report = check(write(tmp_path, {FILE: text}))
    (problem,) = [problem for problem in report.errors if "A sentence" in problem.wrong]
    assert problem.line == line_of(text, "one one")
    assert problem.question_id == "staff-photos-02"
    assert problem.wrong.startswith("A sentence has 27 words: “one one")
    assert problem.expected == "At most 25 in this tier."


def test_best_option_the_longest_too_often(tmp_path: Path) -> None:
    longest = "Report it to the DSL or a senior leader."
    text = fine(quiz(questions=5)).replace("Report it to the DSL.", longest, 3)
    report = check(write(tmp_path / "three", {FILE: text}))
    assert "The best option is the longest in 3 of 5 choice questions (1, 2, 3)." in wrong_in(report)
    two = fine(quiz(questions=5)).replace("Report it to the DSL.", longest, 2)
    assert wrong_in(check(write(tmp_path / "two", {FILE: two}))) == {}


def test_critical_only_where_the_policy_guards_pupils(tmp_path: Path) -> None:
    text = changed(fine(quiz()), 'clauses = ["C02"]', 'clauses = ["C02"]\ncritical = true')
    assert wrong_in(check(write(tmp_path / "contact", {FILE: text}))) == {}
    others = POLICY.replace("C05", "C08")
    text = text.replace('["C02"]', '["C08"]')
    report = check(write(tmp_path / "teaching", {"policy.toml": others, FILE: text}))
    assert ["The question is critical" in wrong for wrong in wrong_in(report)] == [True]
    pupils = changed(KS1, "prompt =", "critical = true\nprompt =")
    report = check(write(tmp_path / "ks1", {"ks1/photos.toml": pupils}))
    assert "A question for pupils is critical." in wrong_in(report, "ks1/photos.toml")


def test_ks1_limits_are_tighter(tmp_path: Path) -> None:
    text = KS1.replace("Fox has a photo of Otter.", "Fox has a photo of Otter on the tablet in the quiet corner.")
    text = text.replace("Share the photo.", "Share the photo with all of the class.")
    found = wrong_in(check(write(tmp_path, {"ks1/photos.toml": text})), "ks1/photos.toml")
    assert "The option has 8 words." in found
    assert any(wrong.startswith("A sentence has 13 words: “Fox has a photo") for wrong in found)


def test_hard_words_raise_the_grade_of_the_quiz(tmp_path: Path) -> None:
    text = KS1.replace("Otter may be sad.", "Inflammatory communications jeopardise reputations.")
    found = wrong_in(check(write(tmp_path, {"ks1/photos.toml": text})), "ks1/photos.toml")
    assert [line for wrong, line in found.items() if wrong.startswith("The Flesch–Kincaid grade")] == [1]


def test_file_kept_out_is_checked_for_the_rest_at_the_same_time(tmp_path: Path) -> None:
    text = changed(fine(quiz()), 'feedback = "The DSL can act on it."\n', "")
    text = changed(text, "Answer it kindly and go on.", "word " * 21, number=3)
    report = check(write(tmp_path, {FILE: text}))
    assert report.library.quizzes == ()
    assert list(wrong_in(report)) == ["An option has no feedback.", "The option has 21 words."]


def test_coverage_table_counts_questions_by_tier_and_fits_the_window() -> None:
    report = check(paths.quizzes())
    table = coverage_table(report)
    assert max(map(len, table.splitlines())) <= 100
    rows = {line.split()[0]: line.split()[1:] for line in table.splitlines()[1:6]}
    assert set(rows) == {"staff", "parents", "ks1", "lower-ks2", "upper-ks2"}
    for quizzes, questions, clauses, taught, twice, not_yet in rows.values():
        assert int(taught) + int(not_yet) == int(clauses)
        assert int(twice) <= int(taught)
        assert int(questions) >= int(quizzes)


def test_coverage_says_how_often_a_clause_is_taught(tmp_path: Path) -> None:
    table = coverage_table(check(write(tmp_path, {FILE: fine(quiz(questions=4))})))
    assert "staff       C02 4   C05 –" in table.splitlines()


def test_check_of_a_broken_policy_says_only_that(tmp_path: Path) -> None:
    report = check(write(tmp_path, {"policy.toml": "title = ", FILE: quiz()}))
    assert [problem.file for problem in report.problems] == ["policy.toml"]
    assert report.coverage == ()
    assert coverage_table(report)
