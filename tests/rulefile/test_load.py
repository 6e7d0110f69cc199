"""What a rule file becomes: every key of a rule, the merging of defaults, changes of other rules, folders, and the cache."""

from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.lexicon import load_lexicon
from factcheck.model.expression import Binary, Has, Number
from factcheck.model.rule import Case, Guard, Slot
from factcheck.rulefile import Loaded, RuleErrors, load_rules, load_rules_with_warnings, parse_expression, source_path
from factcheck.rulefile.vocabulary import GROUPS

EVERY_KEY = """\
version: 1
language: zh
about: 校舍面积
rules:
  - id: ours/floors
    type: relation
    family: sum
    reason: {zh: 各层之和等于总面积。, en: The floors make the building.}
    severity: warning
    enabled: false
    article: 新校舍
    not-for: [digest, table]
    within: paragraph
    pivot: whole
    slots:
      whole: {kind: [measure, percent], is: [total, [stated, closing]], not: [by], units: [平方米, area], time: 2024年}
      floors: {list: true, at-least: 2, kind: amount, within: clause, label: [一层, 二层]}
      rest: {is: rest, or: [place, default], or-time: same, optional: true, side: after, units-of: whole, operand-of: whole}
      host: {host-of: floors}
    same: [[whole, floors], [whole, rest]]
    distinct: [floors, rest, host]
    about: {rest: whole}
    order: [rest, whole]
    unless:
      - {words: comparability, on: whole, then: silent}
      - {heads: constant-price, on: [whole, rest], reason: 不可比。}
      - {class: [digest, table], reason: {en: Not a text.}}
    plausible: [rest < host]
    only-slips: true
    cases:
      - {when: whole has stated and rest lacks by, require: whole == sum(floors) + rest}
      - {when: whole is percent, require: whole ≤ 100%}
      - {require: whole == sum(floors) + 2 亩}
    message: {zh: "{floors}合计{result:whole}", en: "{equation}, {gap}"}
    examples:
      consistent: 一句。
      inconsistent: [两句。, 三句。]
"""


