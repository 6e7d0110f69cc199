"""The Chinese number reader: one pass over a text, every written number read once."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from string import ascii_letters
from typing import Any, NamedTuple

from factcheck.model.interval import Interval, exact, is_finite_decimal
from factcheck.model.mention import Form, Hedge, Mention, Qualifier, Value, Written
from factcheck.numbers.data import Tables, Unit, tables
from factcheck.numbers.dates import DATE_LIKE, Dated, dated
from factcheck.numbers.numerals import BIG, CORE, DIGITS, SMALL, TENS, Numeral, han, numeral, product
from factcheck.numbers.special import Shape, forms, setting, shaped
from factcheck.numbers.special import start as start_pattern
from factcheck.numbers.widths import Size, width

ONE = Decimal(1)
BARE = Unit("number", None, "number", ONE)
JOIN = re.compile(r"(?:（含）)? ?(?:—{1,2}|──?|--?|–|~|～|〜|至|到) ?")
_JOINS = frozenset("—─-–~～〜至到（ ")  # what JOIN begins with
TERM = re.compile(r"以上(?=[一二三四五六七八九十0-9])")
MOVED = re.compile(r"(?:增加|增|减少|减|上升|升|下降|降|上涨|涨|下跌|跌|提高|增长|扩大|缩短|多|少)了?\Z")
FROM = re.compile(r"[从由自][^，。；,;]{0,14}$")
PARTS = re.compile(r"(?P<base>百|千|万|二?十|[一二三四五六七八九])分之")
_TO_PERCENT = re.compile(r"(?:到|至|—{1,2})百分之")
HALVES = re.compile(
    r"(?P<hedge>将近|接近|近|过|超过|超|逾|约|不到|不足)?(?:一?半数?以上|一半|过半数|半数)(?P<more>多|以上)?(?!成品|径|岛|导体)|(?P<past>过|近|超)半(?!数|径|年|个|小时)|(?P<cut>减半|腰斩)"
)
FOLD = re.compile(r"翻(?:了)?(?P<hedge>近|约|超|超过)?(?P<n>[一两二三四五六]|\d)番|翻番|翻(?:了)?一倍(?!半)|翻倍")
ORDINAL = re.compile(r"第(?=[0-9一二三四五六七八九十百千两])")
VAGUE = re.compile(
    r"(?P<lead>上)(?P<up>[百千万亿]+)|(?P<some>数|几)(?P<scale>十|百|千|万|亿)(?P<more>[百千万亿]*)|(?P<ten>[一二三四五六七八九两十百千万]*十|\d+0)几(?P<big>[百千万亿]*)|(?P<near>近|过|超|逾|约)?(?P<bare>[百千万亿]+)(?P<rest>余|多)"
    r"|(?P<near2>将近|近|过|超过|超|逾|约)(?P<only>[百千万亿]+)(?![分余多])"
)
PAIR = re.compile(r"[一二三四五六七八九十百千万两]*?(?P<a>[一二两三四五六七八九])(?P<b>[二三四五六七八九])[十百千万亿]*")
RATIO = re.compile(r"(?<![\d:：∶])(?P<a>\d+(?:\.\d+)?)(?:∶|比)(?P<b>\d+(?:\.\d+)?)(?![\d:：∶分])")
HALF_SPAN = re.compile(r"半(?P<unit>年|个月|个小时|小时|个世纪|个季度|个多月|个钟头|斤|公里|里|亩|吨)(?!报|产|后|刊)")
TRAIL = re.compile(r"[百千万亿]+$")
LUMP = re.compile(r"个(?P<more>多)?亿")
# Words that are a unit only behind a higher one, and the unit each stands for.
PART_UNITS = {("duration", "分"): "分钟", ("duration", "月"): "个月", ("money", "分"): "分钱", ("money", "角"): "角", ("money", "毛"): "毛"}
_EACH = "一每"
_LETTERS = frozenset(ascii_letters)


class Span(NamedTuple):
    start: int
    end: int
    written: Written


def read_chinese(text: str, names: frozenset[str] = frozenset()) -> list[Mention]:
    """Every number of a flow text, by place, without overlaps."""
    t = tables()
    blocked = _blocked(text, names)
    found: list[Mention] = []
    at = free = 0
    n = len(text)
    search = start_pattern().search
    while True:
        match = search(text, at)
        if match is None or match.start() >= n:
            return _with_structures(text, found)
        start = match.start()
        if blocked and start in blocked:
            at = blocked[start]
            continue
        span = _read_at(text, start, free, t)
        if span is not None and span.written.qualifier == "at_least":
            span = _term(text, span) or span
        if span is None:
            at = _past(text, start)
            continue
        found.append(Mention(span.start, span.end, span.written))
        at = free = span.end


# It begins with a digit and looks back from behind it: a pattern that begins by looking back is tried at every character.
_STRUCTURE = re.compile(r"(\d(?<![\d.:：∶]\d)\d?\.\d)[:：∶](\d{1,2}\.\d)[:：∶](\d{1,2}\.\d)(?![\d.:：∶%])")
_RATIO_SIGNS = ":：∶"
_OF_ALL = Decimal(90), Decimal(110)


def _with_structures(text: str, found: list[Mention]) -> list[Mention]:
    """三次产业结构为6.4∶43.8∶49.8: three shares of one whole without their sign, which add up to about a hundred."""
    ratios = _STRUCTURE.finditer(text) if "." in text and any(sign in text for sign in _RATIO_SIGNS) else ()
    matches = [m for m in ratios if _OF_ALL[0] < sum(map(Decimal, m.groups())) < _OF_ALL[1]]
    if not matches:
        return found
    inside = {at for m in matches for at in range(*m.span())}
    shares = [Mention(*m.span(n), _share(m[n])) for m in matches for n in (1, 2, 3)]
    return sorted([m for m in found if m.start not in inside and m.end - 1 not in inside] + shares, key=lambda m: m.start)


@lru_cache(maxsize=512)
def _share(said: str) -> Written:
    """A percentage that is written without its sign."""
    return replace(
        _written(f"{said}%", Decimal(said), Decimal("0.1"), tables().units["%"], "plain", (), False, True, "arabic", 0, len(said), 1),
        text=said,
    )


def _term(text: str, span: Span) -> Span | None:
    """五年以上十年以下: two ends of one range."""
    first = span.written
    match = forms()["term"].match(text, span.end - 2)
    unit = tables().units.get(match["unit"]) if match else None
    if match is None or unit is None or first.low is None or not isinstance(first.low, Decimal):
        return None
    found = (Decimal(match["num"]), ONE) if match["num"].isdigit() else han(match["num"])
    factor, symbol, _ = _scaled(unit)
    if found is None or symbol != first.unit or factor != first.factor or found[0] <= first.low:
        return None
    said = text[span.start : match.end()]
    return Span(span.start, match.end(), _range_written(said, first.low, found[0], ONE, unit, len(said) - 2, first.script))


def _past(text: str, start: int) -> int:
    """Behind a numeral that is no number: never start inside a digit run."""
    if text[start] not in "数几上半过近超逾约将减翻第前民公本":
        core = CORE.match(text, start)
        if core is not None:
            return max(core.end(), start + 1)
    return start + 1


_TITLE = re.compile(r"《[^《》\n]{1,40}》")  # 《零下三十度》 counts nothing


@cache
def _names_automaton(extra: frozenset[str]) -> Any:
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick([*tables().names, *sorted(extra)], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def _blocked(text: str, extra: frozenset[str]) -> dict[int, int]:
    """Places inside names that carry digits → the end of the name."""
    blocked: dict[int, int] = {}
    for title in _TITLE.finditer(text) if "《" in text else ():
        for place in range(title.start(), title.end()):
            blocked[place] = title.end()
    for _, start, end in _names_automaton(extra).find_matches_as_indexes(text):
        if end < len(text) and text[end - 1] in DIGITS and text[end] in SMALL:
            continue
        for place in range(start, end):
            blocked[place] = end
    return blocked


def _read_at(text: str, start: int, free: int, t: Tables) -> Span | None:
    character = text[start]
    shape = shaped(text, start, t)
    if shape is not None:
        return _of_shape(text, start, free, shape, t)
    if character in _AROUND_HALF or text.startswith("一半", start):
        return _half(text, start) or _half_span(text, start, t) or (_vague(text, start, t) if character not in "一半减折腰" else None)
    if character == "翻":
        return _fold(text, start)
    if character == "第":
        return _ordinal(text, start, t)
    if character in "民公前本" or (character == "上" and "世纪" in text[start : start + 4]):
        found = dated(text, start) if character != "前" or text.startswith("季度", start + 2) else None
        return Span(start, found.end, _dated(text[start : found.end], found)) if found else None
    span = _of_numeral(text, start, free, t)
    return None if span is None or _inside_name(text, start, t) else span


def _of_numeral(text: str, start: int, free: int, t: Tables) -> Span | None:
    """A number that begins with a numeral."""
    character = text[start]
    if DATE_LIKE.match(text, start):
        found = dated(text, start)
        if found is not None and not (character in DIGITS and found.end - start < 2):
            return Span(start, found.end, _dated(text[start : found.end], found))
    special: Span | None = None
    if not character.isdigit():
        special = _parts(text, start, free, t) or _vague(text, start, t) or _pair(text, start, t)
    elif _OPEN_DIGITS.match(text, start):
        special = _ratio(text, start) or _vague(text, start, t)
    return special or _plain(text, start, free, t)


_TENTH = re.compile(r"[1-9](?![\d.,%‰个人成万亿])|\d[1-9](?=[，。、；！？）]|\Z)")
_TENTHS = re.compile("[一二三四五六七八九](?:[零〇一二三四五六七八九](?![一-鿿]))?")
_NO_HALF = frozenset(t for t in "天年月日夜数径岛导成")  # 三成半天 is not 35%
_BARE_YEAR = re.compile(r"(?:19|20)\d\d(?=[\u4e00-\u9fff]|[)）]年)")  # 2025全国年货节
_OPEN_DIGITS = re.compile(r"\d+(?:0几|(?:\.\d+)?[∶比])")
_MINUS = frozenset("-−负下")
_WITHIN = frozenset("有余多来+把")
_AROUND_HALF = "半过近超逾约将接减不折腰"


def _inside_name(text: str, start: int, t: Tables) -> bool:
    """Whether the numeral goes on from a word: PM2.5, 歼-20, or a pattern of names."""
    if start:
        before = text[start - 1]
        if before in _LETTERS:
            return True
        if before in ".-" and start > 1 and (text[start - 2].isalnum() and (before == "-" or text[start - 2].isascii())):
            return not (before == "-" and _SIGNED.match(text, start))
        if before in "/×" and start > 1 and text[start - 2].isdigit():
            return True
    return t.name_patterns.match(text, start) is not None


_SIGNED = re.compile(r"[\d.]+ ?(?:%|℃|°C|度|摄氏|个百分点|‰)")


def _of_shape(text: str, start: int, free: int, shape: Shape, t: Tables) -> Span | None:
    """A special form as a mention."""
    begin, hedge = _before(text, start, free, t) if not shape.skip else (start + shape.skip, None)
    unit = shape.unit or (Unit("rank", None, "rank", ONE) if shape.kind == "rank" else BARE)
    said = text[begin : shape.end]
    last = shape.last + (start - begin if not shape.skip else 0)
    first = shape.first + (start - begin if not shape.skip else 0)
    if shape.kind == "fraction":
        return Span(begin, shape.end, _fraction_written(said, Fraction(shape.value), (first, last)))
    if isinstance(shape.value, Fraction):
        return None
    if shape.high is not None and shape.concept == "between":
        return Span(begin, shape.end, _range_written(said, shape.value, shape.high, shape.step, unit, last, _script(said)))
    if shape.concept == "vague" and shape.high is not None:
        return Span(begin, shape.end, _vague_written(said, "vague", shape.value, shape.high, unit, last))
    concept = hedge[0] if hedge else shape.concept
    word = hedge[1] if hedge else text[start : start + shape.first] or said[:last]
    hedges = (Hedge(word, concept, 0, len(word)),) if concept not in ("plain", "exact") else ()
    decimal = shape.step < ONE
    written = _written(
        said, shape.value, shape.step, unit, concept, hedges, not decimal and shape.step > ONE, decimal, _script(said), first, last, 1
    )
    return Span(begin, shape.end, written)


def _script(said: str) -> Any:
    return "arabic" if any(c.isdigit() for c in said) else "han"


@lru_cache(maxsize=256)
def _fraction_written(said: str, value: Fraction, place: tuple[int, int]) -> Written:
    number = exact(value)
    size = Size(number, number, Decimal("0.01"), fraction=True)
    core, support = width("plain", size), width("plain", size, "support")
    return Written(
        said, "fraction", "fraction", value, core.low, core.high, None, "fraction", ONE, "rounded", core, support, number, "fraction", "han", place,
        form_of="分之",
    )  # fmt: skip


@lru_cache(maxsize=8192)
def _dated(text: str, found: Dated) -> Written:
    base: Any = "date" if found.kind == "range" else found.kind
    return Written(
        text, found.kind, base, found.value, found.low or found.value, found.high or found.value, None, "date", ONE, "between" if found.low else "exact",
        None, None, ONE, "plain", "arabic" if any(c.isdigit() for c in text) else "han", (0, len(text)),
    )  # fmt: skip


def _half(text: str, start: int) -> Span | None:
    match = HALVES.match(text, start)
    if match is None:
        return None
    said = match[0]
    concept = "plain"
    if match["cut"]:
        return Span(start, match.end(), _half_written(said, "half-cut", False))
    if match["past"]:
        return Span(start, match.end(), _half_written(said, {"过": "half-over", "超": "half-over", "近": "half-near"}[match["past"]], True))
    if match["hedge"]:
        concept = {"近": "half-near", "将近": "half-near", "接近": "half-near", "约": "about", "不到": "under", "不足": "under"}.get(
            match["hedge"], "half-over"
        )
    elif match["more"] == "多":
        concept = "half-over"
    elif "以上" in said:
        concept = "at_least"
    percent = "数" in said
    return Span(start, match.end(), _half_written(said, concept, percent))


@lru_cache(maxsize=256)
def _half_written(said: str, concept: str, percent: bool) -> Written:
    value = Decimal(50) if percent else Decimal("0.5")
    point = ONE if percent else Decimal("0.01")
    size = Size(value, value / 5, point, fraction=True)
    core, support = width(concept, size), width(concept, size, "support")
    qualifier: Any = {
        "plain": "exact",
        "half-cut": "about",
        "half-near": "under",
        "under": "under",
        "about": "about",
        "half-over": "over",
        "at_least": "at_least",
    }[concept]
    low = value if qualifier in ("over", "at_least", "exact") else None
    high = value if qualifier in ("under", "exact") else None
    hedges = () if concept == "plain" else (Hedge(said.replace("半", ""), concept, 0, 1),)
    return Written(
        said, "percent" if percent else "fraction", "percent" if percent else "fraction", value, low, high, "%" if percent else None,
        "percent" if percent else "fraction", ONE, qualifier, core, support, value / 5, "fraction", "han", (0, len(said)), hedges, form_of="减半" if concept == "half-cut" else "半",
    )  # fmt: skip


def _fold(text: str, start: int) -> Span | None:
    match = FOLD.match(text, start)
    if match is None:
        return None
    behind = None if match["hedge"] else _after(text, match.end(), tables())
    hedge, end = (match["hedge"] or "", match.end()) if behind is None else (behind[0], match.end() + len(behind[0]))
    said = text[start:end]
    times = 1 if match["n"] is None else DIGITS[match["n"]] if match["n"] in DIGITS else int(match["n"])
    loosely = match["n"] is None and "一" not in said
    return Span(start, end, _fold_written(said, times, hedge, "doubled" if loosely else "plain"))


@lru_cache(maxsize=256)
def _fold_written(said: str, times: int, hedge: str, bare: str) -> Written:
    value = Decimal(2) ** times
    at = said.find(hedge)
    concept = (tables().before if at + len(hedge) < len(said) else tables().after).get(hedge, bare)
    step = value if concept == "more" else value / 2 if hedge and times > 3 else ONE  # 翻了7番多: short of another doubling
    size = Size(value, step, ONE, multiple=True)
    hedges = (Hedge(hedge, concept, at, at + len(hedge)),) if hedge else ()
    high = width(concept, size).high if concept == "more" else value
    qualifier: Any = tables().qualifiers.get(concept, "exact")
    return Written(
        said, "multiple", "multiple", value, value, high, "倍", "multiple", ONE, qualifier, width(concept, size), width(concept, size, "support"),
        ONE, "multiple", "han", (0, len(said)), hedges, form_of="番",
    )  # fmt: skip


def _ordinal(text: str, start: int, t: Tables) -> Span | None:
    match = ORDINAL.match(text, start)
    found = dated(text, start) or (numeral(text, match.end()) if match else None)
    if found is None:
        return None
    if isinstance(found, Dated):
        return Span(start, found.end, _dated(text[start : found.end], found))
    unit, end = _unit(text, found.end, t)
    if unit is not None and unit.kind not in ("count", "age") and unit.symbol not in ("year", "day"):
        unit, end = None, found.end
    return Span(start, end, _ordinal_written(text[start:end], found.value, unit.symbol if unit else None, found.end - start))


@lru_cache(maxsize=4096)
def _ordinal_written(said: str, value: Decimal, unit: str | None, end: int) -> Written:
    point = Interval.point(value)
    return Written(
        said, "ordinal", "ordinal", value, value, value, unit, f"ordinal:{unit or ''}", ONE, "exact", point, point, ONE, "plain",
        "arabic" if any(c.isdigit() for c in said) else "han", (1, end),
    )  # fmt: skip


def _parts(text: str, start: int, free: int, t: Tables) -> Span | None:
    """百分之七十, 三分之一, 十分之三."""
    match = PARTS.match(text, start)
    if match is None:
        return None
    pair = PAIR.match(text, match.end())
    ends = _pair_ends(pair[0], pair.start("a") - pair.start()) if pair else None
    if pair is not None and ends is not None and match["base"] == "百":
        said = text[start : pair.end()]
        return Span(start, pair.end(), _range_written(said, *ends, t.units["%"], len(said), "han"))
    found = numeral(text, match.end())
    if found is None:
        return None
    second = _TO_PERCENT.match(text, found.end) if match["base"] == "百" else None
    high = numeral(text, second.end()) if second is not None else None
    if high is not None and found.value < high.value and not FROM.search(text, max(0, start - 16), start):
        said = text[start : high.end]
        return Span(start, high.end, _range_written(said, found.value, high.value, high.unit, t.units["%"], len(said), "han"))
    end = found.end
    base = {"百": 100, "千": 1000, "万": 10000, "十": 10, "二十": 20}.get(match["base"]) or DIGITS[match["base"]]
    before, hedges = _before(text, start, free, t)
    behind = _after(text, end, t)
    end += len(behind[0]) if behind else 0
    percent = base in (100, 1000, 10000)
    said = text[before:end]
    outside = () if hedges or behind else _outside(text, before, free, t)
    concept = hedges[0] if hedges else behind[1] if behind else outside[0].concept if outside else "plain"
    first, last = start - before, found.end - before
    word = outside[0].text if outside else said[:first] or said[last:]
    return Span(before, end, _parts_written(said, base, found.value, found.unit, concept, word, first, last, percent))


@lru_cache(maxsize=4096)
def _parts_written(
    said: str, base: int, value: Decimal, unit: Decimal, concept: str, word: str, first: int, last: int, percent: bool
) -> Written:
    share: Value = exact(Fraction(value) * 100 / base) if percent else Fraction(int(value), base)
    number = exact(share) if isinstance(share, Fraction) else share
    assert isinstance(number, Decimal)
    size = Size(number, unit * 100 / base if percent else number, ONE if percent else Decimal("0.01"), fraction=not percent)
    hedges = (Hedge(word, concept, 0, first),) if concept != "plain" else ()
    kind: Any = "percent" if percent else "fraction"
    low, high, qualifier = _bounds(number, concept, size)
    return Written(
        said, kind, kind, share, low, high, "%" if percent else None, kind, ONE, qualifier, width(concept, size), width(concept, size, "support"), size.u,
        "plain" if percent else "fraction", "han", (first, last), hedges, form_of="分之",
    )  # fmt: skip


def _vague(text: str, start: int, t: Tables) -> Span | None:
    """上百, 数千, 几十, 十几, 百余."""
    match = VAGUE.match(text, start)
    if match is None:
        return None
    end = match.end()
    concept, low, high = "vague", ONE, ONE
    if match["only"]:
        return _bare_scale(text, match, t)
    if match["lead"]:
        concept, low = "open-scale", Decimal(product(match["up"]))
    elif match["some"]:
        step = Decimal(product(match["scale"] + match["more"]))
        low, high = step * 2, step * 10 - 1 if step <= 1000 else step * 9
        if match["some"] == "几" and match["scale"] == "十" and not match["more"]:
            high = Decimal(99)
    elif match["ten"]:
        lead = (Decimal(match["ten"]), ONE) if match["ten"].isdigit() else han(match["ten"])
        if lead is None:
            return None
        head = lead[0]
        step = Decimal(product(match["big"])) if match["big"] else ONE
        low, high = (head + 1) * step, (head + 9) * step
    else:
        low = Decimal(product(match["bare"]))
        high = low * 2
        concept = "more"
    unit, behind = _unit(text, end, t)
    if unit is None or (concept == "more" and match["near"]):
        return None
    if (
        behind < len(text)
        and text[behind - 1] in t.weak
        and unit.kind == "count"
        and concept != "vague"
        and behind - end == 1
        and text[end] not in "人次级"
    ):
        return None
    said = text[start:behind]
    return Span(start, behind, _vague_written(said, concept, low, high, unit, end - start))


def _bare_scale(text: str, match: "re.Match[str]", t: Tables) -> Span | None:
    """近千名, 过万人, 逾百亿: a scale word alone is a number behind a hedge."""
    unit, end = _unit(text, match.end(), t)
    if unit is None and "亿" not in match["only"]:
        return None
    start, hedge = match.start(), match["near2"]
    value = Decimal(product(match["only"]))
    if (
        unit is not None
        and text[end - 1] in t.weak
        and unit.kind == "count"
        and end - match.end() == 1
        and text[match.end()] not in "人次级"
    ):
        return None
    concept = t.before[hedge]
    first, last = len(hedge), match.end() - start
    hedges = (Hedge(hedge, concept, 0, first),)
    return Span(start, end, _written(text[start:end], value, value, unit or BARE, concept, hedges, True, False, "han", first, last, 1))


def _ratio(text: str, start: int) -> Span | None:
    match = RATIO.match(text, start)
    if match is None or not match["b"].strip("0."):
        return None
    return Span(start, match.end(), _ratio_written(match[0], match["a"], match["b"]))


@lru_cache(maxsize=1024)
def _ratio_written(said: str, a: str, b: str) -> Written:
    value = Fraction(a) / Fraction(b)
    point = Interval.point(exact(value))
    return Written(
        said, "ratio", "ratio", value, value, value, None, "ratio", ONE, "exact", point, point, ONE, "plain", "arabic", (0, len(said)), form_of="比",
    )  # fmt: skip


def _half_span(text: str, start: int, t: Tables) -> Span | None:
    """半年, 半个世纪, 半斤."""
    match = HALF_SPAN.match(text, start) if text[start - 1 : start] not in setting("behind-half") or not start else None
    unit = t.units.get(match["unit"]) if match else None
    if match is None or unit is None:
        return None
    times = ONE
    if match["unit"] == "个世纪":
        unit, times = t.units["年"], Decimal(100)
    said = match[0]
    written = _written(said, Decimal("0.5") * times, Decimal("0.1") * times, unit, "plain", (), False, True, "han", 0, 1, 1)
    return Span(start, match.end(), written)


@lru_cache(maxsize=4096)
def _vague_written(said: str, concept: str, low: Decimal, high: Decimal, unit: Unit, last: int) -> Written:
    size = Size(low, low if concept != "vague" else ONE, ONE, w=high)
    factor, symbol, base = _scaled(unit)
    core, support = (width(concept, size, w).scale(base) for w in ("core", "support"))
    return Written(
        said, unit.kind, unit.kind, low * base, low * base, None if concept == "open-scale" else high * base, symbol,
        unit.unit_class, factor, "over" if concept == "more" else "at_least", core, support, ONE, "vague", "han", (0, last),
        (Hedge(said[:last], concept, 0, last),), form_of=unit.form,
    )  # fmt: skip


def _pair(text: str, start: int, t: Tables) -> Span | None:
    """七八个, 三四十万, 十七八岁, 一万六七: two neighbouring digits are an approximate number."""
    match = PAIR.match(text, start)
    ends = _pair_ends(match[0], match.start("a") - start) if match is not None else None
    if match is None or ends is None:
        return None
    low, high, step = ends
    end = match.end()
    unit, behind = _unit(text, end, t)
    if unit is not None and unit.kind == "count" and text[end:behind] in t.weak and end - start == 2:
        return None
    if unit is None and (step >= 10**4 or low >= 10**4):
        unit = BARE
    if unit is None:
        return None
    return Span(start, behind, _range_written(text[start:behind], low, high, step, unit, end - start, "han"))


@lru_cache(maxsize=4096)
def _pair_ends(run: str, at: int) -> tuple[Decimal, Decimal, Decimal] | None:
    """The two numbers of a numeral with two neighbouring digits at a place: 三五百 → 300, 500 and the step 100; None where it is none."""
    a, b = run[at], run[at + 1]
    if not (DIGITS[b] == DIGITS[a] + 1 or a + b == "三五"):
        return None
    if at + 2 < len(run) and run[at + 2] in DIGITS:
        return None
    low, high = han(run[: at + 1] + run[at + 2 :]), han(run[:at] + run[at + 1 :])
    if low is None or high is None or low[0] >= high[0]:
        return None
    return low[0], high[0], high[0] - low[0] if DIGITS[b] == DIGITS[a] + 1 else low[1]


@lru_cache(maxsize=8192)
def _range_written(said: str, low: Decimal, high: Decimal, u: Decimal, unit: Unit, last: int, script: Any) -> Written:
    factor, symbol, base = _scaled(unit)
    size = Size(low, u, ONE, w=high)
    core, support = (width("between", size, which).scale(base) for which in ("core", "support"))
    return Written(
        said, "range", unit.kind, None, low * base, high * base, symbol, unit.unit_class, factor, "between", core, support, u * base, "plain", script,
        (0, last), form_of=unit.form,
    )  # fmt: skip


def _scaled(unit: Unit) -> tuple[Decimal, str | None, Decimal]:
    """Factor, symbol, and what a written value is multiplied by to stand in the symbol's unit (‰ and 成 become %)."""
    if unit.unit_class in ("percent", "points"):
        return ONE, unit.symbol, unit.factor
    if unit.kind == "money" and unit.symbol is not None and len(unit.symbol) < 3:
        return ONE, unit.unit_class.partition(":")[2], unit.factor
    return unit.factor, unit.symbol, ONE


