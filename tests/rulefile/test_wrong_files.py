"""Every wrong file of the folder `wrong` gives the errors that stand in the text beside it: all of them, at their places."""

from pathlib import Path

import pytest

from factcheck.rulefile import RuleErrors, load_rules

WRONG = Path(__file__).parent / "wrong"
BESIDE_BUNDLED = {"override", "bundled-id"}


@pytest.mark.parametrize("name", sorted(p.stem for p in WRONG.glob("*.yaml")))
def test_errors_of(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(WRONG)
    with pytest.raises(RuleErrors) as caught:
        load_rules([Path(f"{name}.yaml")], bundled=name in BESIDE_BUNDLED)
    assert f"{caught.value}\n" == Path(f"{name}.txt").read_text(encoding="utf-8")


def test_all_files_at_once_by_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(WRONG)
    with pytest.raises(RuleErrors) as caught:
        load_rules([Path("unknown-scope.yaml"), Path("enabled-no.yaml"), Path("absent.yaml")], bundled=False)
    assert [(e.file, e.line, e.column) for e in caught.value.errors] == [
        ("absent.yaml", 1, 1),
        ("enabled-no.yaml", 4, 9),  # its id stands in the file before
        ("enabled-no.yaml", 12, 14),
        ("unknown-scope.yaml", 12, 13),
    ]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param(b"\xff\xfeversion: 1", "wrong.yaml:1:1: not UTF-8", id="utf-16"),
        pytest.param(b"version: 1\nabout: \xb9\xfa\n", "wrong.yaml:2:1: not UTF-8", id="gb18030"),
        pytest.param(b"about: |\n" + b" x" * 600_000, "wrong.yaml:1:1: a rule file has at most 1,000,000 bytes", id="too-large"),
        pytest.param(b"", "wrong.yaml:1:1: an empty file: version and rules are missing", id="no-bytes"),
    ],
)
def test_bytes_that_are_no_rule_file(raw: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wrong.yaml").write_bytes(raw)
    with pytest.raises(RuleErrors) as caught:
        load_rules([Path("wrong.yaml")], bundled=False)
    assert str(caught.value) == message


def test_a_byte_order_mark_and_carriage_returns_move_no_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wrong.yaml").write_bytes(b"\xef\xbb\xbfversion: 1\r\nlanguage: fr\r\n")
    with pytest.raises(RuleErrors) as caught:
        load_rules([Path("wrong.yaml")], bundled=False)
    assert str(caught.value) == 'wrong.yaml:2:11: unknown value "fr": one of zh, en\n    language: fr\n              ^'
