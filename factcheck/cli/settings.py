"""What the command line and a configuration file say together: the command line counts before the file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from factcheck.cli.errors import Refused
from factcheck.pipeline import Options
from factcheck.policy import baseline
from factcheck.policy.config import Config, ConfigErrors, find, load
from factcheck.policy.selection import Selection

ADDED = ("rules", "words", "ignore")  # what the command line names comes on top of what the file names


def configuration(file: Path | None) -> Config:
    """The settings of the file that is named, else of the nearest one up the tree, else the defaults."""
    place = file if file is not None else find(Path.cwd())
    if place is None:
        return Config()
    try:
        return load(place)
    except ConfigErrors as wrong:
        raise Refused(*wrong.lines) from None


def override(config: Config, **given: Any) -> Config:
    """The settings with those of the command line in place of the file's, where they are given. Lists of rules are added up."""
    added: dict[str, Any] = {k: (*getattr(config, k), *v) for k, v in given.items() if k in ADDED and v}
    taken: dict[str, Any] = {k: v for k, v in given.items() if k not in ADDED and v not in (None, [], ())}
    origins = {**config.origins, **dict.fromkeys((k.replace("_", "-") for k in (*added, *taken)), "command line")}
    return replace(config, **{**added, **taken, "origins": origins})


def options(config: Config, *, accepted: frozenset[str] = frozenset()) -> Options:
    """How articles are checked under these settings."""
    return Options(
        rules=config.rules,
        bundled=config.bundled,
        selection=Selection(tuple(config.select), tuple(config.ignore), config.severity),
        per_path=config.per_path,
        folder=config.folder,
        words=config.words,
        baseline=accepted,
        date=config.date,
        message_language=config.lang,
    )


def known(file: Path | None) -> frozenset[str]:
    """The fingerprints of a baseline; none without one."""
    try:
        return frozenset() if file is None else baseline.read(file)
    except baseline.BaselineError as wrong:
        raise Refused(str(wrong)) from None
