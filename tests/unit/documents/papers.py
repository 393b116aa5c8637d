"""Facts for the tests of paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from oakmere_training.domain.certificate import CertificateFacts, CertificateNumber, CertifiedOutcome

SIGNATURE = bytes(range(64))
NAMES = (
    "A. Example",
    "Łukasz Wiśniewski",
    "Siân ap Gwynfor",
    "Nguyễn Thị Ánh",
    "José-María O'Connor-Fitzgerald de la Cruz y Montenegro",
    "Ŵyn ap Rhŷs",
    "Ọlámidé Ẹniọlá",
    "Олександра Шевчук",
    "Γιώργος Παπαδόπουλος",
)
_OUTCOME = "Keep contact with pupils, past and present, off personal accounts; use official school channels."

FACTS = CertificateFacts(
    number=str(CertificateNumber("OPS", 2026, 42)),
    holder="A. Example",
    school="Oakmere Primary School",
    title="Social Media Policy: yearly refresher 2026",
    completed_as="has completed and passed",
    issued=date(2026, 11, 24),
    valid_until=date(2027, 11, 24),
    cpd_minutes=15,
    points=19,
    maximum=20,
    pass_mark=80,
    questions=10,
    critical_questions=3,
    policy_title="Social Media Policy",
    policy_version="2025-10",
    policy_approved="October 2025",
    policy_review_due="October 2026",
    signatory_name="N. Model",
    signatory_title="Headteacher",
    outcomes=tuple(CertifiedOutcome(f"{_OUTCOME} {place}", "Section 3", f"C0{place}, S6") for place in range(8)),
)


def facts(**changes: Any) -> CertificateFacts:
    """The usual facts with some changed; ``rows`` sets the number of outcomes."""
    rows = changes.pop("rows", None)
    if rows is not None:
        changes["outcomes"] = (FACTS.outcomes * 2)[:rows]
    return replace(FACTS, **changes)
