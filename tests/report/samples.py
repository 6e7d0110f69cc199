"""Judged documents made by hand, so that the formats are tested without the stages before them."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from factcheck.model.check import Check, Checked, Facts, Place, Severity, Suggestion, Verdict
from factcheck.model.document import Article, Document, Sentence
from factcheck.model.interval import Interval
from factcheck.model.mention import Mention, Written
from factcheck.model.report import Judged
from factcheck.policy import judge

TEXT = "粮库扩容\n全库存粮500吨，其中小麦300吨，玉米210吨。\n"
D = Decimal


def document(text: str = TEXT, path: str = "库/粮 库.txt") -> Document:
    starts = (0, *(i + 1 for i, c in enumerate(text) if c == "\n"))
    title, _, body = text.partition("\n")
    at = len(title) + 1
    sentences = (Sentence(0, len(title), "headline", 0), Sentence(at, at + len(body.rstrip()), "body", 1, True))
    return Document(path, text, text, ((0, 0),), "utf-8", "zh", (Article(title, 0, len(text), sentences),), None, starts)


def mass(text: str) -> Written:
    """A whole number of tonnes."""
    value = D(text.removesuffix("吨"))
    half = Interval(value - D("0.5"), value + D("0.5"))
    return Written(
        text, "measure", "measure", value, half.low, half.high, "t", "mass", D(1000), "rounded", half, half, D(1), "plain", "arabic",
        (0, len(text) - 1),
    )  # fmt: skip


def third() -> Written:
    """三分之一: a quotient, with an interval that is open on one side."""
    core = Interval(D("0.3"), None, True, False)
    return Written(
        "三分之一", "fraction", "fraction", Fraction(1, 3), None, None, None, "percent", D(1), "exact", core, core, D(1), "fraction", "han",
        (0, 4),
    )  # fmt: skip


def mentions(text: str = TEXT) -> tuple[Mention, ...]:
    found = []
    for surface in ("500吨", "300吨", "210吨"):
        at = text.index(surface)
        found.append(Mention(at, at + len(surface), mass(surface)))
    return tuple(found)


def breakdown(
    numbers: Sequence[Mention],
    verdict: Verdict = "inconsistent",
    severity: Severity = "error",
    message: str = "各部分合计510吨，文中写作500吨",
) -> Check:
    """500吨 against 300吨 and 210吨."""
    total, *parts = (Place(i, "number", m.start, m.end) for i, m in enumerate(numbers))
    return Check(
        "zh/sum/breakdown", "sum", verdict, severity, message, numbers[0].start, numbers[-1].end, "total == sum(parts)",
        "300 + 210 = 510 ≠ 500 吨", (("total", (total,)), ("parts", tuple(parts))), D(-10), D("0.97"),
        "weak binding" if verdict == "undecided" else None,
        (Suggestion(0, total.start, total.end, "510吨", "recompute", "各部分之和"),) if verdict == "inconsistent" else (),
        0, ("存粮", "小麦", "玉米"),
    )  # fmt: skip


def judged(
    verdict: Verdict = "inconsistent",
    severity: Severity = "error",
    text: str = TEXT,
    path: str = "库/粮 库.txt",
    message: str | None = None,
) -> Judged:
    """One document with one check."""
    numbers = mentions(text)
    check = breakdown(numbers, verdict, severity, *([message] if message is not None else []))
    return judge(Checked(document(text, path), numbers, (Facts("存粮", None, None), Facts("小麦"), Facts("玉米", "去年", "up")), (check,)))
