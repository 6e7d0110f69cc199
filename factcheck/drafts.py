"""A rule from a sentence: the relation that holds between its numbers, slots from what the words say of each, examples from slips.

>>> from factcheck.pipeline import Options
>>> heard = hear("今年运来煤1280吨，焦炭720吨，两样共2000吨。", Options())
>>> [(r.shape.name, r.equation) for r in relations(heard)]
[('sum', '2000吨 = 1280吨 + 720吨')]
"""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple

from factcheck.documents import read_document
from factcheck.engine.candidates import Text, fits
from factcheck.engine.operand import Operand, operand
from factcheck.engine.repair import SLIPS, edits
from factcheck.engine.shapes import Match, Shape, exact, nearly, shapes
from factcheck.lexicon import Lexicon
from factcheck.misses import Place, beside, stripped
from factcheck.model.rule import Rule, Slot
from factcheck.model.value import value
from factcheck.pipeline import Checker, Options, checker
from factcheck.report.phrases import phrases
from factcheck.rulefile import RuleErrors, load_rules
from factcheck.workshop import alone, verdicts

SAID, LESS = Decimal("0.2"), Decimal("0.3")
"""Decades that a relation must carry to be proposed (its author knows that it is meant), and how many less for each slot that words bind."""
MOST = 40  # numbers of a sentence; an article is no sentence
TRIED = 60  # ways to name the slots
SIGNS = {"*": "×", "/": "÷", "-": "−", "==": "="}
LABELLED = frozenset({"percent", "money", "measure"})  # kinds whose units say little: their label comes first


@dataclass(frozen=True)
class Heard:
    """A sentence, its numbers that can stand in a relation, and what is known of them."""

    sentence: str
    options: Options
    text: Text
    numbers: Mapping[int, Operand]

    @property
    def language(self) -> str:
        return self.text.document.language

    def surface(self, index: int) -> str:
        return self.text.surface(index)

    def roles(self, index: int) -> frozenset[str]:
        """What words say of a number, and its written form."""
        return frozenset(name for name, role in self.text.fact(index).roles.items() if role.level == "says")


@value
class Relation:
    """A shape that numbers of the sentence satisfy. said: how many of its slots words bind."""

    shape: Shape
    numbers: Mapping[str, int]
    decades: Decimal
    said: int
    equation: str


class Way(NamedTuple):
    """One way to say what a slot's number is: the keys of the rule file, and the slot that they make."""

    keys: tuple[tuple[str, str], ...]
    slot: Slot


@value
class Draft:
    """A rule that loads and is right about its two examples: its file, and the sentence with a slip that it finds."""

    name: str
    text: str
    wrong: str


def hear(sentence: str, options: Options) -> Heard:
    """What is read of a sentence."""
    document = read_document(" ".join(sentence.split()), date=options.date)
    own = checker(options)
    mentions, reading = own.read(document)
    text = Text(document, reading, own.lexicon(document.language))
    read = {i: operand(m.written, text.fact(i).direction) for i, m in enumerate(mentions)}
    numbers = {i: o for i, o in read.items() if o is not None and o.core.bounded and o.value > 0}
    return Heard(document.source, options, text, numbers)


def relations(heard: Heard) -> list[Relation]:
    """The relations that hold, the likeliest first: those that words speak of, of most numbers, that say most."""
    found = [r for shape in shapes() for match in exact(shape, heard.numbers) if (r := _relation(match, heard)) is not None]
    order = {shape.name: at for at, shape in enumerate(shapes())}
    return sorted(found, key=lambda r: (-r.said, -len(r.numbers), -r.decades, order[r.shape.name], sorted(r.numbers.values())))


def slipped(heard: Heard) -> list[tuple[int, str]]:
    """The numbers that keep a relation from holding by one slip, with the relation: for an author who has miscopied the sentence."""
    near = [m for shape in shapes() if not shape.variant for m in nearly(shape, heard.numbers) if m.decades >= SAID and m.slip]
    near.sort(key=lambda m: -m.decades)
    return [(m.slip[0], equation(m.shape, m.numbers, heard).replace("=", "≈", 1)) for m in near if m.slip is not None]


def _relation(match: Match, heard: Heard) -> Relation | None:
    shape, numbers = match.shape, match.numbers
    roles = {slot: heard.roles(i) for slot, i in numbers.items()}
    barred = any(shape.barred.get(slot, frozenset()) & found for slot, found in roles.items())
    said = {slot for slot, found in roles.items() if shape.roles.get(slot, frozenset()) & found}
    if match.decades < SAID - LESS * len(said) or barred or not set(shape.needs) <= said:
        return None
    return Relation(shape, numbers, match.decades, len(said), equation(shape, numbers, heard))


