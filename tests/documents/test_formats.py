"""Word documents, web pages and PDF files: their text, where each stretch stands, and every way in which they are broken."""

import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml import parse_xml

from factcheck import check_file
from factcheck.documents import Record, open_records
from factcheck.documents.formats import Extracted, extract
from factcheck.model.document import Problem
from factcheck.model.report import Judged

PAGE = """<!DOCTYPE html>
<html><head>
<meta charset="{charset}">
<meta property="article:published_time" content="2025-03-04T08:00:00+08:00">
<title>渔港卸货量再创新高</title></head>
<body>
<nav><a href="/">首页</a> <a href="/99">共99条</a></nav>
<article>
<h1>渔港卸货量再创新高</h1>
<p>本报讯（记者 丁一）去年，渔港的卸货量由<b>2400吨</b>增至
3000吨，增长35%，成为近年来增长最快的一年，渔业部门对此表示满意。</p>
<p>码头上新建了3座冷库，分别位于东区、西区和南区，投入使用后能够储存更多的海产品，渔民们不再为保鲜而发愁。</p>
</article>
<footer>版权所有 2025</footer>
</body></html>
"""


def word(*paragraphs: str) -> Any:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(*pages: str, password: str | None = None) -> bytes:
    """A PDF with one line of Latin text on each page; an empty page for an empty text."""
    streams = [f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else "" for text in pages]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for stream in streams:
        content = len(objects) + 1
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{content + 1} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    whole = f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    data = whole.encode("latin-1")
    if password is None:
        return data
    writer = pypdf.PdfWriter(io.BytesIO(data))
    writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def read(data: bytes, path: str) -> Extracted:
    found = extract(data, path)
    assert isinstance(found, Extracted), found
    return found


def refused(data: bytes, path: str) -> str:
    found = extract(data, path)
    assert isinstance(found, Problem), found
    assert (found.path, found.code) == (path, 3)
    return found.message


def test_the_paragraphs_of_a_word_document_keep_their_numbers() -> None:
    found = read(saved(word("粮库扩容", "", "存粮500吨。", "仓房7座。")), "a.docx")
    assert found.text == "粮库扩容\n\n存粮500吨。\n\n仓房7座。"
    assert found.origin is not None
    assert found.origin.unit == "paragraph"
    assert [found.origin.at(found.text.index(t)) for t in ("粮库", "500", "7座")] == [1, 3, 4]


def test_a_table_of_a_word_document_is_read_row_by_row() -> None:
    document = word("产量")
    table = document.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("小麦", "300吨", "玉米", "210吨"), strict=True):
        cell.text = text
    assert read(saved(document), "a.docx").text == "产量\n\n小麦\t300吨\n玉米\t210吨"


def test_tracked_changes_are_read_as_accepted() -> None:
    document = word("存粮500吨。")
    run = document.paragraphs[0].runs[0]._r
    inserted = parse_xml(f'<w:ins xmlns:w="{run.nsmap["w"]}"><w:r><w:t>仓房7座。</w:t></w:r></w:ins>')
    deleted = parse_xml(f'<w:del xmlns:w="{run.nsmap["w"]}"><w:r><w:delText>仓房9座。</w:delText></w:r></w:del>')
    run.addnext(inserted)
    inserted.addnext(deleted)
    assert read(saved(document), "a.docx").text == "存粮500吨。仓房7座。"


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_is_read_without_what_stands_around_the_article(charset: str) -> None:
    found = read(PAGE.format(charset=charset).encode(charset), "a.html")
    assert "2400吨" in found.text
    assert "99" not in found.text
    assert "版权" not in found.text
    assert found.date == "2025-03-04"
    assert found.origin is not None
    lines = PAGE.splitlines()
    assert found.origin.at(found.text.index("2400")) == next(i for i, line in enumerate(lines, 1) if "2400" in line)
    assert found.origin.at(found.text.index("3座")) == next(i for i, line in enumerate(lines, 1) if "3座" in line)


@pytest.mark.parametrize("place", ["before", "inside"])
def test_a_comment_accepts_a_finding_of_a_page(place: str, tmp_path: Path) -> None:
    remark = "<!-- factcheck: ok growth as the ministry has it -->"
    mark = {"before": "<p>本报讯", "inside": "增长35%"}[place]
    page = PAGE.format(charset="utf-8").replace(mark, f"{remark}{mark}")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (judged,) = check_file(tmp_path / "a.html")
    assert isinstance(judged, Judged)
    assert [f.accepted for f in judged.findings if f.check.verdict == "inconsistent"] == ["as the ministry has it"]
    assert judged.notes == ()


def test_the_pages_of_a_pdf_keep_their_numbers() -> None:
    found = read(pdf("The port handled 2,400 tonnes.", "It has 3 cold stores."), "a.pdf")
    assert found.text == "The port handled 2,400 tonnes.\nIt has 3 cold stores.\n"
    assert found.origin is not None
    assert [found.origin.at(found.text.index(t)) for t in ("2,400", "3 cold")] == [1, 2]


def test_a_record_carries_its_places(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(saved(word("粮库扩容", "存粮500吨。")))
    (record,) = open_records([tmp_path])
    assert isinstance(record, Record)
    document = record.read()
    assert document.origin is not None
    assert document.origin.at(document.source.index("500")) == 2


def broken_zip() -> bytes:
    return saved(word("存粮500吨。"))[:900]


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(250_000_000))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (b"", "a.docx", "the file is empty (0 bytes)"),
        (broken_zip(), "a.docx", "not a whole .docx: File is not a zip file"),
        (bomb(), "a.docx", "not read: it unpacks to 250 MB, more than any article"),
        (saved(docx.Document()), "a.docx", "no text was found in it: there is no article to check"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.html", "a binary file, not text (byte 0x00 at offset 8)"),
        (b"<html><body></body></html>", "a.html", "no text was found in it: there is no article to check"),
        (b"%PDF-1.4\n", "a.pdf", None),
        (pdf("12 ships", password="secret"), "a.pdf", "encrypted: it cannot be read without its password"),
        (pdf(""), "a.pdf", "no text was found in it: there is no article to check"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_what_is_broken_says_so(data: bytes, path: str, message: str | None) -> None:
    said = refused(data, path)
    assert said == message if message is not None else said.startswith("not a PDF that can be read: ")


def test_an_empty_password_opens_a_pdf() -> None:
    assert "12 ships" in read(pdf("12 ships", password=""), "a.pdf").text


def test_a_missing_reader_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "factcheck.documents.formats.docx", None)
    assert refused(b"PK", "a.docx") == "cannot be read: .docx needs python-docx: pip install 'factcheck[docx]'"
