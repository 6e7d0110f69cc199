"""The words of layout (本报讯, 记者, （一）, By …), loaded from data and compiled to one set of patterns a language."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from factcheck.lexicon.store import load_data
from factcheck.model.value import value

_NEVER = re.compile(r"(?!)")
_ADDRESS = re.compile(r"https?://|www\.")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"


@value
class ClassWords:
    """When a document is of a class: a word in its headlines, so many of its words in the text, or a share of rows of cells."""

    name: str
    title: tuple[str, ...]
    body: tuple[str, ...]
    least: int
    rows: float | None


@value
class Marks:
    """Patterns for one line of text, each used with `match` at its first character unless its name says where."""

    dateline: re.Pattern[str]
    byline: re.Pattern[str]  # a whole line
    caption: re.Pattern[str]
    credit: re.Pattern[str]  # searched in the last characters of a line: … 甲 摄
    credit_ends: frozenset[str]  # with one of which such a line ends
    item: re.Pattern[str]
    section: re.Pattern[str]
    subtitle: re.Pattern[str]
    opening: re.Pattern[str]  # how the text of a digest item begins
    digest: re.Pattern[str]  # anywhere in a title
    closed: re.Pattern[str]  # searched in the last characters of a line
    stop: re.Pattern[str]  # anywhere: the line holds a full stop
    address: re.Pattern[str]  # of a page on the web
    end: re.Pattern[str]  # anywhere: the end of a sentence with its closing quotes
    name: re.Pattern[str]  # a whole line
    abbreviations: frozenset[str]
    doubtful: frozenset[str]
    starters: frozenset[str]
    prose: int
    headline: int
    wrap_slack: int
    kicker: int
    digest_title: int
    digest_paragraphs: int
    digest_least: int
    classes: tuple[ClassWords, ...]

    def credits(self, tail: str) -> bool:
        """Whether a line whose last characters these are says at its end who took a picture."""
        return tail[-1:] in self.credit_ends and self.credit.search(tail) is not None


@lru_cache(maxsize=8)
def marks(language: str) -> Marks:
    """The patterns of a language, compiled once."""
    data = load_data(f"{language}/lexicon/documents.yaml")
    signs, lengths, digests, sentences = data["marks"], data["lengths"], data["digests"], data.get("sentences", {})
    return Marks(
        dateline=_dateline(data["datelines"], spaced=language != "zh"),
        byline=_byline(data["bylines"], signs, lengths["byline"]),
        caption=_caption(data["captions"], signs),
        credit=_credit(data["captions"], signs),
        credit_ends=frozenset([*(str(word)[-1] for word in data["captions"]["endings"] or ()), *"）)】"]),
        item=_item(data["items"], signs),
        section=re.compile(rf"[{data['sections']['numerals']}]+、") if data["sections"]["numerals"] else _NEVER,
        subtitle=_words(signs["subtitles"]),
        opening=_words(digests["openings"]),
        digest=_words(digests["titles"], flags=re.IGNORECASE),
        closed=_closed(signs),
        stop=_stop(signs, spaced=language != "zh"),
        address=_ADDRESS,
        end=_end(signs, spaced=language != "zh"),
        name=_name(tuple(lengths["name"]), data["surnames"]),
        abbreviations=frozenset(sentences.get("abbreviations", ())),
        doubtful=frozenset(sentences.get("doubtful", ())),
        starters=frozenset(sentences.get("starters", ())),
        prose=lengths["prose"],
        headline=lengths["headline"],
        wrap_slack=lengths["wrap-slack"],
        kicker=lengths["kicker"],
        digest_title=digests["title-length"],
        digest_paragraphs=digests["paragraphs"],
        digest_least=digests["least"],
        classes=tuple(_class_words(entry) for entry in data["classes"]),
    )


def _alternatives(words: Iterable[str]) -> str:
    """The longest first, so that 责任编辑 is not read as 责."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _words(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    alternatives = _alternatives(words)
    return re.compile(alternatives, flags) if alternatives else _NEVER


def _set(characters: str) -> str:
    return "[" + re.escape(characters) + "]"


def _dateline(data: Mapping[str, Any], *, spaced: bool) -> re.Pattern[str]:
    """本报讯 …; 新华社 … 电; … 12月9日电 — or CITY, March 3 (Agency) - …"""
    if spaced:
        dashes, agencies = _alternatives(data["dashes"]), _alternatives(data["agencies"])
        place = r"[A-Z][A-Z .'’]{2,30}(?:, [A-Z][\w .]{1,20}){0,2}"
        return re.compile(rf"{place} ?(?:\((?:{agencies})\) ?(?:{dashes})|(?:--|—|–|- ))|\((?:{agencies})\) ?(?:{dashes})")
    wires, short = _alternatives(data["wires"]), "[^，。！？；\n]{0,30}?"
    return re.compile(
        rf"[【〔（(]?(?:(?:{_alternatives(data['openings'])})"
        rf"|(?:据)?(?:{_alternatives(data['agencies'])}){short}(?:{wires})(?=[，,：:（(】〕 ]|$)"
        rf"|{short}\d{{1,2}}{data['day']}(?:{wires})|{short}(?:{wires})[（(]记者)"
    )


