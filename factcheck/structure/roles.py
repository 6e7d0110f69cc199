"""The roles of each number: what the words around it say that it is.

A number is governed by the cues on its left in the clause, back to the number before (times do not count). The nearest cue decides
the movement; prepositions (从, 比) give way to a verb between them and the number. A number that follows another with nothing but 、 or
和 between has the roles of the first. Some words govern from the right (320个村中, 3.5%的增幅).
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.model.interval import ZERO
from factcheck.model.mention import Mention
from factcheck.model.reading import Role, Time
from factcheck.structure.clauses import Piece
from factcheck.structure.particles import Particles
from factcheck.structure.times import is_time, merge, of_same_period, time_of
from factcheck.structure.tokens import CUE, ITEM, NUM, WORD, Token

DIRECTIONS = frozenset({"up", "down", "better"})
MOVEMENT = frozenset({"move", "up", "down", "flat", "to", "by", "rate", "better"})
EXTREMES = frozenset({"max", "min"})
FRAMES = frozenset({"source", "base"})
BETWEEN = FRAMES | {"time", "compared", "annual", "each", "respectively", "open", "per", "unit-price", "mean", "stated"}
"""What a word may say that stands between a preposition and its number and is no verb."""
COMPARING = frozenset({"above", "below", "exceed"})
RATES = frozenset({"multiple", "fraction", "percent"})
COUNTED_PARTS = frozenset({"count", "money", "measure"})
SIZES = COUNTED_PARTS | {"temperature", "duration"}  # what a noun of movement tells of these is how far they moved
LONGEST_SINGLE = 16  # characters back from a number to 单台
LONGEST_ONE = 3  # characters from 单车 to the price
LONGEST_RATE = 8  # characters of 率分别为超过
LONGEST_GIVEN = 18  # characters of 贡献营业收入的
LONGEST_ONE_AHEAD = 10  # characters of 一张成人门票
NO_PRICE = frozenset({"per", "move", "total", "cumulative", "by", "delta", "mean", "divisor"})
NEAR_BASE = 24  # characters from a multiple to the number that it compares with (three times as many as the 12)
RIVALS = {"opening": "closing", "closing": "opening"}  # 馆藏原有: the nearer word says which
CARRIED = frozenset(
    {"of-which", "total", "closed", "open", "respectively", "rest", "compared", "annual", "cumulative", "comparability", "plan"}
)


@dataclass(slots=True)
class Governed:
    """The roles of one number while they are gathered, the words in its region, and the time that stands in it."""

    at: int = 0  # the place of its token in the clause
    roles: dict[str, Role] = field(default_factory=dict)
    words: list[Token] = field(default_factory=list)
    time: Time | None = None
    operands: frozenset[str] = frozenset()
    per_ends: tuple[int, ...] = ()  # ends of every 每 whose noun follows
    link: int = -1  # the mention that this one is listed behind
    compared: bool = False  # a time that only says what is compared with (比2019年)
    named_from: int = 0  # where the noun of what was done begins (建成|高标准农田12万亩): what stands before names it no more
    named_to: int = sys.maxsize  # where the noun before a word that touches the number ends (舰队|成立40周年)
    shielded: frozenset[str] = frozenset()  # the movement before a preposition (fell from 640): it is that of the number behind "to"

    @property
    def named_whole(self) -> bool:
        """Whether all that stands before the number may name it."""
        return not self.named_from and self.named_to == sys.maxsize


def govern(piece: Piece, mentions: Sequence[Mention], flow: str, carry: Sequence[Token], words: Particles) -> dict[int, Governed]:
    """The roles of every number of a clause. carry: cues of a number-less clause before (其中，…)."""
    found: dict[int, Governed] = {}
    region: list[Token] = list(carry)
    previous = -1
    composed = _composes(piece)
    for at, token in enumerate(piece.tokens):
        if token.kind != NUM:
            region.append(token)
        elif is_time(mentions[token.mention]) or _span(mentions[token.mention], flow, words):
            time = time_of(token, mentions, flow, words.ago) or (None if words.head_first else _said_before(region, mentions, flow, words))
            found[token.mention] = Governed(at, time=time, compared=_behind_base(region, token))
            region.append(token)
        else:
            compared = previous >= 0 and "base" in found[previous].roles
            governed = _from_left(region, mentions, flow, token, words, compared=compared)
            governed.at = at
            _composed_of(governed, carry, piece, composed)
            govern_number = _head_last if not words.head_first else _head_first
            govern_number(governed, piece, region, previous, found, mentions, flow, words)
            found[token.mention] = governed
            region, previous = _onward(region, governed), token.mention
    return found


def _head_last(
    governed: Governed,
    piece: Piece,
    region: Sequence[Token],
    previous: int,
    found: Mapping[int, Governed],
    mentions: Sequence[Mention],
    flow: str,
    words: Particles,
) -> None:
    """What else gives a number its roles, where times and prepositions stand before what they belong to; previous: the number before or -1."""
    token = piece.tokens[governed.at]
    _against(governed, token, flow, words)
    if previous >= 0:
        _lands(governed, token, region, previous, found, flow, words)
        _list_link(governed, region, previous, found, words)
        _frame(governed, token, previous, found, flow, words)
    _from_right(governed, piece, governed.at, words)
    _structural(governed, piece, mentions, token, flow, words)
    if previous >= 0:
        _per_one(governed, token, previous, found, mentions, flow, words)
    _compared_level(governed, piece, governed.at, words)
    if previous >= 0:
        _base_of(governed, token, previous, found, mentions)
        _for_several(governed, token, previous, found, mentions)


def _head_first(
    governed: Governed,
    piece: Piece,
    region: Sequence[Token],
    previous: int,
    found: Mapping[int, Governed],
    mentions: Sequence[Mention],
    flow: str,
    words: Particles,
) -> None:
    """The same where they stand behind it."""
    token, at = piece.tokens[governed.at], governed.at
    if previous >= 0:
        _list_link(governed, region, previous, found, words)
    _arrive(governed, token, region, [i for i in found if not is_time(mentions[i])], found, flow, words)
    _from_right(governed, piece, at, words)
    _time_behind(governed, piece, at, mentions, flow)
    _per_behind(governed, piece, at, words)
    _share_behind(governed, mentions[token.mention], flow)
    _part_of(governed, token, previous, found, mentions, flow)
    _times_the(governed, mentions, token, previous, found, words)
    _structural(governed, piece, mentions, token, flow, words)
    if previous >= 0:
        _per_one(governed, token, previous, found, mentions, flow, words)


def _said_before(region: Sequence[Token], mentions: Sequence[Mention], flow: str, words: Particles) -> Time | None:
    """昨天早上6点: the day that stands before a time of the day."""
    return next((found for t in reversed(region) if t.kind == CUE and (found := time_of(t, mentions, flow, words.ago)) is not None), None)


def _onward(region: Sequence[Token], governed: Governed) -> list[Token]:
    """What goes on to govern the number behind one: nothing, but for what stands before a divisor (由每10万人5.6例降到…)."""
    said = governed.roles.get("divisor")
    return [t for t in region if t.start != said.start] if said is not None else []


def _behind_base(region: Sequence[Token], token: Token) -> bool:
    return bool(region) and "base" in region[-1].features and region[-1].end == token.start


def _composes(piece: Piece) -> Role | None:
    """由12名专家和3名翻译组成: where a second word of composing follows, 由 names the parts and no beginning of a movement."""
    words = composing(piece)
    return Role("says", words[0].start, words[0].end) if len(words) > 1 and "source" in words[0].features else None


def composing(piece: Piece) -> list[Token]:
    """The words of composing in a clause."""
    return [t for t in piece.tokens if t.kind == CUE and "composed" in t.features] if "composed" in piece.said else []


def _composed_of(governed: Governed, carry: Sequence[Token], piece: Piece, composed: Role | None) -> None:
    """由 names the parts where a word of composing follows, elsewhere the beginning of a movement (由17%升至35%) or who did something."""
    if composed is not None:
        if governed.roles.get("source") == composed:
            del governed.roles["source"]
    elif "composed" in governed.roles:
        by = {t.start for t in (*carry, *piece.tokens) if t.kind == CUE and composes_or_begins(t)}
        for role in ("composed", "closed"):
            if role in governed.roles and governed.roles[role].start in by:
                del governed.roles[role]


def composes_or_begins(token: Token) -> bool:
    """由: it names the parts, or where a movement begins, or who did something."""
    return {"composed", "source"} <= token.features


def _span(mention: Mention, flow: str, words: Particles) -> bool:
    """五年前, 三天里: a stretch that only says when; what governs it governs the number behind it."""
    return mention.written.base_kind == "duration" and flow.startswith(words.spans, mention.end)


def _bare_move(governed: Governed, region: Sequence[Token], flow: str, number: Token, words: Particles, *, compared: bool) -> bool:
    """比去年多163人, 比乙方案的1147元低36元: an adjective before a number, behind a comparison, is a difference."""
    if not (compared or _is_said(region, "base")):
        return False
    word = _ending(words.bare_moves, flow, number.start)
    if not word or (region and region[-1].kind == CUE and region[-1].start < number.start - len(word)):
        return False  # 增长 is a word of its own
    for feature in ("move", "by", words.bare_moves[word]):
        governed.roles[feature] = Role("says", number.start - len(word), number.start)
    return True


def _is_said(region: Sequence[Token], role: str) -> bool:
    return bool([token for token in region if role in token.features])


def _ending(moves: Iterable[str], flow: str, at: int) -> str:
    """The first of some words that ends at a place; "" for none."""
    for word in moves:
        if flow.endswith(word, 0, at):
            return word
    return ""


def _from_left(
    region: Sequence[Token], mentions: Sequence[Mention], flow: str, number: Token, words: Particles, *, compared: bool = False
) -> Governed:
    governed = Governed()
    moved = verb = _bare_move(governed, region, flow, number, words, compared=compared)
    # moved: a movement has been found; verb: something other than a preposition, time or modifier stands between
    times: list[Time] = []
    for token in reversed(region):
        if token.kind == WORD:
            governed.words.append(token)
            continue
        if "source" in token.features and _until(region, token, words):
            continue
        if names(token):
            governed.words.append(token)
        time = time_of(token, mentions, flow, words.ago) if token.kind == NUM or "time" in token.features else None
        if time is not None:
            compared = verb and _prefixed(region, token)
            if not compared:
                times.append(time)
            if token.kind == CUE:
                _add(governed, token, token.features - {"time"} - ({"opening"} if compared else set()))
            continue
        if token.kind != CUE:
            continue
        features = _at_the_time(token, flow, words) or _before_it(token, words)
        if verb and not FRAMES.isdisjoint(features):
            governed.words = [w for w in governed.words if w.start != token.end]  # 比首轮多出: what is compared with, not what is counted
            if "base" in features and governed.roles.keys() & {"inflow", "outflow"}:
                governed.roles.setdefault("by", Role("says", token.start, token.end))  # 比上届新增48家 is a difference
            continue
        if "opening" in features and verb and _prefixed(region, token):
            continue  # 比年初增加: the difference from the opening and not the opening itself
        if words.head_first and features & MOVEMENT and governed.roles.keys() & FRAMES:
            governed.shielded |= features & MOVEMENT
            features = features - MOVEMENT
        if "move" in features and moved:
            features = features - MOVEMENT
        elif "move" in features:
            if _emphasis(token, governed, number):
                governed.roles.pop("stated", None)
                governed.roles.pop("to", None)
            elif "to" in governed.roles or "stated" in governed.roles:
                features = features - {"by"}
            moved = True
        _operands(governed, token, words)
        _add(governed, token, features)
        verb = verb or not features <= BETWEEN
    for time in times:
        governed.time = _joined(time, governed.time, words) if governed.time is not None else time
    if governed.roles:
        _of_levels(governed)
        _still_had(governed)
        _falls_short(governed)
    return governed


def _of_levels(governed: Governed) -> None:
    """Of two words that say at what time a level was, or whether it is reached, the one that holds."""
    roles = governed.roles
    if ("opening" in roles or "source" in roles) and "to" not in roles:
        roles.pop("closing", None)  # 存款余额由年初的…: a noun of levels before the word that says which
    if "plan" in roles and "done" in roles and roles["plan"].start < roles["done"].start:
        del roles["done"]  # 计划完成120万株


def _falls_short(governed: Governed) -> None:
    """距目标还差277万株: what is short of a goal is none; 距目标还有 says the same."""
    roles = governed.roles
    if "further" in roles and "goal" in roles and roles["goal"].end <= roles["further"].start:
        roles["short"] = roles["further"]
        for role in ("further", "part", "closing"):
            roles.pop(role, None)
    if "short" in roles:
        for role in ("goal", "plan"):
            roles.pop(role, None)


def _still_had(governed: Governed) -> None:
    """上学年还有1028个: of a time that has passed, 还有 tells a level, and neither what is left now nor one more."""
    if governed.time is None or (governed.time.offset or 0) >= 0 or not {"further", "closing"} <= governed.roles.keys():
        return
    said = governed.roles["further"]
    governed.roles = {role: where for role, where in governed.roles.items() if where != said}


def _joined(outer: Time, inner: Time, words: Particles) -> Time:
    """The time of two marks in one clause."""
    return of_same_period(outer, inner, words.same_periods) or merge(outer, inner)


def names(token: Token) -> bool:
    """总产值, 贷款余额: a cue that names the thing as much as it says that it is the whole or what is left."""
    return "total-noun" in token.features or (token.entry is not None and bool(token.entry.attributes.get("noun")))


def _at_the_time(token: Token, flow: str, words: Particles) -> frozenset[str]:
    """转让前持股900万股, 裁减后为60人: a movement with 前 or 后 behind it says when, and the number is the level of then."""
    if "move" not in token.features:
        return frozenset()
    return next((frozenset({role}) for word, role in words.moments.items() if flow.startswith(word, token.end)), frozenset())


def _before_it(token: Token, words: Particles) -> frozenset[str]:
    """What a word says of the number behind it."""
    return token.features if token.features.isdisjoint(words.never_before) else token.features - words.never_before


def _until(region: Sequence[Token], token: Token, words: Particles) -> bool:
    """3月17日以前的24件: behind a date, 以前 says up to when."""
    at = region.index(token)
    return at > 0 and region[at - 1].kind == NUM and region[at - 1].end == token.start and token.text.startswith(words.scenes)


def _prefixed(region: Sequence[Token], token: Token) -> bool:
    """比上年增加: the time belongs to the comparison, not to the number behind the verb."""
    at = region.index(token)
    return at > 0 and bool(region[at - 1].features & FRAMES) and region[at - 1].end == token.start


def _emphasis(token: Token, governed: Governed, number: Token) -> bool:
    """增长达25%: 达 directly behind a verb of movement is emphasis, not a level."""
    if "stated" not in governed.roles or governed.words:
        return False
    role = governed.roles["stated"]
    return role.start == token.end and role.end == number.start and "to" not in token.features


def _operands(governed: Governed, token: Token, words: Particles) -> None:
    if token.entry is None:
        return
    operand = token.entry.attributes.get("operand")
    if isinstance(operand, str) and "~" in operand:  # 套均: what stands in the place of ~
        before, _, behind = operand.partition("~")
        operand = token.text.removeprefix(before).removesuffix(behind)
    if operand:
        governed.operands |= frozenset(operand.split() if isinstance(operand, str) else operand)
    named = bool(words.each) and "mean" in token.features and token.text.endswith(words.each)  # 摊到每户3.5万元
    if named or ("per" in token.features and "unit-price" not in token.features):
        governed.per_ends += (token.end,)
    if "each" in token.features and words.each and token.text.startswith(words.each):  # 每人发放5000元: for one 人
        governed.operands |= {token.text.removeprefix(words.each)}
        governed.per_ends += (token.start + len(words.each),)
        governed.roles.setdefault("per", Role("says", token.start, token.end))


def _add(governed: Governed, token: Token, features: frozenset[str]) -> None:
    said, roles = Role("says", token.start, token.end), governed.roles
    for feature in features:
        if feature not in roles and RIVALS.get(feature, feature) not in roles:
            roles[feature] = said


def _against(governed: Governed, number: Token, flow: str, words: Particles) -> None:
    """低于2019年的80万: with a time and 的 before it, the number is what is compared with and no difference."""
    if governed.time is None or "to" in governed.roles or not flow.endswith(words.of, 0, number.start):
        return
    for side in COMPARING & governed.roles.keys():
        said = governed.roles[side]
        for role in [r for r, where in governed.roles.items() if where == said and r not in COMPARING]:
            del governed.roles[role]
        governed.roles.setdefault("base", said)


def _list_link(governed: Governed, region: Sequence[Token], previous: int, found: Mapping[int, Governed], words: Particles) -> None:
    """A bare number behind 、 or 和 stands in the list of the one before, and has its roles and time."""
    if any(t.kind == CUE and not t.features <= {"each", "respectively"} for t in region):
        return
    linked = any(t.kind == ITEM for t in region) or any(t.kind == WORD and t.text.strip() in words.links for t in region)
    bare = all(t.kind != WORD or t.text.strip() in words.links for t in region)
    if linked and bare:
        first = found[previous]
        governed.roles = {**first.roles, **governed.roles}
        governed.time = governed.time or first.time
        governed.link = previous


def _frame(governed: Governed, number: Token, previous: int, found: Mapping[int, Governed], flow: str, words: Particles) -> None:
    """从A…到B: with a source before it in the clause, a number directly behind 到, 至, 为 or 成 is where the movement ends."""
    if "source" not in found[previous].roles or governed.link >= 0:
        return
    if flow.endswith(words.arrival, 0, number.start) and "by" not in governed.roles:
        governed.roles.setdefault("to", Role("says", number.start - 1, number.start))
        governed.roles.setdefault("move", Role("says", number.start - 1, number.start))


def _lands(
    governed: Governed, number: Token, region: Sequence[Token], previous: int, found: Mapping[int, Governed], flow: str, words: Particles
) -> None:
    """下调0.25个百分点至3.1%: a number behind nothing but 至 is where the movement by the number before it ends."""
    if "delta" not in found[previous].roles or not region:
        return
    start = region[0].start
    if flow[start : number.start] in words.lands:
        moved = found[previous].roles.keys() & DIRECTIONS
        governed.roles = {role: Role("says", start, number.start) for role in {"to", "move"} | moved}


def _arrive(
    governed: Governed,
    number: Token,
    region: Sequence[Token],
    earlier: Sequence[int],
    found: Mapping[int, Governed],
    flow: str,
    words: Particles,
) -> None:
    """rose 8% to £211m, from 640 to 512: a number behind "to" is where the movement of the numbers before it ends."""
    if not flow.endswith(words.arrival, 0, number.start) or "by" in governed.roles:
        return
    moved = frozenset(f for i in earlier for f in (found[i].roles.keys() | found[i].shielded) & MOVEMENT)
    carried = any("carry" in token.features for token in region)
    if not moved and not carried and not any("source" in found[i].roles for i in earlier):
        return
    for feature in (moved & DIRECTIONS) | {"to", "move"}:
        governed.roles.setdefault(feature, Role("says", number.start - 3, number.start))


def _time_behind(governed: Governed, piece: Piece, at: int, mentions: Sequence[Mention], flow: str) -> None:
    """£196m in 2022: the time that stands behind a number, before the next, is its own."""
    for token in piece.tokens[at + 1 :]:
        time = time_of(token, mentions, flow)
        if time is not None:
            governed.time = time
            return
        if token.kind == NUM:
            return


def _per_behind(governed: Governed, piece: Piece, at: int, words: Particles) -> None:
    """150 a day, £3 per head, 40 cakes a day: for one of the noun that follows; but 12 before a storm came."""
    number, rest = piece.tokens[at], piece.tokens[at + 1 : at + 4]
    for n, token in enumerate(rest[:2]):
        if token.start - number.end > 14:
            return
        if token.kind == WORD and token.text.lower() in words.per and n + 1 < len(rest) and rest[n + 1].kind == WORD:
            noun = rest[n + 1].text.lower()
            governed.roles.setdefault("per", Role("says", token.start, rest[n + 1].end))
            governed.operands |= {noun, noun + "s", noun + "es"}
            return
        if token.kind == WORD and token.text.lower() in words.stop_words:
            return


def _times_the(
    governed: Governed, mentions: Sequence[Mention], token: Token, previous: int, found: Mapping[int, Governed], words: Particles
) -> None:
    """three times the 300 tonnes: the multiple compares with the number behind it."""
    written = mentions[token.mention].written
    if written.base_kind == "multiple" and written.form_of not in words.folds:
        governed.roles.setdefault("ratio-of", Role("says", token.start, token.end))
    before = mentions[previous].written if previous >= 0 else None
    near = previous >= 0 and token.start - mentions[previous].end <= NEAR_BASE
    if before is not None and near and before.base_kind == "multiple" and "ratio-of" in found[previous].roles:
        governed.roles.pop("stated", None)
        governed.roles.setdefault("base", found[previous].roles["ratio-of"])


def _part_of(
    governed: Governed, token: Token, previous: int, found: Mapping[int, Governed], mentions: Sequence[Mention], flow: str
) -> None:
    """158 of 487 units: a part and its whole side by side."""
    if previous < 0 or flow[mentions[previous].end : token.start].strip() not in ("of", "of the", "of its", "out of"):
        return
    if mentions[previous].written.base_kind in COUNTED_PARTS and mentions[token.mention].written.base_kind in COUNTED_PARTS:
        governed.roles.setdefault("whole", Role("says", mentions[previous].end, token.start))
        found[previous].roles.setdefault("part", Role("says", mentions[previous].end, token.start))


def _share_behind(governed: Governed, mention: Mention, flow: str) -> None:
    """86% of the total, a third of them."""
    if mention.written.base_kind in ("percent", "fraction") and flow.startswith(" of ", mention.end):
        governed.roles.setdefault("share", Role("says", mention.end + 1, mention.end + 3))


def _from_right(governed: Governed, piece: Piece, at: int, words: Particles) -> None:
    tokens = piece.tokens
    if at + 1 == len(tokens):
        return
    number = tokens[at]
    _against_it(governed, tokens[at + 1], number)
    for token in tokens[at + 1 : at + 3]:
        if words.head_first and "unit-price" in token.features:
            return  # 12 payments of $245: so much each is the number behind it
        if token.kind == CUE:
            open_whole = piece.closed_by in ("，", ",") or piece.mentions[-1] != number.mention
            near = token.start - number.end <= words.head_first or "whole" in token.features
            suffixes = token.features & (words.suffixes if open_whole else words.suffixes - words.never_before)
            if "rate" in suffixes:  # 26%的增幅
                suffixes |= token.features & MOVEMENT
            if number.mention == piece.mentions[-1]:
                suffixes |= token.features & words.fates  # 14人治愈出院
                suffixes |= token.features & words.of_suffixes if tokens[at + 1].text.strip() in words.of else frozenset()
            for feature in suffixes if near or tokens[at + 1].text.strip() in words.of else ():
                governed.roles.setdefault(feature, Role("says", token.start, token.end))
            if not words.head_first and "whole" in suffixes:
                governed.roles.pop("source", None)  # 从1200名选手中: what is chosen from, and no beginning of a movement
            return
        if token.kind != WORD or token.end - token.start > 6:
            return


def _against_it(governed: Governed, behind: Token, number: Token) -> None:
    """与去年同期的80万相比: what the number is, is said behind it."""
    if behind.kind == CUE and behind.start == number.end and behind.features == {"base"}:
        governed.roles.setdefault("base", Role("says", behind.start, behind.end))


def _defines(piece: Piece, number: Token, mentions: Sequence[Mention], flow: str, words: Particles) -> bool:
    """跌幅大于三成的个股由65只减至21只: a rate with 的 behind it says which things are counted, and nothing of their counts."""
    if not flow.startswith(words.of, number.end):
        return False
    behind = next((t for t in piece.tokens if t.start >= number.end), None)
    counted = any(i > number.mention and mentions[i].written.base_kind in ("count", "number") for i in piece.mentions)
    return counted and behind is not None and behind.kind == WORD and len(behind.text) > 1


def _structural(governed: Governed, piece: Piece, mentions: Sequence[Mention], token: Token, flow: str, words: Particles) -> None:
    """What a number's own form and the characters beside it say."""
    mention = mentions[token.mention]
    written = mention.written
    if written.base_kind in RATES:
        _of_rate(governed, piece, mentions, token, flow, words)
    if written.form_of in words.moves:  # 腰斩: a movement and its rate in one word
        for feature in ("move", words.moves[written.form_of]):
            governed.roles.setdefault(feature, Role("says", token.start, token.end))
    if written.core is not None and written.core.high is not None and written.core.high < ZERO:
        governed.roles.setdefault("negative", Role("says", token.start, token.start))
    if words.each and flow.endswith(words.each, 0, token.start):  # 每100克含钠…: what is said is for so many
        governed.roles, governed.per_ends = {"divisor": Role("says", token.start - len(words.each), token.start)}, ()
        return
    _level_of_rate(governed)
    if "per" in governed.roles and _quoted(governed.roles["per"], token, flow, words):
        del governed.roles["per"]
        governed.per_ends = ()
    if written.base_kind in COUNTED_PARTS and words.packed.match(flow, token.end) is not None:
        governed.roles.setdefault("attributive", Role("says", token.end, token.end + 1))
    if {"convert", "source"} <= governed.roles.keys():
        del governed.roles["convert"]  # 即从14分钟降到11分钟: told again, and in no other unit
    if written.base_kind in COUNTED_PARTS and words.earlier.search(flow, max(0, token.start - LONGEST_GIVEN), token.start) is not None:
        governed.roles.setdefault("opening", Role("says", token.start, token.start))
    if written.base_kind == "count" and flow.endswith(words.sole, 0, token.start):
        governed.roles.setdefault("sole", Role("says", token.start, token.start))
    if "move" in governed.roles:
        _by_how_much(governed, mention)
    _by_its_unit(governed, token, mention)
    _for_each(governed, token, flow, words)
    _for_one_of(governed, token, flow, words)
    _by_one(governed, token, flow, words)
    _one_for(governed, mention, flow, words)
    _inside_of(governed, mention, flow, words)


