"""Words that the lexicon may lack, and where they stand."""

from factcheck.model.value import value


@value
class Miss:
    """One number that takes part in an equation while no word says its role.

    words: what may be the unknown word, the likeliest first. near: the equation holds only with one slip of the pen taken back.
    """

    words: tuple[str, ...]
    relation: str
    near: bool
    equation: str
    path: str
    line: int
    column: int
    sentence: str

    @property
    def place(self) -> tuple[str, str]:
        """The sentence: a word counts once in each."""
        return self.path, self.sentence


@value
class Missing:
    """One word beside numbers without a role, in one equation: how often it holds, how often nearly, and where first."""

    word: str
    exact: int
    near: int
    first: Miss
