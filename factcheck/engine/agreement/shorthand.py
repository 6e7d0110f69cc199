"""The shorthand of headlines: 4死7伤, 27金, 第15家; beside what the body says in full."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import takewhile

from factcheck.engine.agreement.claims import claim
from factcheck.engine.agreement.sameness import statuses
from factcheck.engine.agreement.values import numeral
from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text
from factcheck.engine.claim import Claim
from factcheck.engine.given import Evidence, given
from factcheck.engine.types.likeness import swapped
from factcheck.engine.words import either
from factcheck.model.check import Place, Suggestion
from factcheck.model.mention import Kind
from factcheck.model.rule import Rule

PLACES: frozenset[Kind] = frozenset({"ordinal", "rank"})
LEAD = 3  # sentences of the body in which a short form is said in full
BESIDE = 6  # characters at a number of the body in which it is said what became of those that it counts


def shorthand(rule: Rule, at: int, body: Sequence[int], text: Text) -> Iterator[Claim]:
    """A claim for each short form of the headline for which the body has one number."""
    table = words(text.document.language).mapping("shorthand")
    article = text.document.articles[at]
    for line in takewhile(lambda s: s.kind == "headline", article.sentences) if table else ():
        for found in _short(tuple(table)).finditer(text.document.flow, line.start, line.end):
            alike = [i for i in body if _says(i, table[found["sign"]], text)]
            told = Decimal(found["number"])
            equal = next((i for i in alike if text.mention(i).written.value == told), None)
            lead = [i for i in alike if text.fact(i).sentence - text.fact(body[0]).sentence < LEAD]
            if equal is not None:
                yield _claim(rule, at, found, equal, text)
            elif (
                lead
                and len({text.mention(i).written.value for i in alike}) == 1
                and not text.mention(lead[0]).written.hedges
                and _slip(found["number"], lead[0], text)
            ):
                yield _claim(rule, at, found, lead[0], text)


def _slip(number: str, index: int, text: Text) -> bool:
    """Whether one digit is wrong, or two stand the other way round."""
    other = numeral(index, text)
    wrong = [n for n in range(min(len(number), len(other))) if number[n] != other[n]]
    return len(number) == len(other) and (len(wrong) == 1 or (len(wrong) == 2 and sorted(number) == sorted(other)))


@cache
def _short(signs: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(rf"(?<![0-9.,])(?P<number>[0-9]{{1,3}})(?P<sign>{either(signs)})(?=[0-9\s，。！？、致]|$|\n)")


def _says(index: int, forms: Sequence[str], text: Text) -> bool:
    """Whether a count of the body is of what a short form stands for: 4人死亡, 死亡4人."""
    mention, flow = text.mention(index), text.document.flow
    if mention.kind != "count" or statuses(index, text):
        return False
    behind = re.match(r"[^，。；、\d]*", flow[mention.end - 1 : mention.end + BESIDE])
    before = re.search(r"[^，。；、\d]*$", flow[max(0, mention.start - 4) : mention.start])
    beside = (behind[0] if behind else "") + "\n" + (before[0] if before else "")
    return any(form in beside for form in forms)


def _claim(rule: Rule, at: int, found: "re.Match[str]", index: int, text: Text) -> Claim:
    mention = text.mention(index)
    fits = mention.written.value == Decimal(found["number"])
    short, full = text.document.surface(*found.span()), text.surface(index)
    places = (("first", (Place(None, "word", *found.span()),)), ("second", (Place(index, "number", mention.start, mention.end),)))
    repairs = () if fits else (Suggestion(None, *found.span(), f"{mention.written.value}{found['sign']}", "repetition", ""),)
    evidence = Evidence(f"{short} {'=' if fits else '≠'} {full}", (("first", short), ("second", full)), repairs, information=0.5)
    return given(rule, "consistent" if fits else "inconsistent", text, at, places, evidence)


def numbered(rule: Rule, at: int, text: Text) -> Iterator[Claim]:
    """图书漂流站开到第15家…第51家: an ordinal of the headline and the only one of the body with its unit."""
    told = text.index.of_kinds(at, PLACES)
    lines = [s for s in text.document.articles[at].sentences if s.kind == "headline"] if told else []
    heads = [i for i in told if any(s.start <= text.mention(i).start < s.end for s in lines)]
    for head in heads:
        alike = [i for i in told if i not in heads and _unit(i, text) == _unit(head, text)]
        equal = next((i for i in alike if text.mention(i).written.value == text.mention(head).written.value), None)
        if equal is not None:
            yield claim(rule, head, equal, text, fits=True)
        elif len(alike) == 1 and swapped(head, alike[0], text):
            yield claim(rule, head, alike[0], text, fits=False)


def _unit(index: int, text: Text) -> str:
    mention = text.mention(index)
    return text.document.flow[mention.end - 1 : mention.end]
