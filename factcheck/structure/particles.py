"""Small words that join and frame numbers, by language."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, get_origin

from factcheck.lexicon.store import load_data
from factcheck.model.value import value


@value
class Particles:
    """See the data file for what each is."""

    arrival: tuple[str, ...]
    reaching: frozenset[str]
    counts: Mapping[str, int]
    links: frozenset[str]
    of: tuple[str, ...]
    ones: frozenset[str]
    certain: tuple[str, ...]
    for_each: tuple[str, ...]
    sums_up: tuple[str, ...]
    exchanges: tuple[str, ...]
    split_begins: tuple[str, ...]
    split_ends: tuple[str, ...]
    strip: str
    strip_begins: str
    stop: frozenset[str]
    suffixes: frozenset[str]
    fates: frozenset[str]
    of_suffixes: frozenset[str]
    never_before: frozenset[str]
    head_first: bool
    stop_words: frozenset[str]
    behind: frozenset[str]
    per: tuple[str, ...]
    folds: frozenset[str]
    spans: tuple[str, ...]
    scopes: tuple[str, ...]
    not_scopes: tuple[str, ...]
    pronouns: frozenset[str]
    contrasts: frozenset[str]
    contests: frozenset[str]
    rate_states: str
    rest_counts: str
    than_words: str
    of_noun: str
    of_own: str
    of_total: str
    compared: str
    clause_openers: tuple[str, ...]
    generic_nouns: frozenset[str]
    held_apart: tuple[str, ...]
    followers: tuple[str, ...]
    against: frozenset[str]
    moves: Mapping[str, str]
    loose: tuple[str, ...]
    each: str
    moments: Mapping[str, str]
    same_periods: frozenset[str]
    years_before: tuple[str, ...]
    scenes: tuple[str, ...]
    no_scenes: tuple[str, ...]
    subordinates: tuple[str, ...]
    once: tuple[str, ...]
    of_them: str
    possessive: str
    ranged_before: str
    scoreboard: str
    other_bases: tuple[str, ...]
    base_times: Mapping[str, Sequence[str]]
    past_times: tuple[str, ...]
    bare_moves: Mapping[str, str]
    rate_noun: re.Pattern[str]
    apposed_age: re.Pattern[str]
    spanned: re.Pattern[str]
    part_alone: re.Pattern[str]
    moved_thing: re.Pattern[str]
    moved_times: frozenset[str]
    peaks: re.Pattern[str]
    lead: str
    single: tuple[str, ...]
    lands: frozenset[str]
    goes_on: tuple[str, ...]
    fillers: tuple[str, ...]
    one_of: re.Pattern[str]
    only: tuple[str, ...]
    by_one: re.Pattern[str]
    ago: tuple[str, ...]
    aspects: frozenset[str]
    prepositions: tuple[str, ...]
    quotes: Mapping[str, str]
    unit_roles: Mapping[str, str]
    joins: tuple[str, ...]
    no_wholes: tuple[str, ...]
    noun_signs: tuple[str, ...]
    wholes: frozenset[str]
    structures: tuple[str, ...]
    structure_ends: str
    scale_low: tuple[str, ...]
    scale_high: tuple[str, ...]
    holds: tuple[str, ...]
    means: tuple[str, ...]
    apposed_rate: re.Pattern[str]
    restates: re.Pattern[str]
    one_behind: re.Pattern[str]
    one_ahead: re.Pattern[str]
    sole: tuple[str, ...]
    one_more: re.Pattern[str]
    another_moves: re.Pattern[str]
    first_part: re.Pattern[str]
    packed: re.Pattern[str]
    days: frozenset[str]
    year_before: tuple[str, ...]
    age_of: tuple[str, ...]
    earlier: re.Pattern[str]
    old: tuple[str, ...]
    gives_share: re.Pattern[str]
    next_share: re.Pattern[str]
    last_share: re.Pattern[str]
    being: tuple[str, ...]
    deducts: re.Pattern[str]
    anaphors: tuple[str, ...]
    inside: tuple[str, ...]
    inside_of: re.Pattern[str]
    restated: re.Pattern[str]
    taken_of: re.Pattern[str]
    led_to: re.Pattern[str]
    lasts: frozenset[str]
    touched: re.Pattern[str]
    those: tuple[str, ...]
    who_do: re.Pattern[str]
    some_of_them: re.Pattern[str]
    up_from: tuple[str, ...]
    margin: re.Pattern[str]
    innings: re.Pattern[str]
    definite: tuple[str, ...]
    told_again: str
    causes: tuple[str, ...]
    spans_further: tuple[str, ...]
    ceilings: re.Pattern[str]
    may_be: tuple[str, ...]
    moving_noun: re.Pattern[str]
    again: re.Pattern[str]
    left: tuple[str, ...]
    running: tuple[str, ...]
    since: tuple[str, ...]
    topic: re.Pattern[str]
    counted_topic: re.Pattern[str]
    continues: re.Pattern[str]
    converted: re.Pattern[str]
    other_sizes: Mapping[str, Sequence[str]]


_READERS: Mapping[object, Callable[[Any], Any]] = {
    tuple: lambda said: tuple(said or ()),
    frozenset: lambda said: frozenset(said or ()),
    Mapping: lambda said: said or {},
    re.Pattern: lambda said: re.compile(said or r"(?!)"),
    str: lambda said: str(said or ""),
    bool: bool,
}
"""How a field is read from the data, by its type; what a language does not say is empty, and a pattern that is not said matches nothing."""


@cache
def particles(language: str) -> Particles:
    """The small words of a language: the fields are the keys of its data file, with _ for -."""
    data = dict(load_data(f"{language}/structure/particles.yaml"))
    data.setdefault("strip-begins", data["strip"])
    data["aspects"] = ["", *data.get("aspects", ())]
    data["unit-roles"] = {unit: role for role, units in data.get("unit-roles", {}).items() for unit in units}
    return Particles(**{f.name: _READERS[get_origin(f.type) or f.type](data.get(f.name.replace("_", "-"))) for f in fields(Particles)})
