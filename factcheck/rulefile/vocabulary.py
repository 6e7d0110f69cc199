"""The words of rule files: families, kinds, scopes, keys; and, by language, the roles and classes that the data files know."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from factcheck.lexicon.store import load_data, rules_root

VERSION = 1  # of the language of rule files
LANGUAGES = ("zh", "en")
FAMILIES = (
    "sum", "share", "growth", "change", "direction", "accumulate", "multiple", "average", "product", "enumeration", "percent-total",
    "percentage-point", "date", "weekday", "duration", "age", "headline", "conflict", "conversion", "bound", "order", "wording",
)  # fmt: skip
KINDS = (
    "count", "measure", "money", "percent", "percentage_point", "multiple", "fraction", "ratio", "ordinal", "rank", "date", "time",
    "period", "duration", "age", "temperature", "number", "range",
)  # fmt: skip
GROUPS: dict[str, tuple[str, ...]] = {
    "amount": ("count", "measure", "money", "duration", "age", "temperature"),
    "rate": ("percent",),
    "any": KINDS,
}
"""Names for several kinds. A number without a unit is no amount: it is asked for by `number`."""
STRUCTURAL = frozenset(
    {
        "row",
        "headline",
        "lead",
        "host",
        "item",
        "latest",
        "earliest",
        "ratio-of",
        "loosely",
        "unscaled",
        "per-two",
        "listed",
        "share-of",
        "per",
        "to",
        "move",
        "delta",
        "negative",
        "divisor",
        "for-several",
        "trend",
        "trend-up",
        "trend-down",
        "of-rate",
        "done-since",
        "unit-one",
        "attributive",
        "said-over",
        "said-under",
        "restates",
        "restated",
        "sole",
        "future",
        "deducted",
    }
)
"""Roles that structure gives without a word of the lexicon."""
GRADES = ("closed", "open", "silent")
FALLBACKS = (
    "time-latest",
    "time-earliest",
    "time-same",
    "row",
    "place",
    "subject",
    "named-subject",
    "told-level",
    "broken-down",
    "named-base",
    "first-of-two",
    "second-of-two",
    "default",
)
TIMES = ("latest", "earliest", "same")
SIDES = ("before", "after")
SEVERITIES = ("error", "warning", "info")
VERDICTS = ("consistent", "inconsistent", "tension", "undecided")
EXAMPLES = (*VERDICTS, "quiet")
THEN = ("undecided", "silent")
GUARDS = ("words", "heads", "class")
PENDING = frozenset({"distinct", "time"})
"""Keys that are read and that the engine does not look at yet: a rule that has one is warned of."""
RESERVED = frozenset({"and", "has", "lacks", "is", "equation", "gap", "result"})
"""Words that cannot name a slot: conditions and messages use them."""

FILE_KEYS = ("version", "language", "about", "defaults", "rules", "override", "extend-words")
RULE_KEYS = (
    "id", "type", "family", "reason", "severity", "enabled", "article", "not-for", "within", "unless", "message", "examples",
)  # fmt: skip
RELATION_KEYS = (
    "pivot", "slots", "same", "distinct", "about", "order", "plausible", "by-value", "only-slips", "alone", "frames", "cases", "require",
)  # fmt: skip
SLOT_KEYS = (
    "kind", "is", "not", "or", "or-time", "optional", "within", "side", "units-of", "operand-of", "units", "list", "at-least", "host-of",
    "label", "modifier", "time",
)  # fmt: skip
GUARD_KEYS = (*GUARDS, "on", "then", "reason")
CASE_KEYS = ("when", "require")
OVERRIDE_KEYS = ("severity", "enabled", "not-for")


class Vocabulary:
    """What the data files of one language know, each looked up when a rule first asks. Empty: the language has no such data, and
    whatever a rule names is accepted."""

    def __init__(self, language: str, words: Sequence[Path] = ()) -> None:
        self.language, self._words = language, tuple(words)

    @cached_property
    def _lexicon(self) -> Any:
        from factcheck.lexicon import load_lexicon

        return load_lexicon(self.language, self._words)

    @cached_property
    def roles(self) -> frozenset[str]:
        """What `is`, `not`, `has` and `words` may name."""
        features: frozenset[str] = self._lexicon.features
        return features | STRUCTURAL | self.forms if features else frozenset()

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What `extend-words` may name."""
        return frozenset(self._lexicon.concepts)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Named classes of head nouns."""
        return frozenset(self._lexicon.table("head_classes") or ())

    @cached_property
    def forms(self) -> frozenset[str]:
        """Written forms that a slot may ask for beside roles."""
        return frozenset(_data(self.language, "rulefile/forms.yaml").get("forms") or ())

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """Words of contrasts and partitions that a label may have."""
        groups = [*(self._lexicon.table("contrasts") or ()), *(p["parts"] for p in self._lexicon.table("partitions") or ())]
        return frozenset(str(word) for group in groups for word in group)

    @cached_property
    def classes(self) -> frozenset[str]:
        """Classes of document. `news` is what fits no other, `digest` is found by its layout."""
        found = _data(self.language, "lexicon/documents.yaml").get("classes") or ()
        return frozenset(c["class"] for c in found) | {"news", "digest"} if found else frozenset()


def _data(language: str, relative: str) -> Any:
    path = f"{language}/{relative}"
    return load_data(path) if (rules_root() / path).is_file() else {}
