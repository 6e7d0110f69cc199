"""Which number is wrong and what it should be: slips of the pen on the written string, and the relation solved for each operand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache
from itertools import chain, pairwise

from factcheck.documents import normalise
from factcheck.engine.binding import Binding, case_of, is_quotient, operand_at, scene
from factcheck.engine.candidates import Text
from factcheck.engine.evaluate import Scene, Unsolvable, agrees
from factcheck.engine.operand import Operand, operand, scale_of
from factcheck.engine.points import at_point
from factcheck.engine.solving import calls, leeway, solutions, solve
from factcheck.model.check import Suggestion
from factcheck.model.interval import WIDE
from factcheck.model.mention import Mention, Written
from factcheck.model.rule import Case, Rule
from factcheck.model.value import kept, value
from factcheck.numbers import misspelled, read, read_one, write_like
from factcheck.structure.particles import particles

MOST = 3
ASKED_OF_RARE = 1.5
TWO, LONG = 2, 3  # significant figures
OF_PARTS = frozenset({"sum", "accumulate", "percent-total"})  # families of which a number may be left out
SLIPS = frozenset({"transposed", "lookalike", "decimal", "scale", "unit"})
"""The slips of the pen that obligations and catch rates are measured by."""
LOOKALIKES = frozenset({"17", "71", "38", "83", "69", "96", "56", "65", "08", "80", "35", "53", "68", "86", "14", "41", "27", "72"})
HAN = "一二三四五六七八九"
PAIR, PLACES = "两", frozenset("十百千万亿点分" + HAN)  # two of something, and what stands behind a digit of a longer number
SCALES = ("千", "万", "百万", "千万", "亿", "万亿")
UNITS = (("元", "万元"), ("亩", "公顷"), ("%", "个百分点"), ("‰", "%"))
ENGLISH_UNITS = tuple((u, " percentage points") for u in (" per cent", " percent", "%"))
OF_WORDS = {"multiple": " as many", "fraction": " of the people"}  # what makes words of times and parts numbers
LATIN_SCALES = tuple(
    (re.compile(rf"(?<=\d) ?{word}\b"), others)
    for word, others in (
        ("million", (" billion",)),
        ("billion", (" million", " trillion")),
        ("trillion", (" billion",)),
        ("m", ("bn",)),
        ("bn", ("m",)),
        ("crore", (" lakh",)),
        ("lakh", (" crore",)),
    )
)
ORDER = {
    "transposed": 0,
    "decimal": 2,
    "scale": 3,
    "unit": 4,
    "fold": 0,
    "lookalike": 1,
    "digit": 5,
    "dropped": 6,
    "doubled": 7,
    "omitted": 8,
}
REASONS = {
    "transposed": {"en": "two digits transposed", "zh": "相邻两位数字颠倒"},
    "lookalike": {"en": "one digit mistaken for a similar one", "zh": "一位数字形近而误"},
    "digit": {"en": "one digit wrong", "zh": "一位数字有误"},
    "dropped": {"en": "one digit too many", "zh": "多了一位数字"},
    "doubled": {"en": "one digit missing", "zh": "少了一位数字"},
    "omitted": {"en": "one digit missing", "zh": "少了一位数字"},
    "decimal": {"en": "decimal point misplaced", "zh": "小数点错位"},
    "scale": {"en": "wrong scale word", "zh": "数量级用词有误"},
    "unit": {"en": "wrong unit", "zh": "单位有误"},
    "fold": {"en": "the original counted in, or left out", "zh": "倍数多算或少算了原来的一倍"},
    "recomputed": {"en": "recomputed from the other numbers", "zh": "由其他数字重新计算"},
}


Operators = frozenset[str]
RARE_SLIPS = frozenset({"dropped", "doubled", "omitted"})
"""A digit too many or too few: there are so many such edits that one of them fits more often by chance."""
EXCHANGED, CONFUSED = frozenset({"transposed"}), frozenset({"fold", "unit"})
ALL, POINT = frozenset(ORDER), frozenset({"decimal"})
OTHER_SLIPS = ALL - RARE_SLIPS - EXCHANGED - CONFUSED - POINT


@value
class Repair:
    """One edit that restores a relation: the mention, its new surface, the operator that made it, and its rank (small is better)."""

    mention: int
    surface: str
    operator: str
    rank: tuple[int, int, int]


def repairs(rule: Rule, case: Case, binding: Binding, text: Text) -> list[Repair]:
    """All edits that make the relation consistent, best first; exact slips before the solved result before other slips and solved inputs."""
    slips = (_graded(r, rule, case, binding, text) for r in _all_slips(rule, case, binding, text))
    return _ranked(slips, _all_solved(rule, case, binding, text))


def _all_slips(rule: Rule, case: Case, binding: Binding, text: Text) -> Iterator[Repair]:
    """The slips of the pen at every number that make the relation consistent."""
    for number in _numbers(rule, case, binding, text):
        yield from number.slips(ALL)


def _graded(slip: Repair, rule: Rule, case: Case, binding: Binding, text: Text) -> Repair:
    """A slip behind the solved result where no number is then what the others make it: 158 × (1 − 25%) only rounds to 120. Of two numbers in the
    wrong order many a digit mends the order: a unit, which says why, comes first."""
    if slip.operator in CONFUSED and case.require.operator != "==":
        return replace(slip, rank=(-1, *slip.rank[1:]))
    written = read_as(slip.surface, text.mention(slip.mention).written, text)
    if written is None or restores(rule, case, binding, {slip.mention: written}, text, exactly=True):
        return slip
    return replace(slip, rank=(1, 1 + slip.rank[1], slip.rank[2]))


def _numbers(rule: Rule, case: Case, binding: Binding, text: Text) -> list["_Number"]:
    """The numbers of a binding, each by its place in it."""
    return [_Number(rule, case, binding, (slot, at), text) for slot, found in binding.slots.items() for at in range(len(found))]


def _all_solved(rule: Rule, case: Case, binding: Binding, text: Text) -> Iterator[Repair]:
    """The relation solved for every number."""
    for slot, numbers in binding.slots.items():
        for position in range(len(numbers)):
            yield from _solved(case, rule, binding, slot, position, text)


def _ranked(*groups: Iterable[Repair]) -> list[Repair]:
    """The best repair of each surface, best first."""
    found: dict[tuple[int, str], Repair] = {}
    for repair in chain.from_iterable(groups):
        key = repair.mention, repair.surface
        if key not in found or repair.rank < found[key].rank:
            found[key] = repair
    return sorted(found.values(), key=lambda r: (r.rank, r.mention, r.surface))


class Mending:
    """The repairs of one binding, looked for when they are first asked for, and no more of them than the question needs: most mismatches
    are judged without."""

    def __init__(self, rule: Rule, case: Case, binding: Binding, text: Text) -> None:
        self._of = rule, case, binding, text
        self._found: dict[Operators, list[Repair]] = {}

    @kept
    def _numbers(self) -> list["_Number"]:
        return _numbers(*self._of)

    def _slips(self, operators: Operators) -> list[Repair]:
        """The slips of some kinds that make the relation consistent."""
        if operators not in self._found:
            self._found[operators] = [r for number in self._numbers for r in number.slips(operators)]
        return self._found[operators]

    @kept
    def _edits(self) -> list[Repair]:
        return [r for operators in (EXCHANGED, CONFUSED, POINT, OTHER_SLIPS, RARE_SLIPS) for r in self._slips(operators)]

    @kept
    def repairs(self) -> tuple[Repair, ...]:
        return tuple(_ranked((_graded(r, *self._of) for r in self._edits), _all_solved(*self._of)))

    @property
    def slips(self) -> bool:
        """Whether a typical slip of the pen is among them."""
        return any(self._slips(operators) for operators in (EXCHANGED, CONFUSED, OTHER_SLIPS)) or bool(self._points)

    @property
    def exchanged(self) -> bool:
        """Whether two digits that have changed places explain it."""
        return bool(self._slips(EXCHANGED))

    @property
    def not_a_digit(self) -> bool:
        """Whether one of them is none of the many that write one digit for another."""
        return any(is_slip(r) and r.operator not in ("digit", "lookalike") for r in _ranked(self._edits))

    @property
    def is_telling(self) -> bool:
        """Whether an edit explains it of which a number has few."""
        return any(map(_is_telling, chain(self._slips(EXCHANGED), self._slips(CONFUSED)))) or self._moves_the_point

    @kept
    def _points(self) -> list[Repair]:
        """The decimal points and noughts that explain it; of parts that frames take, which may leave one out, only those of long numbers."""
        rule, _case, _binding, text = self._of
        sure = rule.family not in OF_PARTS or not particles(text.document.language).head_first
        return [r for r in self._slips(POINT) if sure or _figures(r.surface) >= LONG]

    @property
    def _moves_the_point(self) -> bool:
        """Whether a decimal point moved explains it exactly, among numbers without hedges: 2.5万元 for 25万元."""
        _rule, _case, binding, text = self._of
        if any(
            text.mention(n).written.hedges or text.mention(n).written.kind == "range" for found in binding.slots.values() for n in found
        ):
            return False
        return any(_figures(r.surface) >= TWO and _graded(r, *self._of) is r for r in self._points)

    @property
    def _lengthens(self) -> bool:
        return any(_long(r.surface) for r in self._slips(RARE_SLIPS))

    @property
    def mends(self) -> bool:
        """Whether some slip explains it, however many decades are asked for it."""
        return self.slips or self._lengthens

    def explains(self, carried: float, asked: float) -> bool:
        """Whether a slip is evidence where a relation carries some decades and so many are asked for."""
        if carried < max(asked - TOLD, LEAST_CARRIED):
            return False
        if self.is_telling or (carried >= asked and self.slips):
            return True
        return carried >= asked + ASKED_OF_RARE and self._lengthens


OF_DIGITS = frozenset({"transposed", "lookalike", "digit", "dropped", "doubled", "omitted", "decimal"})
PLAIN = frozenset({"plain", "decimal", "scaled"})
ROOM = 3  # times the leeway at the slope of the solution: the slope changes on the way
_DIGITS = re.compile(r"\d(?:.*\d)?")  # from the first digit to the last
_NUMERAL = re.compile(r"[0-9]+(?:\.[0-9]*)?")
_WHOLE = re.compile(r"(?<![0-9.])[0-9]+(?![0-9.])|[一二三四五六七八九两兩]")
LEAST, MOST_OFF = Decimal("0.3"), Decimal(3)  # how far from the solution an edit may be to be tried


TELLING_SLIPS = frozenset({"transposed", "fold"})
POINTS = ("百分点", "%")
LEAST_CARRIED = 0.3
TOLD = 0.7
"""Decades less that are asked where two digits are exchanged or a unit is confused: there are few such edits, and they fit by chance the less."""


def is_slip(repair: Repair) -> bool:
    """Whether an edit is a typical slip of the pen: not a recomputed value, nor a digit too many or too few."""
    return repair.operator != "recomputed" and repair.operator not in RARE_SLIPS


def _is_telling(repair: Repair) -> bool:
    if len(_NUMERAL.findall(repair.surface)) > 1:
        return False  # of a range
    return repair.operator in TELLING_SLIPS or (repair.operator == "unit" and repair.surface.endswith(POINTS))


def slip_grade(found: Iterable[Repair]) -> float | None:
    """The decades that a relation must carry beyond those asked for, for the best of the slips found to explain its mismatch; None without one."""
    if any(_is_telling(r) for r in found):
        return -TOLD
    if any(is_slip(r) for r in found):
        return 0.0
    return ASKED_OF_RARE if any(r.operator in RARE_SLIPS and _long(r.surface) for r in found) else None


def _long(surface: str) -> bool:
    """Whether a number has so many digits that it is no round one."""
    return _figures(surface) >= LONG


def _figures(surface: str) -> int:
    """The significant figures of a number in digits."""
    return len("".join(c for c in surface if c.isdigit()).strip("0"))


class _Number:
    """A number of a binding, at a place in it, and the slips of the pen that explain its mismatch."""

    def __init__(self, rule: Rule, case: Case, binding: Binding, place: tuple[str, int], text: Text) -> None:
        self._rule, self._case, self._binding, self._place, self._text = rule, case, binding, place, text
        self._index = binding.slots[place[0]][place[1]]
        self._written = text.mention(self._index).written

    @kept
    def _targets(self) -> tuple[Decimal, ...]:
        return _targets(self._case, self._binding, self._place, self._text)

    @kept
    def _reach(self) -> "Reach | None":
        return _reach(self._case, self._binding, self._place, self._targets, self._text)

    def slips(self, operators: Operators) -> Iterator[Repair]:
        """The edits by some operators that make the relation consistent."""
        late = int(self._place[0] != self._rule.pivot)
        for surface, operator in self._text.once(_edits_by, operators, self._index):
            if self._is_near(surface, operator) and self._restores(surface):
                yield Repair(self._index, surface, operator, (0, ORDER[operator], late))

    def _is_near(self, surface: str, operator: str) -> bool:
        """Whether an edit is worth reading: its digits may meet the rest of the equation."""
        return operator not in OF_DIGITS or self._reach is None or not self._reach.misses(surface)

    def _restores(self, surface: str) -> bool:
        written = read_as(surface, self._written, self._text)
        if written is None or not _kin(written, self._written) or _far(written, self._written, self._targets):
            return False
        return restores(self._rule, self._case, self._binding, {self._index: written}, self._text)


def _edits_by(text: Text, operators: Operators, index: int) -> Sequence[tuple[str, str]]:
    """The edits of a number by some operators: many bindings have the same number."""
    every = text.once(_every_edit, index)
    return every if operators is ALL else [edit for edit in every if edit[1] in operators]


def _every_edit(text: Text, index: int) -> Sequence[tuple[str, str]]:
    return list(edits(text.surface(index), text.mention(index).written, text.document.language))


def _targets(case: Case, binding: Binding, place: tuple[str, int], text: Text) -> tuple[Decimal, ...]:
    """The values in a number's own unit that solve an equation of numbers without hedges; none where no edit can be told too far."""
    numbers = [n for found in binding.slots.values() for n in found]
    if case.require.operator != "==" or any(text.mention(n).written.hedges or text.mention(n).written.kind == "range" for n in numbers):
        return ()
    stage = scene(binding, text)
    values = solutions(case.require, stage, *place) if stage is not None else ()
    scale = _scale(binding, place[0], text.mention(binding.slots[place[0]][place[1]]).written)
    return () if not all(values) else tuple(WIDE.divide(value, scale) for value in values)


