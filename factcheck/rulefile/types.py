"""The rule types and the keys that each has beside those of every rule. A new type or key is a line here, and a module of the engine."""

from typing import Literal, NamedTuple

Shape = Literal["text", "texts", "choice", "choices", "boolean", "number", "pairs", "any"]


class Option(NamedTuple):
    """A key of one rule type: what its value looks like, and what it means (for the schema and the reference)."""

    name: str
    shape: Shape
    about: str
    choices: tuple[str, ...] = ()
    needed: bool = False


class RuleKind(NamedTuple):
    """A rule type: what it declares, and its keys."""

    about: str
    options: tuple[Option, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(o.name for o in self.options)


def _check(about: str, *choices: str) -> Option:
    return Option("check", "choice", about, choices, needed=True)


EXPRESSION = Option("expression", "text", "How the report writes what must hold, where it is not the name of the type.")

TYPES: dict[str, RuleKind] = {
    "relation": RuleKind("Numbers found by their roles, and an equation or inequality over them."),
    "list": RuleKind(
        "A stated count and the things listed beside it.",
        (
            _check(
                "Where the items stand: before the count, after it, numbered by ordinals, days beside it (dated), or men and women (genders).",
                "before",
                "after",
                "ordinals",
                "dated",
                "genders",
            ),
            EXPRESSION,
        ),
    ),
    "agreement": RuleKind(
        "Mentions of one thing, which must have one value.",
        (
            _check("headline: a number of the headline against the body; repeated: two places of one text.", "headline", "repeated"),
            EXPRESSION,
        ),
    ),
    "calendar": RuleKind(
        "Dates, weekdays, spans and ages, which must exist and agree.",
        (
            _check(
                "What is looked at.",
                "exists",
                "span",
                "weekday",
                "weekdays",
                "elapsed",
                "ago",
                "aged",
                "days",
                "anniversary",
                "ordinal",
                "plan",
                "age",
                "ages",
                "clock",
            ),
            EXPRESSION,
        ),
    ),
    "order": RuleKind(
        "Values that are said to be ordered, ranked or limited, and must be.",
        (
            _check(
                "What is looked at.",
                "extremes",
                "ranking",
                "turns",
                "listed",
                "among",
                "exceed",
                "threshold",
                "uniform",
                "won",
                "range",
                "percent",
                "constant",
                "rank",
                "part",
                "score",
            ),
            EXPRESSION,
        ),
    ),
    "wording": RuleKind(
        "The way a number is written, which must not contradict itself or the standard for numbers in print.",
        (
            _check("What is looked at.", "hedges", "stacked", "falling-times", "twice-negative", "percent-range", "neighbours", "patterns"),
            Option("hedges", "pairs", "Pairs of kinds of hedge, before and behind a number, that exclude one another."),
            Option("table", "text", "For patterns: the table of patterns in the wording data of the language."),
            Option("confirms", "boolean", "false: a number that is written well is not reported as consistent."),
            EXPRESSION,
        ),
    ),
}
