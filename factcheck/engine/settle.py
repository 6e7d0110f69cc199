"""Claims against each other: credit and blame over an article, one verdict for one relation, repairs that break nothing else."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.repair import Repair, read_as, restores
from factcheck.engine.types.evidence import INFORMATIVE
from factcheck.model.check import Verdict
from factcheck.model.expression import Compare

PREFERENCE: tuple[Verdict, ...] = ("consistent", "inconsistent", "tension", "undecided")
SHARING = frozenset({"product", "average"})
MISMATCHES = frozenset({"inconsistent", "tension"})
RELATED = (
    frozenset({"sum", "accumulate", "change", "percent-total"}),
    frozenset({"growth", "multiple", "change", "percentage-point"}),
    frozenset({"product", "average", "conversion"}),
    frozenset({"direction", "order", "bound"}),
    frozenset({"share", "percent-total", "bound", "multiple"}),
)


def settle(claims: Sequence[Claim], text: Text) -> list[Claim]:
    """The claims that stand: a number that an equation confirms is cleared, the same relation is said once."""
    cleared = [_cleared(c, claims_at, text) for claims_at in [_confirmations(claims)] for c in claims]
    single = _once(_apportioned([c for c in cleared if c is not None], text), text)
    bound = _by_number(single)
    return [_with_sound_repairs(c, bound, text) for c in single]


def _by_number(claims: Sequence[Claim]) -> Mapping[int, list[Claim]]:
    """The claims that a rule's case bound, by the numbers that they use."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.case is not None and claim.binding is not None:
            for number in claim.numbers:
                found[number].append(claim)
    return found


