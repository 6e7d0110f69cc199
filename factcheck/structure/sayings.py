"""What soft words say of a number: that so much was built, paid or caused, what a noun measures, how long something took.

A soft word governs the number behind it in its clause, the nearest word each (建成高标准农田12万亩), or the number that it stands directly
behind (5人受伤, 三年行动). Behind a number that nothing else governs it may be the predicate (11家企业入选). What governs the first of a
list governs all of it (建成学校3所、医院2所).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.lexicon import Entry, Lexicon, Saying
from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, NumberList, Role
from factcheck.model.value import value
from factcheck.structure.clauses import Piece
from factcheck.structure.particles import Particles
from factcheck.structure.roles import Governed
from factcheck.structure.times import TIME_KINDS
from factcheck.structure.tokens import CUE, ITEM, Token

REACH = 18  # characters from a verb to its number, or from a number to its predicate
LONGEST_ITEM = 14  # characters from a number of a list to the next
LONGEST_NEXT = 3  # the same where no mark stands between (19分7个篮板4次助攻)
LONGEST_NAME = 10  # characters of “四个自信” behind its number
LISTED = "listed"
LENGTHS = frozenset({"span", "run", "anniversary"})  # the word before a number with these names nothing
SHORTEST_NOUN = 2  # characters between a verb and its number
ANY_ITEM = Saying(frozenset([LISTED]), "before", touches=False, kinds=frozenset())
FLOWS = frozenset({"inflow", "outflow", "move", "to", "plan", "forecast", "source", "base"})
PASSING = frozenset({"time", "stated", "copula", "total", "total-noun", "cumulative", "respectively", "each", "done", "plan", "goal"})
"""What words may say that stand between a soft word and its number: how much of it, and not something else."""


@value
class _Place:
    """A number in its clause, and the ends of the stretches without numbers before and behind it."""

    mention: Mention
    number: int
    left: int
    right: int


SoftWord = tuple[int, int, Entry]  # flow offsets


class _Said(NamedTuple):
    """What a word at its place says."""

    saying: Saying
    start: int
    end: int

    def roles(self) -> dict[str, Role]:
        return {role: Role("says", self.start, self.end) for role in self.saying.roles}


def say(
    piece: Piece, governed: Mapping[int, Governed], mentions: Sequence[Mention], flow: str, soft: Sequence[SoftWord], words: Particles
) -> None:
    """Adds to the numbers of a clause the roles that its soft words give."""
    places = _places(piece, mentions)
    if not places:
        return
    clause = _Clause(piece, flow, soft, words)
    carried: _Said | None = None
    for place in places:
        roles = governed[place.number].roles
        named = clause.itself(place)
        before = None if named else clause.before(place)
        behind = clause.behind(place, free=not (roles or named or before))
        if behind and "named" in behind.saying.roles:
            before = None  # 实施两年行动: not since it was carried out
        if carried and not (roles or named or before or behind) and clause.goes_on(place, carried):
            before = carried
        if before and before is not carried:
            _names(governed[place.number], before, place)
        if len(places) > 1:
            carried = before if before and not before.saying.touches else _listed(roles, place.mention)
        for said in (before, behind):
            for name, role in said.roles().items() if said else ():
                roles.setdefault(name, role)
        for name, role in named.items():
            roles.setdefault(name, role)
        if FLOWS.isdisjoint(roles) and (again := words.again.search(flow, place.left, before.start if before else place.mention.start)):
            roles["inflow"] = Role("says", again.start(), place.mention.start)  # 7月又查处19起, 本场再砍31分


def _names(governed: Governed, before: _Said, place: _Place) -> None:
    """Where the name of what a number counts begins or ends: 建成|高标准农田12万亩, 舰队|成立40周年. A verb alone is the name (投资3亿元)."""
    if not before.saying.touches and place.mention.start - before.end >= SHORTEST_NOUN:
        governed.named_from = before.end
    elif before.saying.roles & LENGTHS:
        governed.named_to = before.start


def soft_words(told: Sequence[tuple[Piece, str]], lexicon: Lexicon) -> Iterator[list[SoftWord]]:
    """The soft words of each of some clauses with their texts; one inside a longer cue (建成 in 累计建成) is none."""
    found = lexicon.scan_each_soft([text for _, text in told])
    for (piece, _), words in zip(told, found, strict=True):
        own = [(piece.start + start, piece.start + end, entry) for start, end, entry in words]
        cues = [t for t in piece.tokens if t.kind == CUE] if own and piece.said else ()
        yield [word for word in own if not _is_inside(word, cues)] if cues else own


def _is_inside(word: SoftWord, cues: Sequence[Token]) -> bool:
    start, end, entry = word
    return bool([cue for cue in cues if cue.start <= start and end <= cue.end and cue.text != entry.form])


def _places(piece: Piece, mentions: Sequence[Mention]) -> list[_Place]:
    numbers = [i for i in piece.mentions if mentions[i].written.base_kind not in TIME_KINDS]
    places: list[_Place] = []
    left = piece.start
    for at, number in enumerate(numbers, 1):
        mention, right = mentions[number], mentions[numbers[at]].start if at < len(numbers) else piece.end
        places.append(_Place(mention, number, left, right))
        left = mention.end
    return places


def _speaks_of(saying: Saying, mention: Mention) -> bool:
    return not saying.kinds or mention.written.base_kind in saying.kinds


def _listed(roles: Mapping[str, Role], mention: Mention) -> _Said | None:
    """What the word before the first number of a list makes of those behind it: 新增病例：甲地2例、乙地1例."""
    said = [role for role in roles.values() if role.level == "says" and role.start < role.end <= mention.start]
    word = roles.get(LISTED) or max(said, key=lambda role: role.start, default=None)
    return _Said(ANY_ITEM, word.start, word.end) if word else None


@value
class _Clause:
    """A clause with its soft words."""

    piece: Piece
    flow: str
    soft: Sequence[SoftWord]
    words: Particles

    def before(self, place: _Place) -> _Said | None:
        """What the nearest soft word before a number says."""
        for start, end, entry in reversed(self.soft):
            if end > place.mention.start or start < place.left:
                continue
            between = self.flow[end : place.mention.start]
            for saying in _sayings(entry, "before", place.mention):
                if between in self.words.aspects:
                    return _Said(saying, start, end)
                if not saying.touches and not between.startswith(self.words.noun_signs):  # 执行额, 运输系统: a verb inside a noun
                    reached = between not in self.words.links and self._reaches(end, place.mention.start)
                    return _Said(saying, start, end) if reached else None
        return None

    def behind(self, place: _Place, *, free: bool) -> _Said | None:
        """What the nearest soft word behind a number says. free: nothing else governs the number, and its predicate may stand further off."""
        if not self.soft:
            return None
        behind = place.mention.end
        ruled = not free or self.flow.endswith(self.words.prepositions, place.left, place.mention.start)
        for start, end, entry in self.soft:
            if start < behind or end > place.right:
                continue
            for saying in _sayings(entry, "behind", place.mention):
                if start == behind and (saying.touches or not ruled):
                    return _Said(saying, start, end)
                if not saying.touches:
                    described = self.flow.startswith((*self.words.of, *self.words.noun_signs), end)  # 参加培训的工人, 参展商
                    reached = not ruled and not described and self._reaches(behind, start)
                    return _Said(saying, start, end) if reached else None
        return None

    def _reaches(self, start: int, end: int) -> bool:
        """Whether nothing stands between a soft word and its number that ends what the word says: 投资的项目有3个, 投资增长5%."""
        between = self.flow[start:end]
        if (
            end - start > REACH
            or not between.isprintable()
            or " " in between
            or any(of in between for of in self.words.of if of != between)
        ):
            return False
        if any(between.count(opening) != between.count(closing) for opening, closing in self.words.quotes.items()):
            return False
        return all(t.features <= PASSING for t in self.piece.tokens if t.kind == CUE and start <= t.start and t.end <= end)

    def goes_on(self, place: _Place, carried: _Said) -> bool:
        """Whether a number stands in a list with the one before it: 学校3所、医院2所; 19分7个篮板4次助攻."""
        between = [t for t in self.piece.tokens if place.left <= t.start and t.end <= place.mention.start]
        if any(t.kind == CUE for t in between) or not _speaks_of(carried.saying, place.mention):
            return False
        noun = self.flow[place.left : place.mention.start]
        if any(t.kind == ITEM for t in between) or noun.startswith(self.words.joins):
            return len(noun) <= LONGEST_ITEM
        return carried.saying is not ANY_ITEM and len(noun) <= LONGEST_NEXT and (not noun or noun.isalpha())

    def itself(self, place: _Place) -> dict[str, Role]:
        """What a number's own unit or the marks around it say: 十四届 is one of a series, “四个自信” a name, 15%的居民 a share of them."""
        mention, written = place.mention, place.mention.written
        if role := self.words.unit_roles.get(written.text[written.numeral[1] :]):
            return {role: Role("says", mention.start + written.numeral[1], mention.end)}
        closing = self.words.quotes.get(self.flow[mention.start - 1 : mention.start])
        if closing and self.flow.find(closing, mention.end, mention.end + LONGEST_NAME) > mention.end:
            return {"named": Role("says", mention.start - 1, mention.start)}
        if written.base_kind in ("percent", "fraction") and self._shares(mention):
            return {"share-of": Role("says", mention.end, mention.end + 1)}
        return {}

    def _shares(self, mention: Mention) -> bool:
        """15%的居民, but not 15%的增幅 or 4%的目标: what stands behind 的 is what the share is taken of."""
        of = self.words.of[0]
        if not self.flow.startswith(of, mention.end):
            return False
        noun = self.flow[mention.end + len(of) : mention.end + len(of) + LONGEST_NAME]
        said = any(t.kind == CUE and t.start == mention.end + len(of) for t in self.piece.tokens)
        return not said and not any(word in noun for word in self.words.no_wholes)


def _sayings(entry: Entry, side: str, mention: Mention) -> list[Saying]:
    return [saying for saying in entry.sayings if saying.side == side and _speaks_of(saying, mention)]


def list_items(lists: Iterable[NumberList], facts: Mapping[int, Fact]) -> None:
    """The items of a list whose whole is said by a word (其中, 合计) are parts of it by that word."""
    for numbers in lists:
        words = [facts[i].roles["of-which"] for i in numbers.items[:1] if "of-which" in facts[i].roles] if numbers.said else []
        for index in numbers.items if words else ():
            fact = facts[index]
            if not any(role.level == "says" for role in fact.roles.values()):
                fact.roles = {**fact.roles, LISTED: words[0]}
