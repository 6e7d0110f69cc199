"""Bytes to text: UTF-8, UTF-16 and GB18030, with or without a byte order mark.

GB18030 and UTF-16 accept nearly any bytes, so a text in them is believed only if it looks like language: what looks like neither is
reported with the place where it stops being UTF-8, never read as wrong characters.
"""

import codecs

from factcheck.model.document import Problem
from factcheck.model.value import value

_UNREADABLE = 3
_USAGE = 2
_SAMPLE = 8_000  # bytes
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_BELIEVED = 4  # so many characters beyond ASCII in valid UTF-8 are no accident
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_MOST_CONTROLS = 100  # one in so many characters
_COMMON = 0.5


@value
class Decoded:
    """The text of an input and the name of its encoding."""

    text: str
    encoding: str


def decode(data: bytes, path: str, encoding: str | None = None) -> Decoded | Problem:
    """The text of data, or the Problem that says where it cannot be read."""
    found = _decode_as(data, path, encoding) if encoding else _decode_unknown(data, path)
    if isinstance(found, Problem):
        return found
    if not found.text.strip("\ufeff \t\r\n\f\v\u3000\u200b\u00a0"):
        return Problem(
            path, "nothing but white space: there is no article to check" if data else "the file is empty (0 bytes)", _UNREADABLE
        )
    return _refuse_binary(found, path)


def encoding_of(sample: bytes, *, whole: bool) -> str | None:
    """The encoding of a sample, None where it fits none. Where it is not the whole file, a character cut at its end is no fault."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    return _utf16_by_zeros(sample, whole=whole) or _utf8_or_other(sample, whole=whole)


def _decode_as(data: bytes, path: str, encoding: str) -> Decoded | Problem:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(name)
    except LookupError:
        return Problem(path, f"unknown encoding {encoding!r}: utf-8, utf-16 and gb18030 are known", _USAGE)
    except UnicodeError as error:
        return Problem(path, f"not {encoding}: {_place(error)}", _UNREADABLE)
    except ValueError as error:
        return Problem(path, f"not {encoding}: {error}", _UNREADABLE)
    return Decoded(text.removeprefix("\ufeff"), name)


def _decode_unknown(data: bytes, path: str) -> Decoded | Problem:
    name = encoding_of(data[:_SAMPLE], whole=len(data) <= _SAMPLE)
    try:
        if name is None:
            data.decode("utf-8")
            raise AssertionError("a sample of valid UTF-8 is UTF-8")
        return Decoded(data.decode(name).removeprefix("\ufeff"), name)
    except UnicodeDecodeError as error:
        return Problem(path, _why_not(data, name, error), _UNREADABLE)


def _why_not(data: bytes, name: str | None, error: UnicodeDecodeError) -> str:
    if b"\0" in data[:_SAMPLE] and not (name or "").startswith("utf-16"):
        return f"a binary file, not text (byte 0x00 at offset {data.index(0)})"
    tried = "UTF-8, UTF-16 or GB18030" if name is None else name.upper()
    return f"not {tried}: {_place(error)}; name another encoding with --encoding"


def _place(error: UnicodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte 0x{error.object[error.start]:02x} at offset {error.start} ({error.reason})"
    return str(error)


def _utf16_by_zeros(sample: bytes, *, whole: bool) -> str | None:
    """Latin letters in UTF-16 have a zero in every other byte: nearly all of them, or some between everyday Han characters."""
    pairs = len(sample) // 2
    for name, zeros in (("utf-16-le", sample[1::2].count(0)), ("utf-16-be", sample[0::2].count(0))):
        if zeros * 10 > pairs and (_likeness(sample, name, whole=whole) >= _COMMON or (zeros * 10 > pairs * 7 and _is_latin(sample, name))):
            return name
    return None


def _is_latin(sample: bytes, name: str) -> bool:
    return not any(ord(character) in _CONTROLS for character in sample.decode(name, "replace"))


def _utf8_or_other(sample: bytes, *, whole: bool) -> str | None:
    error = _utf8_error(sample, whole=whole)
    if error is None:
        return "utf-8"
    begun = sample[: error.start].decode("utf-8")
    if sum(not character.isascii() for character in begun) >= _BELIEVED:
        return "utf-8"  # UTF-8 with a fault in it: say where, do not guess
    likely = [(share, name) for name in ("gb18030", "utf-16-le", "utf-16-be") if (share := _likeness(sample, name, whole=whole)) >= _COMMON]
    return max(likely, key=lambda entry: entry[0])[1] if likely else None


def _utf8_error(sample: bytes, *, whole: bool) -> UnicodeDecodeError | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample, final=whole)
    except UnicodeDecodeError as error:
        return error
    return None


def _likeness(sample: bytes, name: str, *, whole: bool) -> float:
    """The share of characters beyond ASCII that are everyday Han characters or punctuation: GB2312 or Big5 has them."""
    try:
        text = codecs.getincrementaldecoder(name)().decode(sample, final=whole)
    except UnicodeDecodeError:
        return 0
    wide = [character for character in text if not character.isascii()]
    if any(ord(character) in _CONTROLS for character in text) or not wide:
        return 0
    return sum(map(_is_everyday, wide)) / len(wide)


def _is_everyday(character: str) -> bool:
    """GB2312's first level is sorted by use: the 3,755 characters that make up nearly all of a Chinese text."""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return code < b"\xd8\xa0"


def _refuse_binary(found: Decoded, path: str) -> Decoded | Problem:
    if found.text.isprintable():
        return found
    controls = [found.text.count(chr(code)) for code in _CONTROLS]
    if found.text.count("\0") or sum(controls) * _MOST_CONTROLS > len(found.text):
        at = next(place for place, character in enumerate(found.text) if ord(character) in _CONTROLS)
        return Problem(path, f"a binary file, not text (control character U+{ord(found.text[at]):04X} at offset {at})", _UNREADABLE)
    return found
