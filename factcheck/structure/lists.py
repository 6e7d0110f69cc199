"""Lists of numbers: runs of one unit class that stand as items, how they were opened, and the number that they may break down."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise, takewhile

from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, Grade, NumberList, Role
from factcheck.model.value import value
from factcheck.structure.clauses import Piece
from factcheck.structure.concluded import concludes
from factcheck.structure.increments import increments
from factcheck.structure.particles import Particles
from factcheck.structure.plain import plain_lists
from factcheck.structure.rests import Rests
from factcheck.structure.roles import composes_or_begins
from factcheck.structure.scales import breaks_down, spans_scale
from factcheck.structure.tokens import CUE, Token

AMOUNTS = frozenset({"count", "measure", "money", "number", "percent", "fraction", "duration"})
NO_ITEM = frozenset(
    {"by", "delta", "mean", "per", "rank", "ratio-of", "rate", "source", "base", "compared", "differ", "divisor", "attributive"}
    | {"list-price", "unit-price"}
)
NO_SHARE = NO_ITEM - {"ratio-of"} | {"move"}
TOTALS = frozenset({"total", "cumulative", "whole"})
MOVED = frozenset({"move", "source", "inflow", "outflow"})
STEPS = frozenset({"inflow", "outflow", "by", "delta"})
STANDS = frozenset({"closing", "opening", "cumulative"})  # a level of its own beside the parts: 现有疑似病例58例
CLOCK = frozenset({"h", "min", "s", "hour", "minute", "second"})
MOST_PARTS = 8
PARTS = 3  # of a structure
NEAR_SOLE = 16  # characters to 仅此三类
LEAST_COUNTED = 3
LEAST = 3  # numbers of a sentence whose shape may make a list
LONGEST_SPAN = 90  # years
LONGEST_REST = 16  # characters from the last item to a rest without a number
NEAR_COUNT = 2  # characters from the last item to the count of all (等三项)
OPENERS = ("of-which", "composed", "respectively", "part")
COPULAS = ("为", "為", "是")
INNER = frozenset({"copula", "of-which", "bracket", "composed"})  # of the parts of a part
UNSAID = frozenset({"none", "respectively"})  # 分别 pairs numbers with things, and does not say of what they are parts


@value
class Opening:
    """Where a list begins: the flow offset behind the opener, what it is, and the number it stands behind or -1."""

    at: int
    kind: str
    host: int = -1


def is_item(fact: Fact, mention: Mention) -> bool:
    """Whether a number can be a part or a whole: an amount that is no increment, mean, rate or rank."""
    written = mention.written
    if written.base_kind not in AMOUNTS:
        return False
    if written.unit == "year" and isinstance(written.value, Decimal) and written.value >= LONGEST_SPAN:
        return False  # 民国109年 is a year
    if written.base_kind in ("percent", "fraction"):
        return NO_SHARE.isdisjoint(fact.roles)
    return NO_ITEM.isdisjoint(fact.roles)


def find_lists(
    sentences: Sequence[Sequence[Piece]], facts: Mapping[int, Fact], mentions: Sequence[Mention], words: Particles
) -> list[NumberList]:
    """All lists of one article; sentences are its clauses, sentence by sentence."""
    lists: list[NumberList] = []
    before: dict[str, list[int]] = {}  # members of the sentence before, by unit class
    trail, rests = Trail(), Rests(mentions, facts)
    for pieces in sentences:
        groups, known_before = _groups(pieces, facts, mentions), len(lists)
        for (unit_class, bracket), members in groups.items():
            outside = _outer_members(groups, unit_class, bracket, pieces)
            lists += _lists_of(members, outside, before.get(unit_class, []), pieces, bracket, facts, mentions)
            if not bracket:
                lists += trail.totals(unit_class, members, facts)
        if groups:
            before = {unit_class: members for (unit_class, bracket), members in groups.items() if not bracket}
        if groups and before:
            lists = _with_plain(lists, list(rests.of(before, facts[next(iter(before.values()))[0]].paragraph)))
        if sum([len(piece.mentions) for piece in pieces]) >= LEAST:
            lists = _by_shape(lists, before if groups else {}, pieces, facts, mentions, words)
        if len(lists) > known_before:
            lists[known_before:] = [_of_whole(made, pieces, mentions, words) for made in lists[known_before:]]
    lists = [_without_steps(made, facts) for made in lists]
    opened = [frozenset(made.items) for made in lists if made.opener in ("colon", "composed")]
    return [_without_siblings(made, opened) if made.opener in UNSAID else made for made in lists]


def _by_shape(
    lists: list[NumberList],
    members: Mapping[str, list[int]],
    pieces: Sequence[Piece],
    facts: Mapping[int, Fact],
    mentions: Sequence[Mention],
    words: Particles,
) -> list[NumberList]:
    """The lists with those that take three numbers of a sentence and no word: structures, plain lists, increments."""
    known = {made.items for made in lists}
    lists += structures(members.get("percent", ()), mentions)
    plain = [made for own in members.values() for made in plain_lists(own, pieces, facts, mentions, words)]
    lists = _with_plain(lists, plain)
    lists += (made for made in increments(pieces, facts, mentions) if made.items not in known)
    return lists


def _without_steps(made: NumberList, facts: Mapping[int, Fact]) -> NumberList:
    """又有2艘驱逐舰入列，使驱逐舰增至14艘，另有…: a list without what came or went, where the number behind it is the level that this led to."""
    kept = tuple(i for i, j in pairwise((*made.items, -1)) if not (j == i + 1 and "to" in facts[j].roles and STEPS & facts[i].roles.keys()))
    return replace(made, items=kept) if len(kept) > 1 and len(kept) < len(made.items) else made


def _of_whole(made: NumberList, pieces: Sequence[Piece], mentions: Sequence[Mention], words: Particles) -> NumberList:
    """A list, closed where its shares run along a scale or stand behind the name of a structure, or where a word announces its last part."""
    if made.grade != "silent":
        return made
    if spans_scale(pieces, made.items, mentions, words):
        return replace(made, grade="closed", opener="scale")
    if breaks_down(pieces, made.items, mentions, words) or concludes(pieces, made, mentions, words):
        return replace(made, grade="closed")
    return made


def _with_plain(lists: list[NumberList], plain: Sequence[NumberList]) -> list[NumberList]:
    """The lists with those that their shape or a rest binds to a whole, where no word binds the same items to one."""
    if not plain:
        return lists
    by_shape, said = {made.items for made in plain}, {made.items for made in lists if made.said}
    kept = [made for made in lists if made.said or made.items not in by_shape]
    return [*kept, *(made for made in plain if made.items not in said)]


def _without_siblings(made: NumberList, opened: Sequence[frozenset[int]]) -> NumberList:
    """A list that no word opened, without the hosts that stand beside its items in one that has none: 本钱：甲出52万元，乙、丙各18万元."""
    own = frozenset(made.items)
    beside = frozenset().union(*(items for items in opened if items > own))
    if beside.isdisjoint(made.hosts):
        return made
    hosts, said = (tuple(h for h in found if h not in beside) for found in (made.hosts, made.said))
    return replace(made, hosts=hosts, said=said)


def structures(members: Sequence[int], mentions: Sequence[Mention]) -> list[NumberList]:
    """6.4∶43.8∶49.8: shares without their sign, with nothing but a colon between them, are all of one whole."""
    found: list[NumberList] = []
    run: list[int] = []
    for index in members if len(members) >= PARTS else ():
        glued = bool(run) and index == run[-1] + 1 and mentions[index].start - mentions[run[-1]].end == 1
        run = [*run, index] if glued and _unsigned(mentions[index]) else [index] if _unsigned(mentions[index]) else []
        if len(run) == PARTS:
            found.append(NumberList(tuple(run), "closed", "structure", ()))
            run = []
    return found


def _unsigned(mention: Mention) -> bool:
    return mention.written.text[-1:].isdecimal()


@dataclass(slots=True)
class Trail:
    """The amounts of a paragraph by unit class, for a total that stands sentences behind its parts (三座仓加起来…)."""

    paragraph: int = -1
    behind: dict[str, list[int]] = field(default_factory=dict)

    def totals(self, unit_class: str, members: Sequence[int], facts: Mapping[int, Fact]) -> list[NumberList]:
        """A list for each total of a sentence that has not two parts in it."""
        if members and facts[members[0]].paragraph != self.paragraph:
            self.paragraph, self.behind = facts[members[0]].paragraph, {}
        run, found = self.behind.setdefault(unit_class, []), []
        for at, index in enumerate(members):
            if not _whole(facts[index]) or "due" in facts[index].roles:  # 应到: of those that came and those that did not
                run.append(index)
                continue
            counted = facts[index].counted
            items = tuple(run[-counted:] if counted else run)
            if any("rest" in facts[i].roles for i in items[1:]) or (
                "total" not in facts[index].roles and any("of-which" in facts[i].roles for i in items)
            ):
                items = ()  # what is left is of a whole before it; a running total stands beside a whole and its part
            if at < 2 and 2 <= len(items) <= MOST_PARTS and counted in (0, len(items)):
                found.append(NumberList(items, "closed" if counted else "silent", "counted" if counted else "total", (index,), (index,)))
            run.clear()
        return found


def _groups(pieces: Sequence[Piece], facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> dict[tuple[str, int], list[int]]:
    groups: dict[tuple[str, int], list[int]] = {}
    for piece in pieces:
        for index in piece.mentions:
            fact, mention = facts.get(index), mentions[index]
            if fact is not None and is_item(fact, mention):
                groups.setdefault((addable(mention), piece.bracket), []).append(index)
    return groups


def addable(mention: Mention) -> str:
    """The class of numbers that may be added to one: years and minutes are both durations and never parts of one whole."""
    written = mention.written
    return "clock" if written.unit_class == "duration" and written.unit in CLOCK else written.unit_class


def _outer_members(groups: Mapping[tuple[str, int], list[int]], unit_class: str, bracket: int, pieces: Sequence[Piece]) -> list[int]:
    """For a bracket: the members of its class outside, before it."""
    if not bracket:
        return []
    start = min(p.start for p in pieces if p.bracket == bracket)
    ends = {i: p.start for p in pieces for i in p.mentions}
    return [i for (u, b), members in groups.items() if u == unit_class and b != bracket for i in members if ends[i] < start]


def _lists_of(
    members: Sequence[int],
    outside: Sequence[int],
    before: Sequence[int],
    pieces: Sequence[Piece],
    bracket: int,
    facts: Mapping[int, Fact],
    mentions: Sequence[Mention],
) -> list[NumberList]:
    found: list[NumberList] = []
    if len(members) < 2 and not [p for p in pieces if p.splits or "of-which" in p.said]:
        return found
    openings = _openings(pieces, bracket)
    if len(members) < 2 and not any(o.kind == "of-which" for o in openings):
        return found
    for n, opening in enumerate(openings):
        stop = next((o.at for o in openings[n + 1 :] if o.kind == opening.kind == "of-which"), None)
        if stop is not None and any(mentions[i].start < opening.at for i in members):
            stop = _row_start(stop, opening.at, pieces)
        items = _items(members, opening.at, stop, facts, mentions)
        items = _of_own_row(items, members, opening, facts, mentions)
        if len(items) < 2 and opening.kind != "of-which":
            continue
        if opening.kind == "composed" and MOVED & facts[items[0]].roles.keys():
            continue  # 由观察室转入2人: where a movement begins
        if opening.kind == "copula" and not any(p.start <= opening.at <= p.end and items[0] in p.mentions for p in pieces):
            continue
        if items and not (opening.kind == "part" and _among_parts(items, found)):
            found.append(_make(items, opening, members, outside, before, pieces, facts, mentions))
    found += _with_rest(members, facts, {f.items for f in found})
    found += _around_totals(members, pieces, facts, mentions, found)
    if not found and len(members) >= 2:
        found += _bare(members, before, pieces, facts, mentions)
    return found


def _among_parts(items: Sequence[int], found: Sequence[NumberList]) -> bool:
    """其中14件来自甲，8件来自乙，9件来自丙: whether numbers are parts beside another of one list, and so none of its parts."""
    return any(made.opener == "of-which" and set(items) < set(made.items) for made in found)


def _row_start(at: int, first: int, pieces: Sequence[Piece]) -> int:
    """Where the parts of a first 其中 end before a second: at it, or where its row begins (A城2140户，其中…；B城1865户，其中…)."""
    row = next((p.segment for p in pieces if p.end >= at and not p.depth), 0)
    start = next((p.start for p in pieces if p.segment == row), at)
    return start if start > first else at


def _openings(pieces: Sequence[Piece], bracket: int) -> list[Opening]:
    openings: list[Opening] = []
    for piece in pieces:
        if piece.bracket != bracket:
            continue
        if bracket and not openings:
            openings.append(Opening(piece.start, "bracket", piece.host))
        for token in piece.tokens if not piece.said.isdisjoint(OPENERS) else ():
            kind = _opens(token) if not _by_whom(token, pieces) else ""
            if kind == "respectively" and token is piece.tokens[0] and token.text.endswith(COPULAS):
                kind = "copula"  # 新增58例，分别为本地53例、外地5例
            if kind:
                openings.append(Opening(token.end, kind, piece.host))
        if piece.tokens and "copula" in piece.tokens[0].features:  # 新增71例，为本土63例、境外输入8例
            openings.append(Opening(piece.tokens[0].end, "copula", piece.host))
        if piece.splits:
            openings.append(Opening(piece.end, "of-which"))
        elif piece.closed_by in ("：", ":", "—", "——"):
            openings.append(Opening(piece.end, "colon"))
    return openings


def _by_whom(token: Token, pieces: Sequence[Piece]) -> bool:
    """由两家公司研制: without a word of composing behind it 由 says who did something or where a movement begins, and opens no list."""
    if token.kind != CUE or not composes_or_begins(token):
        return False
    return not any(t.start > token.start and "composed" in t.features for p in pieces if p.end > token.start for t in p.tokens)


def _opens(token: Token) -> str:
    if token.kind != CUE or "further" in token.features or "rest" in token.features:
        return ""
    return next((o for o in OPENERS if o in token.features), "")


def _items(members: Sequence[int], at: int, stop: int | None, facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> tuple[int, ...]:
    items: list[int] = []
    stands = STANDS  # 两融余额1128亿元，分类型看，股票型余额…: levels that break down a level are its parts
    for index in members:
        roles = facts[index].roles.keys()
        if mentions[index].start < at:
            stands = STANDS - roles
            continue
        if (stop is not None and mentions[index].start >= stop) or (items and _whole(facts[index])) or _stands(roles, stands):
            break
        if items and "further" in roles and facts[index].segment != facts[items[0]].segment:
            break  # 分别为本地53例、外地5例；另有复阳9例
        if items and "plan" in roles and "plan" not in facts[items[0]].roles:
            break  # 其中10月份新增1.3万人，全年目标13万人
        if items and "plan" in facts[items[0]].roles and "plan" not in roles and "stated" in roles:
            break  # needs 22 nurses and has 15
        items.append(index)
    return tuple(items)


def _stands(roles: Set[str], stands: Set[str]) -> bool:
    """Whether a number is a level beside the parts; 还有 and 剩下 before it say as often that it is one more of them."""
    return bool(stands & roles) and not {"further", "rest"} & roles


def _of_own_row(
    items: tuple[int, ...], members: Sequence[int], opening: Opening, facts: Mapping[int, Fact], mentions: Sequence[Mention]
) -> tuple[int, ...]:
    """上半场9支，其中甲4支、乙5支；下半场13支: behind two parts, the row of another number beside the one that 其中 breaks down is no part."""
    earlier = [i for i in members if mentions[i].start < opening.at]
    if opening.kind != "of-which" or not earlier or not items or facts[earlier[-1]].segment != facts[items[0]].segment:
        return items
    own = tuple(i for i in items if facts[i].segment == facts[items[0]].segment)
    return own if len(own) > 1 else items


def _whole(fact: Fact) -> bool:
    """Whether 共 or 合计 governs a number; a noun of a whole (总资产) is as often the name of the parts."""
    return bool(TOTALS & fact.roles.keys()) and "total-noun" not in fact.roles


def _make(
    items: tuple[int, ...],
    opening: Opening,
    members: Sequence[int],
    outside: Sequence[int],
    before: Sequence[int],
    pieces: Sequence[Piece],
    facts: Mapping[int, Fact],
    mentions: Sequence[Mention],
) -> NumberList:
    earlier = [i for i in members if mentions[i].start < opening.at]
    behind = [i for i in members if mentions[i].start > mentions[items[-1]].start]
    later = [i for i in behind if "total" in facts[i].roles and not any("further" in facts[j].roles for j in behind if j < i)]
    ladder = _ladder([*earlier, *outside], before, later, items, facts)
    said = _said(opening, earlier, later, ladder, before, facts)
    graded = grade(pieces, items, facts, mentions)
    hosts = tuple(dict.fromkeys((*ladder, *said)))
    closed = graded == "silent" and (later or opening.kind == "copula")
    return NumberList(items, "closed" if closed else graded, opening.kind, hosts, said)


def _ladder(
    earlier: Sequence[int], before: Sequence[int], later: Sequence[int], items: tuple[int, ...], facts: Mapping[int, Fact]
) -> tuple[int, ...]:
    nearest = [*reversed(earlier)]
    totals = [i for i in nearest if TOTALS & facts[i].roles.keys()]
    previous = list(reversed(before))
    ordered = [*later[:1], *nearest[:1], *totals[:1], *nearest[1:3], *previous[:1], *before[:1]]
    return tuple(dict.fromkeys(i for i in ordered if i not in items))


def _said(
    opening: Opening,
    earlier: Sequence[int],
    later: Sequence[int],
    ladder: tuple[int, ...],
    before: Sequence[int],
    facts: Mapping[int, Fact],
) -> tuple[int, ...]:
    """The host that words bind: 其中 the number before it, a bracket the one it stands behind, 合计 the one behind it."""
    if later:
        return (later[0],)
    if opening.kind == "bracket" or (opening.host >= 0 and not earlier):
        return (opening.host,) if opening.host in ladder else ()
    if not earlier and opening.kind == "of-which":  # …。其中，…
        return (next((i for i in before if TOTALS & facts[i].roles.keys()), before[0]),) if before else ()
    if earlier and (opening.kind in ("of-which", "composed", "colon", "copula", "part") or TOTALS & facts[earlier[-1]].roles.keys()):
        return (earlier[-1],)
    return ()


def _with_rest(members: Sequence[int], facts: Mapping[int, Fact], known: set[tuple[int, ...]]) -> list[NumberList]:
    """208人里头，…119人，其余…89人: the parts between a named whole and the rest."""
    found: list[NumberList] = []
    for at, index in enumerate(members):
        if "rest" not in facts[index].roles:
            continue
        start = next((n for n in range(at - 1, -1, -1) if TOTALS & facts[members[n]].roles.keys()), None)
        items = tuple(members[start + 1 : at + 1]) if start is not None else ()
        if start is not None and len(items) >= 2 and items not in known:
            known.add(items)
            found.append(NumberList(items, "closed", "rest", (members[start],), (members[start],)))
    return found


def _around_totals(
    members: Sequence[int], pieces: Sequence[Piece], facts: Mapping[int, Fact], mentions: Sequence[Mention], others: Sequence[NumberList]
) -> list[NumberList]:
    """A number that 共 or 合计 governs, with the run before it or behind it; others are the lists that words opened."""
    found: list[NumberList] = []
    known = {made.items for made in others}
    for at, index in enumerate(members):
        if at and mentions[index].written.base_kind == "percent" and _less(mentions[index], mentions[members[at - 1]]):
            continue  # 火电占62%，风光合起来占19%: the total of another list
        if "total" not in facts[index].roles:
            run = _run_before(members, at, facts, mentions) if "cumulative" in facts[index].roles else ()
            if len(run) >= 2 and run not in known and _beside_each_other(run, facts):  # a running total may have begun before its parts
                known.add(run)
                closed: Grade = "closed" if facts[index].counted == len(run) else "silent"
                found.append(NumberList(run, closed, "total", (index,), (index,)))
            continue
        for run in (_without_inner(_run_before(members, at, facts, mentions), others), _run_behind(members, at, facts)):
            if len(run) >= 2 and run not in known:
                known.add(run)
                graded = grade(pieces, run, facts, mentions)
                behind = run[-1] < index
                if behind and facts[index].counted > len(run):
                    continue  # …，四代后人共34人: one more is told elsewhere
                graded = "closed" if behind and graded == "silent" else graded
                found.append(NumberList(run, graded, "total", (index,), (index,) if behind else ()))
    return found


def _without_inner(run: tuple[int, ...], others: Sequence[NumberList]) -> tuple[int, ...]:
    """新增299例，分别为甲297例、乙2例；另有258例，总计557例: the numbers before a total without those that are parts of one of them."""
    inner = {i for made in others if made.opener in INNER and any(h in run for h in made.said) for i in made.items}
    kept = tuple(i for i in run if i not in inner)
    return kept if len(kept) > 1 else run


def _less(a: Mention, b: Mention) -> bool:
    x, y = a.written.core, b.written.core
    return x is not None and y is not None and x.high is not None and y.low is not None and x.high < y.low


def _beside_each_other(run: Sequence[int], facts: Mapping[int, Fact]) -> bool:
    """Whether numbers may be parts of one whole: none is a part of another (其中), and they are not of several times."""
    return not any("of-which" in facts[i].roles for i in run) and len({facts[i].time for i in run}) == 1


def _run_before(members: Sequence[int], at: int, facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> tuple[int, ...]:
    run: list[int] = []
    for index in reversed(members[:at]):
        glued = bool(run) and mentions[index].end == mentions[run[-1]].start  # 至此，以5金4银6铜
        if (TOTALS | {"opening"}) & facts[index].roles.keys() and not glued:
            break
        run.append(index)
    return tuple(reversed(run))


def _run_behind(members: Sequence[int], at: int, facts: Mapping[int, Fact]) -> tuple[int, ...]:
    run: list[int] = []
    for index in members[at + 1 :]:
        if TOTALS & facts[index].roles.keys():
            break
        run.append(index)
    return tuple(run)


def _bare(
    members: Sequence[int], before: Sequence[int], pieces: Sequence[Piece], facts: Mapping[int, Fact], mentions: Sequence[Mention]
) -> list[NumberList]:
    """No word opened a list: the first number may be the whole of the rest, or the sentence before may hold it."""
    found = []
    if mentions[members[0]].written.base_kind == "percent":
        items = _of_one_sort(members, facts)
        return [NumberList(items, grade(pieces, items, facts, mentions), "none", ())]
    if len(members) >= 3:
        items = tuple(members[1:])
        whole = facts[members[0]].roles.get("whole")  # 在院的838例病例中，…; of the 640 asked, 410 … often counts some twice
        said = (members[0],) if whole is not None and whole.start >= mentions[members[0]].end else ()
        found.append(NumberList(items, grade(pieces, items, facts, mentions), "none", (members[0],), said))
    if before:
        items = tuple(members)
        hosts = tuple(dict.fromkeys((before[-1], before[0])))
        rest = len(items) > 2 and len(before) == 1 and "rest" in facts[items[-1]].roles
        found.append(NumberList(items, grade(pieces, items, facts, mentions), "rest" if rest else "none", hosts, hosts if rest else ()))
    return found


def _of_one_sort(members: Sequence[int], facts: Mapping[int, Fact]) -> tuple[int, ...]:
    """The shares before a rate by its name (…，无效票4.2%；投票率为38.5%), which is no share of the same whole."""
    named = "ratio" in facts[members[0]].roles
    return tuple(takewhile(lambda i: ("ratio" in facts[i].roles) == named, members))


def counted_behind(items: tuple[int, ...], facts: Mapping[int, Fact] | Sequence[Fact], mentions: Sequence[Mention]) -> bool:
    """含彩礼8.8万元、金饰3.2万元、首付1.6万元三项: a count of the items directly behind the last one says that they are all."""
    if len(items) < LEAST_COUNTED or items[-1] + 1 >= len(mentions):
        return False
    last, behind = mentions[items[-1]], mentions[items[-1] + 1]
    fact = facts.get(items[-1] + 1) if isinstance(facts, Mapping) else facts[items[-1] + 1]
    near = NEAR_SOLE if fact is not None and "sole" in fact.roles else NEAR_COUNT  # 政策照顾4.6%，一块不落，仅此三类
    return 0 <= behind.start - last.end <= near and behind.written.base_kind == "count" and behind.written.value == len(items)


def share_out(lists: Sequence[NumberList], facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> None:
    """甲类62%，乙类31%，丙类7%，仅此三类: percentages that are counted behind the last are shares of one whole."""
    for made in lists:
        percents = made.grade == "closed" and all(mentions[i].written.base_kind == "percent" for i in made.items)
        if percents and counted_behind(made.items, facts, mentions):
            said = Role("place", mentions[made.items[-1] + 1].start, mentions[made.items[-1] + 1].end)
            for index in made.items:
                facts[index].roles = {"share": said, **facts[index].roles}


def counted_ahead(items: tuple[int, ...], facts: Mapping[int, Fact] | Sequence[Fact], mentions: Sequence[Mention]) -> bool:
    """分成三块：甲占…，乙占…，丙占…: whether a word of composing has counted the items before the first."""
    ahead = items[0] - 1
    if len(items) < LEAST_COUNTED or ahead < 0 or facts[ahead].sentence != facts[items[0]].sentence:
        return False
    return bool({"composed", "sole"} & facts[ahead].roles.keys()) and mentions[ahead].written.value == len(items)


def grade(pieces: Sequence[Piece], items: tuple[int, ...], facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> Grade:
    """Closed by words, open by words, or silent (SEMANTICS.md)."""
    start, end = mentions[items[0]].start, mentions[items[-1]].end
    if counted_behind(items, facts, mentions) or any("rest" in facts[i].roles for i in items):  # 其余12%用于加装电梯等
        return "closed"
    if any("rest" in p.said and not p.mentions and end <= p.start < end + LONGEST_REST for p in pieces):
        return "open"  # 全程12000人、半程9000人，其余参加欢乐跑: some are left
    near = [t for p in pieces if p.start < end + 12 and p.end > start - 24 for t in p.tokens if t.kind == CUE]
    inside = [t for t in near if start - 24 <= t.start <= end + 6]
    if any("open" in t.features for t in inside):
        return "open"
    closing = set() if MOVED & facts[items[0]].roles.keys() else {"closed"}
    if mentions[items[0]].written.base_kind == "percent":
        closing.add("respectively")
    if any(t.features & closing for t in inside if t.start < start):
        return "closed"
    return "silent"
