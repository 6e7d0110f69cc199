"""Words to concepts: automata over all forms of a language, and the tables of heads, contrasts and units."""

from factcheck.lexicon.compose import LexiconError
from factcheck.lexicon.forms import Entry, Saying
from factcheck.lexicon.lexicon import Lexicon, load_lexicon

__all__ = ["Entry", "Lexicon", "LexiconError", "Saying", "load_lexicon"]
