"""One person: certificates, attempts, details, and what can be done with the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.domain.certificate_list import ListedState
from oakmere_training.domain.post_titles import role_of
from oakmere_training.domain.requirements import TrainingState
from oakmere_training.domain.tiers import Tier
from oakmere_training.domain.validity import long_date, short_date
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets import pills
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.fact_list import FactList
from oakmere_training.gui.widgets.row_list import ActionList
from oakmere_training.gui.widgets.text import Text
from oakmere_training.services.lead.person_views import AttemptLine, HeldLine

if TYPE_CHECKING:
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.pills import PillSpec
    from oakmere_training.services.lead.person_views import PersonPage

_CERTIFICATES = (
    Column("number", "Number", 166),
    Column("training", "Training"),
    Column("issued", "Issued", 116, optional=True, falls=True),
    Column("state", "State", 198),
    Column("do", "", 112, sortable=False),
)
_ATTEMPTS = (
    Column("finished", "Finished", 118, falls=True),
    Column("quiz", "Quiz"),
    Column("where", "Where", 140, optional=True),
    Column("points", "Points", 92),
    Column("critical", "Critical", 88),
    Column("result", "Result", 130),
)


class PersonScreen(LeadPage):
    """Shows a ``PersonPage``. ``reprint_asked`` and ``why_asked`` send a ``HeldLine``; the rest are intents."""

    train_asked = Signal()
    reprint_asked = Signal(object)
    why_asked = Signal(object)
    change_asked = Signal()
    left_asked = Signal()
    returned_asked = Signal()
    merge_asked = Signal()
    export_asked = Signal()
    revoke_asked = Signal()
    erase_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, page: PersonPage) -> None:
        super().__init__(theme, pictures, LeadSection.REGISTER, page.person.name, back=True)
        self._page = page
        self.acted: object = None
        """The row of the record's list that was pressed last."""
        spec = state_of(page)
        if spec is not None:
            self.add_action(pills.state_pill(theme, spec))
        self.train = Button(theme, "Start training", "primary", icon="arrow-right", small=True)
        self.train.clicked.connect(self.train_asked)
        self.add_action(self.train)
        self.train.setVisible(page.person.tier is Tier.STAFF and not page.has_left)
        self.body.addWidget(Columns(theme, self._tables(), self._side(), 280, 236), 1)
        self.fit()

    def default_widget(self) -> QWidget:
        """Start training, where there is any to start, or a table."""
        return (self.certificates or self.attempts) if self.train.isHidden() else self.train

    def focus_on(self, acted: object) -> None:
        """Where the page was made again after one of the record's rows: that row, or a table where it is gone."""
        row = self.record.rows.get(acted)
        back = row if row is not None and row.isEnabled() else self.certificates or self.attempts
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- tables ----------------------------------------------------------------------------------------------

    def _tables(self) -> QWidget:
        theme, page = self.theme, self._page
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.certificates: TableView | None = None
        if page.certificates:
            self.certificates = self._certificates()
            count = len(page.certificates)
            caption = f"Certificates: {count}. A renewal never deletes one." if count > 1 else "Certificates: 1"
            column.addWidget(TableCard(theme, self.certificates, caption=caption))
        else:
            column.addWidget(_nothing(theme, "No certificate yet."))
        taken: RowsModel[AttemptLine] = RowsModel(
            _ATTEMPTS, _attempt_cells, page.attempts, key=lambda line: line.id, sort=("finished", True)
        )
        self.attempts = TableView(theme, taken, "Attempts")
        self.attempts.set_empty("book", "No quiz finished yet.")
        column.addWidget(TableCard(theme, self.attempts, caption=f"Attempts: {len(page.attempts)}"), 1)
        return box

    def _certificates(self) -> TableView:
        model: RowsModel[HeldLine] = RowsModel(
            _CERTIFICATES,
            _certificate_cells,
            self._page.certificates,
            key=lambda line: line.number,
            sort=("issued", True),
        )
        table = TableView(self.theme, model, "Certificates", grows=False)
        table.action.connect(self._certificate_pressed)
        table.opened.connect(self._certificate_pressed)
        return table

    def _certificate_pressed(self, line: object, _: str = "") -> None:
        if isinstance(line, HeldLine):
            revoked = line.state is ListedState.REVOKED
            (self.why_asked if revoked else self.reprint_asked).emit(line)

    # -- the side --------------------------------------------------------------------------------------------

    def _side(self) -> QWidget:
        theme = self.theme
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        details = Card(theme, padding=(18, 14, 14, 14), spacing=4)
        details.column.addWidget(Text(theme, "Details", "title", size=(18, 26)))
        details.column.addWidget(FactList(theme, _details(self._page), label_width=62, size=(16, 23)))
        column.addWidget(details)
        record = Card(theme, padding=(18, 14, 16, 12), spacing=2)
        record.column.addWidget(Text(theme, "This person’s record", "title", size=(18, 26)))
        self.record = ActionList(theme, self._actions())
        self.record.chosen.connect(self._act)
        self.record.rows["revoke"].setEnabled(bool(self._page.revocable))
        record.column.addWidget(self.record)
        record.column.addSpacing(6)
        note = "A new name shows on new certificates only. Every change is kept in the activity log."
        record.column.addWidget(Text(theme, note, "small", color="ink2", size=(15, 21)))
        record.column.addStretch(1)
        column.addWidget(record, 1)
        return box

    def _actions(self) -> list[tuple[object, str, str, bool]]:
        person = self._page.person
        staff = person.tier is Tier.STAFF
        actions: list[tuple[object, str, str, bool]] = [
            ("change", "pencil", "Change name or role" if staff else "Change name", False)
        ]
        if staff and person.left_on is None:
            actions.append(("left", "leave", "Mark as left", False))
        elif staff:
            actions.append(("returned", "again", "Mark as back", False))
        return [
            *actions,
            ("merge", "merge", "Merge two entries", False),
            ("export", "download", "Export everything", False),
            ("revoke", "stop-sign", "Revoke a certificate", True),
            ("erase", "bin", "Erase this person", True),
        ]

    def _act(self, key: object) -> None:
        signals = {
            "change": self.change_asked,
            "left": self.left_asked,
            "returned": self.returned_asked,
            "merge": self.merge_asked,
            "export": self.export_asked,
            "revoke": self.revoke_asked,
            "erase": self.erase_asked,
        }
        self.acted = key
        signals[str(key)].emit()

    def fit(self) -> None:
        """In a small window the line below the name says the post alone."""
        super().fit()
        if hasattr(self, "_page"):
            self.set_subtitle(subtitle(self._page, short=self.is_small))


