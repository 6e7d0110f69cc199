"""The rules of a run."""

from factcheck.cli.errors import Refused
from factcheck.model.rule import RuleBook
from factcheck.pipeline import Options, checker
from factcheck.policy.config import Config
from factcheck.policy.selection import UnknownRules
from factcheck.rulefile import RuleErrors


def loaded(options: Options, config: Config | None = None) -> RuleBook:
    """The chosen rules of a run, or a refusal that names every error of their files, or that there is none to check by.

    config: the settings that the names of rules come from, so that a wrong one is told with its place.
    """
    demand_words(options)
    try:
        chosen = checker(options).rules_for("")
    except RuleErrors as wrong:
        raise Refused(*map(str, wrong.errors)) from None
    except UnknownRules as unknown:
        raise Refused(*(f"{_place(name, config)}{message}" for name, message in unknown.messages.items())) from None
    if not chosen.rules:
        raise Refused("no rule is loaded, so nothing can be checked")
    return chosen


def demand_words(options: Options) -> None:
    """A refusal that names every error of the files of own words, if there are such files."""
    if not options.words:
        return
    import yaml

    from factcheck.lexicon import LexiconError, load_lexicon
    from factcheck.rulefile.vocabulary import LANGUAGES

    try:
        for language in LANGUAGES:
            load_lexicon(language, options.words)
    except LexiconError as wrong:
        raise Refused(*wrong.errors) from None
    except OSError as error:
        raise Refused(f"{error.filename}: cannot be read: {(error.strerror or '').lower()}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Refused(f"a file of own words is no YAML: {' '.join(str(error).split())}") from None


def _place(name: str, config: Config | None) -> str:
    """`file:line: ` where the settings name a rule; nothing for the command line."""
    if config is None:
        return ""
    named = {
        "select": config.select,
        "ignore": config.ignore,
        "severity": [rule for rule, _ in config.severity],
        "per-path": [rule for own in config.per_path for rule in own.selection.names],
    }
    origins = (config.origins.get(key, "") for key, names in named.items() if name in names)
    return next((f"{origin}: " for origin in origins if ":" in origin), "")
