"""Clauses and brackets: the tokens of a sentence split at ，；：。, each bracket lifted into clauses of its own."""

from dataclasses import dataclass
from operator import attrgetter

from factcheck.structure.tokens import CLOSE, CUE, NO_FEATURES, NUM, OPEN, SEP, WORD, Token

_PARTING = frozenset({OPEN, CLOSE, SEP})


@dataclass(slots=True, eq=False)
class Piece:
    """A clause while it is built: its tokens (without the separator behind it), the bracket that it stands in and its place."""

    sentence: int
    bracket: int  # 0 at the top level of the sentence
    depth: int
    host: int  # mention before the bracket, or -1
    segment: int  # running number of the ；-segment in the sentence
    tokens: list[Token]
    closed_by: str = ""  # the separator behind it
    splits: bool = False  # it says by what the number before it is broken down (按所在地分)
    start: int = 0
    end: int = 0
    mentions: tuple[int, ...] = ()
    said: frozenset[str] = NO_FEATURES  # what its cues say

    def close(self, mark: str) -> None:
        """Knows, when its last token is in, where it stands and what is in it; mark is the separator behind it."""
        self.closed_by = mark
        self.start, self.end = self.tokens[0].start, self.tokens[-1].end
        mentions = []
        for token in self.tokens:
            if token.kind == NUM:
                mentions.append(token.mention)
            elif token.kind == CUE:
                self.said = self.said | token.features if self.said else token.features
        self.mentions = tuple(mentions)


def split(tokens: list[Token], sentence: int) -> list[Piece]:
    """The clauses of a sentence in the order of their first token. A clause goes on behind a bracket inside it."""
    pieces: list[Piece] = []
    around: list[Piece] = []  # the clauses that are open around the bracket
    top = Piece(sentence, 0, 0, -1, 0, [])
    brackets = 0
    for token in tokens:
        kind = token.kind
        if kind not in _PARTING:
            top.tokens.append(token)
        elif kind == SEP:
            _close(top, pieces, token.text)
            top = Piece(sentence, top.bracket, top.depth, top.host, top.segment + (token.text in "；;"), [])
        elif kind == OPEN:
            brackets += 1
            around.append(top)
            top = Piece(sentence, brackets, top.depth + 1, _host(top), top.segment, [])
        elif around:
            _close(top, pieces, ")")
            top = around.pop()
    for piece in [top, *reversed(around)]:
        _close(piece, pieces, "")
    if brackets:
        pieces.sort(key=attrgetter("start"))
    return pieces


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
