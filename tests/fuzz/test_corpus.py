"""The kept corpus of every target, and a thousand steps from it; what once broke something is in the corpus too."""

import random
from pathlib import Path

import pytest

from tests.fuzz.mutations import SEEDS, mutated
from tests.fuzz.targets import TARGETS

NEAR = 10  # mutations of each target; the fuzzer tries more

KEPT = [(name, seed) for name in TARGETS for seed in SEEDS[name]]


@pytest.mark.parametrize(("name", "seed"), KEPT, ids=[f"{name}/{seed.name}" for name, seed in KEPT])
def test_what_is_kept(name: str, seed: Path) -> None:
    TARGETS[name](seed.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_near_it(name: str) -> None:
    chance = random.Random(7)
    for _ in range(NEAR):
        TARGETS[name](mutated(name, chance))