def _of_rate(governed: Governed, piece: Piece, mentions: Sequence[Mention], token: Token, flow: str, words: Particles) -> None:
    """是A的3倍, 占A的30%: a rate directly behind 的 compares with the thing before."""
    kind = mentions[token.mention].written.base_kind
    if _compares_with(governed, piece, token, mentions, flow, words):
        governed.roles.setdefault("ratio-of", Role("says", token.start - 1, token.start))
        _loosely(governed, token, flow, words)
    if (
        kind == "percent"
        and "move" not in governed.roles
        and (noun := words.rate_noun.search(flow, max(0, token.start - LONGEST_RATE), token.start))
    ):
        for feature in ("share", "ratio"):
            governed.roles.setdefault(feature, Role("says", noun.start(), noun.end()))
    given = words.gives_share.search(flow, max(0, token.start - LONGEST_GIVEN), token.start) if kind == "percent" else None
    if given is not None:
        governed.roles.setdefault("share", Role("says", given.start(), given.end()))
    left = _ending(words.left, flow, token.start) if kind != "multiple" else ""
    if left:  # 剩余21.9%: of shares, what is left is the rest of the whole
        governed.roles.setdefault("rest", Role("says", token.start - len(left), token.start))
    if kind == "percent" and _defines(piece, token, mentions, flow, words):
        governed.roles.setdefault("attributive", Role("says", token.end, token.end + 1))


