"""The overview, the weakest clauses with what is done about them, and the report to the governors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.events import EventState
from oakmere_training.domain.evidence import (
    EventCount,
    GovernorsReport,
    PolicyState,
    joined_groups,
    points_to_consider,
)
from oakmere_training.domain.overview import Overview
from oakmere_training.domain.register_query import RegisterQuery, Show
from oakmere_training.domain.tiers import Tier
from oakmere_training.domain.validity import school_year_label, school_year_of, short_date
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.lead.clause_results import first_day, weakest
from oakmere_training.services.lead.next_steps import next_steps
from oakmere_training.services.lead.register import RegisterService

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from oakmere_training.domain.overview import PolicyDates
    from oakmere_training.domain.requirements import RoleGroup
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.records import Records

ACTION_MAX = 120
"""Characters of what is done about a clause."""
DUE_SHOWN = 5


class EvidenceService:
    """What the school can show, of one data folder."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._clock = clock
        self._register = RegisterService(database, catalogue, settings, clock)

    def overview(self) -> Overview:
        """All that the first page shows."""
        today, school = local_day(self._clock()), self._settings.school
        groups = self._register.coverage()
        with self._database.reading() as records:
            soon = RegisterQuery(Show.DUE_SOON)
            due = records.register.page(soon, today=today, warn_days=school.warn_days, limit=DUE_SHOWN)
            counts = records.register.counts(soon, today=today, warn_days=school.warn_days)
            return Overview(
                today=today,
                warn_days=school.warn_days,
                groups=groups,
                weakest=weakest(records, self._catalogue, today=today, year_ends=school.school_year_ends),
                steps=next_steps(records, self._catalogue, today=today, warn_days=school.warn_days),
                due=tuple(due),
                due_count=counts.due_soon,
            )

    def note_action(self, clause: str, action: str) -> None:
        """Keep what the school does about a weak clause this school year; '' takes it away.

        Raises:
            InvalidInputError: where it is too long; it is printed in a table.
        """
        action = " ".join(action.split())
        if len(action) > ACTION_MAX:
            raise InvalidInputError(
                f"This has {len(action)} characters; {ACTION_MAX} fit in the report.", field="action"
            )
        year = school_year_of(local_day(self._clock()), self._settings.school.school_year_ends)
        with self._database.writing() as records:
            if records.tallies.actions(year).get(clause, "") == action:
                return
            records.tallies.note_action(year, clause, action)
            entry = Activity(
                self._clock(), ActivityKind.ACTION_NOTED, about=clause, detail="" if action else "Taken away"
            )
            records.activity.add(entry)

    # -- the governors' report ------------------------------------------------------------------------------

    def governors_report(self, dates: PolicyDates) -> GovernorsReport:
        """The report on this school year so far, without names. ``dates`` are those of the policy taught."""
        today, school = local_day(self._clock()), self._settings.school
        year = school_year_of(today, school.school_year_ends)
        since = first_day(year, school.school_year_ends)
        groups = self._register.coverage()
        with self._database.reading() as records:
            planned = self._planned(records, today)
            clauses = weakest(records, self._catalogue, today=today, year_ends=school.school_year_ends)
            events = _event_counts(records, since, today)
        coverage = joined_groups(replace(group, action=planned.get(group.label, "")) for group in groups)
        policy = PolicyState(
            approved=str(dates.approved),
            review_due=str(dates.review_due),
            review_overdue=dates.past_due,
            coverage=self._coverage_text(),
        )
        signs = (school.signatory_name, school.signatory_title)
        return GovernorsReport(
            school=school.school_name,
            period=f"school year {school_year_label(year, school.school_year_ends)}",
            since=since,
            until=today,
            made_on=today,
            coverage=coverage,
            events=events,
            weakest=clauses,
            policy=policy,
            signatory=", ".join(part for part in signs if part),
            validity="the school year" if school.validity == "school_year_end" else f"{school.validity_months} months",
            pass_mark=school.pass_mark,
            consider=points_to_consider(coverage, clauses, policy),
        )

    def governors_report_pdf(self, dates: PolicyDates) -> bytes:
        """The report as a PDF of at most two pages. It is logged that it was made."""
        from oakmere_training.documents.governors_report import governors_report_pdf

        report = self.governors_report(dates)
        made = governors_report_pdf(report, mono=self._settings.school.crest_in_one_colour)
        with self._database.writing() as records:
            records.activity.add(Activity(self._clock(), ActivityKind.REPORT_MADE, about=report.period))
        return made

    def _planned(self, records: Records, today: date) -> dict[str, str]:
        """For each role group with someone due or overdue, the planned events that such people are down for."""
        needing: dict[UUID, RoleGroup] = {
            row.person_id: row.role_group
            for row in records.register.page(
                RegisterQuery(), today=today, warn_days=self._settings.school.warn_days, limit=-1
            )
        }
        found: dict[str, list[str]] = {}
        for event in reversed(records.events.in_state(EventState.PLANNED)):
            if event.held_on < today:
                continue
            for group in dict.fromkeys(needing[person] for person in event.people if person in needing):
                found.setdefault(group.label, []).append(f"{event.kind.label} on {short_date(event.held_on)}")
        return {label: "; ".join(dict.fromkeys(texts)) for label, texts in found.items()}

    def _coverage_text(self) -> str:
        clauses = self._catalogue.policy.taught_to(Tier.STAFF)
        asked: dict[str, int] = {}
        for quiz in self._catalogue.quizzes(Tier.STAFF):
            for question in quiz.questions:
                for clause in question.clauses:
                    asked[clause] = asked.get(clause, 0) + 1
        twice = sum(asked.get(clause.id, 0) > 1 for clause in clauses)
        return f"{twice} of the {len(clauses)} clauses that are taught to staff have two questions or more."


def _event_counts(records: Records, since: date, until: date) -> tuple[EventCount, ...]:
    return tuple(
        EventCount(kind.label, events, people, _for_whom(tier))
        for kind, tier, events, people in records.evidence.held(since, until)
    )


def _for_whom(tier: Tier | None) -> str:
    if tier is None or tier is Tier.STAFF:
        return "Staff, governors and volunteers"
    return "Parents and carers" if tier is Tier.PARENTS else "Pupils"