@value
class Reach:
    """What a number may be, in its own unit, for an equation to hold: about a target, up to a leeway. Its digits stand in its surface
    between `first` and as many characters before the end as `behind`; one of its numeral is worth `per`."""

    targets: tuple[tuple[Decimal, Decimal], ...]
    per: Decimal
    first: int
    behind: int
    bounds: dict[tuple[int, int], Sequence[tuple[str, str]]] = field(default_factory=dict, compare=False)

    def misses(self, surface: str) -> bool:
        """Whether the digits of an edited surface are too far from every target for it to be worth reading."""
        numeral = surface[self.first : len(surface) - self.behind].replace(",", "")
        shape = len(numeral), numeral.find(".")
        if not numeral or not shape[1]:
            return False
        bounds = self.bounds.get(shape)
        if bounds is None:
            bounds = self.bounds[shape] = list(self._near(*shape))
        return not [low for low, high in bounds if low <= numeral <= high]

    def _near(self, length: int, point: int) -> Iterator[tuple[str, str]]:
        """About each target, the first and the last numeral of a shape that are not too far: numerals of one shape are ordered as their
        characters are."""
        decimals = length - point - 1 if point >= 0 else 0
        unit, most = self.per.scaleb(-decimals), 10 ** (length - (point >= 0)) - 1
        for target, room in self.targets:
            low = _rounded(WIDE.divide(target - room - unit, unit), ROUND_CEILING)
            high = _rounded(WIDE.divide(target + room + unit, unit), ROUND_FLOOR)
            if low <= most and high >= 0:
                yield _shaped(max(low, 0), length, point), _shaped(min(high, most), length, point)


