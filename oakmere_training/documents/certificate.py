"""Certificates as PDF: two pages of A4 landscape, tagged, with the signed facts inside.

The same facts give the same bytes. Everything printed comes from ``CertificateFacts``; the clock is never asked.
Many in one file, or in a ZIP, come from ``bundle``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from oakmere_training.documents import house_style
from oakmere_training.documents.book import Attachment, Book, Properties
from oakmere_training.documents.certificate_back import Back, draw_back
from oakmere_training.documents.certificate_front import Front, crest_at, draw_front
from oakmere_training.documents.house_style import LandscapeSheet, Palette
from oakmere_training.documents.pdf_file import pack
from oakmere_training.documents.sheet import Page
from oakmere_training.documents.tags import Tags
from oakmere_training.domain.certificate import SIGNATURE_BYTES, qr_text

if TYPE_CHECKING:
    from oakmere_training.documents.sheet import Word
    from oakmere_training.domain.certificate import CertificateFacts

FACTS_NAME = "certificate-facts.json"
_NAME_LENGTH = 60
_UNSAFE = re.compile(r"[^\w'’-]+")


def certificate_pdf(facts: CertificateFacts, signature: bytes, *, mono: bool = False) -> bytes:
    """One certificate as a file of two pages; ``mono`` for printing in one colour.

    The signed facts go with it as an associated file, and number and signature stand in the keywords of the
    document's properties, so that it can be checked on the school's computer after other programs have saved it again.
    """
    book = CertificateBook(mono=mono)
    book.add(facts, signature)
    return book.finish_single(facts, signature)


class CertificateBook:
    """Certificates drawn one after the other into one file; they share frames, crest and fonts."""

    def __init__(self, *, mono: bool = False) -> None:
        self._palette = Palette(grey=mono)
        self._book = Book(LandscapeSheet.WIDTH, LandscapeSheet.HEIGHT)

    def add(self, facts: CertificateFacts, signature: bytes) -> None:
        """Draw both pages of a certificate and write them with their tags."""
        tags = Tags()
        front, back = Page(0, self._palette, tags), Page(1, self._palette, tags)
        draw_front(front, facts, qr_text(facts.number, signature))
        draw_back(back, facts)
        self._book.add((front, back), tags)

    def finish_single(self, facts: CertificateFacts, signature: bytes) -> bytes:
        """The file of one certificate, with its signed facts inside."""
        canonical = facts.canonical()
        properties = Properties(
            title=f"{facts.title}: certificate {facts.number}",
            author=facts.school,
            made=facts.issued,
            subject=facts.number,
            keywords=qr_text(facts.number, signature),
            duplex="DuplexFlipShortEdge",
        )
        attachment = Attachment(FACTS_NAME, canonical, "The facts of this certificate, as the school sealed them")
        return self._book.finish(properties, canonical + signature, _forms(self._palette), attachment)

    def finish_many(self, first: CertificateFacts) -> bytes:
        """The file of many certificates, for printing; no facts are put inside."""
        properties = Properties(
            title=f"Certificates of {first.school}",
            author=first.school,
            made=first.issued,
            duplex="DuplexFlipShortEdge",
        )
        return self._book.finish(properties, first.canonical(), _forms(self._palette))


def page_words(facts: CertificateFacts) -> tuple[list[Word], list[Word]]:
    """What front and back show, in reading order, each with the name of the fact that it shows."""
    tags, palette = Tags(), Palette()
    front, back = Page(0, palette, tags), Page(1, palette, tags)
    draw_front(front, facts, qr_text(facts.number, bytes(SIGNATURE_BYTES)))
    draw_back(back, facts)
    return front.words, back.words


def file_name(facts: CertificateFacts) -> str:
    """``OPS-2026-0042-K A Example.pdf``: begins with the number, so that files sort; safe on every system."""
    name = unicodedata.normalize("NFC", facts.holder)
    name = _UNSAFE.sub(" ", name.replace("_", " ")).strip()[:_NAME_LENGTH].strip(" -")
    number = _UNSAFE.sub("-", facts.number)
    return f"{number} {name}.pdf" if name else f"{number}.pdf"


@cache
def _forms(palette: Palette) -> dict[str, bytes]:
    """What never changes, drawn once: frame, sprig and waves; frame and small crest; the crest."""
    turn = house_style.flip()
    frames, crest = house_style.frames(palette), house_style.crest(palette)
    front = f"q {turn}\n{frames}\n{house_style.waves(palette)}\n{house_style.sprig(palette)}\nQ"
    back = f"q {turn}\n{frames}\nQ\n{crest_at(palette, Back.CREST, crest)}"
    drawn = {"Front": front, "Back": back, "Crest": crest_at(palette, Front.CREST, crest)}
    return {name: pack(operators.encode("ascii")) for name, operators in drawn.items()}
