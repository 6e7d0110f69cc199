"""Words to concepts: one automaton over all forms of a language, and the tables of heads, contrasts and units."""

from factcheck.lexicon.compose import LexiconError
from factcheck.lexicon.lexicon import Entry, Lexicon, load_lexicon

__all__ = ["Entry", "Lexicon", "LexiconError", "load_lexicon"]