def _unit(text: str, at: int, t: Tables) -> tuple[Unit | None, int]:
    return t.unit_at(text, at)


def _before(text: str, start: int, free: int, t: Tables) -> tuple[int, tuple[str, str] | None]:
    """The place where hedges (and a currency) before a number begin, and the hedge's concept and word."""
    if start <= free:
        return start, None
    place = start
    for length in range(min(t.longest["currency"], start - free), 0, -1) if text[start - 1] in t.currency_ends else ():
        if text[start - length : start] in t.currency:
            place = start - length
            break
    if place <= free or text[place - 1] not in t.hedge_ends:
        return place, None
    for length in range(min(t.longest["before"], place - free), 0, -1):
        word = text[place - length : place]
        concept = t.before.get(word)
        if concept is not None:
            guard, previous = t.not_after.get(word, ""), text[place - length - 1 : place - length]
            return (place, None) if previous and previous in guard else (place - length, (concept, word))
    return place, None


def _outside(text: str, begin: int, free: int, t: Tables) -> tuple[Hedge, ...]:
    """The hedge with a verb behind it that stands directly before a number (约占三成): its words stay outside, and what it says holds."""
    if begin <= free or text[begin - 1] not in t.outer_ends:
        return ()
    for length in range(min(t.longest["outer"], begin - free), 1, -1):
        word = t.outer.get(text[begin - length : begin])
        if word is not None:
            before = text[begin - length - 1 : begin - length]
            return () if before and before in t.not_after.get(word, "") else (Hedge(word, t.before[word], 0, 0),)
    return ()


