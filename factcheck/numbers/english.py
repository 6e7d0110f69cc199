"""The English number reader: digits with their scale, unit, currency and hedges. Numbers in words are not read yet."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Any

from factcheck.lexicon.store import load_data
from factcheck.model.interval import exact
from factcheck.model.mention import Hedge, Mention, Value, Written
from factcheck.numbers.widths import Size, width

ONE = Decimal(1)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True)
class Words:
    data: Any
    pattern: re.Pattern[str]
    units: dict[str, tuple[str, Decimal, str]]
    hedges: dict[str, str]
    behind: dict[str, str]


def _alternatives(words: Any) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(words, key=len, reverse=True))


@cache
def _words() -> Words:
    data = load_data("en/numbers/words.yaml")
    hedges = {w: concept for concept, found in data["before"].items() for w in found}
    behind = {w: concept for concept, found in data["after"].items() for w in found}
    units = {w: (symbol, Decimal(str(factor)), name) for symbol, factor, name, found in data["units"] for w in found}
    pattern = re.compile(
        rf"(?<![\w.,$£€-])(?:(?P<hedge>{_alternatives(hedges)})\s+)?(?P<currency>{_alternatives(data['currency'])})?\s?"
        rf"(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ -]?(?P<scale>{_alternatives(data['scales'])})\b)?"
        rf"(?:[ -]?(?P<percent>{_alternatives(data['percent'])})(?![\w])|[ -](?P<unit>{_alternatives(units)})\b)?(?:\s(?P<after>{_alternatives(behind)})\b)?(?![\w])",
        re.IGNORECASE,
    )
    return Words(data, pattern, units, hedges, behind)


def read_english(text: str) -> list[Mention]:
    """The numbers of an English text by place; a bare four-digit year is a date."""
    return [Mention(m.start(), m.end(), w) for m in _words().pattern.finditer(text) for w in [_read(m)] if w is not None]


def _read(match: "re.Match[str]") -> Written | None:
    groups = {k: v.lower() if v and k not in ("currency", "digits") else v for k, v in match.groupdict().items()}
    start = match.start()
    first, last = match.start("digits") - start, match.end("scale" if match["scale"] else "digits") - start
    return _written(match[0], first, last, *(groups[k] for k in ("hedge", "currency", "digits", "scale", "percent", "unit", "after")))


@lru_cache(maxsize=16384)
def _written(
    said: str, first: int, last: int, hedge: str | None, currency: str | None, digits: str, scale: str | None, percent: str | None,
    unit: str | None, after: str | None,
) -> Written | None:  # fmt: skip
    words = _words()
    plain = digits.replace(",", "")
    if YEAR.fullmatch(digits) and not (currency or scale or percent or unit):
        year: Any = "date"
        return Written(
            said, year, year, digits, digits, digits, None, "date", ONE, "exact", None, None, ONE, "plain", "arabic", (first, last)
        )
    times = Decimal(words.data["scales"][scale]) if scale else ONE
    places = len(plain) - plain.find(".") - 1 if "." in plain else 0
    value, step = Decimal(plain) * times, Decimal(1).scaleb(-places) * times
    kind, symbol, name, factor = _kind(currency, percent, unit, words)
    concept = words.hedges.get(hedge or "") or words.behind.get(after or "") or "plain"
    whole = not places and not scale
    size = Size(value, step, ONE, exact=whole and kind in ("count", "number", "money", "duration"))
    core, support = width(concept, size), width(concept, size, "support")
    cut = width("truncated", size) if concept == "plain" and not size.exact else None
    hedges = (Hedge(hedge or after or "", concept, 0, len(hedge or after or "")),) if concept != "plain" else ()
    qualifier: Any = words.data["qualifiers"].get(concept) or ("exact" if core.is_point else "rounded")
    low = None if qualifier in ("under", "at_most", "about") else value if qualifier != "rounded" else core.low
    high = None if qualifier in ("over", "at_least", "about") else value if qualifier != "rounded" else core.high
    form: Any = "scaled" if scale else "decimal" if places else "plain"
    return Written(
        said, kind, kind, value, low, high, symbol, name, factor, qualifier, core, support, step, form, "arabic", (first, last), hedges, cut,
        form_of="%" if kind == "percent" else "",
    )  # fmt: skip


def _kind(currency: str | None, percent: str | None, unit: str | None, words: Words) -> tuple[Any, str | None, str, Decimal]:
    if percent:
        kind = words.data["percent"][percent]
        return kind, "%" if kind == "percent" else "pp", "percent" if kind == "percent" else "points", ONE
    if currency:
        code = words.data["currency"][currency]
        return "money", code, f"money:{code}", ONE
    if unit:
        symbol, factor, name = words.units[unit]
        return "duration" if name == "duration" else "measure", symbol, name, factor
    return "number", None, "number", ONE


def write_like_english(written: Written, value: Value) -> str | None:
    """A value in written's own form: scale word, decimals, grouping, unit and hedge kept; None where it cannot be written so."""
    if isinstance(value, str) or written.base_kind == "date":
        return None
    first, last = written.numeral
    numeral = written.text[first:last]
    digits = re.match(r"[\d,.]+", numeral)
    if digits is None:
        return None
    scale = numeral[digits.end() :].strip(" -").lower()
    places = len(digits[0]) - digits[0].find(".") - 1 if "." in digits[0] else 0
    target = (exact(value) / Decimal(_words().data["scales"].get(scale, 1))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    new = f"{target:,}" if "," in digits[0] else f"{target:f}"
    return written.text[:first] + new + numeral[digits.end() :] + written.text[last:]
