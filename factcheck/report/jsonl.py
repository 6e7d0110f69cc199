"""`--format jsonl`: one finding a line."""

from collections.abc import Iterable, Iterator

from factcheck.model.check import Check
from factcheck.model.document import Document
from factcheck.model.report import Judged, Summary
from factcheck.model.value import value
from factcheck.report.data import finding_record
from factcheck.report.json import dumps


@value
class JsonLines:
    """The check records of the JSON report, each with its document's path and its article's title."""

    def piece(self, judged: Judged) -> str:
        document = judged.document
        return "".join(
            dumps({"path": document.path, "article": title(document, f.check), **finding_record(document, i, f)}) + "\n"
            for i, f in enumerate(judged.findings)
        )

    def whole(self, pieces: Iterable[str], summary: Summary) -> Iterator[str]:
        del summary
        yield from pieces


def title(document: Document, check: Check) -> str:
    """The title of the article that a check stands in."""
    return document.articles[check.article].title if 0 <= check.article < len(document.articles) else ""
