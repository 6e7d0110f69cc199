"""`--format table`: findings for a person, by place in the text."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from factcheck.model.check import Check, Facts, Suggestion
from factcheck.model.document import Document
from factcheck.model.report import Finding, Judged, Summary, Tally
from factcheck.model.value import value
from factcheck.report.clean import clean
from factcheck.report.grid import PIPE, Cell, Grid, Row, Screen, draw
from factcheck.report.phrases import common, phrases
from factcheck.report.place import spot
from factcheck.report.sentence import corrected, marked, splice

STYLES = {"consistent": "green", "tension": "yellow", "inconsistent": "bold red", "undecided": "dim"}
SIGNS = {"consistent": "✓", "tension": "?", "inconsistent": "✗", "undecided": "·"}
HEADERS = ("verdict", "rule", "equation", "where", "message")
SHOWN_SUGGESTIONS = 3


@value
class Section:
    """One document's part of the table."""

    language: str
    grid: Grid
    uncovered: tuple[str, ...] = ()


@value
class TableReport:
    """The table. `undecided` shows what could not be decided too; `quiet` only what disagrees, without the summary."""

    screen: Screen = PIPE
    language: str | None = None
    undecided: bool = False
    quiet: bool = False
    show_uncovered: bool = False

    def piece(self, judged: Judged) -> Section:
        document = judged.document
        words = phrases(self.language or document.language)
        rows = tuple(self._row(document, f) for f in judged.findings if self._shows(f))
        grid = Grid(clean(document.path), tuple(words[h] for h in HEADERS), rows)
        return Section(document.language, grid, _uncovered(judged, words) if self.show_uncovered else ())

    def whole(self, pieces: Iterable[Section], summary: Summary) -> Iterator[str]:
        language = common((p.language for p in pieces), self.language)
        left_over = (cell for p in pieces for cell in _left_over(p, language))
        foot = () if self.quiet else summary_lines(summary.tally, language)
        return draw((p.grid for p in pieces if p.grid.rows), chain(left_over, foot), self.screen)

    def _shows(self, finding: Finding) -> bool:
        verdict = finding.check.verdict
        if self.quiet:
            return verdict in ("tension", "inconsistent") and finding.accepted is None
        return verdict != "undecided" or self.undecided

    def _row(self, document: Document, finding: Finding) -> Row:
        check = finding.check
        words = phrases(self.language or document.language)
        cells = (
            Cell(f"{SIGNS[check.verdict]} {check.verdict}", STYLES[check.verdict]),
            Cell(clean(check.rule)),
            Cell(clean(check.equation), "bold"),
            Cell(where(document, check, words)),
            Cell(clean(check.message)),
        )
        return Row(cells, self._notes(document, finding, words["undecided"], words["accepted"]))

    def _notes(self, document: Document, finding: Finding, undecided: str, accepted: str) -> tuple[Cell, ...]:
        check = finding.check
        if finding.accepted is not None:
            return (Cell(f"{accepted}{clean(finding.accepted)}", "dim"),)
        if check.verdict == "undecided":
            return (Cell(f"{undecided}{clean(check.reason)}", "dim"),) if check.reason else ()
        return self._alarm(document, check) if check.verdict in ("tension", "inconsistent") else ()

    def _alarm(self, document: Document, check: Check) -> tuple[Cell, ...]:
        words = phrases(self.language or document.language)
        shown = check.suggestions[:SHOWN_SUGGESTIONS]
        several = words["one_of"] if len(shown) > 1 else ""
        notes = [Cell(f"{words['sentence']}{marked(document, check)}")]
        if shown and (whole := corrected(document, check, shown[0])):
            notes.append(Cell(f"{words['corrected']}{whole}", "cyan"))
        notes += [Cell(f"{words['splice']}{splice(document, s)}{_why(s)}{several}", "cyan") for s in shown]
        return tuple(notes)


def where(document: Document, check: Check, words: Mapping[str, str]) -> str:
    """line:column (or the page, paragraph or source line of a document that is no plain text) and the article's title."""
    known = 0 <= check.article < len(document.articles)
    title = document.articles[check.article].title if known else ""
    return f"{spot(document, check.start, words)} {clean(title) or words['untitled']}"


def _why(suggestion: Suggestion) -> str:
    return f" – {clean(suggestion.reason)}" if suggestion.reason else ""


def summary_lines(tally: Tally, language: str) -> list[Cell]:
    """How much was read and covered, and how many checks of each verdict there are."""
    words = phrases(language)
    counts = {**tally.as_dict(), "percent": percent(tally)}
    style = "bold red" if tally.errors else "bold"
    return [Cell(f"{words['numbers'].format(**counts)}{words['then']}{words['checks'].format(**counts)}", style)]


def percent(tally: Tally) -> str:
    """The share of covered numbers in percent, with one decimal.

    >>> percent(Tally(quantities=3, covered=2))
    '66.7'
    """
    return f"{100 * tally.covered / tally.quantities:.1f}" if tally.quantities else "0.0"


def _uncovered(judged: Judged, words: Mapping[str, str]) -> tuple[str, ...]:
    document = judged.document
    return tuple(
        f"{clean(document.path)}:{spot(document, mention.start, words)} {clean(document.surface(mention.start, mention.end))}{_about(facts)}"
        for mention, facts, touched in zip(judged.mentions, judged.facts, judged.coverage, strict=True)
        if not touched.covered
    )


def _about(facts: Facts) -> str:
    """What a number counts and when, so that it can be verified without a look at the article."""
    told = [clean(part) for part in (facts.label, facts.time) if part]
    return f" ({', '.join(told)})" if told else ""


def _left_over(section: Section, language: str) -> list[Cell]:
    if not section.uncovered:
        return []
    return [Cell(phrases(language)["uncovered"]), *(Cell(f"    {u}") for u in section.uncovered)]
