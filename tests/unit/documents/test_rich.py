from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oakmere_training.documents.rich import BODY, STRONG, Piece, extent, lay

_WORDS = "Start screen, Training lead. Then type the groups of 2025-10 one after the other."


def _text(lines: tuple[tuple[object, ...], ...]) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]  # type: ignore[attr-defined]


def test_a_stop_after_a_bold_word_stays_with_it() -> None:
    pieces = (Piece("Start screen, ", BODY), Piece("Training lead", STRONG), Piece(".", BODY))
    widths = [width for width in range(15, 60) for line in _text(lay(pieces, width)) if line.startswith(".")]
    assert not widths


def test_a_date_or_version_is_not_broken_at_its_hyphen() -> None:
    for width in range(20, 80):
        assert any("2025-10" in line for line in _text(lay((Piece(_WORDS, BODY),), width)))


def test_a_double_name_may_break_at_its_hyphen() -> None:
    assert _text(lay((Piece("Featherstonehaugh-Cholmondeley", BODY),), 40)) == ["Featherstonehaugh-", "Cholmondeley"]


def test_no_text_makes_no_line() -> None:
    assert lay((), 50) == ()
    assert lay((Piece("", BODY),), 50) == ()


def test_what_is_cut_ends_in_an_ellipsis_that_fits() -> None:
    lines = lay((Piece(_WORDS, BODY),), 40, 2)
    assert len(lines) == 2
    assert _text(lines)[-1].endswith("…")
    assert extent(lines[-1]) <= 40
    assert not _text(lay((Piece(_WORDS, BODY),), 400, 2))[-1].endswith("…")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=60), st.booleans())),
    st.integers(10, 180),
)
def test_lines_keep_every_letter_and_their_room(parts: list[tuple[str, bool]], width: int) -> None:
    pieces = tuple(Piece(text, STRONG if bold else BODY) for text, bold in parts)
    lines = lay(pieces, width)
    wanted = "".join(piece.style.stack.choose(piece.text)[1] for piece in pieces)
    assert "".join(_text(lines)) == wanted
    assert all(extent(line) <= width + 0.001 for line in lines if len("".join(_text((line,))).strip()) > 1)


@pytest.mark.parametrize("most", [1, 3])
def test_never_more_lines_than_allowed(most: int) -> None:
    assert len(lay((Piece("word " * 300, BODY),), 60, most)) == most
