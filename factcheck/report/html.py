"""`--format html`: one file for the browser, the text with every number marked and the checks beside it.

It works without network and without scripts: numbers and checks are links to each other. Article text is escaped, and the page's own
policy lets nothing be loaded.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from string import Template

from factcheck.model.check import Check, Place
from factcheck.model.document import Document, Problem
from factcheck.model.report import Finding, Judged, Summary
from factcheck.model.value import value
from factcheck.report.clean import clean
from factcheck.report.phrases import common, phrases
from factcheck.report.table import SHOWN_SUGGESTIONS, SIGNS, percent, where

WORST = ("inconsistent", "tension", "consistent", "undecided")  # the verdict that a number of several checks is marked with
FOLDER = Path(__file__).with_name("page")


@value
class Section:
    """One document's part of the page. Its links are local to it: $n stands for the number of the document."""

    language: str
    html: str


@value
class HtmlReport:
    """The page. Every check is shown; a filter in the browser hides those that are not wanted."""

    language: str | None = None

    def piece(self, judged: Judged) -> Section:
        document = judged.document
        language = self.language or document.language
        words = phrases(language)
        counts = {**judged.tally.as_dict(), "percent": percent(judged.tally)}
        text = _Text(judged)
        cards = "".join(_card(document, i, f, language) for i, f in enumerate(judged.findings)) or f"<p>{escape(words['nothing'])}</p>\n"
        html = (
            f'<section class="document" id="d$n"><h2>{_shown(document.path)}'
            f"<span>{escape(words['numbers'].format(**counts))}</span></h2>\n"
            f'<div class="columns"><article class="text" lang="{escape(document.language)}">{text.html()}</article>\n'
            f'<div class="checks">\n{cards}</div></div></section>\n'
        )
        return Section(document.language, html)

    def whole(self, pieces: Iterable[Section], summary: Summary) -> Iterator[str]:
        language = common((p.language for p in pieces), self.language)
        words = phrases(language)
        counts = {**summary.tally.as_dict(), "percent": percent(summary.tally)}
        said = f"{words['numbers'].format(**counts)}{words['then']}{words['checks'].format(**counts)}"
        before, _, after = (FOLDER / "page.html").read_text(encoding="utf-8").partition("$documents")
        fields = {
            "lang": language,
            "version": escape(summary.version),
            "title": f"factcheck: {summary.tally.inconsistent} ✗, {summary.tally.tension} ?",
            "css": (FOLDER / "page.css").read_text(encoding="utf-8"),
            "js": (FOLDER / "page.js").read_text(encoding="utf-8"),
            "summary": escape(said),
            "filter": escape(words["filter"]),
            "boxes": "".join(_box(v, counts[v]) for v in WORST),
            "problems": _problems(summary.problems),
        }
        yield Template(before).substitute(fields)
        yield from (_numbered(p.html, i) for i, p in enumerate(pieces, start=1))
        yield Template(after).substitute(fields)


def _numbered(html: str, number: int) -> str:
    return html.replace('="d$n', f'="d{number}').replace('="#d$n', f'="#d{number}')


def _box(verdict: str, count: object) -> str:
    return f'<label><input type="checkbox" value="{verdict}" checked> {SIGNS[verdict]} {verdict} {count}</label>'


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    rows = "".join(f"<li>{_shown(f'{p.path}: {p.message}' if p.path else p.message)}</li>" for p in problems)
    return f'<section class="problems" role="alert"><ul>{rows}</ul></section>\n'


def _shown(text: str) -> str:
    """Text on one line, escaped; a dollar would be taken for a link's number only inside an attribute, where none is written."""
    return escape(clean(text))


def _card(document: Document, index: int, finding: Finding, language: str) -> str:
    check, words = finding.check, phrases(language)
    lines = [
        f'<section class="check {check.verdict}" id="d$nc{index + 1}"><h3><b>{SIGNS[check.verdict]} {check.verdict}</b>'
        f"<span>{_shown(check.rule)}</span><span>{_shown(where(document, check, words))}</span></h3>",
        f'<p class="sum">{_shown(check.equation)}</p>' if check.equation else "",
        f"<p>{_shown(check.message)}</p>" if check.message else "",
        f'<p class="note">{_shown(words["undecided"] + check.reason)}</p>' if check.verdict == "undecided" and check.reason else "",
        f'<p class="note">{_shown(words["accepted"] + finding.accepted)}</p>' if finding.accepted else "",
        _suggestions(document, check),
        _bound(document, check),
        "</section>\n",
    ]
    return "".join(lines)


