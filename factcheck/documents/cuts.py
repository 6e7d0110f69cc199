"""Cutting stretches out of a text while keeping, for every character, the place that it came from."""

from collections.abc import Iterable

from factcheck.model.value import value

Pieces = tuple[tuple[int, int], ...]


@value
class Cut:
    """A text with its pieces: (offset in it, offset in the source) where a run of equal offsets begins."""

    text: str
    pieces: Pieces = ((0, 0),)

    def without(self, spans: Iterable[tuple[int, int]]) -> "Cut":
        """The text without the spans (ascending, disjoint).

        >>> Cut("a<b>c").without([(1, 4)])
        Cut(text='ac', pieces=((0, 0), (1, 4)))
        """
        kept = _kept(spans, len(self.text))
        return Cut("".join(self.text[first:last] for first, last in kept), _compose(kept, self.pieces))


def _kept(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    kept, at = [], 0
    for first, last in spans:
        if at < first:
            kept.append((at, first))
        at = last
    if at < length:
        kept.append((at, length))
    return kept


def _compose(kept: list[tuple[int, int]], pieces: Pieces) -> Pieces:
    """The pieces of the kept stretches, in one walk over both."""
    made: list[tuple[int, int]] = []
    new, at = 0, 0
    for first, last in kept:
        while at + 1 < len(pieces) and pieces[at + 1][0] <= first:
            at += 1
        made.append((new, pieces[at][1] + first - pieces[at][0]))
        while at + 1 < len(pieces) and pieces[at + 1][0] < last:
            at += 1
            made.append((new + pieces[at][0] - first, pieces[at][1]))
        new += last - first
    return tuple(made) or ((0, 0),)
