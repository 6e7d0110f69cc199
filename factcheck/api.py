"""The Python interface: what the command line does to one article, from Python.

    from factcheck import check_file, check_text, load_rules

Offsets of a `Judged` are those of its flow text; `Judged.document.source_span` maps them, and `as_dict` has them mapped.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from factcheck.documents import Record, open_records
from factcheck.model.document import Problem
from factcheck.model.report import Judged
from factcheck.model.rule import RuleBook
from factcheck.pipeline import Checker, Options, check_record, checker


def load_rules(paths: Sequence[str | Path] = (), *, bundled: bool = True, words: Sequence[str | Path] = ()) -> RuleBook:
    """The bundled rules and those of the rule files or folders at `paths`; `words` are files of own words that these rules name.

    RuleErrors, with every error and its place in `errors`, where a file is wrong.

    >>> any(rule.id == "zh/sum/breakdown" for rule in load_rules().rules)
    True
    """
    from factcheck.rulefile import load_rules as load

    return load([Path(p) for p in paths], bundled, words=[Path(w) for w in words])


def check_text(
    text: str,
    *,
    rules: RuleBook | None = None,
    path: str = "",
    title: str | None = None,
    date: str | None = None,
    lang: str | None = None,
) -> Judged:
    """The findings of one article, by place in the text.

    rules: as `load_rules` gives them; the bundled ones where there are none. title: a headline that stands beside the text. date: the
    day of publication, YYYY-MM-DD. lang: the language of messages, `en` or `zh`; the article's own where it is not given.

    >>> judged = check_text("渔港去年的卸货量由2400吨增至3000吨，增长35%。")
    >>> finding = next(f for f in judged.findings if f.check.verdict == "inconsistent")
    >>> finding.check.equation
    '2400吨 × (1 + 35%) = 3240吨 ≠ 3000吨'
    >>> finding.check.suggestions[0].replacement
    '25%'
    """
    return check_record(Record(path, text, title=title, date=date), _checker(rules, lang))


def check_file(
    path: str | Path,
    *,
    rules: RuleBook | None = None,
    encoding: str | None = None,
    date: str | None = None,
    lang: str | None = None,
) -> Iterator[Judged | Problem]:
    """Every article of a file or folder in order, or the Problem that says why it cannot be read. Files are read as they are asked for.

    encoding: of text files; found out where it is not given. The rest is as for `check_text`.

    >>> [problem.message for problem in check_file("no-such-file.txt")]
    ['cannot be read: no such file or directory']
    """
    own = _checker(rules, lang)
    for item in open_records([path], encoding, date=date):
        yield check_record(item, own) if isinstance(item, Record) else item


def as_dict(judged: Judged) -> dict[str, Any]:
    """An article as the JSON report has it: offsets of the text as it was given, exact values in strings.

    >>> [q["text"] for q in as_dict(check_text("粮库存粮500吨。"))["quantities"]]
    ['500吨']
    """
    from factcheck.report.data import document_record

    return document_record(judged)


def _checker(rules: RuleBook | None, lang: str | None) -> Checker:
    options = Options(message_language=lang)
    return checker(options) if rules is None else Checker(options, rules)
