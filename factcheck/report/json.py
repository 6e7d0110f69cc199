"""`--format json`: the whole report as one object."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model.report import Judged, Summary
from factcheck.report.data import document_record, problem_record, summary_record


@dataclass(frozen=True, slots=True)
class JsonReport:
    """Documents become text where they were checked; the whole only joins them."""

    def piece(self, judged: Judged) -> str:
        return dumps(document_record(judged))

    def whole(self, pieces: Sequence[str], summary: Summary) -> str:
        head = dumps(summary_record(summary))[:-1]
        problems = dumps([problem_record(p) for p in summary.problems])
        return f'{head}, "documents": [{_lines(pieces)}], "problems": {problems}}}\n'


def dumps(value: object) -> str:
    """One line of JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() else _escape_surrogates(text)


def _escape_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _lines(pieces: Sequence[str]) -> str:
    return ",".join(f"\n{p}" for p in pieces) + ("\n" if pieces else "")
