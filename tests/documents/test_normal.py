"""Normalisation: one character to one, so that no offset ever moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import normalise
from factcheck.documents.data import traditional


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("１９９７年", "1997年"),
        ("１０２％", "102%"),
        ("７７．７", "77.7"),
        ("１，７５３人", "1,753人"),
        ("1，753.5万元", "1,753.5万元"),
        ("12，345，678", "12,345,678"),
        ("增至12，20人", "增至12，20人"),
        ("2016，100", "2016，100"),
        ("共15人，3000元", "共15人，3000元"),
        ("ＰＭ１０", "PM10"),
        ("＋３．５％", "+3.5%"),
        ("￥３００", "¥300"),
        ("較去年同期增長三萬餘人", "较去年同期增长三万余人"),
        ("臺灣、裡面、週年、佔比、參加", "台湾、里面、周年、占比、参加"),
        ("「二成」與『三成』", "“二成”与‘三成’"),
        ("乾隆著书，瞭望", "乾隆著书，瞭望"),
        ("第⼀⼈", "第一人"),
        ("全角　空格", "全角 空格"),
        ("，。；：（）——～、", "，。；：（）——～、"),
        ("plain ASCII 1,753", "plain ASCII 1,753"),
    ],
    ids=lambda value: value[:8],
)
def test_normalised(written: str, normal: str) -> None:
    assert normalise(written) == normal
    assert len(written) == len(normal)


def test_the_table_is_one_to_one_and_ends_in_simplified_characters() -> None:
    table = traditional()
    assert len(table) > 2500
    assert all(len(old) == len(new) == 1 for old, new in table.items())
    assert not set(table) & set(table.values())


@given(st.text(alphabet=st.sampled_from("０１２３9．，,.％萬億個「」　a家。\n") | st.characters()))
def test_length_never_changes_and_a_second_time_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert len(once) == len(text)
    assert normalise(once) == once
