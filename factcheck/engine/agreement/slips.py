"""Pairs of numbers of one thing between which a slip of the pen lies, in languages without spaces."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.engine.agreement.sameness import (
    PARTIAL,
    apart,
    brings_in_another,
    comparable,
    differ_in_status,
    kindred_words,
    moving,
    one_level,
    one_thing,
    shared_words,
    unopposed,
)
from factcheck.engine.agreement.values import agree, numeral, one_slip
from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.naming import qualified
from factcheck.engine.types.likeness import PERSONS, figures, near_miss, one_digit, parted, points_back, same_unit, says_again, swapped
from factcheck.engine.types.wordings import alike, both_sides, diverge
from factcheck.structure.labels import tier

LONG_ALIKE = 6
"""As much wording makes even two digits a conflict."""
SURE = 4
"""As many figures, with two neighbours the other way round, are no accident where labels are kindred."""
TWICE = 2
"""As many characters of wording make them one where their two digits stand the other way round."""
CROSSED = 4
"""Characters of wording that make the only two figures of a unit in an article one thing."""
NEAR, CLOSE = 14, 7  # characters before and behind a number in which it is said what it is of a thing
NAME = 8  # characters before an age in which its bearer is named
PRECISE, TWO_WORDS = 3, 2
FEW = 6
"""As many numbers of one unit in an article at most: among more of them two look alike by chance."""
BACK = 6
"""How many numbers of its unit a pointing word may look back over."""


def slips(body: Sequence[int], usable: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """Every pair once: `usable` are the numbers of the body that speak of a whole."""
    found = (
        *_transposed(usable, text),
        *_transposed([i for i in body if "mean" in text.fact(i).roles], text),
        *_referred(body, frozenset(usable), text),
        *_only_pairs(body, text),
        *_ages(body, text),
        *_small(usable, text),
        *_attributed(body, text),
        *_echoed(usable, text),
    )
    yield from dict.fromkeys(found)


def _transposed(usable: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """Three digits or more, two neighbours of them in the other order, everything else alike."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in usable:
        shown = numeral(index, text)
        if len(shown.replace(".", "")) >= 2:
            groups[text.mention(index).written.unit_class, "".join(sorted(shown))].append(index)
    for members in groups.values():
        for a, b in pairwise(members):
            short = len(numeral(a, text).replace(".", "")) < 3
            if short and alike(a, b, text) < LONG_ALIKE:
                continue
            if not one_slip(a, b, text) or (not apart(a, b, text) and not parted(a, b, text)):
                continue
            if (
                (comparable(a, b, text) and not diverge(a, b, text))
                or (figures(a, text) >= SURE and one_level(a, b, text) and not diverge(a, b, text))
                or _same_year(a, b, text)
                or _one_dimension(a, b, text)
                or (figures(a, text) >= SURE and _worded_alike(a, b, text))
            ):
                yield a, b


def _same_year(a: int, b: int, text: Text) -> bool:
    """Three figures of one thing in one told year."""
    f, g = text.fact(a), text.fact(b)
    dated = f.time is not None and g.time is not None and f.time.text == g.time.text
    return dated and figures(a, text) >= PRECISE and f.label.own and g.label.own and one_level(a, b, text) and not diverge(a, b, text)


def _one_dimension(a: int, b: int, text: Text) -> bool:
    """碑高2.64米, 2.46米高的碑: three figures of one dimension, told before one and behind the other."""
    flow, held = text.document.flow, words(text.document.language)
    before, behind = flow[text.mention(a).start - 1], flow[text.mention(b).end : text.mention(b).end + 1]
    told = bool(behind) and before == behind and before in held.text("dimensions")
    return told and figures(a, text) >= PRECISE and unopposed(a, b, text) and not brings_in_another(b, text, "other-things")


def _worded_alike(a: int, b: int, text: Text) -> bool:
    """Whether the sentences of two levels share words, and nothing makes them two: 最大风速18.27米出现在北崖…北崖站…12.87米."""
    if moving(a, text) or moving(b, text) or "percent" in (text.mention(a).kind, text.mention(b).kind):
        return False
    alone = len(
        [i for i in text.index.of_article(text.fact(a).article) if text.mention(i).written.unit_class == text.mention(a).written.unit_class]
    )
    return alone <= FEW and shared_words(a, b, text) >= TWO_WORDS and _unopposed_by(a, b, text) and not brings_in_another(b, text)


def _unopposed_by(a: int, b: int, text: Text) -> bool:
    """As `unopposed`, but one of the two need not repeat that it is the highest or the mean."""
    f, g = text.fact(a), text.fact(b)
    return _may_be_one(a, b, text) and not {"base", "source", "plan"} & (f.roles.keys() | g.roles.keys())


def _may_be_one(a: int, b: int, text: Text) -> bool:
    f, g = text.fact(a), text.fact(b)
    if tier(f.label, g.label, text.lexicon) == "contrast" or differ_in_status(a, b, text):
        return False
    x, y = qualified(a, text), qualified(b, text)
    return (not x or not y or x == y) and (f.time is None or g.time is None or f.time.before(g.time) is None)


