"""Two versions of the policy side by side: what changed, clause by clause and word by word."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oakmere_training.domain.policy import Clause, Policy, Section

_TOKEN = re.compile(r"[\w’'\-]+|[^\w\s]")


class ChangeKind(StrEnum):
    """How a clause differs, in the order in which changes are listed."""

    FORCE = "force"
    WORDS = "words"
    NEW = "new"
    GONE = "gone"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """A clause in two versions. ``before`` is ``None`` for a new one, ``after`` for one that is gone."""

    kind: ChangeKind
    before: Clause | None
    after: Clause | None
    section: Section

    @property
    def clause(self) -> Clause:
        """The clause as it is now, or as it was last."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  (one of the two is always there)
        return found

    @property
    def in_short(self) -> str:
        """'Should not, now must not. Staff must not …', else what the clause says."""
        if self.kind is ChangeKind.FORCE and self.before and self.after:
            was = self.before.force.value
            return f"{was[:1].upper()}{was[1:]}, now {self.after.force.value}. {self.after.summary}"
        return self.clause.summary


def compare(before: Policy, after: Policy) -> tuple[Change, ...]:
    """Every clause of both versions, once: by kind of change, and within a kind in the order of the policy."""
    old = {clause.id: clause for clause in before.clauses}
    new = {clause.id: clause for clause in after.clauses}
    changes = [
        Change(_kind(old.get(clause.id), clause), old.get(clause.id), clause, after.section(clause.section))
        for clause in after.clauses
    ]
    changes += [
        Change(ChangeKind.GONE, clause, None, before.section(clause.section))
        for clause in before.clauses
        if clause.id not in new
    ]
    order = list(ChangeKind)
    return tuple(sorted(changes, key=lambda change: order.index(change.kind)))


def _kind(before: Clause | None, after: Clause) -> ChangeKind:
    if before is None:
        return ChangeKind.NEW
    if before.force is not after.force:
        return ChangeKind.FORCE
    said = before.summary.split() == after.summary.split()
    return ChangeKind.SAME if said and set(before.binds) == set(after.binds) else ChangeKind.WORDS


def changed_clauses(changes: Iterable[Change]) -> tuple[str, ...]:
    """The ids of the clauses that are new, gone, or say something else, in the order given."""
    return tuple(change.clause.id for change in changes if change.kind is not ChangeKind.SAME)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, which the other version has too, or has not (``changed``). ``spaced``: a space stands before."""

    text: str
    changed: bool = False
    spaced: bool = True


def word_pieces(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts as pieces, word by word, letter case aside; put together again they are the texts."""
    old, new = ([token.casefold() for token in _TOKEN.findall(text)] for text in (before, after))
    first: list[tuple[int, int, bool]] = []
    second: list[tuple[int, int, bool]] = []
    for tag, start, end, start_new, end_new in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        first.append((start, end, tag != "equal"))
        second.append((start_new, end_new, tag != "equal"))
    return _pieces(before, first), _pieces(after, second)


def _pieces(text: str, runs: Iterable[tuple[int, int, bool]]) -> tuple[Piece, ...]:
    spans = [match.span() for match in _TOKEN.finditer(text)]
    return tuple(
        Piece(
            " ".join(text[spans[start][0] : spans[end - 1][1]].split()),
            changed,
            start > 0 and spans[start - 1][1] < spans[start][0],
        )
        for start, end, changed in runs
        if end > start
    )