def _shaped(number: int, length: int, point: int) -> str:
    """A number without its point as a numeral with it."""
    if point < 0:
        return f"{number:0{length}}"
    digits = f"{number:0{length - 1}}"
    return f"{digits[:point]}.{digits[point:]}"


def _rounded(value: Decimal, way: str) -> int:
    return int(value.to_integral_value(way))


def _reach(case: Case, binding: Binding, place: tuple[str, int], targets: tuple[Decimal, ...], text: Text) -> Reach | None:
    """Of a plain number with one run of digits; None where no edit can be told to miss."""
    index = binding.slots[place[0]][place[1]]
    written, surface, stage = text.mention(index).written, text.surface(index), scene(binding, text)
    found = _DIGITS.search(surface)
    numeral = found[0].replace(",", "") if found else ""
    value = written.value
    if stage is None or not targets or not found or not isinstance(value, Decimal) or written.form not in PLAIN:
        return None
    if calls(case.require, "rounded"):  # the zeros at its end decide how far a number reaches
        return None
    if not _NUMERAL.fullmatch(numeral) or not Decimal(numeral):
        return None
    scale = abs(_scale(binding, place[0], written))
    near = []
    for target in targets:
        room = leeway(case.require, stage, *place, WIDE.multiply(target, _scale(binding, place[0], written)))
        if room is None:
            return None
        near.append((abs(target), WIDE.divide(room, scale) * ROOM))
    return Reach(tuple(near), WIDE.divide(abs(value), Decimal(numeral)), found.start(), len(surface) - found.end())


