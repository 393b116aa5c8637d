"""The lock judges quickly in these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.services.lead import lock
from tests.support.lead import judge_quickly

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _quick_lock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    judge_quickly(monkeypatch)
    yield
    lock._hasher.cache_clear()