def _quoted(said: Role, token: Token, flow: str, words: Particles) -> bool:
    """“每周开一次火”的读者有876位: whether a word stands in a quotation that ends before the number."""
    between = flow[said.end : token.start]
    return said.end <= token.start and any(between.count(closing) > between.count(opening) for opening, closing in words.quotes.items())


def _level_of_rate(governed: Governed) -> None:
    """降幅由上半年的6.5%收窄至2.3%: a rate that a movement begins from is a level, and no movement itself."""
    rate, source = governed.roles.get("rate"), governed.roles.get("source")
    if rate is not None and source is not None and rate.end <= source.start:
        for role in MOVEMENT - {"rate"}:
            if governed.roles.get(role) == rate:
                del governed.roles[role]


def _by_how_much(governed: Governed, mention: Mention) -> None:
    """Whether the number behind a movement is how far something moved."""
    roles = governed.roles
    if "to" not in roles and "flat" not in roles and "rate" not in roles:
        roles.setdefault("delta", roles["move"])
        _moves_rate(governed)
    if "rate" in roles and mention.written.base_kind in SIZES:  # 加幅同为2.5元: an amount is no rate
        roles.setdefault("delta", roles["move"])
        roles.pop("stated", None)


def _moves_rate(governed: Governed) -> None:
    """毛利率下滑4.6%: behind a rate and its movement stands how far it moved, and no rate."""
    said, moved = governed.roles.get("ratio"), governed.roles["delta"]
    if said is not None and said.end <= moved.start:
        for role in ("share", "ratio"):
            governed.roles.pop(role, None)


