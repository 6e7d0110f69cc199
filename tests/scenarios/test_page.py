"""The newspaper page that the project began with: its thirteen relations, and each of its numbers changed.

The page stays outside the project; where it is absent these tests are skipped.
"""

from pathlib import Path

import pytest

from factcheck.documents import read_document
from factcheck.engine import Settings, check
from factcheck.lexicon import load_lexicon
from factcheck.model.check import Check
from factcheck.numbers import read
from factcheck.rulefile import load_rules
from factcheck.structure import understand

PAGE = Path(__file__).resolve().parents[3] / "shared" / "seed" / "000_2dfbdd96964fb88b.txt"
pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the newspaper page is not in this folder")
BOOK = load_rules()

RELATIONS = [
    ("articles/bonded-warehouse-area", "72470 + 11391.11 = 83861.11 平方米"),
    ("zh/sum/breakdown", "72470 + 11391.11 = 83861.11 平方米"),
    ("zh/direction/from-to", "超1000 > 267 家"),
    ("zh/direction/from-to", "1492 > 302 家"),
    ("zh/accumulate/new-in-cumulative", "798 ≤ 2016 家"),
    ("articles/think-tank-results", "1 + 7 + 2 = 10 项"),
    ("zh/headline/body", "10 项 = 10项"),
    ("zh/enumeration/items-before", "3 ≤ 3家"),
    ("zh/enumeration/items-before", "3 = 3个"),
    ("zh/enumeration/items-before", "3 = 三链"),
    ("zh/enumeration/items-before", "2 ≤ 3家"),
    ("articles/recycled-water", "250立方米 × 1 year/day × 1 t/m^3 = 近10万吨"),
    ("zh/duration/plan", "2024—2028年 = 五年"),
    ("zh/bound/percent", "超30%、67% ≤ 100%"),
]


def checks(text: str) -> tuple[Check, ...]:
    document = read_document(text)
    reading = understand(document, read(document.flow, document.language), load_lexicon(document.language))
    found, problems = check(document, reading, BOOK, Settings(message_language="zh"))
    assert not problems
    return found


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def confirmed(page: str) -> set[tuple[str, str]]:
    return {(c.rule, c.equation) for c in checks(page) if c.verdict == "consistent"}


@pytest.mark.parametrize(("rule", "equation"), RELATIONS, ids=[f"{n:02d}-{r}" for n, (r, _) in enumerate(RELATIONS, 1)])
def test_confirmed(rule: str, equation: str, confirmed: set[tuple[str, str]]) -> None:
    assert (rule, equation) in confirmed


def test_nothing_else_is_said(page: str) -> None:
    assert {c.verdict for c in checks(page)} <= {"consistent", "undecided"}


CHANGES = [
    ("83861.11", "83816.11"), ("72470平方米", "74270平方米"), ("11391.11", "11931.11"), ("267家、", "12670家、"), ("302家跃升", "3020家跃升"),
    ("、1492家", "、149家"), ("798家", "2798家"), ("达到2016家", "达到216家"), ("聊城10项成果", "聊城11项成果"), ("精品成果1项", "精品成果2项"),
    ("优秀成果7项", "优秀成果8项"), ("优秀案例2项", "优秀案例3项"), ("我市 10 项成果", "我市 11 项成果"), ("等3家单位", "等2家单位"),
    ("市中医院3个", "市中医院4个"), ("三链融合模式", "四链融合模式"), ("等3家市级", "等1家市级"), ("再生水250立方米", "再生水520立方米"),
    ("近10万吨", "近20万吨"), ("2024—2028年", "2024—2030年"), ("首个五年规划", "首个三年规划"), ("下降超30%", "下降超130%"), ("下降67%", "下降167%"),
]  # fmt: skip


@pytest.mark.parametrize(("true", "false"), CHANGES, ids=[f"{n:02d}" for n in range(1, len(CHANGES) + 1)])
def test_a_changed_number_is_found(true: str, false: str, page: str) -> None:
    assert page.count(true) >= 1
    wrong = [c for c in checks(page.replace(true, false)) if c.verdict == "inconsistent"]
    assert wrong, f"{true} → {false}"
    assert all(c.severity == "error" for c in wrong)