def _apportioned(claims: Sequence[Claim], text: Text) -> list[Claim]:
    """Products that have one total, each of its own price and count, or one that is said to be of several, are undecided where they miss it: it
    may be that of all (两项加起来). A total that holds with one mean is not that of another (日均230.8万人次, 去年7天的日均215.2万人次)."""
    told: dict[tuple[str, tuple[int, ...]], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.rule.family in SHARING and (claim.verdict != "consistent" or claim.information >= INFORMATIVE):
            told[claim.rule.id, _total(claim)].append(claim)
    return [c.undecided("ambiguous") if _is_apportioned(c, told.get((c.rule.id, _total(c)), ()), text) else c for c in claims]


def _total(claim: Claim) -> tuple[int, ...]:
    return claim.binding.slots.get("total", ()) if claim.binding is not None else ()


def _is_apportioned(claim: Claim, others: Sequence[Claim], text: Text) -> bool:
    total = _total(claim)
    if not total or claim.verdict not in MISMATCHES:
        return False
    product = claim.rule.family == "product"
    if product and any(text.fact(n).counted > 1 for n in claim.numbers):
        return True
    alike = (o for o in others if o.verdict == "consistent" or (product and o.verdict in MISMATCHES))
    return any(claim.numbers & other.numbers == {*total} for other in alike)


def related(a: str, b: str) -> bool:
    """Whether two families speak of one kind of relation."""
    return a == b or any({a, b} <= group for group in RELATED)


def _confirmations(claims: Sequence[Claim]) -> Mapping[int, list[Claim]]:
    """Informative confirmations by the numbers that they use; values that fit by themselves are no witness against what words say."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.verdict == "consistent" and claim.information >= INFORMATIVE and not claim.rule.by_value:
            for number in claim.numbers:
                found[number].append(claim)
    return found


def _cleared(claim: Claim, confirmed: Mapping[int, list[Claim]], text: Text) -> Claim | None:
    """A mismatch whose pivot an equation of a related family confirms is a wrong binding: it is dropped. One whose every number is
    confirmed elsewhere, and that words do not bind, is undecided."""
    witnesses = confirmed.get(claim.pivot, ())
    if claim.verdict == "undecided" and any(related(c.rule.family, claim.rule.family) for c in witnesses):
        return None
    if claim.verdict in ("consistent", "undecided") or claim.rule.article is not None:
        return claim
    if claim.rule.family == "conflict" and not any(confirmed.get(n) for n in claim.numbers - {claim.pivot}):
        return claim  # 742米…724米…742米: that one is told twice does not make the other right
    if any(
        c.rule.family != "sum" and related(c.rule.family, claim.rule.family) and c.pivot == claim.pivot
        for c in confirmed.get(claim.pivot, ())
    ):
        return None
    if _says_one_twice(claim, confirmed):
        return None
    if any(c.numbers == claim.numbers for c in witnesses):
        return None  # 9,240 was 12% higher than the average of 8,250: these three are no share
    if _holds_with_another(claim, confirmed, text):
        return claim.undecided("cleared")
    if claim.numbers and all(confirmed.get(n) for n in claim.numbers):
        return claim.undecided("cleared") if not claim.certain else claim
    return claim


def _says_one_twice(claim: Claim, confirmed: Mapping[int, list[Claim]]) -> bool:
    """Whether two numbers of a mismatch are one amount in two units: 35% contained, 41,300 acres (64.5 square miles)."""
    witnesses = (c for n in claim.numbers for c in confirmed.get(n, ()))
    return any(c.rule.family == "conversion" and c.numbers < claim.numbers for c in witnesses)


def _holds_with_another(claim: Claim, confirmed: Mapping[int, list[Claim]], text: Text) -> bool:
    """Whether the partners of a pivot have another one of its unit, with which they hold: their sum, difference or ratio is not said twice.
    Where words bind all of a mismatch, another kind of relation is none of its business (exports and imports have a sum and a balance)."""
    partners = claim.numbers - {claim.pivot}
    if len(partners) < 2:
        return False
    unit = text.mention(claim.pivot).written.unit_class
    witnesses = (c for n in partners for c in confirmed.get(n, ()) if related(c.rule.family, claim.rule.family))
    witnesses = (c for c in witnesses if not claim.certain or c.rule.id == claim.rule.id)
    others = (c.numbers - partners for c in witnesses if partners <= c.numbers and len(c.numbers) == len(claim.numbers))
    return any(text.mention(n).written.unit_class == unit for found in others for n in found)


def _once(claims: Sequence[Claim], text: Text) -> list[Claim]:
    """Of related claims over the same numbers the better verdict; an article's own rule is always said."""
    graded = [(frozenset((*made.items, *made.said)), made.grade) for made in text.reading.lists]
    closed = {items for items, grade in graded if grade == "closed"} - {items for items, grade in graded if grade == "open"}
    kept: list[Claim] = []
    groups: dict[frozenset[int], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (_preferred(c, closed), c.rule.by_value, _by_place(c), not c.certain, -c.information)):
        same = groups[claim.numbers]
        generic = [c for c in same if c.rule.article is None and c.binding is not None]
        if claim.binding is not None and claim.rule.article is None and any(related(c.rule.family, claim.rule.family) for c in generic):
            continue
        same.append(claim)
        kept.append(claim)
    return kept


def _preferred(claim: Claim, closed: Set[frozenset[int]]) -> float:
    """The place of a verdict; that the parts stay within a whole says less than that all of them do not add up to it."""
    require = claim.case.require if claim.case is not None else None
    within = claim.verdict == "consistent" and claim.rule.family == "sum" and isinstance(require, Compare) and require.operator != "=="
    return PREFERENCE.index("tension") - 0.5 if within and claim.numbers in closed else PREFERENCE.index(claim.verdict)


def _by_place(claim: Claim) -> int:
    """How little words bind a claim: 1 where numbers stand alone with one that is said, 2 where nothing but an exact match says anything."""
    levels = set(claim.binding.levels.values()) if claim.binding is not None and claim.rule.frames else set()
    return 2 if levels == {"default"} else int(claim.rule.alone)


def _with_sound_repairs(claim: Claim, bound: Mapping[int, list[Claim]], text: Text) -> Claim:
    """Repairs that break no confirmed relation; those that mend another mismatch too come first."""
    if not claim.repairs:
        return claim
    scored = [(_effect(r, [c for c in bound.get(r.mention, ()) if c is not claim], text), r) for r in claim.repairs]
    sound = [(mended, r) for (broken, mended), r in scored if not broken]
    ordered = sorted(sound, key=lambda pair: (-pair[0], pair[1].rank, pair[1].mention, pair[1].surface))
    return replace(claim, repairs=tuple(r for _, r in ordered))


def _effect(repair: Repair, others: Sequence[Claim], text: Text) -> tuple[int, int]:
    """How many confirmed relations of its number an edit breaks and how many mismatches it mends."""
    broken = mended = 0
    written = read_as(repair.surface, text.mention(repair.mention).written, text)
    for other in others:
        if other.case is None or other.binding is None or written is None:
            continue
        good = restores(other.rule, other.case, other.binding, {repair.mention: written}, text)
        if other.verdict == "consistent" and not good and other.information >= INFORMATIVE:
            broken += 1
        mended += other.verdict == "inconsistent" and good
    return broken, mended