def _compares_with(governed: Governed, piece: Piece, token: Token, mentions: Sequence[Mention], flow: str, words: Particles) -> bool:
    """Whether 的 stands before a rate and a thing before 的: 由去年底的10.2%跌至… is the rate of a time, and not a share of last year's."""
    if not flow.endswith(words.of, 0, token.start):
        return False
    framed = "source" in piece.said and bool({"source", "to"} & governed.roles.keys())
    if mentions[token.mention].written.base_kind != "percent" or not framed:
        return True
    before = next((t for t in reversed(piece.tokens) if t.end <= token.start - 1), None)
    timed = before is not None and ((before.kind == NUM and is_time(mentions[before.mention])) or "time" in before.features)
    return not timed or before is None or before.end < token.start - 1


def _by_its_unit(governed: Governed, token: Token, mention: Mention) -> None:
    """18.6元/股 is for one share."""
    if mention.written.base_kind != "money" or "move" in governed.roles:
        return
    unit, _, of = mention.written.text[mention.written.numeral[1] :].rpartition("/")
    if unit and of:
        governed.roles.setdefault("per", Role("says", token.start, token.end))
        governed.operands |= {of.strip()}


def _by_one(governed: Governed, token: Token, flow: str, words: Particles) -> None:
    """按日300元计: for one day."""
    found = words.by_one.search(flow, max(0, token.start - LONGEST_RATE), token.start)
    if found is not None:
        governed.roles.setdefault("per", Role("says", found.start(), found.end()))
        governed.operands |= {found["of"]}


