"""The structure tree of a tagged PDF: elements in reading order, and the marked content that belongs to each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oakmere_training.documents.pdf_file import PdfFile


@dataclass(slots=True)
class Element:
    """One element.

    ``content`` lists its kids: numbers of marked content on ``page``, pairs of another page and a number there, or
    other elements.
    """

    role: str
    page: int = 0
    extra: str = ""
    content: list[int | tuple[int, int] | Element] = field(default_factory=list)


class Tags:
    """Elements of one certificate or document. Marked content is numbered anew on each page."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._next: dict[int, int] = {}

    def element(self, role: str, *, parent: Element | None = None, page: int = 0, extra: str = "") -> Element:
        """Add an element at the end of its parent; ``extra`` holds further entries (Alt, attributes) as PDF text."""
        element = Element(role, page, extra)
        (parent or self.root).content.append(element)
        return element

    def mark(self, element: Element, page: int) -> int:
        """A new number of marked content for an element, on the page where it stands."""
        number = self._next.get(page, 0)
        self._next[page] = number + 1
        element.content.append(number if page == element.page else (page, number))
        return number

    def write(self, file: PdfFile, parent: int, pages: list[int]) -> tuple[int, list[list[int]]]:
        """Write the elements under the object ``parent``.

        Returns:
            The number of the root element, and for each page the number of the element of each marked content.
        """
        owners: list[list[int]] = [[0] * self._next.get(page, 0) for page in range(len(pages))]
        return self._write(file, self.root, parent, pages, owners), owners

    def _write(self, file: PdfFile, element: Element, parent: int, pages: list[int], owners: list[list[int]]) -> int:
        number = file.reserve()
        kids: list[str] = []
        for kid in element.content:
            if isinstance(kid, int):
                owners[element.page][kid] = number
                kids.append(str(kid))
            elif isinstance(kid, tuple):
                page, mark = kid
                owners[page][mark] = number
                kids.append(f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>")
            else:
                kids.append(f"{self._write(file, kid, number, pages, owners)} 0 R")
        file.fill(
            number,
            f"<</S/{element.role}/P {parent} 0 R/Pg {pages[element.page]} 0 R{element.extra}/K[{' '.join(kids)}]>>",
        )
        return number
