"""The JSON Schema of rule files, for editors that complete and check as one types.

The models below are for this schema alone: rule files are read by the modules beside, which know the place of every error. A test holds
the two to the same keys.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from factcheck.model.rule import SCOPES
from factcheck.rulefile import vocabulary as v
from factcheck.rulefile.types import TYPES, Option


def _one_of(words: Iterable[str]) -> Any:
    return Field(json_schema_extra={"enum": list(words)})


Family = Annotated[str, _one_of(v.FAMILIES)]
Kind = Annotated[str, _one_of((*v.KINDS, *v.GROUPS))]
Scope = Annotated[str, _one_of(SCOPES)]
Severity = Annotated[str, _one_of(v.SEVERITIES)]
Fallback = Annotated[str, _one_of(v.FALLBACKS)]
When = Annotated[str, _one_of(v.TIMES)]
TypeName = Annotated[str, _one_of(TYPES)]

Strings = str | list[str]
SlotNames = str | list[str]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=lambda name: name.rstrip("_").replace("_", "-"))


class Translated(_Model):
    """A text in the languages of reports."""

    zh: str | None = None
    en: str | None = None


Text = str | Translated


class SlotModel(_Model):
    """What one number of a relation must be. A number fills the slot by its words (`is`), or else by the first fallback (`or`) it meets."""

    kind: Kind | list[Kind] | None = Field(None, description="Kinds of number, or names for several: amount, rate, any. Default: any kind.")
    is_: str | list[Strings] | None = Field(None, description="Roles: any of them; a list inside the list asks for all of its roles.")
    not_: Strings | None = Field(None, description="Roles that the number must not have.")
    or_: Fallback | list[Fallback] | None = Field(None, description="What else may fill the slot, with weaker evidence.")
    or_time: When | None = Field(None, description="Short for or: [time-latest], [time-earliest] or [time-same].")
    optional: bool = Field(False, description="The relation also holds without this number.")
    within: Scope | None = Field(None, description="How far from the pivot the number may stand, where it is not as far as the rule says.")
    side: Literal["before", "after"] | None = Field(None, description="The side of the pivot on which the number stands in the text.")
    units_of: str | None = Field(None, description="Another slot: this number has its class of units.")
    operand_of: str | None = Field(None, description="A slot of a mean or a per-unit number: this number counts what that one divides by.")
    units: Strings | None = Field(None, description="Units or classes of units, by the word, symbol or class.")
    list_: bool = Field(False, description="The slot is a list of numbers.")
    at_least: Annotated[int, Field(ge=1)] = Field(1, description="Items that the list has at least.")
    host_of: str | None = Field(None, description="A list slot: this is the number that the list breaks down.")
    label: Strings | None = Field(None, description="Texts that stand at the number; … in one stands for the number or a few characters.")
    modifier: Strings | None = Field(None, description="Words of a contrast (出口, 女): the number's label has one of them.")
    time: str | None = Field(None, description="The time that the number belongs to, as it is written. Nothing looks at it yet.")


class GuardModel(_Model):
    """A marker of legitimate disagreement. One of words, heads and class."""

    words: Strings | None = Field(None, description="A concept whose words stand in the clause of the number.")
    heads: Strings | None = Field(None, description="A class of head nouns that the number is about.")
    class_: Strings | None = Field(None, description="A class of document.")
    on: SlotNames | None = Field(None, description="The slots that are looked at. Default: all.")
    then: Literal["undecided", "silent"] = Field("undecided", description="What a mismatch becomes.")
    reason: Text | None = Field(None, description="Why, for the report.")


class CaseModel(_Model):
    """One form of a claim."""

    when: str | None = Field(None, description="`slot has role`, `slot lacks role` or `slot is kind`, joined with `and`. Default: always.")
    require: str = Field(description="What must hold: an expression with one comparison.")


class ListPivot(_Model):
    """A pivot that is a list of numbers."""

    list_: str


class ExamplesModel(_Model):
    """Sentences that `factcheck rules test` runs."""

    consistent: list[str] | str | None = Field(None, description="What the rule confirms.")
    inconsistent: list[str] | str | None = Field(None, description="What the rule finds wrong.")
    tension: list[str] | str | None = Field(None, description="What holds only in a generous reading.")
    undecided: list[str] | str | None = Field(None, description="What the rule sees but cannot judge.")
    quiet: list[str] | str | None = Field(None, description="What looks checkable and is not: nothing may be complained of.")


class _Common(_Model):
    family: Family | None = Field(None, description="The family of relations that the report names.")
    reason: Text | None = Field(None, description="Why this must hold, in a sentence.")
    severity: Severity = Field(v.SEVERITIES[0], description="How loud an inconsistency is.")
    enabled: bool = Field(True, description="false: the rule is loaded but not used.")
    article: str | None = Field(None, description="A text: the rule is only for articles whose title or text contains it.")
    not_for: Strings | None = Field(None, description="Classes of document that the rule is not for.")
    within: Scope | None = Field(
        None, description="How far the numbers may stand apart. Default: sentence; article for an article's own rule."
    )
    unless: GuardModel | list[GuardModel] | None = Field(None, description="Markers of legitimate disagreement.")
    message: Text | None = Field(None, description="What the report says: {slot}, {result:slot}, {equation} and {gap} are filled in.")
    examples: ExamplesModel | None = Field(None, description="Sentences of every verdict that the rule can give, and of what stays quiet.")
    pivot: str | ListPivot | None = Field(None, description="The slot of the number (or list) that makes the claim: one verdict each.")
    slots: dict[str, SlotModel | None] | None = Field(None, description="The numbers of the relation, by name.")
    same: list[Strings] | None = Field(None, description="Slots that are one thing of one class of units; or several such lists.")
    distinct: list[Strings] | None = Field(
        None, description="Slots that are not one thing; or several such lists. Nothing looks at it yet."
    )
    about: dict[str, str] | None = Field(None, description="If the first has a label of its own, it must be the second's.")
    order: SlotNames | None = Field(None, description="Slots from the earliest to the latest, where times are written.")
    plausible: Strings | None = Field(
        None, description="What must hold of a binding before it is judged at all: else it is a wrong binding."
    )
    by_value: bool = Field(
        False,
        description="Nothing binds the numbers but that the relation holds among those of a sentence, to more digits than chance gives: "
        "the rule confirms and never complains.",
    )
    only_slips: bool = Field(False, description="A mismatch is said only where one slip of the pen explains it.")
    alone: bool = Field(
        False, description="A mismatch is said only where the sentences of its numbers have no other number of their units (see Frames)."
    )
    frames: Strings | None = Field(None, description="Sentences with places for the slots: then nothing else binds them.")
    cases: list[CaseModel] | None = Field(None, description="Forms of the claim: the first whose condition holds is judged.")
    require: str | None = Field(None, description="What must hold: an expression with one comparison.")


class OverrideModel(_Model):
    """What a file changes of a rule that another declares."""

    severity: Severity | None = Field(None, description="How loud an inconsistency is.")
    enabled: bool | None = Field(None, description="Whether the rule is used.")
    not_for: Strings | None = Field(None, description="Classes of document that the rule is not for.")


def _shape(option: Option) -> Any:
    word: Any = Annotated[str, _one_of(option.choices)] if option.choices else str
    shapes: dict[str, Any] = {
        "text": str,
        "texts": Strings,
        "choice": word,
        "choices": word | list[word],
        "boolean": bool,
        "number": int,
        "pairs": list[tuple[str, str]],
        "any": Any,
    }
    return shapes[option.shape]


def _options() -> Mapping[str, Any]:
    """The keys of single types, as fields. A key of several types takes what any of them takes."""
    found: dict[str, Any] = {}
    for name, kind in TYPES.items():
        for option in kind.options:
            shape, about = _shape(option), f"{name}: {option.about}"
            if option.name in found:
                before, field = found[option.name]
                shape, about = before | shape, field.description if option.about in field.description else f"{field.description} {about}"
            found[option.name] = shape, Field(None, description=about)
    return {name: (shape | None, field) for name, (shape, field) in found.items()}


Defaults: Any = create_model("Defaults", __base__=_Common, type=(TypeName | None, None), **_options())
RuleModel: Any = create_model(
    "RuleModel",
    __base__=Defaults,
    __doc__="One check.",
    id=(str, Field(description="The name of the rule: words joined by /, unique among all files.", pattern=r"^\w[\w.-]*(/\w[\w.-]*)*$")),
)


class _File(_Model):
    version: Literal[1] = Field(description="The version of the language of rule files.")
    language: Literal["zh", "en"] = Field("zh", description="The language of the articles that the rules are for.")
    about: str | None = Field(None, description="What the file is for, for people who read it.")
    override: dict[str, OverrideModel] | None = Field(None, description="Changes to rules of other files, by id.")
    extend_words: dict[str, Strings] | None = Field(None, description="Stems that are added to concepts of the lexicon.")


FileModel: Any = create_model(
    "FileModel",
    __base__=_File,
    __doc__="A rule file of factcheck.",
    defaults=(Defaults | None, Field(None, description="Keys that every rule of the file has where it does not say otherwise.")),
    rules=(list[RuleModel] | None, Field(None, description="The rules.")),
)


def rules_schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) of one rule file."""
    found = _bare(FileModel.model_json_schema(by_alias=True))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "factcheck rule file", **found}


def _bare(schema: Any) -> Any:
    """Without the titles that pydantic makes of names, and the defaults that only say that a key may be left out."""
    if isinstance(schema, list):
        return [_bare(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _bare(value) for key, value in schema.items() if not (key == "title" and isinstance(value, str)) and value is not None}