def _scale(binding: Binding, slot: str, written: Written) -> Decimal:
    return binding.counted[slot] if slot in binding.counted else scale_of(written)


def _far(new: Written, old: Written, targets: tuple[Decimal, ...]) -> bool:
    """Whether a reading misses the solution by more than rounding can explain: then it need not be tried."""
    if not targets or new.unit_class != old.unit_class or new.factor != old.factor or not isinstance(new.value, Decimal):
        return False
    return not any(abs(t) * LEAST <= abs(new.value) <= abs(t) * MOST_OFF for t in targets)  # a loss is written without its sign


def read_as(surface: str, like: Written, text: Text) -> Written | None:
    """What a surface says in the place of another: a share without its sign (6.4∶43.8∶49.8) goes on to be one."""
    unsigned = like.kind == "percent" and like.text[-1:].isdecimal() and surface[-1:].isdecimal()
    return _read(f"{surface}%" if unsigned else surface, text) or _among_words(surface, like.base_kind, text)


def _read(surface: str, text: Text) -> Written | None:
    return _reading(surface, text.document.language)


def _among_words(surface: str, kind: str, text: Text) -> Written | None:
    """What English words of times and parts say, which alone say nothing (four times, a quarter)."""
    behind = OF_WORDS.get(kind, "") if text.document.language == "en" else ""
    found = read(surface + behind, "en") if behind else []
    return found[0].written if found and (found[0].start, found[0].end) == (0, len(surface)) else None


