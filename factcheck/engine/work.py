"""What a rule is at, and how much it may still try: no rule takes a run hostage, and one that fails says where."""

from dataclasses import dataclass

from factcheck.model.document import Document
from factcheck.model.reading import Reading

A_RULE, A_NUMBER = 20_000, 256
"""Combinations of numbers that a rule may try in a document, and beyond them for each number of it. A rule of four slots, with eight
candidates each, tries at most 512 for a number; in 318 published articles no bundled rule tried more than 512 in the whole of one."""


class OverBudget(Exception):
    """A rule has tried all that it may."""


@dataclass(slots=True)
class Work:
    """The work of one rule on one document. `number` is the index of the mention that it is at."""

    limit: int = A_RULE
    spent: int = 0
    number: int | None = None

    def limited(self, reading: Reading) -> None:
        """Every rule may try as much as the numbers of a document allow."""
        self.limit = A_RULE + A_NUMBER * len(reading.mentions)

    def begin(self) -> None:
        """A rule begins."""
        self.spent, self.number = 0, None

    def spend(self, combinations: int = 1) -> None:
        """So many more combinations. OverBudget where they are too many."""
        self.spent += combinations
        if self.spent > self.limit:
            raise OverBudget(f"it has more than {self.limit} combinations of numbers to try in this text: its slots ask for too little")

    def place(self, document: Document, reading: Reading) -> str:
        """` at line:column (the number)`, or nothing where no number is known."""
        if self.number is None or not 0 <= self.number < len(reading.mentions):
            return ""
        mention = reading.mentions[self.number]
        start, end = document.source_span(mention.start, mention.end)
        line, column = document.line_column(start)
        return f" at {line}:{column} ({document.source[start:end]})"
