"""Rows: numbers that belong together because 分别 pairs them, or because they stand in one item of parallel clauses."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from factcheck.lexicon import Lexicon
from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, Label, Role
from factcheck.structure.clauses import Piece
from factcheck.structure.times import is_time
from factcheck.structure.tokens import CUE, ITEM, NUM, WORD, Token

_LINKS = frozenset(("和", "及", "与", "以及", "、", "and"))


def pair_rows(pieces: Sequence[Piece], facts: Mapping[int, Fact], mentions: Sequence[Mention]) -> None:
    """Gives the n-th numbers of equally long number lists behind 分别 or 依次 the row n of the sentence."""
    for at, piece in enumerate(pieces):
        cue = next((t for t in piece.tokens if t.kind == CUE and "respectively" in t.features), None)
        if cue is None:
            continue
        near = [p for p in pieces[max(0, at - 1) :] if p.bracket == piece.bracket]
        runs = [run for p in near for run in number_runs(p, mentions) or [] if len(run) >= 2] or []
        runs += [run for p in near if (run := _item_run(p, mentions))]
        behind = [r for r in runs if mentions[r[0]].start > cue.start] or [r for r in runs if mentions[r[-1]].end < cue.start][-1:]
        if not behind:
            continue
        size = len(behind[0])
        for run in runs:
            if len(run) == size:
                for row, index in enumerate(run):
                    facts[index].row = row
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
    for piece in pieces:
        for run in number_runs(piece, mentions):
            for index in run if len(run) > 1 else ():
                facts[index].run = run[0]


def number_runs(piece: Piece, mentions: Sequence[Mention]) -> list[list[int]]:
    """The numbers of a clause in runs joined by nothing but 、 or 和 (times stand outside)."""
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
            linked = _links(token) and (behind or linked)
            behind = False
    return runs


def _links(token: Token) -> bool:
    return token.kind == ITEM or (token.kind == WORD and token.text.strip() in _LINKS)
