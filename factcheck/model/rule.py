"""A rule as the engine sees it: parsed, checked, free of YAML."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from factcheck.model.check import Severity
from factcheck.model.expression import Compare, Condition
from factcheck.model.value import value

Scope = Literal["row", "clause", "sentence", "neighbour", "nearby", "paragraph", "article"]
SENTENCES: dict[str, int] = {"neighbour": 1, "nearby": 2}
"""How many sentences away from its pivot a number may stand in a scope; across the end of a paragraph too."""
SCOPES: tuple[Scope, ...] = ("row", "clause", "sentence", "neighbour", "nearby", "paragraph", "article")
RuleType = Literal["relation", "list", "agreement", "calendar", "order", "wording"]
Text = Mapping[str, str]  # language → text


@value
class Slot:
    """What one number of a relation must be.

    A number fills the slot at level `says` if one of `any_of` is a subset of its roles; else by the first `fallback` that it meets;
    never if one of its roles is in `none_of`.
    """

    name: str
    kinds: frozenset[str] = frozenset()  # empty: any kind
    any_of: tuple[frozenset[str], ...] = ()
    none_of: frozenset[str] = frozenset()
    fallback: tuple[str, ...] = ()  # time-latest, time-earliest, time-same, row, place, default
    optional: bool = False
    within: Scope | None = None
    side: Literal["before", "after"] | None = None  # of the pivot, in the text
    units_of: str | None = None  # same unit class as that slot
    operand_of: str | None = None  # its unit is the one that slot's per-unit noun names (户均 ↔ 户)
    units: frozenset[str] = frozenset()  # unit classes or units by name
    many: bool = False  # a list of numbers
    at_least: int = 1
    host_of: str | None = None  # the number that the list in that slot breaks down
    labels: tuple[str, ...] = ()  # for an article's own rule: texts that the words around the number must hold
    modifiers: frozenset[str] = frozenset()  # words of a contrast, one of which its label must have (出口)
    time: str | None = None


@value
class Guard:
    """A marker of legitimate disagreement: where the concept or class of heads stands at one of the slots, the check is undecided (or silent)."""

    concept: str
    on: tuple[str, ...]  # slots; empty: any
    where: Literal["words", "heads", "klass"]
    then: Literal["undecided", "silent"]
    reason: Text


@value
class Case:
    """One form of a claim: `require` is judged where `when` holds (None: always)."""

    when: Condition | None
    require: Compare
    source: str  # the expression as it was written


@value
class Source:
    file: str
    line: int


@value
class Rule:
    """One declared check. `options` holds what only rules of another type than `relation` have (see the type's module)."""

    id: str
    type: RuleType
    family: str
    language: str
    reason: Text
    severity: Severity
    source: Source
    pivot: str = ""
    within: Scope = "sentence"
    slots: tuple[Slot, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()  # groups of slots that are one thing of one unit class
    distinct: tuple[tuple[str, str], ...] = ()
    about: tuple[tuple[str, str], ...] = ()  # (a, b): if a has a label of its own it must be b's
    order: tuple[str, ...] = ()  # slots from earliest to latest, where times are written
    unless: tuple[Guard, ...] = ()
    cases: tuple[Case, ...] = ()
    plausible: tuple[Compare, ...] = ()  # what must hold of a binding before it is judged at all: else it is a wrong binding
    message: Text = field(default_factory=dict)
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    article: str | None = None  # an article's own rule: its title or text contains this
    not_for: frozenset[str] = frozenset()  # document classes
    enabled: bool = True
    frames: tuple[str, ...] = ()  # sentences with places for the slots: then nothing else binds them
    by_value: bool = False  # nothing binds the slots but that the relation holds: a mismatch is never said
    only_slips: bool = False  # a mismatch is said only where one slip of the pen explains it
    alone: bool = False  # a mismatch is said only where the sentences of its numbers have no other number of their units
    options: Mapping[str, Any] = field(default_factory=dict)


@value
class RuleBook:
    """All loaded rules, in a fixed order, and the packs that they came from."""

    rules: tuple[Rule, ...]
    packs: tuple["Pack", ...] = ()
    words: tuple[tuple[str, str, tuple[str, ...]], ...] = ()  # language, concept, stems that rule files add to it


@value
class Pack:
    name: str
    version: str
    sha256: str
