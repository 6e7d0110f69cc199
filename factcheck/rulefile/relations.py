"""What a relation says of its slots: the pivot, the expressions that must hold, and what the slots share."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

from factcheck.model.expression import Binary, Call, Compare, Condition, Expression, Negative, Number
from factcheck.model.rule import Case, Slot
from factcheck.rulefile import vocabulary as v
from factcheck.rulefile.errors import did_you_mean, quoted
from factcheck.rulefile.expression import Parsed, SyntaxProblem, asked, joined, parse
from factcheck.rulefile.nodes import Node
from factcheck.rulefile.reader import Reader, no_slot
from factcheck.rulefile.slots import read_slots
from factcheck.rulefile.templates import TemplateError, slot_names
from factcheck.rulefile.units import UnknownUnit, convertible, scaled

Slots = Mapping[str, Slot]


def read_relation(reader: Reader, rule: Node, at: Node) -> dict[str, Any]:
    """The fields of a Rule that only relations have. `at` is where the rule begins."""
    if rule.get("slots") is None:
        reader.fail(at, "slots is missing: the numbers of the relation")
        return {}
    before = len(reader.errors)
    slots = read_slots(reader, rule.get("slots"))
    by_name = {s.name: s for s in slots}
    used: set[str] = set()
    fields = {
        "slots": slots,
        "pivot": _pivot(reader, rule, at, by_name),
        "same": _groups(reader, rule.get("same"), by_name),
        "distinct": tuple(p for group in _groups(reader, rule.get("distinct"), by_name) for p in combinations(group, 2)),
        "about": _about(reader, rule.get("about"), by_name),
        "order": tuple(reader.references(rule.get("order"), by_name)),
        "plausible": tuple(c.require for n in _items(rule.get("plausible")) if (c := _case(reader, n, None, by_name, used)) is not None),
        "frames": _frames(reader, rule.get("frames"), by_name, reader.language),
        "by_value": reader.boolean(rule.get("by-value"), default=False),
        "only_slips": reader.boolean(rule.get("only-slips"), default=False),
        "alone": reader.boolean(rule.get("alone"), default=False),
        "cases": _cases(reader, rule, at, by_name, used),
    }
    if len(reader.errors) == before:  # a misspelt name would make its slot look unused
        _unused(reader, rule, used | _needed(fields, slots))
    return fields


def _items(node: Node | None) -> list[Node]:
    return [] if node is None else node.items


def _frames(reader: Reader, node: Node | None, slots: Slots, language: str) -> tuple[str, ...]:
    """Sentences whose places are slots: every slot that a frame names must be one."""
    for item in _items(node):
        text = reader.text(item, "a frame")
        try:
            names = slot_names(text, language)
        except TemplateError as error:
            reader.fail(item, f"a frame that cannot be read: {error}")
            continue
        for name in sorted(names):
            if name not in slots:
                reader.fail(item, no_slot(name, slots))
    return tuple(reader.texts(node, "a frame"))


def _pivot(reader: Reader, rule: Node, at: Node, slots: Slots) -> str:
    node = rule.get("pivot")
    if node is None:
        if slots and rule.get("article") is not None:
            return next(iter(slots))  # one article's own sum needs no more than its slots
        if slots:
            reader.fail(at, "pivot is missing: the slot of the number that makes the claim")
        return ""
    inner = node
    if isinstance(node.value, dict):
        reader.is_mapping(node, "pivot", ("list",))
        inner = node.get("list") or node
    name = reader.reference(inner, slots)
    if name is None:
        return ""
    if inner is not node and not slots[name].many:
        reader.fail(inner, f"{quoted(name)} is no list (list: true)")
    if slots[name].optional:
        reader.fail(inner, f"the pivot {quoted(name)} cannot be optional")
    return name


def _groups(reader: Reader, node: Node | None, slots: Slots) -> tuple[tuple[str, ...], ...]:
    """A list of slots, or a list of such lists."""
    if node is None:
        return ()
    nested = any(isinstance(n.value, list) for n in node.items)
    found = [(n, tuple(reader.references(n, slots))) for n in (node.items if nested else [node])]
    for item, names in found:
        if len(names) == 1 and len(item.items) == 1:
            reader.fail(item, "two slots or more are needed here")
    return tuple(names for _, names in found if len(names) > 1)


def _about(reader: Reader, node: Node | None, slots: Slots) -> tuple[tuple[str, str], ...]:
    if node is None or not reader.is_mapping(node, "about"):
        return ()
    pairs = [(reader.reference(key, slots), reader.reference(value, slots)) for key, value in node.value.values()]
    return tuple((a, b) for a, b in pairs if a is not None and b is not None)


def _cases(reader: Reader, rule: Node, at: Node, slots: Slots, used: set[str]) -> tuple[Case, ...]:
    require, cases = rule.get("require"), rule.get("cases")
    if require is not None and cases is not None:
        reader.fail(rule.value["require"][0], "require stands beside cases: one of them")
    if cases is not None:
        return reader.each(cases, "cases", lambda n: _one_of(reader, n, slots, used))
    if require is None:
        reader.fail(at, "require is missing: what must hold")
        return ()
    case = _case(reader, require, None, slots, used)
    return () if case is None else (case,)


def _one_of(reader: Reader, node: Node, slots: Slots, used: set[str]) -> Case | None:
    if not reader.is_mapping(node, "a case", v.CASE_KEYS):
        return None
    if node.get("require") is None:
        reader.fail(node, "require is missing: what must hold")
        return None
    return _case(reader, node.get("require"), node.get("when"), slots, used)


def _case(reader: Reader, require: Node | None, when: Node | None, slots: Slots, used: set[str]) -> Case | None:
    condition = _condition(reader, when, slots, used)
    text = reader.text(require, "an expression")
    if require is None or not text:
        return None
    try:
        parsed = parse(text)
    except SyntaxProblem as problem:
        reader.fail(require, f"{problem.message}{_cut_off(reader, require)}", problem.column)
        return None
    used.update(name.text for name in parsed.names)
    _check_names(reader, require, parsed, slots)
    return Case(condition, _with_units(reader, require, parsed, slots), text)


def _cut_off(reader: Reader, node: Node) -> str:
    """Between { and } a comma ends a text without quotes: years(a, b) is cut in two."""
    return " (between { and } a text with a comma stands in quotes)" if reader.followed_by(node, ",") else ""


def _condition(reader: Reader, node: Node | None, slots: Slots, used: set[str]) -> Condition | None:
    if node is None:
        return None
    try:
        parts = asked(reader.text(node, "a condition"))
    except SyntaxProblem as problem:
        reader.fail(node, problem.message, problem.column)
        return None
    for has, verb, slot_at, feature_at in parts:
        used.add(has.slot)
        if has.slot not in slots:
            reader.fail(node, no_slot(has.slot, slots), slot_at)
        wanted = _askable(reader, verb)
        if wanted and has.feature not in wanted:
            what = "kind" if verb == "is" else "role"
            reader.fail(node, f"unknown {what} {quoted(has.feature)}{did_you_mean(has.feature, wanted)}", feature_at)
    return joined(parts)


def _askable(reader: Reader, verb: str) -> frozenset[str]:
    if verb == "is":
        return frozenset((*v.KINDS, *v.GRADES)) | reader.vocabulary.forms
    return reader.vocabulary.roles


def _check_names(reader: Reader, node: Node, parsed: Parsed, slots: Slots) -> None:
    for use in parsed.names:
        if use.text not in slots:
            reader.fail(node, no_slot(use.text, slots), use.at)
        elif slots[use.text].many and not use.aggregated:
            reader.fail(node, f"{quoted(use.text)} is a list: it stands only inside sum, mean, min, max or count", use.at)


def _with_units(reader: Reader, node: Node, parsed: Parsed, slots: Slots) -> Compare:
    """The tree with units as pint reads them."""
    known = {}
    for use in parsed.units:
        try:
            known[use.text] = convertible(use.text, reader.language)
        except UnknownUnit as unknown:
            product = f"{quoted(use.text)} is a slot: a product is written with *"
            reader.fail(node, product if use.text in slots else unknown.message, use.at)
    if all(written == (Decimal(1), unit) for unit, written in known.items()):
        return parsed.tree
    return replace(parsed.tree, left=_converted(parsed.tree.left, known), right=_converted(parsed.tree.right, known))


def _converted(tree: Expression, known: Mapping[str, tuple[Decimal, str]]) -> Expression:
    if isinstance(tree, Number) and tree.unit is not None and tree.unit in known:
        factor, unit = known[tree.unit]
        return Number(scaled(tree.value, factor), unit)
    if isinstance(tree, Binary):
        return replace(tree, left=_converted(tree.left, known), right=_converted(tree.right, known))
    if isinstance(tree, Negative):
        return Negative(_converted(tree.operand, known))
    if isinstance(tree, Call):
        return replace(tree, arguments=tuple(_converted(a, known) for a in tree.arguments))
    return tree


def _needed(fields: Mapping[str, Any], slots: Sequence[Slot]) -> set[str]:
    """Slots that serve without standing in an expression: the pivot, what others are measured by, an order in time."""
    links = {n for s in slots for n in (s.units_of, s.operand_of, s.host_of) if n is not None}
    return {fields["pivot"], *links, *fields["order"], *(n for pair in fields["about"] for n in pair)}


def _unused(reader: Reader, rule: Node, used: set[str]) -> None:
    slots = rule.get("slots")
    for name, (key, _) in slots.value.items() if slots is not None and isinstance(slots.value, dict) else ():
        if name not in used:
            reader.fail(key, f"the slot {quoted(name)} is used nowhere: it stands in no require and no when")