def _after(text: str, at: int, t: Tables) -> tuple[str, str] | None:
    """The hedge behind a unit and its concept; a bracketed 含 (inclusive) before or behind it goes with it."""
    inclusive = _INCLUSIVE.match(text, at) if text[at : at + 1] in "（(" else None
    place = inclusive.end() if inclusive else at
    for length in range(min(t.longest["after"], len(text) - place), 0, -1):
        word = text[place : place + length]
        concept = t.after.get(word)
        if concept is not None:
            following = text[place + length : place + length + 1]
            if following and following in t.not_behind.get(word, ""):
                return None
            more = _INCLUSIVE.match(text, place + length)
            return text[at : more.end() if more else place + length], concept
    return None


_INCLUSIVE = re.compile(r"[（(]含(?:本数)?[）)]")


def _plain(text: str, start: int, free: int, t: Tables) -> Span | None:
    found = numeral(text, start)
    if found is None:
        return None
    end = found.end
    follow = text[end : end + 1]
    next_unit = t.unit_at(text, end)
    if follow in _JOINS or text[next_unit[1] : next_unit[1] + 1] in _JOINS:
        range_ = _range(text, start, free, found, next_unit, t)
        if range_ is not None:
            return range_
    within: tuple[str, str] | None = None
    if follow in _WITHIN:
        word = text[end : end + 2] if follow == "有" else follow
        concept = "at_least" if word == "+" else t.within.get(word)
        within = (concept, word) if concept else None
    scale = ONE
    behind = end
    if within is not None:
        behind = end + len(within[1])
        wider = numeral_scale(text, behind)
        if wider is not None:
            scale, behind = wider
    lump = LUMP.match(text, end) if follow == "个" else None
    if lump is not None:  # 3个亿, 1个多亿
        within = ("more", "多") if lump["more"] else None
        scale, behind = Decimal(10**8), lump.end()
    unit, unit_end = next_unit if behind == end else t.unit_at(text, behind)
    lumped = _lumped(text, end, t) if follow == "个" else None
    if lumped is not None:
        half, unit, unit_end = lumped
        if half:
            found = found._replace(value=found.value + Decimal("0.5"), unit=Decimal("0.5"), decimal=True)
        else:
            within, behind = ("more", text[found.end : found.end + 2]), found.end + 2
    form = unit.form if unit is not None else ""
    if form == "折" and found.value > 10:
        found = found._replace(value=found.value / 10, unit=Decimal("0.1"), decimal=True)
    if lump is None and form == "成" and found.script == "arabic" and not found.decimal:
        fifth = _TENTH.match(text, unit_end)
        if fifth is not None:  # 2成5, 3成07
            places = len(fifth[0])
            unit_end += places
            found = found._replace(value=found.value + Decimal(fifth[0]).scaleb(-places), unit=ONE.scaleb(-places), decimal=True)
    if lump is None and form == "成" and found.script == "han":
        tenth = text[unit_end : unit_end + 1]
        if tenth == "半" and text[unit_end + 1 : unit_end + 2] not in _NO_HALF:
            unit_end += 1
            found = found._replace(value=found.value + Decimal("0.5"), unit=Decimal("0.1"), decimal=True)
        elif tenth and tenth in "一二三四五六七八九" and text[unit_end + 1 : unit_end + 2] not in ("个", "人"):
            places = _TENTHS.match(text, unit_end).end() - unit_end  # type: ignore[union-attr]
            over = Decimal("".join(str(DIGITS[c]) for c in text[unit_end : unit_end + places]))  # 六成三二
            unit_end += places
            found = found._replace(value=found.value + over.scaleb(-places), unit=ONE.scaleb(-places), decimal=True)
    more = _compound(text, unit, unit_end, found, t) if within is None and unit is not None else None
    if more is not None:
        return _sum_of_parts(text, start, free, more, t)
    if within is not None and unit is None and scale == ONE:
        if within[1] in ("来", "把", "多", "+"):
            within, behind = None, end
        unit, unit_end = next_unit if behind == end else t.unit_at(text, behind)
    tail = _tail(text, unit_end, unit) if unit is not None else None
    if unit is not None and tail is not None:
        return _with_tail(text, start, free, found, unit, tail, unit_end, t)
    if not _certain(text, start, found, unit, behind, unit_end, t):
        return None
    begin, hedge = _before(text, start, free, t)
    if unit is None and begin == start and _BARE_YEAR.match(text, start):
        return Span(start, start + 4, _dated(text[start : start + 4], Dated(start + 4, "date", text[start : start + 4])))
    after = _after(text, unit_end, t) if within is None else None
    finish = unit_end + (len(after[0]) if after else 0)
    if begin < start and (unit is None or unit.symbol == "CNY"):  # ￥1280, 港币300万元
        unit = _currency(text, begin, start, t) or unit
    if unit is not None and unit.unit_class == "degree":
        unit = _degree(text, start, unit, t, scaled=found.scaled or scale != ONE)
    outside = () if hedge else _outside(text, begin, free, t)
    concept = hedge[0] if hedge else within[0] if within else after[1] if after else outside[0].concept if outside else "plain"
    said = text[begin:finish]
    before = text[start - 1 : start] if begin == start else ""
    negative = before in t.sign_ends and text.endswith(t.sign_nouns, 0, start)
    below = before in _MINUS and start > free and (before != "下" or text.startswith("零下", max(free, start - 2)))
    sign = -1 if negative or below else 1
    hedges: tuple[Hedge, ...] = (Hedge(hedge[1], hedge[0], 0, len(hedge[1])),) if hedge else outside
    if within is not None:
        hedges = (*hedges, Hedge(within[1], within[0], end - begin, end - begin + len(within[1])))
    if after is not None:
        hedges = (*hedges, Hedge(after[0], after[1], unit_end - begin, finish - begin))
    if sign < 0 and not negative:
        begin = start - (2 if text[start - 2 : start] == "零下" else 1)
        said = text[begin:finish]
    written = _written(
        said,
        found.value * scale,
        found.unit * scale,
        unit or BARE,
        concept,
        hedges,
        found.scaled or scale != ONE,
        found.decimal,
        found.script,
        start - begin,
        end - begin,
        sign,
    )
    return Span(begin, finish, written)


