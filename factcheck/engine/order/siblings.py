"""What is said to be the most or the least of a few that are listed: 甲报价128万元，乙131万元，丙125万元。丙以最低价中标."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.engine.claim import Claim
from factcheck.engine.order.sheet import CLAUSE, Sheet, compared
from factcheck.model.document import Sentence
from factcheck.model.rule import Rule
from factcheck.model.value import value

EXTREMES = (frozenset({"max"}), frozenset({"min"}))
OTHERS = (frozenset({"max", "the-others"}), frozenset({"min", "the-others"}))
NEAR = 16  # characters between the others and their first number
NAME, FEWEST = 10, 2  # characters of a name with the verb behind it; things listed
BEHIND = 14  # characters between a name and what it is said to be


@value
class Item:
    """One of the things listed: its name and its number."""

    name: str
    index: int


def among(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """One claim for each thing that is said to be the most or the least of those listed in its sentence or the one before."""
    numbered = {s.start: n for s, n in sheet.sentences()} if sheet.says("max", "min") else {}
    sentences = sheet.text.document.articles[sheet.article].sentences
    starts = [s.start for s in sentences]
    begun = (bisect_right(starts, place) - 1 for place in sheet.places_of("max", "min")) if numbered else ()
    for at in dict.fromkeys(at for at in begun if at >= 0):
        sentence = sentences[at]
        items = _items(sheet, sentence, numbered.get(sentence.start, ()))
        before = sentences[at - 1] if at and not items else None
        if before is not None and not sheet.flow[before.end : sentence.start].strip():
            items = _items(sheet, before, numbered.get(before.start, ()))
        for item, name in _named(sheet, items, sentence):
            yield from _claims(sheet, rule, item, items, name)
    yield from _others(sheet, rule)
    yield from _told_first(sheet, rule)


def _told_first(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """五户人家里，王家养猪最多，86头；李家77头，赵家52头: the most of those that a word says are all, and then the others by name."""
    for sentence, numbers in sheet.sentences(*EXTREMES):
        for at, index in enumerate(numbers):
            start = sheet.mention(index).start
            comma = sheet.flow[start - 1 : start] in ("，", ",")
            name = next((n for n in ("max", "min") if comma and sheet.words.ends(n, sheet.flow, start - 1) is not None), None)
            if name is None or sheet.words.within("whole-suffix", sheet.flow, sentence.start, start) is None:
                continue
            rest = _named_behind(sheet, index, numbers[at + 1 :], sentence.start)
            if rest:
                yield from _claims(sheet, rule, Item("", index), rest, name)


def _named_behind(sheet: Sheet, index: int, numbers: Sequence[int], start: int) -> list[Item]:
    """The numbers of one class that follow each other, each behind a name."""
    found: list[Item] = []
    last = index
    for i in numbers:
        name = _name(sheet, i, start)
        if not name or not sheet.alike(index, i) or not _next(sheet, last, i):
            break
        found.append(Item(name, i))
        last = i
    return found


def _others(sheet: Sheet, rule: Rule) -> Iterator[Claim]:
    """以最低价312万元中标，另外两家报318万元和335万元: the most or the least of all, and what the others have."""
    for sentence, numbers in sheet.sentences(*OTHERS):
        for at, index in enumerate(numbers):
            before = sheet.before(index, sentence.start)
            if sheet.words.ends("most-price", before, len(before)) is None:
                continue
            name = "max" if sheet.words.within("max", before, 0, len(before)) is not None else "min"
            rest = [i for i in numbers[at + 1 :] if sheet.alike(index, i)]
            if rest and _of_others(sheet, index, rest):
                yield from _claims(sheet, rule, Item(before, index), [Item("", i) for i in rest], name)


def _of_others(sheet: Sheet, index: int, rest: Sequence[int]) -> bool:
    """Whether the numbers behind another are those of the others, each for itself and not summed up."""
    flow, words = sheet.flow, sheet.words
    lead = words.within("the-others", flow, sheet.mention(index).end, sheet.mention(rest[0]).start)
    if lead is None or sheet.mention(rest[0]).start - lead.end() > NEAR:
        return False
    return (
        words.within("not-each", flow, sheet.mention(index).end, sheet.mention(rest[-1]).end + 2) is None
        and "。" not in flow[lead.end() : sheet.mention(rest[-1]).start]
    )


def _items(sheet: Sheet, sentence: Sentence, numbers: Sequence[int]) -> list[Item]:
    """The longest run of numbers of one class that each stand behind a name of their own, in clauses that follow each other."""
    best: list[Item] = []
    run: list[Item] = []
    for index in numbers:
        name = _name(sheet, index, sentence.start)
        goes_on = run and name and sheet.alike(run[0].index, index) and _next(sheet, run[-1].index, index)
        run = [*run, Item(name, index)] if goes_on else [Item(name, index)] if name else []
        best = max(best, run, key=len)
    exact = all(not sheet.mention(i.index).written.hedges for i in best)
    return best if len(best) >= FEWEST and exact and len({i.name for i in best}) == len(best) else []


def _name(sheet: Sheet, index: int, start: int) -> str:
    """The words of a clause before its number, without the verb: 中岭建设 of 中岭建设报."""
    before = sheet.flow[sheet.clause_start(index, start) : sheet.mention(index).start]
    before = before.rpartition("、")[2]
    verb = sheet.words.ends("item-verbs", before, len(before))
    name = before[: -len(verb.group())] if verb is not None and len(verb.group()) < len(before) else before
    plain = 1 < len(name) <= NAME and not any(c.isdigit() for c in name) and sheet.words.within("not-names", name, 0, len(name)) is None
    return name if plain else ""


def _next(sheet: Sheet, a: int, b: int) -> bool:
    """Whether nothing but a mark and its own name stands between two numbers."""
    between = sheet.flow[sheet.mention(a).end : sheet.mention(b).start]
    return between[:1] in "，、；,;" and len(CLAUSE.findall(between)) <= 1 and len(between) <= NAME + 4


def _named(sheet: Sheet, items: Sequence[Item], sentence: Sentence) -> Iterator[tuple[Item, str]]:
    """The things that a clause without a number calls the most or the least: 丙以最低价中标, 甲卖得最多."""
    for name in ("max", "min"):
        for word in sheet.words.each(name, sheet.flow, sentence.start, sentence.end) if items else ():
            begin = max((m.end() for m in CLAUSE.finditer(sheet.flow, sentence.start, word.start())), default=sentence.start)
            clause = sheet.flow[begin : word.start()]
            singled = sheet.words.starts("singles-out", clause, 0)
            clause = clause[singled.end() :] if singled is not None else clause  # 数乙村收得最多
            told = [i for i in items if i.name in clause]
            if len(told) == 1 and word.start() > sheet.mention(items[-1].index).end and _plainly(sheet, told[0], clause, word.end(), items):
                yield told[0], name


def _plainly(sheet: Sheet, item: Item, clause: str, end: int, items: Sequence[Item]) -> bool:
    """Whether the clause begins with the name and nothing between it and the word says that something else is measured."""
    between = clause.partition(item.name)[2]
    tail = sheet.flow[end : end + 2]
    if not clause.startswith(item.name) or len(between) > BEHIND or any(c.isdigit() for c in between + tail):
        return False
    if sheet.words.starts("of-most", sheet.flow, end) is not None:
        return False  # 最高的楼
    rest = sheet.words.without("of-one", sheet.words.without("says-most", between))
    told = sheet.flow[max(0, sheet.mention(items[0].index).start - 2 * BEHIND) : sheet.mention(items[-1].index).start]
    return not rest or any(c in told for c in rest)


def _claims(sheet: Sheet, rule: Rule, item: Item, items: Sequence[Item], name: str) -> Iterator[Claim]:
    operator = ">=" if name == "max" else "<="
    made = [compared(sheet, rule, operator, ("value", item.index), ("other", i.index)) for i in items if i is not item]
    claims = [c for c in made if c is not None]
    wrong = [c for c in claims if c.verdict == "inconsistent"]
    rest = tuple(sheet.place(i.index) for i in items if i is not item)
    for made_claim in wrong[:1] or claims:
        yield replace(made_claim, places=(("among", rest),))


def between(sheet: Sheet, numbers: Sequence[int], low: int, high: int) -> list[int]:
    """The numbers of a sentence that lie between the lowest and the highest that it tells: 最低-19℃，最高-3℃，城区-8℃."""
    others = [i for i in numbers if i not in (low, high) and sheet.alike(i, low) and not sheet.mention(i).written.hedges]
    values = {i: sheet.mention(i).written.value for i in (*others, low, high)}
    return [i for i in others if values[low] < values[i] < values[high]]  # type: ignore[operator]
