"""The things that a rate names: 新渡口的客流达到老渡口的两倍半 speaks of a number of 新渡口 and of one of 老渡口."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factcheck.engine.candidates import Text

SHORTEST, LONGEST = 2, 12
FAR_BACK = 80  # characters before the clause of a rate
LONGEST_BARE = 4  # characters before 率
LONGEST_STEM = 16  # characters back from a number to the word before 率
_DIGIT = re.compile(r"\d")
_NO_NAME = re.compile(r"[\W\d_]")


class Named(NamedTuple):
    """What stands before the verb of a rate and what the rate is taken of; "" where nothing is named."""

    subject: str
    base: str
    stem: str = ""  # 合格 of 合格率: what those that it counts are or did


def named(pivot: int, text: "Text") -> Named:
    """The subject and the base that the clause of a rate names (占全村用水量的六成: the base is 全村用水量)."""
    return text.once(_named, pivot)


def _named(text: "Text", pivot: int) -> Named:
    fact, mention = text.fact(pivot), text.mention(pivot)
    stem = _stem(pivot, text)
    if stem:
        return Named("", "", stem)
    verb = next(
        (fact.roles[r] for r in ("share", "to", "stated", "differ", "convert") if r in fact.roles and fact.roles[r].level == "says"), None
    )
    clause = text.reading.clauses[fact.clause]
    if verb is None or not clause.start <= verb.start < verb.end <= mention.start:
        return Named("", "")
    flow = text.document.flow
    between = flow[verb.end : mention.start]
    base = between[:-1] if "ratio-of" in fact.roles and not _DIGIT.search(between) else ""
    base = base.removesuffix(next((q for q in text.lexicon.words("quantity_nouns") if base.endswith(q)), ""))
    among = _pattern(str(text.lexicon.table("base_frame") or "")).fullmatch(flow[clause.start : verb.start])
    if among is not None and not base and verb.end == mention.start:
        return Named(_subject(among["subject"], text), _name(among["base"], last=True))
    framed = _share_frame(str(text.lexicon.table("share_frame") or "")).search(flow, clause.start, mention.start)
    if framed is not None and not base:
        return Named(_subject(flow[clause.start : framed.start()], text), _name(framed["base"], last=True))
    return Named(_subject(flow[clause.start : verb.start], text), _name(base, last=True))


@cache
def _pattern(said: str) -> re.Pattern[str]:
    """A pattern of the lexicon's tables; what is not said matches nothing."""
    return re.compile(said or r"(?!)")


@cache
def _share_frame(frame: str) -> re.Pattern[str]:
    """占渔船总数的比例达到: the base stands between the verb and the noun of a share."""
    return re.compile(rf"{frame}\Z" if frame else r"(?!)")


def _subject(words: str, text: "Text") -> str:
    """The name before the verb of a rate, without its adverbs (面积恰为); a dimension alone names no thing."""
    fillers = text.lexicon.words("name_adverbs")
    while words.endswith(fillers):
        words = words.removesuffix(next(f for f in fillers if words.endswith(f)))
    return "" if words.endswith(text.lexicon.words("dimension_nouns")) else _name(words, last=True)


def _stem(pivot: int, text: "Text") -> str:
    """合格率94.7%: the word before 率 in the clause of a rate, at most two characters."""
    clause, start = text.reading.clauses[text.fact(pivot).clause], text.mention(pivot).start
    found = _rate_noun(str(text.lexicon.table("rate_suffix") or "")).search(
        text.document.flow, max(clause.start, start - LONGEST_STEM), start
    )
    return found[1][-SHORTEST:] if found else ""


@cache
def _rate_noun(suffix: str) -> re.Pattern[str]:
    return re.compile(rf"([\u4e00-\u9fff]{{2,}}?){suffix}\Z" if suffix else r"(?!)()")


def _name(words: str, *, last: bool) -> str:
    runs = [run for run in _NO_NAME.split(words) if run]
    run = runs[-1] if runs and last else ""
    return run[-LONGEST:] if len(run) >= SHORTEST else ""


def _pronoun(index: int, which: str, text: "Text") -> bool:
    """前者 and 后者: the first and the second of two amounts of one unit that stand last before the rate."""
    unit_class, numbers = text.mention(index).written.unit_class, text.reading.numbers
    sentence = text.fact(index).sentence
    others = [n.mention for n in numbers if n.sentence == sentence and text.mention(n.mention).written.unit_class == unit_class]
    return len(others) >= 2 and others[0 if which == "first" else 1] == index


def both_named(pivot: int, after: int, before: int, text: "Text") -> bool:
    """Whether a rate says of which two things it speaks, and these two numbers are of them: then they need not be of one thing. Where it names
    but what it is taken of (相当于老馆的6倍), the other is whatever else stands before it."""
    names = named(pivot, text)
    if not names.base or not speaks_of(before, names.base, text):
        return False
    return speaks_of(after, names.subject, text) if names.subject else not speaks_of(after, names.base, text)


def is_named(pivot: int, index: int, text: "Text") -> bool:
    """Whether a rate names the thing of a number, as its subject or as its base."""
    names = named(pivot, text)
    return speaks_of(index, names.base, text) or speaks_of(index, names.subject, text)