def _currency(text: str, begin: int, start: int, t: Tables) -> Unit | None:
    """A currency that stands before a number: ￥, US$."""
    for length in range(min(t.longest["currency"], start - begin), 0, -1):
        code = t.currency.get(text[start - length : start])
        if code is not None:
            return Unit("money", code, f"money:{code}", ONE)
    return None


class Parts(NamedTuple):
    """The sum of a number and the lower units behind it, one step of the lowest, in a unit that says it without a quotient."""

    value: Decimal
    step: Decimal
    unit: Unit
    end: int


def _sum_of_parts(text: str, start: int, free: int, parts: Parts, t: Tables) -> Span:
    begin, hedge = _before(text, start, free, t)
    concept = hedge[0] if hedge else "plain"
    hedges = (Hedge(hedge[1], concept, 0, len(hedge[1])),) if hedge else ()
    said, first, last = text[begin : parts.end], start - begin, parts.end - begin
    return Span(
        begin, parts.end, _written(said, parts.value, parts.step, parts.unit, concept, hedges, False, True, "mixed", first, last, 1)
    )


def _compound(text: str, unit: Unit, at: int, first: Numeral, t: Tables) -> Parts | None:
    """5小时20分, 三斤五两, 86元5角3分, 两年半: lower units of the same class behind a number, and their sum."""
    if first.decimal or unit.kind not in ("duration", "measure", "money", "multiple", "age") or "/" in (unit.symbol or ""):
        return None
    if text[at : at + 1] == "半" and text[at + 1 : at + 2] not in ("决", "岛", "导", "程", "径"):
        return Parts(first.value + Decimal("0.5"), Decimal("0.1"), unit, at + 1)
    total, lowest, end = first.value * unit.factor, unit, at
    while True:
        low = numeral(text, end)
        if low is None or low.scaled:
            break
        lower, behind = _lower(text, low.end, unit, t)
        if lower is None or lower.factor >= lowest.factor or low.value * lower.factor >= lowest.factor:
            break  # 一年三百六十五天 says the same twice
        total, lowest, end = total + low.value * lower.factor, lower, behind
    if end == at:
        return None
    into = unit if is_finite_decimal(Fraction(lowest.factor) / Fraction(unit.factor)) else lowest
    return Parts(total / into.factor, lowest.factor / into.factor, into, end)


