"""What the tables of sentences ask for, in the table's own hand, and where a reading differs from it.

numbers:
  412艘: source, no up; of 渔船; in 上年      roles that it has and has not; a word of its label; its time
  31%: share by place; at 87张               the level of a role; the number that its bracket stands behind
lists:                                      all lists whose whole is said by words, and only these
  - 86吨 = 31吨 + 29吨                       closed: all parts are there (≥ open: some are left out; ~ silent: no word says so)
  - 86吨? ~ 31吨 + 29吨                      the whole is one that may be meant, and no word says so
pairs: [267家, 超1000家]                     numbers of one row of 分别, row by row
rows: [2.6亿元, 14%]                         numbers of one segment between ；, row by row
named: 3个 = 柏溪镇 / 石渡乡                   things named beside their count (≥: some are left out), or none
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.documents import read_document
from factcheck.documents.normal import normalise
from factcheck.lexicon import load_lexicon
from factcheck.model.document import Document
from factcheck.model.reading import Fact, NumberList, Reading
from factcheck.numbers import read
from factcheck.structure import understand

GRADES = {"closed": "=", "open": "≥", "silent": "~"}


@dataclass(frozen=True, slots=True)
class Understood:
    """A text with its reading; `texts` are its numbers as they are written."""

    document: Document
    reading: Reading
    texts: tuple[str, ...]


def understood(text: str) -> Understood:
    document = read_document(text)
    mentions = read(document.flow, document.language)
    reading = understand(document, mentions, load_lexicon(document.language))
    return Understood(document, reading, tuple(document.surface(m.start, m.end).replace("\n", "") for m in mentions))


def places(named: Sequence[str], found: Understood) -> dict[str, int]:
    """The index of each number of a table, looked for in order: 约10公顷 is found by 10公顷."""
    at, indices = 0, {}
    for text in named:
        here = next((i for i in range(at, len(found.texts)) if text in found.texts[i]), None)
        if here is not None:
            indices[text], at = here, here + 1
    return indices


def number_faults(expected: dict[str, str], found: Understood) -> Iterator[str]:
    indices = places(list(expected), found)
    for text, wanted in expected.items():
        if text not in indices:
            yield f"{text}: is not read as a number of its own among {', '.join(found.texts)}"
            continue
        fact = found.reading.numbers[indices[text]]
        yield from (f"{text}: {want}, but {said}" for want in wanted.split("; ") if (said := _differs(want, fact, found)))


def _differs(want: str, fact: Fact, found: Understood) -> str:
    """What a number has instead of what is wanted of it; empty where it is so."""
    word, _, rest = normalise(want.removeprefix("not ")).partition(" ")
    denied = want.startswith("not ")
    if word == "of":
        return "" if (rest in fact.label.text) != denied else f"of {fact.label.text or 'nothing'}"
    if word == "in":
        time = normalise(fact.time.text) if fact.time else "no time"
        return "" if (rest in time) != denied else f"in {time}"
    if word == "at":
        host = found.texts[fact.host] if fact.host >= 0 else "no bracket"
        return "" if rest in normalise(host) else f"at {host}"
    roles = {name: role.level for name, role in fact.roles.items()}
    wrong = [role for role in want.split(", ") if not _holds(role, roles)]
    return f"{', '.join(sorted(roles)) or 'no role'}" if wrong else ""


def _holds(role: str, roles: Mapping[str, str]) -> bool:
    name, _, level = role.partition(" by ")
    if name.startswith("no "):
        return name[3:] not in roles
    return name in roles and level in ("", roles[name])


def list_faults(expected: Sequence[str], found: Understood) -> Iterator[str]:
    """Each list that is asked for is there, and no other has a whole that words bind."""
    written = {line for numbers in found.reading.lists for line in _written(numbers, found)}
    wanted = {_spelled(line, found) for line in expected}
    yield from (f"no list {line}" for line in sorted(wanted - written))
    yield from (f"a list {line}" for line in sorted(written - wanted) if "? " not in line)


def _written(numbers: NumberList, found: Understood) -> Iterator[str]:
    items = f"{GRADES[numbers.grade]} {' + '.join(found.texts[i] for i in numbers.items)}"
    yield from (f"{found.texts[i]} {items}" for i in numbers.said)
    yield from (f"{found.texts[i]}? {items}" for i in numbers.hosts if i not in numbers.said)


def _spelled(line: str, found: Understood) -> str:
    """A line with every number as the text has it."""
    words = (word.removesuffix("?") for word in line.split(" "))
    spelled = [next((t for t in found.texts if word and word in t), word) if word not in "=≥~+" else word for word in words]
    return " ".join(spelled).replace(spelled[0], spelled[0] + "?" * ("? " in line), 1)


def row_faults(expected: Sequence[str], found: Understood, what: str) -> Iterator[str]:
    """Numbers of one line stand in one row, those of two lines in two."""
    lines = [line.split(", ") for line in expected]
    indices = places([text for text in found.texts if any(t in text for line in lines for t in line)], found)
    rows = [{getattr(found.reading.numbers[i], what) for i in (_index(t, indices) for t in line)} for line in lines]
    yield from (f"{what}: {', '.join(line)} in {sorted(row)}" for line, row in zip(lines, rows, strict=True) if len(row) > 1 or row == {-1})
    if len({frozenset(row) for row in rows}) < len(rows):
        yield f"{what}: lines share one: {rows}"


def _index(text: str, indices: dict[str, int]) -> int:
    return next(i for t, i in indices.items() if text in t)


def named_faults(expected: str, found: Understood, checks: Sequence[Any]) -> Iterator[str]:
    """The count is confirmed by as many things as the table names, and each stands in a span of its list."""
    listings = [c for c in checks if c.family == "enumeration"]
    if expected == "none" or not listings:
        if (expected == "none") != (not listings):
            yield f"named: {[c.equation for c in listings] or 'none'}"
        return
    sign = "≥" if "≥" in expected else "="
    count, things = expected.split(f" {sign} ")
    bound = dict(listings[0].bindings)
    spans = " ".join(found.document.surface(p.start, p.end) for p in bound["items"])
    names = things.split(" / ")
    wanted = f"{len(names)} {'≤' if sign == '≥' else '='} {count}"
    if listings[0].equation != wanted or not all(name in spans for name in names):
        yield f"named: {wanted}, but {listings[0].equation} in {spans}"