def _inside_of(governed: Governed, mention: Mention, flow: str, words: Particles) -> None:
    """在全市40亿元的出口额里占了一成: what a share is told to be of."""
    if mention.written.base_kind in COUNTED_PARTS and (found := words.inside_of.match(flow, mention.end)) is not None:
        governed.roles.setdefault("whole", Role("says", found.start("said"), found.end("said")))


def _one_for(governed: Governed, mention: Mention, flow: str, words: Particles) -> None:
    """25元一份, 一张门票108元: money with one of something right behind it, or with nothing but its name between, is for each."""
    if mention.written.base_kind != "money" or NO_PRICE & governed.roles.keys():
        return
    found = words.one_behind.match(flow, mention.end) or words.one_ahead.search(
        flow, max(0, mention.start - LONGEST_ONE_AHEAD), mention.start
    )
    if found is not None:
        governed.roles.setdefault("per", Role("says", found.start(), found.end()))
        governed.operands |= {found["of"]}


def _for_one_of(governed: Governed, token: Token, flow: str, words: Particles) -> None:
    """平均一家到手6000元, 单车售价8.2万元: what a mean or a price is for stands behind 一 or 单, at its word or before the number."""
    said = governed.roles.get("mean") or governed.roles.get("unit-price")
    if said is None or said.end > token.start or governed.operands - {""}:
        return
    for found in words.one_of.finditer(flow, max(0, said.start - LONGEST_SINGLE), token.start):
        if found.start() >= said.start - LONGEST_ONE or found[0].startswith(words.only):  # 单只基金的平均规模
            governed.operands |= {found["of"]}


