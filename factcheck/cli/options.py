"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATH|-]...", help="Files or folders; - reads standard input.", show_default=False)]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the inputs, where it is not found out rightly.")]
Date = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Date of publication, for years that the text leaves out.")]
FilesFrom = Annotated[str | None, typer.Option(metavar="FILE|-", help="A file that lists one path a line.")]
StdinName = Annotated[str | None, typer.Option(help="The name under which standard input is reported.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write the report here, at once and whole.")]
