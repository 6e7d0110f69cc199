"""Rows: numbers that belong together because 分别 pairs them, or because they stand in one item of parallel clauses."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from factcheck.lexicon import Lexicon
from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, Label, Role, Time
from factcheck.structure.clauses import Piece
from factcheck.structure.roles import names
from factcheck.structure.times import is_time, time_of
from factcheck.structure.tokens import CUE, ITEM, NUM, WORD, Token

MOVES = frozenset({"move"})  # 分别增加42人和减少7人
LONGEST = 14  # characters of a thing named
_ITEMS, _JOINED = re.compile("、"), re.compile("、|以及|和|与|及|跟")
_LINKS = frozenset(("和", "及", "与", "以及", "、", "and"))


def pair_rows(pieces: Sequence[Piece], facts: Mapping[int, Fact], mentions: Sequence[Mention], flow: str, lexicon: Lexicon) -> None:
    """Gives the n-th numbers of equally long number lists behind 分别 or 依次 the row n of the sentence, and the n-th thing or time named."""
    for at, piece in enumerate(pieces):
        if "respectively" not in piece.said:
            continue
        cue = next((t for t in piece.tokens if t.kind == CUE and "respectively" in t.features), None)
        if cue is None:
            continue
        near = [p for p in pieces[max(0, at - 1) :] if p.bracket == piece.bracket]
        runs = [run for p in near for run in number_runs(p, mentions, MOVES) if len(run) >= 2]
        runs += [run for p in near if (run := _item_run(p, mentions))]
        behind = [r for r in runs if mentions[r[0]].start > cue.start] or [r for r in runs if mentions[r[-1]].end < cue.start][-1:]
        if not behind:
            continue
        size = len(behind[0])
        rows = [run for run in runs if len(run) == size]
        for run in rows:
            for row, index in enumerate(run):
                facts[index].row = row
        if not any("compared" in t.features for t in piece.tokens if t.start < cue.start):
            named = [run for run in rows if mentions[run[0]].start > cue.start]
            _name_rows(named, _before(cue, pieces[max(0, at - 1) : at + 1], flow), facts, lexicon)
        _date_rows(rows, _times(pieces[max(0, at - 1) : at + 1], cue, size, mentions, flow), facts)
        return


def name_rows(facts: Mapping[int, Fact], lexicon: Lexicon) -> None:
    """出口和进口分别为70亿元和50亿元: each number of a run in rows is of the one of the contrasting words that stands in its place."""
    runs: dict[int, list[Fact]] = {}
    for fact in facts.values():
        if fact.run >= 0 and fact.row >= 0:
            runs.setdefault(fact.run, []).append(fact)
    for run in runs.values():
        said = lexicon.contrasts_in(run[0].label.text)
        if len(said) == len(run) and all(lexicon.contrasting(a, b) for a, b in pairwise(said)):
            for fact, word in zip(run, said, strict=True):
                fact.label = Label(fact.label.text, fact.label.modifiers - frozenset(said) | {word}, fact.label.own)


def _before(cue: Token, pieces: Sequence[Piece], flow: str) -> str:
    """The words before 分别 that may name its things: from the last cue on, or the clause before where the own one names but one."""
    own = pieces[-1]
    start = max((t.end for t in own.tokens if t.kind == CUE and t.end <= cue.start and not names(t)), default=own.start)
    if len(pieces) == 2 and not pieces[0].mentions and not any(t.kind == ITEM for t in own.tokens if t.end <= cue.start):
        words = [t for t in pieces[0].tokens if t.kind in (WORD, ITEM)]
        return flow[words[0].start : words[-1].end] if words else ""
    return flow[start : cue.start]


def _things(text: str, size: int) -> list[str]:
    """The things that a text before 分别 names, where they are as many as the values: 小麦、玉米、大豆产量; 销售额和利润."""
    for parting in (_ITEMS, _JOINED):
        things = [thing.strip() for thing in parting.split(text)]
        if len(things) == size and all(2 <= len(thing) <= LONGEST for thing in things):
            return things
    return []


def _name_rows(rows: Sequence[Sequence[int]], text: str, facts: Mapping[int, Fact], lexicon: Lexicon) -> None:
    """A number that has no name but that of all things (大豆产量) gets that of its own: 小麦产量."""
    things = _things(text, len(rows[0])) if rows else []
    if not things:
        return
    shared = next((things[-1][at:] for at in range(1, len(things[-1]) - 1) if things[-1][at:] in lexicon.heads), "")
    named = [thing if thing.endswith(shared) else thing + shared for thing in things]
    for run in rows:
        for name, index in zip(named, run, strict=True):
            if facts[index].label.text in text:
                facts[index].label = Label(name, lexicon.contrast_words(name))


def _times(pieces: Sequence[Piece], cue: Token, size: int, mentions: Sequence[Mention], flow: str) -> list[Time]:
    """The times before 分别 in one clause, where they are as many as the values: 2022年、2023年和2024年."""
    for piece in pieces:
        times = [t for token in piece.tokens if token.start < cue.start and (t := time_of(token, mentions, flow)) is not None]
        if len(times) == size:
            return times
    return []


def _date_rows(rows: Sequence[Sequence[int]], times: Sequence[Time], facts: Mapping[int, Fact]) -> None:
    for run in rows if times else ():
        for time, index in zip(times, run, strict=True):
            facts[index].time = time


SPOKEN = frozenset({"rest", "part", "of-which", "closed", "respectively"})  # what a number may be beside a share


def carry_shares(pieces: Sequence[Piece], facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> None:
    """松木占52%，杉木31%，其余17%: a percent alone in its clause, behind the clause of a share, is a share too."""
    share: Role | None = None
    for piece in pieces:
        percents = [i for i in piece.mentions if mentions[i].written.base_kind == "percent"]
        for index in percents:
            roles = facts[index].roles
            if "share" in roles and "move" not in roles:
                share = Role("place", roles["share"].start, roles["share"].end)
            elif share is not None and len(percents) == 1 and roles.keys() <= SPOKEN:
                facts[index].roles = {**roles, "share": share}
            else:
                share = None
        if not percents:
            share = None


def _item_run(piece: Piece, mentions: Sequence[Mention]) -> list[int]:
    """资产总额15万亿元、负债总额14万亿元: a clause of items with a name and one number each."""
    items: list[list[int]] = [[]]
    for token in piece.tokens:
        if token.kind == NUM and not is_time(mentions[token.mention]):
            items[-1].append(token.mention)
        elif _links(token):
            items.append([])
    run = [item[0] for item in items if len(item) == 1]
    named = any(t.kind == WORD and not _links(t) for t in piece.tokens)
    return run if named and len(run) >= 2 and len(run) == len(items) else []


def mark_runs(pieces: Sequence[Piece], facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> None:
    """Gives the numbers of each run of a sentence one number of the run: that of its first mention."""
    for piece in [piece for piece in pieces if len(piece.mentions) > 1]:
        for run in number_runs(piece, mentions):
            for index in run if len(run) > 1 else ():
                facts[index].run = run[0]


def number_runs(piece: Piece, mentions: Sequence[Mention], through: frozenset[str] = frozenset()) -> list[list[int]]:
    """The numbers of a clause in runs joined by nothing but 、 or 和 (times stand outside), and cues of some roles behind these."""
    runs: list[list[int]] = []
    behind = linked = False  # whether the last token was a number, or a link behind one
    for token in piece.tokens:
        if token.kind == NUM and not is_time(mentions[token.mention]):
            if linked:
                runs[-1].append(token.mention)
            else:
                runs.append([token.mention])
            behind, linked = True, False
        else:
            linked = (_links(token) and (behind or linked)) or (linked and bool(token.features & through))
            behind = False
    return runs


def _links(token: Token) -> bool:
    return token.kind == ITEM or (token.kind == WORD and token.text.strip() in _LINKS)