def _for_each(governed: Governed, token: Token, flow: str, words: Particles) -> None:
    """每亩补助35元 is for one 亩; 每亩每年补助35元 for one of two things."""
    if not governed.per_ends:
        return
    ends = [governed.per_ends[-1]]
    while words.each and (again := flow.find(words.each, ends[-1], token.start)) >= 0:
        ends.append(again + len(words.each))
    for end in ends:
        governed.operands |= {flow[end : end + n] for n in (1, 2, 3)}
        governed.operands |= {found["of"] for found in words.one_of.finditer(flow, end, min(token.start, end + LONGEST_SINGLE))}
    singles = {w[1:] for w in words.single if w in flow[max(0, token.start - LONGEST_SINGLE) : token.start]}
    governed.operands |= singles
    if len(ends) > 1 or singles:
        governed.roles.setdefault("per-two", governed.roles["per"])


def _loosely(governed: Governed, token: Token, flow: str, words: Particles) -> None:
    """已接近定员的一半, 超过全村的三成: the word before the thing bounds the rate, as a hedge before the rate would."""
    start = min((t.start for t in governed.words), default=token.start)
    while start < token.start and flow[start] in words.strip:
        start += 1
    for word in words.loose:
        if (start < token.start and flow.startswith(word, start)) or flow.endswith(word, 0, start):
            governed.roles.setdefault("loosely", Role("says", start, start + len(word)))
            return