def _suggestions(document: Document, check: Check) -> str:
    shown = check.suggestions[:SHOWN_SUGGESTIONS]
    rows = (
        f"<li><del>{_shown(document.surface(s.start, s.end))}</del> → <ins>{_shown(s.replacement)}</ins>"
        f"{' – ' + _shown(s.reason) if s.reason else ''}</li>"
        for s in shown
    )
    return f"<ul>{''.join(rows)}</ul>" if shown else ""


def _bound(document: Document, check: Check) -> str:
    rows = (f"<dt>{_shown(slot)}</dt><dd>{' '.join(_link(document, p) for p in places)}</dd>" for slot, places in check.bindings if places)
    return f"<dl>{''.join(rows)}</dl>"


def _link(document: Document, place: Place) -> str:
    return f'<a href="#{_name(place)}">{_shown(document.surface(place.start, place.end))}</a>'


def _name(place: Place) -> str:
    """The identity of a place in the page: of a number by its index, of anything else by where it stands."""
    return f"d$nq{place.mention + 1}" if place.mention is not None else f"d$np{place.start}-{place.end}"


@value
class _Mark:
    start: int
    end: int
    name: str
    klass: str
    check: int | None


class _Text:
    """The source with its numbers, items and words marked."""

    def __init__(self, judged: Judged) -> None:
        self.document = judged.document
        self.marks = sorted(self._marks(judged), key=lambda m: (m.start, -m.end))

    def _marks(self, judged: Judged) -> list[_Mark]:
        found = {f"d$nq{i + 1}": (m.start, m.end) for i, m in enumerate(judged.mentions)}
        checks: dict[str, list[int]] = {name: [] for name in found}
        for index, finding in enumerate(judged.findings):
            for _, places in finding.check.bindings:
                for place in places:
                    found.setdefault(_name(place), (place.start, place.end))
                    checks.setdefault(_name(place), []).append(index)
        return [self._mark(name, span, checks[name], judged.findings) for name, span in found.items()]

    def _mark(self, name: str, span: tuple[int, int], checks: Sequence[int], findings: Sequence[Finding]) -> _Mark:
        start, end = self.document.source_span(*span)
        if not checks:
            return _Mark(start, end, name, "uncovered", None)
        worst = min(checks, key=lambda i: WORST.index(findings[i].check.verdict))
        return _Mark(start, end, name, findings[worst].check.verdict, worst)

    def html(self) -> str:
        """Runs of text cut wherever a mark begins or ends: marks may lie within each other, and links may not."""
        source = self.document.source
        cuts = sorted({0, len(source), *(m.start for m in self.marks), *(m.end for m in self.marks)})
        named: set[str] = set()
        out, open_marks, waiting = [], [], list(reversed(self.marks))
        for start, end in pairwise(cuts):
            while waiting and waiting[-1].start <= start:
                open_marks.append(waiting.pop())
            open_marks = [m for m in open_marks if m.end > start]
            out.append(_run(source[start:end], open_marks, named))
        return "".join(out).strip()


def _run(text: str, marks: Sequence[_Mark], named: set[str]) -> str:
    """One run, as a link of its innermost mark; the outer ones leave their anchors."""
    shown = _lines(text)
    if not marks:
        return shown
    new = [m for m in marks if m.name not in named]
    named.update(m.name for m in new)
    anchors = "".join(f'<span id="{m.name}"></span>' for m in new if m is not marks[-1])
    own = marks[-1]
    identity = f' id="{own.name}"' if own in new else f' data-place="{own.name}"'
    target = f' href="#d$nc{own.check + 1}"' if own.check is not None else ""
    return f'{anchors}<a class="n {own.klass}"{identity}{target}>{shown}</a>'


def _lines(text: str) -> str:
    """Text with its line ends, without what could turn or hide it."""
    return "\n".join(escape(clean(line)) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
