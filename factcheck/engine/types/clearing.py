"""Arithmetic that clears: another number nearby with which a relation holds may be the one that is meant."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from math import log10

from factcheck.engine.binding import NEIGHBOURS, Binding, operand_at, scene
from factcheck.engine.candidates import Text, counted_alike, same_units
from factcheck.engine.evaluate import Scene, Unsolvable, agrees
from factcheck.engine.solving import solve
from factcheck.engine.strength import information
from factcheck.model.rule import Case

EVIDENT = 0.8
"""Decades beyond the number of exchanges tried that a match must carry for it to be no chance."""
NAME = 3
"""Characters that a name must have to tell what two numbers are of."""
LONG = 4
"""Digits of a number that no chance meets exactly."""
MOST_STEPS = 6  # numbers behind a change that may be the next steps of it
LEVELS = frozenset({"to", "source", "base", "opening", "closing", "cumulative"})
BACK = 4
"""Sentences before the bound numbers in which another one may stand."""


def another_fits(case: Case, binding: Binding, text: Text) -> bool:
    """Whether a relation that fails holds to more digits than chance gives with one of its numbers exchanged for another of its unit nearby."""
    tried = list(_exchanged(binding, text))
    needed = EVIDENT + log10(max(1, len(tried)))
    return any(_fits(case, other, needed, text) for other in tried)


def steps_fit(binding: Binding, text: Text) -> bool:
    """由600张增至820张，第一次增加80张，第二次60张，第三次80张: whether the change is but the first of several that lead from one level to the other,
    each with the way that its word says."""
    if not {"before", "after", "delta"} <= binding.slots.keys():
        return False
    before, after, delta = (binding.slots[s][0] for s in ("before", "after", "delta"))
    last = max(before, after, delta)
    behind = range(last + 1, min(len(text.reading.numbers), last + 1 + MOST_STEPS))
    walked = [(before, -1), (after, 1), (delta, -_way(delta, delta, text))]
    gaps = accumulate(
        _apart([*walked, *((i, -_way(i, delta, text)) for i in behind if _is_step(i, delta, text))], text),
        lambda a, b: (a[0] + b[0], a[1] + b[1]),
    )
    return any(at >= len(walked) and abs(gap) <= room for at, (gap, room) in enumerate(gaps))


def _apart(steps: Sequence[tuple[int, int]], text: Text) -> Iterator[tuple[Decimal, Decimal]]:
    """What each step adds to the gap, with its sign, and how far it may be off."""
    for index, sign in steps:
        operand = operand_at(index, text)
        if operand is None:
            return
        yield operand.value * sign, operand.unit / 2


def _is_step(index: int, delta: int, text: Text) -> bool:
    """Whether a number may be one more step of a change: of its unit and sentence, and no level."""
    fact = text.fact(index)
    return fact.sentence == text.fact(delta).sentence and same_units(index, delta, text) and not LEVELS & fact.roles.keys()


def _way(index: int, delta: int, text: Text) -> int:
    return -1 if (text.fact(index).direction or text.fact(delta).direction) == "down" else 1


def _exchanged(binding: Binding, text: Text) -> Iterator[Binding]:
    bound = {n for found in binding.slots.values() for n in found}
    first, last = min(bound), max(bound)
    article, sentences = text.fact(first).article, (text.fact(first).sentence - BACK, text.fact(last).sentence)
    near = range(max(0, first - NEIGHBOURS), last + NEIGHBOURS + 1)
    if _is_run(binding, text):
        sentences = (text.fact(first).sentence, sentences[1])  # 收报3199.7点，上涨25.9点，涨幅8.0%: no number elsewhere is meant
    around = (i for i in text.index.of_article(article) if i in near and sentences[0] <= text.fact(i).sentence <= sentences[1])
    pool = [i for i in around if i not in bound and text.fact(i).sentence not in text.headlines]  # a headline may have the number right
    for name, numbers in binding.slots.items():
        if len(numbers) == 1:
            for index in pool:
                if _is_told_again(numbers[0], index, text):
                    continue
                if same_units(numbers[0], index, text) or counted_alike(numbers[0], index, text):
                    yield Binding({**binding.slots, name: (index,)}, binding.levels, binding.tier, binding.distance, binding.counted)


def _is_run(binding: Binding, text: Text) -> bool:
    """Whether words bind a level, its change and its rate, and they stand behind each other in one sentence."""
    if not {"rate", "delta"} <= binding.slots.keys():
        return False
    bound = sorted(n for found in binding.slots.values() for n in found)
    said = set(binding.levels.values()) == {"says"} and bound[-1] - bound[0] == len(bound) - 1
    return said and text.fact(bound[0]).sentence == text.fact(bound[-1]).sentence


def _is_exact(case: Case, stage: Scene) -> bool:
    """Whether a relation holds to the last of the digits of a long number (1299元打8折是1039.2元)."""
    for name, operands in stage.bound.items():
        one = operands[0]
        if len(operands) == 1 and len(one.value.normalize().as_tuple().digits) >= LONG and solve(case.require, stage, name) == one.value:
            return True
    return False


def _is_told_again(index: int, other: int, text: Text) -> bool:
    """Whether another number is told of the same thing by the same name: then the text contradicts itself, and neither clears the other."""
    name = text.fact(index).label.text
    apart = text.fact(index).sentence != text.fact(other).sentence
    return apart and len(name) >= NAME and name == text.fact(other).label.text and all(_is_called(name, n, text) for n in (index, other))


def _is_called(name: str, index: int, text: Text) -> bool:
    """Whether a number has its name in its own clause, and not from one before."""
    clause = text.reading.clauses[text.fact(index).clause]
    return name in text.document.flow[clause.start : text.mention(index).start]


def _fits(case: Case, binding: Binding, needed: float, text: Text) -> bool:
    stage = scene(binding, text)
    try:
        return stage is not None and agrees(case.require, stage) and (information(case.require, stage) >= needed or _is_exact(case, stage))
    except Unsolvable:
        return False
