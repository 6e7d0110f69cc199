"""From the data files of a language to its forms: stems with their endings and prefixes, listed forms, masks, tables."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

KEYS = frozenset({"features", "means", "compose", "forms", "attributes", "families", "soft"})
SOFT = frozenset({"side", "touches", "kinds"})
SIDES = frozenset({"before", "behind"})
COMPOSE = frozenset({"stems", "endings", "prefixes"})
SEPARATOR = "\n"  # of forms, which are words


class LexiconError(Exception):
    """Errors in lexicon data, all at once: `errors` holds lines of "file: concept: message"."""

    def __init__(self, errors: Sequence[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = tuple(errors)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return LexiconError, (self.errors,)


def compile_files(files: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Data files (name, parsed YAML) as one JSON-able whole: features and meaning of each concept, forms, tables.

    Forms stand by kind, since reading them is most of a start: `kinds` has for each the concepts and attributes of its forms, and `forms`
    in the same order the forms themselves, joined by SEPARATOR. A form of two concepts has both. `extend` adds stems to a concept that
    another file defines; masks have no concept. The forms of `soft` concepts stand apart, since a word may be soft and a cue (or a mask).
    """
    concepts: dict[str, dict[str, Any]] = {}
    extensions: list[tuple[str, str, Sequence[str]]] = []
    masks: set[str] = set()
    soft_masks: set[str] = set()
    tables: dict[str, Any] = {}
    errors: list[str] = []
    for name, data in files:
        if not isinstance(data, Mapping):
            errors.append(f"{name}: a lexicon file is a mapping with version, language and concepts")
            continue
        _concepts(name, data.get("concepts") or {}, concepts, errors)
        masks.update(str(m) for m in data.get("masks") or ())
        soft_masks.update(str(m) for m in data.get("soft-masks") or ())
        extensions += [(name, str(c), list(map(str, stems or ()))) for c, stems in (data.get("extend") or {}).items()]
        _tables(data.get("tables") or {}, tables)
    _extend(extensions, concepts, errors)
    if errors:
        raise LexiconError(errors)
    known = {
        name: {"features": body["features"], "means": body["means"], **({"soft": body["soft"]} if body["soft"] else {})}
        for name, body in concepts.items()
    }
    cues = {name: body for name, body in concepts.items() if not body["soft"]}
    soft = {name: body for name, body in concepts.items() if body["soft"]}
    return {"concepts": known, "tables": tables, **_by_kind(_forms(cues, masks)), "soft": _by_kind(_forms(soft, soft_masks))}


def _by_kind(forms: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """Forms of the same concepts and attributes together."""
    kinds: dict[str, tuple[Sequence[Any], list[str]]] = {}
    for form, meaning in forms.items():
        kinds.setdefault(repr(meaning), (meaning, []))[1].append(form)
    return {"kinds": [meaning for meaning, _ in kinds.values()], "forms": [SEPARATOR.join(found) for _, found in kinds.values()]}


def _concepts(name: str, found: Any, concepts: dict[str, dict[str, Any]], errors: list[str]) -> None:
    for concept, body in found.items():
        if not isinstance(body, Mapping) or "features" not in body:
            errors.append(f"{name}: {concept}: a concept needs features")
            continue
        unknown = set(body) - KEYS | {k for c in body.get("compose") or () for k in set(c) - COMPOSE}
        if unknown:
            errors.append(f"{name}: {concept}: unknown key {', '.join(sorted(unknown))}")
        entry = concepts.setdefault(str(concept), {"features": [], "means": "", "attributes": {}, "soft": {}, "rows": [], "forms": []})
        entry["features"] = sorted({*entry["features"], *map(str, body["features"])})
        entry["means"] = body.get("means") or entry["means"]
        entry["soft"] = _soft(f"{name}: {concept}", body.get("soft"), errors) or entry["soft"]
        entry["rows"] += [dict(row) for row in body.get("compose") or ()]
        attributes = {str(k): v for k, v in (body.get("attributes") or {}).items()}
        entry["forms"] += [[str(f), attributes] for f in _listed(body.get("forms"))]
        entry["forms"] += [[f, attributes] for row in body.get("compose") or () for f in composed(row)]


def _soft(where: str, soft: Any, errors: list[str]) -> dict[str, Any]:
    """On which side of its numbers a soft word stands, whether it touches them, and of which kinds they are."""
    if soft is None:
        return {}
    if not isinstance(soft, Mapping) or set(soft) - SOFT or soft.get("side") not in SIDES:
        errors.append(f"{where}: soft is a mapping with side (before, behind), touches and kinds")
        return {}
    return {"side": soft["side"], "touches": bool(soft.get("touches")), "kinds": sorted(map(str, soft.get("kinds") or ()))}


def _listed(forms: Any) -> list[str]:
    if isinstance(forms, Mapping):
        return list(forms)
    return list(forms or ())


def composed(row: Mapping[str, Any]) -> list[str]:
    """Every prefix × stem × ending of a row; "~" stands for nothing.

    >>> composed({"stems": ["涨"], "endings": ["至", "到"]})
    ['涨至', '涨到']
    """
    parts = [row.get("prefixes") or ["~"], row["stems"], row.get("endings") or ["~"]]
    return ["".join("" if p == "~" else str(p) for p in form) for form in product(*parts)]


def _extend(extensions: Sequence[tuple[str, str, Sequence[str]]], concepts: dict[str, dict[str, Any]], errors: list[str]) -> None:
    for name, concept, stems in extensions:
        if concept not in concepts:
            errors.append(f"{name}: extend: unknown concept {concept}")
            continue
        rows = concepts[concept]["rows"]
        endings = [row.get("endings") or ["~"] for row in rows] or [["~"]]
        made = [f for ends in endings for f in composed({"stems": stems, "endings": ends})]
        concepts[concept]["forms"] += [[f, {}] for f in made]


def _tables(found: Mapping[str, Any], tables: dict[str, Any]) -> None:
    for name, value in found.items():
        if isinstance(value, list):
            tables.setdefault(str(name), []).extend(value)
        elif isinstance(value, Mapping):
            merged = tables.setdefault(str(name), {})
            for key, members in value.items():
                merged[str(key)] = [*merged.get(str(key), []), *members] if isinstance(members, list) else members
        else:
            tables[str(name)] = value


def _forms(concepts: Mapping[str, Mapping[str, Any]], masks: Iterable[str]) -> dict[str, Any]:
    """form → [concepts, attributes]; a mask that is also a form of a concept stays a form."""
    forms: dict[str, Any] = {}
    for concept, body in concepts.items():
        for form, attributes in body["forms"]:
            if not form or SEPARATOR in form:
                continue
            entry = forms.setdefault(form, [[], {}])
            if concept not in entry[0]:
                entry[0].append(concept)
            entry[1].update(attributes)
    for mask in sorted(masks):
        forms.setdefault(mask, [[], {}])
    return forms
