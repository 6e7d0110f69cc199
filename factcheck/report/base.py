"""What every format is: a part per document, made wherever the document was checked, and a whole made of the parts."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from factcheck.model.report import Judged, Summary

P = TypeVar("P")


class Format(Protocol[P]):
    """One rendering of a report. `piece` is a pure function of one document, so that worker processes can make it."""

    def piece(self, judged: Judged) -> P:
        """What this document adds."""
        ...

    def whole(self, pieces: Iterable[P], summary: Summary) -> Iterator[str]:
        """The payload in stretches, with its last line end. The pieces can be gone through several times, and are never held together."""
        ...
