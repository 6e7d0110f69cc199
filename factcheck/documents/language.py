"""Chinese or English, by the share of Han characters."""

import re
from itertools import accumulate

_SAMPLE = 4_000
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATIN = re.compile("[A-Za-z]+")
_LETTERS_PER_HAN = 5  # an English word of a Chinese one's weight


def detect_language(text: str) -> str:
    """zh or en. A text without letters is zh, the first language of the toolkit."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "en" if _LATIN.search(sample) else "zh"
    latin = sum(map(len, _LATIN.findall(sample)))
    han = accumulate(len(run[0]) for run in _HAN.finditer(sample))
    return "zh" if not latin or any(so_far * _LETTERS_PER_HAN >= latin for so_far in han) else "en"