def _per_one(
    governed: Governed, token: Token, previous: int, found: Mapping[int, Governed], mentions: Sequence[Mention], flow: str, words: Particles
) -> None:
    """一户能领2000元, 一趟拉18方: a count of one before a number makes it a per-unit number of that unit."""
    one = mentions[previous].written
    if one.base_kind in ("duration", "count") and one.unit_class == mentions[token.mention].written.unit_class:
        return  # 一年三百六十五天, 一金两银
    if {"total", "worth"} & governed.roles.keys() or (one.base_kind == "duration" and "move" in governed.roles):
        return  # 一天升了5.4℃ is a rise, 一天共来了143人 a sum, and no rate a day; 一个抵得上三个 compares
    near = token.start - mentions[previous].end <= 6
    if one.base_kind == "duration" and flow.startswith(words.sums_up, mentions[previous].end):
        return
    if flow.startswith("、", mentions[previous].end):
        return  # 4级以上1次、3级以上5次: the next of a list
    if _is_certain_one(mentions[previous], found[previous], flow, words):
        for extreme in EXTREMES & found[previous].roles.keys():
            governed.roles.setdefault(extreme, found[previous].roles[extreme])
        return
    exchanged = one.base_kind in ("money", "measure") and flow.startswith(words.exchanges, mentions[previous].end)  # 1美元兑7.15元
    counts = one.value == 1 and (one.base_kind in ("count", "duration") or exchanged) and not one.hedges
    if near and counts and one.unit and one.unit != mentions[token.mention].written.unit:
        governed.roles.setdefault("per", Role("says", mentions[previous].start, mentions[previous].end))
        governed.operands |= {one.unit}
        if exchanged:
            found[previous].roles.setdefault("unit-one", Role("says", mentions[previous].start, mentions[previous].end))


