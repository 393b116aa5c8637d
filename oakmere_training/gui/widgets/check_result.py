"""The answer of *Check a certificate*: a mark, a word, what is known, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.certificate import CertificateFacts, Check, CheckVerdict, ErasedCertificate
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import initials
from oakmere_training.domain.validity import long_date
from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.svg_path import painter_path
from oakmere_training.gui.widgets.cards import Line
from oakmere_training.gui.widgets.fact_list import FactList, MarkIcon
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.verdict import EDGE, paint_edge

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_MARKS = {
    CheckVerdict.VALID: Mark.BEST,
    CheckVerdict.EXPIRED: Mark.ACCEPTABLE,
    CheckVerdict.REVOKED: Mark.UNSAFE,
    CheckVerdict.ALTERED: Mark.UNSAFE,
}
_TITLES = {
    CheckVerdict.VALID: "In date",
    CheckVerdict.EXPIRED: "Real, and out of date",
    CheckVerdict.REVOKED: "Withdrawn",
    CheckVerdict.ALTERED: "Changed after it was issued",
    CheckVerdict.ERASED: "Issued, holder erased",
    CheckVerdict.UNKNOWN: "Not in this register",
}
_ADVICE = {
    CheckVerdict.VALID: "Compare these lines with the paper. They should match.",
    CheckVerdict.EXPIRED: "Ask the training lead whether a newer certificate exists.",
    CheckVerdict.ERASED: (
        "Rely on the number and the dates above alone. Ask whoever shows it for other proof if you need it."
    ),
}
_QUESTION = "M9.300 9.500c.2-1.800 1.300-2.600 2.700-2.600c1.600 0 2.800.9 2.800 2.300c0 2-2.800 2-2.800 4M12 16.800v.1"
_SEALED = {"contents", "signature", "record"}
"""Differences under which nothing in the file can be trusted, so that nothing of the register is shown either."""


def check_title(check: Check) -> str:
    """The answer in a word or two."""
    return _TITLES[check.verdict]


def check_sentence(check: Check) -> str:
    """The answer in a sentence."""
    facts = check.facts
    if check.verdict is CheckVerdict.VALID:
        if check.by_number:
            return "The school issued a certificate with this number."
        return "The school issued this certificate, and nothing about it has changed."
    if check.verdict is CheckVerdict.EXPIRED and facts is not None:
        return f"The school issued this certificate. It was to be renewed by {long_date(facts.valid_until)}."
    if check.verdict is CheckVerdict.REVOKED:
        when = f" on {long_date(check.revoked_on)}" if check.revoked_on else ""
        return f"The school issued this certificate, then withdrew it{when}."
    if check.verdict in (CheckVerdict.ALTERED, CheckVerdict.ERASED):
        return _altered_sentence(check) if check.erased is None else _erased_sentence(check)
    formed = "The number is well formed" if check.by_number else "It is made like an Oakmere certificate"
    return f"{formed}, but this computer has no certificate with {'it' if check.by_number else 'its number'}."


def _erased_sentence(check: Check) -> str:
    then = f", and withdrew it on {long_date(check.revoked_on)}" if check.revoked_on else ""
    more = "" if check.by_number else ", so what this one says cannot be compared any more"
    return (
        f"The school issued a certificate under this number{then}. Its holder’s name and answers have since been "
        f"erased{more}."
    )


def _altered_sentence(check: Check) -> str:
    if "record" in check.differences:
        return "The seal does not match what this computer’s register says."
    if "signature" in check.differences:
        return "The seal is not the one that the school put on this certificate."
    return "The seal in this file does not match what the page says."


def check_advice(check: Check) -> str:
    """What to do."""
    if check.verdict in _ADVICE:
        return _ADVICE[check.verdict]
    if check.verdict is CheckVerdict.REVOKED:
        why = "whether" if check.revoked_reason else "why, and whether"
        return f"Do not rely on it. The training lead can say {why} another took its place."
    if check.verdict is CheckVerdict.ALTERED:
        if "record" in check.differences:
            return "Do not rely on it. Ask the training lead to look at this computer’s records."
        return "Do not rely on this copy. Ask the training lead to print the certificate again from the register."
    right = "If it is right, it" if check.by_number else "It"
    first = "Check each letter and digit. " if check.by_number else ""
    return f"{first}{right} may have been issued on another of the school’s computers: ask the training lead."


def check_rows(check: Check) -> list[tuple[str, ...]]:
    """What is known, as label and value. By number: initials and no score."""
    facts = check.facts
    if check.erased is not None:
        return _erased_rows(check, check.erased)
    if facts is None:
        return []
    if check.verdict is CheckVerdict.ALTERED:
        return _altered_rows(check, facts)
    rows: list[tuple[str, ...]] = [_holder(check, facts), ("Training", facts.title)]
    if not check.by_number:
        rows.insert(0, ("Number", check.number))
        rows.append(("Score", f"{facts.points} of {facts.maximum} ({facts.percent}%)"))
    rows += [
        ("Policy version", f"Approved {facts.policy_approved}"),
        ("Issued", long_date(facts.issued)),
        ("Renew by", long_date(facts.valid_until)),
    ]
    if check.verdict is CheckVerdict.REVOKED and check.revoked_on:
        rows.append(("Withdrawn", long_date(check.revoked_on)))
        rows += [("Reason", check.revoked_reason)] if check.revoked_reason else []
    return rows


def _erased_rows(check: Check, left: ErasedCertificate) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        ("Number", check.number),
        ("Issued", long_date(left.issued_at.astimezone().date())),
        ("Renew by", long_date(left.valid_until)),
        ("Holder", f"Erased on {long_date(left.erased_at.astimezone().date())}"),
    ]
    if check.revoked_on:
        rows.append(("Withdrawn", long_date(check.revoked_on)))
    return rows


def _spaced_initials(facts: CertificateFacts) -> str:
    letters = initials(facts.holder)
    return " ".join(f"{letter}." for letter in letters) if letters != "?" else "?"


def _holder(check: Check, facts: CertificateFacts) -> tuple[str, ...]:
    if not check.by_number:
        return "Holder", facts.holder
    more = "; open the PDF for the name" if check.verdict is CheckVerdict.VALID else ""
    return "Holder", _spaced_initials(facts), f"(initials only{more})"


def _altered_rows(check: Check, facts: CertificateFacts) -> list[tuple[str, ...]]:
    """The number, what differs, and what the seal says of it; a name only as initials, as the file proves nothing."""
    rows: list[tuple[str, ...]] = [("Number", check.number)]
    differences = [name for name in check.differences if name not in _SEALED]
    if not differences or len(differences) < len(check.differences):
        return rows
    sealed = {
        "name": f"Name {_spaced_initials(facts)}",
        "title": f"Training {facts.title}",
        "date": f"Issued {long_date(facts.issued)}",
        "score": f"Score {facts.points} of {facts.maximum}",
        "number": f"Number {facts.number}",
        "policy": f"Policy approved {facts.policy_approved}",
        "completion": facts.completed_as.capitalize(),
    }
    first, *more = differences
    rows.append(("On the page", f"Changed: {', '.join(differences)}" if more else f"Another {first}"))
    known = [sealed[name] for name in differences if name in sealed]
    if known:
        rows.append(("Under the seal", "\n".join(known)))
    return rows


class QuestionMark(QWidget):
    """The mark of a certificate that is not known."""

    def __init__(self, theme: Theme, size: int) -> None:
        super().__init__()
        self._theme, self._size = theme, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 24, self.height() / 24)
        round_, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._theme.color("line_strong"), 2.2, Qt.PenStyle.SolidLine, round_, join))
        painter.drawEllipse(QPointF(12, 12), 10.5, 10.5)
        painter.drawPath(painter_path(_QUESTION))


class CheckResult(QWidget):
    """A card with the verdict's colour, edge and mark."""

    def __init__(self, theme: Theme, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._mark = theme, _MARKS.get(check.verdict)
        self.said = f"{check_title(check)}. {check_sentence(check)}"
        self.setAccessibleName(self.said)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(16)
        mark = MarkIcon(theme, self._mark, 44) if self._mark else QuestionMark(theme, 44)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Text(theme, check_title(check), "h2", size=(26, 36)))
        words.addWidget(Text(theme, check_sentence(check)))
        words.addStretch(1)
        head.addLayout(words, 1)
        self._column.addLayout(head)
        rows = check_rows(check)
        self._facts: FactList | None = None
        if rows:
            self._column.addSpacing(18)
            self._column.addWidget(Line(theme))
            self._column.addSpacing(16)
            self._facts = FactList(theme, rows, label_width=152, size=(17, 26), gap=8)
            self._column.addWidget(self._facts)
        self._column.addSpacing(18)
        todo = QHBoxLayout()
        todo.setSpacing(12)
        todo.addWidget(Icon(theme, "arrow-right", color="accent:staff:strong"), 0, Qt.AlignmentFlag.AlignTop)
        todo.addWidget(Text(theme, f"**What to do**\n{check_advice(check)}", "body", size=(17, 25)), 1)
        self._column.addLayout(todo)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def set_room(self, *, wide: bool) -> None:
        """Use the sizes for this much room."""
        left, up, right, down = (24, 24, 28, 26) if wide else (20, 18, 20, 18)
        edge = self._theme.edge
        self._column.setContentsMargins(edge(3 + EDGE + left), edge(3 + up), edge(3 + right), edge(3 + down))
        if self._facts is not None:
            self._facts.set_label_width(152 if wide else 128)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its edge pattern and its border."""
        paint_check(QPainter(self), self._theme, self._mark, QRectF(self.rect()), radius=16, border=3, edge=EDGE)


def paint_check(
    painter: QPainter, theme: Theme, mark: Mark | None, rect: QRectF, *, radius: int, border: int, edge: int
) -> None:
    """The card of an answer with the edge of its mark; ``None`` for a number of which nothing can be said."""
    corner, line = theme.edge(radius), theme.edge(border)
    color = theme.color(mark.value if mark else "line_strong")
    box(painter, rect, corner, fill=theme.color("surface"))
    painter.save()
    painter.setClipPath(rounded_path(rect.adjusted(1, 1, -1, -1), corner - 1))
    strip = QRectF(line, 0, theme.edge(edge), rect.height())
    if mark:
        paint_edge(painter, theme, mark, strip)
    else:
        for top in range(0, round(rect.height()), 8):
            painter.fillRect(QRectF(strip.left(), line + top, strip.width(), 4), color)
    painter.restore()
    box(painter, rect, corner, border=color, width=line)
