"""The words of rule files: kinds, families, scopes, roles that structure gives, keys of each part."""

FAMILIES = (
    "sum", "share", "growth", "change", "direction", "accumulate", "multiple", "average", "product", "enumeration", "percent-total",
    "percentage-point", "date", "weekday", "duration", "age", "headline", "conflict", "conversion", "bound", "order", "wording",
)  # fmt: skip
KINDS = (
    "count", "measure", "money", "percent", "percentage_point", "multiple", "fraction", "ratio", "ordinal", "rank", "date", "time",
    "period", "duration", "age", "temperature", "number", "range",
)  # fmt: skip
GROUPS = {
    "amount": ("count", "measure", "money", "duration", "age", "temperature"),
    "rate": ("percent",),
    "any": KINDS,
}
STRUCTURAL = frozenset({"row", "headline", "lead", "host", "item", "latest", "earliest", "ratio-of", "per", "to", "move", "delta"})
"""Roles that structure gives without a word of the lexicon."""
FORMS = frozenset({"番", "倍", "成", "折", "‰", "%", "基点", "半", "分之"})
"""Written forms that a slot may ask for beside roles."""
FALLBACKS = ("time-latest", "time-earliest", "time-same", "row", "place", "subject", "default")
TYPES = ("relation", "list", "agreement", "calendar", "order", "wording")
SEVERITIES = ("error", "warning", "info")
VERDICTS = ("consistent", "inconsistent", "tension", "undecided", "quiet")
FILE_KEYS = ("version", "language", "defaults", "rules", "override", "about")
RULE_KEYS = (
    "id", "type", "family", "reason", "severity", "enabled", "pivot", "within", "slots", "same", "distinct", "about", "order", "unless",
    "plausible", "cases", "require", "message", "examples", "article", "not-for", "only-slips",
)  # fmt: skip
SLOT_KEYS = (
    "kind", "is", "not", "or", "or-time", "optional", "within", "side", "units-of", "operand-of", "units", "list", "at-least", "host-of",
    "label", "time",
)  # fmt: skip
GUARD_KEYS = ("words", "heads", "class", "on", "then", "reason")
CASE_KEYS = ("when", "require")
OPTIONS: dict[str, tuple[str, ...]] = {
    "relation": (),
    "list": ("check", "expression", "grade", "need", "kinds", "count"),
    "agreement": ("between", "need", "check", "expression", "kinds"),
    "calendar": ("check", "expression", "words", "span"),
    "order": ("check", "expression"),
    "wording": ("confirms", "check", "patterns", "expression", "hedges", "words", "kinds"),
}
"""Keys beyond RULE_KEYS that each type has; they go to Rule.options as they stand."""
