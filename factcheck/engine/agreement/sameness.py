"""What makes two numbers one thing, or two: labels, words beside them, times, roles, lists."""

import re

from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.naming import qualified
from factcheck.engine.types.likeness import same_unit
from factcheck.engine.types.wordings import alike
from factcheck.model.reading import Label
from factcheck.structure.labels import tier

_END = re.compile("[。！？\n]")
LONGEST = 120  # characters of a sentence on either side of a number
BESIDE = 2  # characters before a number
FAR = 60  # characters before a number in which its status is told
PARTIAL = frozenset({"of-which", "part", "rest", "each", "per", "mean"})
WORDED_ALIKE, RESTATED = 3, 5
"""Characters of wording directly at two numbers that make them one thing; that make a transposed value a conflict."""


def same_thing(a: int, b: int, text: Text) -> bool:
    """One unit, one direction, one kind of role, and labels that can be one thing."""
    x, y = text.mention(a).written, text.mention(b).written
    if not same_unit(x, y):
        return False
    f, g = text.fact(a), text.fact(b)
    if f.direction != g.direction and (x.kind == "percent" or (f.direction and g.direction)):
        return False
    if ("share" in f.roles) != ("share" in g.roles) or ("by" in f.roles and "to" in g.roles):
        return False
    found = tier(f.label, g.label, text.lexicon)
    if found == "contrast" or _otherwise_named(f.label, g.label, text) or qualified(a, text) != qualified(b, text):
        return False
    if x.kind == "age" and not (found in ("same", "kin") or _one_noun(a, b, text) or qualified(a, text)):
        return False  # 10岁男孩救起同伴…被救的孩子今年9岁
    return (
        found in ("same", "kin")
        or (x.kind == "age" and bool(qualified(a, text)))
        or alike(a, b, text) >= WORDED_ALIKE
        or (
            x.kind == "percent"
            and bool(f.direction)
            and (found == "silent" or (found == "other" and not _two_heads(f.label, g.label, text)))
        )
    )


def _otherwise_named(a: Label, b: Label, text: Text) -> bool:
    """Whether both labels have modifiers of contrasts and none in common: 进出口 is no 出口, and 净利 is 净利润."""
    apart = (
        bool(a.modifiers) and bool(b.modifiers) and not any(x.startswith(y) or y.startswith(x) for x in a.modifiers for y in b.modifiers)
    )
    return apart and not text.lexicon.one_whole(a.text, b.text)


def _two_heads(a: Label, b: Label, text: Text) -> bool:
    """Whether two labels end in head nouns that are known: 净利 and 营业收入 are two things, 水稻 and 长势 may be one."""
    if text.lexicon.one_whole(a.text, b.text):
        return False
    return all(any(label.text[at:] in text.lexicon.heads for at in range(len(label.text) - 1)) for label in (a, b))


def _one_noun(a: int, b: int, text: Text) -> bool:
    """Whether two numbers describe one noun: 9岁男孩, 10岁的男孩."""
    described = words(text.document.language).pattern("described")
    first, second = (described.match(text.document.flow, text.mention(i).end) for i in (a, b))
    return first is not None and second is not None and first[1][:2] == second[1][:2]


def may_be_one(head: int, index: int, text: Text) -> bool:
    """Whether labels allow one thing: alike, silent, sharing a character (古村, 村子), or of a unit that says what is counted (三大工程)."""
    a, b = text.fact(head).label, text.fact(index).label
    found = tier(a, b, text.lexicon)
    if text.mention(head).kind == "age":
        return found in ("same", "kin") or _one_noun(head, index, text)
    if found in ("same", "kin", "silent"):
        return True
    unit = text.mention(head).written.unit_class or ""
    return found == "other" and (bool(set(a.text) & set(b.text)) or unit.startswith(("count:", "money")))


def one_thing(a: int, b: int, text: Text) -> bool:
    """Whether two numbers speak of one thing by their labels, by the words at both, or by the noun that one describes (堤坝…, 14.9公里的堤坝)."""
    if tier(text.fact(a).label, text.fact(b).label, text.lexicon) in ("same", "kin") or alike(a, b, text) >= WORDED_ALIKE:
        return True
    return _describes(a, b, text) or _describes(b, a, text)


def _describes(a: int, b: int, text: Text) -> bool:
    """Whether the noun that a number describes is the label of another: 14.9公里的堤坝, 31.2米桥面."""
    label, flow, end = text.fact(b).label, text.document.flow, text.mention(a).end
    found = words(text.document.language).pattern("described").match(flow, end)
    return found is not None and label.own and len(label.text) > 1 and found[1].startswith(label.text[-2:])


def statuses(index: int, text: Text) -> frozenset[str]:
    """How far a value is said to be known: expected, told first, rumoured, of one court or another; by the words of its sentence up to it."""
    rows = words(text.document.language).mapping("statuses")
    if not rows:
        return frozenset()
    before = _told_before(index, text)[-FAR:]
    return frozenset(name for name, forms in rows.items() if any(w in before for w in forms))


def differ_in_status(a: int, b: int, text: Text) -> bool:
    """Whether two values are known in two ways, or are told of two days of one kind (周一…周二…)."""
    return statuses(a, text) - {"later"} != statuses(b, text) or _other_days(a, b, text)


def _other_days(a: int, b: int, text: Text) -> bool:
    told = [_told_before(i, text) for i in (a, b)]
    held = words(text.document.language)
    pairs = [[{m.group() for m in held.pattern(name).finditer(t)} for t in told] for name in ("weekdays", "days", "periods")]
    return any(x and y and not x & y for x, y in pairs)


