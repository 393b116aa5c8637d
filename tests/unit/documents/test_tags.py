from __future__ import annotations

from typing import Any

import pytest

from oakmere_training.documents.bundle import certificates_pdf
from oakmere_training.documents.certificate import certificate_pdf
from tests.unit.documents.papers import FACTS, SIGNATURE, facts
from tests.unit.documents.structure import assert_everything_tagged, resolved, roles, tree_of, walk


def test_the_document_is_marked_and_its_structure_read_in_order() -> None:
    reader, tree = tree_of(certificate_pdf(FACTS, SIGNATURE))
    root: Any = reader.trailer["/Root"]
    assert {key: flag.value for key, flag in root["/MarkInfo"].items()} == {"/Marked": True}
    found = [node["/S"] for node in walk(tree) if "/S" in node]
    assert found[:6] == ["/Document", "/Part", "/Figure", "/P", "/H1", "/P"]
    assert [role for role in found if role in {"/H1", "/H2", "/H3"}] == ["/H1", "/H2", "/H2", "/H3", "/H3"]
    assert all(str(page["/Tabs"]) == "/S" for page in reader.pages)


def test_crest_and_square_code_have_alternative_text_and_a_place() -> None:
    _, tree = tree_of(certificate_pdf(FACTS, SIGNATURE))
    figures = [node for node in walk(tree) if node.get("/S") == "/Figure"]
    assert [figure["/Alt"].split()[0] for figure in figures] == ["Crest:", "Square"]
    for figure in figures:
        left, bottom, right, top = (float(value) for value in figure["/A"]["/BBox"])
        assert 0 < left < right < 842
        assert 0 < bottom < top < 596


@pytest.mark.parametrize("rows", [1, 8, 9, 10])
def test_outcomes_are_a_table_whose_every_column_and_row_has_a_heading(rows: int) -> None:
    _, tree = tree_of(certificate_pdf(facts(rows=rows), SIGNATURE))
    (table,) = (node for node in walk(tree) if node.get("/S") == "/Table")
    lines = [node for node in walk(table) if node.get("/S") == "/TR"]
    assert len(lines) == rows + 1
    head, *body = (
        [(cell["/S"], cell.get("/A", {}).get("/Scope")) for cell in map(resolved, line["/K"])] for line in lines
    )
    assert head == [("/TH", "/Column")] * 3
    assert all(line == [("/TH", "/Row"), ("/TD", None), ("/TD", None)] for line in body)


def test_the_steps_of_checking_are_a_list() -> None:
    found = roles(certificate_pdf(FACTS, SIGNATURE))
    start = found.index("/L")
    assert found[start : start + 7] == ["/L", "/LI", "/Lbl", "/LBody", "/LI", "/Lbl", "/LBody"]


@pytest.mark.parametrize("many", [False, True])
def test_everything_painted_is_tagged_or_an_artifact(many: bool) -> None:
    items = [(FACTS, SIGNATURE), (facts(holder="Łukasz"), SIGNATURE)]
    assert_everything_tagged(certificates_pdf(items) if many else certificate_pdf(*items[0]))


def test_each_element_knows_its_parent_and_page() -> None:
    _, tree = tree_of(certificate_pdf(FACTS, SIGNATURE))
    for node in walk(tree):
        kids = node.get("/K", [])
        for kid in map(resolved, kids if isinstance(kids, list) else [kids]):
            if isinstance(kid, dict):
                assert kid["/P"].get_object() == node
            else:
                assert node["/Pg"]["/Type"] == "/Page"
