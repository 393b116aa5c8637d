from __future__ import annotations

from datetime import date

import pytest

from oakmere_training.domain.papers import RecoveryKeySheet

_DAY = date(2026, 11, 24)


def test_a_key_comes_in_six_groups_of_four() -> None:
    sheet = RecoveryKeySheet("School", _DAY, "EXAMPLEKEYXXABCD23456789")
    assert sheet.groups == ("EXAM", "PLEK", "EYXX", "ABCD", "2345", "6789")


def test_a_key_does_not_show_in_a_report_of_a_fault() -> None:
    assert "EXAM" not in repr(RecoveryKeySheet("School", _DAY, "EXAMPLEKEYXXABCD23456789"))


@pytest.mark.parametrize("key", ["", "EXAM", "EXAMPLEKEYXXABCD2345678", "OXAMPLEKEYXXABCD23456789", "1" * 24, "é" * 24])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="not a recovery key"):
        RecoveryKeySheet("School", _DAY, key)
