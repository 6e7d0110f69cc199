"""Known partitions: parts that are named and have no third (出口 and 进口, 男 and 女), wherever in a passage their numbers stand."""

from collections.abc import Iterator, Mapping, Sequence

from factcheck.lexicon import Lexicon
from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, NumberList
from factcheck.structure.lists import is_item

REACH = 8  # numbers from one part to the last
BACK = 6  # numbers from the first part back to the whole
SENTENCES = 2  # sentences between parts, and between the first part and the whole


def find_partitions(indices: Sequence[int], facts: Mapping[int, Fact], mentions: Sequence[Mention], lexicon: Lexicon) -> list[NumberList]:
    """The lists of one article that its partitions make; indices are its numbers in order."""
    amounts = [i for i in indices if i in facts and is_item(facts[i], mentions[i])]
    found = []
    borne = frozenset().union(*[facts[i].label.modifiers for i in amounts])
    for parts in lexicon.partitions:
        if not borne.issuperset(parts):
            continue
        named = frozenset(parts)
        bearing = {at: own for at, i in enumerate(amounts) if (own := facts[i].label.modifiers & named)}
        for at in bearing:
            items = _items(at, bearing, len(parts), amounts, facts, mentions)
            if items:
                found.append(_list(items, named, amounts, at, facts, mentions, lexicon))
    return [f for f in found if f.hosts or mentions[f.items[0]].written.base_kind == "percent"]  # shares need no whole beside them


def _items(
    at: int,
    bearing: Mapping[int, frozenset[str]],
    size: int,
    amounts: Sequence[int],
    facts: Mapping[int, Fact],
    mentions: Sequence[Mention],
) -> tuple[int, ...]:
    """From a first part on: one number for each of the other parts, the nearest, of the same unit class; empty where one is missing."""
    first = amounts[at]
    if len(bearing[at]) != 1:
        return ()
    taken, items = set(bearing[at]), [first]
    for place in range(at + 1, min(at + REACH, len(amounts))):
        index = amounts[place]
        if facts[index].sentence - facts[items[-1]].sentence > SENTENCES or facts[index].paragraph != facts[first].paragraph:
            break
        own = bearing.get(place)
        if mentions[index].written.unit_class != mentions[first].written.unit_class:
            continue
        if own is None or len(own) != 1 or own & taken or _at_other_times(facts[index], facts[first]):
            break  # another whole, or the same part of another whole
        taken |= own
        items.append(index)
        if len(items) == size:
            return tuple(items)
    return ()


def _at_other_times(a: Fact, b: Fact) -> bool:
    """5月 and 1—5月: parts of two wholes."""
    return a.time is not None and b.time is not None and a.time != b.time


def _list(
    items: tuple[int, ...],
    named: frozenset[str],
    amounts: Sequence[int],
    at: int,
    facts: Mapping[int, Fact],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
) -> NumberList:
    hosts = tuple(_hosts(items, named, amounts, at, facts, mentions, lexicon))
    said = tuple(h for h in hosts if _named(h, items[0], named, facts, lexicon))
    return NumberList(items, "closed", "partition", (*said, *(h for h in hosts if h not in said)), said[:1])


def _hosts(
    items: tuple[int, ...],
    named: frozenset[str],
    amounts: Sequence[int],
    at: int,
    facts: Mapping[int, Fact],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
) -> Iterator[int]:
    """The numbers before the parts that may be their whole, and the one behind them that a word or its name says to be."""
    first = facts[items[0]]
    unit_class = mentions[items[0]].written.unit_class
    for index in reversed(amounts[max(0, at - BACK) : at]):
        fact = facts[index]
        if fact.paragraph != first.paragraph or first.sentence - fact.sentence > SENTENCES:
            return
        if mentions[index].written.unit_class == unit_class and not fact.label.modifiers & named:
            yield index
    last = facts[items[-1]]
    for index in amounts[at + len(items) : at + REACH]:
        fact = facts[index]
        if mentions[index].start < mentions[items[-1]].start:
            continue
        if fact.sentence - last.sentence > 1:
            return
        if mentions[index].written.unit_class != unit_class or fact.label.modifiers & named:
            continue
        if "total" in fact.roles or _named(index, items[0], named, facts, lexicon):
            yield index
            return


def _named(host: int, part: int, named: frozenset[str], facts: Mapping[int, Fact], lexicon: Lexicon) -> bool:
    """Whether the labels of a whole and a part are one thing but for the part's own word (进出口总额, 出口额)."""
    whole, label = facts[host].label.text, facts[part].label.text
    if not whole or not label:
        return False
    if any(word in whole for word in lexicon.wholes_of(named)):
        return True
    bare = label
    for word in facts[part].label.modifiers & named:
        bare = bare.replace(word, "")
    return len(bare) >= 2 and (bare in whole or whole in bare)
