"""Words that the lexicon may lack, and where they stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Miss:
    """One number that takes part in an equation while no word says its role: the word beside it, and where that was."""

    word: str
    equation: str
    path: str
    offset: int  # in the source
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Missing:
    """One word beside numbers without a role, in one equation: how often, and where first."""

    count: int
    first: Miss
