"""The front of a certificate: who, what, when, how well, the number and the square code."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from oakmere_training.documents import faces
from oakmere_training.documents.fitting import Steps, fit
from oakmere_training.documents.house_style import PT_PER_MM, LandscapeSheet, Palette, flip
from oakmere_training.documents.sheet import Spot, baseline, spots
from oakmere_training.documents.square_code import square_code
from oakmere_training.domain.policy import MONTHS

if TYPE_CHECKING:
    from datetime import date

    from oakmere_training.documents.sheet import Page
    from oakmere_training.domain.certificate import CertificateFacts

CREST_ALT = "Crest: an oak leaf and two acorns above the water of a mere"
CODE_ALT = "Square code with the certificate's number and the school's seal, for checking in Oakmere Training"
TITLE = "Certificate of training"


class Front(LandscapeSheet):
    """Geometry, mm and points."""

    LEFT: ClassVar = 28.0
    CREST: ClassVar = (25.8, 21.0, 27.0)
    SCHOOL: ClassVar = (59.0, 27.0, 150.0)
    SCHOOL_STEPS: ClassVar = Steps((21, 15), (15, 0))
    SCHOOL_LEADING: ClassVar = 1.2
    SCHOOL_UP: ClassVar = 1.2
    CERTIFY_TOP: ClassVar = 66.0
    NAME_WIDTH: ClassVar = 150.0
    NAME_STEPS: ClassVar = Steps((38, 24, 16), (24, 16, 0))
    NAME_BASELINE: ClassVar = 85.85
    NAME_LAST_BASELINE: ClassVar = 89.7
    NAME_LEADING: ClassVar = 1.14
    RULE: ClassVar = (28.0, 92.5, 120.0, 0.5)
    COMPLETED_TOP: ClassVar = 97.0
    TITLE_TOP: ClassVar = 103.0
    TITLE_WIDTH: ClassVar = 160.0
    TITLE_STEPS: ClassVar = Steps((21, 16), (16, 0))
    TITLE_LEADING: ClassVar = 19.0
    POLICY_TOP: ClassVar = 114.5
    POLICY_PUSH: ClassVar = 3.4
    FIGURES_TOP: ClassVar = 128.0
    FIGURES_X: ClassVar = (28.0, 81.0, 120.0, 167.0, 222.0)
    FIGURES_X_OF_THREE: ClassVar = (28.0, 81.0, 134.0, 190.0)
    SIGN_Y: ClassVar = 163.0
    SIGN_X: ClassVar = ((28.0, 74.0), (112.0, 46.0))
    SIGN_LINE: ClassVar = 0.35
    SIGN_GAP: ClassVar = 1.95
    NUMBER_RIGHT: ClassVar = 236.0
    NUMBER_TOP: ClassVar = 150.0
    NUMBER_WIDTH: ClassVar = 66.0
    CODE: ClassVar = (241.0, 143.0, 27.0)


def long_date(day: date) -> str:
    """24 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def score(facts: CertificateFacts) -> str:
    """19 of 20 (95%)."""
    return f"{facts.points} of {facts.maximum} ({facts.percent}%)"


def minutes(count: int) -> str:
    """15 minutes."""
    return f"{count} minute" if count == 1 else f"{count} minutes"


def draw_front(page: Page, facts: CertificateFacts, code_text: str) -> None:
    """Draw the front in reading order; frame, sprig and waves come from the shared form ``/Front``."""
    page.artifact("/Front Do")
    _head(page, facts)
    _holder(page, facts)
    _achievement(page, facts)
    _figures(page, facts)
    _signature(page, facts)
    _number(page, facts, code_text)


