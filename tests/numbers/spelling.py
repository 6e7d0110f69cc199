"""A speller of whole numbers in Han numerals, in the ways that newspapers and forms write them. It shares nothing with the reader."""

COMMON = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
STEPS = {COMMON: ("", "十", "百", "千"), FORMAL: ("", "拾", "佰", "仟")}
SECTIONS = ("", "万", "亿", "万亿")


def spell(n: int, digits: str = COMMON, short_ten: bool = True, two: bool = False) -> str:
    """Han numerals of 0 to 10^16 - 1. short_ten: 十五 for 一十五; two: 两 before 百, 千, 万 and 亿."""
    if n == 0:
        return digits[0]
    words = ""
    for at in range(3, -1, -1):
        section = n // 10 ** (4 * at) % 10**4
        if not section:
            continue
        if words and section < 1000:
            words += digits[0]
        words += ("两" if two and section == 2 and at else _section(section, digits, two)) + SECTIONS[at]
        if at == 3 and n // 10**8 % 10**4:
            words = words.removesuffix("亿")
    start = digits[1] + STEPS[digits][1]
    return words[1:] if short_ten and words.startswith(start) else words


def _section(section: int, digits: str, two: bool) -> str:
    words, gap = "", False
    for at, step in zip((3, 2, 1, 0), reversed(STEPS[digits]), strict=True):
        digit = section // 10**at % 10
        if not digit:
            gap = True
            continue
        words += (digits[0] if gap and words else "") + ("两" if two and digit == 2 and at >= 2 else digits[digit]) + step
        gap = False
    return words
