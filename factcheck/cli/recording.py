"""A report and, beside it, a baseline of what it says."""

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from factcheck.cli.spool import Each
from factcheck.model.report import Finding, Judged, Summary
from factcheck.model.value import value
from factcheck.policy import baseline
from factcheck.report.base import Format

P = TypeVar("P")
Entry = dict[str, Any]


@value
class Recording(Generic[P]):
    """Any format, with the findings that disagree kept for a baseline."""

    format: Format[P]

    def piece(self, judged: Judged) -> tuple[P, list[Entry]]:
        entries = [_entry(judged.document.path, f) for f in judged.findings if f.check.verdict in ("tension", "inconsistent")]
        return self.format.piece(judged), entries

    def whole(self, pieces: Iterable[tuple[P, list[Entry]]], summary: Summary) -> Iterator[str]:
        return self.format.whole(Each(pieces, lambda piece: piece[0]), summary)


def recorded(pieces: Iterable[tuple[Any, list[Entry]]]) -> str:
    """The text of the baseline."""
    return baseline.write(entry for _, entries in pieces for entry in entries)


def _entry(path: str, finding: Finding) -> Entry:
    check = finding.check
    return {"path": path, "rule": check.rule, "equation": check.equation, "fingerprint": finding.fingerprint}
