"""Markers of legitimate disagreement at the numbers of a binding."""

from collections.abc import Mapping

from factcheck.engine.binding import Binding
from factcheck.engine.candidates import RATES, Text
from factcheck.model.rule import Guard, Rule


def guarded(rule: Rule, binding: Binding, text: Text) -> str | None:
    """The reason why a mismatch is not said: the guard's reason (undecided), "" (silent), or None where no guard applies."""
    for guard in rule.unless:
        if _applies(guard, binding.slots, text):
            return reason(guard.reason, text.document.language) if guard.then == "undecided" else ""
    return None


def reason(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "guarded")


def _applies(guard: Guard, slots: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    names = guard.on or tuple(slots)
    numbers = [i for name in names for i in slots.get(name, ())]
    if guard.where == "words":
        return any(guard.concept in text.fact(i).markers or guard.concept in text.fact(i).roles for i in numbers)
    if guard.where == "heads":
        heads = text.lexicon.head_class(guard.concept)
        if _compared_outright(slots, text):
            return False
        return any(_holds(text.fact(i).label.text + _before(i, text), heads) for i in numbers)
    article = text.fact(numbers[0]).article if numbers else -1
    return article >= 0 and text.document.articles[article].klass == guard.concept


def _compared_outright(slots: Mapping[str, tuple[int, ...]], text: Text) -> bool:
    """较上年88.0亿元增长10%: a rate whose clause has the value that it is reckoned from is of the values as they are printed."""
    bases = [i for numbers in slots.values() for i in numbers if "base" in text.fact(i).roles]
    rates = [
        i for numbers in slots.values() for i in numbers if "move" in text.fact(i).roles and text.mention(i).written.base_kind in RATES
    ]
    return any(text.fact(a).clause == text.fact(b).clause for a in bases for b in rates)


def _before(index: int, text: Text) -> str:
    """What its clause says before a number."""
    clause = text.reading.clauses[text.fact(index).clause]
    return text.document.flow[clause.start : max(clause.start, text.mention(index).start)]


def _holds(label: str, heads: frozenset[str]) -> bool:
    return any(head in label for head in heads)
