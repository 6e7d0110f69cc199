"""The numbers of a text by what they are: a rule looks only at those that it may speak of."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from factcheck.model.mention import Kind, Mention
from factcheck.model.reading import Reading
from factcheck.model.rule import SENTENCES, Scope, Slot
from factcheck.structure.times import TIME_KINDS

NEAR = 40
"""How many numbers on either side of a pivot may be its partners, whatever the scope: keeps long articles linear."""

NONE: frozenset[str] = frozenset()
DIVISOR = frozenset({"divisor"})


class Wanted(NamedTuple):
    """What a slot asks of a number, as far as it can be told without looking at one: its kinds, sets of roles of which it has one, and roles
    of which it has none."""

    kinds: frozenset[str]
    any_of: tuple[frozenset[str], ...]
    none_of: frozenset[str]

    @classmethod
    def of(cls, slot: Slot) -> "Wanted":
        return cls(slot.kinds, tuple(slot.any_of), barred(slot)) if _by_roles(slot) else cls(slot.kinds, (), NONE)


def barred(slot: Slot) -> frozenset[str]:
    """The roles that keep a number out of a slot: what only says by how many another is divided, too, where the slot does not ask for it."""
    return slot.none_of if any("divisor" in roles for roles in slot.any_of) else slot.none_of | DIVISOR


def wanted(slots: Iterable[Slot]) -> tuple[Wanted, ...]:
    """What slots ask, those first that ask for roles: fewest texts have them."""
    return tuple(sorted((Wanted.of(s) for s in slots), key=lambda w: not w.any_of))


def tokens_of(needed: Sequence[Wanted]) -> frozenset[str]:
    """Roles of which a text has one if it may fill all of some slots; none where they ask for no roles. One role stands for each set that
    the first slot asks for."""
    return frozenset(min(roles) for roles in needed[0].any_of) if needed and all(needed[0].any_of) else frozenset()


def values_asked(needed: Sequence[Wanted]) -> int:
    """How many of some slots take values and no times."""
    return sum(bool(w.kinds) and w.kinds.isdisjoint(TIME_KINDS) for w in needed)


class Index:
    """`names[i]` are the roles of number i and what its surface said, `said` those of all; `usable` the numbers that have a value, in order."""

    def __init__(self, reading: Reading, headlines: Container[int] = ()) -> None:
        self._facts = reading.numbers
        self._headlines = headlines
        self._kinds = [m.written.base_kind for m in reading.mentions]
        self._told = [m.written.kind for m in reading.mentions]
        self._of_kinds: dict[tuple[int, frozenset[Kind]], Sequence[int]] = {}
        self.names = [frozenset((*f.roles, *_said_of(m))) for f, m in zip(reading.numbers, reading.mentions, strict=True)]
        self.usable = [i for i, m in enumerate(reading.mentions) if m.written.core is not None and m.written.base_kind not in TIME_KINDS]
        self._sentences = [self._facts[i].sentence for i in self.usable]
        self._of_wanted: dict[Wanted, frozenset[int]] = {}
        self._near: dict[tuple[int, Scope], Sequence[int]] = {}
        self._kinds_here = frozenset(self._kinds)
        self.said = frozenset(chain.from_iterable(self.names))
        self._articles: dict[int, list[int]] = {}
        for index, fact in enumerate(reading.numbers):
            self._articles.setdefault(fact.article, []).append(index)
        self._bearers: dict[str, list[int]] = {}
        for index, names in enumerate(self.names):
            for name in names:
                self._bearers.setdefault(name, []).append(index)

    def of_article(self, article: int) -> Sequence[int]:
        """The numbers of an article, in order."""
        return self._articles.get(article, ())

    def of_kinds(self, article: int, kinds: frozenset[Kind]) -> Sequence[int]:
        """The numbers of an article that are of some kinds, in order."""
        key = article, kinds
        if key not in self._of_kinds:
            self._of_kinds[key] = [i for i in self.of_article(article) if self._told[i] in kinds]
        return self._of_kinds[key]

    def offers(self, needed: Sequence[Wanted], least: int) -> bool:
        """Whether each of some slots may be filled by a number, and there are as many values as the slots of values ask for; where it says
        no, they are not."""
        if len(self.usable) < least:
            return False
        for kinds, any_of, _ in needed:
            if kinds and kinds.isdisjoint(self._kinds_here):
                return False
            if any_of and not any(map(self.said.issuperset, any_of)):
                return False
        return True

    def bearers(self, wanted: Wanted) -> frozenset[int]:
        """The numbers that may fill a slot by kind and roles: all that do are among them."""
        found = self._of_wanted.get(wanted)
        if found is None:
            found = self._of_wanted[wanted] = frozenset(self._bearing(wanted))
        return found

    def _bearing(self, wanted: Wanted) -> Iterable[int]:
        kinds, any_of, none_of = wanted
        found: Iterable[int] = range(len(self._kinds))
        if any_of:
            found = [i for roles in any_of for i in self._bearers_of(roles) if roles <= self.names[i] and none_of.isdisjoint(self.names[i])]
        return [i for i in found if self._kinds[i] in kinds] if kinds else found

    def _bearers_of(self, wanted: frozenset[str]) -> Sequence[int]:
        """The numbers with the rarest of some roles."""
        return min((self._bearers.get(name, ()) for name in wanted), key=len, default=range(len(self._kinds)))

    def near(self, pivot: int, scope: Scope) -> Sequence[int]:
        """The numbers with a value that may stand in a scope around a pivot, in order: at most NEAR on either side. Nothing binds across
        the end of a headline."""
        found = self._near.get((pivot, scope))
        if found is None:
            found = self._near[pivot, scope] = self._standing_near(pivot, scope)
        return found

    def _standing_near(self, pivot: int, scope: Scope) -> Sequence[int]:
        at = bisect_left(self.usable, pivot)
        at = at if at < len(self.usable) and self.usable[at] == pivot else 0
        first, last = max(0, at - NEAR), min(at + NEAR + 1, len(self.usable))
        beyond, wide = SENTENCES.get(scope, 0), scope in ("article", "paragraph")
        if not wide:
            sentence = self._facts[pivot].sentence
            first = bisect_left(self._sentences, sentence - beyond, first, last)
            last = bisect_right(self._sentences, sentence + beyond, first, last)
        pool = self.usable[first:last]
        return self._of_one_part(pivot, pool) if beyond or wide else pool

    def _of_one_part(self, pivot: int, pool: Sequence[int]) -> Sequence[int]:
        """Those of some numbers that stand in the article of a pivot, and in its headline as it does."""
        article, head = self._facts[pivot].article, self._facts[pivot].sentence in self._headlines
        return [i for i in pool if self._facts[i].article == article and (self._facts[i].sentence in self._headlines) == head]


def _said_of(mention: Mention) -> tuple[str, ...]:
    """What the surface of a number says of it; a bare number is `unscaled`, unlike the 1.15亿 that leaves out its currency."""
    written = mention.written
    bare = written.base_kind == "number" and written.form != "scaled"
    return (written.form_of, *(("unscaled",) if bare else ()), *_HEDGED.get(written.qualifier, ()))


_HEDGED = {"over": ("said-over",), "under": ("said-under",)}


def _by_roles(slot: Slot) -> bool:
    """Whether nothing but its roles lets a number into a slot."""
    return bool(slot.any_of) and not slot.fallback and not slot.labels
