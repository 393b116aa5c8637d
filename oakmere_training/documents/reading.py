"""Reading a certificate back from a PDF, and finding what its visible text says otherwise than the facts.

The file may have been saved again by another program. What is read here proves nothing by itself: the signature and
the school's register do. Text drawn as shapes or pictures cannot be read; pictures, notes and stamps are reported.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from typing import TYPE_CHECKING

from oakmere_training.documents.certificate import FACTS_NAME, page_words
from oakmere_training.domain.certificate import CertificateFacts, CertificateNumber, qr_text, read_qr_text
from oakmere_training.domain.errors import CertificateFileError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pypdf import PageObject, PdfReader

    from oakmere_training.documents.sheet import Word

LARGEST_FILE = 20_000_000
ADDED = "something added"
WORDING = "wording"
_NUMBER = re.compile(r"\b([A-Z]{1,6}\s*-\s*\d{4}\s*-\s*\d{4,6}\s*-\s*[A-Z])")
_SHOWN_NOTES = {"/FreeText", "/Stamp", "/Square", "/Circle", "/Ink", "/Line", "/Polygon", "/PolyLine", "/Redact"}
_NOT_OURS = "There is no Oakmere certificate in this PDF. If it is a scan, type the number that is printed on it."
_NOT_PDF = "This file is not a PDF, or it is damaged. Nothing in it can be checked; ask for the file again."
_LOCKED = "This PDF is protected by a password. Save a copy without a password, and check that."
_TOO_BIG = "This file is too big to be a certificate."
_SEVERAL = "This PDF has more than two pages, so it is no single certificate. Check each certificate's own file."


@dataclass(frozen=True, slots=True)
class ReadCertificate:
    """What a PDF says it is. ``signature`` and ``facts`` are ``None`` where another program left them out.

    ``pages`` is the text of front and back; ``added`` tells of pictures, notes or stamps that ours never have.
    """

    number: str
    signature: bytes | None
    facts: CertificateFacts | None
    pages: tuple[str, ...]
    added: bool = False

    @property
    def qr_text(self) -> str | None:
        """The text of the square code, where number and signature came with the file."""
        return None if self.signature is None else qr_text(self.number, self.signature)


def read_certificate(data: bytes) -> ReadCertificate:
    """Read a certificate from the bytes of a PDF.

    Raises:
        CertificateFileError: where the bytes are no PDF, are locked or damaged, or hold no certificate of ours.
    """
    if len(data) > LARGEST_FILE:
        raise CertificateFileError(_TOO_BIG)
    if b"%PDF-" not in data[:1024]:
        raise CertificateFileError(_NOT_PDF)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        return _read(data)
    except CertificateFileError:
        raise
    except Exception as error:  # a damaged PDF can raise anything at all in a reader
        raise CertificateFileError(_NOT_PDF, details=type(error).__name__) from error


def _read(data: bytes) -> ReadCertificate:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise CertificateFileError(_LOCKED)
    count = len(reader.pages)
    if count > 2:
        raise CertificateFileError(_SEVERAL)
    texts = tuple(reader.pages[place].extract_text() for place in range(count))
    facts, seal = _facts(reader), _seal(reader)
    number = seal[0] if seal else facts.number if facts else _printed_number(texts)
    if not number:
        raise CertificateFileError(_NOT_OURS)
    added = any(_has_additions(reader.pages[place]) for place in range(count))
    return ReadCertificate(number, seal[1] if seal else None, facts, texts, added)


def _facts(reader: PdfReader) -> CertificateFacts | None:
    try:
        for name, contents in reader.attachments.items():
            if name == FACTS_NAME and contents:
                return CertificateFacts.from_canonical(contents[0])
    except Exception:  # noqa: BLE001 a damaged attachment is one that was lost: the register still has the facts
        return None
    return None


def _seal(reader: PdfReader) -> tuple[str, bytes] | None:
    keywords = str(reader.metadata.get("/Keywords", "")) if reader.metadata else ""
    try:
        number, signature = read_qr_text(keywords)
    except ValueError:
        return None
    return str(number), signature


def _printed_number(texts: Iterable[str]) -> str:
    for text in texts:
        for found in _NUMBER.findall(text):
            try:
                return str(CertificateNumber.parse(found))
            except ValueError:
                continue
    return ""


def _has_additions(page: PageObject) -> bool:
    for note in page.get("/Annots") or ():
        if note.get_object().get("/Subtype") in _SHOWN_NOTES:
            return True
    pictures = (page.get("/Resources") or {}).get("/XObject") or {}
    return any(pictures[name].get_object().get("/Subtype") == "/Image" for name in pictures)


def differences(read: ReadCertificate, facts: CertificateFacts) -> tuple[str, ...]:
    """What the file's visible text says otherwise than the facts: 'name', 'date', 'score', 'title', 'number' ...

    Spacing, and the order in which another program wrote the lines, do not count. ``wording`` stands for text that
    shows no fact, ``something added`` for pictures, notes and stamps. Empty where the paper says what the facts say.
    """
    found: dict[str, None] = {}
    for words, text in zip(page_words(facts), read.pages, strict=False):
        found.update(dict.fromkeys(_page_differences(words, text)))
    if read.added:
        found[ADDED] = None
    return tuple(found)


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _page_differences(words: list[Word], text: str) -> list[str]:
    wanted = [(word.fact or WORDING, _compact(word.text)) for word in words]
    shown = _compact(text)
    if shown == "".join(text for _, text in wanted) or _same_in_another_order(wanted, shown):
        return []
    expected = "\n".join(text for _, text in wanted)
    owners = [owner for fact, text in wanted for owner in (*[fact] * len(text), WORDING)]
    # line breaks stay, so that what was put in at the end of a line is not taken for the start of the next
    lines = "\n".join(filter(None, map(_compact, text.split("\n"))))[: 4 * len(expected)]
    found: dict[str, None] = {}
    for kind, start, end, put_from, put_to in SequenceMatcher(None, expected, lines, autojunk=False).get_opcodes():
        if kind == "equal" or not (expected[start:end] + lines[put_from:put_to]).strip():
            continue
        touched = [place for place in range(start, end) if expected[place] != "\n"]
        if not touched:
            touched = [place for place in (start - 1, end) if 0 <= place < len(expected)]
        facts = {owners[place]: None for place in touched}
        if kind == "insert" and len(facts) > 1:
            facts.pop(WORDING, None)
        found.update(facts)
    if len(found) > 1 and all(words in shown for fact, words in wanted if fact == WORDING):
        found.pop(WORDING, None)
    return list(found)


def _same_in_another_order(wanted: list[tuple[str, str]], shown: str) -> bool:
    for _, text in sorted(wanted, key=lambda pair: -len(pair[1])):
        if text not in shown:
            return False
        shown = shown.replace(text, "\n", 1)
    return not shown.replace("\n", "")
