"""The words of concepts, one a line and as JSON."""

from collections.abc import Mapping, Sequence

from factcheck.lexicon import Lexicon
from factcheck.report.json import dumps


def forms_of(concept: str, lexicon: Lexicon, bundled: Lexicon, *, added: bool) -> tuple[str, ...]:
    """The forms of a concept; with `added`, only those that the bundled lexicon does not have under it."""
    forms = lexicon.forms(concept)
    if not added:
        return forms
    known = set(bundled.forms(concept)) if concept in bundled.concepts else set()
    return tuple(form for form in forms if form not in known)


def listed(found: Mapping[str, Sequence[str]], lexicon: Lexicon, *, concept: str | None, format: str, added: bool) -> str:
    """The forms of one concept, the names of all, or with `added` every concept that has own forms, with these."""
    if format == "json":
        return dumps({"concepts": [_record(name, forms, lexicon) for name, forms in found.items() if forms or not added]}) + "\n"
    if concept is not None:
        return "".join(f"{form}\n" for form in found[concept])
    if added:
        return "".join(f"{name}: {'、'.join(forms)}\n" for name, forms in found.items() if forms)
    return "".join(f"{name}\n" for name in found)


def _record(name: str, forms: Sequence[str], lexicon: Lexicon) -> dict[str, object]:
    body = lexicon.concepts[name]
    return {"concept": name, "means": body["means"], "roles": list(body["features"]), "forms": list(forms)}
