"""A number of a headline beside those of its body, in languages without spaces."""

import re
from collections.abc import Iterator, Sequence

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import PARTIAL, listed, may_be_one, partial, same_thing
from factcheck.engine.agreement.values import agree, below, slip, vague
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.naming import qualified
from factcheck.engine.types.likeness import figures, near_miss, nought, one_digit, points_back, same_unit, shifted, swapped
from factcheck.engine.types.wordings import diverge
from factcheck.model.mention import Written
from factcheck.model.reading import Time
from factcheck.model.rule import Rule
from factcheck.structure.labels import tier

NEAR_WORDS = 4
"""Characters behind a number of a headline that say what it counts."""
DEED, NEAR_DEED = 2, 12  # characters before a number that say what was done; in which the body says it
TWO = 2
NOUN = 4
"""Characters of what a headline counts that a sentence of the body repeats."""
OPENING = 6
"""How many sentences of the body restate a headline."""


def headlines(rule: Rule, heads: Sequence[int], body: Sequence[int], text: Text) -> Iterator[Claim]:
    lead = [i for i in body if text.fact(i).sentence - text.fact(body[0]).sentence < OPENING]
    for head in heads:
        unit_class = text.mention(head).written.unit_class
        alike_unit = [i for i in body if text.mention(i).written.unit_class == unit_class and not _restates_another(i, head, heads, text)]
        written = text.mention(head).written
        agreeing = (i for i in alike_unit if agree(written, text.mention(i).written) and same_thing(head, i, text))
        equal = next(agreeing, None) or _repeats(head, body, text)
        if equal is not None:
            yield claim(rule, head, equal, text, fits=True)
            continue
        if any(agree(written, w) and not unbounded(written, w) for i in alike_unit for w in [text.mention(i).written]):
            continue
        ahead = [i for i in alike_unit if i in lead and same_thing(head, i, text)]
        own = PARTIAL & text.fact(head).roles.keys()
        ahead = [i for i in ahead if not own or not diverge(head, i, text)]
        whole = [i for i in ahead if not PARTIAL & text.fact(i).roles.keys() - own] or [i for i in ahead if not partial(i, text)]
        near = _closest(head, whole, text)
        if len(near) == 1 and slip(head, near[0], text) and (not listed(near[0], text) or _alone_named(head, near[0], alike_unit, text)):
            yield claim(rule, head, near[0], text, fits=False)
            continue
        only = (
            _only_one(head, [i for i in alike_unit if i in lead], text)
            or _misplaced(head, alike_unit, text)
            or _other_age(head, alike_unit, text)
        )
        if only is not None:
            yield claim(rule, head, only, text, fits=False)


def _restates_another(index: int, head: int, heads: Sequence[int], text: Text) -> bool:
    """7天期回购连续5日停做, 正文: 7天期…: whether the headline has a number of the body as another one, and not the one that is looked at."""
    written = text.mention(index).written
    here = text.mention(head).written
    if same_unit(here, written) and here.value == written.value:
        return False
    return any(same_unit(w, written) and w.value == written.value for h in heads if h != head for w in [text.mention(h).written])


def _repeats(head: int, body: Sequence[int], text: Text) -> int | None:
    """A body number with the headline's unit and direction that its value is or rounds, whatever noun stands beside it."""
    written, direction = text.mention(head).written, text.fact(head).direction
    for index in body:
        other = text.mention(index).written
        if not same_unit(written, other) or (text.fact(index).direction != direction and other.base_kind == "percent"):
            continue
        rounds = agree(written, other) and not unbounded(written, other)
        if other.value == written.value or (rounds and (figures(head, text) >= 2 or vague(written, other))):
            return index
    return None


def _other_age(head: int, body: Sequence[int], text: Text) -> int | None:
    """94岁老人…, 49岁的…: the only age of the body with the headline's digits the other way round, where nobody in it has the headline's."""
    found = [i for i in body if swapped(head, i, text)] if text.mention(head).kind == "age" else []
    return found[0] if len({text.mention(i).written.value for i in found}) == 1 else None


def unbounded(written: Written, other: Written) -> bool:
    """Whether nothing but the open end of a hedge (超16亿元) covers a value: it may be that of another thing."""
    mine, theirs = written.core, other.core
    if written.qualifier not in ("over", "at_least") or mine is None or theirs is None:
        return False
    return not mine.scale(written.factor).meets(theirs.scale(other.factor))


def _alone_named(head: int, index: int, body: Sequence[int], text: Text) -> bool:
    """Whether of the body's numbers in the headline's unit one alone has its label (净利, 净利润)."""
    named = [i for i in body if text.fact(i).label.own and tier(text.fact(head).label, text.fact(i).label, text.lexicon) in ("same", "kin")]
    return named == [index]


def _told_of(head: int, index: int, text: Text) -> bool:
    """首批45家作坊…, 公示首批作坊名单，43家店铺上榜: the sentence of a number has the noun that the headline counts."""
    flow, mention = text.document.flow, text.mention(head)
    noun = re.match("[\u4e00-\u9fff]*", flow[mention.end : mention.end + NOUN])
    return noun is not None and len(noun[0]) == NOUN and noun[0] in flow[text.sentence_start(index) : text.mention(index).start]


