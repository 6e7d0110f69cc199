"""The seven obligations of the semantics, measured: each function draws or tries, and counts. docs/semantics.md has the figures of many
draws (scripts/semantics_page.py), test_obligations.py a few."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

from factcheck.documents import read_document
from factcheck.engine import Settings, check
from factcheck.engine.evaluate import judge
from factcheck.engine.periods import DAYS
from factcheck.engine.repair import edits
from factcheck.lexicon import load_lexicon
from factcheck.model.check import Check
from factcheck.model.document import Document
from factcheck.model.expression import Compare
from factcheck.model.interval import Interval
from factcheck.model.mention import Mention
from factcheck.model.rule import Rule
from factcheck.numbers import read
from factcheck.pipeline import Checker, Options
from factcheck.report.data import document_record
from factcheck.report.values import written as shown
from factcheck.rulefile import load_rules, parse_expression
from factcheck.structure import understand
from tests.engine.numbers import number, scene

BOOK = load_rules()
EQUATIONS = tuple(rule for rule in BOOK.rules if rule.type == "relation" and rule.cases and rule.cases[0].require.operator == "==")
TRAPS = [Path(__file__).with_name(name) for name in ("traps_zh.txt", "traps_en.txt")]
GROWTH = parse_expression("after == before * (1 + signed(rate))")
SUM = parse_expression("total == sum(parts)")
SHARE = parse_expression("part == whole * rate")
CHANGE = parse_expression("after == before + change")


def judged(text: str) -> tuple[Document, list[Mention], tuple[Check, ...]]:
    document = read_document(text)
    mentions = read(document.flow, document.language)
    reading = understand(document, mentions, load_lexicon(document.language))
    return document, mentions, tuple(check(document, reading, BOOK, Settings())[0])


@dataclass
class Tally:
    """Draws of one kind, and those of them that broke the promise."""

    draws: int = 0
    broken: int = 0

    def add(self, broken: bool) -> None:
        self.draws += 1
        self.broken += broken


def written(value: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> str:
    """A true value as it is printed."""
    return format(value.quantize(Decimal(1).scaleb(-places), rounding=rounding), "f")


def true_value(chance: Random) -> Decimal:
    return Decimal(chance.randrange(1, 10**9)).scaleb(-chance.randrange(0, 7)) + 1


def roundings(draws: int, seed: int = 1) -> dict[str, Tally]:
    """1: true values printed with any number of places each, judged at the printed precision."""
    chance, found = Random(seed), {name: Tally() for name in ("sum", "share", "growth", "change", "truncated sum")}
    for _ in range(draws):
        for name, made in (("sum", _sum), ("share", _share), ("growth", _growth), ("change", _change), ("truncated sum", _truncated)):
            require, slots = made(chance)
            stage = scene(**slots)  # type: ignore[arg-type]
            found[name].add(judge(require, stage).verdict == "inconsistent")
    return found


def _sum(chance: Random, rounding: str = ROUND_HALF_UP) -> tuple[Compare, dict[str, object]]:
    parts, places = [true_value(chance) for _ in range(chance.randint(2, 8))], chance.randint(1, 4)
    printed = [number(written(p, places, rounding)) for p in parts]
    return SUM, {"total": number(written(sum(parts, Decimal(0)), places, rounding)), "parts": printed}


def _truncated(chance: Random) -> tuple[Compare, dict[str, object]]:
    return _sum(chance, ROUND_DOWN)


def _share(chance: Random) -> tuple[Compare, dict[str, object]]:
    whole = true_value(chance)
    part = whole * Decimal(chance.randrange(1, 1000)) / 1000
    rate = 100 * part / whole
    return SHARE, {"part": _any(part, chance), "whole": _any(whole, chance), "rate": number(written(rate, chance.randint(0, 3)), "percent")}


def _growth(chance: Random) -> tuple[Compare, dict[str, object]]:
    before, after = true_value(chance), true_value(chance)
    rate = 100 * (after / before - 1)
    printed = number(written(abs(rate), chance.randint(0, 3)), "percent", "down" if rate < 0 else "up")
    return GROWTH, {"before": _any(before, chance), "after": _any(after, chance), "rate": printed}


def _change(chance: Random) -> tuple[Compare, dict[str, object]]:
    before, by = true_value(chance), true_value(chance)
    return CHANGE, {"before": _any(before, chance), "after": _any(before + by, chance), "change": _any(by, chance)}


def _any(value: Decimal, chance: Random) -> object:
    return number(written(value, chance.randint(1, 4)))


def widenings(draws: int, seed: int = 2) -> Tally:
    """2: an interval made wider at either end never turns consistent into inconsistent."""
    chance, found = Random(seed), Tally()
    for _ in range(draws):
        require, slots = chance.choice((_growth, _share, _change))(chance)
        off = {n: _shifted(o, chance) if chance.random() < 0.5 else o for n, o in slots.items()}
        before = judge(require, scene(**off))  # type: ignore[arg-type]
        after = judge(require, scene(**{n: _wider(o, chance) for n, o in off.items()}))  # type: ignore[arg-type]
        found.add(before.verdict == "consistent" and after.verdict != "consistent")
    return found


def _shifted(operand: object, chance: Random) -> object:
    return _moved(operand, Decimal(chance.randrange(-100, 100)) / 1000, Decimal(0))


def _wider(operand: object, chance: Random) -> object:
    return _moved(operand, Decimal(0), Decimal(chance.randrange(0, 100)) / 1000)


def _moved(operand: object, by: Decimal, wider: Decimal) -> object:
    from dataclasses import replace

    def moved(i: Interval) -> Interval:
        assert i.low is not None
        assert i.high is not None
        size = abs(i.high)
        return Interval(i.low + by * size - wider * size, i.high + by * size + wider * size, i.low_closed, i.high_closed)

    o = operand
    return replace(o, core=moved(o.core), supports={k: moved(v) for k, v in o.supports.items()})  # type: ignore[attr-defined, type-var]


def orders(draws: int, seed: int = 3) -> Tally:
    """2: the parts of a sum in another order, right or wrong, are judged alike."""
    chance, found = Random(seed), Tally()
    for _ in range(draws):
        require, slots = _sum(chance)
        parts = list(slots["parts"])  # type: ignore[call-overload]
        total = number(written(true_value(chance), 2)) if chance.random() < 0.5 else slots["total"]
        mixed = chance.sample(parts, len(parts))
        verdicts = {judge(require, scene(total=total, parts=p)).verdict for p in (parts, mixed)}  # type: ignore[arg-type]
        found.add(len(verdicts) > 1)
    return found


UNITS = [("吨", "千克", 3), ("公里", "米", 3), ("公顷", "平方米", 4), ("万元", "元", 4), ("亿元", "万元", 4)]


def units(draws: int, seed: int = 4) -> Tally:
    """2: the same amounts in a smaller unit (2.4吨, 2400千克), written out with all their digits, through the whole pipeline."""
    chance, found = Random(seed), Tally()
    for _ in range(draws):
        large, small, power = chance.choice(UNITS)
        a, b = (Decimal(chance.randrange(1000, 99999)) / 10 for _ in range(2))
        rate = abs(100 * (b / a - 1)) if chance.random() < 0.5 else Decimal(chance.randrange(1, 300))
        verb, said = ("增至", "增长") if b > a else ("降至", "下降")
        text = f"渔港去年的规模由{{}}{verb}{{}}，{said}{written(rate, 1)}%。"
        one = text.format(f"{a}{large}", f"{b}{large}")
        other = text.format(f"{a.scaleb(power):f}".removesuffix(".0") + small, f"{b.scaleb(power):f}".removesuffix(".0") + small)
        found.add(_loud(one) != _loud(other))
    return found


def _loud(text: str) -> list[str]:
    return sorted(c.family for c in judged(text)[2] if c.verdict == "inconsistent")


def intervals(draws: int, seed: int = 5) -> Tally:
    """3: what members give lies in what intervals give, by exact fractions; values up to 10^20, open and infinite ends."""
    chance, found = Random(seed), Tally()
    operations: Sequence[tuple[Callable[[Interval, Interval], Interval], Callable[[Fraction, Fraction], Fraction]]] = (
        (lambda a, b: a + b, lambda x, y: x + y),
        (lambda a, b: a - b, lambda x, y: x - y),
        (lambda a, b: a * b, lambda x, y: x * y),
        (lambda a, _: -a, lambda x, _: -x),
    )
    for _ in range(draws):
        (a, x), (b, y) = _interval(chance), _interval(chance)
        over, on = chance.choice(operations)
        found.add(not _holds(over(a, b), on(x, y)))
    return found


def _interval(chance: Random) -> tuple[Interval, Fraction]:
    """An interval and a member of it."""
    low = Decimal(chance.randrange(-(10**20), 10**20)).scaleb(-chance.randrange(0, 21))
    width = Decimal(chance.randrange(1, 10**6)).scaleb(-chance.randrange(0, 7))
    inside = Fraction(low) + Fraction(width) * Fraction(chance.randrange(1, 100), 100)
    infinite = chance.random()
    return Interval(
        None if infinite < 0.1 else low, None if infinite > 0.9 else low + width, chance.random() < 0.5, chance.random() < 0.5
    ), inside


def _holds(interval: Interval, value: Fraction) -> bool:
    above = interval.low is None or Fraction(interval.low) <= value
    return above and (interval.high is None or value <= Fraction(interval.high))


@dataclass
class Slips:
    """What became of the slips of one operator: whether some rule said so, whether the first suggestion names the number that was changed,
    and whether one of the first three puts back what was there."""

    tried: int = 0
    caught: int = 0
    placed: int = 0
    mended: int = 0


@dataclass
class Corruption:
    """4: slips in the numbers that rules confirm in their own examples."""

    operators: dict[str, Slips] = field(default_factory=lambda: defaultdict(Slips))
    stated: list[Decimal] = field(default_factory=list)  # strengths of the checks that were corrupted

    def total(self, of: frozenset[str] | None = None) -> Slips:
        """The sums over all operators, or over some."""
        rows = [row for name, row in self.operators.items() if of is None or name in of]
        return Slips(*(sum(getattr(r, name) for r in rows) for name in ("tried", "caught", "placed", "mended")))


def corruption(examples: int, rules: Sequence[Rule] = EQUATIONS, every: int = 1) -> Corruption:
    """Every slip (or each `every`-th) in the first examples of each rule."""
    found, at = Corruption(), 0
    for rule in rules:
        for sentence in rule.examples.get("consistent", ())[:examples]:
            document, mentions, checks = judged(sentence)
            own = [c for c in checks if c.rule == rule.id and c.verdict == "consistent"]
            found.stated += [c.strength for c in own if c.strength is not None]
            bound = {p.mention for c in own for _, places in c.bindings for p in places}
            for index in sorted(i for i in bound if i is not None):
                m = mentions[index]
                for surface, operator in edits(document.surface(m.start, m.end), m.written):
                    at += 1
                    if at % every == 0:
                        _slip(found.operators[operator], sentence, (m.start, m.end), surface)
    return found


def _slip(row: Slips, sentence: str, span: tuple[int, int], surface: str) -> None:
    start, end = span
    right = sentence[start:end]
    said = [c for c in judged(sentence[:start] + surface + sentence[end:])[2] if c.verdict == "inconsistent"]
    wrong = (start, start + len(surface))
    row.tried += 1
    row.caught += bool(said)
    row.placed += any(c.suggestions and _touches(c.suggestions[0].start, c.suggestions[0].end, wrong) for c in said)
    row.mended += any(_touches(s.start, s.end, wrong) and s.replacement == right for c in said for s in c.suggestions[:3])


def _touches(start: int, end: int, span: tuple[int, int]) -> bool:
    return start < span[1] and end > span[0]


CALENDAR = {str(n) for n in (*range(2, 13), *(sum(DAYS[a:b]) for a in range(12) for b in range(a + 1, 13)))}
"""How many months or days a month, a quarter, a half or a year has."""


def printed(rules: Iterable[Rule] = EQUATIONS) -> Tally:
    """5: every number of a printed equation stands in the text, or is the scale and unit that all of its numbers share; and every number of
    the JSON report reads back as the value beside it."""
    found, checker = Tally(), Checker(Options(), BOOK)
    for rule in rules:
        own = {n for case in rule.cases for n in re.findall(r"Decimal\('([\d.]+)'\)", repr(case.require))}  # 12 months, 32 degrees
        own |= CALENDAR if any("periods(" in case.source for case in rule.cases) else set()
        for sentence in (*rule.examples.get("consistent", ()), *rule.examples.get("inconsistent", ())):
            document, mentions, checks = judged(sentence)
            stands = "".join(document.surface(m.start, m.end) for m in mentions)
            for made in (c for c in checks if c.rule == rule.id and c.verdict == "consistent"):
                for figure in re.findall(r"\d[\d.,]*", made.equation):
                    found.add(figure not in stands and figure not in ("1", "100", "365") and figure not in own)
            for quantity in document_record(checker.check(document))["quantities"]:
                again = read(quantity["text"], document.language)
                if len(again) == 1 and again[0].written.kind == quantity["kind"]:  # alone it may be of another kind (2025 of 2025年)
                    found.add(shown(again[0].written.value) != quantity["value"])
    return found


def traps() -> Iterator[tuple[str, list[str]]]:
    """6: the sentences of the traps, each with the rules that call it inconsistent."""
    for line in (line for file in TRAPS for line in file.read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            yield line, [c.rule for c in judged(line)[2] if c.verdict == "inconsistent" and c.family != "wording"]


@dataclass
class Fished:
    """7: confirmations of equations on the true text of articles and on the same with scrambled digits."""

    articles: int = 0
    true: int = 0
    scrambled: int = 0
    families: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        return self.scrambled / self.true if self.true else 0.0


def fished(archive: Path, articles: int, seed: int = 7) -> Fished:
    chance, lines = Random(seed), archive.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in chance.sample(lines, min(articles, len(lines)))]
    found = Fished(len(texts))
    for text in texts:
        found.true += len(confirmations(text))
        false = confirmations(scrambled(text, chance))
        found.scrambled += len(false)
        found.families.update(false)
    return found


def scrambled(text: str, chance: Random) -> str:
    """The digits of every number of two digits or more anew, but not its first."""
    return re.sub(r"(?<=\d)\d", lambda _: str(chance.randrange(10)), text)


def confirmations(text: str) -> list[str]:
    """The families of the equations that are confirmed with strength, and that scrambling can touch: some number of theirs has two digits."""
    names = {rule.id for rule in EQUATIONS}
    made = [c for c in judged(text)[2] if c.verdict == "consistent" and c.rule in names and "≥" not in c.equation]
    return [c.family for c in made if (c.strength or 0) >= Decimal("0.5") and re.search(r"\d[\d.]", c.equation) is not None]