def equation(shape: Shape, numbers: Mapping[str, int], heard: Heard) -> str:
    """The relation with the sentence's own numbers."""
    shown = re.sub(r"[a-z]+", lambda m: heard.surface(numbers[m[0]]) if m[0] in numbers else m[0], shape.require)
    return " ".join(SIGNS.get(part, part) for part in shown.split(" "))


def draft(relation: Relation, name: str, heard: Heard) -> Draft | None:
    """The first rule, by the order in which its slots can be named, that is right about the sentence and about it with a slip; None where
    none is."""
    for body in (*_bodies(relation, name, heard), *_framed(relation, name, heard)):
        rule = _loaded(_file(body, heard, None), heard.options)
        wrong = _wrong(rule, relation, heard) if rule is not None else None
        if wrong is not None:
            return Draft(name, _file(body, heard, wrong), wrong)
    return None


def _bodies(relation: Relation, name: str, heard: Heard) -> Iterator[list[str]]:
    """The rule with its slots said in every way, the best first."""
    for ways in _combined([_ways(slot, relation, heard) for slot in relation.numbers]):
        for shared in _shared(relation.shape):
            yield _body(relation, name, heard, ways, shared)


def _framed(relation: Relation, name: str, heard: Heard) -> Iterator[list[str]]:
    """The rule with its slots as places in the sentence, for numbers that no words tell apart."""
    ordered = sorted(relation.numbers.items(), key=lambda pair: pair[1])
    if not heard.text.lexicon.spaced or any(b - a > 1 for (_, a), (_, b) in pairwise(ordered)):
        return  # a frame is made of words with blanks between them, and has no other number in it
    parts: list[str] = []
    for (slot, index), (_, behind) in pairwise([*ordered, ("", ordered[-1][1] + 1)]):
        parts += [f"{{{slot}}}", _gap(heard, heard.text.mention(index).end, behind)]
    kinds = [("kind", heard.text.mention(i).written.base_kind) for i in relation.numbers.values()]
    ways = [Way((kind,), Slot(slot)) for kind, slot in zip(kinds, relation.numbers, strict=True)]
    frame = " ".join(part for part in parts if part)
    yield _body(relation, name, heard, ways, (), frame)


def _gap(heard: Heard, start: int, behind: int) -> str:
    """What stands between a number and the next one of a frame; behind the last one, the word that follows."""
    mentions, flow = heard.text.reading.mentions, heard.text.document.flow
    last = behind >= len(mentions)
    text = flow[start : len(flow) if last else mentions[behind].start]
    words = _words(text)
    if last:
        return words[0] if words and words[0] != "…" else ""
    return " ".join(words if len(words) <= 6 else [*words[:2], "…", *words[-2:]])


def _words(text: str) -> list[str]:
    """The words of a gap, … for a mark that a blank of a frame does not meet."""
    return re.findall(r"[\w'’]+|…", re.sub(r"[^\w\s'’,“”\"‘—–()-]+", " … ", text))


def _combined(options: Sequence[Sequence[Way]]) -> Iterator[tuple[Way, ...]]:
    """One way for each slot, the best first in sum."""
    ranked = sorted(product(*(range(len(ways)) for ways in options)), key=lambda at: (sum(at), at))
    for at in ranked[:TRIED]:
        yield tuple(ways[i] for ways, i in zip(options, at, strict=True))


def _ways(slot: str, relation: Relation, heard: Heard) -> list[Way]:
    """How a number can be told from the others of its sentence: by the roles that words give it, by its label, by its unit."""
    index = relation.numbers[slot]
    kind = heard.text.mention(index).written.base_kind
    links = _links(slot, relation)
    base = Way((("kind", kind), *links), Slot(slot, kinds=frozenset({kind})))
    by_roles, by_label, by_unit = (make(base, index, relation, heard) for make in (_by_roles, _by_label, _by_unit))
    narrowed = [*by_roles, *(by_label + by_unit if kind in LABELLED else by_unit + by_label), base]
    narrowed = [*narrowed[:-1], *_by_neighbour(base, index, heard), base]
    counted = [_with(way, "operand-of", "each") for way in [*by_unit, base]] if (slot, relation.shape.name) == ("number", "product") else []
    alone = [way for way in narrowed if _only(way.slot, index, heard)]
    timed = _by_time(base, index, relation, heard)
    said = [way for way in alone if way in by_roles]
    named = [_labelled(base, name) for name in _name(slot, relation, heard)]
    return [*counted, *named, *said, *timed, *(way for way in alone if way not in said)] or [_with(base, "or", "[default]")]


