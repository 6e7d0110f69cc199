#!/usr/bin/env python3
"""Writes docs/lexicon.md from the words of the lexicons; with --check, says whether the page is up to date."""

from pages import table, write

from factcheck.lexicon import Lexicon, load_lexicon

LANGUAGES = {"zh": "Chinese", "en": "English"}
SHOWN = 8  # forms of a concept
HEAD = """# The lexicon

Words are data. `rules/zh/lexicon/` and `rules/en/lexicon/` map forms to **concepts**, and a concept gives the number beside its word one or more
**roles**. Rules ask for roles and never for words, so one more word serves every rule.

Forms are composed: a stem with each ending of its concept (涨 with 至, 到, 为 …) and not listed one by one. The longest form at a place wins. Words that
only look like a cue (增值税, 降水, 出席) are **masks**: they shadow it and give no role. A text in traditional characters is mapped to simplified ones first,
character by character, so no form has to be written twice.

A concept can be **soft**. Its words say what was done with a number (建成, 造成, 接待) or what it measures (海拔, 产量), and nothing of how numbers go
together: they part no label and no list, shadow no cue, and may be cues or masks as well. `soft` says on which `side` of its number a word stands, whether
it `touches` it, and of which `kinds` of number it speaks; what only looks like a soft word stands under `soft-masks`. Such a word governs the number behind
it in its clause, the nearest word each, and all of a list whose first number it governs.

`scripts/role_share.py` measures of how many numbers of an archive words or times say what they are, and prints the words beside the rest.

`factcheck explain --trace SENTENCE` shows which word gave a number which role, `factcheck rules words` the concepts and `factcheck rules words CONCEPT` all
forms of one.

This page is written by `scripts/lexicon_page.py` from the data themselves. The meaning of each role is in [reference.md](reference.md#roles).

## Words of your own

A newsroom meets words that no lexicon has. They go into a file of its own:

```yaml
# words.yaml
version: 1
language: zh
extend:                       # stems for concepts of the tables below; each takes the endings of its concept
  total: [拢起来共]
  rise: [冒升]                 # 冒升, and nothing else
  rise-to: [冒升]              # 冒升至, 冒升到, 冒升为 …
masks: [增长极]                # looks like a cue and is none
tables:
  heads: [稻虾田]              # a noun that is counted: it ends a label
  names: [1912街区]            # a name with digits in it: no number
```

The configuration names it, by its path from the configuration's folder:

```toml
words = ["words.yaml"]
```

A rule file can bring stems too, under `extend-words` ([rules.md](rules.md#adding-words)). A stem for a concept that does not exist is an error, told with
the file and the concept.
"""


def page() -> str:
    return HEAD + "".join(_language(load_lexicon(code), name) for code, name in LANGUAGES.items())


def _language(lexicon: Lexicon, name: str) -> str:
    concepts = lexicon.concepts
    forms = {form for concept in concepts for form in lexicon.forms(concept)}
    tables = {key: lexicon.table(key) or () for key in ("heads", "contrasts", "partitions")}
    counts = ", ".join(f"{len(words)} {key}" for key, words in tables.items() if words)
    shadows = f" and {len(lexicon.masks):,} masks" if lexicon.masks else ""
    head = f"\n## {name}\n\n{len(concepts)} concepts with {len(forms):,} forms{shadows}{'; ' + counts if counts else ''}.\n\n"
    rows = [_row(lexicon, concept) for concept in sorted(concepts)]
    return head + table(("concept", "means", "gives", "forms", "such as"), rows)


def _row(lexicon: Lexicon, concept: str) -> tuple[str, ...]:
    body, forms = lexicon.concepts[concept], lexicon.forms(concept)
    roles = ", ".join(f"`{role}`" for role in body["features"])
    return f"`{concept}`", body["means"], roles, f"{len(forms):,}", _examples(forms, lexicon.language)


def _examples(forms: tuple[str, ...], language: str) -> str:
    """The shortest forms of each beginning, spread over the alphabet, so that not all are of one stem."""
    first: dict[str, str] = {}
    for form in sorted(forms, key=lambda f: (len(f), f)):
        first.setdefault(form[:1] if language == "zh" else form.split()[0], form)
    spread = list(first.values())
    shown = spread[:: max(1, len(spread) // SHOWN)][:SHOWN]
    return ", ".join(shown)


if __name__ == "__main__":
    raise SystemExit(write("lexicon.md", page()))
