"""Values: dataclasses that are compared by what they hold and are not changed once made.

Thousands are made for an article. That none is changed is seen to by the type checker alone: to refuse it at runtime makes every one
of them four times as slow to build. What a dataclass would generate for every class beside its constructor is shared here: there are so
many classes that it is a part of every start.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, Generic, TypeVar, dataclass_transform, overload

T = TypeVar("T")
V = TypeVar("V")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(made: type[T]) -> type[T]:
    """A class of values."""
    built: Any = dataclass(slots=True, eq=False, repr=False)(made)
    held = _held([f.name for f in fields(built) if f.compare])
    shown = tuple(f.name for f in fields(built) if f.repr)

    def equal(self: object, other: object) -> bool:
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def digest(self: object) -> int:
        return hash(held(self))

    def show(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    built.__eq__, built.__hash__, built.__repr__ = equal, digest, show
    return built  # type: ignore[no-any-return]


def _held(names: list[str]) -> Callable[[object], Any]:
    """What is compared of a value."""
    return attrgetter(*names) if names else lambda _: ()


class kept(Generic[V]):
    """A property that is made when it is first asked for and kept with its object. That of functools takes a lock for it."""

    def __init__(self, make: Callable[[Any], V]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, one: None, owner: type) -> "kept[V]": ...
    @overload
    def __get__(self, one: object, owner: type) -> V: ...
    def __get__(self, one: object | None, owner: type) -> "V | kept[V]":
        if one is None:
            return self
        found = one.__dict__[self._name] = self._make(one)
        return found
