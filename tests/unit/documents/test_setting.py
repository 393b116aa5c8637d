from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oakmere_training.documents import faces
from oakmere_training.documents.certificate_back import CHECK_STEPS, Back
from oakmere_training.documents.certificate_front import Front
from oakmere_training.documents.fitting import Steps, fit, wrap
from oakmere_training.documents.house_style import PT_PER_MM
from oakmere_training.documents.vector import drawing, path
from tests.unit.documents.papers import NAMES


@pytest.mark.parametrize(
    ("name", "file"),
    [("Nguyễn Thị Ánh", "Lexend"), ("Ŵyn ap Rhŷs", "Lexend"), ("Олександра", "NotoSans"), ("Γιώργος", "NotoSans")],
)
def test_headings_keep_to_lexend_as_far_as_it_reaches(name: str, file: str) -> None:
    face, printed = faces.heading().choose(name)
    assert face.postscript_name.startswith(file)
    assert printed == name


def test_body_text_goes_to_noto_sans_where_atkinson_has_no_letter_and_all_of_the_text_with_it() -> None:
    assert faces.body().choose("Siân")[0].postscript_name == "AtkinsonHyperlegible-Regular"
    assert faces.body().choose("Ŵyn ap Rhŷs")[0].postscript_name == "NotoSans-Regular"


@pytest.mark.parametrize("name", NAMES)
def test_decomposed_accents_print_as_the_composed_letters(name: str) -> None:
    apart = unicodedata.normalize("NFD", name)
    assert faces.heading().choose(apart)[1] == unicodedata.normalize("NFC", name)
    assert faces.unprintable([apart]) == ""


def test_a_letter_without_a_glyph_never_prints_as_a_box() -> None:
    face, printed = faces.heading().choose("李 Lee")
    assert printed == "? Lee"
    assert face.characters.issuperset(printed)
    assert faces.unprintable(["李 Lee", "Ann", "李 Anna"]) == "李"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_prints_with_glyphs_that_exist(text: str) -> None:
    for stack in (faces.heading(), faces.body()):
        face, printed = stack.choose(text)
        assert face.characters.issuperset(printed)
        assert sum(len(run) for _, run in face.runs(printed)) == len(printed)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcdefg -é'Łễ", min_size=1, max_size=150))
def test_a_fitted_name_is_whole_and_inside_its_width(text: str) -> None:
    fitted = fit(faces.heading(), text, Front.NAME_WIDTH, Front.NAME_STEPS)
    assert "".join(fitted.lines).split() == text.split()
    for line in fitted.lines:
        assert fitted.face.width(line.rstrip()) * fitted.size <= Front.NAME_WIDTH * PT_PER_MM + 0.01
    wrapped = wrap(faces.body(), text, 11, 30)
    assert "".join(wrapped.lines).split() == text.split()


def test_names_shrink_to_24_points_and_then_take_two_lines() -> None:
    sizes = [
        fit(faces.heading(), name, Front.NAME_WIDTH, Front.NAME_STEPS)
        for name in (NAMES[0], "Aleksandra Wiśniewska-Kowalczyk", NAMES[4])
    ]
    assert (sizes[0].size, len(sizes[0].lines)) == (38, 1)
    assert 24 <= sizes[1].size < 38
    assert len(sizes[1].lines) == 1
    assert (sizes[2].size, sizes[2].lines) == (24, ("José-María O'Connor-Fitzgerald ", "de la Cruz y Montenegro"))


def test_a_hyphen_is_a_place_to_break() -> None:
    fitted = fit(faces.heading(), "Featherstonehaugh-Cholmondeley-Marjoribanks", Front.NAME_WIDTH, Front.NAME_STEPS)
    assert fitted.lines == ("Featherstonehaugh-", "Cholmondeley-Marjoribanks")


def test_titles_shrink_from_21_to_16_points_before_they_break() -> None:
    title = "Social Media Policy: safeguarding induction for governors"
    assert 16 <= fit(faces.heading(), title, Front.TITLE_WIDTH, Front.TITLE_STEPS).size < 21
    assert len(fit(faces.heading(), title * 2, Front.TITLE_WIDTH, Front.TITLE_STEPS).lines) == 2


def test_a_text_too_long_for_any_step_still_shows_whole() -> None:
    fitted = fit(faces.body(), "word " * 40, 30, Steps((12,), (0,)))
    assert "".join(fitted.lines).strip() == ("word " * 40).strip()


def test_drawings_outside_the_subset_are_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        drawing('<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>')
    with pytest.raises(ValueError, match="'A'"):
        path("M0 0A1 1 0 0 0 2 2")


def test_the_steps_of_checking_fill_six_lines_at_most_and_so_stay_in_their_box() -> None:
    room = Back.BOX[0] - 2 * Back.BOX_PAD[0] - 6
    lines = sum(len(wrap(faces.body(), step, 11.5, room).lines) for step in CHECK_STEPS)
    used = lines * 16 / PT_PER_MM + 2 + 18 / PT_PER_MM + 1.5
    assert used <= Back.BOX[1] - 2 * Back.BOX_PAD[1]
