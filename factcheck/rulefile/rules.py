"""One rule: the keys of every rule, then those of its type."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.model.rule import SCOPES, Guard, Rule, Source
from factcheck.rulefile import vocabulary as v
from factcheck.rulefile.errors import did_you_mean, quoted
from factcheck.rulefile.nodes import Node
from factcheck.rulefile.reader import Reader
from factcheck.rulefile.relations import read_relation
from factcheck.rulefile.types import TYPES, Option

_ID = re.compile(r"\w[\w.-]*(/\w[\w.-]*)*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def read_rule(reader: Reader, node: Node, defaults: Node | None) -> tuple[Rule, Node] | None:
    """A rule with the file's defaults filled in, and the node of its id; None where not even that much is there."""
    if not reader.is_mapping(node, "a rule"):
        return None
    merged = Node({**(defaults.value if defaults is not None else {}), **node.value}, node.line, node.column)
    kind = _type(reader, merged, node)
    reader.is_mapping(merged, "a rule", (*v.RULE_KEYS, *(v.RELATION_KEYS if kind == "relation" else ()), *TYPES[kind].names))
    name = _id(reader, merged, node)
    rule = Rule(
        id=name,
        type=kind,
        family=_needed(reader, merged, node, "family", v.FAMILIES),
        language="" if merged.get("article") is not None else reader.language,
        reason=reader.translated(merged.get("reason"), "reason"),
        severity=reader.choice(merged.get("severity"), v.SEVERITIES, "error"),
        source=Source(reader.file.name, node.line),
        within=reader.choice(merged.get("within"), SCOPES, "sentence" if merged.get("article") is None else "article"),
        unless=_guards(reader, merged),
        message=reader.translated(merged.get("message"), "message"),
        examples=_examples(reader, merged.get("examples")),
        article=reader.text(merged.get("article"), "article") or None,
        not_for=frozenset(read_not_for(reader, merged.get("not-for"))),
        enabled=reader.boolean(merged.get("enabled"), default=True),
        options={o.name: found.data for o in TYPES[kind].options if (found := _option(reader, merged, node, o)) is not None},
        **(read_relation(reader, merged, node) if kind == "relation" else {}),
    )
    if rule.slots:
        _placeholders(reader, merged.get("message"), [s.name for s in rule.slots])
    return (rule, merged.get("id") or node) if name else None


def read_not_for(reader: Reader, node: Node | None) -> list[str]:
    """Classes of document."""
    return reader.known(node, reader.vocabulary.classes, "document class") if node is not None else []


def _type(reader: Reader, merged: Node, node: Node) -> Any:
    found = _needed(reader, merged, node, "type", tuple(TYPES))
    return found if found in TYPES else "relation"


def _needed(reader: Reader, merged: Node, node: Node, key: str, known: Sequence[str]) -> str:
    found = merged.get(key)
    if found is None:
        reader.fail(node, f"{key} is missing: one of {', '.join(known)}")
        return known[0]
    return str(reader.choice(found, known, known[0]))


def _id(reader: Reader, merged: Node, node: Node) -> str:
    found = merged.get("id")
    if found is None:
        reader.fail(node, "id is missing")
        return ""
    name = reader.text(found, "id")
    if name and not _ID.fullmatch(name):
        reader.fail(found, f"{quoted(name)} is no id: words of letters, digits, - and _, joined by /")
    return name


def _option(reader: Reader, merged: Node, node: Node, option: Option) -> Node | None:
    found = merged.get(option.name)
    if found is None:
        if option.needed:
            among = f": one of {', '.join(option.choices)}" if option.choices else ""
            reader.fail(node, f"{option.name} is missing{among}")
        return None
    return found if _SHAPES[option.shape](reader, found, option) is not None else None


def _pairs(reader: Reader, node: Node) -> object:
    def pair(item: Node) -> object:
        if len(item.items) != 2 or not isinstance(item.value, list):
            reader.fail(item, "a pair is a list of two words")
            return None
        return reader.texts(item, "a word of a pair")

    return reader.each(node, "this", pair)


