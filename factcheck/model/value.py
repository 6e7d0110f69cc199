"""Values: dataclasses that are compared by what they hold and are not changed once made.

Thousands are made for an article. That none is changed is seen to by the type checker alone: to refuse it at runtime makes every one
of them four times as slow to build.
"""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(made: type[T]) -> type[T]:
    """A class of values."""
    return dataclass(slots=True, unsafe_hash=True)(made)
