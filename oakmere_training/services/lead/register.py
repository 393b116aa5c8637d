"""The training register: pages of it, who needs what, and files of it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.evidence import GroupCoverage
from oakmere_training.domain.register import NEVER
from oakmere_training.domain.register_query import RegisterQuery, Show, SortBy
from oakmere_training.domain.requirements import REFRESHER, Requirement, RoleGroup
from oakmere_training.domain.tiers import Tier
from oakmere_training.domain.validity import school_year_label, school_year_of
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.lead.standing import refresh, seed_requirements
from oakmere_training.services.lead.tallies import count_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from oakmere_training.domain.register_query import RegisterCounts, RegisterRow
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.records import Records
    from oakmere_training.tablefiles.writing import Cell

TITLE_MAX = 60
"""Characters of what training is called."""
MOST_DAYS = 365

_HEADER = (
    "Name", "Role", "Group", "Training", "State", "Due", "Completed", "Points", "Out of", "Valid until",
    "Policy version", "Certificate",
)  # fmt: skip
_NEAR = {RoleGroup.ACCOUNT_TEAM: RoleGroup.SUPPORT_STAFF.label}


@dataclass(frozen=True, slots=True)
class TrainingChoice:
    """A quiz, or the refresher, that a rule can ask for."""

    quiz_id: str
    title: str


class RegisterService:
    """The register of one data folder. Each change is logged in its own transaction."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._clock = clock

    @property
    def today(self) -> date:
        """The local day."""
        return local_day(self._clock())

    @property
    def warn_days(self) -> int:
        """How many days before it runs out training is due."""
        return self._settings.school.warn_days

    @property
    def school_year(self) -> int:
        """The year in which this school year began."""
        return school_year_of(self.today, self._settings.school.school_year_ends)

    @property
    def school_year_label(self) -> str:
        """'2026 to 2027'."""
        return school_year_label(self.school_year, self._settings.school.school_year_ends)

    def prepare(self) -> None:
        """Bring the register up to date; call it when the area is opened.

        Sets the usual rules at the first opening, works out rows and counts that records of an older version lack,
        and moves those whose last day has come.
        """
        if self._database.read_only:
            return
        with self._database.reading() as records:
            never_set = records.requirements.never_set()
            behind = records.standings.out_of_step(self.today)
            uncounted = not records.tallies.any() and records.tallies.any_to_count()
        if not (never_set or behind or uncounted):
            return
        with self._database.writing() as records:
            seeded = never_set and seed_requirements(records, self._catalogue, self.today)
            if seeded or behind:
                refresh(records, today=self.today)
            if uncounted:
                count_all(records, year_ends=self._settings.school.school_year_ends)

    # -- the list -------------------------------------------------------------------------------------------

    def page(self, query: RegisterQuery, after: RegisterRow | None = None, limit: int = 100) -> list[RegisterRow]:
        """The rows that follow ``after`` (``None``: the first ones), at most ``limit``."""
        with self._database.reading() as records:
            return records.register.page(query, today=self.today, warn_days=self.warn_days, after=after, limit=limit)

    def counts(self, query: RegisterQuery) -> RegisterCounts:
        """How many rows each choice shows, for the group and search of ``query``."""
        with self._database.reading() as records:
            return records.register.counts(query, today=self.today, warn_days=self.warn_days)

    def coverage(self) -> tuple[GroupCoverage, ...]:
        """People by role group, each counted once: trained and in date, of them due soon, overdue, still to begin."""
        with self._database.reading() as records:
            found = records.register.coverage(today=self.today, warn_days=self.warn_days)
        counted = {
            group: GroupCoverage(
                label=group.label,
                total=total,
                in_date=total - overdue - new,
                due=due,
                overdue=overdue,
                to_begin=new,
                near=_NEAR.get(group, ""),
            )
            for group, total, overdue, new, due in found
        }
        return tuple(counted.get(group) or GroupCoverage(group.label, 0, 0) for group in RoleGroup)

    # -- who needs what -------------------------------------------------------------------------------------

    def requirements(self) -> tuple[Requirement, ...]:
        """The rules, in the order shown."""
        with self._database.reading() as records:
            return records.requirements.all()

    def choices(self) -> tuple[TrainingChoice, ...]:
        """What a rule can ask for at the start: the staff's quizzes that give a certificate."""
        return tuple(
            TrainingChoice(quiz.id, quiz.title) for quiz in self._catalogue.quizzes(Tier.STAFF) if quiz.cpd_minutes
        )

    def renewal_choices(self) -> tuple[TrainingChoice, ...]:
        """What a rule can ask for later: the refresher first, then the same quizzes."""
        return (TrainingChoice(REFRESHER, "Refresher, drawn for each person"), *self.choices())

    def new_requirement(self) -> Requirement:
        """A rule to fill in."""
        return Requirement(
            id="", title="", renewal_title="", groups=(), quiz_ids=(), renewal_quiz_ids=(REFRESHER,), within_days=14,
            created_on=self.today,
        )  # fmt: skip

    def save_requirement(self, rule: Requirement) -> Requirement:
        """Keep a new rule (without an id) or a changed one, and work out the register anew.

        Where the rule asks for other quizzes or binds more groups than before, the days for the first pass begin
        today, so that nobody is overdue at once.

        Raises:
            InvalidInputError: naming the field: title, groups, quizzes, renewal, within.
            NotFoundError: the rule is gone.
        """
        rule = _checked(rule)
        with self._database.writing() as records:
            before = records.requirements.get(rule.id) if rule.id else None
            if before is None and rule.id:
                raise NotFoundError("This rule is no longer in the records.", details=rule.id)
            if before is None:
                kept = dataclasses.replace(
                    rule,
                    id=f"rule-{uuid4().hex[:12]}",
                    created_on=self.today,
                    position=records.requirements.next_position(),
                )
                records.requirements.add(kept)
            else:
                wider = set(rule.quiz_ids) != set(before.quiz_ids) or set(rule.groups) - set(before.groups)
                kept = dataclasses.replace(
                    rule, created_on=self.today if wider else before.created_on, position=before.position
                )
                records.requirements.change(kept)
            if kept != before:
                self._log(records, kept.title, _difference(before, kept))
                refresh(records, today=self.today)
        return kept

    def remove_requirement(self, requirement_id: str) -> None:
        """Take a rule away; certificates stay. Raises ``NotFoundError`` where it is gone already."""
        with self._database.writing() as records:
            rule = records.requirements.get(requirement_id)
            records.requirements.remove(requirement_id)
            self._log(records, rule.title if rule else requirement_id, "Taken away")
            refresh(records, today=self.today)

    def _log(self, records: Records, about: str, detail: str) -> None:
        records.activity.add(Activity(self._clock(), ActivityKind.REQUIREMENT_CHANGED, about=about, detail=detail))

    # -- files ----------------------------------------------------------------------------------------------

    def csv(self) -> bytes:
        """The whole register as CSV, by surname. It is logged that it was made."""
        from oakmere_training.tablefiles.writing import csv_bytes

        table = self._table()
        made = csv_bytes(_HEADER, table)
        self._exported("CSV", len(table))
        return made

    def xlsx(self) -> bytes:
        """The whole register as a workbook, by surname. It is logged that it was made."""
        from oakmere_training.tablefiles.writing import xlsx_bytes

        table = self._table()
        made = xlsx_bytes("Training register", _HEADER, table)
        self._exported("XLSX", len(table))
        return made

    def ics(self) -> bytes:
        """Every due date of those who have not left, as an iCalendar file. It is logged that it was made."""
        from oakmere_training.tablefiles.calendar import DueDate, due_dates_ics

        rows = self.page(RegisterQuery(Show.ALL), limit=-1)
        entries = [
            DueDate(":".join(row.key), row.name, row.training, row.due_on) for row in rows if row.due_on != NEVER
        ]
        made = due_dates_ics(entries, self._settings.school.school_name, self._clock())
        self._exported("Due dates as iCalendar", len(entries))
        return made

    def _table(self) -> list[Sequence[Cell]]:
        by_name = RegisterQuery(Show.ALL, sort=SortBy.NAME)
        today, warn_days = self.today, self.warn_days
        with self._database.reading() as records:
            rows = [
                row
                for show in (Show.ALL, Show.LEFT)
                for row in records.register.page(
                    dataclasses.replace(by_name, show=show), today=today, warn_days=warn_days, limit=-1
                )
            ]
        return [_cells(row, today, warn_days) for row in rows]

    def _exported(self, about: str, count: int) -> None:
        detail = "1 row" if count == 1 else f"{count:,} rows"
        with self._database.writing() as records:
            records.activity.add(Activity(self._clock(), ActivityKind.REGISTER_EXPORTED, about=about, detail=detail))


