"""Rule files to a rule book: every error of every file at once, with its place."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from factcheck.lexicon import load_lexicon
from factcheck.lexicon.store import rules_root
from factcheck.model.expression import Compare
from factcheck.model.rule import SCOPES, Case, Guard, Pack, Rule, RuleBook, Slot, Source
from factcheck.rulefile import vocabulary as v
from factcheck.rulefile.errors import RuleError, RuleErrors, did_you_mean
from factcheck.rulefile.expression import SyntaxProblem, names, parse_condition, parse_expression, units
from factcheck.rulefile.nodes import Node, read

LANGUAGES = ("zh", "en")
BUNDLED = ("zh", "en", "articles")


def load_rules(paths: Sequence[Path] = (), bundled: bool = True) -> RuleBook:
    """The bundled packs and the rule files (or folders of them) at paths, as one book. RuleErrors with everything that is wrong."""
    errors: list[RuleError] = []
    rules: list[Rule] = []
    packs: list[Pack] = []
    seen: dict[str, str] = {}
    for folder in BUNDLED if bundled else ():
        files = sorted((rules_root() / folder).glob("*.yaml"))
        _load(files, rules_root().parent, rules, seen, errors)
        packs.append(Pack(folder, "1", sha256(b"\0".join(f.read_bytes() for f in files)).hexdigest()))
    for path in paths:
        _load(list(_files(Path(path), errors)), None, rules, seen, errors)
    if errors:
        raise RuleErrors(errors)
    return RuleBook(tuple(rules), tuple(packs))


def _files(path: Path, errors: list[RuleError]) -> Iterator[Path]:
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.suffix in (".yaml", ".yml") and p.resolve().is_relative_to(path.resolve()))
        if not found:
            errors.append(RuleError(str(path), 1, 1, "no rule file (*.yaml) in this folder"))
        yield from found
    elif path.exists():
        yield path
    else:
        errors.append(RuleError(str(path), 1, 1, "no such rule file or folder"))


def _load(files: Iterable[Path], base: Path | None, rules: list[Rule], seen: dict[str, str], errors: list[RuleError]) -> None:
    for path in files:
        name = path.relative_to(base).as_posix() if base else str(path)
        root, lines = read(path, name, errors)
        if root is not None:
            _File(name, lines, errors, bundled=base is not None).rules(root, rules, seen)


class _File:
    """Reads one file's tree; collects errors and goes on."""

    def __init__(self, name: str, lines: list[str], errors: list[RuleError], *, bundled: bool) -> None:
        self.name, self.lines, self.errors, self.bundled = name, lines, errors, bundled
        self.language = "zh"

    def fail(self, node: Node, message: str, column: int = 0) -> None:
        text = self.lines[node.line - 1] if node.line <= len(self.lines) else ""
        self.errors.append(RuleError(self.name, node.line, node.column + column, message, text))

    def rules(self, root: Node, rules: list[Rule], seen: dict[str, str]) -> None:
        if not self.mapping(root, v.FILE_KEYS, "a rule file"):
            return
        version = root.get("version")
        if version is None or version.value != 1:
            self.fail(
                version or root,
                "version: 1 is missing" if version is None else f"unknown version {version.value!r} (this program reads version 1)",
            )
        self.language = self.choice(root.get("language"), LANGUAGES, "zh")
        found = root.get("rules")
        if found is not None and not isinstance(found.value, list):
            self.fail(found, "rules is a list")
            found = None
        for node in found.value if found is not None else ():
            rule = self.rule(node, root.get("defaults"))
            if rule is None:
                continue
            if rule.id in seen:
                self.fail(node.get("id") or node, f"the id {rule.id} stands twice (first in {seen[rule.id]})")
            seen.setdefault(rule.id, f"{self.name}:{node.line}")
            rules.append(rule)
        self.override(root.get("override"), rules)

    def override(self, node: Node | None, rules: list[Rule]) -> None:
        from dataclasses import replace

        if node is None or not self.mapping(node, None, "override"):
            return
        for rule_id, (key, body) in node.value.items():
            at = next((i for i, r in enumerate(rules) if r.id == rule_id), None)
            if at is None:
                self.fail(key, f"no rule is called {rule_id}{did_you_mean(rule_id, [r.id for r in rules])}")
            elif self.mapping(body, ("severity", "enabled"), "an override"):
                severity = self.choice(body.get("severity"), v.SEVERITIES, rules[at].severity)
                rules[at] = replace(
                    rules[at],
                    severity=severity,  # type: ignore[arg-type]
                    enabled=self.boolean(body.get("enabled"), default=rules[at].enabled),
                )

    def rule(self, node: Node, defaults: Node | None) -> Rule | None:
        if not self.mapping(node, None, "a rule"):
            return None
        merged = Node(
            {**(defaults.value if defaults is not None and isinstance(defaults.value, dict) else {}), **node.value}, node.line, node.column
        )
        kind = self.choice(merged.get("type"), v.TYPES, "relation")
        self.mapping(merged, (*v.RULE_KEYS, *v.OPTIONS[kind]), "a rule")
        rule_id = self.text(merged, "id", node)
        if not rule_id:
            return None
        own = {k: merged.value[k][1].plain for k in v.OPTIONS[kind] if k in merged.value}
        slots = self.slots(merged.get("slots"))
        pivot = self.pivot(merged, slots, node) if kind == "relation" else ""
        cases = self.cases(merged, slots) if kind == "relation" else ()
        if kind == "relation" and not cases and merged.get("require") is None and merged.get("cases") is None:
            self.fail(node, "require is missing")
        rule = Rule(
            id=rule_id,
            type=kind,  # type: ignore[arg-type]
            family=self.choice(merged.get("family"), v.FAMILIES, "sum", missing=(node, "family is missing")),
            language=self.language if merged.get("article") is None else "",
            reason=self.texts(merged.get("reason")),
            severity=self.choice(merged.get("severity"), v.SEVERITIES, "error"),  # type: ignore[arg-type]
            source=Source(self.name, node.line),
            pivot=pivot,
            within=self.choice(merged.get("within"), SCOPES, "article" if merged.get("article") else "sentence"),  # type: ignore[arg-type]
            slots=slots,
            same=self.groups(merged.get("same"), slots),
            distinct=(),
            about=self.about(merged.get("about"), slots),
            order=tuple(self.slot_names(merged.get("order"), slots)),
            unless=self.guards(merged.get("unless"), slots),
            cases=cases,
            plausible=self.plausible(merged.get("plausible"), slots),
            message=self.texts(merged.get("message")),
            examples=self.examples(merged.get("examples")),
            article=self.text(merged, "article") or None,
            not_for=frozenset(map(str, self.strings(merged.get("not-for")))),
            enabled=self.boolean(merged.get("enabled"), default=True),
            only_slips=self.boolean(merged.get("only-slips"), default=False),
            options=own,
        )
        self.placeholders(merged.get("message"), rule)
        return rule

    def mapping(self, node: Node, keys: Sequence[str] | None, what: str) -> bool:
        if not isinstance(node.value, dict):
            self.fail(node, f"{what} is a mapping of keys to values")
            return False
        for key, (at, _) in node.value.items() if keys is not None else ():
            if key not in keys:  # type: ignore[operator]
                self.fail(at, f"unknown key {key!r}{did_you_mean(key, keys or ())}")
        return True

    def choice(self, node: Node | None, known: Sequence[str], otherwise: str, missing: tuple[Node, str] | None = None) -> str:
        if node is None:
            if missing:
                self.fail(*missing)
            return otherwise
        if node.value not in known:
            self.fail(node, f"unknown value {node.value!r}{did_you_mean(str(node.value), known)}; one of {', '.join(known)}")
            return otherwise
        return str(node.value)

    def boolean(self, node: Node | None, *, default: bool) -> bool:
        if node is not None and not isinstance(node.value, bool):
            self.fail(node, "true or false")
        return default if node is None else bool(node.value)

    def text(self, node: Node, key: str, needed: Node | None = None) -> str:
        found = node.get(key)
        if found is None:
            if needed is not None:
                self.fail(needed, f"{key} is missing")
            return ""
        if not isinstance(found.value, str) or not found.value.strip():
            self.fail(found, f"{key} is a text")
            return ""
        return found.value

    def texts(self, node: Node | None) -> dict[str, str]:
        if node is None:
            return {}
        if isinstance(node.value, str):
            return {self.language: node.value}
        if not self.mapping(node, LANGUAGES, "a message"):
            return {}
        return {k: str(n.value) for k, (_, n) in node.value.items() if k in LANGUAGES}

    def strings(self, node: Node | None) -> list[str]:
        if node is None:
            return []
        items = node.value if isinstance(node.value, list) else [node]
        return [str(n.value) for n in items if not isinstance(n.value, dict | list)]

    def known(self, node: Node | None, names_: Sequence[str], what: str) -> list[str]:
        """The strings of a list, each known."""
        items = [] if node is None else node.value if isinstance(node.value, list) else [node]
        for item in items:
            if item.value not in names_:
                self.fail(item, f"unknown {what} {item.value!r}{did_you_mean(str(item.value), names_)}")
        return [str(n.value) for n in items if n.value in names_]

    def slots(self, node: Node | None) -> tuple[Slot, ...]:
        if node is None or not self.mapping(node, None, "slots"):
            return ()
        found = tuple(s for name, (_, body) in node.value.items() for s in [self.slot(name, body, node)] if s is not None)
        self.cycles(found, node)
        return found

    def slot(self, name: str, body: Node, slots: Node) -> Slot | None:
        if not self.mapping(body, v.SLOT_KEYS, f"the slot {name}"):
            return None
        names_ = list(slots.value)
        features = sorted({*load_lexicon(self.language).features, *v.STRUCTURAL, *v.FORMS})
        fallback = self.known(body.get("or"), v.FALLBACKS, "fallback")
        if (time := body.get("or-time")) is not None:
            fallback.append(f"time-{self.choice(time, ('latest', 'earliest', 'same'), 'same')}")
        others = {k: self.other(body.get(k), names_) for k in ("units-of", "operand-of", "host-of")}
        return Slot(
            name,
            self.kinds(body.get("kind")),
            tuple(self.alternatives(body.get("is"), features)),
            frozenset(self.known(body.get("not"), features, "role")),
            tuple(fallback),
            self.boolean(body.get("optional"), default=False),
            self.choice(body.get("within"), SCOPES, "sentence") if body.get("within") else None,  # type: ignore[arg-type]
            self.choice(body.get("side"), ("before", "after"), "before") if body.get("side") else None,  # type: ignore[arg-type]
            others["units-of"],
            others["operand-of"],
            frozenset(self.strings(body.get("units"))),
            self.boolean(body.get("list"), default=False),
            self.at_least(body.get("at-least")),
            others["host-of"],
            tuple(self.strings(body.get("label"))),
            self.text(body, "time") or None,
        )

    def at_least(self, node: Node | None) -> int:
        if node is not None and (isinstance(node.value, bool) or not isinstance(node.value, int) or node.value < 1):
            self.fail(node, "a whole number of one or more")
            return 1
        return 1 if node is None else int(node.value)

    def other(self, node: Node | None, slots: Sequence[str]) -> str | None:
        if node is not None and node.value not in slots:
            self.fail(node, f"no slot is called {node.value!r}{did_you_mean(str(node.value), slots)}")
        return str(node.value) if node is not None and node.value in slots else None

    def kinds(self, node: Node | None) -> frozenset[str]:
        return frozenset(k for name in self.known(node, (*v.KINDS, *v.GROUPS), "kind") for k in v.GROUPS.get(name, (name,)))

    def alternatives(self, node: Node | None, features: Sequence[str]) -> Iterator[frozenset[str]]:
        items = [] if node is None else node.value if isinstance(node.value, list) else [node]
        for item in items:
            yield frozenset(self.known(item, features, "role"))

    def cycles(self, slots: Sequence[Slot], node: Node) -> None:
        for attribute in ("units_of", "operand_of", "host_of"):
            links = {s.name: getattr(s, attribute) for s in slots}
            for name in links:
                seen: set[str] = set()
                at: str | None = name
                while at is not None and at not in seen:
                    seen.add(at)
                    at = links.get(at)
                if at == name:
                    self.fail(node.value[name][0], f"{attribute.replace('_', '-')} goes round in a circle at {name}")

    def pivot(self, merged: Node, slots: Sequence[Slot], rule: Node) -> str:
        node = merged.get("pivot")
        if node is None:
            if slots:
                return slots[0].name if len(slots) and merged.get("article") else self._no_pivot(rule)
            self.fail(rule, "slots is missing")
            return ""
        inner = node.get("list") or node
        if inner.value not in [s.name for s in slots]:
            self.fail(inner, f"no slot is called {inner.value!r}{did_you_mean(str(inner.value), [s.name for s in slots])}")
        return str(inner.value)

    def _no_pivot(self, rule: Node) -> str:
        self.fail(rule, "pivot is missing")
        return ""

    def cases(self, merged: Node, slots: Sequence[Slot]) -> tuple[Case, ...]:
        node = merged.get("cases")
        if node is None:
            one = self.case(merged.get("require"), None, slots)
            return (one,) if one else ()
        if not isinstance(node.value, list):
            self.fail(node, "cases is a list")
            return ()
        found = []
        for item in node.value:
            if self.mapping(item, v.CASE_KEYS, "a case"):
                if item.get("require") is None:
                    self.fail(item, "require is missing")
                case = self.case(item.get("require"), item.get("when"), slots)
                found += [case] if case else []
        return tuple(found)

    def case(self, require: Node | None, when: Node | None, slots: Sequence[Slot]) -> Case | None:
        if require is None:
            return None
        try:
            tree = parse_expression(str(require.value))
        except SyntaxProblem as problem:
            self.fail(require, problem.message, problem.column)
            return None
        self.check_names(require, names(tree), slots)
        for unit in units(tree):
            self.unit(require, unit)
        condition = None
        if when is not None:
            try:
                condition = parse_condition(str(when.value))
            except SyntaxProblem as problem:
                self.fail(when, problem.message, problem.column)
        return Case(condition, tree, str(require.value))

    def plausible(self, node: Node | None, slots: Sequence[Slot]) -> tuple[Compare, ...]:
        items = [] if node is None else node.value if isinstance(node.value, list) else [node]
        return tuple(c.require for item in items for c in [self.case(item, None, slots)] if c is not None)

    def check_names(self, node: Node, used: Sequence[tuple[str, bool]], slots: Sequence[Slot]) -> None:
        by_name = {s.name: s for s in slots}
        for name, aggregated in used:
            column = str(node.value).find(name)
            if name not in by_name:
                self.fail(node, f"no slot is called {name!r}{did_you_mean(name, list(by_name))}", max(0, column))
            elif by_name[name].many and not aggregated:
                self.fail(node, f"{name} is a list: it stands only inside sum, mean, min, max or count", max(0, column))

    def unit(self, node: Node, unit: str) -> None:
        import pint

        try:
            pint.UnitRegistry().parse_units(unit)
        except Exception:
            self.fail(node, f"unknown unit {unit!r}", max(0, str(node.value).find(f'"{unit}"')))

    def groups(self, node: Node | None, slots: Sequence[Slot]) -> tuple[tuple[str, ...], ...]:
        if node is None:
            return ()
        nested = isinstance(node.value, list) and any(isinstance(n.value, list) for n in node.value)
        return tuple(tuple(self.slot_names(n, slots)) for n in (node.value if nested else [node]))

    def slot_names(self, node: Node | None, slots: Sequence[Slot]) -> list[str]:
        return self.known(node, [s.name for s in slots], "slot")

    def about(self, node: Node | None, slots: Sequence[Slot]) -> tuple[tuple[str, str], ...]:
        if node is None or not self.mapping(node, [s.name for s in slots], "about"):
            return ()
        return tuple((k, str(n.value)) for k, (_, n) in node.value.items() if self.slot_names(n, slots))

    def guards(self, node: Node | None, slots: Sequence[Slot]) -> tuple[Guard, ...]:
        items = [] if node is None else node.value if isinstance(node.value, list) else [node]
        return tuple(g for item in items for g in [self.guard(item, slots)] if g is not None)

    def guard(self, node: Node, slots: Sequence[Slot]) -> Guard | None:
        if not self.mapping(node, v.GUARD_KEYS, "a guard"):
            return None
        where = [k for k in ("words", "heads", "class") if node.get(k) is not None]
        if len(where) != 1:
            self.fail(node, "a guard has one of words, heads and class")
            return None
        concept = str(node.value[where[0]][1].value)
        if where[0] == "words" and concept not in load_lexicon(self.language).features:
            self.fail(
                node.value[where[0]][1], f"unknown concept {concept!r}{did_you_mean(concept, sorted(load_lexicon(self.language).features))}"
            )
        place: Any = "klass" if where[0] == "class" else where[0]
        then: Any = self.choice(node.get("then"), ("undecided", "silent"), "undecided")
        return Guard(concept, tuple(self.slot_names(node.get("on"), slots)), place, then, self.texts(node.get("reason")))

    def examples(self, node: Node | None) -> dict[str, tuple[str, ...]]:
        if node is None or not self.mapping(node, v.VERDICTS, "examples"):
            return {}
        return {k: tuple(self.strings(n)) for k, (_, n) in node.value.items() if k in v.VERDICTS}

    def placeholders(self, node: Node | None, rule: Rule) -> None:
        import re

        if node is None or rule.type != "relation":
            return
        known = {s.name for s in rule.slots} | {f"result:{s.name}" for s in rule.slots} | {"equation", "gap"}
        for text in rule.message.values():
            for name in re.findall(r"\{([^{}]*)\}", text):
                if name not in known:
                    self.fail(node, f"the message names {{{name}}}, which is no slot{did_you_mean(name, sorted(known))}")