def _lower(text: str, at: int, unit: Unit, t: Tables) -> tuple[Unit | None, int]:
    part = PART_UNITS.get((unit.kind, text[at : at + 1]))
    if part is not None:
        return t.units[part], at + (2 if text[at : at + 2] == "分钟" else 1)
    lower, end = t.unit_at(text, at)
    return (lower, end) if lower is not None and lower.unit_class == unit.unit_class else (None, at)


def _lumped(text: str, at: int, t: Tables) -> tuple[bool, Unit, int] | None:
    """两个半小时, 三个多月: 半 or 多 between 个 and the unit: whether a half, the unit, the end."""
    match = forms()["lump-half"].match(text, at) or forms()["within-span"].match(text, at)
    if match is None:
        return None
    unit = t.units.get("个" + match["unit"]) or t.units.get(match["unit"])
    return (match[0][1] == "半", unit, match.end()) if unit is not None else None


def numeral_scale(text: str, at: int) -> tuple[Decimal, int] | None:
    """A scale word behind 余 or 多: 500多亿."""
    place = at
    while place < len(text) and text[place] in "百千万亿":
        place += 1
    return (Decimal(product(text[at:place])), place) if place > at else None


# The bare digits of 一米七, 两米零五, 5米8 and 两块八, where nothing counts behind them.
_TAIL = re.compile(
    r"(?:零?[一二三四五六七八九]|[一二三四五六七八九]{2})(?![一二三四五六七八九十百千万个人名角毛分位种条点])|[1-9][0-9]?(?=[的高长宽深厚大左以上，。、；！？）]|\Z)"
)


