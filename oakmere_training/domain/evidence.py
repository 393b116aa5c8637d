"""What the school shows to governors: counts without names, and none of a group that is too small to hide anyone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

SMALLEST_GROUP = 5
"""People in the smallest group that is shown on its own."""

MOST_CLAUSES = 5


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """How many people of a role group are trained. Each person is counted in one group only.

    ``in_date`` counts those whose training holds, ``due`` of them those whose training runs out within 30 days.
    ``overdue`` should have trained by now; ``to_begin`` are new, and still within their first days. ``action`` says
    what is planned for those who are due or overdue. ``near`` is the label of the group to join this one to, where
    it is too small to stand alone.

    Raises:
        ValueError: where the counts do not add up.
    """

    label: str
    total: int
    in_date: int
    due: int = 0
    overdue: int = 0
    to_begin: int = 0
    action: str = ""
    near: str = ""

    def __post_init__(self) -> None:
        counts = (self.in_date, self.due, self.overdue, self.to_begin)
        if min(counts) < 0 or self.due > self.in_date or self.in_date + self.overdue + self.to_begin != self.total:
            raise ValueError(f"{self.label}: {counts} do not make {self.total} people")

    @property
    def settled(self) -> int:
        """In date for more than 30 days."""
        return self.in_date - self.due

    @property
    def sentence(self) -> str:
        """What the bar shows, in words."""
        parts = [f"{self.in_date} of {self.total} in date", f"{self.due} due within 30 days", f"{self.overdue} overdue"]
        return ", ".join([*parts, f"{self.to_begin} not trained yet"] if self.to_begin else parts)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Groups that may be shown.

    ``joined`` says which labels were counted with which: ('Account team', 'Support staff').
    ``suppressed``: so few people in all that no number may be shown; there are no groups then.

    Raises:
        ValueError: where a group is too small to be shown.
    """

    groups: tuple[GroupCoverage, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    suppressed: bool = False

    def __post_init__(self) -> None:
        if any(group.total < SMALLEST_GROUP for group in self.groups) or (self.suppressed and self.groups):
            raise ValueError("a group of fewer than five people cannot be shown")

    @property
    def whole(self) -> GroupCoverage:
        """Everyone together."""
        return _sum("Everyone", self.groups)


def joined_groups(groups: Iterable[GroupCoverage]) -> Coverage:
    """Join every group of fewer than five people to another, so that no sum or difference gives it away.

    A small group goes to the one that it names as ``near``, else to the smallest of the others; this goes on until
    no group is small. Where all people together are fewer than five, nothing is shown. Empty groups are left out.
    The order stays; a joined group stands where the larger of its parts stood, and its label names all parts.
    """
    kept = [_Joining(((place, group),)) for place, group in enumerate(groups) if group.total]
    while len(kept) > 1 and (small := min(kept, key=_Joining.rank)).total < SMALLEST_GROUP:
        kept.remove(small)
        host = _host(small, kept)
        kept[kept.index(host)] = host.with_(small)
    kept.sort(key=lambda joining: joining.place)
    if kept and kept[0].total < SMALLEST_GROUP:
        return Coverage(suppressed=True)
    pairs = tuple((part.label, joining.parts[0].label) for joining in kept for part in joining.parts[1:])
    return Coverage(tuple(joining.made for joining in kept), pairs)


@dataclass(frozen=True, slots=True)
class _Joining:
    """Groups that are counted together, each with its place in the order given; the largest first."""

    placed: tuple[tuple[int, GroupCoverage], ...]

    @property
    def place(self) -> int:
        return self.placed[0][0]

    @property
    def parts(self) -> tuple[GroupCoverage, ...]:
        return tuple(group for _, group in self.placed)

    @property
    def total(self) -> int:
        return sum(part.total for part in self.parts)

    @property
    def made(self) -> GroupCoverage:
        first, *others = (part.label for part in self.parts)
        return replace(_sum(", ".join([first, *map(_inside, others)]), self.parts), near="")

    def rank(self) -> tuple[int, int]:
        return self.total, self.place

    def with_(self, small: _Joining) -> _Joining:
        return _Joining(tuple(sorted((*self.placed, *small.placed), key=lambda pair: (-pair[1].total, pair[0]))))


def _host(small: _Joining, others: Sequence[_Joining]) -> _Joining:
    wanted = {part.near for part in small.parts if part.near}
    for joining in others:
        if wanted & {part.label for part in joining.parts}:
            return joining
    return min(others, key=_Joining.rank)


def _inside(label: str) -> str:
    """A label as it stands behind another: 'account team', but 'TAs'."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _sum(label: str, parts: Sequence[GroupCoverage]) -> GroupCoverage:
    actions = dict.fromkeys(part.action for part in parts if part.action)
    return GroupCoverage(
        label=label,
        total=sum(part.total for part in parts),
        in_date=sum(part.in_date for part in parts),
        due=sum(part.due for part in parts),
        overdue=sum(part.overdue for part in parts),
        to_begin=sum(part.to_begin for part in parts),
        action="; ".join(actions),
    )


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """First answers to the questions of one clause: ``unsafe`` of ``answers``, given by so many different people."""

    clause: str
    in_short: str
    unsafe: int
    answers: int
    people: int
    action: str = ""

    @property
    def percent(self) -> int:
        """Unsafe answers in a hundred, to the nearest whole number."""
        return (self.unsafe * 200 + self.answers) // (2 * self.answers) if self.answers else 0


def weakest_clauses(results: Iterable[ClauseResult], most: int = MOST_CLAUSES) -> tuple[ClauseResult, ...]:
    """The clauses most often answered unsafely, the weakest first; none that fewer than five people were asked."""
    shown = [result for result in results if result.people >= SMALLEST_GROUP and result.unsafe and result.answers]
    shown.sort(key=lambda result: (-result.unsafe / result.answers, -result.answers))
    return tuple(shown[:most])


@dataclass(frozen=True, slots=True)
class EventCount:
    """Events of one kind in the period.

    ``people`` as counted, named or not; ``for_whom`` reads 'Staff and governors'.
    """

    kind: str
    events: int
    people: int
    for_whom: str = ""

    @property
    def people_shown(self) -> str:
        """'31', or 'under 5' where there were one to four."""
        return "under 5" if 0 < self.people < SMALLEST_GROUP else str(self.people)


@dataclass(frozen=True, slots=True)
class PolicyState:
    """The policy taught. ``coverage`` says in a sentence or two how far the questions cover its clauses."""

    approved: str
    review_due: str
    review_overdue: bool
    coverage: str = ""
    title: str = "Social Media Policy"
    approver: str = "The governing board (section 8)"


@dataclass(frozen=True, slots=True)
class GovernorsReport:
    """All that the report prints; it names nobody but who signs.

    ``period`` reads 'autumn term 2026', ``validity`` '12 months' or 'the school year'. ``pass_mark`` is in percent.
    ``consider`` are points for the governors; ``points_to_consider`` writes the usual ones.

    Raises:
        ValueError: where a clause is in it that fewer than five people were asked.
    """

    school: str
    period: str
    since: date
    until: date
    made_on: date
    coverage: Coverage
    events: tuple[EventCount, ...]
    weakest: tuple[ClauseResult, ...]
    policy: PolicyState
    signatory: str = ""
    validity: str = "12 months"
    pass_mark: int = 80
    consider: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(result.people < SMALLEST_GROUP for result in self.weakest):
            raise ValueError("a clause that fewer than five people were asked cannot be shown")


def points_to_consider(coverage: Coverage, weakest: Sequence[ClauseResult], policy: PolicyState) -> tuple[str, ...]:
    """What the figures put before the governors: the policy's review, who is overdue, the weakest clause."""
    points: list[str] = []
    if policy.review_overdue:
        points.append("Agree a date for reviewing the policy.")
    overdue = coverage.whole.overdue
    if overdue:
        who = "the person who is overdue" if overdue == 1 else f"the {overdue} people who are overdue"
        points.append(f"Note {who} and what is planned.")
    if weakest:
        points.append(f"Ask what changes for ‘{weakest[0].in_short}’ ({weakest[0].clause}), the weakest clause.")
    return tuple(points)
