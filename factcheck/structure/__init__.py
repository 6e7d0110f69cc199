"""Mentions and lexicon to understanding: one pass over each sentence that holds a number."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from factcheck.lexicon import Lexicon
from factcheck.model.document import Article, Document, Sentence
from factcheck.model.mention import Mention
from factcheck.model.reading import Clause, Fact, Label, NumberList, Reading, Role, Time
from factcheck.structure.apposed import carry_moves, compare_bracketed, restate, settle_levels
from factcheck.structure.clauses import Piece, split
from factcheck.structure.concluded import named_shares
from factcheck.structure.conversions import of_other_size, says_more
from factcheck.structure.deducted import deduct
from factcheck.structure.labels import own_label
from factcheck.structure.lists import find_lists, share_out
from factcheck.structure.outcomes import close, gather
from factcheck.structure.particles import Particles, particles
from factcheck.structure.partitions import find_partitions
from factcheck.structure.roles import CARRIED, Governed, govern
from factcheck.structure.rows import carry_shares, mark_runs, name_rows, pair_rows
from factcheck.structure.running import mark_done
from factcheck.structure.sayings import SoftWord, list_items, say, soft_words
from factcheck.structure.times import merge, relative, time_of
from factcheck.structure.tokens import CUE, WORD, Passage, Token, tokenise
from factcheck.structure.topics import name_wholes
from factcheck.structure.trends import follow, goes_on, trend_of

LONGEST_NOUN = 8  # tokens behind a number
OLDEST = 110  # years
LONGEST_LEAD = 16  # characters before a number that say what it is: over the, a name
LONGEST_SPLIT = 16  # characters of 按经营单位所在地分
UNNAMED = Label("", frozenset(), False)
MARKERS = frozenset(
    {
        "comparability",
        "quoted",
        "multi-answer",
        "uncounted",
        "overlap",
        "misquote",
        "estimate",
        "second-order",
        "precious-metal",
        "quoted-against",
        "turnaround",
        "valid",
    }
)


def understand(document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> Reading:
    """The reading of a document: clauses, lists, and for every mention a Fact, in the order of the mentions."""
    starts = [m.start for m in mentions]
    facts: dict[int, Fact] = {}
    clauses: list[Clause] = []
    lists: list[NumberList] = []
    markers: dict[int, frozenset[str]] = {}
    number = 0  # running number of the sentence in the document
    for at, article in enumerate(document.articles):
        builder = _ArticleReader(document.flow, at, article, mentions, starts, lexicon)
        builder.read(number, facts, clauses, markers)
        known = len(lists)
        found = find_lists(builder.sentences, facts, mentions, builder.words)
        lists += [named_shares(made, mentions, document.flow, builder.words) for made in found]
        joined = _joined(lists[known:], find_partitions(list(builder.pieces), facts, mentions, lexicon))
        lists[known:] = _closed(joined, builder, facts, mentions)
        list_items(lists[known:], facts)
        share_out(lists[known:], facts, mentions)
        number += len(article.sentences)
    ordered = tuple(facts.get(i) or _lost(i) for i in range(len(mentions)))
    return Reading(tuple(mentions), ordered, tuple(clauses), tuple(lists), markers)


def _closed(
    lists: Sequence[NumberList], builder: "_ArticleReader", facts: Mapping[int, Fact], mentions: Sequence[Mention]
) -> list[NumberList]:
    """The lists of an article with what their clauses say of them: that they leave out no outcome, and of what they are the parts."""
    clauses = builder.pieces
    mark_done([i for i in clauses if i in facts], facts, mentions, clauses, builder.flow, builder.words)
    language = builder.lexicon.language
    found = close(lists, clauses, mentions, builder.flow, language)
    found += gather(builder.sentences, facts, mentions, builder.flow, language)
    return name_wholes(found, builder.sentences, clauses, facts, mentions, builder.flow, builder.words)


def _joined(lists: Sequence[NumberList], partitions: Sequence[NumberList]) -> list[NumberList]:
    """The lists of an article with its partitions: what names bind needs no list by its shape alone."""
    named = {made.items for made in partitions if made.said}
    return [*(made for made in lists if made.opener != "plain" or made.items not in named), *partitions]


def _lost(index: int) -> Fact:
    """A number outside every article (between two of them)."""
    return Fact(index, -1, -1, -1, -1, {}, Label(), None)


class _ArticleReader:
    """Reads one article sentence by sentence; what is inherited (label, time) stands in it while it runs."""

    def __init__(
        self, flow: str, index: int, article: Article, mentions: Sequence[Mention], starts: Sequence[int], lexicon: Lexicon
    ) -> None:
        self.flow, self.index, self.article = flow, index, article
        self.mentions, self.starts, self.lexicon = mentions, starts, lexicon
        self.words = particles(lexicon.language)
        self.sentences: list[list[Piece]] = []
        self.pieces: dict[int, Piece] = {}  # by the numbers that stand in them

    def read(self, number: int, facts: dict[int, Fact], clauses: list[Clause], markers: dict[int, frozenset[str]]) -> None:
        passages = list(self._passages())
        runs = tokenise(self.flow, [passage for _, _, passage in passages], self.mentions, self.lexicon)
        sentences: list[list[Piece]] = []
        told: list[tuple[Piece, str]] = []  # the clauses with numbers and what is looked for words
        for (offset, _, passage), (tokens, text) in zip(passages, runs, strict=True):
            sentences.append(split(tokens, number + offset))
            told += [(p, text[p.start - passage.start : p.end - passage.start]) for p in sentences[-1] if p.mentions]
        soft = soft_words(told if not self.words.head_first else (), self.lexicon)
        for (offset, paragraph, _), pieces in zip(passages, sentences, strict=True):
            said = frozenset().union(*[p.said for p in pieces if p.said])
            read = self._sentence(pieces, paragraph, clauses, soft)
            paired = "respectively" in said
            if paired:
                pair_rows(pieces, read, self.mentions, self.flow, self.lexicon)
            mark_runs(pieces, read, self.mentions)
            if paired:
                name_rows(read, self.lexicon)
            if self.words.head_first:
                carry_moves(read, self.mentions, self.flow, self.words)
                settle_levels(read, self.mentions, self.flow, self.words)
            else:
                restate(read, self.mentions, self.flow, self.words)
                compare_bracketed(read, self.mentions, self.flow, self.words)
            if [fact for fact in read.values() if "share" in fact.roles]:
                carry_shares(pieces, read, self.mentions)
            if found := said & MARKERS:
                markers[number + offset] = found
                _spread(pieces, read, found)
            facts.update(read)
            self.sentences.append(pieces)

    def _passages(self) -> Iterator[tuple[int, int, Passage]]:
        """The stretches that hold numbers, each with its place among the sentences and its paragraph."""
        for offset, sentence in self._sentences():
            first, last = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
            if first < last:
                yield offset, sentence.paragraph, Passage(sentence.start, sentence.end, first, last)

    def _sentences(self) -> Iterator[tuple[int, Sentence]]:
        """The sentences with their places; one that goes on about the number before it (去年同期为684.5亿元，增长9.9%) is read in one with it."""
        held: tuple[int, Sentence] | None = None
        for offset, sentence in enumerate(self.article.sentences):
            if held is not None and self._continues(held[1], sentence):
                held = held[0], held[1]._replace(end=sentence.end)
                continue
            if held is not None:
                yield held
            held = offset, sentence
        if held is not None:
            yield held

    def _continues(self, before: Sentence, sentence: Sentence) -> bool:
        if before.paragraph != sentence.paragraph or before.kind != sentence.kind:
            return False
        return self.words.continues.match(self.flow, sentence.start) is not None

    def _sentence(self, pieces: list[Piece], paragraph: int, clauses: list[Clause], soft: Iterator[list[SoftWord]]) -> dict[int, Fact]:
        read: dict[int, Fact] = {}
        label = _sentence_subject(pieces, self.words) if self.words.head_first else UNNAMED
        time: Time | None = None
        carry: list[Token] = []
        trend: tuple[Token, str] | None = None
        bare: list[Piece] = []  # the clauses without numbers before the next one with some
        for piece in pieces:
            clause = len(clauses)
            clauses.append(Clause(piece.start, piece.end, piece.sentence, piece.depth, piece.host, piece.mentions, piece.segment))
            if not piece.mentions:
                piece.splits = piece.end - piece.start <= LONGEST_SPLIT and self._splits(piece)
                bare.append(piece)
                continue
            if bare:
                carry, trend = _carried(bare[-1]), self._trend(bare[-1])
                label = self._subject(bare) or label
                time = self._scene(bare, time)
                bare = []
            governed = govern(piece, self.mentions, self.flow, carry, self.words)
            carry = _carried(piece)
            if carry and any(not g.time or g.roles for g in governed.values()):
                carry = []
            if not self.words.head_first:
                say(piece, governed, self.mentions, self.flow, next(soft), self.words)
                deduct(piece, governed, self.mentions, self.flow, self.words)
            markers = piece.said & MARKERS
            for index, g in governed.items():
                fact = read[index] = self._fact(index, g, piece, clause, paragraph, label, time)
                fact.markers = markers
                self.pieces[index] = piece
                if not piece.depth:
                    if fact.label.own and fact.label.text and not self.words.head_first:
                        label = Label(fact.label.text, fact.label.modifiers, False)
                    elif fact.label.text and not self.words.head_first:
                        label = fact.label
                    time = fact.time if fact.time is not None and g.time is not None and not _compares(g) else time
            if trend is not None:
                trend = trend if goes_on([read[i] for i in governed], trend[1], self.words.old) else None
            if trend is not None:
                follow(trend[0], governed.values())
        return read

    def _trend(self, piece: Piece) -> tuple[Token, str] | None:
        """The movement that a clause without numbers ends with, and the words of the clause; not where times stand behind their numbers."""
        found = None if self.words.head_first else trend_of(piece, self.flow, self.words)
        return None if found is None else (found, self.flow[piece.start : piece.end])

    def _scene(self, bare: Sequence[Piece], time: Time | None) -> Time | None:
        """The time that clauses without numbers leave for those behind them; 改造前，… says before what it was."""
        for piece in bare:
            said = self.flow[piece.start : piece.end].strip() if piece.end - piece.start <= LONGEST_SPLIT else ""
            if said.endswith(self.words.scenes) and not said.endswith(self.words.no_scenes):
                time = Time(said, None, -1)
            else:
                time = _last_time(piece, self.mentions, self.flow, time, self.words)
        return time

    def _subject(self, bare: Sequence[Piece]) -> Label | None:
        """What clauses without numbers speak of: the last words of the last that does not go on about the thing before (创历史新高)."""
        for piece in reversed(bare) if not self.words.head_first else ():
            words = [word for t in piece.tokens if t.kind == WORD and len(word := t.text.strip()) >= 2] if not piece.depth else ()
            if words and not words[0].startswith(self.words.goes_on):
                return Label(words[-1][-14:], frozenset(), False)
        return None

    def _splits(self, piece: Piece) -> bool:
        """按经营单位所在地分，…: whether a clause says by what the number before it is broken down."""
        text = self.flow[piece.start : piece.end].strip()
        return text.startswith(self.words.split_begins) and text.endswith(self.words.split_ends)

    def _fact(self, index: int, g: Governed, piece: Piece, clause: int, paragraph: int, label: Label, time: Time | None) -> Fact:
        behind = piece.tokens[g.at + 1 : g.at + 1 + LONGEST_NOUN]
        own = own_label(g, self.mentions[index], behind, self.lexicon, self.words)
        if "share" in g.roles and not _names_whole(g):
            own = Label(own.text, own.modifiers, False)
        merged = merge(time, relative(g.time, time, self.words.years_before)) if g.time is not None else time
        self._converts(index, g, piece)
        self._divides(index, g)
        if self.words.head_first:
            self._votes(index, g)
        else:
            self._shares(index, g)
            if merged is not None and merged.offset is not None and merged.offset > 0:
                g.roles["future"] = Role("time", self.mentions[index].start, self.mentions[index].start)
        self._describes(index, g)
        direction: Literal["up", "down"] | None = "up" if "up" in g.roles else "down" if "down" in g.roles else None
        return Fact(
            index,
            self.index,
            piece.sentence,
            clause,
            paragraph,
            g.roles,
            own if own.text else _inherited(label, own),
            merged,
            direction,
            -1,
            -1,
            piece.segment,
            piece.host,
            g.operands,
            piece.depth,
            frozenset(),
            self._counted(piece, index) if "total" in g.roles or "cumulative" in g.roles else 0,
        )

    def _converts(self, index: int, g: Governed, piece: Piece) -> None:
        """26 miles (42 km): a bracketed amount of the same class in another unit says the same."""
        said = piece.host if piece.host >= 0 and piece.mentions[0] == index else self._told_again(index)
        if said < 0:
            return
        own, host = self.mentions[index].written, self.mentions[said].written
        named = any(t.kind == WORD for t in g.words)  # （烘出180公斤干货）: what became of it
        named = (
            named or re.compile(self.words.of_them or "(?!)").match(self.flow, self.mentions[index].end) is not None
        )  # (8km of it uphill)
        if (
            own.unit_class == host.unit_class
            and own.unit != host.unit
            and own.base_kind in ("measure", "duration", "temperature")
            and not named
            and not of_other_size(own, host, self.words)
            and not (len(piece.mentions) == 1 and says_more(self.flow[self.mentions[index].end : piece.end], self.words))
        ):
            g.roles.setdefault("convert", Role("says", piece.start, self.mentions[index].start))

    def _told_again(self, index: int) -> int:
        """1200坪，约3967平方米: the number before a comma that one which is about so much says again; -1 where there is none."""
        mention = self.mentions[index]
        if mention.written.qualifier != "about" or not index:
            return -1
        return index - 1 if self.flow[self.mentions[index - 1].end : mention.start] in ("，", ", ") else -1

    def _divides(self, index: int, g: Governed) -> None:
        """126毫克/100毫升: an amount behind a stroke is what the one before it is for."""
        mention = self.mentions[index]
        if not index or self.flow[mention.start - 1] not in "/／":
            return
        before = self.mentions[index - 1]
        if mention.start - before.end == 1 and mention.written.unit and before.written.unit:
            g.roles.clear()
            g.roles["divisor"] = Role("says", before.end, mention.start)

    def _describes(self, index: int, g: Governed) -> None:
        """What is no amount of anything: the two-term mayor; 是十年前的6倍; the other nine states together."""
        end, kind = self.mentions[index].end, self.mentions[index].written.base_kind
        joined = self.words.head_first and self.flow[end : end + 1] == "-" and self.flow[end + 1 : end + 2].isalpha()
        others = "rest" in g.roles and bool(self.words.rest_counts) and re.compile(self.words.rest_counts).match(self.flow, end) is not None
        aged = kind == "count" and self._is_apposed_age(index)
        if joined or others or aged or (kind == "duration" and self._is_stretch(index)):
            g.roles.setdefault("attributive", Role("says", end, end + 1))

    def _is_stretch(self, index: int) -> bool:
        """是十年前的6倍; 6.2 a day over the 366 days: how long ago, or the time over which something was counted."""
        mention = self.mentions[index]
        past = mention.written.kind == "duration" and not self.words.head_first and self.flow.startswith(self.words.ago, mention.end)
        return past or self._stands_behind(self.words.spanned, index)

    def _is_apposed_age(self, index: int) -> bool:
        """Kiran Rao, 17, came first; left school at 14: a small number before a mark, behind a name or "at", is an age."""
        mention = self.mentions[index]
        if not self.flow.startswith((",", "."), mention.end):
            return False
        value = mention.written.value
        return isinstance(value, Decimal) and value <= OLDEST and self._stands_behind(self.words.apposed_age, index)

    def _stands_behind(self, pattern: re.Pattern[str], index: int) -> bool:
        """Whether the words right before a number are of a pattern."""
        start = self.mentions[index].start
        return pattern.search(self.flow[max(0, start - LONGEST_LEAD) : start]) is not None

    def _shares(self, index: int, g: Governed) -> None:
        """6.4∶43.8∶49.8: what is written as a share of a structure is nothing else."""
        mention = self.mentions[index]
        if mention.written.kind == "percent" and mention.written.text[-1:].isdecimal():
            g.roles.clear()
            g.roles["share"] = Role("says", mention.start, mention.end)

    def _votes(self, index: int, g: Governed) -> None:
        """by seven votes to four: two numbers of one result, of which none moves to the other."""
        before = self.mentions[index - 1] if index else None
        if before is not None and "to" in g.roles and self.flow[before.end : self.mentions[index].start] in self.words.against:
            g.roles.clear()

    def _counted(self, piece: Piece, index: int) -> int:
        """How many parts the clause of a total names before it; 0 where it does not say."""
        before = self.flow[piece.start : self.mentions[index].start].lstrip(self.words.lead)
        return next(
            (n for word, n in self.words.counts.items() if before.startswith(word) and not before[len(word) : len(word) + 1].isdecimal()), 0
        )


def _spread(pieces: Sequence[Piece], read: dict[int, Fact], found: frozenset[str]) -> None:
    """Markers that hold for a whole sentence: of several answers, of a quoted error, and any that stands in a clause without numbers."""
    wide = found & {"multi-answer", "misquote", "uncounted", "overlap", "precious-metal"}
    for piece in pieces:
        if not piece.mentions:
            wide |= piece.said & MARKERS
    if wide:
        for fact in read.values():
            fact.markers |= wide


def _inherited(label: Label, own: Label) -> Label:
    """The label of the numbers before, for one that has but words that tell it from others."""
    return Label(label.text, own.modifiers | label.modifiers, False) if own.modifiers else label


def _names_whole(g: Governed) -> bool:
    """占全国出口总额的41%: words between the word of sharing and the rate name the whole."""
    return any(token.start >= g.roles["share"].end for token in g.words if token.text.strip(" 的"))


def _compares(g: Governed) -> bool:
    return g.compared or "base" in g.roles or "source" in g.roles


def _carried(piece: Piece) -> list[Token]:
    """The cues of a clause without numbers that govern the next one (其中，; 合计，)."""
    if CARRIED.isdisjoint(piece.said):
        return []
    carried = CARRIED if piece.mentions else CARRIED - {"plan"}  # 预计到2027年，…; but a plan is no more than a word elsewhere
    if "flat" in piece.said:
        carried -= {"compared"}  # 同比持平，…: said of what stands before it
    ends = (piece.tokens[0], piece.tokens[-1])  # 例如，; but not 石化等行业治理，
    return [t for t in piece.tokens if t.kind == CUE and t.features & (carried if t in ends else carried - {"open"})]


def _last_time(piece: Piece, mentions: Sequence[Mention], flow: str, time: Time | None, words: Particles) -> Time | None:
    for token in piece.tokens if "time" in piece.said or piece.mentions else ():
        found = time_of(token, mentions, flow, words.ago)
        if found is not None:
            time = merge(time, found)
    return time


def _sentence_subject(pieces: Sequence[Piece], words: Particles) -> Label:
    """The first words of a sentence that name something: what all its numbers speak of where they name nothing themselves."""
    named = [
        t.text.lower()
        for p in pieces
        for t in p.tokens
        if t.kind == WORD and t.text.isalpha() and len(t.text) > 1 and t.text.lower() not in words.stop_words
    ]
    return Label(" ".join(named[:2]), frozenset(), False)
