"""What a person gets from a quizzes folder, whole or broken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from oakmere_training import paths
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.problems import Problem
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.library import load_library
from tests.unit.quizfiles.samples import KS1, POLICY, changed, line_of, quiz, write

FILE = "staff/photos.toml"


def problems_of(tmp_path: Path, text: str | bytes, file: str = FILE) -> tuple[Problem, ...]:
    library = load_library(write(tmp_path, {file: text}))
    assert library.quizzes == (), "the broken quiz is kept out"
    assert library.policy is not None
    return library.problems


def test_shipped_quizzes_all_load() -> None:
    library = load_library(paths.quizzes())
    assert library.problems == ()
    assert {quiz.tier for quiz in library.quizzes} == set(Tier)


def test_good_folder_gives_its_quizzes_by_tier_and_name(tmp_path: Path) -> None:
    folder = write(tmp_path, {"staff/b.toml": quiz("b"), "staff/a.toml": quiz("a"), "ks1/photos.toml": KS1})
    library = load_library(folder)
    assert library.problems == ()
    assert [quiz.id for quiz in library.quizzes] == ["staff-a", "staff-b", "ks1-photos"]
    question = library.quizzes[0].questions[0]
    assert [option.mark for option in question.body.options] == [Mark.BEST, Mark.ACCEPTABLE, Mark.UNSAFE]
    pupils = library.quizzes[2].questions[0]
    assert pupils.done_well == ("Asking first", "You asked.")
    assert pupils.picture is not None
    assert pupils.picture.alt == "Fox holds a tablet."


def test_line_breaks_in_a_file_are_folded(tmp_path: Path) -> None:
    text = changed(quiz(), '"A pupil sends a message', '"""\n  A pupil\nsends  a message').replace(
        'on Sunday."', 'on Sunday.\n"""', 1
    )
    library = load_library(write(tmp_path, {FILE: text}))
    assert library.quizzes[0].questions[0].scenario == "A pupil sends a message to your own account on Sunday."


def test_windows_line_ends_and_byte_order_mark_are_read_the_same(tmp_path: Path) -> None:
    plain = load_library(write(tmp_path / "plain", {FILE: quiz()}))
    windows = b"\xef\xbb\xbf" + quiz().replace("\n", "\r\n").encode()
    assert load_library(write(tmp_path / "windows", {FILE: windows})).quizzes == plain.quizzes


def test_three_problems_of_one_file_come_at_once_with_their_lines(tmp_path: Path) -> None:
    text = changed(quiz(), 'feedback = "Monday is late for the pupil."\n', "", number=3)
    text = changed(text, '["C02"]', '["C2"]', number=5)
    text = changed(text, 'mark = "unsafe"', 'mark = "best"', number=8)
    library = load_library(write(tmp_path, {FILE: text, "staff/good.toml": quiz("good")}))
    assert [quiz.id for quiz in library.quizzes] == ["staff-good"], "the other quiz works"
    option = line_of(text, "[[question.option]]", number=2 * 3 + 1)
    assert list(library.problems) == [
        Problem(
            FILE, option, "staff-photos-03", "An option has no feedback.",
            "Option 1 needs a line that begins feedback =", 3,
        ),
        Problem(
            FILE, line_of(text, '"C2"'), "staff-photos-05", "The clause “C2” is not in the register.",
            "Did you mean C02?", 5,
        ),
        Problem(
            FILE, line_of(text, 'mark = "best"', number=9), "staff-photos-08", "Two options are marked best.",
            "A choice question has one best option. Here they are options 1 and 2.", 8,
        ),
    ]  # fmt: skip
    assert str(library.problems[1]).endswith(
        ": staff-photos-05: The clause “C2” is not in the register. Did you mean C02?"
    )


KINDS = "Kinds that work: branch, choice, multi, order, sort and spot."


