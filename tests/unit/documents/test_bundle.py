from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from oakmere_training.documents import bundle
from oakmere_training.documents.bundle import certificates_pdf, certificates_zip, save_pdf, save_zip, unique_names
from oakmere_training.documents.certificate import certificate_pdf
from oakmere_training.documents.reading import read_certificate
from oakmere_training.domain.certificate import CertificateFacts, CertificateNumber
from oakmere_training.domain.errors import CancelledError
from tests.unit.documents.papers import FACTS, NAMES, SIGNATURE, facts
from tests.unit.documents.structure import assert_everything_tagged, headings, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _items(count: int) -> list[tuple[CertificateFacts, bytes]]:
    return [
        (
            facts(holder=NAMES[place % len(NAMES)], number=str(CertificateNumber("OPS", 2026, place + 1))),
            bytes([place % 256]) * 64,
        )
        for place in range(count)
    ]


@pytest.mark.parametrize("mono", [False, True])
def test_each_certificate_in_the_one_file_is_drawn_as_its_single_file_is(mono: bool) -> None:
    items = _items(4)
    together = PdfReader(BytesIO(certificates_pdf(items, mono=mono)))
    for place, item in enumerate(items):
        single = PdfReader(BytesIO(certificate_pdf(*item, mono=mono)))
        for side in range(2):
            page, alone = together.pages[2 * place + side], single.pages[side]
            assert page.get_contents().get_data() == alone.get_contents().get_data()  # type: ignore[union-attr]
            assert page.mediabox == alone.mediabox


def test_the_order_is_the_one_given() -> None:
    items = _items(7)[::-1]
    fronts = texts(certificates_pdf(items))[::2]
    assert len(fronts) == 7
    for (item, _), text in zip(items, fronts, strict=True):
        assert item.number in text


def test_a_thousand_share_what_they_can_and_stay_tagged() -> None:
    data = certificates_pdf(_items(1_000))
    reader = PdfReader(BytesIO(data))
    assert len(reader.pages) == 2_000
    assert len({page.raw_get("/Resources").idnum for page in reader.pages}) == 1
    assert len(data) < 15_000 * 1_000
    assert str(CertificateNumber("OPS", 2026, 1_000)) in reader.pages[1_998].extract_text()


def test_many_certificates_keep_their_tags() -> None:
    data = certificates_pdf(_items(3))
    assert_everything_tagged(data)
    assert headings(data) == ["H1", "H2", "H2", "H3", "H3"] * 3


def test_progress_is_told_after_each_certificate() -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    certificates_pdf(_items(3), progress=progress)
    certificates_zip(_items(2), BytesIO(), progress=progress)
    assert told == [(1, 3), (2, 3), (3, 3), (1, 2), (2, 2)]


@pytest.mark.parametrize("save", [save_pdf, save_zip])
def test_stopping_leaves_no_file_and_no_part_of_one(tmp_path: Path, save: Callable[..., None]) -> None:
    with pytest.raises(CancelledError) as caught:
        save(tmp_path / "all.bin", _items(5), progress=lambda done, _: done < 3)
    assert caught.value.sentence == "Stopped. No file was left."
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("save", [save_pdf, save_zip])
def test_stopping_leaves_the_file_that_was_there_before(tmp_path: Path, save: Callable[..., None]) -> None:
    path = tmp_path / "all.bin"
    path.write_bytes(b"old")
    with pytest.raises(CancelledError):
        save(path, _items(2), progress=lambda _done, _total: False)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_no_part_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundle, "certificates_zip", full)
    with pytest.raises(OSError, match="No space"):
        save_zip(tmp_path / "all.zip", _items(1))
    assert not list(tmp_path.iterdir())


def test_a_saved_pdf_is_the_same_as_the_bytes(tmp_path: Path) -> None:
    save_pdf(tmp_path / "all.pdf", _items(2), mono=True)
    assert (tmp_path / "all.pdf").read_bytes() == certificates_pdf(_items(2), mono=True)
    assert [path.name for path in tmp_path.iterdir()] == ["all.pdf"]


def test_a_zip_holds_single_files_that_can_be_checked(tmp_path: Path) -> None:
    items = _items(3)
    save_zip(tmp_path / "all.zip", items)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        for (item, signature), name in zip(items, names, strict=True):
            assert name.startswith(item.number)
            data = archive.read(name)
            assert data == certificate_pdf(item, signature)
            assert read_certificate(data).facts == item


def test_the_same_certificate_twice_gets_two_names() -> None:
    target = BytesIO()
    certificates_zip([(FACTS, SIGNATURE)] * 3, target)
    assert zipfile.ZipFile(target).namelist() == [
        f"{FACTS.number} A Example.pdf",
        f"{FACTS.number} A Example (2).pdf",
        f"{FACTS.number} A Example (3).pdf",
    ]


def test_names_that_differ_in_letter_case_alone_are_told_apart_for_windows() -> None:
    assert unique_names(["a.pdf", "A.pdf", "a (2).pdf"]) == ["a.pdf", "A (2).pdf", "a (2) (2).pdf"]


@pytest.mark.parametrize("save", [save_pdf, save_zip])
def test_no_certificates_make_no_file(tmp_path: Path, save: Callable[..., None]) -> None:
    with pytest.raises(ValueError, match="no certificates"):
        save(tmp_path / "all.bin", [])
    assert not list(tmp_path.iterdir())