def _head(page: Page, facts: CertificateFacts) -> None:
    x, y, width = Front.CREST
    page.figure(
        page.tags.element("Figure", page=page.index, extra=figure_entries(CREST_ALT, x, y, width, width * 142 / 120)),
        "/Crest Do",
    )
    x, top, width = Front.SCHOOL
    school = fit(faces.heading(), facts.school, width, Front.SCHOOL_STEPS)
    leading, line = school.size * Front.SCHOOL_LEADING, baseline(top, 21, 28, faces.heading())
    if len(school.lines) > 1:
        line -= Front.SCHOOL_UP + leading / PT_PER_MM
    element = page.tags.element("P", page=page.index)
    page.put(element, spots(school, x, line, leading, page.palette.ink), "school")
    kind = fit(faces.body(), TITLE, width, Steps((14,), (0,)))
    element = page.tags.element("H1", page=page.index)
    page.put(element, spots(kind, x, baseline(top + 28 / PT_PER_MM, 14, 20, faces.body()), 20, page.palette.ink2))


def _plain(
    page: Page, role: str, text: str, x: float, line: float, size: float, colour: str, width: float = 160
) -> None:
    element = page.tags.element(role, page=page.index)
    fitted = fit(faces.body(), text, width, Steps((size,), (0,)))
    page.put(element, spots(fitted, x, line, size, colour))


def _holder(page: Page, facts: CertificateFacts) -> None:
    ink = page.palette.ink
    _plain(
        page, "P", "This is to certify that ", Front.LEFT, baseline(Front.CERTIFY_TOP, 13, 16, faces.body()), 13, ink
    )
    name = fit(faces.heading(), facts.holder, Front.NAME_WIDTH, Front.NAME_STEPS)
    leading = name.size * Front.NAME_LEADING
    line = Front.NAME_BASELINE
    if len(name.lines) > 1:
        line = Front.NAME_LAST_BASELINE - (len(name.lines) - 1) * leading / PT_PER_MM
    element = page.tags.element("P", page=page.index)
    page.put(element, spots(name, Front.LEFT, line, leading, ink), "name")
    x, y, width, thick = Front.RULE
    page.artifact(f"q {page.palette.fill(page.palette.mere)} {_box(x, y, width, thick)} f Q")


def _achievement(page: Page, facts: CertificateFacts) -> None:
    palette = page.palette
    top = baseline(Front.COMPLETED_TOP, 13, 16, faces.body())
    element = page.tags.element("P", page=page.index)
    done = fit(faces.body(), facts.completed_as, Front.TITLE_WIDTH, Steps((13,), (0,)))
    page.put(element, spots(done, Front.LEFT, top, 16, palette.ink), "completion")
    title = fit(faces.heading(), facts.title, Front.TITLE_WIDTH, Front.TITLE_STEPS)
    line = baseline(Front.TITLE_TOP, 21, 28, faces.heading())
    push = 0.0
    if len(title.lines) > 1:
        line, push = baseline(Front.TITLE_TOP, title.size, Front.TITLE_LEADING, faces.heading()), Front.POLICY_PUSH
    element = page.tags.element("H2", page=page.index)
    page.put(element, spots(title, Front.LEFT, line, Front.TITLE_LEADING, palette.mere), "title")
    text = f"Policy approved {facts.policy_approved}."
    if facts.critical_questions:
        text += " Every critical question answered safely."
    line = baseline(Front.POLICY_TOP + push, 11.5, 16, faces.body())
    _plain(page, "P", text, Front.LEFT, line, 11.5, palette.ink2)


def _figures(page: Page, facts: CertificateFacts) -> None:
    pairs = [("Date", "date", long_date(facts.issued)), ("CPD time", "CPD time", minutes(facts.cpd_minutes))]
    pairs += [("Score", "score", score(facts)), ("Renew by", "valid until", long_date(facts.valid_until))]
    columns: tuple[float, ...] = Front.FIGURES_X
    if not facts.cpd_minutes:
        del pairs[1]
        columns = Front.FIGURES_X_OF_THREE
    label_line = baseline(Front.FIGURES_TOP, 10, 13, faces.body())
    value_line = baseline(Front.FIGURES_TOP + 13 / PT_PER_MM, 13, 19, faces.heading())
    for place, (label, fact, value) in enumerate(pairs):
        x, end = columns[place : place + 2]
        room = end - x - 3
        element = page.tags.element("P", page=page.index)
        fitted = fit(faces.body(), f"{label} ", room, Steps((10,), (0,)))
        page.put(element, spots(fitted, x, label_line, 13, page.palette.ink2))
        fitted = fit(faces.heading(), value, room, Steps((13,), (0,)))
        page.put(element, spots(fitted, x, value_line, 19, page.palette.ink), fact)


