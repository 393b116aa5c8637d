"""The parts of the training lead's pages, each group on a page of its own, for the gallery."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell, Section
from oakmere_training.gui.tables.columns import STRETCH, Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets import bars, pills
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.choice_card import ChoiceCard, TickRow
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.combo import ComboBox, ComboField
from oakmere_training.gui.widgets.consequences import ConsequencePair
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.hint_field import HintField
from oakmere_training.gui.widgets.menu_button import MenuButton
from oakmere_training.gui.widgets.moments import DateField, TimeField
from oakmere_training.gui.widgets.progress_card import ProgressCard
from oakmere_training.gui.widgets.rings import CountRing, RingCard
from oakmere_training.gui.widgets.row_list import ActionList, SettingsList
from oakmere_training.gui.widgets.segmented import Segmented
from oakmere_training.gui.widgets.slips import SlipPreview
from oakmere_training.gui.widgets.step_bar import StepBar
from oakmere_training.gui.widgets.stepper import StepperField
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.gui.flows.context import Context

NAMES = (
    "lead-kit-register",
    "lead-kit-certificates",
    "lead-kit-person",
    "lead-kit-coverage",
    "lead-kit-empty",
    "lead-kit-overview",
    "lead-kit-form",
    "lead-kit-parts",
    "lead-kit-dialog",
    "lead-kit-menu",
)
_LONG = "José-María O'Connor-Fitzgerald de la Cruz y Montenegro"


class Entry(NamedTuple):
    """A person on the sample register."""

    name: str
    role: str
    training: str
    state: pills.PillSpec
    passed: date | None


PEOPLE = (
    Entry("D. Template", "Reading volunteer", "Induction", pills.overdue(12), None),
    Entry("F. Dummy", "Volunteer, Forest School", "Induction", pills.overdue(5), None),
    Entry(_LONG, "Lunchtime supervisor", "Yearly refresher", pills.overdue(3), date(2025, 11, 21)),
    Entry("A. Example", "Class teacher, Year 4", "Yearly refresher", pills.due_in(3), date(2025, 11, 27)),
    Entry("A. Placeholder", "Parent governor", "Yearly refresher", pills.due_in(11), date(2025, 12, 5)),
    Entry("V. Blank", "Teaching assistant", "Yearly refresher", pills.due_in(14), date(2025, 12, 8)),
    Entry("H. Draft", "Class teacher, Year 1", "Yearly refresher", pills.due_in(16), date(2025, 12, 10)),
    Entry("W. Filler", "Co-opted governor", "Yearly refresher", pills.due_in(21), date(2025, 12, 15)),
)
REGISTER = (
    Column("tick", "", 46, sortable=False),
    Column("name", "Name", 162),
    Column("role", "Role"),
    Column("training", "Training", 162, small_width=152),
    Column("state", "Status", 253, small_width=220),
    Column("passed", "Last passed", 150, optional=True, falls=True),
    Column("chevron", "", 48, sortable=False),
)


def short(day: date | None) -> Cell:
    """A date as tables show it."""
    return Cell.muted("Not yet passed") if day is None else Cell.muted(f"{day.day} {day:%b %Y}", sort=day)


def register_cells(entry: Entry) -> dict[str, Cell | str]:
    """A row of the sample register."""
    return {
        "tick": Cell.tick(),
        "name": Cell.bold(entry.name),
        "role": entry.role,
        "training": entry.training,
        "state": Cell.pill(entry.state),
        "passed": short(entry.passed),
        "chevron": Cell.chevron(),
    }


def register(context: Context) -> LeadPage:
    """Banner, rings, filters and a table."""
    theme = context.theme
    page = LeadPage(theme, context.pictures, LeadSection.REGISTER, "Training register")
    page.add_action(Text(theme, "Tuesday 24 November 2026", "small", color="ink2", wrap=False))
    page.add_action(MenuButton(theme, "Export", (("csv", "document", "CSV file"),)))
    said = "**The policy is past its review date.** Review was due in October 2026 and no newer version is recorded."
    page.body.addWidget(Banner(theme, said, "caution", button="Record a review"))
    page.body.addSpacing(8)
    rings = FlowRow(spacing=12, even=True)
    for role, done, of, note in (
        ("Teachers", 16, 16, "2 due soon"),
        ("Support staff", 23, 24, "1 overdue"),
        ("Governors", 9, 9, "2 due soon"),
        ("Volunteers", 9, 11, "2 overdue"),
    ):
        rings.add(RingCard(theme, role, done, of, note))
    page.body.addWidget(rings)
    page.body.addSpacing(10)
    filters = FlowRow(spacing=10, middle=True)
    filters.add(ComboBox(theme, "Role", (("", "All roles"), ("t", "Teachers"))))
    parts = ("Needs action 8", "Overdue 3", "Due soon 5", "All 62")
    filters.add(Segmented(theme, "Show", parts, icons=("", "alert", "clock", ""), height=44, pad=14))
    filters.add(Button(theme, "Start session (2)", "primary", icon="events", small=True))
    page.body.addWidget(filters)
    page.body.addSpacing(8)
    model = RowsModel(REGISTER, register_cells, PEOPLE, key=lambda e: e.name, sort=("state", False))
    model.set_ticked(["A. Example", "A. Placeholder"])
    table = TableView(theme, model, "People")
    page.body.addWidget(TableCard(theme, table), 1)
    page.first = table
    return page


def certificates(context: Context) -> LeadPage:
    """A table beside a side column, with a foot."""
    theme = context.theme
    page = LeadPage(theme, context.pictures, LeadSection.CERTIFICATES, "Certificates")
    page.add_action(Button(theme, "Export list", "secondary", icon="download", small=True))
    columns = (
        Column("tick", "", 42, sortable=False),
        Column("number", "Number", 166, small_width=158),
        Column("name", "Name", 122, small_width=STRETCH),
        Column("training", "Training", optional=True),
        Column("issued", "Issued", 117, small_width=106, falls=True),
        Column("state", "State", 209, small_width=206),
    )
    day = date(2026, 11, 24)
    states = (
        pills.until(date(2027, 11, 24)),
        pills.due_soon(date(2026, 12, 5)),
        pills.REPLACED,
        pills.REVOKED,
        pills.ran_out(date(2026, 11, 21)),
        pills.HOLDER_LEFT,
        pills.NEVER_TRAINED,
    )
    rows = tuple((f"OPS-2026-00{40 + n}-B", PEOPLE[n].name, day.replace(day=24 - n), s) for n, s in enumerate(states))
    model = RowsModel(
        columns,
        lambda row: {
            "tick": Cell.tick(),
            "number": Cell.bold(row[0]),
            "name": row[1],
            "training": "Refresher 2026",
            "issued": Cell(f"{row[2].day} {row[2]:%b %Y}", sort=row[2]),
            "state": Cell.pill(row[3]),
        },
        rows,
        key=lambda row: row[0],
        sort=("issued", True),
    )
    model.set_ticked([rows[0][0], rows[1][0]])
    side = Card(theme, padding=(20, 16, 20, 16), spacing=8)
    side.column.addWidget(Text(theme, "Check a certificate", "title", size=(18, 26)))
    side.column.addWidget(HintField(theme, "Number or code", hint="From the certificate, bottom right."))
    side.column.addWidget(Button(theme, "Check", "secondary", icon="search", small=True))
    side.column.addStretch(1)
    table = TableCard(theme, TableView(theme, model, "Certificates"))
    page.body.addWidget(Columns(theme, table, side, 258, 224), 1)
    page.add_foot(Button(theme, "Print 2", icon="print"), note="Replaced and run-out certificates stay on the record.")
    return page


def person(context: Context) -> LeadPage:
    """Two tables with captions, one as high as its rows; sections; actions."""
    theme = context.theme
    page = LeadPage(
        theme, context.pictures, LeadSection.REGISTER, _LONG, "Class teacher, Year 4. Since 2 December 2024.", back=True
    )
    page.add_action(pills.state_pill(theme, pills.in_date_until(date(2027, 11, 24))))
    page.add_action(Button(theme, "Start training", icon="arrow-right", small=True))
    columns = (
        Column("number", "Number", 166),
        Column("training", "Training"),
        Column("state", "State", 198),
        Column("print", "", 116, right=True, sortable=False),
    )
    model = RowsModel(
        columns,
        lambda row: {
            "number": Cell.bold(row),
            "training": "Refresher 2026",
            "state": Cell.pill(pills.until(date(2027, 11, 24))),
            "print": Cell.link("Reprint", "print"),
        },
        ("OPS-2026-0042-K", "OPS-2025-0117-C"),
        sort=("number", True),
    )
    main = QWidget()
    column = QVBoxLayout(main)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    caption = "Certificates: 2. A renewal never deletes one."
    column.addWidget(TableCard(theme, TableView(theme, model, "Certificates", grows=False), caption=caption))
    sections = RowsModel(
        REGISTER[1:5],
        lambda row: {"name": Cell.bold(row), "role": "Teacher", "state": Cell.pill(pills.READY)},
        (Section("Next"), "D. Template", Section("Waiting"), "L. Trial", "F. Dummy"),
    )
    column.addWidget(TableCard(theme, TableView(theme, sections, "Queue", selects=True)), 1)
    side = Card(theme, padding=(20, 14, 20, 14), spacing=2)
    side.column.addWidget(Text(theme, "This person’s record", "title", size=(18, 26)))
    actions = (
        ("change", "pencil", "Change name or role", False),
        ("left", "leave", "Mark as left", False),
        ("merge", "merge", "Merge two entries", False),
        ("export", "download", "Export everything", False),
        ("revoke", "stop-sign", "Revoke a certificate", True),
        ("erase", "bin", "Erase this person", True),
    )
    side.column.addWidget(ActionList(theme, actions))
    side.column.addStretch(1)
    page.body.addWidget(Columns(theme, main, side, 280, 236), 1)
    return page


def coverage(context: Context) -> LeadPage:
    """Cells with marks, rows that open, a slim banner in the foot."""
    theme = context.theme
    page = LeadPage(theme, context.pictures, LeadSection.QUIZZES, "Quizzes and policy", "How many questions teach it.")
    page.add_action(Segmented(theme, "Show", ("Coverage", "Quizzes", "Policy"), height=44, pad=14))
    tiers = ("Wrens", "Hedgehogs", "Otters", "Staff", "Parents")
    columns = (
        Column("clause", "Clause", 92),
        Column("short", "In short", sortable=False),
        *(Column(tier, tier, 116, small_width=96, sortable=False) for tier in tiers),
    )
    counts = {"P1": (4, 5, 6), "P2": (1, 6, 8), "P3": (0, 3, 4)}

    def cells(row: str) -> dict[str, Cell | str]:
        if row.startswith("Section"):
            first: dict[str, Cell | str] = {"clause": Cell.branch(row, is_open=True, span=2)}
            return first | {tier: Cell.muted("4 of 7") for tier in tiers[:3]}
        bound = (*counts[row], None, None)
        marks: dict[str, Cell | str] = {tier: Cell.coverage(n) for tier, n in zip(tiers, bound, strict=True)}
        return marks | {"clause": Cell.bold(row), "short": "Be respectful to staff, pupils, parents and carers"}

    model = RowsModel(columns, cells, ("Section 4: personal use by pupils", *counts))
    model.spans = True
    page.body.addWidget(TableCard(theme, TableView(theme, model, "Coverage", cells=True)), 1)
    banner = Banner(theme, "**3 gaps for Wrens:** P4 has no question; P3 and P5 have one each.", "caution", slim=True)
    page.add_foot_left(banner, stretch=1)
    page.add_foot(Button(theme, "New question", icon="plus"))
    return page


def empty(context: Context) -> LeadPage:
    """A table without rows."""
    theme = context.theme
    page = LeadPage(theme, context.pictures, LeadSection.REGISTER, "Training register")
    model: RowsModel[Entry] = RowsModel(REGISTER, register_cells, ())
    table = TableView(theme, model, "People")
    table.set_empty("people", "Nobody is on the register yet.", Button(theme, "Import staff", icon="upload"))
    page.body.addWidget(TableCard(theme, table), 1)
    return page


def overview(context: Context) -> LeadPage:
    """Charts with their key, and a ring."""
    theme = context.theme
    page = LeadPage(theme, context.pictures, LeadSection.OVERVIEW, "Overview")
    card = Card(theme, padding=(20, 16, 20, 16), spacing=12)
    for role, parts in (("Teachers", (14, 2, 0)), ("Support staff", (20, 3, 1)), ("Volunteers", (9, 0, 2))):
        row = QHBoxLayout()
        name = Text(theme, role, bold=True, size=(16, 22), wrap=False)
        name.setMinimumWidth(theme.px(124))
        row.addWidget(name)
        row.addWidget(bars.StackedBar(theme, *parts, said=f"{role}: {sum(parts[:2])} of {sum(parts)} in date"), 1)
        card.column.addLayout(row)
    keys = FlowRow(spacing=20)
    for kind, text in (("solid", "In date"), ("hatch", "In date, due within 30 days"), ("open", "Overdue")):
        keys.add(bars.BarKey(theme, kind, text))
    card.column.addWidget(keys)
    card.column.addWidget(bars.SingleBar(theme, 0.31, "31 per cent"))
    card.column.addStretch(1)
    side = Card(theme, padding=(20, 16, 20, 16), spacing=12)
    side.column.addWidget(CountRing(theme, 4, 7, "finished"))
    for spec in (pills.overdue(12), pills.due_in(3), pills.NO_PROBLEMS, pills.to_look_at(1), pills.IN_PROGRESS):
        side.column.addWidget(pills.state_pill(theme, spec))
    side.column.addStretch(1)
    page.body.addWidget(Columns(theme, card, side), 1)
    return page


def form(context: Context) -> LeadPage:
    """Fields of all kinds."""
    theme = context.theme
    page = LeadPage(theme, context.pictures, LeadSection.EVENTS, "New event", "It can still be changed.", back=True)
    card = Card(theme, padding=(20, 16, 20, 16), spacing=14)
    kinds = ("Induction", "Refresher", "CPD session", "Lesson", "Assembly", "Workshop")
    card.column.addWidget(Segmented(theme, "Kind", kinds, pad=6, fills=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    wrong = TimeField(theme, "Starts", time(15, 45))
    wrong.set_error("There is no such time.")
    across = theme.scale < 1.5
    fields: tuple[QWidget, ...] = (
        DateField(theme, "Date", date(2026, 11, 24)),
        wrong,
        ComboField(theme, "Led by", ((1, "N. Model"), (2, _LONG))),
        HintField(theme, "Place", hint="Printed on the attendance sheet."),
        StepperField(theme, "Declared minutes", 5, 480, 45, step=5),
        StepperField(theme, "Pass mark", 50, 100, 100, suffix="%"),
    )
    for place, field in enumerate(fields):
        grid.addWidget(field, place // 3 if across else place, place % 3 if across else 0, Qt.AlignmentFlag.AlignTop)
    card.column.addLayout(grid)
    card.column.addWidget(TickRow(theme, "Induction: the whole policy", "15 questions, 20 minutes", chip="Section 1"))
    first = ChoiceCard(theme, "Short top-up", "Changed and new clauses only: 6 questions, about 6 minutes")
    first.setChecked(True)
    card.column.addWidget(first)
    card.column.addWidget(ChoiceCard(theme, "At the next refresher", "Asked first when each person is next due"))
    page.body.addWidget(card, 1)
    page.add_foot(
        Button(theme, "Save for later", "secondary"),
        Button(theme, "Start hall mode", icon="events"),
        note="The certificate prints the declared minutes, not the time at the keyboard.",
    )
    return page


def parts(context: Context) -> LeadPage:
    """Steps, progress, banners, slips, settings, danger."""
    theme = context.theme
    page = LeadPage(theme, context.pictures, LeadSection.SETTINGS, "School settings")
    page.add_action(pills.state_pill(theme, pills.ALL_SAVED))
    page.body.addWidget(StepBar(theme, ("File", "Columns", "Check", "Done"), 2))
    page.body.addSpacing(14)
    main = QWidget()
    column = QVBoxLayout(main)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    work = ProgressCard(theme, "Certificates: one PDF")
    work.set_progress(3, 5, "J. Pretend")
    aliases = [f"Otter {n}" for n in range(1, 5)]
    for part in (
        work,
        Banner(theme, "Who has which slip is the class teacher’s to know.", "info", slim=True),
        Banner(theme, "**Nothing was written.** The disk is full.", "danger", button="Try again"),
        SlipPreview(theme, context.pictures, Tier.UPPER_KS2, "Year 5 A", aliases),
    ):
        column.addWidget(part)
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.addWidget(Button(theme, "Empty class", "danger", small=True))
    row.addWidget(Button(theme, "Erase", "danger_filled", icon="bin"))
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    entries = (
        ("school", "person", "School and people"),
        ("dates", "clock", "Training and dates"),
        ("pass", "key", "Passphrase"),
        ("log", "list", "Activity log"),
    )
    side = SettingsList(theme, "Settings", entries, "dates")
    page.body.addWidget(Columns(theme, main, side, 212, 190, side_first=True, gap=20), 1)
    return page


def erase_dialog(context: Context) -> LeadDialog:
    """A dialog that cannot be undone."""
    theme = context.theme
    text = "This cannot be undone. If they have only left the school, use Mark as left."
    dialog = LeadDialog(
        theme,
        context.window,
        "Erase A. Example?",
        text,
        safe="Keep this person",
        act="Erase",
        act_icon="bin",
        danger=True,
    )
    goes = ("Name, role, class and staff number", "4 attempts and 50 answers", "Their name on 4 certificates")
    stays = ("The 4 certificate numbers, without a name: a check says ‘holder erased’", "Totals in past reports")
    pair = ConsequencePair(theme, goes, stays, goes_title="What goes, for good", icon="bin")
    dialog.column.addWidget(pair)
    field = HintField(theme, "Type the name to go on")
    dialog.column.addWidget(field)
    dialog.first = field.line
    dialog.act.setEnabled(False)
    dialog.set_hint("The name is not complete yet.")
    return dialog


def play(context: Context) -> Iterator[str]:
    """Each page, then the dialog and the menu."""
    pages = (register, certificates, person, coverage, empty, overview, form, parts)
    for name, make in zip(NAMES, pages, strict=False):
        context.window.show_screen(make(context))
        yield name
    dialog = erase_dialog(context)
    dialog.open()
    yield "lead-kit-dialog"
    dialog.escape()
    page = register(context)
    context.window.show_screen(page)
    button = page.findChildren(MenuButton)[0]
    button.click()
    yield "lead-kit-menu"