def _cells(row: RegisterRow, today: date, warn_days: int) -> Sequence[Cell]:
    state = row.state(today, warn_days)
    return (
        row.name,
        row.role_label,
        row.role_group.label,
        row.training,
        state.value.capitalize(),
        None if row.due_on == NEVER else row.due_on,
        row.completed_on,
        row.points,
        row.maximum,
        row.valid_until,
        row.policy_version,
        row.certificate_number,
    )


def _checked(rule: Requirement) -> Requirement:
    title, renewal_title = (" ".join(text.split()) for text in (rule.title, rule.renewal_title))
    if not title:
        raise InvalidInputError("Say what the training is called, for example “Induction”.", field="title")
    for text, field in ((title, "title"), (renewal_title, "renewal")):
        if len(text) > TITLE_MAX:
            raise InvalidInputError(f"This has {len(text)} characters; {TITLE_MAX} fit.", field=field)
    if not rule.groups:
        raise InvalidInputError("Tick who needs it.", field="groups")
    if not rule.quiz_ids:
        raise InvalidInputError("Tick at least one quiz to pass at the start.", field="quizzes")
    if not 0 <= rule.within_days <= MOST_DAYS:
        raise InvalidInputError(f"Choose 0 to {MOST_DAYS} days.", field="within")
    if not rule.renewal_quiz_ids:
        renewal_title = ""
    return dataclasses.replace(
        rule,
        title=title,
        renewal_title=renewal_title or (title if rule.renewal_quiz_ids else ""),
        groups=tuple(group for group in RoleGroup if group in rule.groups),
    )


def _difference(before: Requirement | None, after: Requirement) -> str:
    """What was changed, for the log."""
    if before is None:
        return "Added"
    names = {
        "title": "name",
        "renewal_title": "name",
        "groups": "who",
        "quiz_ids": "first quizzes",
        "renewal_quiz_ids": "renewal",
        "within_days": "days",
    }
    changed = [word for name, word in names.items() if getattr(before, name) != getattr(after, name)]
    return f"Changed: {', '.join(dict.fromkeys(changed))}"