def _told_before(index: int, text: Text) -> str:
    at = text.mention(index).start
    return text.document.flow[_sentence_start(at, text) : at]


def _around(index: int, text: Text) -> set[str]:
    """The characters of a number's label, and those directly before and behind it."""
    start = text.mention(index).start
    return set(named(index, text)) | set(text.document.flow[max(0, start - BESIDE) : start])


def _sentence_start(at: int, text: Text) -> int:
    return max(text.document.flow.rfind(mark, max(0, at - LONGEST), at) for mark in "。！？\n") + 1


def _sentence(at: int, text: Text) -> str:
    """The sentence around a place, up to a limit on either side."""
    flow = text.document.flow
    stop = _END.search(flow, at, at + LONGEST)
    return flow[_sentence_start(at, text) : stop.start() if stop is not None else at + LONGEST]


def shared_words(a: int, b: int, text: Text) -> int:
    """How many pairs of neighbouring characters stand in the sentences of both numbers, but for those that any sentence has."""
    pair = words(text.document.language).pattern("word-pair")
    first, second = (_pairs_of(_sentence(text.mention(i).start, text), pair) for i in (a, b))
    return len((first & second) - set(words(text.document.language).entries("common")))


def _pairs_of(sentence: str, pair: "re.Pattern[str]") -> set[str]:
    return {sentence[i : i + 2] for i in range(len(sentence) - 1) if pair.fullmatch(sentence[i : i + 2])}


def brings_in_another(index: int, text: Text, name: str = "new-things") -> bool:
    """Whether the sentence of a number brings in another thing before it: 另一座桥主跨502米."""
    at = text.mention(index).start
    return words(text.document.language).within(name, text.document.flow, _sentence_start(at, text), at) is not None


def moving(index: int, text: Text) -> str | None:
    """The direction of a number that is an amount of movement; a level that a movement reaches (升至27人) has none."""
    fact = text.fact(index)
    return None if "to" in fact.roles or not {"move", "by"} & fact.roles.keys() else fact.direction


def kindred_words(a: int, b: int, text: Text) -> bool:
    """Whether what two counts are of shares a character that says something: 14人受伤, 41名伤者."""
    first, second = (_around(i, text) for i in (a, b))
    shared = first & second
    return any("\u4e00" <= c <= "\u9fff" for c in shared - set(words(text.document.language).text("common-signs")))


def comparable(a: int, b: int, text: Text) -> bool:
    """One thing at one time: one label, one direction, no other time, no comparison or plan."""
    f, g = text.fact(a), text.fact(b)
    found = tier(f.label, g.label, text.lexicon)
    if qualified(a, text) != qualified(b, text) or differ_in_status(a, b, text):
        return False
    if text.mention(a).kind == "percent" and f.direction and not (found == "same" and f.label.own and g.label.own):
        return False  # 鸡蛋…比上周上升2.0%。白菜…比上周上升0.2%
    same = ((found == "same" and f.label.own and g.label.own) or (found != "contrast" and alike(a, b, text) >= RESTATED)) and moving(
        a, text
    ) == moving(b, text)
    same_time = f.time is None or g.time is None or f.time.before(g.time) is None
    return same and same_time and not {"base", "source", "plan"} & (f.roles.keys() | g.roles.keys())


def one_level(a: int, b: int, text: Text) -> bool:
    """Whether two levels with kindred labels may be one: no movement, no rate, nothing that makes them two."""
    moved = text.fact(a).direction or text.fact(b).direction or "percent" in (text.mention(a).kind, text.mention(b).kind)
    kindred = tier(text.fact(a).label, text.fact(b).label, text.lexicon) in ("same", "kin")
    return kindred and not moved and unopposed(a, b, text) and not {"opening", "closing", "stated"} & text.fact(b).roles.keys()


def unopposed(a: int, b: int, text: Text) -> bool:
    """Whether nothing makes two numbers two things: no contrast, no other qualifier, no other time, no plan or base."""
    f, g = text.fact(a), text.fact(b)
    if tier(f.label, g.label, text.lexicon) == "contrast" or qualified(a, text) != qualified(b, text):
        return False
    if differ_in_status(a, b, text):
        return False
    same_time = f.time is None or g.time is None or f.time.before(g.time) is None
    return same_time and not {"base", "source", "plan"} & (f.roles.keys() | g.roles.keys())


def apart(a: int, b: int, text: Text) -> bool:
    return text.fact(a).sentence != text.fact(b).sentence and not (listed(a, text) and listed(b, text))


def listed(index: int, text: Text) -> bool:
    return index in text.once(_items)


def _items(text: Text) -> frozenset[int]:
    """The numbers that stand in a list which a word opens."""
    return frozenset(i for numbers in text.reading.lists if numbers.opener != "none" for i in numbers.items)


def partial(index: int, text: Text) -> bool:
    """Whether a number is one of a whole; a word behind which a description ends speaks of another (涵盖多个领域的12项协议)."""
    roles, start = text.fact(index).roles, text.mention(index).start
    of = str(text.lexicon.table("of") or "")
    found = [roles[name] for name in PARTIAL & roles.keys()]
    return any(not set(of) & set(text.document.flow[role.end : start]) for role in found)


def named(index: int, text: Text) -> str:
    """The label of a number with the two characters behind it: 3人死亡, 3名死者."""
    end = text.mention(index).end
    return text.fact(index).label.text + text.document.flow[end : end + 2].strip("，。、的")
