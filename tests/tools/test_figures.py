"""Two writings of one figure give one value; different figures give different ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.tools.figures import figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200 people and 1200 more", ["1200", "1200"]),
        ("1.2 million, 1,200,000 and twelve", ["1200000", "1200000", "12"]),
        ("five per cent, 5% and 5 percent", ["5%", "5%", "5%"]),
        ("$350 million or €5bn", ["$350000000", "€5000000000"]),
        ("on 3 December, December 3 and Dec. 3rd", ["day 12-3", "day 12-3", "day 12-3"]),
        ("at 19:40", ["clock 19:40"]),
        ("the third time, the 3rd", ["3th", "3th"]),
        ("twenty-five died, dozens fled", ["25", "dozens"]),
        ("3.50 and 3.5", ["3.5", "3.5"]),
        ("two thousand men", ["2000"]),
        ("a B2 class and the A330", []),
        ("no figures", []),
    ],
)
def test_a_figure_has_one_value_however_it_is_written(text, values):
    assert [figure.value for figure in figures(text)] == values


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "1.200 Menschen, 3,5 Prozent, zwölf", ["1200", "3.5%", "12"]),
        ("de", "am 3. Dezember", ["day 12-3"]),
        ("fr", "3,5 millions, trois", ["3500000", "3"]),
        ("es", "5 por ciento, el 3 de diciembre", ["5%", "day 12-3"]),
        ("it", "1.200", ["1200"]),
        ("de", "zweiundvierzig, hundert und 12 000", ["42", "100", "12000"]),
        ("fr", "100 000, 1 234,5 et 12\u202f000 habitants", ["100000", "1234.5", "12000"]),
        ("fr", "quatre-vingt-dix, soixante-douze et vingt-deux", ["90", "72", "22"]),
        ("fr", "deux cents, trois mille, une trentaine", ["200", "3000", "30"]),
        ("fr", "le 5 mars 2005 et le 1er août", ["day 3-5", "2005", "day 8-1"]),
        ("es", "treinta y cinco, veintidós, doscientas y mil", ["35", "22", "200", "1000"]),
        ("cs", "3,5 a 12 000, 25 procent", ["3.5", "12000", "25%"]),
        ("it", "3,5 per cento", ["3.5%"]),
        ("en", "in 2011 300 left, 12 000 stayed", ["2011", "300", "12", "0"]),
    ],
)
def test_figures_follow_the_language(language, text, values):
    assert [figure.value for figure in figures(text, language)] == values


@given(st.text(alphabet=st.sampled_from("0123456789.,:% $abmn-"), max_size=60))
def test_figures_are_characters_of_the_text(text):
    assert all(text[f.start : f.end] == f.text for f in figures(text))
