from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfWriter

from oakmere_training.domain.errors import DiskFullError, InvalidInputError
from oakmere_training.services.policy_document import PolicyDocumentError
from oakmere_training.storage.activity import ActivityLog

if TYPE_CHECKING:
    from oakmere_training.services.bundle import Services


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return make(tmp_path / "old.pdf", 2)


def make(path: Path, pages: int, *, password: str = "") -> Path:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(path)
    return path


def test_there_is_no_document_at_first(services: Services) -> None:
    assert services.policy_document.path() is None
    assert services.policy_document.facts() is None
    services.policy_document.remove()


def test_a_new_document_replaces_the_old_one(services: Services, old: Path, tmp_path: Path) -> None:
    services.policy_document.put(old)
    facts = services.policy_document.put(make(tmp_path / "new.pdf", 5))
    assert facts is not None
    assert facts.pages == 5
    assert old.exists(), "the file that was chosen stays where it is"


@pytest.mark.parametrize("broken", ["log", "move"])
def test_where_something_breaks_the_old_document_stays(
    services: Services, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    services.policy_document.put(old)
    new = make(tmp_path / "new.pdf", 5)

    def full(*_: object) -> None:
        raise DiskFullError("There is no room.") if broken == "log" else OSError(28, "No space left on device")

    if broken == "log":
        monkeypatch.setattr(ActivityLog, "add", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DiskFullError if broken == "log" else PolicyDocumentError):
        services.policy_document.put(new)
    monkeypatch.undo()
    path = services.policy_document.path()
    assert path is not None
    assert path.read_bytes() == old.read_bytes()
    assert [each.name for each in path.parent.iterdir() if "part" in each.name] == []


def test_a_document_with_a_password_or_without_pages_is_refused(services: Services, tmp_path: Path) -> None:
    for path, told in (
        (make(tmp_path / "locked.pdf", 1, password="secret"), "asks for a password"),  # noqa: S106
        (make(tmp_path / "empty.pdf", 0), "no pages"),
        (tmp_path / "not there.pdf", "cannot be opened"),
    ):
        with pytest.raises(InvalidInputError, match=told) as refused:
            services.policy_document.put(path)
        assert refused.value.field == "policy"
    assert services.policy_document.path() is None
