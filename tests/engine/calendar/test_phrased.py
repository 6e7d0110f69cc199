"""Stretches by their phrase hold against articles that bring the signs of the patterns along."""

import pytest

from factcheck import check_text

HOSTILE = (
    "The lock opened in \x01 1997, shut \x01, and 13 years after it opened in 1997, in \x01, it shut.",
    "In \x01, 30 years after it closed in 1993, it opened. From \x01 until 2009, 13 years.",
    "In 2023, \x02 30 years after it closed in \x03, it opened in 1993.",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_signs_of_the_patterns_in_an_article_are_words(text: str) -> None:
    assert not check_text(text).problems
