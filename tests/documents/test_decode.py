"""Bytes to text: every encoding that newsrooms send, and every file that is no text."""

import codecs

import pytest

from factcheck.documents.decode import Decoded, decode
from factcheck.model.document import Problem

PAGE = "本报讯（记者 丁一）6月3日，东湖区的3家书店全部开门，接待读者1200人次。\n其中，老城店接待了510人次。\n"
LATIN = "Three shops opened on Monday.\nThey sold 1,200 books.\n"


@pytest.mark.parametrize(
    "text", [PAGE, LATIN, "12家。", PAGE.replace("\n", "\r\n"), PAGE.replace("\n", "\r")], ids=["zh", "en", "short", "crlf", "cr"]
)
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("gb18030", b"\x84\x31\x95\x33"),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
    ids=["utf8", "utf8-bom", "gb18030", "gb18030-bom", "utf16le-bom", "utf16be-bom", "utf16le", "utf16be"],
)
def test_every_encoding_is_found(text: str, encoding: str, mark: bytes) -> None:
    if text == "12家。" and encoding.startswith("utf-16") and not mark:
        pytest.skip("four characters in UTF-16 without a mark can be anything")
    found = decode(mark + text.encode(encoding), "a.txt")
    assert isinstance(found, Decoded)
    assert found.text == text


def test_traditional_characters_in_gb18030() -> None:
    text = "市府統計，今年新增會員三千二百人，較去年成長一成。記者在現場看到，場內坐滿了觀眾。"
    assert decode(text.encode("gb18030"), "a.txt") == Decoded(text, "gb18030")


def test_a_long_file_is_judged_by_its_beginning_and_read_to_its_end() -> None:
    text = PAGE * 400
    assert decode(text.encode("gb18030"), "a.txt") == Decoded(text, "gb18030")
    assert decode(text.encode(), "a.txt") == Decoded(text, "utf-8")


@pytest.mark.parametrize(
    ("data", "encoding", "code", "message"),
    [
        (b"", None, 3, "the file is empty (0 bytes)"),
        (b" \r\n\t\n", None, 3, "nothing but white space: there is no article to check"),
        (codecs.BOM_UTF8, None, 3, "nothing but white space: there is no article to check"),
        ("\u3000\n".encode(), None, 3, "nothing but white space: there is no article to check"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", None, 3, "a binary file, not text (byte 0x00 at offset 8)"),
        (b"text\0more", None, 3, "a binary file, not text (control character U+0000 at offset 4)"),
        (b"\x01\x02\x03abc", None, 3, "a binary file, not text (control character U+0001 at offset 0)"),
        (
            PAGE.encode() + b"\xff",
            None,
            3,
            f"not UTF-8: byte 0xff at offset {len(PAGE.encode())} (invalid start byte); name another encoding with --encoding",
        ),
        (
            b"\xff\xff\xff",
            None,
            3,
            "not UTF-8, UTF-16 or GB18030: byte 0xff at offset 0 (invalid start byte); name another encoding with --encoding",
        ),
        ("一二".encode("gb18030"), "utf-8", 3, "not utf-8: byte 0xb6 at offset 2 (invalid start byte)"),
        (b"abc", "latin-99", 2, "unknown encoding 'latin-99': utf-8, utf-16 and gb18030 are known"),
    ],
    ids=[
        "empty",
        "white",
        "bom-only",
        "wide-space",
        "png",
        "zero",
        "controls",
        "broken-utf8",
        "nothing-fits",
        "wrong-override",
        "unknown-override",
    ],
)
def test_what_cannot_be_read_says_why_and_where(data: bytes, encoding: str | None, code: int, message: str) -> None:
    assert decode(data, "a.txt", encoding) == Problem("a.txt", message, code)


@pytest.mark.parametrize(
    ("name", "data"), [("utf-16", PAGE.encode("utf-16")), ("gbk", PAGE.encode("gbk")), ("big5", "統計".encode("big5"))], ids=str
)
def test_an_encoding_that_is_named_is_used(name: str, data: bytes) -> None:
    found = decode(data, "a.txt", name)
    assert isinstance(found, Decoded)
    assert found.text in (PAGE, "統計")
