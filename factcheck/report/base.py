"""What every format is: a part per document, made wherever the document was checked, and a whole made of the parts."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from factcheck.model.report import Judged, Summary

P = TypeVar("P")


class Format(Protocol[P]):
    """One rendering of a report. `piece` is a pure function of one document, so that worker processes can make it."""

    def piece(self, judged: Judged) -> P:
        """What this document adds."""
        ...

    def whole(self, pieces: Sequence[P], summary: Summary) -> str:
        """The payload, with its last line end."""
        ...
