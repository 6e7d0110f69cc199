"""How alike two numbers are worded: the words that stand directly at them, whatever the numbers are."""

from functools import lru_cache

from factcheck.engine.agreement.words import words
from factcheck.engine.candidates import Text

REACH = 12  # characters on either side
BOTH = 2
NOUN = 8  # characters behind a number in which the noun that it describes may end: 2.7亿元的山口水库, 3.7亿元的水库


def alike(a: int, b: int, text: Text) -> int:
    """How many characters of wording two numbers share: directly before them, directly behind them, or behind one and before the other."""
    (left, right), (other_left, other_right) = _sides(a, text), _sides(b, text)
    before, behind = _common(left[::-1], other_left[::-1]), _common(right, other_right)
    crossed = max(_shared(right[:6], other_left[-6:]), _shared(left[-6:], other_right[:6]))
    return max(before + behind, crossed)


def both_sides(a: int, b: int, text: Text) -> bool:
    """Whether two numbers have the same words on either side, two characters at least: 历时9天的农运会, 历时8天的农运会."""
    (left, right), (other_left, other_right) = _sides(a, text), _sides(b, text)
    behind = max(_common(right, other_right), _shared(right[:NOUN], other_right[:NOUN]))
    return _common(left[::-1], other_left[::-1]) >= BOTH and behind >= BOTH


def diverge(a: int, b: int, text: Text) -> bool:
    """Whether the words before two numbers end alike and begin otherwise: 大专学校在校学生, 中等专业学校在校学生 are two things."""
    left, other = _clause_before(a, text), _clause_before(b, text)
    shared = _common(left[::-1], other[::-1])
    if not 0 < shared < min(len(left), len(other)):
        return False
    return bool(_named_part(left[:-shared], text)) and bool(_named_part(other[:-shared], text))


def _named_part(words_before: str, text: Text) -> str:
    """What is left of the words before a number without those that name no thing: 公司, 全年, 期末."""
    rest = words_before
    while found := words(text.document.language).ends("generic", rest, len(rest)):
        rest = rest[: -len(found.group())]
    return rest


def _clause_before(index: int, text: Text) -> str:
    clause = text.reading.clauses[text.fact(index).clause]
    return _words(text.document.flow[clause.start : text.mention(index).start], last=True)


def _sides(index: int, text: Text) -> tuple[str, str]:
    """The words before and behind a number in its clause, up to the next number or mark."""
    mentions, mention, flow = text.reading.mentions, text.mention(index), text.document.flow
    clause = text.reading.clauses[text.fact(index).clause]
    start = max(clause.start, mention.start - REACH, mentions[index - 1].end if index else 0)
    end = min(len(flow), mention.end + REACH, mentions[index + 1].start if index + 1 < len(mentions) else len(flow))
    return _words(flow[start : mention.start], last=True), _words(flow[mention.end : end], last=False)


@lru_cache(maxsize=8192)
def _words(side: str, *, last: bool) -> str:
    """The letters of a side next to the number, without the small words that come and go; up to the first mark."""
    run = side[::-1] if last else side
    kept = ""
    for c in run:
        if not (c.isalnum() or c in " “”的了达为约是有"):
            break
        kept += "" if c in "“”的了达为约是有 " else c.lower()
    return kept[::-1] if last else kept


def _common(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count // 2 if a[:count].isascii() else count  # two letters say no more than one character


@lru_cache(maxsize=8192)
def _shared(a: str, b: str) -> int:
    """The length of the longest run that stands in both."""
    return next((n for n in range(min(len(a), len(b)), 1, -1) for i in range(len(a) - n + 1) if a[i : i + n] in b), 0)
