"""What must hold of any bytes, for each kind of input: the result is a report or says what is wrong, and the report is sound.

Each target takes bytes and raises where something is broken. They are run over the kept corpus and over mutations of it (test_corpus.py),
and for hours by a coverage-guided fuzzer (`python -m tests.fuzz`).
"""

import io
import json
import re
import tempfile
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from factcheck.documents import Record
from factcheck.documents.formats import extract
from factcheck.documents.inputs import open_records
from factcheck.documents.records import records_of_lines
from factcheck.model.document import Problem
from factcheck.model.report import Judged, Summary
from factcheck.pipeline import Checker, Options, check_record
from factcheck.policy.config import ConfigErrors, load
from factcheck.report.data import document_record
from factcheck.report.github import GithubReport
from factcheck.report.html import HtmlReport
from factcheck.report.json import JsonReport
from factcheck.report.jsonl import JsonLines
from factcheck.report.junit import JunitReport
from factcheck.report.sarif import SarifReport
from factcheck.report.table import TableReport
from factcheck.rulefile import RuleErrors
from factcheck.rulefile.assembly import Assembly
from factcheck.rulefile.expression import parse
from factcheck.rulefile.files import Raw
from factcheck.rulefile.vocabulary import LANGUAGES, Vocabulary

LONGEST = 20_000  # bytes: what is longer is for the benchmarks
RULED = "渔港去年的卸货量由2400吨增至3000吨，增长35%。其中鱼2000吨、虾1000吨。三座冷库分别存200吨、300吨和500吨，共1000吨。"
STEERING = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")


def text(data: bytes) -> None:
    """A text with any characters, surrogates too."""
    sound(check_record(Record("a.txt", _any_text(data)), checker()))


def encoded(data: bytes) -> None:
    """A file in an unknown encoding."""
    _file(data, "a.txt")


def lines(data: bytes) -> None:
    """A file of records."""
    for item in records_of_lines(io.BufferedReader(io.BytesIO(data)), "a.jsonl", None, None):
        _checked(item)


def docx(data: bytes) -> None:
    _extracted(data, "a.docx")


def html(data: bytes) -> None:
    _extracted(data, "a.html")


def pdf(data: bytes) -> None:
    _extracted(data, "a.pdf")


def rules(data: bytes) -> None:
    """A rule file; where it is right, its rules are tried on a text."""
    try:
        book, _ = Assembly([Raw("any.yaml", data, "any", bundled=False)], vocabulary(), [], strict=False, whole=False).result()
    except RuleErrors as errors:
        _placed(errors)
        return
    sound(check_record(Record("a.txt", RULED), Checker(Options(), book)), failing=True)


def _placed(errors: RuleErrors) -> None:
    for error in errors.errors:
        assert error.line >= 1
        assert error.column >= 1
        assert not STEERING.search(str(error).replace("\n", "").replace("\t", ""))


def expression(data: bytes) -> None:
    try:
        parse(data.decode("utf-8", "replace"))
    except RuleErrors as errors:
        str(errors)


def config(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "factcheck.toml")
        file.write_bytes(data)
        try:
            load(file)
        except ConfigErrors as errors:
            _said(errors.lines)


def _said(lines: Sequence[str]) -> None:
    assert lines
    assert not STEERING.search("".join(lines).replace("\n", ""))


TARGETS: Mapping[str, Callable[[bytes], None]] = {f.__name__: f for f in (text, encoded, lines, docx, html, pdf, rules, expression, config)}


def _any_text(data: bytes) -> str:
    """UTF-8 as far as it is, halves of surrogate pairs as they are."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _file(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        for item in open_records([str(file)]):
            _checked(item)


def _extracted(data: bytes, name: str) -> None:
    found = extract(data, name, None)
    if isinstance(found, Problem):
        _checked(found)
    else:
        _checked(Record(name, found.text, found.encoding, found.title, found.date, found.origin))


def _checked(item: Record | Problem) -> None:
    if isinstance(item, Problem):
        assert item.code in (2, 3)
        assert item.message
    else:
        sound(check_record(item, checker()))


@cache
def checker() -> Checker:
    return Checker(Options())


@cache
def vocabulary() -> dict[str, Vocabulary]:
    return {language: Vocabulary(language) for language in LANGUAGES}


def sound(judged: Judged, *, failing: bool = False) -> None:
    """The report of one document: offsets, no defect, every format whole."""
    assert failing or not judged.problems, judged.problems
    _offsets(document_record(judged), judged.document.source)
    summary = Summary(judged.tally, judged.problems)
    for form in (JsonReport(), SarifReport()):
        json.loads(_written(form, judged, summary))
    for line in _written(JsonLines(), judged, summary).split("\n"):
        assert not line or json.loads(line)
    ElementTree.fromstring(_written(JunitReport(), judged, summary))
    page = _written(HtmlReport(), judged, summary)
    assert page.count("<script") == 1
    assert not STEERING.search(page)
    table = _written(TableReport(undecided=True, show_uncovered=True), judged, summary)
    assert not STEERING.search(table)
    assert all(unicodedata.category(c) != "Cs" for c in table)
    annotations = _written(GithubReport(), judged, summary)
    assert all(line.startswith(("::error", "::warning", "::notice")) for line in annotations.split("\n") if line)
    assert not STEERING.search(annotations)


def _written(form: Any, judged: Judged, summary: Summary) -> str:
    written = "".join(form.whole([form.piece(judged)], summary))
    written.encode("utf-8")
    return written


def _offsets(record: dict[str, Any], source: str) -> None:
    """text[start:end] of every number, binding and suggestion is its text; line and column lead to start."""
    starts = [0, *(m.end() for m in re.finditer("\r\n?|\n", source))]
    places = [
        *record["quantities"],
        *(place for check in record["checks"] for bound in check["bindings"].values() for place in bound),
        *(suggestion for check in record["checks"] for suggestion in check["suggestions"]),
    ]
    for place in places:
        assert 0 <= place["start"] < place["end"] <= len(source), place
        assert source[place["start"] : place["end"]] == place["text"], place
    for place in (*record["quantities"], *record["checks"]):
        assert starts[place["line"] - 1] + place["column"] - 1 == place["start"], place
