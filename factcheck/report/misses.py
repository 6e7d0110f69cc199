"""Words that the lexicon may lack, as a table and as JSON."""

import json
from collections.abc import Sequence

from factcheck.model.miss import Missing
from factcheck.report.clean import clean


def missing_lines(found: Sequence[Missing]) -> str:
    """One word on a line: count, word, equation, place; the sentence below."""
    if not found:
        return "no number of these articles lacks a role in an equation\n"
    rows = [(m.count, clean(m.first.word), m.first.equation, clean(f"{m.first.path}:{m.first.line}"), m.first.sentence) for m in found]
    return "".join(f"{n:>5}  {word}  {equation}  {place}\n       {clean(text)}\n" for n, word, equation, place, text in rows)


def missing_json(found: Sequence[Missing]) -> str:
    """The same for programs."""
    rows = [
        {
            "count": m.count,
            "word": m.first.word,
            "equation": m.first.equation,
            "file": m.first.path,
            "line": m.first.line,
            "sentence": m.first.sentence,
        }
        for m in found
    ]
    return json.dumps({"misses": rows}, ensure_ascii=False, indent=2) + "\n"