_TAIL_OF_YUAN = re.compile(r"[1-9](?=[，。；！？）涨跌升降]|\Z)")  # 从1元1涨到1元6
_TAILED = frozenset("米块毛")


def _tail(text: str, at: int, unit: Unit) -> str | None:
    if text[at - 1] == "元" and unit.symbol == "CNY":
        match = _TAIL_OF_YUAN.match(text, at)
    else:
        match = _TAIL.match(text, at) if text[at - 1] in _TAILED and unit.symbol in ("m", "CNY", "毛") else None
    return match[0] if match is not None else None


def _with_tail(text: str, start: int, free: int, found: Numeral, unit: Unit, tail: str, at: int, t: Tables) -> Span:
    end = at + len(tail)
    digits = "".join(str(DIGITS.get(c, c)) for c in tail)
    value = found.value + Decimal(f"0.{digits}")
    begin, hedge = _before(text, start, free, t)
    concept = hedge[0] if hedge else "plain"
    hedges = (Hedge(hedge[1], concept, 0, len(hedge[1])),) if hedge else ()
    written = _written(
        text[begin:end], value, ONE.scaleb(-len(digits)), unit, concept, hedges, False, True, "han", start - begin, end - begin, 1
    )
    return Span(begin, end, written)


def _certain(text: str, start: int, found: Numeral, unit: Unit | None, behind: int, unit_end: int, t: Tables) -> bool:
    """Whether a numeral is a number for certain: names and lone Han digits are not."""
    arabic = found.script != "han"
    if arabic:
        if text[start - 1 : start] in t.name_before_ends and _ends_with_name(text, start, t, counted=unit is not None):
            return False
        if text[found.end : found.end + 1] in t.name_behind_starts and any(text.startswith(w, found.end) for w in t.name_behind):
            return False
        follow = text[found.end : found.end + 1]
        if unit is None and follow and (follow in _LETTERS or (follow in "-+" and text[found.end + 1 : found.end + 2] in _LETTERS)):
            return False
        if unit is None and follow == "+" and text[found.end + 1 : found.end + 2].isalpha():
            return False
        digits = found.end - start
        return not (unit is None and digits >= 6 and text[start : found.end].isdigit()) and not (
            text[start] == "0" and digits > 1 and text[start + 1].isdigit()
        )
    word = text[behind:unit_end].strip()
    length = found.end - start
    if start and text[start - 1] in "零〇一二三四五六七八九十百千万亿两第初周期":
        return False
    if unit is None:
        return (
            length >= 3
            and any(c in SMALL or c in BIG for c in text[start : found.end])
            and any(c in DIGITS for c in text[start : found.end])
        )
    if length == 1 and (text[start] in "百千万亿" or (text[start] not in DIGITS and text[start] not in TENS and text[start] != "十")):
        return False
    if length == 1 and behind == found.end and word in t.weak and unit.kind not in ("money", "percent", "multiple"):
        told = text.startswith(t.told.get(word, ("\0",)), unit_end)  # 三人受伤, but not 三人行
        told = told or (text.endswith(t.counted_all, 0, start) and not text.endswith(t.no_party, 0, start))
        told = told or (text[start - 1 : start] in t.packs and text[start - 2 : start - 1] in _EACH)  # 一笼四只
        return told or (word in t.in_rows and _in_a_row(text, start, unit_end, t.in_rows[word]))
    if not (length == 1 and text[start] == "一" and word in t.article and unit.kind == "count"):
        return True
    return text.endswith(t.counted_one, 0, start)