def _links(slot: str, relation: Relation) -> tuple[tuple[str, str], ...]:
    """The units that a slot takes from another."""
    same = relation.shape.same
    return (("units-of", same[0]),) if slot in same[1:] and slot not in relation.shape.one_thing else ()


def _with(way: Way, key: str, value: str) -> Way:
    return Way((*way.keys, (key, value)), way.slot)


def _by_roles(base: Way, index: int, relation: Relation, heard: Heard) -> list[Way]:
    """The roles that the shape expects of the slot, and none of those by which the other numbers of the relation are known."""
    shape, mine = relation.shape, heard.roles(index)
    wanted = sorted(shape.roles.get(base.slot.name, frozenset()) & mine)
    others = {r for slot, i in relation.numbers.items() if i != index for r in shape.roles.get(slot, frozenset()) & heard.roles(i)}
    barred = (shape.barred.get(base.slot.name, frozenset()), shape.barred.get(base.slot.name, frozenset()) | (others - mine))
    return [_role_way(base, wanted, sorted(none)) for none in dict.fromkeys(barred)] if wanted else []


def _role_way(base: Way, wanted: Sequence[str], barred: Sequence[str]) -> Way:
    keys = (("is", _listed(wanted)), *((("not", _listed(barred)),) if barred else ()))
    any_of = tuple(frozenset({role}) for role in wanted)
    return Way((*base.keys, *keys), replace(base.slot, any_of=any_of, none_of=frozenset(barred)))


def _by_label(base: Way, index: int, relation: Relation, heard: Heard) -> list[Way]:
    del relation
    label = heard.text.fact(index).label
    if not label.own or not label.text:
        return []
    return [_labelled(base, label.text)]


def _by_time(base: Way, index: int, relation: Relation, heard: Heard) -> list[Way]:
    """去年12万册, 今年15万册: of one thing at two times, the earlier and the later."""
    things = relation.shape.one_thing
    if base.slot.name not in things or heard.text.fact(index).time is None:
        return []
    return [_with(base, "or-time", "latest" if base.slot.name == things[0] else "earliest")]


def _name(slot: str, relation: Relation, heard: Heard) -> list[str]:
    """A rate by name (胜率): the name itself, and not any rate that has one; nothing where it has none."""
    role = heard.text.fact(relation.numbers[slot]).roles.get(relation.shape.by_label.get(slot, ""))
    words = heard.text.document.flow[role.start : role.end].split() if role is not None else []
    while words and _small(words[-1], heard.text.lexicon):
        words.pop()
    return [" ".join(words)] if words else []


def _by_neighbour(base: Way, index: int, heard: Heard) -> list[Way]:
    """The words that stand at a number where no label is known: those behind an English one, those before a Chinese one."""
    text, mention = heard.text, heard.text.mention(index)
    sentence = next(s for a in text.document.articles for s in a.sentences if s.start <= mention.start < s.end)
    inside = [i for i, m in enumerate(text.reading.mentions) if sentence.start <= m.start < sentence.end]
    before, behind = beside(Place(text.document, text.reading, sentence, inside, text.lexicon), index)
    words = [*behind, *before] if text.lexicon.spaced else [*before, *behind]
    words = [stripped(word, text.lexicon) for word in words]
    return [_labelled(base, word) for word in dict.fromkeys(words) if len(word) > 1 and not _small(word, text.lexicon)]


def _small(word: str, lexicon: Lexicon) -> bool:
    from factcheck.structure.particles import particles

    return word.lower() in particles(lexicon.language).stop_words


def _labelled(base: Way, text: str) -> Way:
    return Way((*base.keys, ("label", _quoted(text))), replace(base.slot, labels=(text,)))


def _by_unit(base: Way, index: int, relation: Relation, heard: Heard) -> list[Way]:
    del relation
    unit = heard.text.mention(index).written.unit
    if not unit or unit == "%":
        return []
    return [Way((*base.keys, ("units", _quoted(unit))), replace(base.slot, units=frozenset({unit})))]


def _only(slot: Slot, index: int, heard: Heard) -> bool:
    """Whether a slot takes this number and no other of the sentence."""
    return [i for i in heard.numbers if fits(slot, i, heard.text) is not None] == [index]


def _shared(shape: Shape) -> tuple[tuple[str, ...], ...]:
    return (shape.one_thing, ()) if shape.one_thing else ((),)


def _listed(words: Sequence[str]) -> str:
    return f"[{', '.join(words)}]"


