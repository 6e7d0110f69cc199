"""Clauses and brackets: the tokens of a sentence split at ，；：。, each bracket lifted into clauses of its own."""

from dataclasses import dataclass, field
from operator import attrgetter

from factcheck.structure.tokens import CLOSE, CUE, NUM, OPEN, SEP, WORD, Token

_PARTING = frozenset({OPEN, CLOSE, SEP})


@dataclass(slots=True)
class Piece:
    """A clause while it is built: its tokens (without the separator behind it), the bracket that it stands in and its place."""

    sentence: int
    bracket: int  # 0 at the top level of the sentence
    depth: int
    host: int  # mention before the bracket, or -1
    segment: int  # running number of the ；-segment in the sentence
    tokens: list[Token] = field(default_factory=list)
    closed_by: str = ""  # the separator behind it
    splits: bool = False  # it says by what the number before it is broken down (按所在地分)
    start: int = 0
    end: int = 0
    mentions: tuple[int, ...] = ()
    said: frozenset[str] = frozenset()  # what its cues say

    def close(self, mark: str) -> None:
        """Knows, when its last token is in, where it stands and what is in it; mark is the separator behind it."""
        self.closed_by = mark
        self.start, self.end = self.tokens[0].start, self.tokens[-1].end
        self.mentions = tuple([t.mention for t in self.tokens if t.kind == NUM])
        self.said = frozenset().union(*[t.features for t in self.tokens if t.kind == CUE])


def split(tokens: list[Token], sentence: int) -> list[Piece]:
    """The clauses of a sentence in the order of their first token. A clause goes on behind a bracket inside it."""
    pieces: list[Piece] = []
    stack = [Piece(sentence, 0, 0, -1, 0)]
    brackets = 0
    for token in tokens:
        top, kind = stack[-1], token.kind
        if kind not in _PARTING:
            top.tokens.append(token)
        elif kind == OPEN:
            brackets += 1
            stack.append(Piece(sentence, brackets, top.depth + 1, _host(top), top.segment))
        elif kind == CLOSE:
            if len(stack) > 1:
                _close(stack.pop(), pieces, ")")
        else:
            _close(top, pieces, token.text)
            segment = top.segment + (token.text in "；;")
            stack[-1] = Piece(sentence, top.bracket, top.depth, top.host, segment)
    while stack:
        _close(stack.pop(), pieces, "")
    return sorted(pieces, key=attrgetter("start"))


def _close(piece: Piece, pieces: list[Piece], mark: str) -> None:
    if piece.tokens:
        piece.close(mark)
        pieces.append(piece)


def _host(piece: Piece) -> int:
    """The number that a bracket opens behind: the clause's last, if no more than a short noun stands between."""
    for token in reversed(piece.tokens):
        if token.kind == NUM:
            return token.mention
        if token.kind != WORD or token.end - token.start > 8:
            return -1
    return -1