@lru_cache(maxsize=2048)
def _reading(surface: str, language: str) -> Written | None:
    """What a surface says; the rules that speak of one number try the same edits."""
    return read_one(normalise(surface), language)


def _kin(new: Written, old: Written) -> bool:
    return new.unit_class == old.unit_class or {new.base_kind, old.base_kind} == {"percent", "percentage_point"}


def restores(rule: Rule, case: Case, binding: Binding, changed: dict[int, Written], text: Text, *, exactly: bool = False) -> bool:
    """Whether the relation is consistent with other readings of some mentions; exactly: with the rounding of one number alone."""
    replaced: dict[int, Operand] = {}
    for index, written in changed.items():
        old = operand_at(index, text)
        new = operand(written, old.direction if old else None, mean=is_quotient(index, text))
        if new is None:
            return False
        replaced[index] = new
    stage = scene(binding, text, replaced)
    form = case if len(rule.cases) == 1 else case_of(rule, binding.slots, text, changed)
    if stage is None or form is None:
        return False
    try:
        return any(agrees(form.require, s) for s in _pointed(stage)) if exactly else agrees(form.require, stage)
    except Unsolvable:
        return False


def _pointed(stage: Scene) -> Iterator[Scene]:
    """The operands as points, but for each of them in turn."""
    for slot, found in stage.bound.items():
        for at, own in enumerate(found):
            bound = {name: [at_point(o, o.value) for o in others] for name, others in stage.bound.items()}
            bound[slot][at] = own
            yield stage._replace(bound=bound)


