"""1,000 tagged certificates: ours against the same two pages drawn with reportlab and segno as their manuals show."""

from __future__ import annotations

import gc
import random
import time
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.certificates_floor import NaiveCertificates
from benchmarks.row import Row, row
from oakmere_training.documents import house_style
from oakmere_training.documents.bundle import certificates_pdf
from oakmere_training.documents.certificate import certificate_pdf
from oakmere_training.documents.sheet import Page, Spot
from oakmere_training.documents.tags import Tags
from oakmere_training.domain.certificate import CertificateFacts, CertificateNumber, CertifiedOutcome, qr_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.documents.tags import Element

COUNT = 1_000
PER_RUN = 50
NAMES = ("Łukasz Wiśniewski", "Siân ap Gwynfor", "Nguyễn Thị Ánh", "Priya Shah", "Mary Blackwood")

_OUTCOMES = (
    ("Report a pupil’s message to a personal account to the DSL or senior leadership immediately.", "Section 3", "S5"),
    ("Keep contact with pupils, past and present, off personal accounts.", "Section 3", "C02, S6"),
    ("Keep pupils’ images, and information about pupils and families, off social media.", "Section 3", "C04, C20"),
    ("Check and keep up the privacy and security settings on personal accounts.", "Section 3", "S2"),
    ("Keep personal views apart from the school’s.", "Section 3", "C06, C07"),
    (
        "Leave official accounts to those authorised; check consent before names or photos are posted.",
        "Section 2",
        "O2",
    ),
    ("Pass requests for comment to the line manager or headteacher.", "Section 6", "B1, B2"),
    ("Weigh pupils’ safety and the risk to the school in all use of social media.", "Section 1, 3", "G2, S1"),
)

Item = tuple[CertificateFacts, bytes]


def items(count: int) -> list[Item]:
    """So many different certificates: each its own name, number, date, score and signature."""
    chance = random.Random(42)
    return [
        (
            CertificateFacts(
                number=str(CertificateNumber("OPS", 2026, place + 1)),
                holder=f"{NAMES[place % len(NAMES)]}-{chance.choice(NAMES).split()[0]} {place + 1}",
                school="Oakmere Primary School",
                title="Social Media Policy: yearly refresher 2026",
                completed_as="has completed and passed",
                issued=date(2026, 1 + place % 12, 1 + place % 28),
                valid_until=date(2027, 1 + place % 12, 1 + place % 28),
                cpd_minutes=15,
                points=16 + place % 5,
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
                outcomes=tuple(CertifiedOutcome(*outcome) for outcome in _OUTCOMES),
            ),
            chance.randbytes(64),
        )
        for place in range(count)
    ]


def measure(runs: int = 9) -> list[Row]:
    """Seconds for 1,000 certificates; medians of interleaved runs of 50, the merged file always whole."""
    every = items(COUNT)
    sheets = {facts.number: _spots(facts) for facts, _ in every}
    floor = NaiveCertificates()
    floor.draw(*every[0], sheets[every[0][0].number])
    certificate_pdf(*every[0])
    times: dict[str, list[float]] = {"floor": [], "single": [], "merged": []}
    for run in range(runs):
        some = [every[(run * PER_RUN + place) % COUNT] for place in range(PER_RUN)]
        times["floor"].append(_timed(partial(_draw_floor, floor, some, sheets)))
        times["single"].append(_timed(partial(_draw_ours, some)))
        times["merged"].append(_timed(partial(certificates_pdf, every)) * PER_RUN / COUNT)
    scaled = {name: [value * COUNT / PER_RUN for value in values] for name, values in times.items()}
    return [
        row(f"{COUNT:,} tagged certificates, single files", scaled["single"], scaled["floor"], "s", (0.6, 0.3)),
        row(
            f"{COUNT:,} tagged certificates, merged into one file", scaled["merged"], scaled["floor"], "s", (0.25, 0.1)
        ),
    ]


def _draw_floor(floor: NaiveCertificates, some: list[Item], sheets: dict[str, tuple[list[Spot], list[Spot]]]) -> None:
    for facts, signature in some:
        floor.draw(facts, signature, sheets[facts.number])


def _draw_ours(some: list[Item]) -> None:
    for facts, signature in some:
        certificate_pdf(facts, signature)


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class _Recording(Page):
    """Collects where each line of text goes, so that the floor draws the same without our layout in its time."""

    spots: list[Spot]

    def _show(self, element: Element, spots: list[Spot]) -> None:
        self.__dict__.setdefault("spots", []).extend(spots)
        super()._show(element, spots)


def _spots(facts: CertificateFacts) -> tuple[list[Spot], list[Spot]]:
    from oakmere_training.documents.certificate_back import draw_back
    from oakmere_training.documents.certificate_front import draw_front

    palette, tags = house_style.Palette(), Tags()
    front, back = _Recording(0, palette, tags), _Recording(1, palette, tags)
    draw_front(front, facts, qr_text(facts.number, bytes(64)))
    draw_back(back, facts)
    return front.spots, back.spots


if __name__ == "__main__":
    for line in measure():
        print(f"{line.what}: {line.ours:.2f} s, floor {line.floor:.2f} s, {line.ratio:.2f}x")
