"""Templates of frames: sentences with places for numbers, taken apart into what stands before, between and behind the numbers.

A template is words and `{slot}` (again for each number of a list). `(a|b)` is one of several, each of them a template of its own; `(a|b)?` may be
missing; `+` stands for one word, `_` for up to two, `*` for up to six, `~` for up to twelve that begin no other clause, `…` for what stands between inside a sentence and `……`
also beyond its end; `[` is an opening bracket or dash directly before a number, `,` any mark before a word, `!` none, `^` the beginning of a sentence, `@time` a date or time, `@name` a group of the language
(rules/<language>/structure/groups.yaml). "@@name up" stands for the templates of a set of the language, its `@/verb` for `@up-verb`. Commas,
dashes, quotes and brackets may stand between any two words.

    {count} * payments of {each} … (comes|came) to {total}   → segments "", "* payments of", "… (comes|came) to", ""
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, NamedTuple, TypeAlias

from factcheck.lexicon.store import load_data
from factcheck.rulefile.vocabulary import LANGUAGES

MOST_EXPANSIONS = 1000  # of one template: the ways in which its places can stand
TIME = "\ue001"  # a date or time in a stretch
WORD = re.compile(r"[^\W_](?:['\-]?\w)*|[^\s,“”\"‘'—–()\-]")
_TOKEN = re.compile(r"\{\w+\}|…+|\*|~|\[|@[\w-]+\??|\(|\)\??|\||[^\s()|{}\[]+")


class TemplateError(ValueError):
    """A template that cannot be read: brackets that do not close, a group that does not exist, too many orders of its places."""


class Words(NamedTuple):
    tokens: tuple[str, ...]


class Gap(NamedTuple):
    sign: str


class Slot(NamedTuple):
    name: str


class Group(NamedTuple):
    """A named group without places: what it stands for is looked up when it is met."""

    name: str
    language: str
    optional: bool


class Choice(NamedTuple):
    options: tuple["Nodes", ...]
    optional: bool


Node: TypeAlias = Words | Gap | Slot | Group | Choice
Nodes: TypeAlias = tuple[Node, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Segment:
    """The nodes between two places of a template. Equal ones are one object, so that what has been asked of it is found again at once."""

    nodes: Nodes
    demands: tuple[frozenset[str], ...]
    """Sets of words, of each of which one must stand in a stretch that the nodes meet."""


class Frame(NamedTuple):
    """The slots of a template in order, and the segments before, between and behind them: one more than slots."""

    slots: tuple[str, ...]
    segments: tuple[Segment, ...]


def tokens(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.replace("’", "'").lower()))


@cache
def _data(language: str) -> Mapping[str, Any]:
    """The groups and sets of a language; empty where it has none."""
    try:
        found: Mapping[str, Any] = load_data(f"{language}/structure/groups.yaml")
    except FileNotFoundError:
        return {"groups": {}, "sets": {}}
    return found


@cache
def group(name: str, language: str) -> Nodes:
    """What a named group stands for. TemplateError where there is none of that name."""
    found = _data(language)["groups"].get(name)
    if found is None:
        raise TemplateError(f"there is no group {name}")
    return _parse(found, language)


def templates(template: str, language: str) -> tuple[str, ...]:
    """A template as it stands, or those of a set that it names (@@name way)."""
    if not template.startswith("@@"):
        return (template,)
    name, _, way = template[2:].partition(" ")
    found = _data(language)["sets"].get(name)
    if found is None:
        raise TemplateError(f"there is no set of frames {name}")
    return tuple(t for one in found for t in templates(one.replace("@/", f"@{way}-"), language))


def slot_names(template: str, language: str) -> frozenset[str]:
    """The slots that a template names, those in its groups too."""
    return frozenset(name for one in templates(template, language) for name in _names(_read(one, language)))


def compiled(template: str, language: str) -> tuple[Frame, ...]:
    """The frames of a template: one for each way in which its places can stand."""
    return tuple(_frame(flat) for one in templates(template, language) for flat in _flat(_read(one, language)))


def _read(template: str, language: str) -> Nodes:
    """The nodes of a template that may be used: it comes from a file that nobody vouches for."""
    try:
        nodes = _parse(template, language)
        ways = _ways(nodes)
    except RecursionError:
        raise TemplateError("brackets or groups too deep inside one another") from None
    if ways > MOST_EXPANSIONS:
        raise TemplateError(f"a frame with more than {MOST_EXPANSIONS} orders of its places")
    return nodes


def _ways(nodes: Nodes) -> int:
    """In how many ways the places of a sequence can stand."""
    ways = 1
    for node in nodes:
        if isinstance(node, Choice) and any(_names((node,))):
            ways *= sum(_ways(option) for option in node.options) + node.optional
    return ways


@cache
def _parse(template: str, language: str) -> Nodes:
    signs = _TOKEN.findall(template)
    nodes, rest = _sequence(signs, 0, language)
    if rest < len(signs):
        raise TemplateError(f"{signs[rest]!r} without its other bracket")
    return nodes


def _sequence(signs: Sequence[str], at: int, language: str) -> tuple[Nodes, int]:
    """The nodes up to a | or ) of the same level, and where they end."""
    nodes: list[Node] = []
    while at < len(signs) and signs[at] != "|" and not signs[at].startswith(")"):
        if signs[at] == "(":
            choice, at = _choice(signs, at + 1, language)
            nodes.append(choice)
            continue
        nodes.append(_node(signs[at], language))
        at += 1
    return tuple(nodes), at


def _choice(signs: Sequence[str], at: int, language: str) -> tuple[Choice, int]:
    options: list[Nodes] = []
    while True:
        nodes, at = _sequence(signs, at, language)
        options.append(nodes)
        if at >= len(signs):
            raise TemplateError("a bracket that is not closed")
        if signs[at] != "|":
            return Choice(tuple(options), signs[at] == ")?"), at + 1
        at += 1


def _node(sign: str, language: str) -> Node:
    if sign.startswith("{"):
        return Slot(sign[1:-1])
    if sign.startswith("…"):
        return Gap("…" if len(sign) == 1 else "……")
    if sign in ("*", "_", "+", "~", "[", ",", "!", "^"):
        return Gap(sign)
    if not sign.startswith("@"):
        return Words(tokens(sign))
    name = sign[1:].removesuffix("?")
    if name == "time":
        return Words((TIME,))
    found = group(name, language)
    optional = sign.endswith("?")
    return Choice((found,), optional) if any(_names(found)) else Group(name, language, optional)


def _names(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Slot):
            yield node.name
        elif isinstance(node, Choice):
            for option in node.options:
                yield from _names(option)


def _flat(nodes: Nodes) -> Iterator[Nodes]:
    """The sequences in which every place stands at the top: one for each choice among options that hold places."""
    ways: list[list[Nodes]] = []
    for node in nodes:
        if not isinstance(node, Choice) or not any(_names((node,))):
            ways.append([(node,)])
            continue
        options = [flat for option in node.options for flat in _flat(option)]
        ways.append([*options, ()] if node.optional else options)
    for chosen in product(*ways):
        yield tuple(node for part in chosen for node in part)


def _frame(nodes: Nodes) -> Frame:
    slots: list[str] = []
    stretches: list[list[Node]] = [[]]
    for node in nodes:
        if isinstance(node, Slot):
            slots.append(node.name)
            stretches.append([])
        else:
            stretches[-1].append(node)
    return Frame(tuple(slots), tuple(_segment(tuple(s)) for s in stretches))


@cache
def _segment(nodes: Nodes) -> Segment:
    return Segment(nodes, _demands(nodes))


def needed(nodes: Nodes) -> tuple[str, ...]:
    """First words of which one must stand in a stretch that the nodes meet: those of the node whose words are least common."""
    found = [words for node in nodes if (words := _first_words(node))]
    return min(found, key=commonness, default=())


def _demands(nodes: Nodes) -> tuple[frozenset[str], ...]:
    whole = [frozenset([t]) for node in nodes if isinstance(node, Words) for t in node.tokens if t[0].isalpha()]
    some = [frozenset(words) for node in nodes if not isinstance(node, Words) and (words := _first_words(node))]
    return tuple(dict.fromkeys([*whole, *some]))


@cache
def _group_needs(name: str, language: str) -> tuple[str, ...]:
    return needed(group(name, language))


def commonness(words: Sequence[str]) -> tuple[int, int]:
    """How many of some words stand in most sentences (data: common), and how many there are."""
    common = _common()
    return sum(len(w) < 3 or w in common for w in words), len(words)


@cache
def _common() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in _data(language).get("common", ()))


def _first_words(node: Node) -> tuple[str, ...]:
    if isinstance(node, Words):
        return node.tokens[:1] if node.tokens and node.tokens[0][0].isalpha() else ()
    if isinstance(node, Gap | Slot) or node.optional:
        return ()
    if isinstance(node, Group):
        return _group_needs(node.name, node.language)
    firsts = [needed(option) for option in node.options]
    return tuple(dict.fromkeys(w for words in firsts for w in words)) if all(firsts) else ()
