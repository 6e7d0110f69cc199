"""Character by character normalisation: it never changes a length, so offsets stay what they are."""

import re
import unicodedata
from functools import lru_cache

from .data import traditional

_WIDE_DIGIT_POINT = re.compile(r"(?<=\d)．(?=\d)")
_MAY_GROUP = re.compile(r"，\d{3}(?!\d)")
_WIDE_GROUPING = re.compile(r"(?<![\d.,，])\d{1,3}(?:，\d{3})+(?![\d，一二两三四五六七八九十])")  # 20，300，400三档 are three numbers

# Full-width signs whose half-width twin means the same to every reader. ，。；：！？（） stay: they are Chinese punctuation.
_WIDE_SIGNS = {
    "％": "%", "﹪": "%", "＋": "+", "－": "-", "／": "/", "＝": "=", "＜": "<", "＞": ">", "＆": "&", "＃": "#", "＊": "*", "＠": "@",
    "＄": "$", "￡": "£", "￥": "¥", "｜": "|", "＿": "_", "［": "[", "］": "]", "＂": '"', "＇": "'",
}  # fmt: skip
_QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’", "〝": "“", "〞": "”", "｢": "“", "｣": "”"}
# Radicals of the supplement, which some PDF files write for the characters; NFKC leaves them.
_RADICALS = dict(
    zip("⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺠⻁⻄", "见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟民虎西", strict=True)
)
_SPACES = {"\u3000": " ", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " "}


@lru_cache(maxsize=1)
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    """A class of the characters that change, and what each becomes: simplified text holds few, so looking for them beats mapping all."""
    wide = {chr(code): chr(code - 0xFEE0) for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}
    # Extracted pages hold radicals and compatibility forms that look like characters (⼈ for 人).
    alike = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAD9))}
    plain = traditional()
    alike = {old: plain.get(new, new) for old, new in alike.items() if len(new) == 1 and old != new}
    table = plain | alike | wide | _RADICALS | _WIDE_SIGNS | _QUOTES | _SPACES
    return re.compile("[" + re.escape("".join(table)) + "]"), table


def normalise(text: str) -> str:
    """Simplified characters and half-width digits, letters and signs; as long as the text.

    １９９７年 is 1997年, １０２％ is 102%, 77．7 is 77.7, and 1，753 is 1,753 where the comma groups three digits.
    """
    if text.isascii():
        return text
    changing, table = _table()
    flat = changing.sub(lambda found: table[found[0]], text)
    if "．" in flat:
        flat = _WIDE_DIGIT_POINT.sub(".", flat)
    if _MAY_GROUP.search(flat):
        flat = _WIDE_GROUPING.sub(lambda found: found[0].replace("，", ","), flat)
    return flat
