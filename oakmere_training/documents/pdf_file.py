"""A PDF file through reportlab's document, from objects that are written already: numbers, cross-references, trailer.

reportlab's own canvas has no tags and formats every number anew; what is the same in each certificate is made once
here and kept as bytes.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any


@cache
def _library() -> tuple[Any, Any]:
    from reportlab import rl_config
    from reportlab.pdfbase import pdfdoc

    rl_config.pdfComments = 0

    class Written(pdfdoc.PDFObject):  # type: ignore[misc] # reportlab has no types
        """An object whose bytes are known."""

        __RefOnly__ = 1

        def __init__(self, content: bytes = b"") -> None:
            self.content = content

        def format(self, _document: object) -> bytes:
            return self.content

    return pdfdoc.PDFDocument, Written


class PdfFile:
    """Objects are numbered in the order in which they are added or reserved, so the same input gives the same bytes."""

    def __init__(self) -> None:
        document, self._written = _library()
        self._document = document(compression=0, invariant=1, pdfVersion=(1, 7))

    def add(self, content: bytes | str) -> int:
        """Add an object; its number."""
        number = self.reserve()
        self.fill(number, content)
        return number

    def reserve(self) -> int:
        """A number for an object that is filled later."""
        written = self._written()
        self._document.Reference(written)
        return int(self._document.objectcounter)

    def fill(self, number: int, content: bytes | str) -> None:
        """Give a reserved object its content."""
        document = self._document
        document.idToObject[document.numberToId[number]].content = (
            content if isinstance(content, bytes) else _ascii(content)
        )

    def add_stream(self, entries: str, data: bytes, *, packed: bool = False, raw: bool = False) -> int:
        """Add a stream, deflated here unless it is ``packed`` already or must stay ``raw``; its number."""
        if not packed and not raw:
            data = pack(data)
        filters = "" if raw else "/Filter/FlateDecode"
        return self.add(_ascii(f"<<{entries}{filters}/Length {len(data)}>>\nstream\n") + data + b"\nendstream")

    def finish(self, root: int, info: int, fingerprint: bytes) -> bytes:
        """The file. ``fingerprint`` tells this file's identity from others."""
        document = self._document
        document.Catalog = document.idToObject[document.numberToId[root]]
        document.info = document.idToObject[document.numberToId[info]]
        document.updateSignature(fingerprint)
        data: bytes = document.format()
        return data


def pack(data: bytes) -> bytes:
    """Deflate; a middle level, since a page is small."""
    return zlib.compress(data, 3)


def _ascii(text: str) -> bytes:
    return text.encode("ascii")


def text_string(text: str) -> str:
    """A text string as hexadecimal UTF-16, for anything that a person may have typed."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
