"""From the bytes of rule files to a rule book, with everything that is wrong in them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.model.rule import Rule, RuleBook
from factcheck.rulefile import vocabulary as v
from factcheck.rulefile.errors import RuleError, RuleErrors, did_you_mean, in_order, quoted
from factcheck.rulefile.files import BUNDLED, Raw, packs_of
from factcheck.rulefile.nodes import Node
from factcheck.rulefile.reader import Reader
from factcheck.rulefile.rules import missing, read_not_for, read_rule, untranslated
from factcheck.rulefile.tree import parse

OVERRIDE = "to change a bundled rule, name it under override"


class Assembly:
    """The state of one load: errors and warnings, rules by id, and the changes that files make to rules of others."""

    def __init__(self, files: Sequence[Raw], known: dict[str, v.Vocabulary], errors: list[RuleError], *, strict: bool, whole: bool) -> None:
        self.files, self.known, self.errors, self.strict, self.whole = files, known, errors, strict, whole
        self.warnings: list[RuleError] = []
        self.rules: dict[str, Rule] = {}
        self.overrides: list[tuple[Reader, Node]] = []
        self.words: list[tuple[str, str, tuple[str, ...]]] = []

    def result(self) -> tuple[RuleBook, tuple[RuleError, ...]]:
        """The book and the warnings; RuleErrors where anything is wrong."""
        for raw in self.files:
            self._file(raw)
        for reader, node in self.overrides:
            self._override(reader, node)
        if self.errors:
            raise RuleErrors(self.errors)
        book = RuleBook(tuple(self.rules.values()), packs_of(self.files), tuple(self.words))
        return book, in_order(self.warnings)

    def _file(self, raw: Raw) -> None:
        before = len(self.errors)
        file = parse(raw.data, raw.name, self.errors.append)
        if file.root is None:
            if len(self.errors) == before:
                self.errors.append(file.error(1, 1, "an empty file: version and rules are missing"))
            return
        language = file.root.get("language")
        spoken = language.value if language is not None and language.value in v.LANGUAGES else "zh"
        reader = Reader(file, self.known[spoken], self.errors, self.warnings)
        if self._head(reader, file.root):
            self._body(reader, file.root, raw)

    def _head(self, reader: Reader, root: Node) -> bool:
        if isinstance(root.value, dict) and "concepts" in root.value and "rules" not in root.value:
            reader.fail(root, "a file of words, not of rules: name it under words in the configuration")
            return False
        if not reader.is_mapping(root, "a rule file", v.FILE_KEYS):
            return False
        version = root.get("version")
        if version is None:
            reader.fail(root, f"version: {v.VERSION} is missing")
        elif version.value != v.VERSION:
            reader.fail(version, f"unknown version {quoted(version.data)}: this program reads version {v.VERSION}")
        reader.choice(root.get("language"), v.LANGUAGES, "zh")
        return True

    def _body(self, reader: Reader, root: Node, raw: Raw) -> None:
        defaults = root.get("defaults")
        if defaults is not None and not reader.is_mapping(defaults, "defaults"):
            defaults = None
        reader.each(root.get("rules"), "rules", lambda node: self._rule(reader, node, defaults, raw))
        override, words = root.get("override"), root.get("extend-words")
        if override is not None and reader.is_mapping(override, "override"):
            self.overrides.append((reader, override))
        if words is not None and reader.is_mapping(words, "extend-words"):
            self.words += _words(reader, words)

    def _rule(self, reader: Reader, node: Node, defaults: Node | None, raw: Raw) -> None:
        found = read_rule(reader, node, defaults)
        if found is None:
            return
        rule, at = found
        if rule.id in self.rules:
            first = self.rules[rule.id].source
            hint = f": {OVERRIDE}" if first.file.startswith("rules/") and not raw.bundled else ""
            reader.fail(at, f"the id {rule.id} stands twice, first in {first.file}:{first.line}{hint}")
            return
        self.rules[rule.id] = rule
        for message in (*missing(rule), *(untranslated(rule) if raw.bundled else ())):
            (reader.fail if self.strict else reader.warn)(at, message)

    def _override(self, reader: Reader, node: Node) -> None:
        for name, (key, body) in node.value.items():
            if name in self.rules:
                self.rules[name] = _changed(reader, body, self.rules[name])
            elif self.whole or name.partition("/")[0] not in BUNDLED:
                reader.fail(key, f"no rule is called {quoted(name)}{did_you_mean(name, self.rules)}")


def _changed(reader: Reader, body: Node, rule: Rule) -> Rule:
    if not reader.is_mapping(body, "an override", v.OVERRIDE_KEYS):
        return rule
    return replace(
        rule,
        severity=reader.choice(body.get("severity"), v.SEVERITIES, rule.severity),
        enabled=reader.boolean(body.get("enabled"), default=rule.enabled),
        not_for=frozenset(read_not_for(reader, body.get("not-for"))) if body.get("not-for") is not None else rule.not_for,
    )


def _words(reader: Reader, node: Node) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for concept, (key, stems) in node.value.items():
        if reader.vocabulary.concepts and concept not in reader.vocabulary.concepts:
            reader.fail(key, f"unknown concept {quoted(concept)}{did_you_mean(concept, reader.vocabulary.concepts)}")
        yield reader.language, concept, tuple(reader.texts(stems, "a stem"))
