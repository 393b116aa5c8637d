"""Two versions of the policy, clause by clause and word by word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.policy import Clause, Force, Policy
from oakmere_training.domain.policy_changes import ChangeKind, Piece, changed_clauses, compare, word_pieces
from tests.support.quizzes import make_policy

WORDS = st.lists(st.sampled_from(("Staff", "should", "must", "not", "have", "contact,", "pupils.", "past")), max_size=9)


def changed(policy: Policy, clause_id: str, **values: object) -> Policy:
    """The policy with one clause changed."""
    clauses = tuple(
        replace(clause, **values) if clause.id == clause_id else clause  # type: ignore[arg-type]
        for clause in policy.clauses
    )
    return replace(policy, clauses=clauses)


def test_each_kind_of_change_is_found_and_listed_force_first() -> None:
    before = make_policy()
    after = changed(changed(before, "P7", summary="Pupils should ask everyone first."), "R1", force=Force.MUST)
    new = Clause("S7", "3", (), Force.MAY, "Staff may ask.")
    after = replace(after, clauses=(*(clause for clause in after.clauses if clause.id != "S5"), new))

    changes = compare(before, after)

    assert [(change.kind, change.clause.id) for change in changes] == [
        (ChangeKind.FORCE, "R1"),
        (ChangeKind.WORDS, "P7"),
        (ChangeKind.NEW, "S7"),
        (ChangeKind.GONE, "S5"),
        (ChangeKind.SAME, "G1"),
        (ChangeKind.SAME, "C02"),
    ]
    assert changes[0].in_short == "Should, now must. Parents should be kind in groups."
    assert changes[3].section.number == "3"
    assert changed_clauses(changes) == ("R1", "P7", "S7", "S5")


def test_spaces_and_the_tiers_that_are_taught_are_no_change() -> None:
    before = make_policy()
    after = changed(before, "C02", summary="Staff  must not\nmessage pupils.", taught_to=())

    assert changed_clauses(compare(before, after)) == ()


def test_whom_a_clause_binds_is_a_change() -> None:
    before = make_policy()

    assert changed_clauses(compare(before, changed(before, "C02", binds=()))) == ("C02",)


def test_the_words_that_changed_are_boxed() -> None:
    before, after = word_pieces("Staff should not have contact.", "Staff must not have any contact.")

    assert before == (
        Piece("Staff", spaced=False),
        Piece("should", changed=True),
        Piece("not have"),
        Piece("contact."),
    )
    assert after == (
        Piece("Staff", spaced=False),
        Piece("must", changed=True),
        Piece("not have"),
        Piece("any", changed=True),
        Piece("contact."),
    )


@given(WORDS, WORDS)
def test_pieces_are_the_texts_and_what_is_not_boxed_is_in_both(first: list[str], second: list[str]) -> None:
    texts = " ".join(first), " ".join(second)

    both = word_pieces(*texts)

    for text, pieces in zip(texts, both, strict=True):
        assert "".join((" " if piece.spaced else "") + piece.text for piece in pieces) == text
    unchanged = ["".join(piece.text for piece in pieces if not piece.changed).replace(" ", "") for pieces in both]
    assert unchanged[0].casefold() == unchanged[1].casefold()
    assert not any(piece.changed for piece in both[0]) or first != second