def _ends_with_name(text: str, at: int, t: Tables, *, counted: bool) -> bool:
    """Whether a name that goes on in digits stands before a place; with a unit behind them some names do not (接到电话28次)."""
    names = (w for w in t.name_before if text.endswith(w, 0, at))
    return any(not (counted and w in t.name_before_bare) for w in names)


def _in_a_row(text: str, start: int, end: int, others: str) -> bool:
    """两金一银, 三胜一平: a classifier that counts where another of its kind stands beside it with a number of its own."""
    behind, before = text[end : end + 3].lstrip("、"), text[max(0, start - 3) : start].rstrip("、")
    follows = len(behind) > 1 and behind[0] in DIGITS and behind[1] in others
    return follows or (len(before) > 1 and before[-1] in others and before[-2] in DIGITS)


def _degree(text: str, start: int, unit: Unit, t: Tables, *, scaled: bool) -> Unit:
    """What 度 measures: heat or electricity by the words before it; 万度 is never heat nor an angle."""
    near = text[max(0, start - 6) : start]
    heat, power = t.degrees["temperature"], t.degrees["energy"]
    said = max((near.rfind(word), word) for word in heat["scales"])
    if said[0] >= 0:  # 折成摄氏是40度
        return t.units[heat["scales"][said[1]]]
    if any(w in near for w in heat["near"]):
        return Unit("temperature", heat["symbol"], "temperature", ONE)
    if scaled or any(w in near for w in power["near"]):
        return Unit("measure", power["symbol"], "energy", Decimal(power["factor"]))
    return unit


