"""Known partitions: parts that are named and have no third (出口 and 进口, 男 and 女), wherever in a passage their numbers stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from factcheck.lexicon import Lexicon
from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, NumberList
from factcheck.model.value import value
from factcheck.structure.lists import is_item
from factcheck.structure.plain import of_one_unit

REACH = 8  # numbers from one part to the last
BACK = 6  # numbers from the first part back to the whole
NO_WHOLE = frozenset({"rest", "of-which", "further", "net", "outflow"})
SENTENCES = 2  # sentences between parts, and between the first part and the whole


@value
class Amounts:
    """The amounts of one article in order (indices of mentions), and what is known of them."""

    order: Sequence[int]
    facts: Mapping[int, Fact]
    mentions: Sequence[Mention]
    lexicon: Lexicon


def find_partitions(indices: Sequence[int], facts: Mapping[int, Fact], mentions: Sequence[Mention], lexicon: Lexicon) -> list[NumberList]:
    """The lists of one article that its partitions make; indices are its numbers in order."""
    borne = _borne([facts[i] for i in indices if i in facts])
    named_in_full = [parts for parts in lexicon.partitions if borne.issuperset(parts)]
    if not named_in_full:
        return []
    amounts = [i for i in indices if i in facts and is_item(facts[i], mentions[i])]
    among = Amounts(amounts, facts, mentions, lexicon)
    found = []
    for parts in named_in_full:
        named = frozenset(parts)
        bearing = {at: own for at, i in enumerate(amounts) if (own := _marks(facts[i]) & named)}
        for at in bearing:
            items = _items(at, bearing, named, among)
            if items:
                found.append(_list(items, named, at, among))
    return [f for f in found if f.hosts or mentions[f.items[0]].written.base_kind == "percent"]  # shares need no whole beside them


def _borne(facts: Iterable[Fact]) -> set[str]:
    """The words of some numbers that may name parts."""
    borne: set[str] = set()
    for fact in facts:
        borne |= fact.label.modifiers
        if fact.time is not None:
            borne.add(fact.time.text)
    return borne


def _items(
    at: int,
    bearing: Mapping[int, frozenset[str]],
    named: frozenset[str],
    among: Amounts,
) -> tuple[int, ...]:
    """From a first part on: one number for each of the other parts, the nearest, of the same unit class; empty where one is missing."""
    first = among.order[at]
    if len(bearing[at]) != 1:
        return ()
    taken, items = set(bearing[at]), [first]
    for place in range(at + 1, min(at + REACH, len(among.order))):
        index = among.order[place]
        if (
            among.facts[index].sentence - among.facts[items[-1]].sentence > SENTENCES
            or among.facts[index].paragraph != among.facts[first].paragraph
        ):
            break
        own = bearing.get(place)
        if among.mentions[index].written.unit_class != among.mentions[first].written.unit_class:
            continue
        if own is None or len(own) != 1 or own & taken or _at_other_times(among.facts[index], among.facts[first], named):
            break  # another whole, or the same part of another whole
        taken |= own
        items.append(index)
        if len(items) == len(named):
            return tuple(items)
    return ()


def _marks(fact: Fact) -> frozenset[str]:
    """The words that may name a part: of the label, and the time (上半年 and 下半年)."""
    return fact.label.modifiers | {fact.time.text} if fact.time is not None else fact.label.modifiers


def _at_other_times(a: Fact, b: Fact, named: frozenset[str]) -> bool:
    """5月 and 1—5月: parts of two wholes."""
    return a.time is not None and b.time is not None and a.time != b.time and not {a.time.text, b.time.text} <= named


def _list(items: tuple[int, ...], named: frozenset[str], at: int, among: Amounts) -> NumberList:
    hosts = tuple(_hosts(items, named, at, among))
    said = tuple(h for h in hosts if _named(h, items[0], named, among) or _leads(h, items, among) or _holds(h, items[0], among))
    return NumberList(items, "closed", "partition", (*said, *(h for h in hosts if h not in said)), said[:1])


def _hosts(items: tuple[int, ...], named: frozenset[str], at: int, among: Amounts) -> Iterator[int]:
    """The numbers before the parts that may be their whole, and the one behind them that a word or its name says to be."""
    first = among.facts[items[0]]
    unit_class = among.mentions[items[0]].written.unit_class
    for index in reversed(among.order[max(0, at - BACK) : at]):
        fact = among.facts[index]
        if fact.paragraph != first.paragraph or first.sentence - fact.sentence > SENTENCES:
            return
        if among.mentions[index].written.unit_class != unit_class or fact.label.modifiers & named:
            continue
        if not among.lexicon.has_more_parts(named, fact.label.text):
            yield index
    last = among.facts[items[-1]]
    for index in among.order[at + len(items) : at + REACH]:
        fact = among.facts[index]
        if among.mentions[index].start < among.mentions[items[-1]].start:
            continue
        if fact.sentence - last.sentence > 1:
            return
        if among.mentions[index].written.unit_class != unit_class or fact.label.modifiers & named:
            continue
        if "total" in fact.roles or _named(index, items[0], named, among):
            yield index
            return


def _leads(host: int, items: tuple[int, ...], among: Amounts) -> bool:
    """全队28人，男队员15人，女队员13人: whether a number stands right before its parts, a clause for each, and nothing like them behind."""
    run = (host, *items)
    facts = [among.facts[i] for i in run]
    in_turn = all(b - a == 1 for a, b in pairwise(run)) and all(b.clause - a.clause == 1 for a, b in pairwise(facts))
    if not in_turn or facts[0].segment != facts[-1].segment or NO_WHOLE & facts[0].roles.keys():
        return False
    return of_one_unit(run, among.mentions) and not _goes_on(run, among)


def _holds(host: int, part: int, among: Amounts) -> bool:
    """在院的838例病例中，重型29例，…: whether a number is said to be what the parts behind it are of."""
    fact = among.facts[host]
    return "whole" in fact.roles and host < part and fact.sentence == among.facts[part].sentence


def _goes_on(run: Sequence[int], among: Amounts) -> bool:
    """Whether one more number of their class follows in the sentence of some."""
    behind = among.order[among.order.index(run[-1]) + 1 :][:REACH]
    sentence, unit_class = among.facts[run[-1]].sentence, among.mentions[run[-1]].written.unit_class
    return any(among.facts[i].sentence == sentence and among.mentions[i].written.unit_class == unit_class for i in behind)


def _named(host: int, part: int, named: frozenset[str], among: Amounts) -> bool:
    """Whether the labels of a whole and a part are one thing but for the part's own word (进出口总额, 出口额)."""
    whole, label = among.facts[host].label.text, among.facts[part].label.text
    if not whole or not label:
        return False
    if any(word in whole for word in among.lexicon.wholes_of(named)):
        return True
    bare = label
    for word in among.facts[part].label.modifiers & named:
        bare = bare.replace(word, "")
    return len(bare) >= 2 and (bare in whole or whole in bare)
