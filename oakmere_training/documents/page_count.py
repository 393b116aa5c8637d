"""Whether a file is a PDF that can be read."""

from __future__ import annotations

from io import BytesIO

from oakmere_training.domain.errors import InvalidInputError

_FIELD = "policy"


def page_count(data: bytes) -> int:
    """The number of pages of a PDF.

    Raises:
        InvalidInputError: with the sentence why it cannot be used, naming the field 'policy'.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if b"%PDF-" not in data[:1024]:
        raise InvalidInputError("This file is not a PDF. Save the policy as PDF first, then choose it.", field=_FIELD)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InvalidInputError("This PDF asks for a password. Choose one that opens without.", field=_FIELD)
        pages = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, NotImplementedError) as error:
        raise InvalidInputError(
            "This PDF is damaged. Save it again, and choose the new one.", field=_FIELD, details=str(error)
        ) from error
    if not pages:
        raise InvalidInputError("This PDF has no pages.", field=_FIELD)
    return pages