def _range(text: str, start: int, free: int, first: Numeral, behind: tuple[Unit | None, int], t: Tables) -> Span | None:
    unit1, end1 = behind
    for at in (first.end, end1):
        join = JOIN.match(text, at)
        if join is None:
            continue
        place = join.end()
        signs = {"零下": -1, "零上": 1, "-": -1, "−": -1}
        sign2 = next((w for w in signs if text.startswith(w, place)), "")
        second = numeral(text, place + len(sign2))
        if second is None or (second.script == "han") != (first.script == "han"):
            return None
        unit, end = _unit(text, second.end, t)
        if unit is None and (at != first.end or join[0].strip() in ("到", "至", "-")):
            return None
        if unit1 is not None and unit is not None and unit1.unit_class != unit.unit_class:
            return None
        if join[0].strip() in ("到", "至") and FROM.search(text, max(0, start - 16), start):
            return None
        if (
            join[0].strip() in ("到", "至")
            and unit1 is not None
            and second.value >= 2 * first.value
            and MOVED.search(text, max(0, start - 3), start)
        ):
            return None  # 死亡病例增加7例至186例: by how many, and to where
        if (
            unit is not None
            and unit.kind == "count"
            and second.script == "han"
            and second.end - join.end() == 1
            and text[second.end : end] in t.weak
        ):
            return None
        if at != first.end and len(join[0].strip()) > 1 and text.startswith("的", end):
            return None  # 又交付1382辆——2.4万辆的全年目标: a dash that parts
        a, b = first.value, second.value
        if unit1 is None and not first.scaled and a < b:
            shared = TRAIL.search(text, join.end(), second.end)
            a *= product(shared[0]) if shared else 1
        begin, hedge = _before(text, start, free, t)
        begin = start if hedge else begin
        low_sign = next((w for w in ("零下", "-", "−") if text.endswith(w, free, start)), "")
        if sign2 or low_sign:
            a, b = a * (-1 if low_sign else 1), b * signs.get(sign2, 1)
            begin = start - len(low_sign)
            if a > b:
                return None
        return Span(begin, end, _range_written(text[begin:end], a, b, second.unit, unit or BARE, second.end - begin, first.script))
    return None


def _bounds(value: Decimal, concept: str, size: Size) -> tuple[Decimal | None, Decimal | None, Qualifier]:
    """What the wording itself bounds, and the qualifier of the report."""
    qualifier: Any = tables().qualifiers.get(concept, "exact")
    if concept == "plain":
        plain = width("plain", size)
        return plain.low, plain.high, "exact" if plain.is_point else "rounded"
    if concept == "more":
        return value, width("more", size).high, "over"
    if qualifier in ("over", "at_least"):
        return value, None, qualifier
    if qualifier in ("under", "at_most"):
        return None, value, qualifier
    return (value, value, "exact") if concept == "exact" else (None, None, "about")


@lru_cache(maxsize=8192)
def _written(
    said: str, value: Decimal, u: Decimal, unit: Unit, concept: str, hedges: tuple[Hedge, ...], scaled: bool, decimal: bool, script: Any,
    first: int, last: int, sign: int,
) -> Written:  # fmt: skip
    factor, symbol, base = _scaled(unit)
    v, step = value * base, u * base
    whole = not scaled and not decimal
    fraction = unit.form in ("成", "折") and not decimal
    multiple = unit.kind == "multiple" and not decimal
    exact_count = whole and (unit.exact or unit.kind in ("ordinal", "age"))
    price = unit.kind == "money" and whole and v < tables().exact_money_below and "/" not in (symbol or "")
    size = Size(v, step, ONE, fraction, multiple, exact_count or price)
    core, support = width(concept, size), width(concept, size, "support")
    if not v:  # 超0: ten times nothing is no room
        support = support.hull(core)
    low, high, qualifier = _bounds(v, concept, size)
    if support.low is None and support.high is not None and sign > 0:
        support = Interval(Decimal(0), support.high, True, support.high_closed)
    plain = concept == "plain" and not size.exact and not fraction and not multiple
    cut = width("truncated", size) if plain and (decimal or scaled or unit.kind not in ("percent", "points")) else None
    zeros = width("coarse", size) if plain and not decimal and size.figures >= 3 and size.last > step else None
    mean = (width("plain", size, "mean"), width("plain", size, "mean")) if size.exact and concept == "plain" else None
    if sign < 0:
        v, core, support = -v, -core, -support
        low, high = (None if high is None else -high), (None if low is None else -low)
        cut = zeros = mean = None
    form: Form = "fraction" if fraction else "multiple" if multiple else "scaled" if scaled else "decimal" if decimal else "plain"
    return Written(
        said, unit.kind, unit.kind, v, low, high, symbol, unit.unit_class, factor, qualifier, core, support, step, form, script, (first, last), hedges,
        cut, zeros, mean, unit.form or ("%" if unit.kind == "percent" else ""), sign,
    )  # fmt: skip
