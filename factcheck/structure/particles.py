"""Small words that join and frame numbers, by language."""

import re
from collections.abc import Mapping
from functools import cache

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
    sums_up: tuple[str, ...]
    exchanges: tuple[str, ...]
    split_begins: tuple[str, ...]
    split_ends: tuple[str, ...]
    strip: str
    strip_begins: str
    stop: frozenset[str]
    suffixes: frozenset[str]
    fates: frozenset[str]
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
    bare_moves: Mapping[str, str]
    rate_noun: re.Pattern[str]
    lead: str
    single: tuple[str, ...]
    lands: frozenset[str]
    goes_on: tuple[str, ...]
    fillers: tuple[str, ...]
    one_of: re.Pattern[str]
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


@cache
def particles(language: str) -> Particles:
    data = load_data(f"{language}/structure/particles.yaml")
    return Particles(
        tuple(data["arrival"]),
        frozenset(data.get("reaching") or ()),
        data["counts"],
        frozenset(data["links"]),
        tuple(data["of"]),
        frozenset(data["ones"]),
        tuple(data.get("sums-up") or ()),
        tuple(data.get("exchanges") or ()),
        tuple(data["split-begins"]),
        tuple(data["split-ends"]),
        str(data["strip"]),
        str(data.get("strip-begins") or data["strip"]),
        frozenset(str(data["stop"])),
        frozenset(data["suffixes"]),
        frozenset(data.get("fates") or ()),
        frozenset(data["never-before"]),
        bool(data["head-first"]),
        frozenset(data.get("stop-words") or ()),
        frozenset(data.get("behind") or ()),
        tuple(data.get("per") or ()),
        frozenset(data.get("folds") or ()),
        tuple(data.get("spans") or ()),
        tuple(data.get("scopes") or ()),
        tuple(data.get("not-scopes") or ()),
        frozenset(data.get("pronouns") or ()),
        frozenset(data.get("contrasts") or ()),
        frozenset(data.get("contests") or ()),
        str(data.get("rate-states") or ""),
        str(data.get("rest-counts") or ""),
        str(data.get("than-words") or ""),
        str(data.get("of-noun") or ""),
        str(data.get("of-own") or ""),
        str(data.get("of-total") or ""),
        str(data.get("compared") or ""),
        tuple(data.get("clause-openers") or ()),
        frozenset(data.get("generic-nouns") or ()),
        tuple(data.get("held-apart") or ()),
        tuple(data.get("followers") or ()),
        frozenset(data.get("against") or ()),
        data.get("moves") or {},
        tuple(data.get("loose") or ()),
        str(data.get("each") or ""),
        data.get("moments") or {},
        frozenset(data.get("same-periods") or ()),
        tuple(data.get("years-before") or ()),
        tuple(data.get("scenes") or ()),
        tuple(data.get("no-scenes") or ()),
        tuple(data.get("subordinates") or ()),
        tuple(data.get("once") or ()),
        str(data.get("of-them") or ""),
        str(data.get("possessive") or ""),
        str(data.get("ranged-before") or ""),
        str(data.get("scoreboard") or ""),
        tuple(data.get("other-bases") or ()),
        data.get("bare-moves") or {},
        re.compile(data.get("rate-noun") or r"(?!)"),
        str(data.get("lead") or ""),
        tuple(data.get("single") or ()),
        frozenset(data.get("lands") or ()),
        tuple(data.get("goes-on") or ()),
        tuple(data.get("fillers") or ()),
        re.compile(data.get("one-of") or r"(?!)"),
        re.compile(data.get("by-one") or r"(?!)"),
        tuple(data.get("ago") or ()),
        frozenset(["", *(data.get("aspects") or ())]),
        tuple(data.get("prepositions") or ()),
        data.get("quotes") or {},
        {unit: role for role, units in (data.get("unit-roles") or {}).items() for unit in units},
        tuple(data.get("joins") or ()),
        tuple(data.get("no-wholes") or ()),
        tuple(data.get("noun-signs") or ()),
        frozenset(data.get("wholes") or ()),
        tuple(data.get("structures") or ()),
        str(data.get("structure-ends") or ""),
        tuple(data.get("scale-low") or ()),
        tuple(data.get("scale-high") or ()),
        tuple(data.get("holds") or ()),
    )
