"""Properties of structure, on sentences put together from invented pieces: every offset points at its text, brackets and lists nest,
and a text in traditional characters is understood like its twin in simplified ones."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.structure.trace import describe
from tests.structure.notation import Understood, understood

# Characters of the pieces that differ, traditional and simplified.
TWINS = dict(
    zip("漁機場書倉庫館業電達計億萬個縮漲減約從為噸佔較戶團體別餘", "渔机场书仓库馆业电达计亿万个缩涨减约从为吨占较户团体别余", strict=True)
)
SIMPLIFIED = str.maketrans(TWINS)

things = st.sampled_from(["漁船", "機場旅客", "藏書", "倉庫", "博物館", "工業用電", "住戶", "合唱團體"])
units = st.sampled_from(["萬噸", "億元", "萬戶", "個", "公里", "人次", "%", "倍"])
verbs = st.sampled_from(["增至", "減少", "達", "上漲了", "萎縮", "佔", "共", "其中", "共計", "約", "從", "較上年", "各", "", "為", "人均"])
links = st.sampled_from(["，", "、", "；", "和", "，其中", "，分別為", "。", "，其餘", "：", "——"])
numbers = st.builds(lambda whole, tenth, unit: f"{whole}{tenth}{unit}", st.integers(1, 99999), st.sampled_from(["", ".5"]), units)
times = st.sampled_from(["", "2023年", "去年", "一季度，", "上半年"])
pairings = st.builds("{0}、{1}分別為{2}{4}、{3}{4}".format, things, things, st.integers(1, 999), st.integers(1, 999), units)
phrases = st.builds("".join, st.tuples(times, things, verbs, numbers)) | pairings
brackets = st.sampled_from(["（", "）", "〔", "〕", "“", "”", "《", "》", "(", ")"])


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    listed = st.builds(lambda parts, link: link.join(parts), st.lists(inner, min_size=2, max_size=4), links)
    return listed | st.builds("{}（{}）".format, inner, inner) | st.builds("“{}”".format, inner)


whole = st.recursive(phrases, _nested, max_leaves=8).map(lambda text: text + "。\n")
broken = st.lists(phrases | links | brackets | things | numbers, max_size=12).map("".join)  # brackets that nothing closes
texts = whole | broken


@settings(deadline=None)
@given(texts)
def test_every_offset_points_at_its_text(text: str) -> None:
    found = understood(text)
    flow, reading = found.document.flow, found.reading
    assert [m.written.text for m in reading.mentions] == [flow[m.start : m.end] for m in reading.mentions]
    for clause in reading.clauses:
        assert 0 <= clause.start < clause.end <= len(flow)
        assert all(clause.start <= reading.mentions[i].start and reading.mentions[i].end <= clause.end for i in clause.mentions)
    for index, fact in enumerate(reading.numbers):
        assert fact.mention == index
        assert fact.clause == -1 or index in reading.clauses[fact.clause].mentions
        assert all(0 <= role.start <= role.end <= len(flow) for role in fact.roles.values())


@settings(deadline=None)
@given(texts)
def test_brackets_nest(text: str) -> None:
    reading = understood(text).reading
    for clause in reading.clauses:
        assert (clause.depth == 0) <= (clause.host == -1)
        if clause.host >= 0:
            assert reading.mentions[clause.host].end <= clause.start
            assert reading.clauses[reading.numbers[clause.host].clause].depth < clause.depth
    for a in reading.clauses:
        for b in reading.clauses:
            apart = a.end <= b.start or b.end <= a.start
            assert apart or _inside(a.start, a.end, b.start, b.end) or _inside(b.start, b.end, a.start, a.end)


def _inside(start: int, end: int, outer_start: int, outer_end: int) -> bool:
    return outer_start <= start and end <= outer_end


@settings(deadline=None)
@given(texts)
def test_lists_hold_numbers_of_one_kind_in_their_order_and_not_their_whole(text: str) -> None:
    reading = understood(text).reading
    for numbers in reading.lists:
        assert all(a < b for a, b in pairwise(numbers.items))
        assert len({reading.mentions[i].written.unit_class for i in (*numbers.items, *numbers.said)}) == 1
        assert not set(numbers.items) & {*numbers.hosts, *numbers.said}
        assert set(numbers.said) <= set(numbers.hosts)
        assert len({reading.numbers[i].article for i in (*numbers.items, *numbers.hosts)}) == 1


@settings(deadline=None)
@given(texts)
def test_both_scripts_give_the_same_tree(text: str) -> None:
    assert _tree(understood(text)) == _tree(understood(text.translate(SIMPLIFIED)))


def _tree(found: Understood) -> object:
    """The understanding with every character simplified and without the words themselves."""
    described = str(describe(found.document, found.reading)).translate(SIMPLIFIED)
    facts = [(f.roles, f.label, f.row, f.run, f.segment, f.host, f.operands, f.direction) for f in found.reading.numbers]
    return described, facts, found.reading.lists