def _byline(data: Mapping[str, Any], signs: Mapping[str, Any], longest: int) -> re.Pattern[str]:
    """■ 本报记者 甲 乙; 文/甲; 来源：…; By Jane Doe — short, without the marks of a sentence."""
    start = rf"(?={{0}}\Z)[{re.escape(signs['bullets'])}（(【〔 ]*".replace("{0}", rf"[^。！？；]{{1,{longest}}}")
    sources = _alternatives(data["sources"])
    if "openings" in data:
        return re.compile(rf"{start}(?:(?:{_alternatives(data['openings'])}) [A-Z]|{sources})")
    papers, parting = _alternatives(data["papers"]), _set(data["parting"])
    roles, labels = _alternatives(data["roles"]), _alternatives(data["labels"])
    people = rf"[ ]?[{_HAN}·／/ 、a-zA-Z]*"  # names are short and hold no commas: 记者从…获悉，… is prose
    office = rf"(?:[{_HAN}]{{0,6}}?(?:{papers})){{0,3}}"
    return re.compile(rf"{start}(?:{sources}|{office}[ ]?(?:{roles})(?:{parting}|{people}\W*\Z)|(?:{labels}){parting})")


def _caption(data: Mapping[str, Any], signs: Mapping[str, Any]) -> re.Pattern[str]:
    """图为…; △…"""
    photo = f"|{_set(signs['photo'][1:])}" if signs["photo"] else ""
    return re.compile(rf"[（(]?(?:{_alternatives(data['openings'])}{photo})")


def _credit(data: Mapping[str, Any], signs: Mapping[str, Any]) -> re.Pattern[str]:
    """… 甲 摄: behind the end of a sentence, a bracket or a space, or the whole line."""
    endings, before = _alternatives(data["endings"]), re.escape(signs["ends"] + signs["closers"])
    return re.compile(rf"(?:^|[{before}（( ])[^{before}（( ，\n]{{0,14}}(?:{endings})[）)】]?\Z") if endings else _NEVER


def _item(data: Mapping[str, Any], signs: Mapping[str, Any]) -> re.Pattern[str]:
    """一、 （一） 1. ① ■"""
    numerals, behind = _set(data["numerals"]), _set(data["behind"])
    pairs = "|".join(rf"{re.escape(pair[0])}{numerals}{{1,3}}{re.escape(pair[1])}" for pair in signs["bracket-pairs"])
    ordinals = f"|{_alternatives(data['ordinals'])}" if data["ordinals"] else ""
    return re.compile(
        rf"{numerals}{{1,3}}{behind}(?!\d)|{pairs}|{_set(data['circled'])}|{_set(data['dashes'])} |{_set(signs['bullets'])}{ordinals}"
    )


def _closed(signs: Mapping[str, Any]) -> re.Pattern[str]:
    """…。 or …。” or …。（记者 甲）"""
    ends, closers = _set(signs["closing"]), _set(signs["closers"])
    stops = _set(signs["ends"] + signs["latin-ends"])
    return re.compile(rf"{ends}{closers}{{0,4}}\Z|{stops}{closers}{{0,2}}\s?[（(【][^（()）【】]{{1,60}}[）)】]\Z")


def _stop(signs: Mapping[str, Any], *, spaced: bool) -> re.Pattern[str]:
    """A headline may end in ！ or ？, prose has full stops; in English one with a capital behind it."""
    latin = rf"|{_set(signs['latin-ends'])}{_set(signs['closers'])}{{0,3}}\s+[A-Z\"“‘]" if spaced else ""
    return re.compile(_set(signs["stops"]) + latin)


def _end(signs: Mapping[str, Any], *, spaced: bool) -> re.Pattern[str]:
    """Latin ends count before white space, at the end, and in Chinese before a Han character: not inside an address or 3.5."""
    closers = _set(signs["closers"])
    before = f"(?!{_set(signs['not-ends-before'])})" if signs["not-ends-before"] else ""
    follows = r"(?=\s+[\"“‘'(\[]{0,2}[A-Z0-9$£€¥]|\s*\Z)" if spaced else rf"(?=\s|\Z|[{_HAN}“‘「（])"
    return re.compile(rf"{_set(signs['ends'])}+{before}{closers}*|{_set(signs['latin-ends'])}+{closers}{{0,4}}{follows}")


def _name(lengths: tuple[int, int], surnames: str) -> re.Pattern[str]:
    least, most = lengths
    return re.compile(rf"{_set(surnames)}(?:[ ·]?[{_HAN}]){{{least - 1},{most - 1}}}\Z") if most else _NEVER


def _class_words(entry: Mapping[str, Any]) -> ClassWords:
    return ClassWords(
        entry["class"],
        tuple(entry.get("title", ())),
        tuple(entry.get("body", ())),
        entry.get("least", 1),
        entry.get("rows"),
    )