def _signature(page: Page, facts: CertificateFacts) -> None:
    palette = page.palette
    lines = " ".join(f"{_box(x, Front.SIGN_Y, width, Front.SIGN_LINE)} f" for x, width in Front.SIGN_X)
    page.artifact(f"q {palette.fill(palette.ink)} {lines} Q")
    top = Front.SIGN_Y + Front.SIGN_GAP
    signatory = ", ".join(filter(None, (facts.signatory_name.strip(), facts.signatory_title.strip())))
    (x, width), (date_x, _) = Front.SIGN_X
    if signatory:
        fitted = fit(faces.body(), signatory, width, Steps((11.5, 11.5), (9, 0)))
        element = page.tags.element("P", page=page.index)
        page.put(element, spots(fitted, x, baseline(top, 11.5, 16, faces.body()), 14, palette.ink), "signatory")
    _plain(page, "P", "Date", date_x, baseline(top, 11.5, 16, faces.body()), 11.5, palette.ink)


def _number(page: Page, facts: CertificateFacts, code_text: str) -> None:
    palette, top = page.palette, Front.NUMBER_TOP
    rows = (
        ("Certificate number ", "", faces.body(), 10.0, 13.0, palette.ink2),
        (facts.number, "number", faces.heading(), 15.0, 22.0, palette.ink),
        ("How to check it: see the back", "", faces.body(), 10.0, 13.0, palette.ink2),
    )
    element = page.tags.element("P", page=page.index)
    for place, (text, fact, stack, size, leading, colour) in enumerate(rows):
        if place == 2:
            element = page.tags.element("P", page=page.index)
        fitted = fit(stack, text, Front.NUMBER_WIDTH, Steps((size,), (0,)))
        x = Front.NUMBER_RIGHT - fitted.face.width(fitted.lines[0].rstrip()) * fitted.size / PT_PER_MM
        spot = Spot(x, baseline(top, size, leading, stack), fitted.size, fitted.face, fitted.lines[0], colour)
        page.put(element, [spot], fact)
        top += leading / PT_PER_MM
    x, y, side = Front.CODE
    element = page.tags.element("Figure", page=page.index, extra=figure_entries(CODE_ALT, x, y, side, side))
    page.figure(element, square_code(code_text, x, y, side))


def figure_entries(alternative: str, x: float, y: float, width: float, height: float) -> str:
    """Alternative text and place of a figure, as entries of its structure element."""
    bottom, top = Front.HEIGHT - y - height, Front.HEIGHT - y
    box = " ".join(f"{value * PT_PER_MM:.2f}" for value in (x, bottom, x + width, top))
    return f"/Alt({alternative})/A<</O/Layout/Placement/Block/BBox[{box}]>>"


def _box(x: float, y: float, width: float, height: float) -> str:
    values = (x, Front.HEIGHT - y - height, width, height)
    return " ".join(f"{value * PT_PER_MM:.3f}" for value in values) + " re"


def crest_at(palette: Palette, box: tuple[float, float, float], drawn: str) -> str:
    """The crest placed on a page: left, top and width in mm."""
    x, y, width = box
    scale = width / LandscapeSheet.CREST_BOX[0]
    return f"q {flip()} {scale:.5f} 0 0 {scale:.5f} {x} {y} cm\n{drawn}\nQ"
