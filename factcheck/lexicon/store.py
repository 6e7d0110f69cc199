"""Data files under rules/: found beside the package (a checkout) or inside it (a wheel), parsed once.

Parsed YAML is kept as JSON in the user's cache folder, keyed by the bytes of the file and the version of this package, so that a warm
start parses no YAML. The cache is an optimisation only: whatever goes wrong with it is ignored, and the file itself is read.
"""

import hashlib
import json
import os
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

FORMAT = "1"  # of the cache
OFF = "FACTCHECK_NO_CACHE"


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


def cached(kind: str, key: bytes, make: Any) -> Any:
    """What make() gives (JSON-able), kept on disk under the kind and a hash of key."""
    place = _place(kind, key)
    if place is not None:
        try:
            return json.loads(place.read_bytes())
        except (OSError, ValueError):
            pass
    made = make()
    if place is not None:
        _keep(place, made)
    return made


def _place(kind: str, key: bytes) -> Path | None:
    if os.environ.get(OFF):
        return None
    folder = cache_folder()
    digest = hashlib.sha256(FORMAT.encode() + b"\0" + kind.encode() + b"\0" + key).hexdigest()
    return folder / f"{kind}-{digest[:32]}.json"


def cache_folder() -> Path:
    """The user's cache folder for this program, by the platform's convention."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "factcheck"


def _keep(place: Path, made: Any) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=place.parent, delete=False, encoding="utf-8") as out:
            json.dump(made, out, ensure_ascii=False)
        os.replace(out.name, place)
    except (OSError, TypeError, ValueError):
        return
