"""One thing said twice in languages with spaces: a headline and its body, two places of an article, compared by the words beside the numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

from factcheck.engine.candidates import Text
from factcheck.engine.identity import Same
from factcheck.engine.words import either
from factcheck.lexicon.store import load_data
from factcheck.model.value import value
from factcheck.structure.particles import particles

REACH = 9  # words beside a number that tell what it counts
LONG_WORD = 5  # letters of a word that may be the end of another
EXACT_FIGURES = 3
NEAR_AGAIN = 4  # sentences in which a count is taken up
NEAR_FILL = 4  # words behind a share in which its whole is named
NOUNS = 4  # words directly behind it that may be its noun
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[^\W\d_]\w*)*|\d[\d.,]*|[.;:?!\n]")
_NAME = re.compile(r"\b[A-Z][a-z]+")
_NAMED_AGE = re.compile(r"\b(?P<name>[A-Z][a-z]+(?:-[A-Z][a-z]+)?), (?P<age>\d{1,3})(?=,|\.| who| and)")

AGE_REACH = 240  # characters before "The 43-year-old" in which the one that it points to is named


@value
class Profile:
    """What stands beside a number: the stems of its noun, those of the words around it, whether something takes it up again."""

    nouns: frozenset[str]
    around: frozenset[str]
    modifiers: frozenset[str]
    definite: bool
    partial: bool
    people: bool
    compound: bool = False  # the 240-bed wing: what points there points to the wing


@cache
def data(language: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_data(f"{language}/structure/restated.yaml")
    return found


@cache
def _rows(language: str) -> Mapping[str, str]:
    return {_plain(word): row[0] for row in data(language)["same"] for word in row}


def _plain(word: str) -> str:
    """A word without the endings of number and tense.

    >>> _plain("factories"), _plain("posts"), _plain("opened")
    ('factory', 'post', 'open')
    """
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=16384)
def stem(word: str, language: str) -> str:
    return _rows(language).get(_plain(word), _plain(word))


def profile(index: int, text: Text) -> Profile:
    """What stands beside a number; read once for each."""
    return _profile(index, Same(text))


@lru_cache(maxsize=4096)
def _profile(index: int, held: Same[Text]) -> Profile:
    text = held.value
    language = text.document.language
    own, stop = data(language), particles(language).stop_words
    before, behind = _beside(index, text)
    common = set(own["common"])
    content = [w for w in (*before[-REACH:], *behind[:REACH]) if w.lower() not in stop and w[0].isalpha()]
    compound = text.document.flow.startswith("-", text.mention(index).end)  # the 240-bed wing has so many beds
    nouns = behind[:1] if compound else _held(before, behind, own) or _noun(behind[: _to_comma(index, text)], stop)
    fate = next((i for i, w in enumerate(nouns) if stem(w, language) in own["fates"]), len(nouns))
    nouns = nouns[:fate]
    stems = [stem(w, language) for w in nouns]
    first = behind[0].lower() if behind else ""
    last = before[-1].lower() if before else ""
    pointed = last in own["definite"]
    return Profile(
        frozenset(stems[-1:]) if stems else frozenset(),
        frozenset(s for w in content if (s := stem(w, language)) not in common),
        frozenset(stems[:-1]),
        pointed,
        (first in _taken_apart(text, index, behind, own) and not (pointed and first in own["of-all"])) or last in own["not-before"],
        not nouns or any(_plain(w) in own["people"] or w.lower() in own["people"] for w in nouns),
        compound,
    )


def _taken_apart(text: Text, index: int, behind: Sequence[str], own: Mapping[str, Any]) -> Sequence[str]:
    """The words behind a number that make a part of it or a range. A lake that is at 62% of capacity is at 62%, and what is so that morning
    is so."""
    words: Sequence[str] = own["not-behind"]
    if len(behind) > 1 and behind[1].lower() in own["pointed-times"]:
        return []
    filled = text.mention(index).written.base_kind == "percent" and any(w.lower() in own["fills"] for w in behind[1:NEAR_FILL])
    return [w for w in words if w not in own["of-all"]] if filled else words


def _aims(index: int, text: Text) -> bool:
    """Whether a sum is told with what it is for, and is no part of anything: £5m to mend the pier."""
    _, behind = _beside(index, text)
    return text.mention(index).written.base_kind == "money" and bool(behind) and behind[0] in data(text.document.language)["aims"]


def named_apart(a: int, b: int, text: Text) -> bool:
    """Whether the second of two shares is told of something that the sentence of the first does not name: Lake Orme at 62%; Lake Tarn at 26%;
    support for the mayor; support for the pier."""
    flow, start, end = text.document.flow, text.sentence_start(b), text.mention(b).start
    before = flow[text.sentence_start(a) : start]
    names = _NAME.findall(flow, start + 1, end)
    things = [m["what"] for m in re.finditer(data(text.document.language)["of-what"], flow[start:end])]
    return any(word.lower() not in before.lower() for word in (*names, *things))


def _held(before: Sequence[str], behind: Sequence[str], own: Mapping[str, Any]) -> list[str]:
    """A crowd of 24,300 saw it: the noun before a number that has none behind it but what its thing did."""
    told = len(before) > 1 and before[-1].lower() == "of" and before[-2].lower() in own["holders"]
    return [before[-2]] if told and (not behind or behind[0].lower() in own["doings"]) else []


def _to_comma(index: int, text: Text) -> int:
    """How many words stand between a number and the comma behind it: of the 17 cows, nine were in calf."""
    flow, end = text.document.flow, text.mention(index).end
    return len(_WORD.findall(flow[end : end + 90].partition(",")[0]))


def _noun(behind: Sequence[str], stop: frozenset[str]) -> list[str]:
    """The words directly behind a number up to the first small word: its noun and what stands before the noun."""
    found: list[str] = []
    for word in behind[:NOUNS]:
        if word.lower() in stop or not word[0].isalpha() or len(word) == 1 or (word.endswith("ed") and len(word) > LONG_WORD - 1):
            break
        found.append(word)
        if _plural(word):
            break  # pupils eat: what stands behind the noun is a verb
    return found


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")) and len(word) > LONG_WORD - 1


def brings_in_another(index: int, text: Text) -> bool:
    """Whether a word before a number in its sentence brings in another thing: the old bridge cost £84m."""
    before, _ = _beside(index, text)
    another = data(text.document.language)["another"]
    return any(w.lower() in another for w in before) or of_another_time(index, text)


def of_another_time(index: int, text: Text) -> bool:
    """Whether a number is told of another time than now: last year it cut 210 posts."""
    before, behind = _beside(index, text)
    own = data(text.document.language)
    rate = text.mention(index).written.base_kind == "percent"
    told = " ".join(before).lower()
    if any(phrase in told for phrase in own["another-time"]) or any(_YEAR.fullmatch(w) for w in (*before, *behind[:NOUNS])):
        return True
    return not rate and any(w.lower() in own["another-time-behind"] for w in behind[:NOUNS])


def _beside(index: int, text: Text) -> tuple[list[str], list[str]]:
    """The words of the sentence before a number and behind it, up to a full mark."""
    mention, flow = text.mention(index), text.document.flow
    before = _WORD.findall(flow, max(0, mention.start - 90), mention.start)
    behind = _WORD.findall(flow, mention.end, mention.end + 90)
    starts = [i for i, w in enumerate(before) if w in ".;:?!\n"]
    ends = [i for i, w in enumerate(behind) if w in ".;:?!\n"]
    return before[starts[-1] + 1 :] if starts else before, behind[: ends[0]] if ends else behind


def same_noun(a: Profile, b: Profile) -> bool:
    """Whether two counts are of one thing: one noun, and no modifiers that tell two apart."""
    if b.definite and a.people and b.people and a.nouns and b.nouns and not (a.modifiers or b.modifiers):
        return True
    return bool(a.nouns & b.nouns) and not (a.modifiers and b.modifiers and not a.modifiers & b.modifiers)


def headline_fit(head: int, index: int, text: Text) -> int:
    """How well a number of the body restates one of the headline: 0 not at all."""
    x, y = text.mention(head).written, text.mention(index).written
    if x.unit_class != y.unit_class or x.base_kind != y.base_kind:
        return 0
    a, b = profile(head, text), profile(index, text)
    if b.partial and not _aims(index, text):
        return 0
    shared = len(_shared(a, b))
    if x.base_kind == "count":
        if same_noun(a, b):
            return 3 + shared
        end = text.mention(index).end
        bare = not text.document.flow[end : end + 1].isspace()  # licensed for 12.
        return 1 + shared if a.people and b.people and shared and not (a.nouns and b.nouns) and not bare else 0
    return shared + 1 if shared else 0


def another_amount(head: int, index: int, text: Text) -> bool:
    """Whether a sum of the body is that of a noun which the headline has not: fined £2m; a mill with sales of £2bn was fined."""
    before, _ = _beside(index, text)
    if len(before) < 2 or before[-1].lower() != "of" or text.mention(index).written.base_kind != "money":
        return False
    return stem(before[-2], text.document.language) not in profile(head, text).around | set(data(text.document.language)["common"])


def retold(a: int, b: int, text: Text) -> bool:
    """Whether the second of two numbers takes up the first: the 3,260 bolts behind 3,260 bolts."""
    x, y = text.mention(a).written, text.mention(b).written
    if x.unit_class != y.unit_class or x.base_kind != y.base_kind:
        return False
    first, second = profile(a, text), profile(b, text)
    if second.partial or first.partial:
        return False
    if x.base_kind == "count":
        return same_noun(first, second) and (second.definite or bool(first.modifiers & second.modifiers))
    return bool(_shared(first, second))


def measured_again(a: int, b: int, text: Text) -> bool:
    """A walk of 3.2 miles … the 3.2-mile course: one measure of two figures or more, taken up."""
    x, y = text.mention(a).written, text.mention(b).written
    if x.base_kind not in ("measure", "money") or x.unit != y.unit or x.value != y.value:
        return False
    return len(re.sub(r"\D", "", x.text).strip("0")) > 1 and profile(b, text).definite


def taken_up(a: int, b: int, usable: Sequence[int], text: Text) -> bool:
    """Whether "the 12 miners" can be none but the fourteen miners before: counts of one noun, and no third of that noun."""
    if text.mention(a).written.base_kind != "count" or text.mention(a).written.hedges or text.mention(b).written.hedges:
        return False
    first, second = profile(a, text), profile(b, text)
    if (
        not second.definite
        or (first.definite and not first.compound)
        or not same_noun(first, second)
        or text.fact(b).sentence - text.fact(a).sentence > NEAR_AGAIN
    ):
        return False
    return not any(i not in (a, b) and same_noun(profile(i, text), second) for i in usable)


def hedged_again(a: int, b: int, text: Text) -> bool:
    """Nearly 1,500 runners … 1,486 on the list: a round number and an exact one that it rounds, of people or of one noun."""
    x, y = text.mention(a).written, text.mention(b).written
    if x.unit_class != y.unit_class or x.base_kind != "count" or not (x.hedges or y.hedges) or y.form != "plain" or x.form != "plain":
        return False
    first, second = profile(a, text), profile(b, text)
    alike = same_noun(first, second) or not (first.nouns and second.nouns)
    return alike and len(y.text.strip("0").replace(",", "")) >= EXACT_FIGURES


def _shared(a: Profile, b: Profile) -> frozenset[str]:
    """The words that stand around both, a bridge and a footbridge too."""
    inside = {x for x in a.around for y in b.around if len(min(x, y, key=len)) >= LONG_WORD and (x.endswith(y) or y.endswith(x))}
    return (a.around & b.around) | inside


def named_ages(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pairs of ages that one name has: Mark Ellis, 34, … Ellis, 43."""
    by_name: dict[str, list[tuple[int, int]]] = {}
    at = {m.start: i for i, m in enumerate(text.reading.mentions)}
    for match in _NAMED_AGE.finditer(text.document.flow, start, end):
        index = at.get(match.start("age"))
        if index is not None:
            by_name.setdefault(match["name"], []).append((index, int(match["age"])))
    for found in by_name.values():
        for (a, x), (b, y) in combinations(found, 2):
            if min(x, y) > 0 and text.fact(a).sentence != text.fact(b).sentence:
                yield a, b


