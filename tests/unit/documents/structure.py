"""Reading the structure of a tagged PDF in tests, and what every paper must keep."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

Node = Any
_PAINTING = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"S", b"s", b"B", b"b", b"Do", b"sh"}


def tree_of(data: bytes) -> tuple[PdfReader, Node]:
    """The file, and the root of its structure tree."""
    reader = PdfReader(BytesIO(data), strict=True)
    root: Any = reader.trailer["/Root"]
    return reader, root["/StructTreeRoot"]


def walk(node: Node) -> list[Node]:
    """An element and all under it, in reading order; marks on other pages are not among them."""
    found = [node]
    kids = node.get("/K", [])
    for kid in map(resolved, kids if isinstance(kids, list) else [kids]):
        if isinstance(kid, dict) and kid.get("/Type") != "/MCR":
            found += walk(kid)
    return found


def roles(data: bytes) -> list[str]:
    """The roles of all elements in reading order."""
    return [node["/S"] for node in walk(tree_of(data)[1]) if "/S" in node]


def headings(data: bytes) -> list[str]:
    """The levels of the headings in reading order: H1, H2 ..."""
    return [role[1:] for role in roles(data) if role in {"/H1", "/H2", "/H3"}]


def resolved(value: Any) -> Any:
    """What a reference points to."""
    return value.get_object()


def texts(data: bytes) -> list[str]:
    """The text of each page, spaces and line ends made one space."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data), strict=True).pages]


def assert_fonts_embedded(data: bytes) -> None:
    """Every font is an embedded subset whose text can be copied."""
    reader = PdfReader(BytesIO(data))
    fonts: Any = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert fonts
    for font in map(resolved, fonts.values()):
        assert font["/FontDescriptor"]["/FontFile2"].get_data()[:4] == b"\0\1\0\0"
        assert font["/BaseFont"][7] == "+"
        assert b"beginbfchar" in font["/ToUnicode"].get_data()


def assert_everything_tagged(data: bytes) -> None:
    """Everything painted is an artifact, or belongs to an element that knows it."""
    reader, tree = tree_of(data)
    owners = tree["/ParentTree"]["/Nums"]
    assert owners[::2] == list(range(len(reader.pages)))
    for page in reader.pages:
        elements = owners[2 * int(page["/StructParents"]) + 1].get_object()  # type: ignore[call-overload]
        inside: str | None = None
        marks = []
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in {b"BDC", b"BMC"}:
                assert inside is None
                inside = operands[0]
                if operator == b"BDC":
                    marks.append(operands[1]["/MCID"])
                    assert elements[marks[-1]].get_object()["/S"] == inside
                else:
                    assert inside == "/Artifact"
            elif operator == b"EMC":
                inside = None
            elif operator in _PAINTING:
                assert inside is not None
        assert marks == list(range(len(elements)))
