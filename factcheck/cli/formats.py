"""The format that a name on the command line stands for. Each is imported only when it is asked for."""

from typing import Any

from factcheck.model.value import value
from factcheck.report.base import Format


@value
class Show:
    """What of a report is shown to whom. `file`: it goes into a file and not to the terminal."""

    language: str | None = None
    undecided: bool = False
    quiet: bool = False
    uncovered: bool = False
    file: bool = False


def report_format(name: str, show: Show) -> Format[Any]:
    if name == "json":
        from factcheck.report.json import JsonReport

        return JsonReport()
    if name == "jsonl":
        from factcheck.report.jsonl import JsonLines

        return JsonLines()
    if name == "sarif":
        from factcheck.report.sarif import SarifReport

        return SarifReport()
    if name == "junit":
        from factcheck.report.junit import JunitReport

        return JunitReport()
    if name == "html":
        from factcheck.report.html import HtmlReport

        return HtmlReport(show.language)
    if name == "github":
        from factcheck.report.github import GithubReport

        return GithubReport(show.language)
    from factcheck.cli.screen import screen
    from factcheck.report.table import TableReport

    return TableReport(screen(file=show.file), show.language, show.undecided, show.quiet, show.uncovered)


def numbers_format(name: str, show: Show) -> Format[Any]:
    if name == "json":
        from factcheck.report.json import JsonReport

        return JsonReport()
    if name == "csv":
        from factcheck.report.numbers import NumbersCsv

        return NumbersCsv()
    from factcheck.cli.screen import screen
    from factcheck.report.numbers import NumbersTable

    return NumbersTable(screen(file=show.file), show.language)
