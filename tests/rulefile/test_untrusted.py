"""Whatever bytes a rule file holds, the answer is a book or RuleErrors, and each error stands at a place in the file."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.rulefile import RuleErrors
from factcheck.rulefile.assembly import Assembly
from factcheck.rulefile.errors import RuleError
from factcheck.rulefile.files import Raw
from factcheck.rulefile.vocabulary import LANGUAGES, Vocabulary
from tests.rulefile.test_load import EVERY_KEY

KNOWN = {language: Vocabulary(language) for language in LANGUAGES}
PIECES = [
    "[", "]", "{", "}", ": ", "- ", "\n", "&a ", "*a", '"', "'", "|\n", ">-\n", "!!int ", "\t", "~", "null", "true", "12", "#", "? ", "%", "@",
    "is", "slots", "list: true", "  ", "<<: ", "---\n", "中", "a: [b]", "\x00", "\ufeff", "\u2028", "{a: b}", "[[a]]",
]  # fmt: skip
cuts = st.tuples(st.integers(0, len(EVERY_KEY)), st.integers(0, 40), st.sampled_from(PIECES) | st.text(max_size=4))


def wrong(raw: bytes) -> list[RuleError]:
    try:
        Assembly([Raw("any.yaml", raw, "any", bundled=False)], KNOWN, [], strict=True, whole=False).result()
    except RuleErrors as errors:
        str(errors)
        return list(errors.errors)
    return []


@given(st.lists(cuts, min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused(cuts: list[tuple[int, int, str]]) -> None:
    text = EVERY_KEY
    for at, length, piece in cuts:
        text = text[:at] + piece + text[at + length :]
    raw = text.encode("utf-8", "replace")
    lines = raw.decode("utf-8-sig").splitlines()
    assert all(1 <= e.line <= len(lines) + 1 and e.column >= 1 for e in wrong(raw))


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    wrong(raw)


def test_a_thousand_brackets_are_refused() -> None:
    for many in ("[" * 100_000, "{a: " * 100_000, "- " * 100_000, "a: &x [" * 50_000):
        assert wrong(f"version: 1\nabout: {many}".encode())


def test_an_alias_of_itself_is_refused() -> None:
    assert [e.message for e in wrong(b"version: 1\nabout: &a [*a]\n")] == ['no anchor is called "a"']


def test_nothing_of_a_file_steers_the_terminal() -> None:
    (error,) = wrong(b'version: 1\nlanguage: "\\e[31mzh"\n')
    assert str(error) == 'any.yaml:2:11: unknown value "�[31mzh": one of zh, en\n    language: "\\e[31mzh"\n              ^'
