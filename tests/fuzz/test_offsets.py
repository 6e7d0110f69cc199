"""For any input, `text[start:end]` of every number, binding and suggestion is its text: with emoji, combining marks, every line end, a byte
order mark, full-width and astral characters, NUL, and halves of surrogate pairs; in every format that is read."""

import json
from html import escape
from pathlib import Path
from typing import Any

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import as_dict, check_file, check_text
from factcheck.model.document import Problem
from tests.fuzz.targets import sound

SENTENCES = [
    "渔港去年的卸货量由2400吨增至3000吨，增长35%。",
    "三座冷库分别存200吨、300吨和500吨，共1200吨。",
    "漁港去年的卸貨量由２４００吨增至３０００吨，增長３５％。",
    "其中鱼2000吨、虾1000吨（含冻品约200余吨）。",
    "12月10日（星期八）东区、西区两地举办了三场活动。",
    "The harbour landed 2,400 tonnes last year and 3,000 this year, a rise of 35%.",
]
STRANGE = [
    "😀",
    "👨‍👩‍👧",
    "e\u0301",
    "ｱﾞ",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "𠀀",
    "𝟏𝟐吨",
    "\x00",
    "\u202e",
    "\x1b[31m",
    "\x85",
    "\u2028",
    "５",
    "①",
    "½",
    "\u3000",
]
ENDS = ["\n", "\r\n", "\r", "\n\n", ""]
HALVES = ["\ud800", "\udfff", "\udc00\ud800"]

strange = st.sampled_from(STRANGE)
broken = st.builds(lambda s, at, put: s[: at % len(s)] + put + s[at % len(s) :], st.sampled_from(SENTENCES), st.integers(0, 60), strange)
pieces = st.sampled_from(SENTENCES) | broken | strange | st.sampled_from(ENDS) | st.text(max_size=3)
texts = st.lists(pieces, min_size=1, max_size=8).map("".join)
bounded = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def agrees(found: dict[str, Any], text: str) -> None:
    """The offsets of a report lead to its texts in a text that its reader has."""
    places = [*found["quantities"], *(p for c in found["checks"] for bound in c["bindings"].values() for p in bound)]
    assert [text[p["start"] : p["end"]] for p in places] == [p["text"] for p in places]


@bounded
@given(texts)
def test_a_text(text: str) -> None:
    judged = check_text(text)
    agrees(as_dict(judged), text)
    sound(judged)


@bounded
@given(texts, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_a_file(tmp_path: Path, text: str, encoding: str) -> None:
    """A leading byte order mark is none of the text; offsets begin behind it."""
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding, "ignore"))
    codec = encoding.removesuffix("-sig")
    for judged in check_file(file, encoding=codec):
        if not isinstance(judged, Problem):
            agrees(as_dict(judged), file.read_bytes().decode(codec).removeprefix("\ufeff"))


@bounded
@given(st.lists(texts | st.sampled_from(HALVES), min_size=1, max_size=4).map("".join))
def test_a_record(tmp_path: Path, text: str) -> None:
    """Half of a surrogate pair counts as one character, which nothing can write."""
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": 1, "text": text}), encoding="ascii")
    for judged in check_file(file):
        if not isinstance(judged, Problem):
            agrees(as_dict(judged), _read_back(text))
            sound(judged)


def _read_back(text: str) -> str:
    """A text as JSON gives it: two halves that stand side by side are a character, one alone is lost."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in json.loads(json.dumps(text)))


@bounded
@given(st.lists(texts, min_size=1, max_size=4))
def test_a_word_document(tmp_path: Path, paragraphs: list[str]) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph("".join(c for c in text if c.isprintable() or c in "\n\t"))
    document.save(str(tmp_path / "a.docx"))
    _whole(tmp_path / "a.docx")


@bounded
@given(st.lists(texts, min_size=1, max_size=4))
def test_a_web_page(tmp_path: Path, paragraphs: list[str]) -> None:
    body = "".join(f"<p>{escape(text)}</p>" for text in (*paragraphs, *SENTENCES))
    (tmp_path / "a.html").write_bytes(f'<meta charset="utf-8"><article><h1>渔港</h1>{body}</article>'.encode("utf-8", "ignore"))
    _whole(tmp_path / "a.html")


def _whole(file: Path) -> None:
    for judged in check_file(file):
        if not isinstance(judged, Problem):
            agrees(as_dict(judged), judged.document.source)
            sound(judged)
