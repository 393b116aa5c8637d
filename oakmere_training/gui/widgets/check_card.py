"""The answer of a check in little room, for the training lead: names and reasons are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.certificate import CheckVerdict
from oakmere_training.domain.certificate_list import ListedState, training_of
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.validity import short_date
from oakmere_training.gui.widgets.check_result import QuestionMark, check_sentence, paint_check
from oakmere_training.gui.widgets.fact_list import FactList, MarkIcon
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.verdict import EDGE

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.domain.certificate import Check
    from oakmere_training.domain.certificate_list import ListedCertificate
    from oakmere_training.gui.theme import Theme

_ANSWERS: dict[CheckVerdict, tuple[str, Mark | None]] = {
    CheckVerdict.VALID: ("In date", Mark.BEST),
    CheckVerdict.EXPIRED: ("Ran out", Mark.ACCEPTABLE),
    CheckVerdict.REVOKED: ("Revoked", Mark.UNSAFE),
    CheckVerdict.ALTERED: ("Changed after it was issued", Mark.UNSAFE),
    CheckVerdict.ERASED: ("Issued, holder erased", None),
    CheckVerdict.UNKNOWN: ("No such number here", None),
}
_REPLACED = ("Replaced", Mark.ACCEPTABLE)
_FITS = "The last letter fits the number. "
_NOTES = {
    CheckVerdict.UNKNOWN: "It may have been issued on another of the school’s computers.",
    CheckVerdict.ALTERED: "The number was found on this computer.",
}


def answer_of(check: Check, line: ListedCertificate | None) -> tuple[str, Mark | None]:
    """The answer in a word or two, and its mark."""
    if line is not None and line.state is ListedState.REPLACED and check.verdict is CheckVerdict.VALID:
        return _REPLACED
    return _ANSWERS[check.verdict]


def note_of(check: Check, *, by_code: bool = False) -> str:
    """How the answer was come to."""
    if by_code and check.verdict is not CheckVerdict.UNKNOWN and check.facts is not None and not check.differences:
        return "The square code’s seal is the school’s. The record was found on this computer."
    first = "" if by_code else _FITS
    return first + _NOTES.get(check.verdict, "The record was found on this computer.")


def rows_of(check: Check) -> list[tuple[str, ...]]:
    """What is known, as label and value."""
    rows: list[tuple[str, ...]] = []
    facts, left = check.facts, check.erased
    if facts is not None and check.verdict is not CheckVerdict.ALTERED:
        rows += [
            ("Name", f"**{facts.holder}**"),
            ("For", training_of(facts.title)),
            ("Issued", short_date(facts.issued)),
            ("Until", short_date(facts.valid_until)),
        ]
    if left is not None:
        rows += [
            ("Issued", short_date(left.issued_at.astimezone().date())),
            ("Until", short_date(left.valid_until)),
            ("Erased", short_date(left.erased_at.astimezone().date())),
        ]
    if check.revoked_on is not None:
        rows.append(("Revoked", short_date(check.revoked_on)))
        rows = [row for row in rows if row[0] != "Until"]
    if check.revoked_reason:
        rows.append(("Reason", check.revoked_reason))
    return rows


class CheckCard(QWidget):
    """A card with the verdict's edge and mark, and what is known, in 216 px and more."""

    def __init__(self, theme: Theme, check: Check, line: ListedCertificate | None = None) -> None:
        super().__init__()
        self._theme = theme
        title, self._mark = answer_of(check, line)
        rows = rows_of(check)
        facts = ", ".join(f"{label} {value}".replace("**", "") for label, value, *_ in rows)
        self.said = f"{title}. {facts}" if facts else f"{title}. {check_sentence(check)}"
        self.setAccessibleName(self.said)
        column = QVBoxLayout(self)
        edge = theme.edge
        column.setContentsMargins(edge(2 + EDGE + 14), edge(12), edge(14), edge(14))
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        mark = MarkIcon(theme, self._mark, 24) if self._mark else QuestionMark(theme, 24)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        color = self._mark.value if self._mark else "ink"
        head.addWidget(Text(theme, title, "title", size=(17, 24), color=color), 1)
        column.addLayout(head)
        if rows:
            column.addWidget(FactList(theme, rows, label_width=56, size=(15, 23)))
        else:
            column.addWidget(Text(theme, check_sentence(check), "small"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its edge pattern and its border."""
        paint_check(QPainter(self), self._theme, self._mark, QRectF(self.rect()), radius=12, border=2, edge=EDGE)