def _quoted(text: str) -> str:
    """A text as YAML and JSON both write it."""
    return (
        text
        if re.fullmatch(r"[^\W\d_]+", text) and text.lower() not in ("yes", "no", "on", "off", "true", "false", "null", "y", "n")
        else dumped(text)
    )


def dumped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _body(relation: Relation, name: str, heard: Heard, ways: Sequence[Way], shared: Sequence[str], frame: str = "") -> list[str]:
    """The lines of a rule without its examples."""
    shape = relation.shape
    moved = any(heard.text.fact(i).direction for slot, i in relation.numbers.items() if f"signed({slot})" in shape.signed)
    lines = [
        f"  - id: {name}",
        "    type: relation",
        f"    family: {shape.family}",
        f"    reason: {dumped(_reason(relation, heard))}",
        f"    pivot: {shape.pivot}",
        f"    within: {_scope(relation, heard)}",
        "    slots:",
        *(f"      {slot}: {{{', '.join(f'{k}: {v}' for k, v in way.keys)}}}" for slot, way in zip(relation.numbers, ways, strict=True)),
    ]
    lines += [f"    same: {_listed(shared)}"] if shared else []
    lines += [f"    frames: [{dumped(frame)}]"] if frame else []
    timed = any(key == "or-time" for way in ways for key, _ in way.keys)
    lines += [f"    order: {_listed(tuple(reversed(shape.one_thing)))}"] if timed else []
    lines += ["    unless:", "      - {words: comparability}"] if shape.guard else []
    return [*lines, f"    require: {shape.signed if moved else shape.require}", *_messages(shape)]


def _scope(relation: Relation, heard: Heard) -> str:
    """The narrowest scope that holds all numbers."""
    sentences = [heard.text.fact(i).sentence for i in relation.numbers.values()]
    return ("sentence", "neighbour", "paragraph")[min(2, max(sentences) - min(sentences))]


def _messages(shape: Shape) -> list[str]:
    return ["    message:", *(f"      {language}: {dumped(text)}" for language, text in shape.message.items())]


def _reason(relation: Relation, heard: Heard) -> str:
    """Why the relation must hold, in the words that the sentence has for its numbers."""
    shape = relation.shape
    text = shape.reason.get(heard.language) or shape.reason["en"]
    labels = {slot: heard.text.fact(i).label for slot, i in relation.numbers.items()}
    names = {slot: "".join(_name(slot, relation, heard)) or (label.text if label.own else "") for slot, label in labels.items()}
    used = [names[slot] for slot in names if f"{{{slot}}}" in text]
    if not all(used) or len(set(used)) < len(used):
        names = {slot: heard.surface(i) for slot, i in relation.numbers.items()}
    return text.format(**names)


def _file(body: Sequence[str], heard: Heard, wrong: str | None) -> str:
    """A whole rule file; wrong None leaves the examples out."""
    words = phrases(heard.language)
    head = [f"# {words['made_from']}", "version: 1", f"language: {heard.language}", "rules:"]
    examples = (
        []
        if wrong is None
        else [
            "    examples:",
            f"      consistent: [{dumped(heard.sentence)}]",
            f"      inconsistent: [{dumped(wrong)}]",
            f"      # quiet: [{words['quiet_here']}]",
        ]
    )
    return "".join(f"{line}\n" for line in [*head, *body, *examples])


def _loaded(text: str, options: Options) -> Rule | None:
    """The rule of a file; None where the file is wrong (a unit that rules cannot name)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.yaml"
        path.write_text(text, encoding="utf-8")
        try:
            return load_rules([path], bundled=False, words=options.words).rules[0]
        except RuleErrors:
            return None


def _wrong(rule: Rule, relation: Relation, heard: Heard) -> str | None:
    """The sentence with the first slip that the rule finds, the pivot's digits first; None where it does not confirm the sentence."""
    own = alone(rule, heard.options)
    if "consistent" not in verdicts(own, rule, heard.sentence):
        return None
    return next((s for s in _slips(relation, heard) if _found(own, rule, s)), None)


def _found(own: Checker, rule: Rule, sentence: str) -> bool:
    return "inconsistent" in verdicts(own, rule, sentence)


def _slips(relation: Relation, heard: Heard) -> Iterator[str]:
    document = heard.text.document
    for index in relation.numbers.values():
        mention = heard.text.mention(index)
        start, end = document.source_span(mention.start, mention.end)
        for surface, operator in edits(document.source[start:end], mention.written, document.language):
            if operator in SLIPS:
                yield document.source[:start] + surface + document.source[end:]