def _in_like_words(head: int, index: int, text: Text) -> bool:
    """守井36年的老人…守着村口这口井，整整26年: two characters before the headline's number stand in the sentence before the body's, of two
    figures each; of ages the noun behind them (28岁男子, 一名38岁男子)."""
    flow, mention = text.document.flow, text.mention(head)
    if figures(head, text) != TWO or figures(index, text) != TWO or text.mention(head).kind not in ("duration", "age"):
        return False
    if mention.kind == "age":
        nouns = [flow[text.mention(i).end :][:3].lstrip("的")[:2] for i in (head, index)]
        return nouns[0] == nouns[1] and nouns[0].isalpha() and len(nouns[0]) == TWO
    deed = re.search("[\u4e00-\u9fff]{2}$", flow[max(0, mention.start - DEED) : mention.start])
    return deed is not None and all(c in flow[text.sentence_start(index) : text.mention(index).start] for c in deed[0])


def _same_noun(head: int, index: int, text: Text) -> bool:
    """6.4级地震, 发生6.1级地震: the noun right behind two measures of one unit."""
    nouns = [text.document.flow[text.mention(i).end : text.mention(i).end + 2] for i in (head, index)]
    return text.mention(head).kind == "measure" and nouns[0] == nouns[1] and nouns[0].isalpha() and len(nouns[0]) > 1


def _only_one(head: int, lead: Sequence[int], text: Text) -> int | None:
    """The one number of the lead in the headline's unit, where one slip lies between the two and nothing says that they are two things."""
    own = [i for i in lead if same_unit(text.mention(head).written, text.mention(i).written)]
    if len(own) > 1:
        totals = [i for i in own if "total" in text.fact(i).roles] or [i for i in own if _same_words(head, i, text)]
        own = totals or [i for i in own if _same_deed(head, i, text)]
    if len(own) != 1 or PARTIAL & text.fact(own[0]).roles.keys():
        return None
    one_deed = nought(head, own[0], text) and _same_deed(head, own[0], text)
    if listed(own[0], text) and not one_deed:
        return None
    f, g = text.fact(head), text.fact(own[0])
    told_again = _in_like_words(head, own[0], text)
    turned_round = figures(head, text) == TWO and swapped(head, own[0], text)
    if (
        "rank" in f.roles
        or (text.mention(head).kind == "percent" and not turned_round)
        or (text.mention(head).kind == "duration" and not (turned_round or told_again))
        or (f.direction and g.direction and f.direction != g.direction)
    ):
        return None
    if qualified(head, text) != qualified(own[0], text):
        return None
    sure = figures(head, text) >= 3 or (figures(head, text) == 2 and swapped(head, own[0], text))
    named = told_again or points_back(own[0], text) or _told_of(head, own[0], text) or _same_noun(head, own[0], text)
    if not sure and not may_be_one(head, own[0], text) and not named:
        return None
    return (
        own[0]
        if near_miss(head, own[0], text)
        or one_deed
        or (told_again and one_digit(head, own[0], text))
        or (points_back(own[0], text) and one_digit(head, own[0], text))
        or below(text.mention(head).written, text.mention(own[0]).written)
        else None
    )


def _same_words(head: int, index: int, text: Text) -> bool:
    """Whether two characters in a row stand at both numbers: 41人死亡, 死亡人数为14人."""
    flow, mention = text.document.flow, text.mention(head)
    near = flow[mention.end : mention.end + NEAR_WORDS]
    clause = text.reading.clauses[text.fact(index).clause]
    there = flow[clause.start : text.mention(index).start]
    return any(near[n : n + 2] in there and near[n : n + 2].isalpha() for n in range(len(near) - 1))


def _same_deed(head: int, index: int, text: Text) -> bool:
    """骗贷1.2亿元, 骗得贷款1.02亿元: the two characters before the headline's number stand in turn before the body's, in its clause."""
    flow = text.document.flow
    deed = re.search("[\u4e00-\u9fff]{2}$", flow[max(0, text.mention(head).start - DEED) : text.mention(head).start])
    clause = text.reading.clauses[text.fact(index).clause]
    there = flow[max(clause.start, text.mention(index).start - NEAR_DEED) : text.mention(index).start]
    return deed is not None and re.search(".{0,4}".join(map(re.escape, deed[0])), there) is not None


def _misplaced(head: int, body: Sequence[int], text: Text) -> int | None:
    """A body number with the headline's digits and its point or scale elsewhere: 1.8亿元, 1800万元."""
    if text.mention(head).kind not in ("money", "measure") or figures(head, text) < 2:
        return None
    found = [i for i in body if shifted(text.mention(head).written, text.mention(i).written)]
    return found[0] if found else None


def _closest(head: int, near: Sequence[int], text: Text) -> list[int]:
    """Of several that may be meant those with the headline's own label, else all."""
    label = text.fact(head).label.text
    exact = [i for i in near if label and text.fact(i).label.text == label]
    time = text.fact(head).time
    mark = str(text.lexicon.table("ordinal_mark") or "")
    timed = [i for i in near if time is not None and time.part and _one_period(time, text.fact(i).time, mark)]
    return exact or timed or list(near)


def _one_period(a: Time, b: Time | None, mark: str) -> bool:
    """Whether two times are told as one part of a year: 三季度 and 第三季度, and not 前三季度."""
    return b is not None and a.text.removeprefix(mark) == b.text.removeprefix(mark)
