"""Lists that a rest closes: what is left (the remaining 60) is all of a whole but the parts that stand before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.model.mention import Mention
from factcheck.model.reading import Fact, NumberList

TOTALS = frozenset({"total", "cumulative", "whole"})
AMOUNTS = frozenset({"count", "measure", "money", "number"})
SHARES = frozenset({"percent", "fraction"})
NO_PART = frozenset(
    {"by", "delta", "mean", "per", "rank", "ratio-of", "rate", "ratio", "source", "base", "compared", "differ", "divisor", "plan", "to"}
)
MOST = 8
BEHIND = 4  # characters from a count of what is left to how much it has
NEAR = 2  # characters between the word of a rest and its number


@dataclass(slots=True)
class Rests:
    """The amounts of the sentence before, by unit class, in its paragraph."""

    mentions: Sequence[Mention]
    facts: Mapping[int, Fact]
    paragraph: int = -1
    before: Mapping[str, list[int]] = field(default_factory=dict)

    def of(self, members: Mapping[str, list[int]], paragraph: int) -> Iterator[NumberList]:
        """The lists that end in a rest among the amounts of a sentence."""
        if paragraph != self.paragraph:
            self.before = {}
        for unit_class, found in members.items():
            for at, index in enumerate(found):
                if at < MOST and self._is_rest(index):
                    yield from self._list(self.before.get(unit_class, []), found[: at + 1])
        self.paragraph, self.before = paragraph, members

    def _is_rest(self, index: int) -> bool:
        """Whether a number is what is left itself: the word stands right before it, and nothing else moves it."""
        said = self.facts[index].roles.get("rest")
        if said is None or not 0 <= self.mentions[index].start - said.end <= NEAR:
            return False
        return NO_PART.isdisjoint(self.facts[index].roles) and not self._names_another(index)

    def _names_another(self, index: int) -> bool:
        """其余5个县3.66万人: whether what is left is but counted, and another number says how much it has."""
        if index + 1 not in self.facts or self.facts[index + 1].clause != self.facts[index].clause:
            return False
        a, b = self.mentions[index], self.mentions[index + 1]
        return a.written.base_kind == "count" and 0 <= b.start - a.end <= BEHIND and a.written.unit_class != b.written.unit_class

    def _list(self, earlier: Sequence[int], here: Sequence[int]) -> Iterator[NumberList]:
        run = [*earlier, *here]
        if len(run) > MOST or any(self._is_no_part(i) for i in run):
            return
        if self.mentions[run[-1]].written.base_kind in SHARES:
            if len(run) > 2:
                yield NumberList(tuple(run), "closed", "rest", ())
            return
        whole, items = run[0], tuple(run[1:])
        if self._has_share(whole):
            return  # nonpayment in 2,268, exactly 80 percent. 567 …; the other 1,134 …
        counted = {"total", "whole"} if "whole" in self.facts[whole].roles else TOTALS  # 14个乡镇中，已有11个…，剩下的3个
        if len(items) < 2 or any(counted & self.facts[i].roles.keys() for i in items[:-1]) or self._is_other(whole, items[-1]):
            return
        if len(earlier) != 1 and not TOTALS & self.facts[whole].roles.keys():
            return  # the dead included six women and two children; the other three were men
        yield NumberList(items, "closed", "rest", (whole,), (whole,))

    def _has_share(self, index: int) -> bool:
        """Whether the share that a number is stands right behind it."""
        behind = self.facts.get(index + 1)
        beside = behind is not None and behind.sentence == self.facts[index].sentence and behind.clause - self.facts[index].clause <= 1
        return beside and self.mentions[index + 1].written.base_kind in SHARES

    def _is_no_part(self, index: int) -> bool:
        fact = self.facts[index]
        share = self.mentions[index].written.base_kind in SHARES
        return bool(NO_PART & fact.roles.keys()) or ("move" in fact.roles if share else "of-which" in fact.roles)

    def _is_other(self, whole: int, rest: int) -> bool:
        """Whether the rest counts something else by name than the whole: 16 wards …, the other 10 zones."""
        a, b = self.facts[whole].label, self.facts[rest].label
        nouns = [label.text.split()[-1:] for label in (a, b)]
        return a.own and b.own and self.mentions[rest].written.base_kind == "count" and nouns[0] != nouns[1]
