"""`--format json`: the whole report as one object."""

import json
from collections.abc import Iterable, Iterator

from factcheck.model.report import Judged, Summary
from factcheck.model.value import value
from factcheck.report.data import document_record, problem_record, summary_record


@value
class JsonReport:
    """Documents become text where they were checked; the whole only joins them."""

    def piece(self, judged: Judged) -> str:
        return dumps(document_record(judged))

    def whole(self, pieces: Iterable[str], summary: Summary) -> Iterator[str]:
        yield f'{dumps(summary_record(summary))[:-1]}, "documents": ['
        between = "\n"
        for piece in pieces:
            yield between + piece
            between = ",\n"
        problems = dumps([problem_record(p) for p in summary.problems])
        yield f'{"" if between == chr(10) else chr(10)}], "problems": {problems}}}\n'


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def dumps(value: object) -> str:
    """One line of JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, is escaped."""
    text = _ENCODER.encode(value)
    return text if text.isascii() else _escape_surrogates(text)


def _escape_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
