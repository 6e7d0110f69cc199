"""A key that makes a cache remember something for one object: equal only to a key of the very same object."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """Holds an object that cannot be hashed by value. The cache keeps the object alive as long as the key."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return other.__class__ is Same and other.value is self.value
