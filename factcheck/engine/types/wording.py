"""Rules of type `wording`: a number that is written against itself or against the standard for numbers in print.

The option `check` names what a rule looks at; `hedges` lists pairs of hedges, before and behind a number, that exclude one another.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given, is_for
from factcheck.engine.words import Words
from factcheck.lexicon.store import load_data, rules_root
from factcheck.model.check import Place, Suggestion
from factcheck.model.document import Sentence
from factcheck.model.mention import Mention
from factcheck.model.rule import Rule
from factcheck.model.value import kept, value
from factcheck.structure.times import TIME_KINDS

BEFORE = ("about", "near", "over", "under", "at_least", "at_most", "cap")
AFTER = ("about", "at_least", "at_most")
NEIGHBOURS = re.compile(
    r"([1-8一二三四五六七八])(?<![\d.、,第一二三四五六七八九十零〇][1-8一二三四五六七八])、([2-9二三四五六七八九])(?![\d、])"
)
CLOSE = 2  # characters between 至少 and its number
LOOSE = 6  # characters of a verb between a two-character hedge and its number
AROUND = 24  # characters around a number in which a pattern is looked for
BEHIND = 4  # characters of a noun between a unit and the hedge behind it
REASONS = {
    "zh": {
        "drop": "去掉其中一个约数词",
        "fraction": "减少不用倍数表示",
        "sign": "去掉重复的负号",
        "percent": "补上前一个百分号",
        "han": "相邻数字表概数用汉字",
        "form": "规范的写法",
    },
    "en": {
        "drop": "drop one of the hedges",
        "fraction": "a fall is told as a fraction",
        "sign": "drop the second minus",
        "percent": "repeat the percent sign",
        "han": "neighbouring digits in Chinese numerals",
        "form": "as it is written",
    },
}


@cache
def cues(language: str) -> Words | None:
    relative = f"{language}/wording/cues.yaml"
    return Words(load_data(relative)) if (rules_root() / relative).is_file() else None


@value
class Hedged:
    """One number with the hedges that stand at it: concept and flow span, before and behind."""

    index: int
    before: tuple[str, int, int] | None
    behind: tuple[str, int, int] | None


@dataclass(frozen=True)
class Writing:
    """One article as these checks see it."""

    text: Text
    article: int
    words: Words
    starts: list[int]  # of all mentions

    @kept
    def flow(self) -> str:
        return self.text.document.flow

    @kept
    def traditional(self) -> bool:
        """Whether the article is written in traditional characters."""
        article = self.text.document.articles[self.article]
        written, flow = self.text.document.surface(article.start, article.end), self.flow[article.start : article.end]
        return any(a != b and "\u4e00" <= a <= "\u9fff" for a, b in zip(written, flow, strict=False))

    @kept
    def has_loose(self) -> bool:
        """Whether the article has a hedge that may have a verb between itself and its number."""
        article = self.text.document.articles[self.article]
        return self.words.has("loose", self.flow, article.start, article.end)

    @kept
    def sentences(self) -> list[tuple[Sentence, Sequence[int]]]:
        """The sentences of the article with their numbers; times are none."""
        rows: list[tuple[Sentence, Sequence[int]]] = []
        for sentence in self.text.document.articles[self.article].sentences:
            first, last = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
            found = [i for i in range(first, last) if self.text.mention(i).written.base_kind not in TIME_KINDS]
            if found:
                rows.append((sentence, found))
        return rows

    @kept
    def windows(self) -> list[tuple[int, int]]:
        """The stretches around the numbers, within which what is wrong with them stands."""
        found: list[tuple[int, int]] = []
        for sentence, numbers in self.sentences:
            for mention in (self.text.mention(i) for i in numbers):
                start, end = max(sentence.start, mention.start - AROUND), min(sentence.end, mention.end + AROUND)
                if found and start <= found[-1][1]:
                    found[-1] = found[-1][0], end
                else:
                    found.append((start, end))
        return found

    @kept
    def hedged(self) -> list[tuple[Sentence, list["Hedged"]]]:
        """Every number of the article with the hedges at it."""
        return [(sentence, [_hedged(self, i, sentence) for i in numbers]) for sentence, numbers in self.sentences]

    def say(
        self, rule: Rule, verdict: str, indices: Sequence[int], span: tuple[int, int] | None, repairs: Sequence[Suggestion] = ()
    ) -> Claim:
        """A claim about one number or several; span widens the first place to the words at it."""
        places = tuple(self._place(i, span) for i in indices)
        shown = "、".join(self.text.document.surface(p.start, p.end) for p in places)
        evidence = Evidence(shown, repairs=tuple(repairs), information=0.3)
        assert verdict in ("consistent", "inconsistent")
        return given(
            rule, "consistent" if verdict == "consistent" else "inconsistent", self.text, self.article, (("number", places),), evidence
        )

    def _place(self, index: int, span: tuple[int, int] | None) -> Place:
        mention = self.text.mention(index)
        start, end = span or (mention.start, mention.end)
        return Place(index, "number", min(start, mention.start), max(end, mention.end))

    def reason(self, name: str) -> str:
        return (REASONS.get(self.text.document.language) or REASONS["en"])[name]

    def cut(self, start: int, end: int, gone: tuple[int, int], index: int) -> Suggestion:
        """The splice of [start, end) without one of its stretches."""
        surface = self.text.document.surface
        left = surface(start, gone[0]) if gone[0] > start else ""
        right = surface(gone[1], end) if gone[1] < end else ""
        return Suggestion(index, start, end, left + right, "hedge", self.reason("drop"))


def numeral(mention: Mention) -> tuple[int, int]:
    """The flow span of the digits of a number."""
    first, last = mention.written.numeral
    return mention.start + first, mention.start + last


def hedges(page: Writing, rule: Rule) -> Iterator[Claim]:
    """约800名左右, 近500多名, 超95%以上: two hedges at one number; and the numbers with one hedge, which are well written."""
    pairs = {tuple(pair) for pair in rule.options.get("hedges") or ()}
    for _sentence, numbers in page.hedged:
        good: list[int] = []
        for found in numbers:
            pair = (found.before[0], found.behind[0]) if found.before and found.behind else None
            if pair in pairs:
                yield _clash(page, rule, found)
            elif pair is None and _approximate(page.text.mention(found.index), found):
                good.append(found.index)
        if good and rule.options.get("confirms", True):
            yield page.say(rule, "consistent", good, None)


def _approximate(mention: Mention, found: Hedged) -> bool:
    written = mention.written
    about = written.hedges or found.before or found.behind or written.form in ("vague", "fraction") or written.qualifier == "between"
    return bool(about) and not _unrepeated(mention) and not NEIGHBOURS.search(written.text)


def _clash(page: Writing, rule: Rule, found: Hedged) -> Claim:
    assert found.before is not None
    assert found.behind is not None
    start, end = found.before[1], found.behind[2]
    mention = page.text.mention(found.index)
    start, end = min(start, mention.start), max(end, mention.end)
    repairs = [page.cut(start, end, found.before[1:], found.index), page.cut(start, end, found.behind[1:], found.index)]
    return page.say(rule, "inconsistent", [found.index], (start, end), repairs)


@cache
def _by_final(language: str) -> Mapping[str, Sequence[str]]:
    """The kinds of hedges that stand before a number, by their last characters: most numbers have none of them on their left."""
    words, found = cues(language), defaultdict[str, list[str]](list)
    entries = {concept: words.entries(f"{concept}-before") for concept in BEFORE} if words is not None else {}
    for concept, forms in entries.items():
        for final in dict.fromkeys(form[-1] for form in forms):
            found[final].append(concept)
    return dict(found)


@cache
def _initials(language: str) -> frozenset[str]:
    """The first characters of all hedges that stand behind a unit."""
    words = cues(language)
    return frozenset(w[0] for concept in AFTER for w in words.entries(f"{concept}-after")) if words else frozenset()


def _hedged(page: Writing, index: int, sentence: Sentence) -> Hedged:
    return Hedged(index, _before(page, index, sentence.start), _behind(page, index, sentence.end))


def _before(page: Writing, index: int, start: int) -> tuple[str, int, int] | None:
    """The hedge before a number, adjacent; one of two characters may have a verb between (大约卖出三十幅)."""
    words, flow = page.words, page.flow
    at = numeral(page.text.mention(index))[0]
    found = _ending(page, at, start)
    if found is not None and not _masked(page, at) and not _solves(page, flow[found[1] : at], index):
        return None if found[0] == "near" and _lasting(page, index) else found
    begin = max(start, at - LOOSE - 3)
    stretch = flow[begin:at]
    for concept in ("about", "at_least", "at_most") if page.has_loose and words.within("loose", flow, begin, at) else ():
        for word in words.each(f"{concept}-before", stretch):
            gap = len(stretch) - word.end()
            if (
                word.group() in words.entries("loose")
                and gap <= (LOOSE if concept == "about" else CLOSE)
                and not re.search(r"[\d，。；：、]", stretch[word.end() :])
            ):
                return concept, begin + word.start(), begin + word.end()
    return None


def _ending(page: Writing, at: int, start: int) -> tuple[str, int, int] | None:
    """The longest hedge that ends at a place: 不超过, and not 超过."""
    kinds = _by_final(page.text.document.language).get(page.flow[at - 1 : at])
    if kinds is None:
        return None
    told = [(concept, found) for concept in kinds if (found := page.words.ends(f"{concept}-before", page.flow, at)) is not None]
    fit = [(concept, at - len(found.group()), at) for concept, found in told if at - len(found.group()) >= start]
    return min(fit, key=lambda f: f[1], default=None)


def stacked(page: Writing, rule: Rule) -> Iterator[Claim]:
    """约近百名, 超过逾百万人, 12人以上左右: two hedges one right behind the other, on one side of a number."""
    pairs = {tuple(pair) for pair in rule.options.get("hedges") or ()}
    bare = page.words.entries("stacked")
    for sentence, numbers in page.hedged:
        for found in numbers:
            both = [_two_before(page, found.before, sentence.start), _two_behind(page, found.behind)]
            for one, other in (pair for pair in both if pair is not None):
                told = page.flow[one[1] : one[2]], page.flow[other[1] : other[2]]
                if (one[0], other[0]) in pairs and all(word in bare for word in told):
                    yield _clash(page, rule, Hedged(found.index, one, other))


Stretch = tuple[str, int, int]


def _two_before(page: Writing, last: Stretch | None, start: int) -> tuple[Stretch, Stretch] | None:
    first = _ending(page, last[1], start) if last is not None else None
    return (first, last) if first is not None and last is not None and not _masked(page, first[2]) else None


def _two_behind(page: Writing, first: Stretch | None) -> tuple[Stretch, Stretch] | None:
    for concept in AFTER if first is not None else ():
        assert first is not None
        after = page.words.starts(f"{concept}-after", page.flow, first[2])
        if after is not None and not page.words.starts("masks-after", page.flow, after.start()):
            return first, (concept, *after.span())
        earlier = page.words.ends(f"{concept}-after", page.flow, first[1])
        if earlier is not None:
            return (concept, first[1] - len(earlier.group()), first[1]), first
    return None


def _masked(page: Writing, at: int) -> bool:
    return page.words.ends("masks-before", page.flow, at) is not None


def _solves(page: Writing, word: str, index: int) -> bool:
    """突破20余项关键技术: the verb of solving, no bound."""
    end = page.text.mention(index).end
    return word in page.words.entries("solving") and page.words.within("solved", page.flow, end, end + 24) is not None


def _lasting(page: Writing, index: int) -> bool:
    """近20多年: the last years, no hedge."""
    mention = page.text.mention(index)
    return (
        page.words.ends("time-units", page.flow, mention.end) is not None
        or page.words.starts("time-units", page.flow, mention.end) is not None
    )


def _behind(page: Writing, index: int, end: int) -> tuple[str, int, int] | None:
    """The hedge in a number or behind its unit; up to four characters of a noun may stand between."""
    words, flow, mention = page.words, page.flow, page.text.mention(index)
    hedges = mention.written.hedges
    within = next((h for h in hedges if h.concept == "more"), None) if hedges else None
    if within is not None and not words.starts("masks-within", flow, mention.start + within.start):
        return "more", mention.start + within.start, mention.start + within.end
    last = numeral(mention)[1]
    more = words.starts("more-within", flow, last)
    if more is not None and not words.starts("masks-within", flow, last) and more.end() < end:
        return "more", more.start(), more.end()
    for concept in AFTER if not _initials(page.text.document.language).isdisjoint(flow[last : mention.end + BEHIND + 1]) else ():
        for found in words.each(f"{concept}-after", flow, max(last, mention.start), min(end, mention.end + BEHIND + 2)):
            gap = flow[min(mention.end, found.start()) : found.start()]
            if not re.search(r"[\d，。；：、（）()的一二三四五六七八九十]", gap) and not words.starts("masks-after", flow, found.start()):
                return concept, found.start(), found.end()
    return None


def falling_times(page: Writing, rule: Rule) -> Iterator[Claim]:
    """减少了2倍: a fall is not told in multiples."""
    words = page.words
    for _sentence, numbers in page.sentences:
        for index in numbers:
            mention = page.text.mention(index)
            if mention.written.kind != "multiple" or mention.written.form_of not in ("倍", ""):
                continue
            at = mention.start
            while (filler := words.ends("fall-fillers", page.flow, at)) is not None:
                at -= len(filler.group())
            fall = words.ends("fall", page.flow, at)
            if fall is None or words.ends("fall-to", page.flow, at) or words.ends("fall-not", page.flow, at):
                continue
            yield page.say(rule, "inconsistent", [index], (at - len(fall.group()), mention.end), _as_fraction(page, index))


def _as_fraction(page: Writing, index: int) -> list[Suggestion]:
    """From 90 to 30 is 减少了三分之二, which a careless hand calls 减少了2倍."""
    mention = page.text.mention(index)
    value = mention.written.value
    names = page.words.entries("digits")
    if mention.written.hedges or value is None or isinstance(value, str) or value != int(value) or not 1 <= value <= 8:
        return []
    times = int(value)
    fraction = f"{names[times + 1]}{''.join(page.words.entries('of'))}{names[times]}"
    return [Suggestion(index, mention.start, mention.end, fraction, "fraction", page.reason("fraction"))]


def twice_negative(page: Writing, rule: Rule) -> Iterator[Claim]:
    """下降-2.1%, 零下-5℃: the minus repeats the word."""
    words, flow = page.words, page.flow
    for _sentence, numbers in page.sentences:
        for index in numbers:
            mention = page.text.mention(index)
            first = numeral(mention)[0]
            sign = words.ends("minus", flow, first)
            if sign is None:
                continue
            at = first - len(sign.group())
            word = words.ends("twice-negative", flow, at)
            if word is not None:
                end = max(mention.end, first)
                repair = Suggestion(index, at, end, page.text.document.surface(first, end), "sign", page.reason("sign"))
                yield page.say(rule, "inconsistent", [index], (at - len(word.group()), end), [repair])


def _unrepeated(mention: Mention) -> re.Match[str] | None:
    """Where the first percent sign of a range is left out."""
    written = mention.written
    if written.kind != "range" or written.base_kind != "percent":
        return None
    return re.search(r"\d(?=\s?[—–\-~～]+\s?\d)", written.text)


def percent_ranges(page: Writing, rule: Rule) -> Iterator[Claim]:
    """15—20%: the first percent sign may not be left out."""
    for _sentence, numbers in page.sentences:
        for index in numbers:
            mention = page.text.mention(index)
            found = _unrepeated(mention)
            if found is not None:
                at = mention.start + found.end()
                surface = page.text.document.surface
                repair = Suggestion(
                    index,
                    mention.start,
                    mention.end,
                    surface(mention.start, at) + "%" + surface(at, mention.end),
                    "percent",
                    page.reason("percent"),
                )
                yield page.say(rule, "inconsistent", [index], None, [repair])


def neighbours(page: Writing, rule: Rule) -> Iterator[Claim]:
    """3、4个小时, 三、四十人: an approximation of neighbouring digits is written in Chinese numerals, without a mark between."""
    article = page.text.document.articles[page.article]
    names = page.words.entries("digits")
    for found in NEIGHBOURS.finditer(page.flow[article.start : article.end]):
        start, end = article.start + found.start(), article.start + found.end()
        first, second = (int(d) if d.isascii() else names.index(d) for d in found.groups())
        if not found[1].isascii() and page.traditional:
            continue  # the mark is usual there
        counted = not found[1].isascii() and page.words.starts("neighbour-counters", page.flow, end) is not None
        scaled = not found[1].isascii() and page.words.starts("neighbour-scales", page.flow, end) is not None
        if second != first + 1 or not (scaled or counted or page.words.starts("neighbour-units", page.flow, end)):
            continue
        if found[1].isascii() != found[2].isascii() or page.words.starts("neighbour-not", page.flow, end):
            continue
        if page.words.ends("neighbour-ranks", page.flow, start) is not None:
            continue
        index = bisect_left(page.starts, start)
        index = index if index < len(page.starts) and page.starts[index] < end else -1
        repair = Suggestion(None, start, end, names[first] + names[second], "han", page.reason("han"))
        places = (("number", (Place(index if index >= 0 else None, "number", start, end),)),)
        shown = page.text.document.surface(start, end)
        yield given(rule, "inconsistent", page.text, page.article, places, Evidence(shown, repairs=(repair,)))


def patterns(page: Writing, rule: Rule) -> Iterator[Claim]:
    """43th, £5 million pounds: what no number may look like, by the patterns of a table of the words; `instead` is the repair, `has` what a text with it has."""
    table = page.words.mapping(str(rule.options.get("table") or "")).values()
    rows = [(_pattern(str(r["wrong"])), r.get("instead")) for r in table if str(r.get("has") or "") in page.flow]
    done = 0  # the end of the last one found
    for start, end in page.windows:
        for pattern, instead in rows:
            for found in pattern.finditer(page.flow, start, end):
                if found.start() >= done:
                    done = found.end()
                    yield _written_wrong(page, rule, found, instead)


@lru_cache(maxsize=256)
def _pattern(source: str) -> "re.Pattern[str]":
    return re.compile(source)


def _written_wrong(page: Writing, rule: Rule, found: "re.Match[str]", instead: str | None) -> Claim:
    at = bisect_left(page.starts, found.start())
    inside = [
        i for i in (at - 1, at) if 0 <= i < len(page.starts) and page.text.mention(i).end > found.start() and page.starts[i] < found.end()
    ]
    index = inside[-1] if inside else None
    repairs = (
        () if instead is None else (Suggestion(index, found.start(), found.end(), found.expand(instead), "form", page.reason("form")),)
    )
    places = (("number", (Place(index, "number", found.start(), found.end()),)),)
    shown = page.text.document.surface(found.start(), found.end())
    return given(rule, "inconsistent", page.text, page.article, places, Evidence(shown, repairs=repairs))


CHECKS: Mapping[str, Callable[[Writing, Rule], Iterator[Claim]]] = {
    "hedges": hedges,
    "stacked": stacked,
    "falling-times": falling_times,
    "twice-negative": twice_negative,
    "percent-range": percent_ranges,
    "neighbours": neighbours,
    "patterns": patterns,
}


def claims(rule: Rule, text: Text) -> Iterator[Claim]:
    """The claims of a wording rule over every article of a document."""
    check = CHECKS[str(rule.options["check"])]
    for page in text.once(_articles):
        if text.document.articles[page.article].klass not in rule.not_for and is_for(rule, text.document, page.article):
            yield from check(page, rule)


def _articles(text: Text) -> tuple[Writing, ...]:
    words = cues(text.document.language)
    if words is None:
        return ()
    starts = [m.start for m in text.reading.mentions]
    return tuple(Writing(text, index, words, starts) for index in range(len(text.document.articles)))