def _small(usable: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """只有6张桌子…就这7张桌子: small counts of one noun, the second taken up as the one told before, and no third of that noun."""
    by_noun: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for index in usable:
        mention = text.mention(index)
        if mention.kind == "count" and text.fact(index).label.own and not mention.written.hedges:
            by_noun[mention.written.unit, text.fact(index).label.text].append(index)
    for (_, noun), found in by_noun.items():
        if len(noun) < TWO_WORDS or len(found) != 2:
            continue
        a, b = found
        focus = words(text.document.language).ends("focus", text.document.flow, text.mention(b).start)
        if focus and one_digit(a, b, text) and apart(a, b, text) and unopposed(a, b, text) and not moving(b, text):
            yield a, b


def _attributed(usable: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """起拍价260万元…从280万元起拍: what a thing has but one of, told twice in the article with one slip between."""
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in usable:
        for name in _attributes_at(index, text):
            told[name, text.mention(index).written.unit_class].append(index)
    changing = words(text.document.language).entries("changing")
    for (name, _), found in told.items():
        pair = _odd_one_out(found, text)
        if pair is None or not same_unit(text.mention(pair[0]).written, text.mention(pair[1]).written):
            continue
        a, b = pair
        slip = swapped(a, b, text) or (one_digit(a, b, text) and figures(a, text) > 1 and name not in changing)
        if slip and apart(a, b, text) and _may_be_one(a, b, text) and not diverge(a, b, text) and not brings_in_another(b, text):
            yield a, b


def _odd_one_out(found: Sequence[int], text: Text) -> tuple[int, int] | None:
    """The two figures that a thing is told to have, by place; of three and more mentions the one that stands alone beside the first of the others."""
    values: dict[object, list[int]] = defaultdict(list)
    for index in found:
        values[text.mention(index).written.value].append(index)
    if len(values) != 2 or (len(found) > 2 and min(map(len, values.values())) > 1):
        return None
    a, b = sorted(members[0] for members in values.values())
    return a, b


def _attributes_at(index: int, text: Text) -> set[str]:
    """The attributes that the words right before or right behind a number name."""
    mention, flow, held = text.mention(index), text.document.flow, words(text.document.language)
    if mention.written.hedges or mention.kind == "percent":
        return set()
    near, found = max(0, mention.start - NEAR), set()
    for name in ("attributes", "changing"):
        if held.within(name, flow, near, mention.start) is not None:
            begin = max(flow.rfind(mark, near, mention.start) for mark in "，。；、：\n") + 1
            found |= {m.group() for m in held.each(name, flow, max(begin, near), mention.start)}
        behind = held.within(name, flow, mention.end - 1, mention.end + CLOSE)
        found |= {behind.group()} if behind is not None else set()
    return found


def _referred(body: Sequence[int], usable: frozenset[int], text: Text) -> Iterator[tuple[int, int]]:
    """A number behind 这 or 那 that is one slip off the one before it in its unit, with no equal one before (流转1300亩…这1030亩…)."""
    before: dict[str, list[int]] = defaultdict(list)
    for index in body:
        written = text.mention(index).written
        earlier = before[written.unit_class]
        if (
            earlier
            and index in usable
            and text.mention(index).kind != "percent"
            and points_back(index, text)
            and not any(agree(text.mention(i).written, written) for i in earlier)
        ):
            near = [i for i in earlier[-BACK:] if apart(i, index, text) and _slipped(i, index, text) and unopposed(i, index, text)]
            if near:
                yield near[-1], index
        earlier.append(index)


def _slipped(a: int, b: int, text: Text) -> bool:
    """One slip, and evidence that grows as figures shrink: three of them, or two with words alike on both sides."""
    if not same_unit(text.mention(a).written, text.mention(b).written) and text.mention(a).kind == "count":
        return False
    if figures(a, text) >= 3 or figures(b, text) >= 3:
        return near_miss(a, b, text) or one_digit(a, b, text)
    if swapped(a, b, text):
        return True
    return one_digit(a, b, text) and both_sides(a, b, text)


def _echoed(usable: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """全长18.7公里…“17.8公里，每一米都…”: three figures that open a quotation or a sentence and say of nothing, as what was told before."""
    for b in usable:
        flow, mention = text.document.flow, text.mention(b)
        bare = flow[mention.start - 1 : mention.start] in tuple("“「") and flow[mention.end : mention.end + 1] in tuple("，。！、的")
        if not bare or figures(b, text) < PRECISE or mention.written.hedges:
            continue
        earlier = [i for i in usable if i < b and same_unit(text.mention(i).written, mention.written)]
        found = [i for i in earlier if swapped(i, b, text) and apart(i, b, text) and unopposed(i, b, text)]
        other = words(text.document.language).within("other-things", flow, mention.end, mention.end + NEAR)
        if found and other is None and not any(agree(text.mention(i).written, mention.written) for i in earlier):
            yield found[-1], b


def _only_pairs(body: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """The two figures of a unit in an article, where only a slip parts them and words make them one thing."""
    values: dict[tuple[str, str | None], dict[object, int]] = defaultdict(dict)
    for index in body:
        written = text.mention(index).written
        unit = None if written.unit_class in PERSONS else written.unit
        values[written.unit_class, unit].setdefault(written.value, index)
    for found in values.values():
        if len(found) != 2:
            continue
        a, b = found.values()
        if (
            text.mention(a).kind == "age"
            or text.mention(a).written.hedges
            or text.mention(b).written.hedges
            or not apart(a, b, text)
            or not unopposed(a, b, text)
        ):
            continue
        if (
            moving(a, text)
            or moving(b, text)
            or text.fact(b).roles.get("to")
            or {*text.fact(a).roles, *text.fact(b).roles} & PARTIAL
            or diverge(a, b, text)
        ):
            continue
        if _pair_slips(a, b, text) and not brings_in_another(b, text, "other-things"):
            yield a, b


def _pair_slips(a: int, b: int, text: Text) -> bool:
    if figures(a, text) >= 3 and figures(b, text) >= 3:
        to_the_minute = text.mention(a).kind == text.mention(b).kind == "duration"
        sure = to_the_minute or alike(a, b, text) >= TWICE or kindred_words(a, b, text)
        return near_miss(a, b, text) and (one_thing(a, b, text) or (swapped(a, b, text) and (sure or _alone(a, b, text))))
    if swapped(a, b, text):
        return one_thing(a, b, text) or alike(a, b, text) >= TWICE or kindred_words(a, b, text) or _taken_up(b, text)
    if text.mention(a).kind == "count" or not one_digit(a, b, text) or text.mention(a).written.unit != text.mention(b).written.unit:
        return False
    return alike(a, b, text) >= CROSSED if figures(a, text) == 2 else both_sides(a, b, text)


def _alone(a: int, b: int, text: Text) -> bool:
    """Whether two plain levels are told in unlike words: those of two things told side by side are worded alike (甲队平均…, 乙队平均…)."""
    plain = "percent" not in (text.mention(a).kind, text.mention(b).kind) and not (moving(a, text) or moving(b, text))
    return plain and not brings_in_another(b, text, "other-things") and text.mention(a).written.factor == text.mention(b).written.factor


def _taken_up(index: int, text: Text) -> bool:
    """87道弯拐下来, 63平方米的小店: a number that opens its sentence and describes a noun takes up what was told."""
    flow, mention = text.document.flow, text.mention(index)
    opens = flow[: mention.start].rstrip("“「 \n").endswith(("。", "！", "？")) or flow[mention.start - 1 : mention.start] == "\n"
    return opens and words(text.document.language).pattern("described").match(flow, mention.end) is not None


def _ages(body: Sequence[int], text: Text) -> Iterator[tuple[int, int]]:
    """The only two ages of an article, with their digits the other way round (58岁的船工…85岁的人了)."""
    ages = [i for i in reversed(body) if text.mention(i).kind == "age" and not text.mention(i).written.hedges]
    article = text.fact(body[0]).article if body else -1
    ages = sorted([*ages, *(i for i in text.index.of_article(article) if _spoken_age(i, text))], reverse=True) if ages else []
    values = {text.mention(i).written.value: i for i in ages}
    if len(values) == 2:
        a, b = sorted(values.values())
        first, second = numeral(a, text), numeral(b, text)
        if (
            len(first) == 2
            and first == second[::-1]
            and apart(a, b, text)
            and (says_again(b, text) or _spoken_age(b, text) or _one_name(a, b, text) or _one_bearer(a, b, text))
        ):
            yield a, b


def _one_name(a: int, b: int, text: Text) -> bool:
    """何阿公今年37岁: the words before an age are the end of those that stand behind the first, or stand before it too."""
    flow = text.document.flow
    held = words(text.document.language)
    before = flow[max(0, text.mention(b).start - NAME) : text.mention(b).start]
    while found := held.ends("generic", before, len(before)) or held.ends("age-now", before, len(before)):
        before = before[: -len(found.group())]
    name = before[-2:]
    near = flow[max(0, text.mention(a).start - NAME) : text.mention(a).end + 2 * NAME]
    return len(name) == 2 and name.isalpha() and name in near.split("。")[0]


def _one_bearer(a: int, b: int, text: Text) -> bool:
    """死者为45岁男子。54岁的死者…: the noun that the second age describes stands before the first."""
    found = words(text.document.language).pattern("described").match(text.document.flow, text.mention(b).end)
    before = text.document.flow[max(0, text.mention(a).start - NAME) : text.mention(a).start]
    return found is not None and len(found[1]) > 1 and found[1][:2] in before


def _spoken_age(index: int, text: Text) -> bool:
    """都85了: an age without its unit, by the words on either side."""
    mention, flow, held = text.mention(index), text.document.flow, words(text.document.language)
    if mention.kind != "number" or mention.written.unit or len(numeral(index, text)) != 2:
        return False
    return held.ends("age-before", flow, mention.start) is not None and held.starts("age-behind", flow, mention.end) is not None