def written(folder: Path, text: str, name: str = "ours.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def one(name: str = "ours/parts", more: str = "") -> str:
    return f"""\
  - id: {name}
    pivot: total
    slots: {{total: {{is: total}}, men: {{is: part}}}}
    require: total == men
{more}"""


def file(*rules: str, head: str = "", language: str = "zh") -> str:
    return f"version: 1\nlanguage: {language}\ndefaults: {{type: relation, family: sum}}\n{head}rules:\n{''.join(rules) or '  []'}"


def test_every_key_of_a_relation(tmp_path: Path) -> None:
    (rule,) = load_rules([written(tmp_path, EVERY_KEY)], bundled=False).rules
    assert (rule.id, rule.type, rule.family, rule.severity, rule.enabled) == ("ours/floors", "relation", "sum", "warning", False)
    assert (rule.article, rule.not_for, rule.within, rule.pivot) == ("新校舍", frozenset({"digest", "table"}), "paragraph", "whole")
    assert rule.language == ""  # an article's own rule is for its article, whatever the language
    assert rule.source.line == 5
    assert rule.reason == {"zh": "各层之和等于总面积。", "en": "The floors make the building."}
    assert rule.slots == (
        Slot(
            "whole",
            kinds=frozenset({"measure", "percent"}),
            any_of=(frozenset({"total"}), frozenset({"stated", "closing"})),
            none_of=frozenset({"by"}),
            units=frozenset({"m²", "area"}),
            time="2024年",
        ),
        Slot("floors", kinds=frozenset(GROUPS["amount"]), within="clause", many=True, at_least=2, labels=("一层", "二层")),
        Slot(
            "rest",
            any_of=(frozenset({"rest"}),),
            fallback=("time-same", "place", "default"),
            optional=True,
            side="after",
            units_of="whole",
            operand_of="whole",
        ),
        Slot("host", host_of="floors"),
    )
    assert rule.same == (("whole", "floors"), ("whole", "rest"))
    assert rule.distinct == (("floors", "rest"), ("floors", "host"), ("rest", "host"))
    assert (rule.about, rule.order) == ((("rest", "whole"),), ("rest", "whole"))
    assert rule.unless == (
        Guard("comparability", ("whole",), "words", "silent", {}),
        Guard("constant-price", ("whole", "rest"), "heads", "undecided", {"zh": "不可比。"}),
        Guard("digest", (), "klass", "undecided", {"en": "Not a text."}),
        Guard("table", (), "klass", "undecided", {"en": "Not a text."}),
    )
    assert rule.plausible == (parse_expression("rest < host"),)
    assert rule.only_slips
    assert [c.source for c in rule.cases] == ["whole == sum(floors) + rest", "whole ≤ 100%", "whole == sum(floors) + 2 亩"]
    assert rule.cases[1] == Case(Has("whole", "percent"), parse_expression("whole <= 100%"), "whole ≤ 100%")
    assert rule.message == {"zh": "{floors}合计{result:whole}", "en": "{equation}, {gap}"}
    assert rule.examples == {"consistent": ("一句。",), "inconsistent": ("两句。", "三句。")}


def test_a_unit_of_the_language_is_written_out_in_one_that_converts(tmp_path: Path) -> None:
    (rule,) = load_rules([written(tmp_path, EVERY_KEY)], bundled=False).rules
    right = rule.cases[2].require.right
    assert isinstance(right, Binary)
    assert right.right == Number(Decimal("1333.333333333333333334"), "m^2")


def test_a_list_of_numbers_can_be_the_pivot(tmp_path: Path) -> None:
    text = file("  - id: ours/all\n    pivot: {list: parts}\n    slots: {parts: {list: true}}\n    require: sum(parts) == 100%\n")
    (rule,) = load_rules([written(tmp_path, text)], bundled=False).rules
    assert rule.pivot == "parts"


def test_an_articles_own_rule_needs_no_pivot_and_looks_at_the_whole_article(tmp_path: Path) -> None:
    text = file("  - id: ours/a\n    article: 大桥\n    slots: {b: {label: 甲}, c: {label: 乙}}\n    require: b == 2 * c\n")
    (rule,) = load_rules([written(tmp_path, text)], bundled=False).rules
    assert (rule.pivot, rule.within, rule.language) == ("b", "article", "")


def test_what_a_rule_says_wins_over_the_defaults_of_its_file(tmp_path: Path) -> None:
    head = "version: 1\ndefaults: {type: relation, family: share, severity: info, within: clause, unless: {words: comparability}}\nrules:\n"
    text = head + one() + one("ours/other", "    severity: error\n    unless: []\n")
    first, second = load_rules([written(tmp_path, text)], bundled=False).rules
    assert (first.severity, first.within, len(first.unless)) == ("info", "clause", 1)
    assert (second.severity, second.within, len(second.unless)) == ("error", "clause", 0)


def test_a_guard_can_be_written_once_and_used_again(tmp_path: Path) -> None:
    guard = "    unless: &same\n      - {words: comparability}\n"
    text = file(one("ours/a", guard), one("ours/b", "    unless: *same\n"))
    first, second = load_rules([written(tmp_path, text)], bundled=False).rules
    assert first.unless == second.unless != ()


def test_options_of_another_type_stand_as_they_are_written(tmp_path: Path) -> None:
    rule = "  - {id: ours/h, type: wording, family: wording, check: hedges, hedges: [[about, about]], confirms: false}\n"
    (found,) = load_rules([written(tmp_path, file(rule))], bundled=False).rules
    assert found.options == {"check": "hedges", "hedges": [["about", "about"]], "confirms": False}


def test_quoted_words_are_texts(tmp_path: Path) -> None:
    text = file(one(more='    article: "2025"\n    reason: "true"\n'))
    (rule,) = load_rules([written(tmp_path, text)], bundled=False).rules
    assert (rule.article, rule.reason) == ("2025", {"zh": "true"})


def test_a_text_without_a_language_is_in_that_of_its_file(tmp_path: Path) -> None:
    text = file(one(more="    reason: The men are all.\n"), language="en")
    (rule,) = load_rules([written(tmp_path, text)], bundled=False).rules
    assert (rule.language, rule.reason) == ("en", {"en": "The men are all."})


class TestOverride:
    def test_changes_severity_use_and_classes_of_a_bundled_rule(self, tmp_path: Path) -> None:
        text = "version: 1\noverride:\n  zh/sum/breakdown: {severity: info, enabled: false, not-for: digest}\n"
        before, after = load_rules(), load_rules([written(tmp_path, text)])
        assert [r.id for r in after.rules] == [r.id for r in before.rules]
        (changed,) = [r for r in after.rules if r not in before.rules]
        assert (changed.id, changed.severity, changed.enabled, changed.not_for) == (
            "zh/sum/breakdown",
            "info",
            False,
            frozenset({"digest"}),
        )

    def test_does_not_depend_on_the_order_of_files(self, tmp_path: Path) -> None:
        change = written(tmp_path, "version: 1\noverride: {ours/parts: {severity: warning}}\n", "a.yaml")
        rules = written(tmp_path, file(one()), "b.yaml")
        for paths in ([change, rules], [rules, change], [tmp_path]):
            assert [r.severity for r in load_rules(paths, bundled=False).rules] == ["warning"]

    def test_of_a_bundled_rule_is_nothing_where_the_packs_are_left_out(self, tmp_path: Path) -> None:
        change = written(tmp_path, "version: 1\noverride: {zh/sum/breakdown: {severity: warning}}\n")
        assert load_rules([change], bundled=False).rules == ()
        assert all(r.language != "zh" for r in load_rules([change], languages=frozenset({"en"})).rules)


def test_stems_for_concepts_pass_through(tmp_path: Path) -> None:
    concept = min(load_lexicon("zh").concepts)
    text = f"version: 1\nextend-words:\n  {concept}: [拢共, 一总]\n"
    assert load_rules([written(tmp_path, text)], bundled=False).words == (("zh", concept, ("拢共", "一总")),)


class TestFolders:
    def test_rule_files_are_read_in_order_of_their_names(self, tmp_path: Path) -> None:
        written(tmp_path, file(one("ours/b")), "b.yaml")
        written(tmp_path, file(one("ours/a")), "a.yml")
        written(tmp_path, file(one("ours/c")), "deep/c.yaml")
        written(tmp_path, "not: [a rule file", "notes.txt")
        written(tmp_path, "not: [a rule file", ".hidden/x.yaml")
        assert [r.id for r in load_rules([tmp_path], bundled=False).rules] == ["ours/a", "ours/b", "ours/c"]

    def test_a_file_that_is_named_twice_is_read_once(self, tmp_path: Path) -> None:
        path = written(tmp_path, file(one()))
        assert len(load_rules([path, tmp_path, path], bundled=False).rules) == 1

    def test_an_empty_folder_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(RuleErrors, match=r"no rule file \(\*\.yaml\) in this folder"):
            load_rules([tmp_path], bundled=False)

    def test_a_link_stays_inside_its_folder(self, tmp_path: Path) -> None:
        outside = written(tmp_path, file(one("ours/outside")), "outside.yaml")
        inside = written(tmp_path, file(one("ours/inside")), "folder/inside.yaml")
        (inside.parent / "link.yaml").symlink_to(outside)
        with pytest.raises(RuleErrors, match=r"link\.yaml:1:1: a link that leads out of its folder"):
            load_rules([inside.parent], bundled=False)

    def test_a_link_within_the_folder_is_the_same_file(self, tmp_path: Path) -> None:
        path = written(tmp_path, file(one()))
        (tmp_path / "z.yaml").symlink_to(path)
        assert len(load_rules([tmp_path], bundled=False).rules) == 1

    def test_a_folder_named_like_a_file_is_no_file(self, tmp_path: Path) -> None:
        written(tmp_path, file(one()), "rules.yaml/ours.yaml")
        assert len(load_rules([tmp_path / "rules.yaml"], bundled=False).rules) == 1
        with pytest.raises(RuleErrors, match="not a file that can be read"):
            load_rules([tmp_path], bundled=False)


class TestExamples:
    def warnings(self, folder: Path, more: str) -> list[str]:
        found = load_rules_with_warnings([written(folder, file(one(more=more)))], bundled=False)
        return [w.message for w in found.warnings]

    def test_one_of_each_verdict_is_missed(self, tmp_path: Path) -> None:
        assert self.warnings(tmp_path, "    unless: {words: comparability}\n    examples: {quiet: [一句。], inconsistent: []}\n") == [
            "ours/parts has no example that is consistent",
            "ours/parts has no example that is inconsistent",
            "ours/parts has no example that is undecided",
        ]

    def test_none_is_missed_where_they_are_there(self, tmp_path: Path) -> None:
        assert self.warnings(tmp_path, "    examples: {quiet: 甲。, inconsistent: 乙。, consistent: 丙。}\n") == []

    def test_an_articles_own_rule_needs_none(self, tmp_path: Path) -> None:
        assert self.warnings(tmp_path, "    article: 大桥\n") == []

    def test_strict_makes_them_errors_at_the_id(self, tmp_path: Path) -> None:
        with pytest.raises(RuleErrors) as caught:
            load_rules([written(tmp_path, file(one()))], bundled=False, strict=True)
        assert [(e.line, e.column) for e in caught.value.errors] == [(5, 9)] * 3


def test_keys_that_nothing_looks_at_yet_are_warned_of(tmp_path: Path) -> None:
    found = load_rules_with_warnings([written(tmp_path, EVERY_KEY)], bundled=False)
    assert [(w.line, w.message) for w in found.warnings] == [
        (16, "time is read, but nothing looks at it yet"),
        (21, "distinct is read, but nothing looks at it yet"),
    ]


def test_only_the_rules_of_some_languages(tmp_path: Path) -> None:
    zh, en = written(tmp_path, file(one("ours/zh")), "zh.yaml"), written(tmp_path, file(one("ours/en"), language="en"), "en.yaml")
    own = load_rules([zh, en], bundled=False, languages=frozenset({"en"}))
    assert [r.id for r in own.rules] == ["ours/en"]
    assert {r.language for r in load_rules(languages=frozenset({"zh"})).rules} <= {"zh", ""}


def test_a_pack_is_named_with_the_hash_of_its_files(tmp_path: Path) -> None:
    written(tmp_path, file(one("ours/a")), "a.yaml")
    first = load_rules([tmp_path], bundled=False).packs
    written(tmp_path, file(one("ours/b")), "b.yaml")
    second = load_rules([tmp_path], bundled=False).packs
    assert [p.name for p in (*first, *second)] == [tmp_path.as_posix()] * 2
    assert first[0].sha256 != second[0].sha256


class TestCache:
    def loaded(self, path: Path) -> Loaded:
        return load_rules_with_warnings([path], bundled=False)

    @pytest.fixture(autouse=True)
    def _own_cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("FACTCHECK_NO_CACHE", raising=False)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def kept(self, folder: Path) -> list[Path]:
        return sorted((folder / "cache").rglob("rules-*.json"))

    def test_a_second_start_gives_the_same_and_parses_no_yaml(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = written(tmp_path / "rules", file(one()) + EVERY_KEY.partition("rules:\n")[2])
        first = self.loaded(path)
        monkeypatch.setattr("factcheck.rulefile.assembly.parse", lambda *_: pytest.fail("YAML was parsed"))
        assert self.loaded(path) == first
        assert first.warnings

    def test_a_change_of_the_file_is_seen(self, tmp_path: Path) -> None:
        path = written(tmp_path / "rules", file(one()))
        self.loaded(path)
        written(tmp_path / "rules", file(one("ours/new")))
        assert [r.id for r in self.loaded(path).book.rules] == ["ours/new"]

    def test_nothing_is_kept_of_wrong_files(self, tmp_path: Path) -> None:
        path = written(tmp_path / "rules", file(one(more="    severity: loud\n")))
        for _ in range(2):
            with pytest.raises(RuleErrors):
                self.loaded(path)
        assert self.kept(tmp_path) == []

    @pytest.mark.parametrize("spoilt", ["[]", "{}", '{"book": {"rules": [{"id": 1}]}, "warnings": []}', "no JSON"])
    def test_a_spoilt_cache_is_as_good_as_none(self, spoilt: str, tmp_path: Path) -> None:
        path = written(tmp_path / "rules", file(one()))
        first = self.loaded(path)
        for file_ in self.kept(tmp_path):
            file_.write_text(spoilt)
        assert self.loaded(path) == first


class TestBundled:
    def test_packs_load(self) -> None:
        book = load_rules()
        assert {p.name for p in book.packs} >= {"zh", "articles"}
        assert len({r.id for r in book.rules}) == len(book.rules) > 30

    def test_sources_are_found_on_disk(self) -> None:
        for rule in load_rules().rules:
            line = source_path(rule.source).read_text(encoding="utf-8").splitlines()[rule.source.line - 1]
            assert line.strip() == f"- id: {rule.id}"

    def test_every_rule_is_for_one_language_or_one_article(self) -> None:
        assert all(r.language == r.id.partition("/")[0] or r.article for r in load_rules().rules)

    def test_relations_have_a_pivot_and_something_that_must_hold(self) -> None:
        for rule in load_rules().rules:
            if rule.type == "relation":
                assert rule.pivot in [s.name for s in rule.slots]
                assert rule.cases
