"""Equations found among numbers without words: each shape on numbers that satisfy it, exactly or but for one slip."""

from decimal import Decimal

import pytest

from factcheck.engine.operand import Operand, operand
from factcheck.engine.shapes import Match, Shape, exact, nearly, shapes
from factcheck.model.rule import Rule
from factcheck.numbers import read_one
from factcheck.rulefile import load_rules
from factcheck.rulefile.vocabulary import FAMILIES, Vocabulary

BY_NAME = {shape.name: shape for shape in shapes()}
SAID = Decimal("1.2")


def numbers(*texts: str) -> dict[int, Operand]:
    read = [read_one(text) for text in texts]
    return {i: found for i, written in enumerate(read) if written is not None and (found := operand(written)) is not None}


def said(found: list[Match]) -> list[dict[str, int]]:
    return [dict(m.numbers) for m in found if m.decades >= SAID]


@pytest.mark.parametrize(
    ("name", "texts", "filled"),
    [
        ("sum", ("1234吨", "2345吨", "3579吨"), {"total": 2, "first": 0, "second": 1}),
        ("sum", ("3579吨", "1.234千吨", "2345吨"), {"total": 0, "first": 1, "second": 2}),
        ("sum-of-three", ("838例", "29例", "69例", "740例"), {"total": 0, "first": 1, "second": 2, "third": 3}),
        ("growth", ("2416吨", "3286吨", "36%"), {"rate": 2, "after": 1, "before": 0}),
        ("fall", ("2416吨", "1836吨", "24%"), {"rate": 2, "after": 1, "before": 0}),
        ("growth-by", ("3286吨", "870吨", "36%"), {"rate": 2, "delta": 1, "after": 0}),
        ("share", ("1215家", "4528家", "26.8%"), {"rate": 2, "part": 0, "whole": 1}),
        ("rate-of-two", ("18胜", "6负", "75%"), {"rate": 2, "part": 0, "rest": 1}),
        ("points-up", ("43.62%", "41.20%", "2.42个百分点"), {"points": 2, "after": 0, "before": 1}),
        ("product", ("325元", "48箱", "15600元"), {"total": 2, "each": 0, "number": 1}),
        ("multiple", ("4732万元", "103.6亿元", "219倍"), {"times": 2, "more": 1, "less": 0}),
    ],
)
def test_numbers_that_satisfy_a_shape(name: str, texts: tuple[str, ...], filled: dict[str, int]) -> None:
    assert filled in said(exact(BY_NAME[name], numbers(*texts)))


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("sum", ("12吨", "23吨", "35吨")),  # any two of so few digits
        ("sum", ("1234吨", "2345家", "3579吨")),  # other units
        ("sum", ("约1200吨", "约2300吨", "约3500吨")),  # too wide
        ("growth", ("2416吨", "3286家", "36%")),
        ("product", ("8件", "320件", "2560件")),  # pieces times pieces
    ],
)
def test_numbers_that_say_nothing(name: str, texts: tuple[str, ...]) -> None:
    assert said(exact(BY_NAME[name], numbers(*texts))) == []


@pytest.mark.parametrize(
    ("texts", "slip"),
    [
        (("12345吨", "23456吨", "35810吨"), (2, "transposed")),  # or 23456 for 23465
        (("12345吨", "23456吨", "86801吨"), None),  # 3 and 8, but 5 and 6 too
        (("12845吨", "23456吨", "35801吨"), (0, "lookalike")),
        (("12945吨", "23456吨", "35801吨"), None),  # 9 and 3 look unlike
        (("1234.5吨", "23456吨", "35801吨"), (0, "decimal")),
    ],
)
def test_one_slip_away(texts: tuple[str, ...], slip: tuple[int, str] | None) -> None:
    found = [m.slip for m in nearly(BY_NAME["sum"], numbers(*texts)) if m.decades >= SAID]
    assert slip in found if slip is not None else found == []


@pytest.mark.parametrize("shape", shapes(), ids=lambda s: s.name)
def test_a_shape_is_whole(shape: Shape) -> None:
    assert shape.family in FAMILIES
    named = {*shape.same, *shape.apart, *shape.exchanged, *shape.solved, *shape.roles, *shape.barred, *shape.needs}
    assert named <= set(shape.slots)
    assert shape.pivot in shape.solved
    roles = frozenset().union(*shape.roles.values(), *shape.barred.values())
    assert roles <= Vocabulary("zh").roles | Vocabulary("en").roles
    assert all(set(texts) == {"zh", "en"} for texts in (shape.means, shape.reason, shape.message))


def test_the_rules_that_are_loaded_have_the_families_of_shapes() -> None:
    rules: tuple[Rule, ...] = load_rules().rules
    assert {shape.family for shape in shapes()} <= {rule.family for rule in rules}
