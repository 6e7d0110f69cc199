"""What makes two numbers one thing, or two: labels, words beside them, times, roles, lists."""

from factcheck.engine.candidates import Text
from factcheck.engine.naming import qualified
from factcheck.engine.types.likeness import same_unit
from factcheck.engine.types.wordings import alike
from factcheck.structure.labels import tier

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
    if found == "contrast" or qualified(a, text) != qualified(b, text):
        return False
    return (
        found in ("same", "kin")
        or alike(a, b, text) >= WORDED_ALIKE
        or (x.kind == "percent" and found in ("silent", "other") and bool(f.direction))
    )


def may_be_one(head: int, index: int, text: Text) -> bool:
    """Whether labels allow one thing: alike, silent, sharing a character (古村, 村子), or of a unit that says what is counted (三大工程)."""
    a, b = text.fact(head).label, text.fact(index).label
    found = tier(a, b, text.lexicon)
    if found in ("same", "kin", "silent"):
        return True
    unit = text.mention(head).written.unit_class or ""
    return found == "other" and (bool(set(a.text) & set(b.text)) or unit.startswith(("count:", "money")))


def one_thing(a: int, b: int, text: Text) -> bool:
    return tier(text.fact(a).label, text.fact(b).label, text.lexicon) in ("same", "kin") or alike(a, b, text) >= WORDED_ALIKE


def comparable(a: int, b: int, text: Text) -> bool:
    """One thing at one time: one label, one direction, no other time, no comparison or plan."""
    f, g = text.fact(a), text.fact(b)
    found = tier(f.label, g.label, text.lexicon)
    if qualified(a, text) != qualified(b, text):
        return False
    if text.mention(a).kind == "percent" and f.direction and not (found == "same" and f.label.own and g.label.own):
        return False  # 鸡蛋…比上周上升2.0%。白菜…比上周上升0.2%
    same = (
        (found == "same" and f.label.own and g.label.own) or (found != "contrast" and alike(a, b, text) >= RESTATED)
    ) and f.direction == g.direction
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
