"""What the calendar, order and wording checks propose in place of what is wrong."""

import pytest

from tests.engine.types.judged import checks, repairs, verdict


@pytest.mark.parametrize(
    ("passage", "family", "first"),
    [
        ("听证会定于2025年6月5日（星期五）召开。", "weekday", "星期四"),
        ("申请表请于11月31日前交到居委会。", "date", "11月30日"),
        ("从1996年到2021年，52年间，老周修好了上千把提琴。", "duration", "25年"),
        ("琴师1933年出生，2021年去世，享年62岁。", "age", "88岁"),
        ("泵站2020年4月动工，2023年10月建成，历时五年零六个月。", "duration", "三年零六个月"),
        ("日均客流15万—10万人。", "order", "10万—15万人"),
        ("约30名左右的船工参加了培训。", "wording", "30名左右"),
        ("改用滴灌后，每亩用水减少了3倍。", "wording", "四分之三"),
        ("船在雾里等了4、5个小时。", "wording", "四五"),
        ("昨夜最低气温零下-5℃。", "wording", "5℃"),
    ],
)
def test_first_repair(passage: str, family: str, first: str) -> None:
    assert repairs(passage, family)[0] == first


def test_at_most_three_repairs() -> None:
    assert all(len(c.suggestions) <= 3 for c in checks("书市5月1日开幕、7日落幕，为期9天。", "duration"))


def test_traditional_characters_stay_in_repairs() -> None:
    assert "88歲" in repairs("琴師1933年出生，2021年去世，享年78歲。", "age")


@pytest.mark.parametrize(("date", "expected"), [("2025-06-03", "inconsistent"), ("2026-06-03", "consistent"), (None, "quiet")])
def test_a_weekday_without_a_year_needs_a_date_of_publication(date: str | None, expected: str) -> None:
    assert verdict("灯会将于6月5日（星期五）开幕。", "weekday", date=date) == expected


@pytest.mark.parametrize(("date", "expected"), [("2025-06-03", "inconsistent"), ("2024-06-03", "consistent")])
def test_this_year_is_that_of_publication(date: str, expected: str) -> None:
    assert verdict("合唱团1984年成立，今年迎来创立40周年。", "duration", date=date) == expected


def test_a_mismatch_binds_what_it_compares() -> None:
    (found,) = [c for c in checks("琴师1933年出生，2021年去世，享年78岁。", "age") if c.verdict == "inconsistent"]
    assert [name for name, _ in found.bindings] == ["birth", "time", "age"]
    assert found.equation == "2021年 − 1933年 ≠ 78岁"


def test_a_correction_is_not_reported() -> None:
    assert verdict("上期第4版“11月31日”应为“11月30日”，特此更正。", "date") != "inconsistent"
