"""Lists that no word opens: a whole in its own clause, and a clause for each part to the end of the stretch.

馆里藏书3540册，小说2310册，画册770册，字典460册: nothing but the shape says that the parts are all, so a mismatch needs the evidence of a
slip. The whole may come last where its name says that it is one (四季依次为120吨、98吨、135吨、107吨，全年460吨).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, NumberList
from factcheck.model.value import value
from factcheck.structure.clauses import Piece
from factcheck.structure.particles import Particles
from factcheck.structure.tokens import NUM

LEAST, MOST = 2, 8
AMOUNTS = frozenset({"count", "measure", "money", "number", "duration"})
PERSON = "person"
LONGEST = 24  # characters of the clause of a part
COLONS = ("：", ":", "—", "——")
NO_WHOLE = frozenset({"rest", "of-which", "further", "net", "due"})  # 应到312人，实到304人，缺席8人 has a rule of its own
FLOWS = frozenset({"outflow", "opening"})  # of a whole that no word calls so
NO_PART = frozenset({"of-which", "total", "whole", "cumulative", "rest", "plan"})
MORE = frozenset({"rest", "further"})  # of a clause without a number behind the parts
TOTALS = frozenset({"total", "total-noun"})


@value
class Stretch:
    """The clauses of one ；-segment outside brackets, with its amounts of one unit class."""

    pieces: tuple[Piece, ...]
    members: tuple[int, ...]
    facts: Mapping[int, Fact]
    mentions: Sequence[Mention]
    words: Particles

    def at(self, index: int) -> int:
        """The place of the clause of a number."""
        return next(n for n, piece in enumerate(self.pieces) if index in piece.mentions)


def plain_lists(
    members: Sequence[int], pieces: Sequence[Piece], facts: Mapping[int, Fact], mentions: Sequence[Mention], words: Particles
) -> Iterator[NumberList]:
    """The list of each stretch of a sentence; members are its amounts of one unit class."""
    if len(members) <= LEAST:
        return
    stretches: dict[int, list[Piece]] = {}
    for piece in pieces:
        if not piece.bracket:
            stretches.setdefault(piece.segment, []).append(piece)
    for found in stretches.values():
        own = tuple(i for i in members if any(i in piece.mentions for piece in found))
        if LEAST < len(own) <= MOST + 1 and of_one_unit(own, mentions) and mentions[own[0]].written.base_kind in AMOUNTS:
            stretch = Stretch(tuple(found), own, facts, mentions, words)
            ended = next((n for n in range(len(own), LEAST, -1) if _ends_with_whole(replace(stretch, members=own[:n]))), 0)
            if ended:
                yield NumberList(own[: ended - 1], "silent", "plain", (own[ended - 1],), (own[ended - 1],))
            elif _begins_with_whole(stretch):
                yield NumberList(own[1:], "silent", "plain", own[:1], own[:1])


def of_one_unit(members: Sequence[int], mentions: Sequence[Mention]) -> bool:
    """Whether numbers of one class are written in one unit too; people are 名 and 人 in one breath."""
    written = [mentions[i].written for i in members]
    return len({w.unit for w in written}) == 1 or all(w.unit_class == PERSON for w in written)


def _begins_with_whole(stretch: Stretch) -> bool:
    whole, parts = stretch.members[0], stretch.members[1:]
    roles, first = stretch.facts[whole].roles.keys(), stretch.at(whole)
    if NO_WHOLE & roles or (FLOWS & roles and "total" not in roles) or len({stretch.facts[i].time for i in stretch.members}) > 1:
        return False
    opened = {"total", "whole"} & roles or parts[0] in stretch.pieces[first].mentions
    if stretch.pieces[first].tokens[0].kind == NUM and not opened:
        return False  # 43例有旅行史，19例有接触史，24例在调查: one of the parts
    if any(piece.closed_by in COLONS for piece in stretch.pieces[: first + 1]):
        return False  # 各区新增病例：东区8例，西区7例，北区5例: the first of the parts
    told = stretch.pieces[first + 1 :]
    if parts[0] in stretch.pieces[first].mentions:
        return _holds_first(stretch) and _each_in_its_own(parts[1:], told, stretch)
    return _stands_alone(whole, stretch) and (_in_a_run(parts, told, stretch) or _each_in_its_own(parts, told, stretch))


def _holds_first(stretch: Stretch) -> bool:
    """36项任务有21项完成，…: whether a clause holds a whole and the first part with a word between that says so, and nothing else."""
    whole, part = stretch.members[:2]
    piece = stretch.pieces[stretch.at(whole)]
    end, start = stretch.mentions[whole].end, stretch.mentions[part].start
    between = [t.text for t in piece.tokens if end <= t.start < start]
    return piece.mentions == (whole, part) and bool(between) and between[-1].endswith(stretch.words.holds)


def _ends_with_whole(stretch: Stretch) -> bool:
    whole, parts = stretch.members[-1], stretch.members[:-1]
    fact, last = stretch.facts[whole], stretch.at(whole)
    if not (TOTALS & fact.roles.keys() or (fact.label.own and fact.label.text in stretch.words.wholes)):
        return False
    told = stretch.pieces[stretch.at(parts[0]) : last]
    return _stands_alone(whole, stretch) and (_in_a_run(parts, told, stretch) or _each_in_its_own(parts, told, stretch))


def _stands_alone(whole: int, stretch: Stretch) -> bool:
    """Whether no other number than a date stands in the clause of a whole."""
    return all(stretch.mentions[i].kind == "date" for i in stretch.pieces[stretch.at(whole)].mentions if i != whole)


def _in_a_run(parts: Sequence[int], told: Sequence[Piece], stretch: Stretch) -> bool:
    """四季依次为120度、98度、135度、107度: parts with nothing but 、 between them."""
    runs = {stretch.facts[i].run for i in parts}
    return len(told) == 1 and len(runs) == 1 and -1 not in runs and not any(NO_PART & stretch.facts[i].roles.keys() for i in parts)


def _each_in_its_own(parts: Sequence[int], told: Sequence[Piece], stretch: Stretch) -> bool:
    """Whether each part has a short clause and words of its own, and none says that it is more than a part."""
    if any(NO_PART & stretch.facts[i].roles.keys() for i in parts):
        return False
    while told and not told[-1].mentions:
        if MORE & told[-1].said:
            return False  # 超标4批次，污染3批次，…，其余为标签问题: some are left
        told = told[:-1]
    said = {tuple(t.text for t in piece.tokens if t.kind != NUM) for piece in told}
    apart = () not in said and len(said) == len(told) and all(piece.end - piece.start <= LONGEST for piece in told)
    return apart and [piece.mentions for piece in told] == [(i,) for i in parts]
