"""What structure made of a text, for a reader: clauses, lists, rows, and each number's roles with the words that gave them."""

from typing import Any

from factcheck.model.document import Document
from factcheck.model.reading import Clause, Fact, NumberList, Reading


def describe(document: Document, reading: Reading) -> dict[str, Any]:
    """The understanding of a document as plain data (the JSON of `explain --trace`)."""
    return {
        "clauses": [_clause(c, document, reading) for c in reading.clauses],
        "lists": [_list(numbers, document, reading) for numbers in reading.lists],
    }


def _clause(clause: Clause, document: Document, reading: Reading) -> dict[str, Any]:
    return {
        "text": document.surface(clause.start, clause.end),
        "depth": clause.depth,
        "host": _surface(clause.host, document, reading) if clause.host >= 0 else None,
        "numbers": [_number(reading.numbers[i], document, reading) for i in clause.mentions],
    }


def _number(fact: Fact, document: Document, reading: Reading) -> dict[str, Any]:
    written = reading.mentions[fact.mention].written
    return {
        "text": _surface(fact.mention, document, reading),
        "kind": written.kind,
        "unit": written.unit,
        "label": fact.label.text,
        "label_inherited": not fact.label.own,
        "time": fact.time.text if fact.time else None,
        "row": fact.row if fact.row >= 0 else None,
        "roles": [
            {"role": name, "level": role.level, "word": document.surface(role.start, role.end)} for name, role in sorted(fact.roles.items())
        ],
    }


def _list(numbers: NumberList, document: Document, reading: Reading) -> dict[str, Any]:
    return {
        "items": [_surface(i, document, reading) for i in numbers.items],
        "grade": numbers.grade,
        "opener": numbers.opener,
        "hosts": [_surface(i, document, reading) for i in numbers.hosts],
        "said": [_surface(i, document, reading) for i in numbers.said],
    }


def _surface(index: int, document: Document, reading: Reading) -> str:
    mention = reading.mentions[index]
    return document.surface(mention.start, mention.end)


def draw(described: dict[str, Any]) -> list[str]:
    """The same as lines of text, indented by depth."""
    lines: list[str] = []
    for clause in described["clauses"]:
        indent = "  " * clause["depth"]
        host = f"  (at {clause['host']})" if clause["host"] else ""
        lines.append(f"{indent}│ {clause['text']}{host}")
        lines += [f"{indent}│   {_line(number)}" for number in clause["numbers"]]
    for numbers in described["lists"]:
        said = (
            f", whole {numbers['said'][0]}"
            if numbers["said"]
            else f", whole perhaps {'/'.join(numbers['hosts'])}"
            if numbers["hosts"]
            else ""
        )
        lines.append(f"list ({numbers['grade']}, {numbers['opener']}): {' + '.join(numbers['items'])}{said}")
    return lines


def _line(number: dict[str, Any]) -> str:
    roles = ", ".join(f"{r['role']}←{r['word'] or r['level']}" for r in number["roles"]) or "no role"
    label = f"{number['label']}{' (inherited)' if number['label_inherited'] else ''}" if number["label"] else "no label"
    time = f"; time {number['time']}" if number["time"] else ""
    row = f"; row {number['row'] + 1}" if number["row"] is not None else ""
    return f"{number['text']}: {number['kind']}; {roles}; {label}{time}{row}"
