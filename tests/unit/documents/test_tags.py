from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from oakmere_training.documents.certificate import certificate_pdf, certificates_pdf
from tests.unit.documents.papers import FACTS, SIGNATURE, facts

Node = Any
_PAINTING = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"S", b"s", b"B", b"b", b"Do", b"sh"}


def _tree(data: bytes) -> tuple[PdfReader, Node]:
    reader = PdfReader(BytesIO(data))
    root: Any = reader.trailer["/Root"]
    return reader, root["/StructTreeRoot"]


def _walk(node: Node) -> list[Node]:
    found = [node]
    kids = node.get("/K", [])
    for kid in map(_object, kids if isinstance(kids, list) else [kids]):
        if isinstance(kid, dict):
            found += _walk(kid)
    return found


def _roles(data: bytes) -> list[str]:
    return [node["/S"] for node in _walk(_tree(data)[1]) if "/S" in node]


def test_the_document_is_marked_and_its_structure_read_in_order() -> None:
    reader, tree = _tree(certificate_pdf(FACTS, SIGNATURE))
    root: Any = reader.trailer["/Root"]
    assert {key: flag.value for key, flag in root["/MarkInfo"].items()} == {"/Marked": True}
    roles = [node["/S"] for node in _walk(tree) if "/S" in node]
    assert roles[:6] == ["/Document", "/Part", "/Figure", "/P", "/H1", "/P"]
    assert [role for role in roles if role in {"/H1", "/H2", "/H3"}] == ["/H1", "/H2", "/H2", "/H3", "/H3"]
    assert all(str(page["/Tabs"]) == "/S" for page in reader.pages)


def test_crest_and_square_code_have_alternative_text_and_a_place() -> None:
    _, tree = _tree(certificate_pdf(FACTS, SIGNATURE))
    figures = [node for node in _walk(tree) if node.get("/S") == "/Figure"]
    assert [figure["/Alt"].split()[0] for figure in figures] == ["Crest:", "Square"]
    for figure in figures:
        left, bottom, right, top = (float(value) for value in figure["/A"]["/BBox"])
        assert 0 < left < right < 842
        assert 0 < bottom < top < 596


@pytest.mark.parametrize("rows", [1, 8, 9, 10])
def test_outcomes_are_a_table_whose_every_column_and_row_has_a_heading(rows: int) -> None:
    _, tree = _tree(certificate_pdf(facts(rows=rows), SIGNATURE))
    (table,) = (node for node in _walk(tree) if node.get("/S") == "/Table")
    lines = [node for node in _walk(table) if node.get("/S") == "/TR"]
    assert len(lines) == rows + 1
    head, *body = (
        [(cell["/S"], cell.get("/A", {}).get("/Scope")) for cell in map(_object, line["/K"])] for line in lines
    )
    assert head == [("/TH", "/Column")] * 3
    assert all(line == [("/TH", "/Row"), ("/TD", None), ("/TD", None)] for line in body)


def test_the_steps_of_checking_are_a_list() -> None:
    roles = _roles(certificate_pdf(FACTS, SIGNATURE))
    start = roles.index("/L")
    assert roles[start : start + 7] == ["/L", "/LI", "/Lbl", "/LBody", "/LI", "/Lbl", "/LBody"]


@pytest.mark.parametrize("many", [False, True])
def test_everything_painted_is_tagged_or_an_artifact(many: bool) -> None:
    items = [(FACTS, SIGNATURE), (facts(holder="Łukasz"), SIGNATURE)]
    reader, tree = _tree(certificates_pdf(items) if many else certificate_pdf(*items[0]))
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


def test_each_element_knows_its_parent_and_page() -> None:
    _, tree = _tree(certificate_pdf(FACTS, SIGNATURE))
    for node in _walk(tree):
        kids = node.get("/K", [])
        for kid in map(_object, kids if isinstance(kids, list) else [kids]):
            if isinstance(kid, dict):
                assert kid["/P"].get_object() == node
            else:
                assert node["/Pg"]["/Type"] == "/Page"


def _object(value: Any) -> Any:
    return value.get_object()
