"""Everything that was issued: found, counted, printed as it was, exported, withdrawn and checked."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import select

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.certificate import CheckVerdict
from oakmere_training.domain.certificate_list import (
    CertificateFilter,
    CertificateOrder,
    CertificateQuery,
    ListedState,
    training_of,
)
from oakmere_training.domain.errors import CancelledError, InvalidInputError, NotFoundError
from oakmere_training.domain.people import Role
from oakmere_training.services.lead.person_views import PersonFacts
from oakmere_training.storage.rows_lead import activity
from tests.support.lead import unlocked
from tests.support.quizzes import passed

if TYPE_CHECKING:
    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.lead.certificates import LeadCertificateService
    from tests.support.clock import SetClock

F = CertificateFilter
EVERYTHING = CertificateQuery()


@pytest.fixture
def certificates(services: Services) -> LeadCertificateService:
    return unlocked(services).certificates


def certified(services: Services, clock: SetClock, name: str, day: date) -> Certificate:
    """Someone new who passes on a day; the clock then stands at 24 November 2026 again."""
    clock.set(day.year, day.month, day.day)
    certificate = passed(services, services.people.add_staff(name, Role.TEACHER))
    clock.set(2026, 11, 24)
    return certificate


def someone(services: Services, certificate: Certificate) -> Person:
    assert certificate.person_id is not None
    return services.people.person(certificate.person_id)


def numbers(certificates: LeadCertificateService, **asked: object) -> list[str]:
    return [line.number for line in certificates.page(replace(EVERYTHING, **asked))]  # type: ignore[arg-type]


def log(services: Services) -> list[tuple[ActivityKind, str, str]]:
    with services.database.reading() as records:
        rows = records.activity._link.rows(select(activity).order_by(activity.c.number))
    return [(row.kind, row.about, row.detail) for row in rows]


def test_each_certificate_is_in_one_state_and_counted_once(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    erased = certified(services, clock, "Erin Erased", date(2026, 1, 5))
    revoked = certified(services, clock, "Rob Revoked", date(2026, 1, 6))
    left = certified(services, clock, "Lia Left", date(2026, 1, 7))
    ran_out = certified(services, clock, "Ron Ranout", date(2025, 11, 23))
    due = certified(services, clock, "Dee Due", date(2025, 11, 24))
    replaced = certified(services, clock, "Ray Renewed", date(2026, 1, 8))
    clock.set(2026, 11, 24)
    renewed = passed(services, someone(services, replaced))
    services.certificates.revoke(revoked.number, "By mistake")
    unlocked(services).people.mark_left(someone(services, left).id, date(2026, 7, 20))
    unlocked(services).privacy.erase(someone(services, erased).id, "Erin Erased")
    states = {line.number: line.state for line in certificates.page(EVERYTHING)}
    assert states == {
        erased.number: ListedState.ERASED,
        revoked.number: ListedState.REVOKED,
        left.number: ListedState.LEFT,
        ran_out.number: ListedState.RAN_OUT,
        due.number: ListedState.DUE_SOON,
        replaced.number: ListedState.REPLACED,
        renewed.number: ListedState.IN_DATE,
    }
    counts = certificates.counts(EVERYTHING)
    assert counts == {F.ALL: 7, F.IN_DATE: 1, F.DUE_SOON: 1, F.RAN_OUT: 1, F.REVOKED: 1}
    for show in (F.IN_DATE, F.DUE_SOON, F.RAN_OUT, F.REVOKED):
        assert len(numbers(certificates, show=show)) == counts[show]


def test_a_name_is_found_as_it_was_printed_and_as_it_is_now_and_a_number_as_typed(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    certificate = certified(services, clock, "Siân ap Gwynfor", date(2026, 1, 5))
    certified(services, clock, "Bea Sample", date(2026, 1, 6))
    person = someone(services, certificate)
    unlocked(services).people.change(person.id, PersonFacts("Siân Évans-Newname", Role.TEACHER))
    for text in ("siân ap", "ap Gwyn", "sian", "newname", "sian evans", "ops-2026-0001", "20260001", "0001"):
        assert numbers(certificates, text=text) == [certificate.number], text
    for text in ("zebra", "%", "_", "9999"):
        assert numbers(certificates, text=text) == [], text


def test_pages_go_on_where_the_last_one_ended_in_every_order(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    for number, name in enumerate(("Cara Crane", "asha Ash", "Bea Birch", "Dev Dale", "Cara Crane-Two")):
        certified(services, clock, name, date(2026, 1, 5 + number // 2))
    for order in CertificateOrder:
        for downward in (True, False):
            query = replace(EVERYTHING, order=order, downward=downward)
            whole = certificates.page(query)
            paged, after = [], None
            while found := certificates.page(query, after, 2):
                paged += found
                after = found[-1]
            assert paged == whole, (order, downward)
            assert whole == list(reversed(certificates.page(replace(query, downward=not downward))))
    by_name = certificates.page(replace(EVERYTHING, order=CertificateOrder.NAME, downward=False))
    assert [line.holder for line in by_name] == ["asha Ash", "Bea Birch", "Cara Crane", "Cara Crane-Two", "Dev Dale"]


def test_years_are_those_of_issue(services: Services, certificates: LeadCertificateService, clock: SetClock) -> None:
    old = certified(services, clock, "Old Oak", date(2024, 12, 31))
    last = certified(services, clock, "Last Lark", date(2025, 1, 1))
    new = certified(services, clock, "New Newt", date(2026, 11, 24))
    assert certificates.years() == (2026, 2025, 2024)
    assert [line.number for line in certificates.page(certificates.usual())] == [new.number, last.number]
    assert numbers(certificates, since=2024, until=2024) == [old.number]
    assert certificates.counts(certificates.usual())[F.ALL] == 2


def test_one_pdf_is_in_the_order_of_surnames_and_keeps_the_name_at_issue(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    first = certified(services, clock, "Zoe Abbot", date(2026, 1, 5))
    second = certified(services, clock, "Ann Zimmer", date(2026, 1, 6))
    unlocked(services).people.change(someone(services, first).id, PersonFacts("Zoe Married", Role.TEACHER))
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    pages = PdfReader(io.BytesIO(certificates.pdf([second.number, first.number], progress))).pages
    assert len(pages) == 4
    assert "Zoe Abbot" in pages[0].extract_text()
    assert "Ann Zimmer" in pages[2].extract_text()
    assert told == [(1, 2), (2, 2)]
    certificates.note_printed([first.number, second.number])
    assert log(services)[-1] == (ActivityKind.CERTIFICATE_REPRINTED, "2 certificates", "One PDF")


def test_a_reprint_of_one_is_the_very_file_of_the_first_time(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    certificate = certified(services, clock, "Zoe Abbot", date(2026, 1, 5))
    assert certificates.pdf([certificate.number]) == services.certificates.pdf(certificate)
    assert certificates.file_name([certificate.number]) == services.certificates.file_name(certificate)


def test_stopping_makes_nothing_and_logs_nothing(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    found = [certified(services, clock, f"Zoe Abbot{n}", date(2026, 1, 5)).number for n in "abc"]
    before = log(services)
    with pytest.raises(CancelledError):
        certificates.pdf(found, lambda done, of: done < 2)
    assert log(services) == before


def test_revoked_certificates_and_those_of_erased_holders_are_not_printed(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    gone = certified(services, clock, "Erin Erased", date(2026, 1, 5))
    revoked = certified(services, clock, "Rob Revoked", date(2026, 1, 6))
    good = certified(services, clock, "Zoe Abbot", date(2026, 1, 7))
    unlocked(services).privacy.erase(someone(services, gone).id, "Erin Erased")
    certificates.revoke(revoked.number, "By mistake")
    assert certificates.printable(EVERYTHING) == [good.number]
    with pytest.raises(NotFoundError):
        certificates.pdf([gone.number, revoked.number])


def test_revoking_puts_the_register_right_at_once_and_the_log_keeps_no_reason(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    unlocked(services).register.prepare()
    certificate = certified(services, clock, "Rob Revoked", date(2026, 1, 6))
    preview = certificates.revoke_preview(certificate.number)
    assert preview.changes[-1] == "Rob Revoked is no longer in date"
    certificates.revoke(certificate.number, "  Taken   for Bea Sample ")
    with services.database.reading() as records:
        assert certificate.person_id is not None
        standings = records.standings.of_person(certificate.person_id)
    assert not [row for row in standings if row.certificate_number]
    assert log(services)[-1] == (ActivityKind.CERTIFICATE_REVOKED, certificate.number, "")
    certificates.revoke(certificate.number, "Once more")
    assert services.certificates.by_number(certificate.number).revoked_reason == "Taken for Bea Sample"
    assert [kind for kind, _, _ in log(services)].count(ActivityKind.CERTIFICATE_REVOKED) == 1
    with pytest.raises(NotFoundError):
        certificates.revoke_preview(certificate.number)


def test_who_has_another_certificate_in_date_stays_in_date(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    older = certified(services, clock, "Rob Renewed", date(2026, 1, 6))
    newer = passed(services, someone(services, older))
    assert certificates.revoke_preview(newer.number).changes == (
        "Any check of this number says Revoked, with your reason",
    )
    certificates.revoke(newer.number, "By mistake")
    line = certificates.line(older.number)
    assert line is not None
    assert line.state is ListedState.IN_DATE


def test_a_short_reason_revokes_nothing(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    certificate = certified(services, clock, "Rob Revoked", date(2026, 1, 6))
    with pytest.raises(InvalidInputError):
        certificates.revoke(certificate.number, " no ")
    assert services.certificates.by_number(certificate.number).revoked_at is None


def test_a_check_shows_the_lead_the_name(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    certificate = certified(services, clock, "Zoe Abbot", date(2026, 1, 6))
    found = certificates.check(certificate.number.lower())
    assert found.check.verdict is CheckVerdict.VALID
    assert not found.check.by_number
    assert found.line is not None
    assert certificates.check(certificate.qr_text).check.verdict is CheckVerdict.VALID
    with pytest.raises(InvalidInputError):
        certificates.check(certificate.number[:-1] + "-")


def test_the_list_is_exported_whole_with_formulas_made_harmless(
    services: Services, certificates: LeadCertificateService, clock: SetClock
) -> None:
    certificate = certified(services, clock, "=Cmd Danger", date(2026, 1, 6))
    certified(services, clock, "Zoe Abbot", date(2026, 1, 7))
    rows = list(csv.reader(io.StringIO(certificates.list_file(EVERYTHING, workbook=False).decode("utf-8-sig"))))
    assert rows[0] == ["Number", "Name", "Training", "Issued", "Valid until", "State"]
    assert rows[2][:2] == [certificate.number, "'=Cmd Danger"]
    assert rows[2][3:] == ["2026-01-06", "2027-01-06", "In date"]
    sheet = load_workbook(io.BytesIO(certificates.list_file(EVERYTHING, workbook=True))).active
    assert sheet is not None
    assert sheet.max_row == 3
    assert log(services)[-1] == (ActivityKind.REGISTER_EXPORTED, "Certificates", "2 lines, XLSX")


def test_training_is_named_without_the_policy() -> None:
    assert training_of("Social Media Policy: essentials for staff") == "Essentials for staff"
    assert training_of("Essentials") == "Essentials"
