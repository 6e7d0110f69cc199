"""What each number counts or measures: its label, and whether two labels are one thing."""

from collections.abc import Sequence
from functools import lru_cache

from factcheck.lexicon import Lexicon
from factcheck.model.mention import Mention
from factcheck.model.reading import Label, Tier
from factcheck.structure.particles import Particles
from factcheck.structure.roles import Governed
from factcheck.structure.tokens import WORD, Token

LONGEST = 14
LONGEST_NOUN = 6  # behind a number, where no known head ends it
LONGEST_UNIT = 4  # of 平方米 behind 每
COUNTED = frozenset({"count", "number"})


def own_label(governed: Governed, mention: Mention, after: Sequence[Token], lexicon: Lexicon, words: Particles) -> Label:
    """The label of a number from its own clause: the noun behind a classifier, else the last noun run before its governor."""
    if words.head_first:
        noun = _noun_behind(mention, after, words) if mention.written.base_kind in COUNTED else ""
        return Label(noun, frozenset(w for w in noun.split() if lexicon.contrast_words(w) == {w}), bool(noun))
    left = _left(governed, lexicon, words)
    right = _right(_noun(mention, after, words), lexicon, words) if mention.written.base_kind in COUNTED or not left else ""
    text = right or (_named(governed, left, lexicon, words) if left else "")
    if text in words.anaphors:  # 这一|比例
        return Label()
    return Label(text, lexicon.contrast_words(left + right), bool(text))


def _noun(mention: Mention, after: Sequence[Token], words: Particles) -> str:
    """The words directly behind a number; behind a rate a 的 may stand between (10%的外地户籍人口)."""
    if not after or after[0].kind != WORD:
        return ""
    text = after[0].text
    if mention.written.base_kind in ("percent", "fraction"):
        text = next((text.removeprefix(word) for word in words.of if text.startswith(word)), text)
    return text


def _noun_behind(mention: Mention, after: Sequence[Token], words: Particles) -> str:
    """The noun run behind an English number (42 new teaching posts), in lower case, the last word without its plural s."""
    run: list[str] = []
    end = mention.end
    for token in after[:4]:
        word = token.text.strip(".’'").lower()
        if token.kind != WORD or token.start - end > 1 or not word.isalpha() or word in words.stop_words:
            break
        run.append(word)
        end = token.end
    if not run:
        return ""
    run[-1] = run[-1].removesuffix("s")
    return " ".join(run)


def _named(governed: Governed, left: str, lexicon: Lexicon, words: Particles) -> str:
    """The name before a number without the verb of what was done and what stands before it; the verb is a part of it where no noun follows
    (固定资产投资|累计完成4亿元)."""
    if governed.named_whole:
        return left
    clipped = _left(governed, lexicon, words, clipped=True)
    return clipped or (left if governed.named_from else "")


def _clipped(text: str, start: int, governed: Governed) -> str:
    """The part of a stretch that begins at an offset which names what was done, built, paid."""
    return text[max(0, governed.named_from - start) : max(0, governed.named_to - start)]


def _left(governed: Governed, lexicon: Lexicon, words: Particles, *, clipped: bool = False) -> str:
    unit = ""
    if not governed.words:
        return unit
    for at, token in enumerate(governed.words):  # nearest first
        if token.start in governed.per_ends or (words.each and token.text.startswith(words.each)):  # 均价每平方米8600元, but 每亩补贴35元
            unit = unit or _behind_unit(token.text, lexicon)
            continue
        joined = _before(governed, at) + token.text
        if clipped:
            joined = _clipped(joined, token.end - len(joined), governed)
        text = _without_fillers(joined.lstrip(words.strip_begins).rstrip(words.strip), words)
        if (len(text) >= 2 or text in lexicon.heads) and not _only_quantity(text, lexicon):
            return text[-LONGEST:]
    return unit


def _before(governed: Governed, at: int) -> str:
    """The text of the word that touches another on its left."""
    if at + 1 == len(governed.words):
        return ""
    before = governed.words[at + 1]
    return before.text if before.end == governed.words[at].start and before.start not in governed.per_ends else ""


def _without_fillers(text: str, words: Particles) -> str:
    """航班正点率不过: the adverbs that stand before a number name nothing."""
    while text.endswith(words.fillers):
        filler = next(w for w in words.fillers if text.endswith(w))
        text = text.removesuffix(filler).rstrip(words.strip)
    return text


def _only_quantity(text: str, lexicon: Lexicon) -> bool:
    """总数, 总数达: it says that something is counted and not what."""
    nouns = lexicon.quantity_nouns
    return text.startswith(nouns) and any(text.startswith(noun) and len(text) <= len(noun) + 1 for noun in nouns)


def _behind_unit(text: str, lexicon: Lexicon) -> str:
    """What a word that begins with a unit names: 补贴 in 亩补贴, nothing in 平方米."""
    head = next((text[at:] for at in range(1, len(text) - 1) if text[at:] in lexicon.heads), "")
    return head or (text[1:] if len(text) > LONGEST_UNIT else "")


def _right(after: str, lexicon: Lexicon, words: Particles) -> str:
    """The noun directly behind a number: up to the last known head noun at its start, or to the first function word."""
    text = after[:LONGEST]
    for at, character in enumerate(text):
        if character in words.stop:
            text = text[:at]
            break
    text = text.strip()
    heads = lexicon.heads
    for end in range(len(text), 1, -1):
        if text[end - 1] in lexicon.head_ends and not heads.isdisjoint([text[start:end] for start in range(end - 1)]):
            return text[:end]
    if text in heads:
        return text
    return text if 2 <= len(text) <= LONGEST_NOUN and len(after) <= LONGEST_NOUN else ""


def tier(a: Label, b: Label, lexicon: Lexicon) -> Tier:
    """How nearly two labels are one thing."""
    if contrasted(a.modifiers, b.modifiers, lexicon):
        return "contrast"
    if not a.text or not b.text:
        return "silent"
    return _tier(a.text, b.text, lexicon)


def contrasted(a: frozenset[str], b: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether one has a modifier that makes it another thing than the other (出口 against 进口)."""
    return any(lexicon.contrasting(x, y) for x in a - b for y in b - a)


@lru_cache(maxsize=8192)
def _tier(a: str, b: str, lexicon: Lexicon) -> Tier:
    if a == b or a.endswith(b) or b.endswith(a):
        return "same"
    if a in b or b in a:
        return "kin"
    shared = _common_suffix(a, b)
    if shared >= 2 or (shared and lexicon.kin(a, b)) or lexicon.kin(a, b):
        return "kin"
    return "other"


def _common_suffix(a: str, b: str) -> int:
    count = 0
    for x, y in zip(reversed(a), reversed(b), strict=False):
        if x != y:
            break
        count += 1
    return count
