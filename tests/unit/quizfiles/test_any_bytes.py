"""Whatever a quiz file holds: a located problem or a quiz, never a traceback."""

from __future__ import annotations

import re
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oakmere_training import paths
from oakmere_training.quizfiles import reading
from oakmere_training.quizfiles.check import check
from oakmere_training.quizfiles.findings import Fault
from oakmere_training.quizfiles.library import load_library
from oakmere_training.quizfiles.positions import Positions
from tests.unit.quizfiles.samples import KS1, POLICY, quiz, write

if TYPE_CHECKING:
    from oakmere_training.domain.problems import Problem

FILE = "staff/any.toml"
GOOD = quiz(questions=2)
PIECES = st.sampled_from(
    [b'"', b"'", b'"""', b"[", b"]", b"[[", b"{", b"}", b"=", b"\n", b"\\", b"#", b",", b".", b"\xff", b"\r", b"\x00",
     b"1", b"true", b"nan", b"1979-05-27", b"[[question]]\n", b"[question]\n", b"[[question.option]]\n", b"id = 1\n",
     b"question = 3\n", b"question = [1]\n", b"kind = \"multi\"\n", b"\\u0007", "é".encode(), b"9" * 30, b"a.b.c = 1\n"]
)  # fmt: skip
EXAMPLES = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_quiz_or_located_problems(raw: bytes, file: str = FILE) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = write(Path(temporary), {file: raw})
        library = load_library(folder)
        assert bool(library.quizzes) != bool(library.problems), "a quiz, or at least one problem that keeps it out"
        for problem in library.problems:
            assert_located(problem, file, raw)
        report = check(folder)
        assert set(library.problems) <= set(report.problems), "the check leaves nothing out"
        for problem in report.problems:
            if problem.file == file:
                assert_located(problem, file, raw)


def assert_located(problem: Problem, file: str, raw: bytes) -> None:
    assert problem.file == file
    assert 1 <= problem.line <= raw.count(b"\n") + 1
    assert problem.wrong.endswith((".", "?", "!"))
    assert "\n" not in str(problem)
    assert str(problem).encode()


@given(st.binary(max_size=400))
@EXAMPLES
def test_any_bytes(raw: bytes) -> None:
    assert_quiz_or_located_problems(raw)


@st.composite
def mutated(draw: st.DrawFn, good: str) -> bytes:
    """A good file with a few pieces put in, taken out or moved."""
    raw = good.encode()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.one_of(st.just(start), st.integers(start, min(len(raw), start + 60))))
        piece = draw(st.one_of(PIECES, st.just(b""), st.binary(max_size=4)))
        raw = raw[:start] + piece + raw[end:]
    return raw


@given(mutated(GOOD))
@EXAMPLES
def test_any_mutation_of_a_good_staff_quiz(raw: bytes) -> None:
    assert_quiz_or_located_problems(raw)


@given(mutated(KS1))
@EXAMPLES
def test_any_mutation_of_a_good_pupils_quiz(raw: bytes) -> None:
    assert_quiz_or_located_problems(raw, "ks1/any.toml")


@given(st.data())
@EXAMPLES
def test_any_line_with_a_value_of_another_type(data: st.DataObject) -> None:
    lines = GOOD.splitlines()
    numbers = [number for number, line in enumerate(lines) if " = " in line]
    number = data.draw(st.sampled_from(numbers))
    value = data.draw(
        st.sampled_from(["1", "true", "[]", "{}", '""', "[[]]", "{ a = 1 }", "1.5", "1979-05-27", '["x"]'])
    )
    lines[number] = f"{lines[number].split(' = ')[0]} = {value}"
    assert_quiz_or_located_problems("\n".join(lines).encode())


@given(mutated(POLICY))
@EXAMPLES
def test_any_mutation_of_the_policy(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        library = load_library(write(Path(temporary), {"policy.toml": raw}))
        assert (library.policy is None) == bool(library.problems)
        for problem in library.problems:
            assert_located(problem, "policy.toml", raw)


@given(mutated(GOOD))
@EXAMPLES
def test_what_tomllib_reads_is_read_the_same(raw: bytes) -> None:
    try:
        text = reading.decode(raw)
        known = tomllib.loads(text)
    except (Fault, tomllib.TOMLDecodeError):
        return
    ours = reading.parse(text)
    if "\r" not in text and "nan" not in text:  # a line end inside text may be kept as it is; it is folded later
        assert ours == known
    for key in known:
        line = Positions(text).line((key,))
        assert key in text.splitlines()[line - 1] or '"' in text.splitlines()[line - 1]


def shipped(name: str) -> str:
    """A quiz that comes with the program and has questions of several kinds, on the sample's clause."""
    text = (paths.quizzes() / "staff" / name).read_text(encoding="utf-8")
    return re.sub(r"^clauses = \[.*\]$", 'clauses = ["C02"]', text, flags=re.MULTILINE)


@given(mutated(shipped("contact-with-pupils.toml")) | mutated(shipped("images-and-information.toml")))
@settings(EXAMPLES, max_examples=60)
def test_any_mutation_of_questions_of_every_kind(raw: bytes) -> None:
    assert_quiz_or_located_problems(raw)


@given(st.data())
@settings(EXAMPLES, max_examples=60)
def test_any_line_of_questions_of_every_kind_with_a_value_of_another_type(data: st.DataObject) -> None:
    lines = shipped(
        data.draw(st.sampled_from(["contact-with-pupils.toml", "images-and-information.toml"]))
    ).splitlines()
    number = data.draw(st.sampled_from([number for number, line in enumerate(lines) if " = " in line]))
    value = data.draw(st.sampled_from(["1", "true", '""', "[]", "{}", '"x"', "[1]", '{ a = "b" }', '["a", "a"]']))
    lines[number] = f"{lines[number].partition(' = ')[0]} = {value}"
    assert_quiz_or_located_problems("\n".join(lines).encode())
