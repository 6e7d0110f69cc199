"""The examples in the docstrings of the package are true."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import factcheck

MODULES = [m.name for m in walk_packages(factcheck.__path__, "factcheck.") if not m.name.endswith("__main__")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    module = import_module(name)
    failed, _ = doctest.testmod(module)
    assert not failed


def test_the_interface_has_examples() -> None:
    assert doctest.testmod(import_module("factcheck.api")).attempted >= 5
