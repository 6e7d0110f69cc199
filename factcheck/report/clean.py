"""Text of an article made safe for a terminal: it cannot move the cursor, colour the screen or turn the line round."""

import re

_SEQUENCES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x1b\\|\x07|$)|\x1b[ -/]*[0-~]|\x9b[0-?]*[ -/]*[@-~]", re.DOTALL)
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), "")
_CONTROLS |= dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u2028\u2029"), " ")


def clean(text: str) -> str:
    """One line without control sequences, controls and marks of direction.

    >>> clean("12\\x1b[31m家\\n35\\u202e户")
    '12家 35户'
    """
    if text.isprintable():
        return text
    return _SEQUENCES.sub("", text).translate(_CONTROLS).encode("utf-8", "replace").decode("utf-8")
