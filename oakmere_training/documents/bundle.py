"""Many certificates at once: one PDF for printing, or a ZIP of single files. Both can be stopped half-way."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from oakmere_training.documents.certificate import CertificateBook, certificate_pdf, file_name
from oakmere_training.domain.errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from oakmere_training.domain.certificate import CertificateFacts

    Item = tuple[CertificateFacts, bytes]
    Progress = Callable[[int, int], bool]


def certificates_pdf(items: Sequence[Item], *, mono: bool = False, progress: Progress | None = None) -> bytes:
    """Certificates in one file, front and back, in the order given; they share frames, crest and fonts.

    For printing: no facts are put inside, so that it is checked by the square codes and numbers. ``progress`` is
    told after each certificate how many of how many are drawn, and stops the work by returning ``False``.

    Raises:
        CancelledError: where ``progress`` returned ``False``.
        ValueError: where there are no certificates.
    """
    if not items:
        raise ValueError("no certificates to print")
    book = CertificateBook(mono=mono)
    for done, (facts, signature) in enumerate(items, start=1):
        book.add(facts, signature)
        _tell(progress, done, len(items))
    return book.finish_many(items[0][0])


def certificates_zip(
    items: Sequence[Item], target: BinaryIO, *, mono: bool = False, progress: Progress | None = None
) -> None:
    """Write a ZIP of single files, each with its signed facts inside, under names that begin with the number.

    Raises:
        CancelledError, ValueError: as ``certificates_pdf``; ``target`` then holds half a file.
    """
    if not items:
        raise ValueError("no certificates to print")
    names = unique_names([file_name(facts) for facts, _ in items])
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for done, ((facts, signature), name) in enumerate(zip(items, names, strict=True), start=1):
            day = facts.issued
            entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, certificate_pdf(facts, signature, mono=mono))
            _tell(progress, done, len(items))


def save_pdf(path: Path, items: Sequence[Item], *, mono: bool = False, progress: Progress | None = None) -> None:
    """Write ``certificates_pdf`` to a file that is there whole or not at all.

    Raises:
        CancelledError, ValueError: as ``certificates_pdf``.
        OSError: where the file cannot be written.
    """
    data = certificates_pdf(items, mono=mono, progress=progress)
    _whole(path, lambda part: part.write(data))


def save_zip(path: Path, items: Sequence[Item], *, mono: bool = False, progress: Progress | None = None) -> None:
    """Write ``certificates_zip`` to a file that is there whole or not at all.

    Raises:
        CancelledError, ValueError: as ``certificates_pdf``.
        OSError: where the file cannot be written.
    """
    _whole(path, lambda part: certificates_zip(items, part, mono=mono, progress=progress))


def unique_names(names: Sequence[str]) -> list[str]:
    """Names of files with ' (2)', ' (3)' ... before the ending of those that came before; letter case aside."""
    taken: set[str] = set()
    found: list[str] = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        made = name
        for place in count(2):
            if made.casefold() not in taken:
                break
            made = f"{stem} ({place}){dot}{ending}"
        taken.add(made.casefold())
        found.append(made)
    return found


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and not progress(done, total):
        raise CancelledError


def _whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write beside ``path`` and move it there at the end; what went wrong leaves nothing, and no old file is lost."""
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            write(file)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