def _is_certain_one(mention: Mention, found: Governed, flow: str, words: Particles) -> bool:
    """Whether a count of one is one of several, and no word for each: 其中一组310单, 最高一天1391人, 同一个周六, 老邵一个人, 江北1宗, 1号."""
    if "of-which" in found.roles:
        return True
    if words.head_first:
        return False
    if EXTREMES & found.roles.keys() or flow.endswith(words.certain, 0, mention.start):
        return True
    if words.unit_roles.get(mention.written.unit or "") == "serial":
        return True
    if flow.endswith(words.for_each, 0, mention.start) or not flow[mention.start - 1 : mention.start].isalpha():
        return False
    return mention.written.unit_class == "person" or (mention.written.script == "arabic" and mention.written.base_kind == "count")


def _compared_level(governed: Governed, piece: Piece, at: int, words: Particles) -> None:
    """环比二季度的4.6%下行1.2个百分点: what a movement starts from, where it is compared with a time that is named."""
    if "compared" not in governed.roles or "ratio-of" not in governed.roles or "move" in governed.roles:
        return
    behind = piece.tokens[at + 1] if at + 1 < len(piece.tokens) else None
    bare = behind is not None and behind.kind == WORD and behind.text.strip() in words.bare_moves  # 比上年同期的9.0%低0.9个百分点
    moved = behind is not None and (bare or (behind.kind == CUE and "move" in behind.features))
    if moved:
        governed.roles["base"] = governed.roles.pop("compared")
        del governed.roles["ratio-of"]


def _for_several(governed: Governed, token: Token, previous: int, found: Mapping[int, Governed], mentions: Sequence[Mention]) -> None:
    """每10股派1.5元: what stands behind a divisor in its clause is for so many."""
    if "divisor" in found[previous].roles and token.start - mentions[previous].end <= LONGEST_RATE:
        governed.roles.setdefault("for-several", found[previous].roles["divisor"])


def _base_of(governed: Governed, token: Token, previous: int, found: Mapping[int, Governed], mentions: Sequence[Mention]) -> None:
    """是去年8万斤的3倍: the number before 的 is what is compared with, whatever verb stands before it."""
    if "ratio-of" not in governed.roles or mentions[previous].written.base_kind == "percent" or token.start - mentions[previous].end > 6:
        return
    roles = found[previous].roles
    if "unmet" in roles:  # 未能达到全部席位的一半
        governed.roles.setdefault("unmet", roles["unmet"])
    roles.pop("stated", None)
    roles.setdefault("base", governed.roles["ratio-of"])
    roles.setdefault("of-rate", governed.roles["ratio-of"])
    if "share" in roles:  # 占总销量41万辆的三成
        roles.setdefault("whole", roles["share"])
        governed.roles.setdefault("share", roles.pop("share"))
