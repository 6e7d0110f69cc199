"""The slots of a relation: what each number must be, and how they depend on one another."""

import re
from collections.abc import Iterator, Sequence

from factcheck.model.rule import SCOPES, Slot
from factcheck.rulefile import vocabulary as v
from factcheck.rulefile.errors import quoted
from factcheck.rulefile.expression import NAME
from factcheck.rulefile.nodes import Node
from factcheck.rulefile.reader import Reader
from factcheck.rulefile.units import UnknownUnit, named

_LINKS = ("units-of", "operand-of", "host-of")
_NAME = re.compile(NAME)


def read_slots(reader: Reader, node: Node | None) -> tuple[Slot, ...]:
    """The slots of a rule, in the order in which they are written."""
    if node is None or not reader.is_mapping(node, "slots"):
        return ()
    names = tuple(node.value)
    found = tuple(s for key, body in node.value.values() if (s := _slot(reader, key, body, names)) is not None)
    _cycles(reader, node, names)
    _hosts(reader, node, {s.name: s for s in found})
    return found


def _slot(reader: Reader, key: Node, body: Node, names: Sequence[str]) -> Slot | None:
    name = str(key.value)
    if not _NAME.fullmatch(name) or name in v.RESERVED:
        reader.fail(
            key, f"{quoted(name)} cannot name a slot: a word of letters, digits and _ that is not one of {', '.join(sorted(v.RESERVED))}"
        )
    if body.value is None:
        return Slot(name)
    if not reader.is_mapping(body, f"the slot {quoted(name)}", v.SLOT_KEYS):
        return None
    links = {link: reader.reference(body.get(link), names) for link in _LINKS}
    many = reader.boolean(body.get("list"), default=False)
    if body.get("at-least") is not None and not many:
        reader.fail(body.value["at-least"][0], "at-least is for a slot with list: true")
    return Slot(
        name,
        kinds=frozenset(k for word in reader.known(body.get("kind"), (*v.KINDS, *v.GROUPS), "kind") for k in v.GROUPS.get(word, (word,))),
        any_of=tuple(_alternatives(reader, body.get("is"))),
        none_of=frozenset(reader.known(body.get("not"), reader.vocabulary.roles, "role")) if body.get("not") else frozenset(),
        fallback=_fallback(reader, body),
        optional=reader.boolean(body.get("optional"), default=False),
        within=reader.choice(body.get("within"), SCOPES, "sentence") if body.get("within") else None,
        side=reader.choice(body.get("side"), v.SIDES, "before") if body.get("side") else None,
        units_of=links["units-of"],
        operand_of=links["operand-of"],
        units=frozenset(_units(reader, body.get("units"))),
        many=many,
        at_least=reader.positive(body.get("at-least")),
        host_of=links["host-of"],
        labels=tuple(reader.texts(body.get("label"), "a label")),
        modifiers=frozenset(reader.known(body.get("modifier"), reader.vocabulary.modifiers, "modifier"))
        if body.get("modifier")
        else frozenset(),
        time=reader.text(body.get("time"), "a time") or None,
    )


def _alternatives(reader: Reader, node: Node | None) -> Iterator[frozenset[str]]:
    """`is`: any of the members; a member that is itself a list asks for all of its roles."""
    for item in node.items if node is not None else ():
        found = frozenset(reader.known(item, reader.vocabulary.roles, "role"))
        if found:
            yield found


def _fallback(reader: Reader, body: Node) -> tuple[str, ...]:
    times = tuple(f"time-{t}" for t in reader.known(body.get("or-time"), v.TIMES, "time"))
    return (*times, *reader.known(body.get("or"), v.FALLBACKS, "fallback"))


def _units(reader: Reader, node: Node | None) -> Iterator[str]:
    for item in node.items if node is not None else ():
        unit = reader.text(item, "a unit")
        try:
            if unit:
                yield named(unit, reader.language)
        except UnknownUnit as unknown:
            reader.fail(item, unknown.message)


def _cycles(reader: Reader, node: Node, names: Sequence[str]) -> None:
    """units-of, operand-of and host-of say in which order slots are bound: they cannot go round in a circle."""
    for link in _LINKS:
        links = {name: _link(node.value[name][1], link) for name in names}
        first = next((name for name in names if _returns(name, links)), None)
        if first is not None:
            reader.fail(node.value[first][0], f"{link} goes round in a circle at {quoted(first)}")


def _link(body: Node, link: str) -> str | None:
    found = body.get(link)
    return found.value if found is not None and isinstance(found.value, str) else None


def _returns(name: str, links: dict[str, str | None]) -> bool:
    at, seen = links[name], set[str]()
    while at is not None and at != name and at not in seen:
        seen.add(at)
        at = links.get(at)
    return at == name


def _hosts(reader: Reader, node: Node, slots: dict[str, Slot]) -> None:
    for slot in slots.values():
        host = slots.get(slot.host_of or "")
        if host is not None and not host.many and host is not slot:
            reader.fail(
                node.value[slot.name][1].value["host-of"][1], f"{quoted(host.name)} is no list (list: true), so nothing can be its host"
            )