_SHAPES: dict[str, Any] = {
    "text": lambda reader, node, option: reader.text(node, option.name),
    "texts": lambda reader, node, option: reader.texts(node, option.name),
    "choice": lambda reader, node, option: reader.choice(node, option.choices, option.choices[0]),
    "choices": lambda reader, node, option: reader.known(node, option.choices, option.name),
    "boolean": lambda reader, node, _: reader.boolean(node, default=False),
    "number": lambda reader, node, _: reader.positive(node),
    "pairs": lambda reader, node, _: _pairs(reader, node),
    "any": lambda _reader, node, _option: node,
}
"""How the value of each shape is checked; what stands in Rule.options is the value as it was written."""


def _guards(reader: Reader, merged: Node) -> tuple[Guard, ...]:
    node, slots = merged.get("unless"), merged.get("slots")
    names = tuple(slots.value) if slots is not None and isinstance(slots.value, dict) else ()
    return tuple(g for item in (node.items if node is not None else ()) for g in _guard(reader, item, names))


def _guard(reader: Reader, node: Node, slots: Sequence[str]) -> Iterator[Guard]:
    if not reader.is_mapping(node, "a guard", v.GUARD_KEYS):
        return
    where = [k for k in v.GUARDS if node.get(k) is not None]
    if len(where) != 1:
        reader.fail(node, f"a guard has one of {', '.join(v.GUARDS)}")
        return
    known = {"words": reader.vocabulary.roles, "heads": reader.vocabulary.heads, "class": reader.vocabulary.classes}[where[0]]
    what = {"words": "concept", "heads": "class of heads", "class": "document class"}[where[0]]
    then = reader.choice(node.get("then"), v.THEN, "undecided")
    place: Any = "klass" if where[0] == "class" else where[0]
    on, reason = tuple(reader.references(node.get("on"), slots)), reader.translated(node.get("reason"), "reason")
    for concept in reader.known(node.get(where[0]), known, what):
        yield Guard(concept, on, place, then, reason)


def _examples(reader: Reader, node: Node | None) -> dict[str, tuple[str, ...]]:
    if node is None or not reader.is_mapping(node, "examples", v.EXAMPLES):
        return {}
    return {k: tuple(reader.texts(n, "an example")) for k, (_, n) in node.value.items() if k in v.EXAMPLES and n.value is not None}


def _placeholders(reader: Reader, node: Node | None, slots: Sequence[str]) -> None:
    """{slot}, {result:slot}, {equation} and {gap}: the engine fills nothing else."""
    known = {*slots, *(f"result:{s}" for s in slots), "equation", "gap"}
    for text in _texts(node):
        value = str(text.value)
        for match in _PLACEHOLDER.finditer(value):
            if match[1] not in known:
                message = f"the message names {{{match[1]}}}, which is no slot{did_you_mean(match[1], known)}"
                reader.fail(text, message, match.start())
        rest = _PLACEHOLDER.sub(lambda m: " " * len(m[0]), value)
        if (at := next((i for i, c in enumerate(rest) if c in "{}"), -1)) >= 0:
            reader.fail(text, "a brace without its other half", at)


def _texts(node: Node | None) -> list[Node]:
    if node is None:
        return []
    return [n for _, n in node.value.values()] if isinstance(node.value, dict) else [node]


def missing(rule: Rule) -> Iterator[str]:
    """What a rule needs before others can rely on it: an example of each verdict that it can give and of what must stay quiet. An
    article's own rule, and one that is off, needs none."""
    if rule.article is not None:
        return
    wanted = ["consistent", "inconsistent", "quiet"]
    if rule.options.get("confirms", True) is False:
        wanted.remove("consistent")
    if any(g.then == "undecided" for g in rule.unless):
        wanted.insert(2, "undecided")
    for name in wanted:
        if not rule.examples.get(name):
            yield f"{rule.id} has no example that is {name}"


def untranslated(rule: Rule) -> Iterator[str]:
    """The texts of a bundled rule stand in every language."""
    for name, texts in (("reason", rule.reason), ("message", rule.message)):
        for language in v.LANGUAGES:
            if language not in texts:
                yield f"{rule.id} has no {name} in {language}"
