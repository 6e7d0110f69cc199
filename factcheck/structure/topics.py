"""The whole that a topic names again: 累计报告病例870例，当天新增73例。累计报告病例中，男性424例，女性446例."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, NumberList
from factcheck.structure.clauses import Piece
from factcheck.structure.particles import Particles

HEAD = 2  # characters of its end that stand together
LEAST = 3  # parts that a count before their total closes
BACK = 12  # numbers before the list


def name_wholes(
    lists: Sequence[NumberList],
    sentences: Sequence[Sequence[Piece]],
    clauses: Mapping[int, Piece],
    facts: Mapping[int, Fact],
    mentions: Sequence[Mention],
    flow: str,
    words: Particles,
) -> list[NumberList]:
    """The lists, each with the number whose clause says the topic before it as its whole; clauses are the pieces of the numbers, by index."""
    if not lists:
        return []
    topics = dict(_topics(sentences, mentions, flow, words))
    found = [_named(made, topics, clauses, facts, mentions, flow) for made in lists] if topics else lists
    return [_counted_in(_counted(made, facts, mentions, flow, words), facts, mentions) for made in found]


def _counted_in(made: NumberList, facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> NumberList:
    """五个车间共有职工985人，一车间210人，…; the three pits sent out 186,400 tonnes. Northpit shipped …: a count of the parts before their total
    closes their list."""
    host = made.hosts[0] if made.hosts else -1
    count = host - 1
    if made.grade != "silent" or len(made.items) < LEAST or host not in facts or count not in facts or host > made.items[0]:
        return made
    if facts[count].clause != facts[host].clause or not _apart(made.items, host, facts):
        return made
    counted = mentions[count].written
    if counted.kind != "count" or counted.value != len(made.items) or counted.unit_class == mentions[host].written.unit_class:
        return made
    return replace(made, grade="closed", opener="counted", said=(host,))


def _apart(items: Sequence[int], host: int, facts: Mapping[int, Fact]) -> bool:
    """Whether parts stand in the sentence behind their total, or behind a word for it in clauses of their own."""
    whole, own = facts[host], [facts[i] for i in items]
    if all(fact.sentence == whole.sentence + 1 and fact.paragraph == whole.paragraph for fact in own):
        return True
    clauses = {fact.clause for fact in own}
    return "total" in whole.roles and len(clauses) == len(items) and whole.clause not in clauses


def _counted(made: NumberList, facts: Mapping[int, Fact], mentions: Sequence[Mention], flow: str, words: Particles) -> NumberList:
    """三个板块中，装备67.5亿元，材料41.2亿元，服务19.7亿元: a topic that counts the parts closes their list."""
    count = made.items[0] - 1
    if made.grade != "silent" or count not in facts or facts[count].sentence != facts[made.items[0]].sentence:
        return made
    counted, first = mentions[count], mentions[made.items[0]]
    if (
        counted.written.kind != "count"
        or counted.written.value != len(made.items)
        or counted.written.unit_class == first.written.unit_class
    ):
        return made
    found = words.counted_topic.match(flow, counted.end, first.start)
    return made if found is None else replace(made, grade="closed", opener="counted", said=made.said or made.hosts[:1])


def _topics(sentences: Sequence[Sequence[Piece]], mentions: Sequence[Mention], flow: str, words: Particles) -> Iterator[tuple[int, str]]:
    """The topic of the first number of each sentence that begins with one."""
    for pieces in sentences:
        first = next(piece.mentions[0] for piece in pieces if piece.mentions)
        found = words.topic.match(flow, pieces[0].start, mentions[first].start)
        if found is not None:
            yield first, found["of"]


def _named(
    made: NumberList,
    topics: Mapping[int, str],
    clauses: Mapping[int, Piece],
    facts: Mapping[int, Fact],
    mentions: Sequence[Mention],
    flow: str,
) -> NumberList:
    topic = topics.get(made.items[0])
    if topic is None:
        return made
    host = next((i for i in _before(made, facts, mentions) if i in clauses and _says(clauses[i], topic, flow)), None)
    if host is None:
        return made
    return replace(made, hosts=(host, *(h for h in made.hosts if h != host)), said=(host,))


def _before(made: NumberList, facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> Iterator[int]:
    """The numbers of its class before a list in its paragraph, nearest first."""
    first = made.items[0]
    for index in range(first - 1, max(-1, first - 1 - BACK), -1):
        if index not in facts or facts[index].paragraph != facts[first].paragraph:
            return
        if mentions[index].written.unit_class == mentions[first].written.unit_class:
            yield index


def _says(clause: Piece, topic: str, flow: str) -> bool:
    """Whether a clause has the characters of a topic in their order, and its last ones together: 确诊病例 in 确诊新冠肺炎病例876例."""
    said = flow[clause.start : clause.end]
    if topic[-HEAD:] not in said:
        return False
    at = 0
    for character in topic:
        at = said.find(character, at) + 1
        if not at:
            return False
    return True
