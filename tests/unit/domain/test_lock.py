from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain import lock
from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.lock import KEY_ALPHABET, Lock
from tests.support.factories import NOW

SCHOOL = "Oakmere Primary School"


def tried(times: int) -> Lock:
    kept = Lock("hash", "key hash", NOW)
    for _ in range(times):
        kept = kept.counted(NOW)
    return kept


def test_four_wrong_tries_cost_nothing_and_then_the_wait_grows_to_an_hour_at_most() -> None:
    seconds = [lock.wait_after(tries).total_seconds() for tries in range(14)]
    assert seconds == [0, 0, 0, 0, 0, 30, 60, 120, 300, 900, 1800, 3600, 3600, 3600]


def test_the_wait_runs_out() -> None:
    kept = tried(5)
    assert kept.wait_left(NOW + timedelta(seconds=10)) == timedelta(seconds=20)
    assert not kept.wait_left(NOW + timedelta(seconds=30))
    assert not kept.wait_left(NOW + timedelta(days=1))


@given(st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=4000)), st.integers(5, 20))
def test_a_clock_set_back_does_not_shorten_the_wait(back: timedelta, tries: int) -> None:
    kept = tried(tries)
    earlier = NOW - back
    assert kept.clock_was_set_back(earlier)
    assert kept.wait_left(earlier) == lock.wait_after(tries)
    anew = kept.waits_anew(earlier)
    assert anew.wait_left(earlier) == lock.wait_after(tries)
    assert not anew.wait_left(earlier + lock.wait_after(tries)), "nobody waits until the old date comes round again"


def test_opening_forgets_the_tries() -> None:
    assert tried(7).opened() == Lock("hash", "key hash", NOW)


def test_tries_and_waits_are_told_in_words() -> None:
    assert lock.tries_text(1) == "One try is used."
    assert lock.tries_text(5) == "Five tries are used."
    assert lock.tries_text(23) == "23 tries are used."
    assert lock.duration_text(timedelta(seconds=43)) == "43 seconds"
    assert lock.duration_text(timedelta(seconds=0.2)) == "1 second"
    assert lock.duration_text(timedelta(seconds=60)) == "1 minute"
    assert lock.duration_text(timedelta(seconds=125)) == "2 minutes 5 seconds"
    assert lock.duration_text(timedelta(hours=1)) == "60 minutes"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("short", "at least 12 characters: 7 more"),
        ("           x           ", "at least 12 characters: 11 more"),
        ("aaaaaaaaaaaaaa", "more than one character"),
        ("aAaA aAaA aAaA", "more than one character"),
        ("oakmere primary school", "school’s name"),
        ("Oakmere-Primary-School!", "school’s name"),
        ("x" * 100 + "y" * 101, "at most 200"),
    ],
)
def test_a_weak_passphrase_is_refused_with_a_sentence(typed: str, told: str) -> None:
    with pytest.raises(InvalidInputError, match=told) as refused:
        lock.check_passphrase(typed, SCHOOL)
    assert refused.value.field == "passphrase"


def test_a_passphrase_may_be_a_sentence_in_any_language() -> None:
    assert lock.check_passphrase("  four words about owls ", SCHOOL) == "four words about owls"
    composed, decomposed = "caf\u00e9 au lait le matin", "cafe\u0301 au lait le matin"
    assert lock.check_passphrase(composed, SCHOOL) == lock.check_passphrase(decomposed, SCHOOL)


def test_a_recovery_key_has_six_groups_of_four_clear_characters() -> None:
    key = lock.new_key(random.Random(1).choice)
    assert [len(group) for group in key.split(" ")] == [4] * 6
    assert set(key) - {" "} <= set(KEY_ALPHABET)
    assert not set(KEY_ALPHABET) & set("IO01")
    assert len(KEY_ALPHABET) == 32


@given(st.text(KEY_ALPHABET, min_size=24, max_size=24), st.sampled_from([" ", "-", "–", "  ", "\n", "\u00a0", ""]))
def test_a_key_may_be_typed_with_small_letters_spaces_and_dashes(letters: str, between: str) -> None:
    typed = between.join(letters[start : start + 4] for start in range(0, 24, 4)).lower()
    assert lock.read_key(f" {typed} ") == letters


@pytest.mark.parametrize(
    ("typed", "told"),
    [("ABCD EFGH", "8 are here"), ("ABCD" * 7, "28 are here"), ("OBCD" * 6, "no “O”"), ("AB!D" * 6, "no “!”")],
)
def test_what_cannot_be_a_key_is_told_before_it_counts_as_a_try(typed: str, told: str) -> None:
    with pytest.raises(InvalidInputError, match=told) as refused:
        lock.read_key(typed)
    assert refused.value.field == "key"
