"""The register of the policy, a quiz's own look-ups, and the words of a located problem."""

from __future__ import annotations

import pytest

from oakmere_training.domain.policy import Month
from oakmere_training.domain.problems import Problem, Severity
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from tests.support.quizzes import STAFF, make_policy

POLICY = make_policy()


def test_a_month_reads_and_writes_itself() -> None:
    month = Month.parse("2025-10")

    assert (month.year, month.month, str(month), month.iso) == (2025, 10, "October 2025", "2025-10")


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-13", "2025-00", "25-10", "2025-1", "2025-1x", "２０２５-10", "2025-10-01"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (int() has its own words)
        Month.parse(text)


def test_a_clause_is_found_with_its_section() -> None:
    assert POLICY.clause("S5").section == "3"
    assert POLICY.section_of("S5").label == "Section 3: personal use by staff"
    for lookup in (POLICY.clause, POLICY.section, POLICY.section_of):
        with pytest.raises(KeyError):
            lookup("Z99")


def test_the_clauses_of_a_tier_come_in_the_register_s_order() -> None:
    assert [clause.id for clause in POLICY.taught_to(Tier.STAFF)] == ["G1", "C02", "S5"]
    assert POLICY.taught_to(Tier.KS1) == ()


def test_a_quiz_names_each_clause_once_in_the_order_of_first_use() -> None:
    assert STAFF.clauses == ("C02", "S5", "G1")
    assert STAFF.question("staff-02").body.option("b").id == "b"
    with pytest.raises(KeyError):
        STAFF.question("gone")
    with pytest.raises(KeyError):
        STAFF.questions[0].body.option("z")


def test_pupils_are_those_of_the_three_pupil_tiers() -> None:
    assert {tier for tier in Tier if tier.for_pupils} == set(PUPIL_TIERS) == {Tier.KS1, Tier.LOWER_KS2, Tier.UPPER_KS2}
    assert [tier.year_groups for tier in PUPIL_TIERS] == ["Reception, KS1", "Years 3 and 4", "Years 5 and 6"]


def test_a_problem_reads_file_line_question_what_is_wrong_and_what_was_expected() -> None:
    wrong = Problem("staff/a.toml", 12, "staff-01", "The clause “C2” is not in the register.", "Did you mean C02?")
    assert str(wrong) == "staff/a.toml:12: staff-01: The clause “C2” is not in the register. Did you mean C02?"
    warning = Problem("policy.toml", 3, "", "No quiz teaches S5.", severity=Severity.WARNING)
    assert str(warning) == "policy.toml:3: warning: No quiz teaches S5."