@pytest.mark.parametrize(
    ("line", "old", "new", "wrong", "expected"),
    [
        (21, "feedback =", "feedbak =", "“feedbak” is not a key of an option.", "Did you mean feedback?"),
        (20, 'mark = "best"', 'mark = "bst"', "“mark” cannot be “bst”.", "Did you mean best?"),
        (10, 'kind = "choice"', 'kind = "essay"', "The kind “essay” is not known.", KINDS),
        (10, 'kind = "choice"', 'kind = "Choice"', "The kind “Choice” is not known.", "Did you mean choice?"),
        (8, 'kind = "choice"\n', "", "A question has no kind.", KINDS),
        (6, "minutes = 10", "minutes = true", "“minutes” is true or false.", "a whole number of minutes, 1 to 240"),
        (6, "minutes = 10", "minutes = 0", "“minutes” is 0.", "a whole number of minutes, 1 to 240"),
        (6, "minutes = 10", f"minutes = {10**30}", "“minutes” is far too large.", "a whole number of minutes"),
        (12, 'topic = "Contact with pupils"', 'topic = " "', "“topic” is empty.", "text in quotes"),
        (3, 'tier = "staff"', 'tier = "parents"', "The tier is “parents” in the folder staff.", 'tier = "staff"'),
        (1, 'id = "staff-photos"', 'id = "photos"', "The quiz's id “photos” does not start with its tier.", "staff-"),
        (1, 'id = "staff-photos"', 'id = "Staff Photos"', "“id” cannot be “Staff Photos”.", "lower-case letters"),
        (4, 'n = "2025-10"', 'n = "2024-10"', "The quiz was written for version “2024-10” of the policy.", "2025-10"),
        (11, 'clauses = ["C02"]', "clauses = []", "The question names no clause.", "Write the ids"),
        (11, 'clauses = ["C02"]', 'clauses = "C02"', "“clauses” is text.", "a list in brackets"),
        (11, 'clauses = ["C02"]', 'clauses = ["C02", "C02"]', "The clause “C02” is named twice.", "Name it once."),
        (17, 'mark = "best"', 'mark = "unsafe"', "No option is marked best.", 'mark = "best"'),
        (24, 'id = "b"', 'id = "a"', "Two options have the id “a”.", "Options 1 and 2 need ids of their own."),
        (7, "minutes = 10", 'minutes = 10\nroles = ["parent"]', "The role “parent” is not a staff role.", "Leave"),
        (7, "minutes = 10", "minutes = 10\ncpd_minutes = 5", "The quiz gives a certificate but has no outcome.", "[["),
        (31, "Answer it", "Answer\\u0007it", "holds a character that cannot be shown (U+0007).", "Take it out."),
    ],
)  # fmt: skip
def test_each_mistake_says_what_is_wrong_and_what_was_expected(
    tmp_path: Path, line: int, old: str, new: str, wrong: str, expected: str
) -> None:
    (problem,) = problems_of(tmp_path, changed(quiz(), old, new))
    assert wrong in problem.wrong
    assert expected in problem.expected
    assert (problem.line, problem.place) == (line, 0 if line < 8 else 1)


def test_missing_ks1_picture_and_pupils_keys_are_named(tmp_path: Path) -> None:
    text = KS1.replace('picture = { name = "option-ask", alt = "Fox asks." }\n', "").replace(
        'strand = "privacy and security"\n', ""
    )
    found = problems_of(tmp_path, text, "ks1/photos.toml")
    assert [problem.wrong for problem in found] == [
        "A question for pupils has no strand.",
        "A ks1 option has no picture.",
    ]


def test_multi_needs_something_to_pick_and_something_to_leave(tmp_path: Path) -> None:
    multi = quiz(questions=1).replace('"choice"', '"multi"')
    library = load_library(
        write(tmp_path / "good", {FILE: multi.replace('mark = "best"', 'mark = "best"\nif_missed = "unsafe"')})
    )
    assert library.problems == ()
    assert library.quizzes[0].questions[0].body.options[0].if_missed is Mark.UNSAFE
    all_best = multi.replace('"acceptable"', '"best"').replace('"unsafe"', '"best"')
    assert problems_of(tmp_path / "best", all_best)[0].wrong == "Every option is marked best."
    misplaced = multi.replace('mark = "unsafe"', 'mark = "unsafe"\nif_missed = "unsafe"')
    assert problems_of(tmp_path / "if", misplaced)[0].wrong == "Option 3 has if_missed but is not marked best."


@pytest.mark.parametrize(
    ("raw", "line", "wrong"),
    [
        (b"\xff\xfei\x00d\x00", 1, "This file is saved as UTF-16."),
        (b'id = "a"\ntitle = "caf\xe9"\n', 2, "A character here is not UTF-8 (byte 0xe9)."),
        (b'id = "a"\nid = "b"\n', 2, "This line is not TOML"),
        (b'id = "a"\ntitle = """open\nnever closed\n', 2, "This line is not TOML: unterminated string."),
        (b"id = " + b"[" * 5000, 1, "Brackets are nested too deeply."),
        (b'\x00\x01', 1, "This line is not TOML"),
    ],
)  # fmt: skip
def test_files_that_are_not_toml_say_where(tmp_path: Path, raw: bytes, line: int, wrong: str) -> None:
    (problem,) = problems_of(tmp_path, raw)
    assert (problem.file, problem.line) == (FILE, line)
    assert problem.wrong.startswith(wrong)


