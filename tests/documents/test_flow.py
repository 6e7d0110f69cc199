"""The flow: which breaks stand inside a sentence, what is cut, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import build_flow, normalise, read_document

LONG = "全区今年新修乡村道路，沿线的村民把自家种的桃子、杏子和李子运到城里的早市去卖，三个月里一共"  # prose by its length
PROSE = "路修通了。沿线村民把桃子运到城里"  # prose by its full stop

BREAKS = [
    # the two blocks, whether they are one sentence, and why
    ("length", f"{LONG}\n\n卖出桃子12吨，比去年多3吨。", True),
    ("full-stop", f"{PROSE}\n\n的早市去卖，收入翻了一番。", True),
    ("inside-a-word", "合作社成立了技术服务小组。今年春天，小组成员在县里的农业技\n\n术推广站接受培训。", True),
    ("comma", f"{PROSE}，\n\n每天两趟车，从不耽搁。", True),
    ("hard-break", f"{LONG}\n卖出桃子12吨。", True),
    ("indent", f"{LONG}\n\n　　卖出桃子12吨。", True),
    ("number-and-noun", f"{PROSE}去卖，卖了12\n\n吨桃子，收入36万元。", True),
    ("open-bracket", f"{PROSE}（每天两趟\n\n车，从不耽搁）。", True),
    ("short-tail", f"{LONG}\n\n12吨。", True),
    ("several-in-a-row", f"{LONG}\n\n卖出桃子12吨、杏子8吨，其中由合作社统一装车、统一运送、统一过秤的有\n\n15吨。", True),
    ("closed", f"{LONG}卖出12吨。\n\n第二年又卖出15吨。", False),
    ("closed-in-quotes", f"{LONG}卖出12吨，村民说：“真好！”\n\n第二年又卖出15吨。", False),
    ("colon", f"{LONG}做了这样几件事情，村里的账本上写得清清楚楚：\n\n修路12公里，架桥3座。", False),
    ("semicolon", f"{LONG}卖出桃子12吨；\n\n卖出杏子8吨。", False),
    ("signed", f"{LONG}卖出12吨。（通讯员 丁一）\n\n第二年又卖出15吨。", False),
    ("headline-first", "桃子进城记\n\n三个月里，村民卖出桃子12吨，比去年多3吨。", False),
    ("long-headline-first", f"{LONG}卖出桃子十二吨\n\n{PROSE}，三个月里卖出桃子12吨，杏子8吨，李子5吨，收入36万元，比去年多收入4万元，户均多收入800元。", False),
    ("headline-next", f"{LONG}卖出桃子12吨\n\n西岭村通了自来水\n\n本报讯（记者 丁一）西岭村通了自来水。", False),
    ("dateline-next", f"{LONG}卖出桃子12吨\n\n本报讯（记者 丁一）西岭村通了自来水。", False),
    ("agency-next", f"{LONG}卖出桃子12吨\n\n新华社某地6月3日电 西岭村通了自来水。", False),
    ("byline-next", f"{LONG}卖出桃子12吨\n\n■ 本报记者 丁一", False),
    ("list-next", f"{LONG}卖出桃子12吨\n\n（一）修路12公里。", False),
    ("item-next", f"{LONG}卖出桃子12吨\n\n2. 修路12公里。", False),
    ("bullet-next", f"{LONG}卖出桃子12吨\n\n● 修路12公里。", False),
    ("subtitle-next", f"{LONG}卖出桃子12吨\n\n——西岭村修路记", False),
    ("caption-next", f"{LONG}卖出桃子12吨\n\n图为村民在装车。", False),
    ("two-short-lines", "东岭村3户\n\n西岭村5户", False),
    ("table", "村名\t户数\n东岭村\t312\n西岭村\t95\n", False),
    ("markdown", f"{LONG}卖出桃子12吨\n\n## 西岭村通了自来水", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "joined"), [(text, joined) for _, text, joined in BREAKS], ids=[name for name, _, _ in BREAKS])
def test_breaks(text: str, joined: bool) -> None:
    flow, _ = build_flow(text)
    assert ("\n" not in flow.strip()) is joined


def test_wrapped_text_is_one_paragraph() -> None:
    wrapped = "村民把自家种的桃子和杏子运到\n城里的早市去卖，三个月一共卖\n出桃子12吨，杏子8吨，收入36万\n元，比去年多4万元。\n"
    assert build_flow(wrapped)[0] == wrapped.replace("\n", "") + "\n"


def test_a_number_broken_by_a_column_is_one() -> None:
    wrapped = "村民把自家种的桃子和杏子运到\n城里的早市去卖，三个月卖出1\n2吨，收入36万元。\n"
    assert build_flow(wrapped)[0] == wrapped.replace("\n", "") + "\n"


def test_wrapped_english_keeps_its_words_apart() -> None:
    wrapped = (
        "The village sold twelve tonnes of peaches in three months, up from nine\n"
        "a year before, and the two-\nyear road programme cost 3.4 million pounds, the\n"
        "council said, half of it from the county and half from the state.\n"
    )
    flow, _ = build_flow("Peaches go to town\n\n" + wrapped)
    assert flow.count("\n") == 3
    assert "from nine a year before" in flow
    assert "two-year" in flow


def test_a_list_of_equal_lines_is_not_wrapped_text() -> None:
    lines = "东岭村新修道路十二公里全部完工\n西岭村新修道路九公里已经通车了\n南岭村新修道路七公里即将通车了\n"
    assert build_flow(lines)[0] == lines


@pytest.mark.parametrize(
    ("source", "flow"),
    [
        ("PM<sub>10</sub>降了", "PM10降了"),
        ("占地3m<sup>2</sup>。", "占地3m2。"),
        ("共<b>12</b>家<br/>其中3家", "共12家\n其中3家"),
        ("共<!-- 旧稿 15 -->12家", "共12家"),
        ("<p class='a'>共12家</p>", "\n共12家\n"),
        ("共**12**家", "共12家"),
        ("138****5678", "138****5678"),
        ("共12家\r\n其中3家\r完", "共12家\n其中3家\n完"),
        ("共\u200b12家\ufeff", "共12家"),
        ("a<b 且 c>d", "a<b 且 c>d"),
        ("USAIR <U> CUTS", "USAIR <U> CUTS"),
        ("<!-- 没有结束 12家", "<!-- 没有结束 12家"),
    ],
    ids=["sub", "sup", "br", "comment", "p", "bold", "stars", "line-ends", "invisible", "comparison", "ticker", "unclosed"],
)  # fmt: skip
def test_markup(source: str, flow: str) -> None:
    assert build_flow(source)[0] == flow


def test_the_way_back_to_the_source() -> None:
    document = read_document("標題\n\n一級道路PM<sub>10</sub>濃度下降３０％，\n全年減少了12天。")
    start = document.flow.index("30%")
    assert document.surface(start, start + 3) == "３０％"
    place = document.source_span(start, start + 3)
    assert document.source[slice(*place)] == "３０％"
    assert document.line_column(place[0]) == (3, 24)


FRAGMENTS = [
    "本报讯（记者 丁一）", "村里卖出桃子12吨，", "收入３６万元。", "１，２３４人", "桃子进城记", "——副题", "■ 本报记者 丁一", "一、", "1. ", "# ", "## ", "<sub>10</sub>", "<br>", "<!--x-->", "<td>", "**12**",
    "\n", "\n\n", "\r\n", "\r", "\n\n\n\n", " ", "　", "\u200b", "”", "“", "（", "）", "。", "？", "！", "…", "——", "Mr. Smith", "rose 3.5% to 1,200.", "By Jane Doe", "LONDON (Reuters) - ", "萬", "\t", "|", "---", "图为", "快讯", LONG,
]  # fmt: skip
PAGES = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=40).map("".join)


@given(PAGES)
def test_every_character_of_the_flow_has_its_place_in_the_source(text: str) -> None:
    document = read_document(text)
    places = [document.source_offset(at) for at in range(len(document.flow))]
    assert places == sorted(set(places))
    for at, place in enumerate(places):
        assert _is_same(document.flow[at], document.source[place])


def _is_same(flow: str, source: str) -> bool:
    """Equal up to normalisation; a line break, a tag that breaks or a cell leaves white space."""
    if flow in "\n\t ":
        return source.isspace() or source == "<" or normalise(source) == flow
    return flow == normalise(source) or (flow, source) in {(",", "，"), (".", "．")}


@given(PAGES)
def test_nothing_but_white_space_markup_and_the_invisible_is_cut(text: str) -> None:
    document = read_document(text.replace("<", "").replace("**", ""))
    kept = {document.source_offset(at) for at in range(len(document.flow))}
    cut = (character for at, character in enumerate(document.source) if at not in kept)
    assert all(character.isspace() or not character.isprintable() for character in cut)


@pytest.mark.parametrize(
    "unit", ["一", "9", " ", "\n", "“", "（", "<", "<!--", "<b ", "**a", "# ", "。", "，", "a. ", "1，", "-", "|", "记者"], ids=repr
)
def test_long_runs_of_one_thing_are_read(unit: str) -> None:
    text = unit * 30_000
    assert len(read_document(text).source) == len(text)