def speaks_of(index: int, name: str, text: "Text") -> bool:
    """Whether the words before a number in its clause, or its label, hold a name (or the label's text is in the name)."""
    if not name:
        return False
    fact = text.fact(index)
    clause = text.reading.clauses[fact.clause]
    words = text.document.flow[clause.start : max(clause.start, text.mention(index).start)]
    label = fact.label.text
    if name in (text.lexicon.table("pronouns") or {}):
        return _pronoun(index, text.lexicon.table("pronouns")[name], text)
    generic = text.lexicon.words("generic_names")
    while name.startswith(generic):
        prefix = next(g for g in generic if name.startswith(g))
        name = name.removeprefix(prefix).lstrip(str(text.lexicon.table("of") or ""))
    if not name:
        return False
    if (len(name) > SHORTEST and _begins_in(words, name[:SHORTEST], text)) or _named_by_unit(index, name, text):
        return True
    return _begins_in(words, name, text) or _begins_in(label, name, text) or (fact.label.own and len(label) >= SHORTEST and label in name)


def _named_by_unit(index: int, name: str, text: "Text") -> bool:
    """480户 is what 总户数 counts, 3240人 what 报名人数 does."""
    written, suffix = text.mention(index).written, str(text.lexicon.table("number_suffix") or "")
    return bool(suffix) and written.base_kind == "count" and bool(written.unit) and name.endswith(f"{written.unit}{suffix}")


def qualified(index: int, text: "Text") -> frozenset[str]:
    """What makes a number another figure of the same thing: words before it in its clause (最高), or in its segment (扣非净利润…，同比…)."""
    return text.once(_qualified, index)


def _qualified(text: "Text", index: int) -> frozenset[str]:
    fact, clauses = text.fact(index), text.reading.clauses
    start = clauses[fact.clause].start
    kinds = _kinds(text.document.flow[start : text.mention(index).start], text.lexicon.table("qualifiers") or {})
    lasting = text.lexicon.table("lasting_qualifiers") or {}
    return kinds | _kinds(text.document.flow[_segment_start(index, text) : text.mention(index).start], lasting)


def _kinds(words: str, table: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(kind for kind, forms in table.items() if any(w in words for w in forms))


def _segment_start(index: int, text: "Text") -> int:
    """Where the segment between two ； of a number begins."""
    fact, clauses = text.fact(index), text.reading.clauses
    at = fact.clause
    while at > 0 and clauses[at - 1].sentence == fact.sentence and clauses[at - 1].segment == fact.segment:
        at -= 1
    return clauses[at].start


def is_bare_rate(pivot: int, text: "Text") -> bool:
    """清仓率为52%: a rate whose clause names nothing but what it counts, in words that its sentence does not have elsewhere."""
    clause, start = text.reading.clauses[text.fact(pivot).clause], text.mention(pivot).start
    found = _rate_noun(str(text.lexicon.table("rate_suffix") or "")).search(
        text.document.flow, max(clause.start, start - LONGEST_STEM), start
    )
    if found is None or len(found[1]) > LONGEST_BARE:
        return False
    return text.document.flow.rfind(found[1][-SHORTEST:], max(0, clause.start - FAR_BACK), clause.start) < 0


def qualifier_of(pivot: int, text: "Text") -> str:
    """女代表 of 女代表出席率: what stands in the clause of a rate before its stem; "" for nothing, and for what says whose or when it is."""
    return text.once(_qualifier_of, pivot)


def _qualifier_of(text: "Text", pivot: int) -> str:
    clause, start = text.reading.clauses[text.fact(pivot).clause], text.mention(pivot).start
    found = _rate_noun(str(text.lexicon.table("rate_suffix") or "")).search(
        text.document.flow, max(clause.start, start - LONGEST_STEM), start
    )
    if found is None:
        return ""
    words = _NO_NAME.split(found[1][:-SHORTEST])[-1]
    generic = text.lexicon.words("generic_names")
    while words.startswith(generic):
        prefix = next(g for g in generic if words.startswith(g))
        words = words.removeprefix(prefix).lstrip(str(text.lexicon.table("of") or ""))
    return words if len(words) >= SHORTEST else ""


def alike(name: str, index: int, text: "Text") -> bool:
    """Whether the words before a number in its clause share a sign with a name, beside those that only say that something is counted."""
    clause = text.reading.clauses[text.fact(index).clause]
    signs = set(name) - set(str(text.lexicon.table("quantity_signs") or ""))
    return any(s in signs for s in text.document.flow[clause.start : text.mention(index).start])


def counts_what_did(index: int, stem: str, text: "Text") -> bool:
    """Whether the clause of a number says of it what the stem of a rate says (合格率: 合格1253批次, 1253批次合格)."""
    clause = text.reading.clauses[text.fact(index).clause]
    if not stem or len(clause.mentions) != 1:
        return False
    at = text.document.flow.find(stem, clause.start, clause.end)
    around = text.document.flow[at - 1 : at] + text.document.flow[at + len(stem) : at + len(stem) + 1]
    return at >= 0 and not any(n in around for n in str(text.lexicon.table("negations") or ""))


def _begins_in(words: str, name: str, text: "Text") -> bool:
    """Whether a name stands in words as a word of its own: 汽车 is not in 新能源汽车, nor 出口 in 进出口."""
    boundaries = str(text.lexicon.table("name_boundaries") or "")
    at = words.find(name)
    places = text.lexicon.words("places")
    while at > 0 and words[at - 1] not in boundaries and "\u4e00" <= words[at - 1] <= "\u9fff" and not words.endswith(places, 0, at):
        at = words.find(name, at + 1)
    return at >= 0