def state_of(page: PersonPage) -> PillSpec | None:
    """The pill beside the name: what asks most for something to be done."""
    if page.person.left_on is not None:
        word = "Left" if page.has_left else "Leaves"
        return pills.PillSpec(f"{word} {short_date(page.person.left_on)}", "neutral", "leave")
    worst = page.worst
    if worst is None:
        return None
    if worst.state is TrainingState.NEVER_TRAINED or worst.due_on is None:
        done = pills.PillSpec("In date", "best", "tick")
        return pills.NEVER_TRAINED if worst.state is TrainingState.NEVER_TRAINED else done
    days = (worst.due_on - page.today).days
    if worst.state is TrainingState.OVERDUE:
        return pills.overdue(-days)
    return pills.due_in(days) if worst.state is TrainingState.DUE else pills.in_date_until(worst.due_on)


def subtitle(page: PersonPage, *, short: bool) -> str:
    """'Class teacher, Year 4. On the register since 2 December 2024.'."""
    person = page.person
    post = f"{person.post_title or person.role.label}."
    if short or person.tier is not Tier.STAFF:
        return post
    return f"{post} On the register since {long_date(page.since)}."


def _details(page: PersonPage) -> list[tuple[str, str]]:
    person = page.person
    rows = [("Name", f"**{person.name}**")]
    if person.post_title and role_of(person.post_title) is person.role:
        also = "; official accounts" if person.account_administrator else ""
        rows.append(("Role", f"{person.post_title}{also}"))
    else:
        rows.append(("Role", person.role_label))
        rows += [("Post", person.post_title)] if person.post_title else []
    if page.needs:
        rows.append(("Needs", "; ".join(dict.fromkeys(need.training for need in page.needs))))
    if person.staff_number:
        rows.append(("Staff no.", person.staff_number))
    if person.left_on is not None:
        rows.append(("Last day", long_date(person.left_on)))
    return rows


def certificate_pill(line: HeldLine) -> PillSpec:
    """What a certificate is worth today."""
    if line.state is ListedState.REVOKED:
        return pills.REVOKED
    if line.state is ListedState.REPLACED:
        return pills.REPLACED
    made = {
        ListedState.IN_DATE: pills.until,
        ListedState.DUE_SOON: pills.due_soon,
        ListedState.RAN_OUT: pills.ran_out,
    }
    return made[line.state](line.valid_until)


def _certificate_cells(line: HeldLine) -> dict[str, Cell | str]:
    revoked = line.state is ListedState.REVOKED
    return {
        "number": Cell.bold(line.number),
        "training": line.training,
        "issued": Cell(short_date(line.issued), sort=(line.issued, line.number)),
        "state": Cell.pill(certificate_pill(line), sort=(line.state.value, line.valid_until)),
        "do": Cell.link("Why", "info") if revoked else Cell.link("Reprint", "print"),
    }


def _attempt_cells(line: AttemptLine) -> dict[str, Cell | str]:
    critical = f"{line.critical_safe} of {line.critical_total}" if line.critical_total else "–"
    return {
        "finished": Cell(short_date(line.finished), sort=line.finished),
        "quiz": line.quiz,
        "where": line.where,
        "points": Cell(f"{line.points} of {line.maximum}", sort=line.points / max(1, line.maximum)),
        "critical": Cell(critical, sort=line.critical_safe, said=critical if line.critical_total else "None"),
        "result": Cell.pill(pills.REVOKED if line.revoked else pills.PASSED if line.passed else pills.NOT_YET),
    }


def _nothing(theme: Theme, text: str) -> QWidget:
    """A card that says that there is nothing."""
    card = Card(theme, padding=(20, 16, 20, 16))
    card.column.addWidget(Text(theme, text, color="ink2"))
    return card