def pointed_ages(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pairs of the age of one named and that of whom the next sentence points to: Mark Ellis, 34, from Otley. The 43-year-old was hurt."""
    flow, at = text.document.flow, {m.start: i for i, m in enumerate(text.reading.mentions)}
    for match in _pointing_ages(text.document.language).finditer(flow, start, end):
        first = _named_alone(flow, max(start, match.start() - AGE_REACH), match.start())
        if first in at and match.start("age") in at:
            yield at[first], at[match.start("age")]


def _named_alone(flow: str, start: int, end: int) -> int:
    """Where the age of the only one named with an age in the sentence that ends at a place stands; -1 where there is none."""
    named = list(_NAMED_AGE.finditer(flow, flow.rfind("\n", start, end) + 1 or start, end))
    told = named and not re.search(r"[.!?]\s", flow[named[-1].end() : end])
    return named[-1].start("age") if told and len(named) == 1 else -1


def someone_between(a: int, b: int, text: Text) -> bool:
    """Whether someone else is named or spoken of between two numbers: Mark Ellis, 34, hit Paul Lee; a friend. The 43-year-old …."""
    between, own = text.document.flow[text.mention(a).end : text.mention(b).start], text.document.language
    return re.search(data(own)["full-name"], between) is not None or _someone(own).search(between) is not None


def pronoun_between(a: int, b: int, text: Text) -> bool:
    """Whether a pronoun between two numbers may be another person's than the one named."""
    pattern = _pronouns(text.document.language)
    return pattern.search(text.document.flow, text.mention(a).end, text.mention(b).start) is not None


@cache
def _pointing_ages(language: str) -> "re.Pattern[str]":
    return re.compile(data(language)["pointing-age"])


@cache
def _pronouns(language: str) -> "re.Pattern[str]":
    return re.compile(rf"\b{either(data(language)['pronouns'])}\b")


@cache
def _someone(language: str) -> "re.Pattern[str]":
    return re.compile(rf"\b{either([*data(language)['people'], *data(language)['someone']])}\b")


def event_dates(text: Text, indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of dates of one event, of which the second takes it up: opened on 6 May … since opening on 9 May."""
    known: dict[str, int] = {}
    for index in indices:
        event = _event(index, text)
        if event is None:
            continue
        name, again = event
        before = known.get(name)
        if before is not None and again and _same_month(before, index, text):
            yield before, index
        known.setdefault(name, index)


def _event(index: int, text: Text) -> tuple[str, bool] | None:
    own = data(text.document.language)
    before, _ = _beside(index, text)
    words = [w.lower() for w in before[-5:]]
    for at in range(len(words) - 1, -1, -1):
        name = next((e for e in own["events"] if words[at].startswith(e)), None)
        if name is not None:
            return name, any(w in own["taking-up"] for w in words[max(0, at - 2) : at])
    return None


def _same_month(a: int, b: int, text: Text) -> bool:
    x, y = str(text.mention(a).written.value), str(text.mention(b).written.value)
    return (
        len(x) >= 10
        and len(y) >= 10
        and x[5:7] == y[5:7]
        and x[5:7] != "XX"
        and x[8:10] != y[8:10]
        and (x[:4] == y[:4] or "XXXX" in (x[:4], y[:4]))
    )


def whole_number(index: int, text: Text) -> Decimal | None:
    value = text.mention(index).written.value
    return value if isinstance(value, Decimal) else None
