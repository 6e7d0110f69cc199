"""What the words right behind a rate say that it is of, in languages with spaces: 35 per cent of sales, a quarter more than were completed."""

import re
from functools import cache

from factcheck.engine.binding import Binding
from factcheck.engine.candidates import RATES, Text
from factcheck.structure.particles import particles

NEAR, BEHIND, LONGEST = 4, 60, 300  # characters behind a rate; between two numbers


def is_of_other_words(binding: Binding, pivot: int, text: Text) -> bool:
    """Whether a rate is said to be of something that none of the bound numbers counts, or is compared with what is told in words."""
    words = particles(text.document.language)
    if not words.head_first or text.mention(pivot).written.base_kind not in RATES:
        return False
    behind = text.document.flow[text.mention(pivot).end : text.mention(pivot).end + BEHIND]
    if _compiled(words.than_words).match(behind):
        return True
    if "whole" in binding.slots and (_compares(binding, pivot, text) or _is_share_itself(binding, pivot, behind, text)):
        return True
    if "before" in binding.slots and _compiled(words.rate_states).match(behind):
        return True  # 65% built
    own = _compiled(words.of_own).match(behind)  # nine of 11 points, and 61 per cent of her first serves
    named = own or _compiled(words.of_noun).match(behind)
    if named is None or "whole" not in binding.slots or (own is None and "whole" in text.fact(binding.slots["whole"][0]).roles):
        return False  # 45 of its 180 beers, 25 per cent of the range
    whole = text.fact(binding.slots["whole"][0]).label
    noun, counted = str(named[named.lastgroup or 0]).removesuffix("s"), whole.text.rpartition(" ")[2].removesuffix("s")
    return whole.own and bool(counted) and noun != counted and noun not in words.generic_nouns


def is_told_as_another(binding: Binding, text: Text) -> bool:
    """Whether words beside a number say that it is no end of a movement (1.1 lakh of them foreigners), no difference (more than August's
    10,496), or the end of a range that is compared with another."""
    words, flow = particles(text.document.language), text.document.flow
    before = next((binding.slots[name][0] for name in ("before", "base") if name in binding.slots), -1)
    after = next((binding.slots[name][0] for name in ("after", "value") if name in binding.slots), -1)
    if not words.head_first or before < 0 or after < 0:
        return False
    if any(_compiled(words.of_them).match(flow, text.mention(n).end) for n in (before, after)):
        return True
    first = min(text.mention(before).start, text.mention(after).start)
    if _compiled(words.ranged_before).search(flow, max(0, first - LONGEST), first):
        return True
    deltas = [n for n in binding.slots.get("delta", ()) if text.mention(n).written.base_kind not in RATES]
    return any(_compiled(words.possessive).search(flow, max(0, text.mention(n).start - NEAR), text.mention(n).start) for n in deltas)


def _compares(binding: Binding, pivot: int, text: Text) -> bool:
    """Whether a rate or a part is compared with something: 28% less than, (6.3%) above, five longer than."""
    compared = _compiled(particles(text.document.language).compared)
    parts = [binding.slots[name][0] for name in ("part",) if name in binding.slots]
    return any(compared.match(text.document.flow, text.mention(n).end) for n in (pivot, *parts))


def _is_share_itself(binding: Binding, pivot: int, behind: str, text: Text) -> bool:
    """318 of them, 15% of the total, and 94 …: the number right before a share is what has it, and not what it is of."""
    whole = binding.slots["whole"][0]
    between = text.document.flow[text.mention(whole).end : text.mention(pivot).start]
    behind_it = "part" in binding.slots and binding.slots["part"][0] > pivot
    return (
        behind_it
        and whole == pivot - 1
        and between.endswith(", ")
        and _compiled(particles(text.document.language).of_total).match(behind) is not None
    )


def begins_anew(binding: Binding, pivot: int, text: Text) -> bool:
    """Whether another clause with a movement of its own begins between a change and the level behind it: cut by 25 points after inflation eased to 3.4%."""
    words = particles(text.document.language)
    after = binding.slots["after"][0] if "after" in binding.slots else pivot
    between = text.document.flow[text.mention(pivot).end : text.mention(after).start].lower()
    return words.head_first and any(f" {word} " in between for word in words.clause_openers)


def moves_another(binding: Binding, pivot: int, text: Text) -> bool:
    """A stall costs $330. A year ago it was $300. The 15 per cent rise in wages …: whether a change in a sentence of its own is that of a thing
    which the sentences of its levels do not name."""
    words = particles(text.document.language)
    named = words.moved_thing.match(text.document.flow, text.mention(pivot).end)
    levels = [n for name, found in binding.slots.items() for n in found if n != pivot]
    if named is None or named["noun"] in words.moved_times or not levels or not all(text.ends_between(n, pivot) for n in levels):
        return False
    if max(levels) > pivot:
        return False
    told = text.document.flow[text.sentence_start(min(levels)) : text.mention(pivot).start].lower()
    return named["noun"].removesuffix("s") not in told


def is_held_apart(binding: Binding, text: Text) -> bool:
    """Whether words between two of the numbers set one against the other: 864, or 36 per cent, ahead of a rival with 768."""
    words = particles(text.document.language)
    bound = sorted(n for found in binding.slots.values() for n in found)
    start, end = text.mention(bound[0]).end, text.mention(bound[-1]).start
    between = text.document.flow[start : min(end, start + LONGEST)].lower()
    return any(f" {word} " in between for word in words.held_apart)


@cache
def _compiled(source: str) -> "re.Pattern[str]":
    return re.compile(source or "(?!)", re.IGNORECASE)