def edits(surface: str, written: Written, language: str = "zh") -> Iterator[tuple[str, str]]:
    """Every single slip on a written form: (new surface, operator). Digits are edited where the numeral stands, units where they stand."""
    if written.script == "arabic" or any(c.isdigit() for c in surface):
        yield from _digit_edits(surface)
    elif surface.isascii():
        yield from ((other, "digit") for other in misspelled(surface))
    else:
        yield from _han_edits(surface)
    yield from _scale_edits(surface)
    yield from _unit_edits(surface, ENGLISH_UNITS if language == "en" else UNITS)
    if written.base_kind == "multiple":
        yield from _fold_edits(surface)


def _fold_edits(surface: str) -> Iterator[tuple[str, str]]:
    """增长4倍 for 增长3倍: a whole number of times that counts the original in, or leaves it out."""
    found = _WHOLE.search(surface)
    if found is None:
        return
    numeral = found[0]
    value = int(numeral) if numeral.isdigit() and numeral.isascii() else HAN.find("二" if numeral in "两兩" else numeral) + 1
    for other in (value - 1, value + 1):
        surface_of = str(other) if numeral.isascii() else PAIR if other == 2 else HAN[other - 1 : other]
        if other >= 1 and surface_of:
            yield surface[: found.start()] + surface_of + surface[found.end() :], "fold"


def _digit_edits(surface: str) -> Iterator[tuple[str, str]]:
    places = [i for i, c in enumerate(surface) if c.isdigit()]
    for i, j in pairwise(places):
        if surface[i + 1 : j] in ("", ".", ",") and surface[i] != surface[j]:
            yield surface[:i] + surface[j] + surface[i + 1 : j] + surface[i] + surface[j + 1 :], "transposed"
    for i in places:
        for digit in "0123456789":
            if digit != surface[i]:
                operator = "lookalike" if surface[i] + digit in LOOKALIKES else "digit"
                yield surface[:i] + digit + surface[i + 1 :], operator
        yield surface[:i] + surface[i + 1 :], "dropped"
        yield surface[:i] + surface[i] + surface[i:], "doubled"
    yield from _omissions(surface, places)
    if places:
        yield from _decimal_edits(surface, places[0], places[-1])


def _han_edits(surface: str) -> Iterator[tuple[str, str]]:
    """A digit of a number in Han characters written for another."""
    for i, sign in enumerate(surface):
        if sign in HAN:
            for digit in HAN:
                if digit != sign:
                    alone = digit == HAN[1] and not i and surface[1:2] not in PLACES
                    yield surface[:i] + (PAIR if alone else digit) + surface[i + 1 :], "digit"


def _omissions(surface: str, places: Sequence[int]) -> Iterator[tuple[str, str]]:
    """A digit put before or behind any other, where it does not double one."""
    for i in [*places, *[i + 1 for i in places[-1:]]]:
        beside = {surface[i - 1 : i], surface[i : i + 1]}
        for digit in "0123456789":
            if digit not in beside and (i > places[0] or digit != "0"):
                yield surface[:i] + digit + surface[i:], "omitted"