def test_empty_file_names_everything_that_it_needs(tmp_path: Path) -> None:
    found = {problem.wrong for problem in problems_of(tmp_path, b"")}
    assert {"The quiz has no id.", "The quiz has no tier.", "The quiz has no question."} <= found


def test_what_is_no_file_is_passed_over_with_a_sentence(tmp_path: Path) -> None:
    folder = write(tmp_path, {"staff/good.toml": quiz("good")})
    (folder / "staff" / "folder.toml").mkdir()
    (folder / "staff" / "circle.toml").symlink_to(folder / "staff" / "circle.toml")
    (folder / "staff" / "gone.toml").symlink_to(folder / "nothing")
    os.mkfifo(folder / "staff" / "pipe.toml")
    (folder / "staff" / ".hidden.toml").write_text("not read")
    library = load_library(folder)
    assert [quiz.id for quiz in library.quizzes] == ["staff-good"]
    assert {problem.file: problem.wrong for problem in library.problems} == {
        "staff/circle.toml": "This link leads round in a circle.",
        "staff/folder.toml": "This is a folder, not a file.",
        "staff/gone.toml": "There is no such file.",
        "staff/pipe.toml": "This is not a file.",
    }


def test_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, {FILE: quiz(), "staff/good.toml": quiz("good")})
    plain_open = os.open

    def guarded(path: Path | str, flags: int) -> int:
        if str(path).endswith("photos.toml"):
            raise PermissionError(13, "Permission denied")
        return plain_open(path, flags)

    monkeypatch.setattr(os, "open", guarded)
    library = load_library(folder)
    assert [quiz.id for quiz in library.quizzes] == ["staff-good"]
    assert [problem.wrong for problem in library.problems] == ["This file may not be read."]


def test_file_names_of_any_bytes_can_be_printed(tmp_path: Path) -> None:
    folder = write(tmp_path, {FILE: quiz()})
    Path(os.fsdecode(os.fsencode(folder / "staff") + b"/\xff\n.toml")).write_text("x")
    (problem,) = load_library(folder).problems
    assert str(problem).encode().startswith("staff/��.toml:1: ".encode())


def test_quizzes_in_the_wrong_place_are_pointed_out(tmp_path: Path) -> None:
    folder = write(tmp_path, {"photos.toml": quiz(), "staf/photos.toml": quiz(), "staff/more/photos.toml": quiz()})
    found = {problem.file: problem.expected for problem in load_library(folder).problems}
    assert found == {
        "photos.toml": "Move it into staff, parents, ks1, lower-ks2 or upper-ks2.",
        "staf/photos.toml": "Did you mean staff?",
        "staff/more/photos.toml": "Move it up into the tier's folder.",
    }


def test_second_quiz_with_the_same_ids_is_left_out(tmp_path: Path) -> None:
    folder = write(tmp_path, {"staff/a.toml": quiz("photos", 1), "staff/b.toml": quiz("photos", 1)})
    library = load_library(folder)
    assert len(library.quizzes) == 1
    assert [(problem.file, problem.line, problem.wrong) for problem in library.problems] == [
        ("staff/b.toml", 1, "Another quiz has the id “staff-photos”."),
        ("staff/b.toml", 9, "Another question has the id “staff-photos-01”."),
    ]
    assert library.problems[0].expected == "It is in staff/a.toml; give this one its own."


def test_question_id_twice_in_one_file_is_found(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, quiz(questions=2).replace("photos-02", "photos-01"))
    assert problem.wrong == "Another question has the id “staff-photos-01”."
    assert "in this file" in problem.expected


@pytest.mark.parametrize(
    ("old", "new", "line", "wrong"),
    [
        ('force = "must not"', 'force = "mustnt"', 15, "“force” cannot be “mustnt”."),
        ('id = "C05"', 'id = "C02"', 20, "Two clauses have the id “C02”."),
        ('section = "3"', 'section = "9"', 13, "The clause C02 stands in section “9”, which is not there."),
        ('approved = "2025-10"', 'approved = "Oct 25"', 4, "“approved” cannot be “Oct 25”."),
        ("[[clause]]", "[[clause", 11, "This line is not TOML"),
    ],
)
def test_broken_policy_leaves_no_quizzes(tmp_path: Path, old: str, new: str, line: int, wrong: str) -> None:
    library = load_library(write(tmp_path, {"policy.toml": changed(POLICY, old, new), FILE: quiz()}))
    assert (library.policy, library.quizzes) == (None, ())
    assert (library.problems[0].file, library.problems[0].line) == ("policy.toml", line)
    assert library.problems[0].wrong.startswith(wrong)


def test_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    library = load_library(tmp_path / "nowhere")
    assert library.policy is None
    assert str(library.problems[0]).startswith("policy.toml:1: There is no such file.")
