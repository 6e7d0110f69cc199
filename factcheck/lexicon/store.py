"""Data files under rules/: found beside the package (a checkout) or inside it (a wheel), parsed once.

What is made of them is kept as JSON, keyed by the bytes that it is made from: that of the bundled files is made when the package is
built (rules/built), the rest is kept in the user's cache folder, so that a start parses no YAML. The cache is an optimisation only:
whatever goes wrong with it is ignored, and the file itself is read.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FORMAT = "3"  # of the cache
OFF = "FACTCHECK_NO_CACHE"  # set: nothing is kept
FOLDER = "FACTCHECK_CACHE"  # names another folder for what is kept
BUILT = "built"  # in the folder of the rules: what was made when the package was built


@cache
def rules_root() -> Path:
    """The folder of the bundled packs and data."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_data(relative: str) -> Any:
    """The parsed YAML of rules/<relative>. FileNotFoundError where there is none."""
    return load_file(rules_root() / relative)


@cache
def load_file(path: Path) -> Any:
    """The parsed YAML of a file, through the cache."""
    raw = path.read_bytes()
    return cached("yaml", raw, lambda: parse(raw))


def parse(raw: bytes) -> Any:
    import yaml

    return yaml.load(raw, yaml.CSafeLoader)


def stamp(files: Iterable[str | Path]) -> bytes:
    """What tells a change of files: a digest of their names and contents, in this order."""
    digest = hashlib.sha256()
    for file in files:
        with open(file, "rb") as source:
            data = source.read()
        digest.update(f"{os.path.basename(file)}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.digest()


def _digest(kind: str, key: bytes) -> str:
    return hashlib.sha256(b"\0".join((FORMAT.encode(), kind.encode(), key))).hexdigest()[:32]


def cached(kind: str, key: bytes, make: Any) -> Any:
    """What make() gives (JSON-able), kept on disk under the kind and a hash of key."""
    if os.environ.get(OFF):
        return make()
    name = f"{kind}-{_digest(kind, key)}.json"
    own = cache_folder() / name
    for place in (rules_root() / BUILT / name, own):
        try:
            return json.loads(place.read_bytes())
        except (OSError, ValueError):
            continue
    made = make()
    _keep(own, made)
    return made


def cache_folder() -> Path:
    """The folder that FACTCHECK_CACHE names, else the user's cache folder for this program, by the platform's convention."""
    if named := os.environ.get(FOLDER):
        return Path(named)
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "factcheck"


def _keep(place: Path, made: Any) -> None:
    from factcheck.files import replace

    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        replace(place, [json.dumps(made, ensure_ascii=False)])
    except (OSError, TypeError, ValueError):
        return
