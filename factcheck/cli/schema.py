"""`factcheck schema`."""

from typing import Annotated, Literal

import typer

from factcheck.cli import output


def schema(what: Annotated[Literal["report", "rules"], typer.Argument(help="The report of --format json, or rule files.")]) -> None:
    """Print the JSON Schema of reports or of rule files."""
    import json

    output.payload(json.dumps(_schema(what), ensure_ascii=False, indent=2) + "\n", None)


def _schema(what: str) -> dict[str, object]:
    if what == "rules":
        from factcheck.rulefile.schema import rules_schema

        return rules_schema()
    from factcheck.report.schema import report_schema

    return report_schema()
