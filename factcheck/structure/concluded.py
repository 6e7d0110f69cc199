"""Lists behind their number and a colon, whose last part a word announces: they leave nothing out."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.model.mention import Mention
from factcheck.model.reading import NumberList
from factcheck.structure.clauses import Piece
from factcheck.structure.particles import Particles

FEWEST = 2  # shares that a thing is said to be made of
LONGEST_NOUN = 24  # characters between a number and the colon behind it


def named_shares(made: NumberList, mentions: Sequence[Mention], flow: str, words: Particles) -> NumberList:
    """The estate is 58% pasture, 27% woodland and 15% marsh: a list whose opener says so where a thing is said to be some shares, each with its
    name, and a word stands before the last. There may be others, but together they are no more than the whole."""
    if made.opener != "none" or len(made.items) < FEWEST or any(mentions[i].written.base_kind != "percent" for i in made.items):
        return made
    ends = [(mentions[a].end, mentions[b].start) for a, b in pairwise(made.items)]
    if any(words.next_share.fullmatch(flow, a, b) is None for a, b in ends[:-1]) or words.last_share.fullmatch(flow, *ends[-1]) is None:
        return made
    return replace(made, opener="made-of") if flow.endswith(words.being, 0, mentions[made.items[0]].start) else made


def concludes(pieces: Sequence[Piece], made: NumberList, mentions: Sequence[Mention], words: Particles) -> bool:
    """1,240 tickets: 720 for adults, 310 for children and 210 for pensioners: whether the parts stand right behind their number and a colon,
    to the end of the sentence, with a word before the last that says that it is the last."""
    if made.opener != "colon" or not words.lasts or made.hosts[:1] != (made.items[0] - 1,):
        return False
    if any(mentions[i].written.qualifier != "exact" for i in (made.hosts[0], *made.items)):
        return False  # 28 sopranos, 19 altos and a dozen or so men
    lead = next((p for p in pieces if made.hosts[0] in p.mentions), None)
    ends = next((p for p in pieces if made.items[-1] in p.mentions), None)
    if lead is None or ends is not pieces[-1] or lead.closed_by != ":" or lead.end - mentions[made.hosts[0]].end > LONGEST_NOUN:
        return False
    tokens = (t for p in pieces for t in p.tokens if mentions[made.items[-2]].end <= t.start < mentions[made.items[-1]].start)
    said = " ".join(t.text for t in tokens).lower().split()
    return not words.lasts.isdisjoint(said)
