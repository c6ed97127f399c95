"""Figures in titles and sentences: only where there is no doubt which figure is meant."""

import pytest

from components.linked import figures, linked

A, B = "a" * 12, "b" * 12
NBSP = "\N{NO-BREAK SPACE}"


def html(*pairs: tuple[str, str]) -> str:
    return "".join(f'<button data-id="{one}">{words}</button>' for one, words in pairs)


def test_a_number_of_one_figure_is_found_without_its_sign() -> None:
    known = figures(html((A, "−528.2"), (B, f"+20.9{NBSP}%"), (A, "−528.2")))
    assert known == {"528.2": A, f"20.9{NBSP}%": B}
    text, figure, rest = linked("loss shrank from 528.2 to less", known)
    assert (text, rest) == ("loss shrank from ", " to less")
    assert figure["props"] == {"className": "fig", "data-id": A, "children": "528.2"}


def test_a_number_that_two_figures_have_leads_nowhere() -> None:
    assert figures(html((A, "31.5"), (B, "31.5"))) == {}
    assert figures(html((A, "from 1.5 to 2.5"))) == {}


@pytest.mark.parametrize("text", ["on 31 December", "in 2025", "page 7"])
def test_a_day_or_a_year_is_no_figure(text: str) -> None:
    known = figures(html((A, "31"), (B, "2025"), ("c" * 12, "7")))
    assert linked(text, known) == [text]


def test_nothing_of_the_text_is_lost() -> None:
    known = figures(html((A, "1,234.5"), (B, "12.5")))
    parts = linked("Of 1,234.5 there are 12.5, 12.50 and 1,234.", known)
    words = [part if isinstance(part, str) else part["props"]["children"] for part in parts]
    assert "".join(words) == "Of 1,234.5 there are 12.5, 12.50 and 1,234."
    assert [part["props"]["data-id"] for part in parts if not isinstance(part, str)] == [A, B]