def _decimal_edits(surface: str, first: int, last: int) -> Iterator[tuple[str, str]]:
    grouped = "," in surface[first : last + 1]
    numeral = surface[first : last + 1].replace(",", "")
    digits, point = numeral.replace(".", ""), numeral.find(".")
    at = point if point >= 0 else len(digits)
    steps = (-2, -1, 1, 2) if point >= 0 else (-1, 1)  # a whole number gains or loses one nought at a time
    for place in (at + step for step in steps):
        if grouped and point < 0 and digits[place:].strip("0"):
            continue  # 1,234 gains or loses a nought and no point
        if 0 < place <= len(digits):
            moved = (digits[:place].lstrip("0") or "0") + ("." + digits[place:] if digits[place:].strip("0") else "")
            yield surface[:first] + _grouped(moved, grouped=grouped) + surface[last + 1 :], "decimal"
        elif place == 0:
            yield surface[:first] + "0." + digits + surface[last + 1 :], "decimal"
        elif place > len(digits):
            yield surface[:first] + _grouped(digits + "0" * (place - len(digits)), grouped=grouped) + surface[last + 1 :], "decimal"


def _grouped(numeral: str, *, grouped: bool) -> str:
    return f"{Decimal(numeral):,}" if grouped and _NUMERAL.fullmatch(numeral) else numeral


def _scale_edits(surface: str) -> Iterator[tuple[str, str]]:
    for scale in ("万亿", "亿", "万", "萬", "億"):
        if scale in surface:
            for other in ("", "千", "万", "亿", "万亿"):
                if other != scale:
                    yield surface.replace(scale, other, 1), "scale"
            return
    for word, others in LATIN_SCALES:
        if (found := word.search(surface)) is not None:
            yield from ((surface[: found.start()] + other + surface[found.end() :], "scale") for other in others)
            return


def _unit_edits(surface: str, units: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for a, b in units:
        if surface.endswith(b):
            yield surface[: -len(b)] + a, "unit"
        elif surface.endswith(a):
            yield surface[: -len(a)] + b, "unit"


def _solved(case: Case, rule: Rule, binding: Binding, slot: str, position: int, text: Text) -> Iterator[Repair]:
    index = binding.slots[slot][position]
    surface = recomputed(case, binding, slot, position, text)
    if surface is None or surface == text.surface(index):
        return
    written = read_as(surface, text.mention(index).written, text)
    if written is not None and restores(rule, case, binding, {index: written}, text):
        yield Repair(index, surface, "recomputed", (1 if slot == rule.pivot or "total" in slot else 2, 0, position))


def recomputed(case: Case, binding: Binding, slot: str, position: int, text: Text) -> str | None:
    """The number that the relation asks for in a slot, written as the page writes that number."""
    stage = scene(binding, text)
    value = solve(case.require, stage, slot, position) if stage is not None else None
    if value is None:
        return None
    mention = text.mention(binding.slots[slot][position])
    scale = _scale(binding, slot, mention.written)
    return in_own_hand(write_like(mention.written, WIDE.divide(value, scale), text.document.language), mention, text)


def in_own_hand(written: str | None, mention: Mention, text: Text) -> str | None:
    """A new surface with the author's own characters (traditional, full-width) where it repeats those of the old one."""
    if written is None:
        return None
    flow = text.document.flow[mention.start : mention.end]
    source = text.document.surface(mention.start, mention.end)
    if len(flow) != len(source):
        return written
    own = dict(zip(flow, source, strict=True))
    return "".join(own.get(c, c) for c in written)


def suggestions(found: Sequence[Repair], text: Text, language: str) -> tuple[Suggestion, ...]:
    """The best repairs as splices, at most MOST."""
    best = found[:MOST]
    made = []
    for repair in best:
        mention = text.mention(repair.mention)
        reason = REASONS[repair.operator].get(language) or REASONS[repair.operator]["en"]
        made.append(Suggestion(repair.mention, mention.start, mention.end, repair.surface, repair.operator, reason))
    return tuple(made)
